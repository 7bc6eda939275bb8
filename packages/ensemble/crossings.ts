import type { Run } from "@p38/model";

/**
 * Latitude at which a day's line of contact crosses each meridian, the mean where it crosses more than once.
 *
 * @param meridians degrees east
 * @returns degrees north, NaN where it does not cross
 */
export function crossings(run: Run, day: number, meridians: readonly number[]): Float64Array {
  const sums = new Float64Array(meridians.length);
  const times = new Int32Array(meridians.length);
  for (let i = run.lineStart[day]; i + 1 < run.lineStart[day + 1]; i++) {
    const [west, east] = [run.lineLon[i], run.lineLon[i + 1]];
    for (let m = 0; m < meridians.length; m++) {
      const lon = meridians[m];
      // an end that lies on the meridian counts for one of its two pieces only
      if (west <= lon === east <= lon) continue;
      const share = (lon - west) / (east - west);
      sums[m] += run.lineLat[i] + share * (run.lineLat[i + 1] - run.lineLat[i]);
      times[m]++;
    }
  }
  return sums.map((sum, m) => (times[m] === 0 ? NaN : sum / times[m]));
}
