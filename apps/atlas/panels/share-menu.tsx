import { signal, useSignal } from "@preact/signals";
import { isoOf } from "@p38/base";
import { ANIMATION_WIDTH_PX, drawPicture, pictured, pngOf, svgOf } from "../map/picture.ts";
import { handOver } from "../hand-over.ts";
import { symbolsToCome } from "../map/symbols.ts";
import { dark } from "../scheme.ts";
import { addressToShare, day, jumpTo, lastDay, layers, run, showsRun, tongue, words } from "../state.ts";
import { citationBibtex, citationText, embedCode, type CitedView } from "../view/cite.ts";
import { readLink } from "../view/link.ts";
import type { Caption } from "../view/picture-strip.ts";
import { linesInWords } from "./lines-in-words.ts";
import { wordIn } from "../words/words.ts";

/** Ways to keep and pass on what is on show: address, citation, picture, animation, a frame in another page. */
export function ShareMenu() {
  const told = words.value.share;
  const said = useSignal("");
  const address = fullAddress(addressToShare());
  const view: CitedView = {
    day: day.value,
    run: showsRun.value && run.value ? run.value.meta : null,
    address,
    accessed: today(),
  };
  return (
    <div class="share">
      <Copied label={told.address} text={address} said={said} rows={2} />
      <details>
        <summary>{told.cite}</summary>
        <Copied label={told.asText} text={citationText(view, words.value)} said={said} rows={4} />
        <Copied label="BibTeX" text={citationBibtex(view)} said={said} rows={6} />
      </details>
      <p class="row">
        <button type="button" onClick={() => void keep(said, "png")}>
          {told.picture("PNG")}
        </button>
        <button type="button" onClick={() => void keep(said, "svg")}>
          {told.picture("SVG")}
        </button>
      </p>
      <Animation said={said} />
      <details>
        <summary>{told.embed}</summary>
        <Copied
          label={told.embedCode}
          text={embedCode(`${address}&embed=1`, words.value.page.title)}
          said={said}
          rows={4}
        />
      </details>
      <p class="fine" role="status">
        {said.value}
      </p>
    </div>
  );
}

/** The reader's own date, as ISO. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function fullAddress(hash: string): string {
  return `${location.href.replace(/#.*$/, "")}#${hash}`;
}

type Said = ReturnType<typeof useSignal<string>>;

/** A text to take along, and a button that copies it. */
function Copied({ label, text, said, rows }: { label: string; text: string; said: Said; rows: number }) {
  const told = words.value.share;
  return (
    <div class="copied">
      <label>
        {label}
        <textarea readOnly rows={rows} value={text} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <button
        type="button"
        class="small"
        onClick={async (event) => {
          const box = event.currentTarget.parentElement!.querySelector("textarea")!;
          try {
            await navigator.clipboard.writeText(text);
            said.value = told.copied;
          } catch {
            // without leave to copy, the text is marked so that the reader can
            box.focus();
            box.select();
            said.value = told.marked;
          }
        }}
      >
        {told.copy}
      </button>
    </div>
  );
}

/** What a picture of the day shows, in words. */
function captionOf(): Caption {
  const { dates, chip } = words.value;
  const shown = showsRun.value && run.value ? run.value.meta : null;
  const what = shown ? chip.run(wordIn(chip.scenarios, shown.scenario), shown.seed, false) : chip.recordOnly;
  return { left: `${dates.full(day.value)} · ${what}`, right: "parallel38", lines: linesInWords.value };
}

async function keep(said: Said, kind: "png" | "svg"): Promise<void> {
  const map = pictured.value;
  if (!map) return;
  try {
    const blob =
      kind === "png"
        ? await pngOf(map, captionOf(), dark.value)
        : await svgOf(map, captionOf(), dark.value, {
            ways: layers.value.has("ways"),
            demarcation: layers.value.has("demarcation"),
            placeName: layers.value.has("names") ? placeName : null,
          });
    handOver(blob, `parallel38-${isoOf(day.value)}.${kind}`);
    said.value = words.value.share.kept(`parallel38-${isoOf(day.value)}.${kind}`);
  } catch (error) {
    said.value = error instanceof Error ? error.message : String(error);
  }
}

function placeName(id: string, name: string): string {
  return tongue.value.nameOf(`place/${id}`, name);
}

const VIDEO_TYPES = ["video/webm;codecs=vp9", "video/webm;codecs=vp8", "video/webm", "video/mp4"];
const FRAMES_A_SECOND = 30;
const SPEEDS = [3, 7, 14] as const;
/** Days that an animation goes on for where nobody says otherwise. */
const SPAN_DAYS = 30;

/** the film that is being made, null for none; it goes on while the menu is closed */
const filming = signal<{ share: number; stop: AbortController } | null>(null);

