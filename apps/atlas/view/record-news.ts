import { LAST_DAY } from "@p38/base";
import type { ControlFact, EventFact, Source } from "@p38/record";
import { knownDay } from "./known-days.ts";

/** Kinds of recorded event that mark a turn of the war, for the jump list. */
const TURNS: ReadonlySet<EventFact["kind"]> = new Set([
  "operation",
  "city control",
  "landing",
  "withdrawal",
  "armistice",
  "battle",
  "command",
]);

/** First and last day of a recorded event; a date known only to the month or year counts from its start. */
export function spanOf(event: Pick<EventFact, "date" | "to">): { from: number; to: number } {
  const from = firstDay(event.date);
  return { from, to: event.to ? Math.max(from, lastDayOf(event.to)) : lastDayOf(event.date) };
}

/** Recorded events of the war in order of time, those of a day first that begin on it. */
export function eventsOfWar(events: readonly EventFact[]): EventFact[] {
  return events
    .filter((event) => firstDay(event.date) >= 0 && firstDay(event.date) <= LAST_DAY)
    .toSorted((a, b) => firstDay(a.date) - firstDay(b.date));
}

/** Events that begin on a day, and those of more than a day that go on on it, the newest first. */
export function eventsOn(
  events: readonly EventFact[],
  day: number,
): { begin: EventFact[]; goOn: EventFact[] } {
  const begin: EventFact[] = [];
  const goOn: EventFact[] = [];
  for (const event of events) {
    const { from, to } = spanOf(event);
    if (from === day) begin.push(event);
    else if (from < day && day <= to) goOn.push(event);
  }
  goOn.sort((a, b) => firstDay(b.date) - firstDay(a.date));
  return { begin, goOn };
}

/** The last event to begin before a day and the first to begin after it, null where there is none. */
export function neighbours(
  events: readonly EventFact[],
  day: number,
): { before: EventFact | null; after: EventFact | null } {
  let before: EventFact | null = null;
  for (const event of events) {
    const from = firstDay(event.date);
    if (from < day) before = event;
    if (from > day) return { before, after: event };
  }
  return { before, after: null };
}

/** Events for the jump list. */
export function turnsOf(events: readonly EventFact[]): EventFact[] {
  return events.filter((event) => TURNS.has(event.kind) && event.confidence !== "low");
}

/** Changes of hands that the record gives for a day. */
export function controlOn(control: readonly ControlFact[], day: number): ControlFact[] {
  return control.filter((fact) => fact.event !== "held" && knownDay(fact.date) === day);
}

/** What a reader should know of a fact's source: what it is called and whether it has been read. */
export function sourceWords(
  fact: { source: string; locator?: string; basis: string },
  sources: ReadonlyMap<string, Source>,
): { text: string; url: string | null; checked: boolean } {
  const source = sources.get(fact.source);
  const title = source ? [source.author, source.title].filter(Boolean).join(", ") : fact.source;
  const checked = fact.basis !== "recalled";
  return {
    text: fact.locator && !fact.locator.startsWith("http") ? `${title}, ${fact.locator}` : title,
    url: source?.url ?? null,
    checked,
  };
}

function firstDay(date: string): number {
  return knownDay(date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date);
}

function lastDayOf(date: string): number {
  if (date.length === 10) return knownDay(date);
  const [year, month] = date.split("-").map(Number);
  const next =
    month === undefined || month === 12
      ? `${year + 1}-01-01`
      : `${year}-${String(month + 1).padStart(2, "0")}-01`;
  return knownDay(next) - 1;
}
