/**
 * Bins of a histogram: whole counts that add up in any order, so that many runs need no more memory than few.
 *
 * A quantile read from them is right to a bin.
 */
export interface Bins {
  count: number;
  /** the bin of a value; values beyond the ends fall into the last bin on that side */
  binOf(value: number): number;
  /** the value in the middle of a bin */
  middleOf(bin: number): number;
}

/** Bins of one width from one value to another. */
export function evenBins(low: number, high: number, width: number): Bins {
  const count = Math.round((high - low) / width);
  return {
    count,
    binOf: (value) => Math.max(0, Math.min(count - 1, Math.floor((value - low) / width))),
    middleOf: (bin) => low + (bin + 0.5) * width,
  };
}

/** Steps of `ratioBins`: each bin is this much wider than the one before. */
const RATIO = 1.02;
/** Up to here each whole number has its own bin. */
const EXACT = 50;

/** Edges of the bins for numbers from 0 up: whole ones first, then each 2 % wider. */
function edgesTo(most: number): Float64Array {
  const edges: number[] = [];
  for (let n = 0; n <= EXACT; n++) edges.push(n);
  while (edges.at(-1)! < most) edges.push(Math.ceil(edges.at(-1)! * RATIO));
  return Float64Array.from(edges);
}

/** Bins for numbers of men from 0 up: whole numbers apart up to 50, then to within 1 %. */
export function ratioBins(most: number): Bins {
  const edges = edgesTo(most);
  const last = edges.length - 1;
  return {
    count: edges.length,
    binOf: (value) => lastNotAbove(edges, Math.max(0, value)),
    middleOf: (bin) =>
      bin < EXACT ? edges[bin] : bin === last ? edges[last] : (edges[bin] + edges[bin + 1] - 1) / 2,
  };
}

/** The same either side of 0, for differences. */
export function signedBins(most: number): Bins {
  const half = ratioBins(most);
  const zero = half.count - 1;
  return {
    count: 2 * half.count - 1,
    binOf: (value) => (value < 0 ? zero - half.binOf(-value) : zero + half.binOf(value)),
    middleOf: (bin) => (bin < zero ? -half.middleOf(zero - bin) : half.middleOf(bin - zero)),
  };
}

function lastNotAbove(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The value below which a share of a histogram's counts lie: the middle of the bin that it falls in.
 *
 * @param counts of each bin
 * @param p      0 to 1
 * @returns null where nothing was counted
 */
export function binnedQuantile(counts: ArrayLike<number>, bins: Bins, p: number): number | null {
  let all = 0;
  for (let i = 0; i < bins.count; i++) all += counts[i];
  if (all === 0) return null;
  // the order statistic that p falls on
  const rank = p * (all - 1);
  let below = 0;
  for (let i = 0; i < bins.count; i++) {
    below += counts[i];
    if (below > rank) return bins.middleOf(i);
  }
  return null;
}

/** Mean of a histogram's values; null where nothing was counted. */
export function binnedMean(counts: ArrayLike<number>, bins: Bins): number | null {
  let [all, sum] = [0, 0];
  for (let i = 0; i < bins.count; i++) {
    if (counts[i] === 0) continue;
    all += counts[i];
    sum += counts[i] * bins.middleOf(i);
  }
  return all === 0 ? null : sum / all;
}
