import { Fragment } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { batch } from "@preact/signals";
import { dayOf } from "@p38/base";
import type { Run } from "@p38/model";
import { LAYERS, type LayerName } from "../view/link.ts";
import {
  hrefOf,
  language,
  layers,
  panelsOpen,
  reading,
  recordOnly,
  run,
  runs,
  servedRun,
  setLanguage,
  spelling,
  toggleLayer,
  wide,
  words,
} from "../state.ts";
import { SPELLINGS, type Spelling } from "../view/tongue.ts";
import { LANGUAGES } from "../words/language.ts";
import { scheme, SCHEMES, setScheme, type Scheme } from "../scheme.ts";
import { lazily } from "../record/lazily.tsx";
import { menu, type MenuName } from "./menu.ts";
import { BesideButton } from "./beside-bar.tsx";
import { wordIn, wordsOf } from "../words/words.ts";
import { making, makeRunHere, showServedRun, stopMaking } from "../worker/run-here.ts";

/** Ways to share, which come when somebody asks for them. */
const ShareMenu = lazily(() => import("./share-menu.tsx").then((module) => module.ShareMenu));
/** Menus that a narrow screen keeps behind one button. */
const MORE = ["share", "here", "about"] as const;
/** What finds subjects, which comes when somebody looks for one. */
const Find = lazily(() => import("./find.tsx").then((module) => module.Find));

/** Title, what is on show, and the menus. */
export function TopBar() {
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      if (!bar.current?.contains(event.target as Node)) menu.value = null;
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || menu.value === null) return;
      bar.current?.querySelector<HTMLElement>(`[data-menu=${menu.value}]`)?.focus();
      menu.value = null;
      event.preventDefault();
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
        parallel38 <span class="subtitle">{words.value.page.subtitle}</span>
      </h1>
      {!reading.value && <RunChip />}
      <nav class="menus" aria-label={words.value.menus.label}>
        <ReadingLink />
        {wide.value && !reading.value && (
          <button
            type="button"
            aria-pressed={panelsOpen.value}
            onClick={() => (panelsOpen.value = !panelsOpen.value)}
          >
            {words.value.menus.panels}
          </button>
        )}
        {!reading.value && (
          <>
            <MenuButton name="find" />
            <MenuButton name="layers" />
            {wide.value ? (
              MORE.map((name) => <MenuButton key={name} name={name} />)
            ) : (
              <MenuButton name="more" />
            )}
          </>
        )}
        <LanguageMenu />
      </nav>
      {menu.value === "more" && (
        <div class="menu more" role="dialog" aria-label={words.value.menus.more}>
          {MORE.map((name) => (
            <MenuButton key={name} name={name} />
          ))}
        </div>
      )}
      {menu.value === "find" && (
        <div class="menu" role="dialog" aria-label={words.value.menus.find}>
          <Find done={() => (menu.value = null)} />
        </div>
      )}
      {menu.value === "share" && (
        <div class="menu" role="dialog" aria-label={words.value.menus.share}>
          <ShareMenu />
        </div>
      )}
      {menu.value === "layers" && <LayersMenu />}
      {menu.value === "here" && <HereMenu />}
      {menu.value === "about" && <AboutMenu />}
    </header>
  );
}

/** Leads from the map to the record and back; on a narrow screen to the record by the panel of the day. */
function ReadingLink() {
  const told = words.value.reading;
  if (reading.value)
    return (
      <a class="button" href={hrefOf(null)}>
        {told.back}
      </a>
    );
  return wide.value ? (
    <a class="button primary" href={hrefOf({ section: "war" })}>
      {told.open}
    </a>
  ) : null;
}

/** Each language in its own letters, so that whoever reads only that one finds it. */
function LanguageMenu() {
  return (
    <label class="languages">
      <span class="hidden">{words.value.menus.language}</span>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="9" />
        <path d="M3 12h18M12 3c-6 6-6 12 0 18M12 3c6 6 6 12 0 18" />
      </svg>
      <select
        value={language.value}
        onChange={(event) => {
          const next = LANGUAGES.find((name) => name === event.currentTarget.value);
          if (next) setLanguage(next);
        }}
      >
        {LANGUAGES.map((name) => (
          <option key={name} value={name} lang={wordsOf(name).tag}>
            {wordsOf(name).ownName}
          </option>
        ))}
      </select>
    </label>
  );
}

function MenuButton({ name }: { name: MenuName }) {
  return (
    <button
      type="button"
      aria-expanded={menu.value === name}
      aria-haspopup="dialog"
      data-menu={name}
      onClick={() => (menu.value = menu.value === name ? null : name)}
    >
      {words.value.menus[name]}
    </button>
  );
}

