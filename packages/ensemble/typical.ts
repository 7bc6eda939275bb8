import { quantile } from "./quantile.ts";
import type { Outcome } from "./outcome.ts";

/** The run that lies nearest to the middle of all, and the one that lies farthest from it. */
export interface Extremes {
  typical: Outcome;
  strangest: Outcome;
}

/**
 * The most typical and the strangest of runs: by how far each lies from the median in ground, line, losses, strengths
 * and how often places changed hands, each measured in its own spread.
 *
 * @throws RangeError without runs
 */
export function extremesOf(outcomes: readonly Outcome[]): Extremes {
  if (outcomes.length === 0) throw new RangeError("expected a run or more; found none");
  const columns = MEASURES.map((measure) => {
    const values = outcomes.map(measure);
    const middle = quantile(values, 0.5);
    const spread = quantile(values, 0.75) - quantile(values, 0.25) || 1;
    return values.map((value) => (value - middle) / spread);
  });
  const distances = outcomes.map((_, i) => columns.reduce((sum, column) => sum + column[i] * column[i], 0));
  const at = (best: (a: number, b: number) => boolean) =>
    outcomes[distances.reduce((chosen, distance, i) => (best(distance, distances[chosen]) ? i : chosen), 0)];
  return { typical: at((a, b) => a < b), strangest: at((a, b) => a > b) };
}

const MEASURES: ((outcome: Outcome) => number)[] = [
  ({ groundPercent }) => groundPercent,
  ({ lineLat }) => lineLat ?? 0,
  ({ lossMen }) => lossMen[0],
  ({ lossMen }) => lossMen[1],
  ({ strengthMen }) => strengthMen[0],
  ({ strengthMen }) => strengthMen[1],
  ({ places }) => places.reduce((sum, { changes }) => sum + changes, 0),
];
