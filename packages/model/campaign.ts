import type { Run } from "./run.ts";
import type { Theater } from "./theater.ts";

export interface RunOptions {
  /** last day to compute, the theater's last where absent */
  until?: number;
  /** recorded in the run's meta */
  commit?: string;
  inputs?: Record<string, string>;
  /** called after each day with the number of days done */
  onDay?: (done: number, days: number) => void;
}

/**
 * The whole war of a theater under one seed.
 *
 * @throws RangeError when `until` or the seed is not a whole number in range
 */
export function run(_theater: Theater, _seed: number, _options: RunOptions = {}): Run {
  throw new RangeError("the model is on its way");
}
