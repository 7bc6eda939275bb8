import { draw, seedOf, threefry } from "@p38/base";

/** A parameter that is not known well: its value in the scenario and the range that it may lie in. */
export interface ParameterRange {
  id: string;
  low: number;
  value: number;
  high: number;
}

/** What an ensemble is: many runs of one scenario, each with its own seed and, where asked, its own parameters. */
export interface EnsemblePlan {
  scenario: string;
  /** number that the seeds of all runs follow from */
  seed: number;
  runs: number;
  /** days of each run, from day 0 */
  days: number;
  /** parameters that are drawn anew for each run; none where only luck differs */
  ranges: ParameterRange[];
  /** hash of each input: ground, record, scenario, theater */
  inputs: Record<string, string>;
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
    ranges.map(({ id, low, value, high }, i) => {
      const u = draw(seed, 0, i, DRAWN_PARAMETER);
      return [id, u < 0.5 ? low + 2 * u * (value - low) : value + (2 * u - 1) * (high - value)];
    }),
  );
}
