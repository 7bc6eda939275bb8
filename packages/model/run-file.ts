import { pack, unpack } from "@p38/base";
import { LOSSES, type Run, type RunMeta } from "./run.ts";

const FORMAT = "p38-run-2";
const ARRAYS = [
  "place",
  "strengthMen",
  "posture",
  "status",
  "supplyTenths",
  "cohesionPercent",
  "headquarters",
  "superior",
  "lossMen",
  "holderBits",
  "lineStart",
  "lineLat",
  "lineLon",
  "fightStart",
  "fightHex",
  "fightAttacker",
  "fightDefender",
  "fightOdds",
  "fightAttackLossMen",
  "fightDefenceLossMen",
  "fightBroke",
  "supplyCamePercent",
  "wayStart",
  "wayHex",
  "wayBack",
  "wayTonnes",
  "wayLoadPercent",
  "eventStart",
  "eventKind",
  "eventFormation",
  "eventHex",
  "eventOther",
  "hashes",
] as const;

/** A run as the bytes of a run file; the same run gives the same bytes. */
export function encodeRun(run: Run): Uint8Array {
  const arrays = Object.fromEntries(ARRAYS.map((name) => [name, run[name]]));
  return pack(FORMAT, { ...run.meta, shape: { D: run.D, F: run.F, H: run.H } }, arrays);
}

/**
 * The run in a run file.
 *
 * @param file name of the file for error sentences
 * @throws DataError when the bytes are no run file, cut short or altered
 */
export function decodeRun(bytes: Uint8Array, file?: string): Run {
  const { meta, arrays } = unpack(bytes, FORMAT, file);
  const { shape, ...rest } = meta as RunMeta & { shape: { D: number; F: number; H: number } };
  return { meta: rest, ...shape, ...arrays } as unknown as Run;
}

/** Who holds a cell at dusk of a day: 0 un, 1 communist (index into SIDES). */
export function holderOf(run: Run, day: number, hex: number): number {
  const bytesPerDay = (run.H + 7) >> 3;
  return (run.holderBits[day * bytesPerDay + (hex >> 3)] >> (hex & 7)) & 1;
}

/** The main line of contact at dusk of a day as [lat, lon] points from the west coast to the east. */
export function lineOf(run: Run, day: number): [number, number][] {
  const points: [number, number][] = [];
  for (let i = run.lineStart[day]; i < run.lineStart[day + 1]; i++)
    points.push([run.lineLat[i], run.lineLon[i]]);
  return points;
}

/** Men lost on a day by side (0 un, 1 communist) and category: [2][LOSSES.length]. */
export function lossesOf(run: Run, day: number): number[][] {
  const sums = [new Array(LOSSES.length).fill(0), new Array(LOSSES.length).fill(0)];
  for (let f = 0; f < run.F; f++) {
    const side = run.meta.formations[f].side === "un" ? 0 : 1;
    for (let c = 0; c < LOSSES.length; c++)
      sums[side][c] += run.lossMen[(day * run.F + f) * LOSSES.length + c];
  }
  return sums;
}

/** Hash of one hashed array at dusk of a day, chained over all days before, as 16 hexadecimal digits. */
export function hashOf(run: Run, day: number, array: string): string {
  const a = run.meta.hashedArrays.indexOf(array);
  if (a < 0) throw new RangeError(`expected one of ${run.meta.hashedArrays.join(", ")}; found "${array}"`);
  const at = (day * run.meta.hashedArrays.length + a) * 2;
  return hex8(run.hashes[at]) + hex8(run.hashes[at + 1]);
}

function hex8(word: number): string {
  return word.toString(16).padStart(8, "0");
}
