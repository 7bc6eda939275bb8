import { dayOf, isoOf, type Day } from "@p38/base";
import { partsOf } from "../words/parts.ts";

/** First days of the months that begin within the days 0 to `lastDay`. */
export function monthStarts(lastDay: Day): Day[] {
  const starts: Day[] = [];
  for (let day = 0; day <= lastDay; day++) if (partsOf(day).date === 1) starts.push(day);
  return starts;
}

/** The same date some months on, or the last of that month where it has no such date. */
export function monthOff(from: number, months: number): number {
  const [year, month, date] = isoOf(from).split("-").map(Number);
  const count = year * 12 + (month - 1) + months;
  const start = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
  for (let d = date; d > 28; d--) {
    try {
      return dayOf(`${start}-${String(d).padStart(2, "0")}`);
    } catch {
      // no such date in that month: try the one before
    }
  }
  return dayOf(`${start}-${String(Math.min(date, 28)).padStart(2, "0")}`);
}
