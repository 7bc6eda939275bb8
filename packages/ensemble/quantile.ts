/**
 * Quantile of numbers by linear interpolation between order statistics (Hyndman and Fan's type 7).
 *
 * @param values in any order, left as they are
 * @param p      0 to 1
 * @throws RangeError for no values or a p outside 0 to 1
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  return quantiles(values, [p])[0];
}

/** The same at several probabilities: the numbers are put in order once. */
export function quantiles(values: ArrayLike<number>, probabilities: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError("expected values to take a quantile of; found none");
  const sorted = Float64Array.from(values).sort();
  return probabilities.map((p) => {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`expected a probability from 0 to 1; found ${p}`);
    const position = (sorted.length - 1) * p;
    const below = Math.floor(position);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
  });
}
