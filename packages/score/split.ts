import { dayOf, hashText, isoOf, monthOf, type Day } from "@p38/base";

/** Which observations are for fitting and which for judging, as data/score/split.json states it. */
export interface Split {
  /** the rule in words, for people */
  rule: string[];
  /** calendar months whose days are for fitting */
  fitMonths: "even" | "odd";
  /** days left out before and from the first of a month where the two parts meet */
  gap: { daysBefore: number; daysAfter: number };
  /** places whose hash leaves this remainder are never used for fitting */
  judgedPlaces: { modulus: number; remainder: number };
  /** dates of the stretch that is wholly for judging */
  hardTest: { from: string; to: string };
}

/** What is seen on one day, or summed over a span of days; of a place or of none. */
export type Observed = { place?: string } & ({ day: Day } | { from: Day; to: Day });

/** For fitting, for judging, or in neither: in the gap between, or a span that runs over both. */
export const PARTS = ["fit", "judge", "gap", "mixed"] as const;
export type Part = (typeof PARTS)[number];

/** Whether an observation may be used to fit parameters. */
export function isForFitting(split: Split, observed: Observed): boolean {
  return partOf(split, observed) === "fit";
}

/**
 * The part of the split that an observation belongs to.
 *
 * @throws RangeError when a span ends before it begins
 */
export function partOf(split: Split, observed: Observed): Part {
  const place = observed.place === undefined || isPlaceForFitting(split, observed.place);
  if ("day" in observed) {
    if (isInGap(split, observed.day)) return "gap";
    return place && isMonthForFitting(split, observed.day) ? "fit" : "judge";
  }
  const { from, to } = observed;
  if (from > to)
    throw new RangeError(`expected a span of days; found one from ${isoOf(from)} to ${isoOf(to)}`);
  let fitDays = 0;
  for (let day = from; day <= to; day++) if (isMonthForFitting(split, day)) fitDays++;
  if (fitDays === 0) return "judge";
  return place && fitDays === to - from + 1 ? "fit" : "mixed";
}

/** Whether a day lies in the stretch that is wholly for judging. */
export function isInHardTest(split: Split, day: Day): boolean {
  return day >= dayOf(split.hardTest.from) && day <= dayOf(split.hardTest.to);
}

/** Whether what is known of a place may be used for fitting at all. */
export function isPlaceForFitting(split: Split, place: string): boolean {
  const number = parseInt(hashText(place).slice(0, 8), 16);
  return number % split.judgedPlaces.modulus !== split.judgedPlaces.remainder;
}

/** Whether a day's month is for fitting; the gap is not asked about. */
export function isMonthForFitting(split: Split, day: Day): boolean {
  if (isInHardTest(split, day)) return false;
  const isEven = Number(monthOf(day).slice(5)) % 2 === 0;
  return isEven === (split.fitMonths === "even");
}

/** Whether a day lies in the gap round a border between a month for fitting and one for judging. */
function isInGap(split: Split, day: Day): boolean {
  const { daysBefore, daysAfter } = split.gap;
  for (let first = day - daysAfter + 1; first <= day + daysBefore; first++)
    if (
      isoOf(first).endsWith("-01") &&
      isMonthForFitting(split, first) !== isMonthForFitting(split, first - 1)
    )
      return true;
  return false;
}
