import { isoOf, monthOf } from "@p38/base";
import type { HexGrid } from "@p38/terrain";
import { LOSSES, type Run } from "./run.ts";
import { POSTURES } from "./theater.ts";

const KM_PER_DEGREE = 111.195;
const RADIANS_PER_DEGREE = 0.017453292519943295;

/** Men that one party lost on a day or in a month. */
export interface LossRow {
  /** `1950-06-25`, or `1950-06` by month */
  date: string;
  side: "un" | "communist";
  party: string;
  killedMen: number;
  woundedMen: number;
  missingMen: number;
  capturedMen: number;
  nonBattleMen: number;
}

/** A formation on the map at dusk of a day. */
export interface FormationRow {
  id: string;
  name: string;
  side: "un" | "communist";
  party: string;
  echelon: string;
  arm: string;
  /** cell it stands in, and the middle of that cell in degrees */
  hex: number;
  lat: number;
  lon: number;
  strengthMen: number;
  posture: string;
  supplyDays: number;
}

/**
 * Losses of every party that has formations in the run, day by day or month by month.
 *
 * @returns a row per party and day (or month) in order of date, then side and party; rows of no loss too
 */
export function lossesBy(run: Run, by: "day" | "month"): LossRow[] {
  const parties = partiesOf(run);
  const partyOf = run.meta.formations.map(({ side, party }) =>
    parties.findIndex((row) => row.side === side && row.party === party),
  );
  const rows: LossRow[] = [];
  const men = new Float64Array(parties.length * LOSSES.length);
  for (let day = 0; day < run.D; day++) {
    for (let f = 0; f < run.F; f++)
      for (let c = 0; c < LOSSES.length; c++)
        men[partyOf[f] * LOSSES.length + c] += run.lossMen[(day * run.F + f) * LOSSES.length + c];
    if (by === "month" && day + 1 < run.D && monthOf(day + 1) === monthOf(day)) continue;
    const date = by === "day" ? isoOf(day) : monthOf(day);
    parties.forEach(({ side, party }, p) => {
      const [killedMen, woundedMen, missingMen, capturedMen, nonBattleMen] = men.subarray(p * LOSSES.length);
      rows.push({ date, side, party, killedMen, woundedMen, missingMen, capturedMen, nonBattleMen });
    });
    men.fill(0);
  }
  return rows;
}

/** The formations on the map at dusk of a day, in the order of the run's formations. */
export function formationsOn(run: Run, grid: HexGrid, day: number): FormationRow[] {
  const rows: FormationRow[] = [];
  for (let f = 0; f < run.F; f++) {
    const i = day * run.F + f;
    const hex = run.place[i];
    if (hex < 0) continue;
    const { id, name, side, party, echelon, arm } = run.meta.formations[f];
    rows.push({
      id,
      name,
      side,
      party,
      echelon,
      arm,
      hex,
      lat: grid.lat[hex],
      lon: grid.lon[hex],
      strengthMen: run.strengthMen[i],
      posture: POSTURES[run.posture[i]],
      supplyDays: run.supplyTenths[i] / 10,
    });
  }
  return rows;
}

/**
 * The cell nearest to a point, however far: where terrain's hexAt finds none, the land off which it lies.
 *
 * @param lat degrees north
 * @param lon degrees east
 * @returns the cell, and km from the point to its middle
 */
export function nearestHex(grid: HexGrid, lat: number, lon: number): { hex: number; km: number } {
  const kmPerDegreeEast = KM_PER_DEGREE * cosine(lat * RADIANS_PER_DEGREE);
  let best = -1;
  let bestSquare = Infinity;
  for (let h = 0; h < grid.H; h++) {
    const north = (grid.lat[h] - lat) * KM_PER_DEGREE;
    const east = (grid.lon[h] - lon) * kmPerDegreeEast;
    const square = north * north + east * east;
    if (square < bestSquare) {
      best = h;
      bestSquare = square;
    }
  }
  return { hex: best, km: Math.sqrt(bestSquare) };
}

/** Parties with formations in the run: UN side first, then by id. */
function partiesOf(run: Run): { side: "un" | "communist"; party: string }[] {
  const seen = new Map(run.meta.formations.map(({ side, party }) => [`${side} ${party}`, { side, party }]));
  const key = ({ side, party }: { side: string; party: string }) => `${side === "un" ? 0 : 1} ${party}`;
  return [...seen.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Cosine of an angle up to a right angle, from + - * / only so that every engine agrees. */
function cosine(radians: number): number {
  const square = radians * radians;
  let sum = 1;
  for (let k = 20; k >= 2; k -= 2) sum = 1 - (square / (k * (k - 1))) * sum;
  return sum;
}
