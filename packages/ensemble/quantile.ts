/**
 * Quantile of numbers by linear interpolation between order statistics (Hyndman and Fan's type 7).
 *
 * @param values in any order, left as they are
 * @param p      0 to 1
 * @throws RangeError for no values or a p outside 0 to 1
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  if (values.length === 0) throw new RangeError("expected values to take a quantile of; found none");
  if (!(p >= 0 && p <= 1)) throw new RangeError(`expected a probability from 0 to 1; found ${p}`);
  const sorted = Float64Array.from(values).toSorted();
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}

/**
 * Quantiles of a series over many runs, day by day.
 *
 * @param series [K][D] one series a run, of one length
 * @param ps     the probabilities wanted
 * @returns      [ps.length][D]
 * @throws RangeError when there is no run or the lengths differ
 */
export function quantilesByDay(series: readonly ArrayLike<number>[], ps: readonly number[]): Float64Array[] {
  if (series.length === 0) throw new RangeError("expected a series a run; found none");
  const days = series[0].length;
  const odd = series.find(({ length }) => length !== days);
  if (odd) throw new RangeError(`expected series of ${days} days; found one of ${odd.length}`);
  const bands = ps.map(() => new Float64Array(days));
  const ofDay = new Float64Array(series.length);
  for (let day = 0; day < days; day++) {
    for (let k = 0; k < series.length; k++) ofDay[k] = series[k][day];
    ps.forEach((p, i) => (bands[i][day] = quantile(ofDay, p)));
  }
  return bands;
}
