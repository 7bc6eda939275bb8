import { dayOf, isoOf, type Day } from "@p38/base";

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A day in words, `Sunday 25 June 1950` for 0. */
export function dateWords(day: Day): string {
  return `${WEEKDAYS[((day % 7) + 7) % 7]} ${longDate(day)}`;
}

/** A day without its weekday, `25 June 1950`. */
export function longDate(day: Day): string {
  const { date, month, year } = partsOf(day);
  return `${date} ${MONTHS[month]} ${year}`;
}

/** A day for tight places, `25 Jun 1950`. */
export function shortDate(day: Day): string {
  const { date, month, year } = partsOf(day);
  return `${date} ${MONTHS[month].slice(0, 3)} ${year}`;
}

/** Month of a day for an axis, `Jun` or, in January, `1951`. */
export function monthTick(day: Day): string {
  const { month, year } = partsOf(day);
  return month === 0 ? String(year) : MONTHS[month].slice(0, 3);
}

/** First days of the months that begin within the days 0 to `lastDay`. */
export function monthStarts(lastDay: Day): Day[] {
  const starts: Day[] = [];
  for (let day = 0; day <= lastDay; day++) if (partsOf(day).date === 1) starts.push(day);
  return starts;
}

/** How far apart two days are, in words: `on the same day`, `3 days later`, `1 day earlier`. */
export function apart(days: number): string {
  if (days === 0) return "on the same day";
  const count = Math.abs(days);
  return `${count.toLocaleString("en")} day${count === 1 ? "" : "s"} ${days > 0 ? "later" : "earlier"}`;
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

function partsOf(day: Day): { date: number; month: number; year: number } {
  const [year, month, date] = isoOf(day).split("-").map(Number);
  return { date, month: month - 1, year };
}
