import { draw, hashText, seedOf, threefry } from "@p38/base";
import type { Shape } from "./layout.ts";
import type { KeyPlace } from "./outcome.ts";

/** A parameter that is not known well: its value in the scenario and the range that it may lie in. */
export interface ParameterRange {
  id: string;
  low: number;
  value: number;
  high: number;
}

/** What an ensemble is: many runs of one scenario, each with its own seed and, where asked, its own parameters. */
export interface EnsemblePlan extends Shape {
  scenario: string;
  /** number that the seeds of all runs follow from */
  seed: number;
  runs: number;
  /** parameters that are drawn anew for each run; none where only luck differs */
  ranges: ParameterRange[];
  /** hash of each input: ground, record, scenario, theater */
  inputs: Record<string, string>;
  /** places whose holder is followed through each run */
  keyPlaces: KeyPlace[];
}

/** Purposes of an ensemble's own draws; the model's count up from 0. */
const DRAWN_PARAMETER = 1000;
const SEED_OF_RUN = 1001;

/**
 * The seed of one run of an ensemble: 48 bits that follow from the ensemble's seed and the run's number, so that
 * ensembles of different seeds share no run.
 *
 * @param index of the run, from 0
 */
export function seedOfRun(ensembleSeed: number, index: number): number {
  const { high, low } = seedOf(ensembleSeed);
  const words = threefry(high, low, index, SEED_OF_RUN << 22);
  return (words[0] & 0xffff) * 4_294_967_296 + words[1];
}

/**
 * The parameters of one run: each as likely above its value as below, evenly within each half of its range.
 *
 * They follow from the run's seed alone, so the run can be made again without its ensemble.
 */
export function drawParameters(
  ranges: readonly ParameterRange[],
  seedOfThisRun: number,
): Record<string, number> {
  const seed = seedOf(seedOfThisRun);
  return Object.fromEntries(
    ranges.map(({ id, low, value, high }) => {
      const u = draw(seed, 0, entityOf(id), DRAWN_PARAMETER);
      return [id, u < 0.5 ? low + 2 * u * (value - low) : value + (2 * u - 1) * (high - value)];
    }),
  );
}

/** A parameter's number among draws: by its name, so that it draws the same whichever others are drawn. */
function entityOf(id: string): number {
  return parseInt(hashText(id).slice(0, 8), 16) >>> 10;
}

/** Grounds on which a parameter is taken as known: read from the war's record, or measured. */
const KNOWN = ["record", "computed"];

/**
 * The parameters that are not known well, each with its range.
 *
 * @param rows    of data/parameters.json
 * @param decided parameters that the scenario sets: what it asks for is not drawn
 */
export function rangesOf(
  rows: readonly { id: string; value: number; low?: number; high?: number; basis: string }[],
  decided: Readonly<Record<string, number>> = {},
): ParameterRange[] {
  return rows.flatMap(({ id, value, low, high, basis }) =>
    low === undefined || high === undefined || low >= high || KNOWN.includes(basis) || id in decided
      ? []
      : [{ id, low, value, high }],
  );
}
