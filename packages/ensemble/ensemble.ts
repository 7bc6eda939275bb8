import { lossesOf, type Run } from "@p38/model";
import { quantilesByDay } from "./quantile.ts";

/** Day by day numbers that can be taken from a run, each with its unit. */
export const SERIES = {
  /** cells that the communist side holds */
  communistCells: { unit: "cells", of: communistCells },
  unStrengthMen: { unit: "men", of: (run: Run) => strengthMen(run, "un") },
  communistStrengthMen: { unit: "men", of: (run: Run) => strengthMen(run, "communist") },
  /** killed, wounded, missing, captured and non-battle, that day */
  unLossMen: { unit: "men", of: (run: Run) => lossMen(run, 0) },
  communistLossMen: { unit: "men", of: (run: Run) => lossMen(run, 1) },
} as const satisfies Record<string, { unit: string; of: (run: Run) => Float64Array }>;
export type SeriesName = keyof typeof SERIES;

/** Many runs of one scenario, as the bands of chosen series. */
export interface Ensemble {
  seeds: number[];
  days: number;
  probabilities: number[];
  /** for each series [probabilities][days] */
  bands: Partial<Record<SeriesName, Float64Array[]>>;
}

/**
 * Runs a scenario under each seed, one after the other, and keeps the bands of the series asked for.
 *
 * @param runSeed makes the run of a seed, such as `(seed) => run(theater, seed)`
 * @param seeds   each seed once
 * @param onRun   sees each run as it is done, for instance to score it; the run is not kept
 * @throws RangeError when there is no seed, or runs differ in length
 */
export function runEnsemble(
  runSeed: (seed: number) => Run,
  seeds: readonly number[],
  names: readonly SeriesName[],
  probabilities: readonly number[] = [0.05, 0.25, 0.5, 0.75, 0.95],
  onRun: (run: Run, done: number) => void = () => {},
): Ensemble {
  if (seeds.length === 0) throw new RangeError("expected at least one seed; found none");
  const series = new Map(names.map((name) => [name, [] as Float64Array[]]));
  seeds.forEach((seed, k) => {
    const run = runSeed(seed);
    for (const [name, ofRuns] of series) ofRuns.push(SERIES[name].of(run));
    onRun(run, k + 1);
  });
  const bands: Ensemble["bands"] = {};
  let days = 0;
  for (const [name, ofRuns] of series) {
    bands[name] = quantilesByDay(ofRuns, probabilities);
    days = ofRuns[0].length;
  }
  return { seeds: [...seeds], days, probabilities: [...probabilities], bands };
}

function communistCells(run: Run): Float64Array {
  const cells = new Float64Array(run.D);
  const bytesPerDay = (run.H + 7) >> 3;
  for (let day = 0; day < run.D; day++)
    for (let i = 0; i < bytesPerDay; i++) {
      let bits = run.holderBits[day * bytesPerDay + i];
      for (; bits; bits &= bits - 1) cells[day]++;
    }
  return cells;
}

function strengthMen(run: Run, side: "un" | "communist"): Float64Array {
  const men = new Float64Array(run.D);
  run.meta.formations.forEach((formation, f) => {
    if (formation.side !== side) return;
    for (let day = 0; day < run.D; day++) men[day] += run.strengthMen[day * run.F + f];
  });
  return men;
}

function lossMen(run: Run, side: number): Float64Array {
  return Float64Array.from({ length: run.D }, (_, day) =>
    lossesOf(run, day)[side].reduce((sum, men) => sum + men, 0),
  );
}
