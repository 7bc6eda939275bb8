import { dayOf, type Day } from "@p38/base";
import type { Phase } from "@p38/score";

/** A stretch of the war along the days: first and last day of it that a bar shows. */
export interface PhaseSpan {
  id: string;
  name: string;
  from: Day;
  to: Day;
}

/** The phases that begin by the last day of a bar, cut off there. */
export function phaseSpans(phases: readonly Phase[], lastDay: Day): PhaseSpan[] {
  return phases
    .map(({ id, name, from, to }) => ({ id, name, from: dayOf(from), to: Math.min(dayOf(to), lastDay) }))
    .filter(({ from }) => from <= lastDay);
}

/** The phase that a day belongs to; null where no phase covers it. */
export function phaseOn(spans: readonly PhaseSpan[], day: Day): PhaseSpan | null {
  return spans.find(({ from, to }) => from <= day && day <= to) ?? null;
}
