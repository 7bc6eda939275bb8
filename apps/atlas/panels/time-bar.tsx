import { useEffect, useRef } from "preact/hooks";
import { effect, untracked } from "@preact/signals";
import { isoOf } from "@p38/base";
import type { EventFact } from "@p38/record";
import { togglePlay } from "../clock.ts";
import { bookmarks, toggleBookmark } from "../bookmarks.ts";
import {
  addressNow,
  day,
  direction,
  drawer,
  embedded,
  groundShare,
  jumpTo,
  lastDay,
  phases,
  playing,
  record,
  recordedShare,
  series,
  showsRun,
  speed,
  SPEEDS,
  tongue,
  warEvents,
  wide,
  words,
} from "../state.ts";
import { BesideButton } from "./beside-bar.tsx";
import { fontsCame, PAGE_FONT } from "../fonts.ts";
import { dark } from "../scheme.ts";
import { meanByColumn, rowsOf } from "../view/lanes.ts";
import { monthStarts } from "../view/months.ts";
import { phaseOn, type PhaseSpan } from "../view/phases.ts";
import { neighbours, spanOf, turnsOf } from "../view/record-news.ts";
import { wordIn } from "../words/words.ts";

/** The day, how to move it, and the war at a glance: ground held and the record's events along the days. */
export function TimeBar() {
  const shown = day.value;
  const { before, after } = neighbours(warEvents.value, shown);
  const { time: told, dates } = words.value;
  const phase = phaseOn(phases.value, shown);
  return (
    <footer class="time-bar">
      <div class="controls">
        <PlayButton towards={-1} />
        <PlayButton towards={1} />
        <label class="speed">
          <span class="hidden">{told.speed}</span>
          <select value={speed.value} onChange={(event) => (speed.value = Number(event.currentTarget.value))}>
            {SPEEDS.map((daysPerSecond) => (
              <option key={daysPerSecond} value={daysPerSecond}>
                {wide.value ? told.daysASecond(daysPerSecond) : told.daysASecondShort(daysPerSecond)}
              </option>
            ))}
          </select>
        </label>
        <div class="when">
          <strong>{wide.value ? dates.full(shown) : dates.long(shown)}</strong>
          <span>
            {told.dayOf(shown + 1, lastDay.value + 1)}
            {phase && <span class="phase">{nameOfPhase(phase)}</span>}
          </span>
        </div>
        <div class="steps">
          <button
            type="button"
            disabled={!before}
            aria-label={wide.value ? undefined : told.eventBefore}
            title={before ? titleOf(before) : undefined}
            onClick={() => before && jumpTo(spanOf(before).from)}
          >
            {wide.value ? told.eventBefore : "‹"}
          </button>
          <button
            type="button"
            disabled={!after}
            aria-label={wide.value ? undefined : told.eventAfter}
            title={after ? titleOf(after) : undefined}
            onClick={() => after && jumpTo(spanOf(after).from)}
          >
            {wide.value ? told.eventAfter : "›"}
          </button>
        </div>
        <BookmarkButton />
        <JumpList />
        {wide.value && !embedded.value && (
          <div class="drawers">
            <BesideButton />
            {(["charts", "account", "many"] as const).map((name) => (
              <button
                key={name}
                type="button"
                data-drawer={name}
                aria-expanded={drawer.value === name}
                onClick={() => (drawer.value = drawer.value === name ? null : name)}
              >
                {words.value.tabs[name]}
              </button>
            ))}
          </div>
        )}
      </div>
      <div class="track">
        <Backdrop />
        <input
          type="range"
          min={0}
          max={lastDay.value}
          value={shown}
          step={1}
          aria-label={told.slider}
          aria-valuetext={dates.full(shown)}
          onInput={(event) => {
            jumpTo(Number(event.currentTarget.value));
          }}
        />
      </div>
    </footer>
  );
}

