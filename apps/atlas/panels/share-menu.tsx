import { useSignal } from "@preact/signals";
import { dayOf, isoOf } from "@p38/base";
import { ANIMATION_WIDTH_PX, drawPicture, pictured, pngOf, svgOf, type Caption } from "../map/picture.ts";
import { dark } from "../scheme.ts";
import { addressNow, day, jumpTo, lastDay, run, showsRun, tongue, words } from "../state.ts";
import { citationBibtex, citationText, embedCode, type CitedView } from "../view/cite.ts";
import { wordIn } from "../words/words.ts";

/** Ways to keep and pass on what is on show: address, citation, picture, animation, a frame in another page. */
export function ShareMenu() {
  const told = words.value.share;
  const said = useSignal("");
  const address = fullAddress(addressNow());
  const view: CitedView = {
    day: day.value,
    run: showsRun.value && run.value ? run.value.meta : null,
    address,
    accessed: isoOf(dayOf("1970-01-01") + Math.floor(Date.now() / 86_400_000)),
  };
  return (
    <div class="share">
      <Copied label={told.address} text={address} said={said} rows={2} />
      <details>
        <summary>{told.cite}</summary>
        <Copied label={told.asText} text={citationText(view, words.value)} said={said} rows={4} />
        <Copied label="BibTeX" text={citationBibtex(view)} said={said} rows={6} />
      </details>
      <details>
        <summary>{told.embed}</summary>
        <Copied
          label={told.embedCode}
          text={embedCode(`${address}&embed=1`, words.value.page.title)}
          said={said}
          rows={4}
        />
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
      <p class="fine" role="status">
        {said.value}
      </p>
    </div>
  );
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
  return { left: `${dates.full(day.value)} · ${what}`, right: "parallel38" };
}

async function keep(said: Said, kind: "png" | "svg"): Promise<void> {
  const map = pictured.value;
  if (!map) return;
  try {
    const blob =
      kind === "png"
        ? await pngOf(map, captionOf(), dark.value)
        : await svgOf(map, captionOf(), dark.value, (id, name) => tongue.value.nameOf(`place/${id}`, name));
    download(blob, `parallel38-${isoOf(day.value)}.${kind}`);
    said.value = words.value.share.kept(`parallel38-${isoOf(day.value)}.${kind}`);
  } catch (error) {
    said.value = error instanceof Error ? error.message : String(error);
  }
}

/** Hands a file to the reader's browser. */
function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const VIDEO_TYPES = ["video/webm;codecs=vp9", "video/webm;codecs=vp8", "video/webm", "video/mp4"];
const SPEEDS = [3, 7, 14] as const;
/** Days that an animation goes on for where nobody says otherwise. */
const SPAN_DAYS = 30;

/** Makes a film of a span of days, as long as it plays. */
function Animation({ said }: { said: Said }) {
  const told = words.value.share;
  const from = useSignal(isoOf(day.value));
  const to = useSignal(isoOf(Math.min(lastDay.value, day.value + SPAN_DAYS)));
  const daysASecond = useSignal<number>(7);
  const done = useSignal<number | null>(null);
  const type =
    typeof MediaRecorder === "undefined"
      ? undefined
      : VIDEO_TYPES.find((one) => MediaRecorder.isTypeSupported(one));
  if (!type) return <p class="fine">{told.noAnimation}</p>;
  const [first, last] = [from.value, to.value].map((date) => (date === "" ? NaN : dayOf(date)));
  const sound = first >= 0 && last > first && last <= lastDay.value;
  const make = async () => {
    const map = pictured.value;
    if (!map) return;
    done.value = 0;
    try {
      const blob = await film(map, first, last, daysASecond.value, type, (share) => {
        if (done.value === null) return false;
        done.value = share;
        return true;
      });
      if (blob) {
        const name = `parallel38-${from.value}-${to.value}.${type.startsWith("video/mp4") ? "mp4" : "webm"}`;
        download(blob, name);
        said.value = told.kept(name);
      }
    } catch (error) {
      said.value = error instanceof Error ? error.message : String(error);
    }
    done.value = null;
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
    <details>
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
        {done.value === null ? (
          <button type="button" class="primary" disabled={!sound} onClick={() => void make()}>
            {told.make}
          </button>
        ) : (
          <>
            <progress max={1} value={done.value} aria-label={told.animation} />
            <button type="button" onClick={() => (done.value = null)}>
              {words.value.here.stop}
            </button>
          </>
        )}
      </div>
    </details>
  );
}

/**
 * Records the map over a span of days.
 *
 * @param goOn told the share done before each day; false stops it
 * @returns null where it was stopped
 */
async function film(
  map: NonNullable<typeof pictured.value>,
  first: number,
  last: number,
  daysASecond: number,
  type: string,
  goOn: (share: number) => boolean,
): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  const before = day.value;
  jumpTo(first);
  await drawPicture(map, canvas, captionOf(), dark.value, ANIMATION_WIDTH_PX);
  const recorder = new MediaRecorder(canvas.captureStream(30), {
    mimeType: type,
    videoBitsPerSecond: 6_000_000,
  });
  const chunks: Blob[] = [];
  recorder.ondataavailable = ({ data }) => chunks.push(data);
  const ended = new Promise<void>((resolve) => (recorder.onstop = () => resolve()));
  recorder.start(500);
  let whole = true;
  for (let d = first; d <= last && whole; d++) {
    whole = goOn((d - first) / (last - first));
    const due = performance.now() + 1000 / daysASecond;
    jumpTo(d);
    await drawPicture(map, canvas, captionOf(), dark.value, ANIMATION_WIDTH_PX);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
  }
  recorder.stop();
  await ended;
  jumpTo(before);
  return whole ? new Blob(chunks, { type: type.split(";")[0] }) : null;
}
