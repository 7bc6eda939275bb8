import { isoOf, type Day } from "@p38/base";
import type { LeaderFact } from "@p38/record";

/**
 * Who commands a formation on a day by the record: the last who took over by then, unless he had left.
 * Dates to the month or the year count as the whole of it.
 *
 * @param formation id in formations.json
 * @returns null where the record names nobody
 */
export function commanderOn(leaders: readonly LeaderFact[], formation: string, day: Day): LeaderFact | null {
  const date = isoOf(day);
  const last = leaders
    .filter((row) => row.formation === formation && row.from <= date)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
  return last && (last.to === undefined || date.slice(0, last.to.length) <= last.to) ? last : null;
}
