/** A day of the war in Korea: 0 is 1950-06-25. Whole numbers only. */
export type Day = number;

/** 1953-07-27, the day the armistice was signed. */
export const LAST_DAY: Day = 1128;

const MS_PER_DAY = 86_400_000;
const DAY_ZERO_MS = Date.UTC(1950, 5, 25);

/**
 * The day of an ISO date.
 *
 * @param iso a calendar date, `1950-06-25`
 * @throws RangeError when it is no such date, 1950-02-30 included
 */
export function dayOf(iso: string): Day {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (parts) {
    const ms = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
    const day = Math.round((ms - DAY_ZERO_MS) / MS_PER_DAY);
    if (isoOf(day) === iso) return day;
  }
  throw new RangeError(`expected a calendar date such as 1950-06-25; found "${iso}"`);
}

/** The ISO date of a day, `1950-06-25` for 0. */
export function isoOf(day: Day): string {
  const daysSince1970 = day + DAY_ZERO_MS / MS_PER_DAY;
  // Civil date from a day count, whole numbers only (no Date object, so rules may call it).
  const z = daysSince1970 + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}

/** Month of a day as `1950-06`. */
export function monthOf(day: Day): string {
  return isoOf(day).slice(0, 7);
}
