import { dayOf, type Day } from "@p38/base";

const known = new Map<string, Day>();

/**
 * The day of an ISO date of the record, read once: each change of day asks for those of all events and lines.
 *
 * @throws RangeError when it is no calendar date
 */
export function knownDay(iso: string): Day {
  let day = known.get(iso);
  if (day === undefined) known.set(iso, (day = dayOf(iso)));
  return day;
}
