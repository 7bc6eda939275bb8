import { batch, effect, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { dayOf } from "@p38/base";
import { dateText, type Walk } from "@p38/record";
import { loadJson } from "../load.ts";
import {
  hrefOf,
  jumpTo,
  language,
  layers,
  panelsOpen,
  record,
  showPoint,
  sourcesById,
  tongue,
  walking,
  wide,
  words,
} from "../state.ts";
import { FIRST_LAYERS } from "../view/link.ts";

/** the walks beside the page; null until they have come */
const walks = signal<Walk[] | null>(null);
let coming: Promise<void> | null = null;

/** How much further out a narrow screen looks than a walk asks for, in zoom levels. */
const NARROW_ZOOM = 0.7;

/** A guided walk: what is told at a stop, while the map shows its day and place. */
export function WalkPanel() {
  useEffect(() => {
    coming ??= loadJson<Walk[]>("walks.json").then((list) => void (walks.value = list ?? []));
    return goThere();
  }, []);
  const now = walking.value;
  const told = words.value.walk;
  if (!now || !walks.value) return <p class="fine">{words.value.page.loading}</p>;
  const walk = walks.value.find(({ id }) => id === now.id);
  const stop = walk?.stops[now.stop];
  if (!walk || !stop)
    return (
      <>
        <p>{told.missing}</p>
        <EndButton />
      </>
    );
  return (
    <div class="story walk">
      <p class="fine">{walk.title[language.value]}</p>
      <StopText key={now.stop} stop={stop} at={now.stop} of={walk.stops.length} />
    </div>
  );
}

function StopText({ stop, at, of }: { stop: Walk["stops"][number]; at: number; of: number }) {
  const told = words.value.walk;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (turned) heading.current?.focus();
    turned = true;
  }, []);
  const step = (by: number) => {
    walking.value = { id: walking.value!.id, stop: at + by };
  };
  return (
    <>
      <p class="date">
        {told.stopOf(at + 1, of)} · {dateText(stop.date, language.value)}
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {stop.title[language.value]}
      </h2>
      <progress max={of} value={at + 1} aria-label={told.stopOf(at + 1, of)} />
      <p class="told">{stop.text[language.value]}</p>
      <div class="row">
        <button type="button" disabled={at === 0} onClick={() => step(-1)}>
          ‹ {told.back}
        </button>
        {at + 1 < of ? (
          <button type="button" class="primary" onClick={() => step(1)}>
            {told.next} ›
          </button>
        ) : (
          <EndButton />
        )}
      </div>
      <p class="fine">
        {told.see}{" "}
        {stop.see.map((subject, i) => (
          <>
            {i > 0 && " · "}
            <a href={hrefOf({ subject })}>{nameOfSubject(subject)}</a>
          </>
        ))}
      </p>
      <p class="fine">
        {told.sources}{" "}
        {stop.sources.map(({ source, locator }, i) => (
          <span key={source} lang="en">
            {i > 0 && "; "}
            <a href={hrefOf({ subject: `source/${source}` })}>
              {sourcesById.value.get(source)?.title ?? source}
            </a>
            {locator !== undefined && `, ${locator}`}
          </span>
        ))}
        . {stop.basis === "recalled" && told.recalled}
      </p>
      {at + 1 < of && <EndButton />}
    </>
  );
}

/** whether a reader has gone from one stop to another: the first keeps the browser's own start */
let turned = false;

function EndButton() {
  return (
    <button type="button" onClick={endWalk}>
      {words.value.walk.end}
    </button>
  );
}

function endWalk(): void {
  batch(() => {
    walking.value = null;
    panelsOpen.value = true;
    layers.value = new Set(FIRST_LAYERS);
  });
}

/** Shows day, place and layers of each stop that comes on; returns what ends that. */
function goThere(): () => void {
  let shown = "";
  return effect(() => {
    const now = walking.value;
    const stop = now && walks.value?.find(({ id }) => id === now.id)?.stops[now.stop];
    if (!now || !stop) return;
    const key = `${now.id},${now.stop}`;
    if (key === shown) return;
    shown = key;
    batch(() => {
      panelsOpen.value = false;
      jumpTo(Math.max(0, dayOf(stop.date)));
      layers.value = new Set(stop.layers);
      const { lat, lon, zoom } = stop.look;
      showPoint(lat, lon, wide.peek() ? zoom : zoom - NARROW_ZOOM, true);
    });
  });
}

/** What a subject is called in the language of the page, or its id until the record is here. */
function nameOfSubject(subject: string): string {
  const [kind, id] = subject.split("/");
  const own =
    kind === "event"
      ? record.value?.events.find((event) => event.id === id)?.title
      : kind === "place"
        ? record.value?.places.find((place) => place.id === id)?.name
        : kind === "operation"
          ? record.value?.operations.find((operation) => operation.id === id)?.name
          : undefined;
  return tongue.value.nameOf(subject, own ?? id.replaceAll("-", " "));
}
