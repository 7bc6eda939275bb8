import { dayOf } from "@p38/base";
import type { StrengthClaim } from "@p38/record";

/**
 * Recorded totals of men on the ground, as points for the strength chart.
 *
 * Only claims that cover a whole side on a full date count; of several for one day the first stands.
 *
 * @param days number of days
 * @returns    [2][days] men, null where nothing is recorded
 */
export function recordedStrengths(claims: readonly StrengthClaim[], days: number): (number | null)[][] {
  const points = [new Array<number | null>(days).fill(null), new Array<number | null>(days).fill(null)];
  for (const claim of claims) {
    if (claim.unit !== "men" || claim.formation || claim.date.length !== 10) continue;
    const wholeSide = claim.group === "all of the side" || claim.parties.length > 1;
    if (claim.measure !== "ground total" || !wholeSide) continue;
    const day = dayOf(claim.date);
    const side = claim.side === "un" ? 0 : claim.side === "communist" ? 1 : -1;
    if (side >= 0 && day >= 0 && day < days) points[side][day] ??= claim.value;
  }
  return points;
}
