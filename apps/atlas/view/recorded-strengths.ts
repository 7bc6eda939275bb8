import { dayOf } from "@p38/base";
import type { Run } from "@p38/model";
import type { StrengthClaim } from "@p38/record";

/** A recorded total of men on the ground, of a whole side or of one party. */
export interface RecordedStrength {
  /** side or party id */
  of: string;
  day: number;
  claim: StrengthClaim;
}

/** A recorded strength beside the men that the run has present on that day. */
export interface StrengthBeside extends RecordedStrength {
  runMen: number;
}

/**
 * Claims on all men on the ground of whole sides, or of single parties, on full dates within so many days, in order of
 * time; claims on a formation, on a kind of troops or on a group of parties are left out.
 */
export function strengthsOnRecord(
  claims: readonly StrengthClaim[],
  by: "side" | "party",
  days: number,
): RecordedStrength[] {
  return claims
    .filter(
      ({ unit, formation, date, measure }) =>
        unit === "men" && !formation && date.length === 10 && measure === "ground total",
    )
    .flatMap((claim) => {
      const of = by === "side" ? wholeSide(claim) : claim.parties.length === 1 ? claim.parties[0] : null;
      const day = dayOf(claim.date);
      return of !== null && day >= 0 && day < days ? [{ of, day, claim }] : [];
    })
    .toSorted((a, b) => a.day - b.day);
}

function wholeSide({ side, group, parties }: StrengthClaim): string | null {
  return side !== "other" && (group === "all of the side" || parties.length > 1) ? side : null;
}

/** Recorded strengths beside the run's; parties of which the run has no formation are left out. */
export function strengthsBeside(
  run: Run,
  claims: readonly StrengthClaim[],
  by: "side" | "party",
): StrengthBeside[] {
  const members = Map.groupBy(run.meta.formations.keys(), (f) => run.meta.formations[f][by]);
  return strengthsOnRecord(claims, by, run.D).flatMap((recorded) => {
    const formations = members.get(recorded.of);
    if (!formations) return [];
    const at = recorded.day * run.F;
    return [{ ...recorded, runMen: formations.reduce((sum, f) => sum + run.strengthMen[at + f], 0) }];
  });
}