function RunChip() {
  const told = words.value.chip;
  const now = making.value;
  if (now.state === "making") {
    const percent = Math.round((100 * now.done) / now.days);
    return (
      <span class="chip" role="status">
        {told.computing(now.seed, percent)}
        <progress max={now.days} value={now.done} aria-label={told.progress} />
      </span>
    );
  }
  if (!run.value) return <span class="chip">{words.value.page.loading}</span>;
  const name = (one: Run) =>
    told.run(wordIn(told.scenarios, one.meta.scenario), one.meta.seed, one !== servedRun.value);
  return (
    <label class="chip" title={told.explained}>
      <span class="hidden">{told.choose}</span>
      <select
        value={recordOnly.value ? "record" : String(runs.value.indexOf(run.value))}
        onChange={(event) => {
          const chosen = runs.value[Number(event.currentTarget.value)];
          batch(() => {
            recordOnly.value = chosen === undefined;
            if (chosen) run.value = chosen;
          });
        }}
      >
        {runs.value.map((one, i) => (
          <option key={i} value={String(i)}>
            {name(one)}
          </option>
        ))}
        <option value="record">{told.recordOnly}</option>
      </select>
    </label>
  );
}

function LayersMenu() {
  return (
    <div class="menu" role="dialog" aria-label={words.value.menus.layers}>
      {LAYERS.map((name) => (
        <label key={name}>
          <input
            type="checkbox"
            data-layer={name}
            checked={layers.value.has(name)}
            onChange={() => toggleLayer(name)}
          />
          <Swatch name={name} />
          {words.value.layers[name]}
        </label>
      ))}
      {!wide.value && (
        <>
          <RunChip />
          <BesideButton />
        </>
      )}
      <label>
        {words.value.colours.label}
        <select value={scheme.value} onChange={(event) => setScheme(event.currentTarget.value as Scheme)}>
          {SCHEMES.map((name) => (
            <option key={name} value={name}>
              {words.value.colours[name]}
            </option>
          ))}
        </select>
      </label>
      {language.value === "en" && (
        <label>
          {words.value.spellings.label}
          <select
            value={spelling.value}
            onChange={(event) => (spelling.value = event.currentTarget.value as Spelling)}
          >
            {SPELLINGS.map((name) => (
              <option key={name} value={name}>
                {words.value.spellings[name]}
              </option>
            ))}
          </select>
        </label>
      )}
      <p class="fine">{words.value.layers.note}</p>
    </div>
  );
}

function Swatch({ name }: { name: LayerName }) {
  return (
    <span class={`swatch ${name}`} aria-hidden="true">
      {name === "names" && words.value.layers.sampleOfName}
    </span>
  );
}

function HereMenu() {
  const told = words.value.here;
  const now = making.value;
  return (
    <div class="menu" role="dialog" aria-label={words.value.menus.here}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const seed = Number(new FormData(event.currentTarget).get("seed"));
          if (Number.isSafeInteger(seed) && seed >= 0) void makeRunHere(seed);
        }}
      >
        <p>{told.explained}</p>
        <label class="field">
          {told.seed}
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
              {told.stop}
            </button>
          ) : (
            <button type="submit" class="primary">
              {told.run}
            </button>
          )}
          {run.value !== servedRun.value && (
            <button type="button" onClick={showServedRun}>
              {told.back}
            </button>
          )}
        </div>
        <p class="fine" role="status" data-made={now.state} lang={now.state === "failed" ? "en" : undefined}>
          {hereWords(now)}
        </p>
        {now.state === "made" && (
          <p class="fine">
            {told.hash(words.value.dates.long(dayOf(now.ground.date)))}{" "}
            <code data-hash={now.ground.array}>{now.ground.hash}</code>
          </p>
        )}
      </form>
    </div>
  );
}

function hereWords(now: typeof making.value): string {
  const told = words.value.here;
  if (now.state === "making") return told.dayOf(now.done, now.days);
  if (now.state === "failed") return now.sentence;
  if (now.state === "none") return servedRun.value ? told.compares(servedRun.value.meta.seed) : "";
  const took = told.took(now.days, now.seconds);
  if (!now.agreement) return took;
  const { days, arrays, first } = now.agreement;
  return first
    ? `${took} ${told.differs(words.value.dates.long(dayOf(first.date)), first.array)}`
    : `${took} ${told.agrees(days * arrays)}`;
}

function AboutMenu() {
  const told = words.value.about;
  return (
    <div class="menu about" role="dialog" aria-label={words.value.menus.about}>
      <p>
        <b>{told.recordTerm}</b>
        {told.recordWords}
        <b>{told.runTerm}</b>
        {told.runWords}
      </p>
      <dl class="keys">
        {told.keys.map(([key, does]) => (
          <Fragment key={key}>
            <dt>{key}</dt>
            <dd>{does}</dd>
          </Fragment>
        ))}
      </dl>
      <p class="fine">
        {told.sources} {told.address}
      </p>
    </div>
  );
}
