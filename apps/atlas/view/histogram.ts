/** Two samples counted in the same bins, for a histogram of one beside the other. */
export interface Histogram {
  low: number;
  high: number;
  base: number[];
  change: number[];
}

const BINS = 14;

/** Counts two samples in bins from the least to the greatest of both; null where there is nothing to count. */
export function histogramOf(base: readonly number[], change: readonly number[]): Histogram | null {
  const all = [...base, ...change];
  if (all.length === 0) return null;
  const low = all.reduce((least, value) => Math.min(least, value));
  const high = all.reduce((most, value) => Math.max(most, value));
  const width = (high - low) / BINS || 1;
  const count = (values: readonly number[]) => {
    const bins = new Array<number>(BINS).fill(0);
    for (const value of values) bins[Math.min(BINS - 1, Math.floor((value - low) / width))]++;
    return bins;
  };
  return { low, high, base: count(base), change: count(change) };
}