function PlayButton({ towards }: { towards: 1 | -1 }) {
  const told = words.value.time;
  const goes = playing.value && direction.value === towards;
  const does = goes
    ? { name: told.pause, key: told.pauseKey }
    : towards === 1
      ? { name: told.play, key: told.playKey }
      : { name: told.playBack, key: told.playBackKey };
  return (
    <button
      type="button"
      class={towards === 1 ? "play" : "play back"}
      aria-label={does.name}
      title={does.key}
      onClick={() => togglePlay(towards)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        {goes ? <path d="M6 4h4v16H6zM14 4h4v16h-4z" /> : <path d="M7 4v16l14-8z" />}
      </svg>
    </button>
  );
}

/** Keeps what is on show to come back to, or lets it go. */
function BookmarkButton() {
  const told = words.value.time;
  const address = addressNow();
  const kept = bookmarks.value.some((bookmark) => bookmark.address === address);
  return (
    <button
      type="button"
      class="bookmark"
      aria-pressed={kept}
      aria-label={kept ? told.letGo : told.keep}
      title={kept ? told.letGo : told.keep}
      onClick={() => toggleBookmark({ address, day: day.value })}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M7 3h10v18l-5-4-5 4z" />
      </svg>
    </button>
  );
}

function nameOfPhase({ id, name }: PhaseSpan): string {
  return wordIn(words.value.phases, id, name);
}

function titleOf({ id, title }: EventFact): string {
  return tongue.value.nameOf(`event/${id}`, title);
}

function JumpList() {
  const turns = turnsOf(warEvents.value);
  const years = [...new Set(turns.map((event) => isoOf(spanOf(event).from).slice(0, 4)))];
  return (
    <label class="jump">
      <span class="hidden">{words.value.time.jump}</span>
      <select
        value=""
        onChange={(event) => {
          const asked = event.currentTarget.value;
          const found = turns.find(({ id }) => id === asked);
          const phase = phases.value.find(({ id }) => asked === `phase ${id}`);
          event.currentTarget.value = "";
          if (asked.startsWith("#")) location.hash = asked;
          if (phase) jumpTo(phase.from);
          if (found) jumpTo(spanOf(found).from);
        }}
      >
        <option value="">{words.value.time.jumpTo}</option>
        {bookmarks.value.length > 0 && (
          <optgroup label={words.value.time.bookmarks}>
            {bookmarks.value.map((bookmark) => (
              <option key={bookmark.address} value={`#${bookmark.address}`}>
                {words.value.dates.long(bookmark.day)}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label={words.value.time.phases}>
          {phases.value.map((phase) => (
            <option key={phase.id} value={`phase ${phase.id}`}>
              {words.value.dates.long(phase.from)}: {nameOfPhase(phase)}
            </option>
          ))}
        </optgroup>
        {years.map((year) => (
          <optgroup key={year} label={year}>
            {turns
              .filter((event) => isoOf(spanOf(event).from).startsWith(year))
              .map((event) => (
                <option
                  key={event.id}
                  value={event.id}
                  lang={titleOf(event) === event.title ? "en" : undefined}
                >
                  {words.value.dates.dayAndMonth(spanOf(event).from)}: {titleOf(event)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

/** Ground held by each side along the days, with months and the record's events. */
function Backdrop() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    // kept, as the record's pages may take the bar away while a drawing is due
    const box = canvas.current!;
    const draw = () => drawBackdrop(box);
    const observer = new ResizeObserver(draw);
    observer.observe(box);
    const stop = effect(() => {
      void [
        shownShare(),
        phases.value,
        series.value,
        wide.value,
        warEvents.value,
        lastDay.value,
        words.value,
        fontsCame.value,
        dark.value,
      ];
      draw();
    });
    return () => {
      observer.disconnect();
      stop();
    };
  }, []);
  return <canvas class="backdrop" ref={canvas} aria-hidden="true" />;
}

/** Share of the ground on the UN side by day, the run's or the record's. */
function shownShare(): Float64Array | null {
  return showsRun.value ? groundShare.value : recordedShare.value;
}

const INKS = {
  light: {
    un: "#86b4e4",
    communist: "#e9aaa2",
    none: "#dcd8ca",
    event: "#5b1780",
    year: "#1d2730",
    month: "#6d7276",
  },
  dark: {
    un: "#39679b",
    communist: "#8d463f",
    none: "#2c343a",
    event: "#dd9bf8",
    year: "#f0eee6",
    month: "#a9b1b7",
  },
} as const;

function drawBackdrop(canvas: HTMLCanvasElement): void {
  const ink = dark.peek() ? INKS.dark : INKS.light;
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return;
  const ratio = Math.max(1, Math.min(3, devicePixelRatio || 1));
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const pen = canvas.getContext("2d")!;
  pen.scale(ratio, ratio);
  const days = lastDay.peek() + 1;
  const at = (d: number) => (d / (days - 1)) * width;
  const lanes = wide.peek()
    ? { phases: 14, operations: 11, losses: 16 }
    : { phases: 0, operations: 0, losses: 0 };
  const operationsTop = 8 + lanes.phases;
  const bandTop = operationsTop + lanes.operations;
  const bandHeight = height - 16 - bandTop - lanes.losses;
  pen.fillStyle = ink.none;
  pen.fillRect(0, bandTop, width, bandHeight);
  const share = untracked(shownShare);
  if (share) drawShare(pen, share, at, bandTop, bandHeight, ink);
  if (lanes.operations > 0) drawOperations(pen, at, operationsTop, lanes.operations, ink);
  drawPhases(pen, at, 8, wide.peek() ? bandTop + bandHeight : height - 16, ink);
  // losses are the run's
  if (lanes.losses > 0 && showsRun.peek())
    drawLosses(pen, width, bandTop + bandHeight + 1, lanes.losses - 1, ink);
  pen.fillStyle = ink.event;
  for (const event of warEvents.peek()) {
    const turn = event.kind !== "diplomatic" && event.kind !== "political" && event.kind !== "air";
    pen.globalAlpha = turn ? 0.85 : 0.4;
    pen.fillRect(at(spanOf(event).from) - 0.5, turn ? 0 : 3, 1, turn ? 7 : 4);
  }
  pen.globalAlpha = 1;
  pen.font = `11px ${PAGE_FONT}`;
  pen.textBaseline = "bottom";
  const starts = monthStarts(days - 1);
  const room = width / (days / 30.4);
  const every = room > 30 ? 1 : room > 11 ? 3 : 6;
  for (const start of starts) {
    const month = Number(isoOf(start).slice(5, 7)) - 1;
    if (month % every !== 0) continue;
    const x = at(start);
    pen.fillStyle = month === 0 ? ink.year : ink.month;
    pen.fillRect(x, bandTop, month === 0 ? 1 : 0.5, bandHeight + lanes.losses + 3);
    pen.font = `${month === 0 ? "600 " : ""}11px ${PAGE_FONT}`;
    const text = words.peek().dates.monthTick(start);
    if (x + pen.measureText(text).width < width) pen.fillText(text, x + 3, height);
  }
}

type Ink = (typeof INKS)["light"] | (typeof INKS)["dark"];

/** Ground of the UN side below, of the communist side above; days that nothing is known of stay empty. */
function drawShare(
  pen: CanvasRenderingContext2D,
  share: Float64Array,
  at: (day: number) => number,
  top: number,
  height: number,
  ink: Ink,
): void {
  const first = share.findIndex((part) => !Number.isNaN(part));
  const last = share.findLastIndex((part) => !Number.isNaN(part));
  if (first < 0) return;
  pen.fillStyle = ink.communist;
  pen.fillRect(at(first), top, at(last) - at(first), height);
  pen.fillStyle = ink.un;
  pen.beginPath();
  pen.moveTo(at(first), top + height);
  for (let d = first; d <= last; d++) pen.lineTo(at(d), top + height * (1 - share[d]));
  pen.lineTo(at(last), top + height);
  pen.fill();
}

/** A thin line where each phase of the war begins, and its name beside where there is room for it. */
function drawPhases(
  pen: CanvasRenderingContext2D,
  at: (day: number) => number,
  top: number,
  bottom: number,
  ink: Ink,
): void {
  pen.font = `11px ${PAGE_FONT}`;
  pen.textBaseline = "top";
  for (const phase of phases.peek()) {
    pen.fillStyle = ink.month;
    pen.fillRect(at(phase.from), top, 1, bottom - top);
    if (!wide.peek()) continue;
    const room = at(phase.to + 1) - at(phase.from) - 6;
    const name = [nameOfPhase(phase), wordIn(words.peek().phasesShort, phase.id, "")].find(
      (one) => pen.measureText(one).width <= room,
    );
    pen.fillStyle = ink.year;
    if (name) pen.fillText(name, at(phase.from) + 4, top + 1);
  }
}

/** The record's operations as bars along the days, those of a side in its colour, in as many rows as fit. */
function drawOperations(
  pen: CanvasRenderingContext2D,
  at: (day: number) => number,
  top: number,
  height: number,
  ink: Ink,
): void {
  const rows = rowsOf(
    (record.peek()?.operations ?? []).map(({ from, to, side }) => ({
      ...spanOf({ date: from, to }),
      side,
    })),
  );
  for (const [row, spans] of rows.slice(0, Math.floor(height / 3)).entries())
    for (const { from, to, side } of spans) {
      pen.fillStyle = side === "un" ? ink.un : ink.communist;
      pen.fillRect(at(from), top + row * 3, Math.max(2, at(to + 1) - at(from) - 1), 2);
    }
}

/** Battle losses of each day, UN above and communist below one line, by week where a day is less than a pixel. */
function drawLosses(
  pen: CanvasRenderingContext2D,
  width: number,
  top: number,
  height: number,
  ink: Ink,
): void {
  const losses = series.peek()?.battleLossMen;
  if (!losses) return;
  const columns = Math.max(1, Math.min(losses[0].length, Math.floor(width / 2)));
  const sums = losses.map((perDay) => meanByColumn(perDay, columns));
  const most = Math.max(1, ...sums.flatMap((column) => [...column]));
  const middle = top + height / 2;
  for (const [side, column] of sums.entries()) {
    pen.fillStyle = side === 0 ? ink.un : ink.communist;
    column.forEach((men, c) => {
      // roots, so that quiet weeks show beside the great offensives
      const tall = Math.sqrt(men / most) * (height / 2);
      pen.fillRect((c / columns) * width, side === 0 ? middle - tall : middle, 1.4, tall);
    });
  }
}
