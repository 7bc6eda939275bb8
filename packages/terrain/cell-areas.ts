import type { HexGrid } from "./hex-grid.ts";

const KM_PER_DEGREE = 111.195;

/** [H] km², area of each cell from its corners. */
export function cellAreasKm2(grid: HexGrid): Float64Array {
  const areas = new Float64Array(grid.H);
  for (let h = 0; h < grid.H; h++) {
    let twice = 0;
    for (let corner = 0; corner < 6; corner++) {
      const here = h * 12 + corner * 2;
      const next = h * 12 + ((corner + 1) % 6) * 2;
      twice += grid.corners[here + 1] * grid.corners[next] - grid.corners[next + 1] * grid.corners[here];
    }
    areas[h] = (Math.abs(twice) / 2) * KM_PER_DEGREE ** 2 * Math.cos((grid.lat[h] * Math.PI) / 180);
  }
  return areas;
}
