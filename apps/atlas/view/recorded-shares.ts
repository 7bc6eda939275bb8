import { dayOf } from "@p38/base";
import type { LineFact } from "@p38/record";
import { groundBeside } from "@p38/score";
import { cellAreasKm2, type HexGrid } from "@p38/terrain";

/**
 * Share of Korea's ground on the UN side of the recorded main line, day by day; between two dated lines it changes evenly.
 *
 * @param days number of days
 * @returns [days]; NaN before the first dated line and after the last
 */
export function recordedShares(lines: readonly LineFact[], grid: HexGrid, days: number): Float64Array {
  const areas = cellAreasKm2(grid);
  const known = lines
    .filter(({ pocket }) => pocket === "main")
    .map((line) => {
      const { unKm2, communistKm2 } = groundBeside(line, grid, areas);
      return { day: dayOf(line.date), share: unKm2 / (unKm2 + communistKm2) };
    })
    .toSorted((a, b) => a.day - b.day);
  const shares = new Float64Array(days).fill(Number.NaN);
  known.forEach(({ day, share }, i) => {
    const next = known[i + 1] ?? { day: day + 1, share };
    for (let d = Math.max(0, day); d < Math.min(days, next.day); d++)
      shares[d] = share + ((next.share - share) * (d - day)) / (next.day - day);
  });
  return shares;
}
