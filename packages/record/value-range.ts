import { spanOf } from "./dates.ts";
import type { Value } from "./value.ts";

/** What a value may mean: numbers as they are, dates as minutes since the war began (midnight of 1950-06-25 in Korea). */
export interface ValueRange {
  kind: "number" | "time";
  low: number;
  high: number;
}

const MINUTES_PER_DAY = 1440;
/** "about 04:00" may mean this much earlier or later */
const ABOUT_MINUTES = 15;
/** a round number is rounded to its last digit that is not 0, but by no more than this share of itself */
const ROUNDING_SHARE = 0.05;

/**
 * The range that a value covers, rounding included: 56,000 is anything that rounds to it, 14,198 only itself, "more than
 * 400,000" all above.
 *
 * @returns null for values that are no number and no date
 */
export function rangeOf(value: Value): ValueRange | null {
  if ("number" in value) return around(value.number, "about" in value && value.about === true);
  if ("moreThan" in value) return { kind: "number", low: value.moreThan, high: Infinity };
  if ("atLeast" in value) return { kind: "number", low: value.atLeast, high: Infinity };
  if ("lessThan" in value) return { kind: "number", low: -Infinity, high: value.lessThan };
  if ("low" in value) {
    const low = around(value.low, value.about === true);
    return { kind: "number", low: low.low, high: around(value.high, value.about === true).high };
  }
  if ("part" in value) return around(value.part / value.of, false);
  if ("date" in value) return timeRange(value);
  return null;
}

function around(number: number, about: boolean): ValueRange {
  const step = lastPlace(number);
  const share = ROUNDING_SHARE * Math.abs(number);
  const half = about ? Math.max(step, share) : Math.min(step / 2, share || step / 2);
  return { kind: "number", low: number - half, high: number + half };
}

/** Worth of the last digit that is not 0: 1,000 for 56,000, 0.1 for 2.5. */
function lastPlace(number: number): number {
  if (number === 0) return 1;
  let step = 1;
  let n = Math.abs(number);
  while (!Number.isInteger(n) && step > 1e-9) {
    n *= 10;
    step /= 10;
    n = Math.round(n * 1e9) / 1e9;
  }
  while (n % 10 === 0) {
    n /= 10;
    step *= 10;
  }
  return step;
}

function timeRange(value: Extract<Value, { date: string }>): ValueRange {
  const { first, last } = spanOf(value.date);
  if (value.time === undefined)
    return { kind: "time", low: first * MINUTES_PER_DAY, high: (last + 1) * MINUTES_PER_DAY - 1 };
  const [hours, minutes] = value.time.split(":").map(Number);
  const at = first * MINUTES_PER_DAY + hours * 60 + minutes;
  const slack = value.about ? ABOUT_MINUTES : 0;
  return { kind: "time", low: at - slack, high: at + slack };
}

/**
 * Whether two values cannot both hold, as they differ by more than rounding and precision allow. Values of different kinds,
 * a number and a text, are not compared.
 */
export function differ(a: Value, b: Value): boolean {
  const rangeA = rangeOf(a);
  const rangeB = rangeOf(b);
  if (rangeA && rangeB)
    return rangeA.kind === rangeB.kind && (rangeA.high < rangeB.low || rangeB.high < rangeA.low);
  if (rangeA || rangeB) return false;
  if ("is" in a && "is" in b) return a.is !== b.is;
  if ("subjects" in a && "subjects" in b)
    return a.subjects.toSorted().join() !== b.subjects.toSorted().join();
  if ("text" in a && "text" in b) return a.text.toLowerCase() !== b.text.toLowerCase();
  if ("from" in a && "from" in b) return dateDiffers(a.from, b.from) || dateDiffers(a.to, b.to);
  // a hundredth of a degree is about a kilometre
  if ("lat" in a && "lat" in b) return Math.abs(a.lat - b.lat) > 0.02 || Math.abs(a.lon - b.lon) > 0.02;
  return false;
}

function dateDiffers(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return differ({ date: a }, { date: b });
}