/** Makes a film of a span of days, as long as it plays. */
function Animation({ said }: { said: Said }) {
  const told = words.value.share;
  const from = useSignal(isoOf(day.value));
  const to = useSignal(isoOf(Math.min(lastDay.value, day.value + SPAN_DAYS)));
  const daysASecond = useSignal<number>(7);
  const now = filming.value;
  // opened at once where a film is being made already
  const opened = useSignal(now !== null);
  const type =
    typeof MediaRecorder === "undefined"
      ? undefined
      : VIDEO_TYPES.find((one) => MediaRecorder.isTypeSupported(one));
  if (!type) return <p class="fine">{told.noAnimation}</p>;
  const [first, last] = [dayIn(from.value), dayIn(to.value)];
  const make = async () => {
    const map = pictured.value;
    if (!map || first === null || last === null) return;
    const stop = new AbortController();
    filming.value = { share: 0, stop };
    try {
      const blob = await film(map, first, last, daysASecond.value, type, stop.signal, (share) => {
        filming.value = { share, stop };
      });
      if (blob) {
        const name = `parallel38-${isoOf(first)}-${isoOf(last)}.${type.startsWith("video/mp4") ? "mp4" : "webm"}`;
        handOver(blob, name);
        said.value = words.value.share.kept(name);
      }
    } catch (error) {
      said.value = error instanceof Error ? error.message : String(error);
    }
    filming.value = null;
  };
  const date = (label: string, value: typeof from) => (
    <label>
      {label}{" "}
      <input
        type="date"
        min={isoOf(0)}
        max={isoOf(lastDay.value)}
        value={value.value}
        onInput={(event) => (value.value = event.currentTarget.value)}
      />
    </label>
  );
  return (
    <details open={opened.value}>
      <summary>{told.animation}</summary>
      <div class="animation">
        {date(told.from, from)}
        {date(told.to, to)}
        <label>
          <span class="hidden">{words.value.time.speed}</span>
          <select
            value={daysASecond.value}
            onChange={(event) => (daysASecond.value = Number(event.currentTarget.value))}
          >
            {SPEEDS.map((speed) => (
              <option key={speed} value={speed}>
                {words.value.time.daysASecond(speed)}
              </option>
            ))}
          </select>
        </label>
        {now === null ? (
          <button
            type="button"
            class="primary"
            disabled={first === null || last === null || last <= first}
            onClick={() => void make()}
          >
            {told.make}
          </button>
        ) : (
          <>
            <progress max={1} value={now.share} aria-label={told.animation} />
            <button type="button" onClick={() => now.stop.abort()}>
              {words.value.here.stop}
            </button>
          </>
        )}
      </div>
    </details>
  );
}

/** Day of a date that was typed, null where it isn't whole yet or out of the days on show. */
function dayIn(iso: string): number | null {
  const read = readLink(`date=${iso}`, lastDay.value).day;
  return read !== undefined && isoOf(read) === iso ? read : null;
}

/** Keeps a picture in a film until a time: only a canvas that is drawn on gives frames. */
async function holdUntil(due: number, canvas: HTMLCanvasElement): Promise<void> {
  const pen = canvas.getContext("2d")!;
  while (performance.now() < due) {
    await new Promise((resolve) =>
      setTimeout(resolve, Math.min(1000 / FRAMES_A_SECOND, due - performance.now())),
    );
    pen.drawImage(canvas, 0, 0, 1, 1, 0, 0, 1, 1);
  }
}

/**
 * Records the map over a span of days, and goes back to the day that was on show.
 *
 * @param progress told the share done, before each day
 * @returns null where it was stopped
 */
async function film(
  map: NonNullable<typeof pictured.value>,
  first: number,
  last: number,
  daysASecond: number,
  type: string,
  stop: AbortSignal,
  progress: (share: number) => void,
): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  const draw = () => drawPicture(map, canvas, captionOf(), dark.value, ANIMATION_WIDTH_PX);
  const before = day.value;
  try {
    jumpTo(first);
    await draw();
    const recorder = new MediaRecorder(canvas.captureStream(FRAMES_A_SECOND), {
      mimeType: type,
      videoBitsPerSecond: 6_000_000,
    });
    const chunks: Blob[] = [];
    recorder.ondataavailable = ({ data }) => chunks.push(data);
    const ended = new Promise<void>((resolve) => (recorder.onstop = () => resolve()));
    recorder.start(500);
    for (let d = first; d <= last && !stop.aborted; d++) {
      progress((d - first) / (last - first));
      const due = performance.now() + 1000 / daysASecond;
      jumpTo(d);
      await draw();
      // symbols that this day is the first to show come a moment later
      while (symbolsToCome() > 0 && performance.now() < due) await draw();
      await holdUntil(due, canvas);
    }
    recorder.stop();
    await ended;
    return stop.aborted ? null : new Blob(chunks, { type: type.split(";")[0] });
  } finally {
    jumpTo(before);
  }
}
