import { EVENT_KINDS, holderOf, LOSSES, type Run } from "@p38/model";
import type { HexGrid } from "@p38/terrain";
import { crossings } from "./crossings.ts";
import { MERIDIANS } from "./layout.ts";

/** A place whose holder is followed through each run. */
export interface KeyPlace {
  id: string;
  name: string;
  hex: number;
}

/** What one run came to: one row of an ensemble's table of runs. */
export interface Outcome {
  /** of the run within its ensemble, from 0 */
  index: number;
  seed: number;
  /** chained hash of each hashed array on the last day, hashed again: 16 hexadecimal digits */
  hash: string;
  /** UN share of Korea's ground at the end, percent */
  groundPercent: number;
  /** mean latitude of the line at the end, degrees; null without one */
  lineLat: number | null;
  /** lost in battle and otherwise in all */
  lossMen: [un: number, communist: number];
  /** present at the end */
  strengthMen: [un: number, communist: number];
  /** formations destroyed */
  destroyed: [un: number, communist: number];
  /** of each key place: holder at the end (0 un, 1 communist), times it changed hands, first day it did (-1 never) */
  places: { holder: number; changes: number; firstDay: number }[];
}

/** What a run came to. */
export function outcomeOf(
  run: Run,
  grid: HexGrid,
  index: number,
  keyPlaces: readonly KeyPlace[],
  hash: string,
): Outcome {
  const last = run.D - 1;
  const lats = crossings(run, last, MERIDIANS).filter((lat) => lat === lat);
  const lossMen: [number, number] = [0, 0];
  const strengthMen: [number, number] = [0, 0];
  const sideOf = run.meta.formations.map(({ side }) => (side === "un" ? 0 : 1));
  for (let i = 0; i < run.lossMen.length; i++)
    if (run.lossMen[i] > 0) lossMen[sideOf[Math.floor(i / LOSSES.length) % run.F]] += run.lossMen[i];
  for (let f = 0; f < run.F; f++) strengthMen[sideOf[f]] += run.strengthMen[last * run.F + f];
  const destroyed: [number, number] = [0, 0];
  const kind = EVENT_KINDS.indexOf("formation destroyed");
  run.eventKind.forEach((one, i) => {
    if (one === kind && run.eventFormation[i] >= 0) destroyed[sideOf[run.eventFormation[i]]]++;
  });
  return {
    index,
    seed: run.meta.seed,
    hash,
    groundPercent: groundPercentOf(run, grid, last),
    lineLat: lats.length === 0 ? null : lats.reduce((sum, lat) => sum + lat, 0) / lats.length,
    lossMen,
    strengthMen,
    destroyed,
    places: keyPlaces.map(({ hex }) => {
      let [changes, firstDay] = [0, -1];
      for (let day = 1; day < run.D; day++) {
        if (holderOf(run, day, hex) === holderOf(run, day - 1, hex)) continue;
        if (changes++ === 0) firstDay = day;
      }
      return { holder: holderOf(run, last, hex), changes, firstDay };
    }),
  };
}

/** UN share of Korea's cells on a day, percent: cells are of one size to within a tenth. */
export function groundPercentOf(run: Run, grid: HexGrid, day: number): number {
  let [un, all] = [0, 0];
  for (let h = 0; h < run.H; h++) {
    if (grid.country[h] >= 2) continue;
    all++;
    if (holderOf(run, day, h) === 0) un++;
  }
  return (100 * un) / all;
}
