import type { Day } from "@p38/base";
import { holderOf, lineOf, LOSSES, STATUSES, type Run } from "@p38/model";
import { hexAt, type HexGrid } from "@p38/terrain";
import type { LatLon } from "./geometry.ts";

/** A named point that a program is asked about. */
export interface PlacePoint {
  id: string;
  lat: number;
  lon: number;
}

/** Men lost, by category. */
export interface LossMen {
  killedMen: number;
  woundedMen: number;
  missingMen: number;
  capturedMen: number;
  nonBattleMen: number;
}

/**
 * What a score asks of anyone who tells how the war went: a run, an ensemble, a baseline, another program.
 *
 * Days count from 0 and mean dusk. Whoever has nothing to say on a question leaves the method out.
 */
export interface Answers {
  /** who answers, for headings */
  name: string;
  /** days answered for, from day 0 */
  days: number;
  /**
   * Chance that the communist side holds a place: 0 or 1 from one run, a share from many.
   *
   * @returns null where the answer does not reach, such as a place off the map
   */
  communistShare?(place: PlacePoint, day: Day): number | null;
  /** Main line of contact from the west coast to the east; empty where there is none. */
  lineOn?(day: Day): readonly LatLon[];
  /** Men that parties lost from one day to another, both included; null where no such party is known. */
  lossMen?(parties: readonly string[], from: Day, to: Day): LossMen | null;
  /** Days that formations of the parties were present, summed over formations, both days included. */
  formationDays?(parties: readonly string[], from: Day, to: Day): number;
  /** Men present of the parties' formations, or of one formation; null where it is not known. */
  strengthMen?(whose: { parties: readonly string[] } | { formation: string }, day: Day): number | null;
  /** Parties that losses and strengths are known of, by side. */
  parties?: { un: readonly string[]; communist: readonly string[] };
}

/** The answers of a run; they read the run and leave it as it is. */
export function answersOfRun(run: Run, grid: HexGrid): Answers {
  const hexOf = new Map<string, number>();
  const hexOfPlace = (place: PlacePoint) => {
    const key = `${place.lat} ${place.lon}`;
    const known = hexOf.get(key);
    if (known !== undefined) return known;
    const hex = hexAt(grid, place.lat, place.lon);
    hexOf.set(key, hex);
    return hex;
  };
  const parties = [...new Set(run.meta.formations.map(({ party }) => party))];
  const lostMen = lossSums(run, parties);
  const presentDays = presenceSums(run, parties);
  const indexesOf = (ids: readonly string[]) => ids.map((id) => parties.indexOf(id)).filter((p) => p >= 0);
  return {
    name: `${run.meta.scenario}, seed ${run.meta.seed}`,
    days: run.D,
    parties: {
      un: parties.filter((party) => sideOf(run, party) === "un"),
      communist: parties.filter((party) => sideOf(run, party) === "communist"),
    },
    communistShare(place, day) {
      const hex = hexOfPlace(place);
      return hex < 0 || day < 0 || day >= run.D ? null : holderOf(run, day, hex);
    },
    lineOn: (day) => lineOf(run, day),
    lossMen(ids, from, to) {
      const rows = indexesOf(ids);
      if (rows.length === 0) return null;
      const sum = (category: (typeof LOSSES)[number]) => {
        const c = LOSSES.indexOf(category);
        let men = 0;
        for (const p of rows) men += between(lostMen[p * LOSSES.length + c], from, to);
        return men;
      };
      return {
        killedMen: sum("killed"),
        woundedMen: sum("wounded"),
        missingMen: sum("missing"),
        capturedMen: sum("captured"),
        nonBattleMen: sum("non-battle"),
      };
    },
    formationDays: (ids, from, to) =>
      indexesOf(ids).reduce((sum, p) => sum + between(presentDays[p], from, to), 0),
    strengthMen(whose, day) {
      const isWanted =
        "formation" in whose
          ? run.meta.formations.map(({ id }) => id === whose.formation)
          : run.meta.formations.map(({ party }) => whose.parties.includes(party));
      if (!isWanted.includes(true)) return null;
      let men = 0;
      for (let f = 0; f < run.F; f++) if (isWanted[f]) men += run.strengthMen[day * run.F + f];
      return men;
    },
  };
}

function sideOf(run: Run, party: string): "un" | "communist" {
  return run.meta.formations.find((formation) => formation.party === party)?.side ?? "un";
}

/** [P * categories] men lost from day 0 to the eve of each day, [D + 1] each. */
function lossSums(run: Run, parties: readonly string[]): Float64Array[] {
  const categories = LOSSES.length;
  const sums = parties.flatMap(() => LOSSES.map(() => new Float64Array(run.D + 1)));
  const partyOf = run.meta.formations.map(({ party }) => parties.indexOf(party));
  for (let day = 0; day < run.D; day++) {
    for (const sum of sums) sum[day + 1] = sum[day];
    for (let f = 0; f < run.F; f++)
      for (let c = 0; c < categories; c++)
        sums[partyOf[f] * categories + c][day + 1] += run.lossMen[(day * run.F + f) * categories + c];
  }
  return sums;
}

/** [P] formation-days present from day 0 to the eve of each day, [D + 1] each. */
function presenceSums(run: Run, parties: readonly string[]): Float64Array[] {
  const present = STATUSES.indexOf("present");
  const sums = parties.map(() => new Float64Array(run.D + 1));
  const partyOf = run.meta.formations.map(({ party }) => parties.indexOf(party));
  for (let day = 0; day < run.D; day++) {
    for (const sum of sums) sum[day + 1] = sum[day];
    for (let f = 0; f < run.F; f++) if (run.status[day * run.F + f] === present) sums[partyOf[f]][day + 1]++;
  }
  return sums;
}

/** What a running sum grew by from one day to another, both included, as far as it goes. */
function between(sum: Float64Array, from: Day, to: Day): number {
  const last = sum.length - 1;
  const clip = (day: number) => Math.min(Math.max(day, 0), last);
  return sum[clip(to + 1)] - sum[clip(from)];
}

/** The mean of several answers, place by place; only what can be averaged is answered. */
export function meanAnswers(members: readonly Answers[], name: string): Answers {
  if (members.length === 0) throw new RangeError("expected answers to average; found none");
  return {
    name,
    days: Math.min(...members.map(({ days }) => days)),
    communistShare(place, day) {
      let sum = 0;
      for (const member of members) {
        const share = member.communistShare?.(place, day) ?? null;
        if (share === null) return null;
        sum += share;
      }
      return sum / members.length;
    },
  };
}
