import { dayOf, type Day } from "@p38/base";

/** First and last day that a date may mean. */
export interface DaySpan {
  first: Day;
  last: Day;
}

/**
 * The days that a date of the record may mean: one for `1950-06-25`, a month for `1950-06`, a year for `1950`.
 *
 * @throws RangeError when it is no such date, 1950-02-30 included
 */
export function spanOf(date: string): DaySpan {
  const [year, month, day] = date.split("-");
  if (day !== undefined) {
    const only = dayOf(date);
    return { first: only, last: only };
  }
  const firstMonth = month ?? "01";
  const lastMonth = Number(month ?? "12");
  const first = dayOf(`${year}-${firstMonth}-01`);
  const nextYear = lastMonth === 12 ? Number(year) + 1 : Number(year);
  const nextMonth = lastMonth === 12 ? 1 : lastMonth + 1;
  const last = dayOf(`${String(nextYear).padStart(4, "0")}-${String(nextMonth).padStart(2, "0")}-01`) - 1;
  return { first, last };
}

/** Order of dates of the record as they are written, those without one first: 1950 before 1950-06 before 1950-06-25. */
export function byDate(a = "", b = ""): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether a day lies within the span from one date to another, each as imprecise as it is; without `to` for good. */
export function lasts({ from, to }: { from: string; to?: string }, day: Day): boolean {
  return spanOf(from).first <= day && (to === undefined || spanOf(to).last >= day);
}

/** How precise a date of the record is. */
export function precisionOf(date: string): "day" | "month" | "year" {
  return date.length > 7 ? "day" : date.length > 4 ? "month" : "year";
}
