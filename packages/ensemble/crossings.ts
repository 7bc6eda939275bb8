import type { Run } from "@p38/model";

/**
 * Latitude at which a line crosses each meridian, the mean where it crosses more than once.
 *
 * @param lats, lons of its points in order, degrees
 * @param meridians  degrees east
 * @returns degrees north, NaN where it does not cross
 */
export function crossingsOf(
  lats: ArrayLike<number>,
  lons: ArrayLike<number>,
  meridians: readonly number[],
): Float64Array {
  const sums = new Float64Array(meridians.length);
  const times = new Int32Array(meridians.length);
  for (let i = 0; i + 1 < lats.length; i++) {
    const [west, east] = [lons[i], lons[i + 1]];
    for (let m = 0; m < meridians.length; m++) {
      const lon = meridians[m];
      // an end that lies on the meridian counts for one of its two pieces only
      if (west <= lon === east <= lon) continue;
      const share = (lon - west) / (east - west);
      sums[m] += lats[i] + share * (lats[i + 1] - lats[i]);
      times[m]++;
    }
  }
  return sums.map((sum, m) => (times[m] === 0 ? NaN : sum / times[m]));
}

/** The same of a run's line of contact on a day. */
export function crossings(run: Run, day: number, meridians: readonly number[]): Float64Array {
  const [start, end] = [run.lineStart[day], run.lineStart[day + 1]];
  return crossingsOf(run.lineLat.subarray(start, end), run.lineLon.subarray(start, end), meridians);
}
