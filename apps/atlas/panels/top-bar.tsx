import { useEffect, useRef } from "preact/hooks";
import { signal } from "@preact/signals";
import { LAYERS, type LayerName } from "../view/link.ts";
import { layers, panelsOpen, run, servedRun, toggleLayer, wide } from "../state.ts";
import { making, makeRunHere, showServedRun, stopMaking } from "../worker/run-here.ts";

const menu = signal<"layers" | "here" | "about" | null>(null);

const LAYER_WORDS: { [name in LayerName]: string } = {
  held: "Ground held by each side",
  run: "Line of contact of the run",
  record: "Line of contact of the record",
  formations: "Formations",
  names: "Names of places",
  ways: "Roads and railways (closer in)",
};

/** Title, what is on show, and the menus. */
export function TopBar() {
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      if (!bar.current?.contains(event.target as Node)) menu.value = null;
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key === "Escape") menu.value = null;
    };
    addEventListener("pointerdown", close);
    addEventListener("keydown", escape);
    return () => {
      removeEventListener("pointerdown", close);
      removeEventListener("keydown", escape);
    };
  }, []);
  return (
    <header class="top-bar" ref={bar}>
      <h1>
        parallel38 <span class="subtitle">The Korean War, day by day</span>
      </h1>
      <RunChip />
      <nav class="menus" aria-label="Menus">
        {wide.value && (
          <button
            type="button"
            aria-pressed={panelsOpen.value}
            onClick={() => (panelsOpen.value = !panelsOpen.value)}
          >
            Panels
          </button>
        )}
        <MenuButton name="layers" label="Layers" />
        <MenuButton name="here" label="Run it here" />
        <MenuButton name="about" label="About" />
      </nav>
      {menu.value === "layers" && <LayersMenu />}
      {menu.value === "here" && <HereMenu />}
      {menu.value === "about" && <AboutMenu />}
    </header>
  );
}

function MenuButton({ name, label }: { name: "layers" | "here" | "about"; label: string }) {
  return (
    <button
      type="button"
      aria-expanded={menu.value === name}
      aria-haspopup="dialog"
      onClick={() => (menu.value = menu.value === name ? null : name)}
    >
      {label}
    </button>
  );
}

function RunChip() {
  const now = making.value;
  if (now.state === "making") {
    const percent = Math.round((100 * now.done) / now.days);
    return (
      <span class="chip" role="status">
        Computing seed {now.seed}: {percent} %
        <progress max={now.days} value={now.done} aria-label="Progress of the run" />
      </span>
    );
  }
  if (!run.value) return <span class="chip">Loading…</span>;
  const { scenario, seed } = run.value.meta;
  const here = run.value !== servedRun.value;
  return (
    <span
      class="chip"
      title="Everything under “Run” was computed from the decisions in this scenario, not taken from history"
    >
      Run: {scenario}, seed {seed}
      {here ? ", made here" : ""}
    </span>
  );
}

function LayersMenu() {
  return (
    <div class="menu" role="dialog" aria-label="Layers">
      {LAYERS.map((name) => (
        <label key={name}>
          <input
            type="checkbox"
            data-layer={name}
            checked={layers.value.has(name)}
            onChange={() => toggleLayer(name)}
          />
          <Swatch name={name} />
          {LAYER_WORDS[name]}
        </label>
      ))}
      <p class="fine">
        Ground in stronger colour changed hands within the last week. Striped red is communist, plain blue is
        UN. Symbols follow APP-6: blue rectangles for UN, red diamonds for communist formations.
      </p>
    </div>
  );
}

function Swatch({ name }: { name: LayerName }) {
  return <span class={`swatch ${name}`} aria-hidden="true" />;
}

function HereMenu() {
  const now = making.value;
  return (
    <form
      class="menu"
      aria-label="Run it here"
      onSubmit={(event) => {
        event.preventDefault();
        const seed = Number(new FormData(event.currentTarget).get("seed"));
        if (Number.isSafeInteger(seed) && seed >= 0) void makeRunHere(seed);
      }}
    >
      <p>
        Computes the war again in this browser, with other luck. Nothing leaves this machine. The same seed
        gives the same war, to the last bit.
      </p>
      <label class="field">
        Seed
        <input
          name="seed"
          type="number"
          min="0"
          step="1"
          required
          defaultValue={String((run.value?.meta.seed ?? 0) + 1)}
        />
      </label>
      <div class="row">
        {now.state === "making" ? (
          <button type="button" onClick={stopMaking}>
            Stop
          </button>
        ) : (
          <button type="submit" class="primary">
            Run the war
          </button>
        )}
        {run.value !== servedRun.value && (
          <button type="button" onClick={showServedRun}>
            Back to the first run
          </button>
        )}
      </div>
      <p class="fine" role="status" data-made={now.state}>
        {hereWords(now)}
      </p>
      {now.state === "made" && (
        <p class="fine">
          Hash of who holds the ground, all days up to {now.ground.date}:{" "}
          <code data-hash={now.ground.array}>{now.ground.hash}</code>
        </p>
      )}
    </form>
  );
}

function hereWords(now: typeof making.value): string {
  if (now.state === "making") return `Day ${now.done} of ${now.days}`;
  if (now.state === "failed") return now.sentence;
  if (now.state === "none")
    return servedRun.value
      ? `With seed ${servedRun.value.meta.seed} it also compares itself with the run that came with the page.`
      : "";
  const took = `${now.days.toLocaleString("en")} days in ${now.seconds.toFixed(1)} s.`;
  if (!now.agreement) return took;
  const { days, arrays, first } = now.agreement;
  return first
    ? `${took} It differs from the run that came with the page from ${first.date} on (${first.array}).`
    : `${took} All ${(days * arrays).toLocaleString("en")} daily hashes agree with the run that came with the page.`;
}

function AboutMenu() {
  return (
    <div class="menu about" role="dialog" aria-label="About">
      <p>
        <b>Record</b> is what the sources say happened. <b>Run</b> is what a model computes from the order of
        battle and the recorded decisions of both sides: no outcome is put in by hand. Where the two differ,
        history is right.
      </p>
      <dl class="keys">
        <dt>Space</dt>
        <dd>play, pause</dd>
        <dt>Arrow keys</dt>
        <dd>a day; with Shift a week</dd>
        <dt>Page Up, Down</dt>
        <dd>a month</dd>
        <dt>Home, End</dt>
        <dd>first and last day</dd>
      </dl>
      <p class="fine">
        Heights: USGS SRTM, GTOPO30, NOAA ETOPO5 (public domain). Shoreline and borders: GSHHG 2.3.7
        (LGPL-3.0-or-later). Beyond the theatre: Natural Earth (public domain). Places: GeoNames (CC BY 4.0).
        Roads and railways of 1950: recalled, course approximate. The address of this page keeps day, view and
        layers: copy it to share what you see.
      </p>
    </div>
  );
}
