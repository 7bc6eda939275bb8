import { dayOf, isoOf, type Day } from "@p38/base";
import type { Step } from "./theater.ts";

/** A value at a day as a scenario's forces give it: one of its own, or that of a parameter times a factor. */
export interface Anchor {
  /** ISO date */
  at: string;
  /** last day that it stays so, ISO date; the day itself where absent */
  until?: string;
  value?: number;
  /** parameter whose value it takes where it has none of its own */
  parameter?: string;
  /** times that parameter, 1 where absent */
  factor?: number;
}

/**
 * A value through time from its anchors: constant from `at` to `until`, and from there to the next anchor
 * changing on the first of each month to what an even change would have made of it in the middle of that month.
 *
 * @param anchors    in order of days
 * @param parameters values of the parameters that anchors name
 * @throws RangeError when an anchor names a parameter that is not there
 */
export function stepsOf(anchors: readonly Anchor[], parameters: Readonly<Record<string, number>>): Step[] {
  const steps: Step[] = [];
  anchors.forEach((anchor, i) => {
    const value = valueOf(anchor, parameters);
    steps.push({ day: dayOf(anchor.at), value });
    const next = anchors[i + 1];
    if (!next) return;
    const heldTo = dayOf(anchor.until ?? anchor.at);
    const nextDay = dayOf(next.at);
    const nextValue = valueOf(next, parameters);
    if (nextValue === value) return;
    const starts = monthStarts(heldTo + 1, nextDay);
    starts.forEach((day, m) => {
      const middle = (day + (starts[m + 1] ?? nextDay)) / 2;
      steps.push({ day, value: value + ((nextValue - value) * (middle - heldTo)) / (nextDay - heldTo) });
    });
  });
  return steps;
}

function valueOf(anchor: Anchor, parameters: Readonly<Record<string, number>>): number {
  if (anchor.parameter === undefined) return anchor.value!;
  const value = parameters[anchor.parameter];
  if (value === undefined)
    throw new RangeError(`expected a parameter of the record; found "${anchor.parameter}"`);
  return value * (anchor.factor ?? 1);
}

/** First days of months from one day up to, not including, another. */
function monthStarts(from: Day, before: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day < before; day++) if (isoOf(day).endsWith("-01")) days.push(day);
  return days;
}
