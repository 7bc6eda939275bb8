import type { HexGrid } from "@p38/terrain";

const KM_PER_DEGREE = 111.195;
const RADIANS_PER_DEGREE = 0.017453292519943295;

/** A cell, and how far its centre is. */
export interface NearHex {
  hex: number;
  km: number;
}

/**
 * The cell whose centre is nearest to a point, of all or of those that `allow` lets through.
 *
 * @param lat degrees north
 * @param lon degrees east
 * @param allow [H] 1 where a cell may be chosen; all when left out
 * @returns hex -1 and km Infinity when none may be chosen
 */
export function nearestHex(grid: HexGrid, lat: number, lon: number, allow?: Uint8Array): NearHex {
  const kmPerDegreeEast = KM_PER_DEGREE * cosine(lat * RADIANS_PER_DEGREE);
  let best = -1;
  let bestSquare = Infinity;
  for (let h = 0; h < grid.H; h++) {
    if (allow && allow[h] !== 1) continue;
    const north = (grid.lat[h] - lat) * KM_PER_DEGREE;
    const east = (grid.lon[h] - lon) * kmPerDegreeEast;
    const square = north * north + east * east;
    if (square < bestSquare) {
      best = h;
      bestSquare = square;
    }
  }
  return { hex: best, km: Math.sqrt(bestSquare) };
}

/** Cosine of an angle below a right angle, from + - * / only so that every engine agrees. */
function cosine(radians: number): number {
  const square = radians * radians;
  let sum = 1;
  for (let k = 16; k >= 2; k -= 2) sum = 1 - (square / (k * (k - 1))) * sum;
  return sum;
}
