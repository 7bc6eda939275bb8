import { DRY, WATER, type Barriers } from "./barriers.ts";
import type { CellPixels, CellSet } from "./cells.ts";

/** What stands between neighbouring land cells. */
export interface Crossings {
  /** [cells * 6] 1 where no way over land and rivers joins the two */
  blocked: Uint8Array;
  /**
   * [cells * 6] number of the river reach that must be crossed + 1, 0 for none; on a blocked edge the one
   * that a road over it must bridge
   */
  reach: Uint8Array;
}

/** One more than the hardest level. */
const LEVELS = WATER + 1;

/**
 * Finds what must be crossed between neighbouring cells.
 *
 * Two cells have no river between them only when a dry way joins their anchors; so a walk over edges
 * without rivers is a walk over dry land, and a river is a barrier without holes from its source to the sea.
 * The dry way may use the two cells' common neighbours to go round a bend of a river. A way over land at all
 * must lie within the two cells, unless a piece of the mainland would be cut off.
 *
 * @param pixels  cells on a raster that the barriers' raster divides evenly
 * @param anchor  [cells] pixel of the barriers' raster where a cell's people, road or middle lies
 */
export function crossingsOf(
  cells: CellSet,
  isLand: Uint8Array,
  pixels: CellPixels,
  barriers: Barriers,
  anchor: Int32Array,
): Crossings {
  const count = cells.ids.length;
  const blocked = new Uint8Array(count * 6);
  const reach = new Uint8Array(count * 6);
  const easiest = wayFinder(pixels, barriers, anchor);
  const pairs: { a: number; b: number; at: number; back: number; window: number[] }[] = [];
  for (let a = 0; a < count; a++) {
    for (let e = 0; e < 6; e++) {
      const b = cells.neighbour[a * 6 + e];
      if (b < a || !isLand[a] || !isLand[b]) continue;
      const common = [cells.neighbour[a * 6 + ((e + 1) % 6)], cells.neighbour[a * 6 + ((e + 5) % 6)]];
      const window = [a, b, ...common.filter((cell) => cell >= 0)];
      pairs.push({ a, b, at: a * 6 + e, back: b * 6 + ((e + 3) % 6), window });
    }
  }
  for (const { a, b, at, back, window } of pairs) {
    let way = easiest(a, b, [a, b]);
    if (way.level >= WATER) blocked[at] = blocked[back] = 1;
    if (way.level > DRY) {
      const round = easiest(a, b, window);
      if (round.level < way.level) way = round;
    }
    reach[at] = reach[back] = way.level < WATER ? way.reach : greatestReach(pixels, barriers, [a, b]);
  }
  let landmass = landmassesOf(cells, isLand, blocked);
  for (const { a, b, at, back, window } of pairs) {
    if (landmass[a] === landmass[b]) continue;
    const way = easiest(a, b, window);
    if (way.level >= WATER) continue;
    blocked[at] = blocked[back] = 0;
    reach[at] = reach[back] = way.reach;
    landmass = landmassesOf(cells, isLand, blocked);
  }
  return { blocked, reach };
}

/** The greatest river in some cells: number of its reach + 1, 0 for none. */
function greatestReach(
  { raster: coarse, cellOf, bounds }: CellPixels,
  { raster, level, reach }: Barriers,
  window: readonly number[],
): number {
  const scale = raster.pixelsPerDegree / coarse.pixelsPerDegree;
  let greatest = DRY;
  let found = 0;
  for (const cell of window) {
    for (let y = bounds[cell * 4] * scale; y < (bounds[cell * 4 + 1] + 1) * scale; y++) {
      for (let x = bounds[cell * 4 + 2] * scale; x < (bounds[cell * 4 + 3] + 1) * scale; x++) {
        if (cellOf[Math.floor(y / scale) * coarse.cols + Math.floor(x / scale)] !== cell) continue;
        const pixel = y * raster.cols + x;
        if (reach[pixel] === 0 || level[pixel] <= greatest) continue;
        greatest = level[pixel];
        found = reach[pixel];
      }
    }
  }
  return found;
}

/**
 * Numbers the sets of cells that unblocked edges join.
 *
 * @returns [cells] number of the set, in order of their first cells; -1 for no land
 */
export function landmassesOf(cells: CellSet, isLand: Uint8Array, blocked: Uint8Array): Int32Array {
  const landmass = new Int32Array(cells.ids.length).fill(-1);
  let next = 0;
  for (let first = 0; first < landmass.length; first++) {
    if (!isLand[first] || landmass[first] >= 0) continue;
    const queue = [first];
    landmass[first] = next;
    for (let k = 0; k < queue.length; k++) {
      for (let e = 0; e < 6; e++) {
        const other = cells.neighbour[queue[k] * 6 + e];
        if (other < 0 || !isLand[other] || blocked[queue[k] * 6 + e] || landmass[other] >= 0) continue;
        landmass[other] = next;
        queue.push(other);
      }
    }
    next++;
  }
  return landmass;
}

interface Way {
  /** the hardest level on it */
  level: number;
  /** reach of the last river that made it harder + 1 */
  reach: number;
}

/** A function that finds the easiest way between two anchors: first dry, then over ever greater rivers. */
function wayFinder(
  { raster: coarse, cellOf, bounds }: CellPixels,
  { raster, level, reach }: Barriers,
  anchor: Int32Array,
): (a: number, b: number, window: readonly number[]) => Way {
  const scale = raster.pixelsPerDegree / coarse.pixelsPerDegree;
  // grown to the largest window
  let seen = new Uint8Array(0);
  let crossed = new Uint8Array(0);

  return (a, b, window) => {
    let top = Infinity;
    let bottom = -1;
    let left = Infinity;
    let right = -1;
    for (const cell of window) {
      top = Math.min(top, bounds[cell * 4]);
      bottom = Math.max(bottom, bounds[cell * 4 + 1]);
      left = Math.min(left, bounds[cell * 4 + 2]);
      right = Math.max(right, bounds[cell * 4 + 3]);
    }
    const rows = (bottom - top + 1) * scale;
    const cols = (right - left + 1) * scale;
    if (seen.length < rows * cols) {
      seen = new Uint8Array(rows * cols);
      crossed = new Uint8Array(rows * cols);
    }
    seen.fill(0, 0, rows * cols);
    for (let r = top; r <= bottom; r++) {
      for (let c = left; c <= right; c++) {
        if (window.includes(cellOf[r * coarse.cols + c])) continue;
        for (let y = (r - top) * scale; y < (r - top + 1) * scale; y++)
          seen.fill(1, y * cols + (c - left) * scale, y * cols + (c - left + 1) * scale);
      }
    }
    const localOf = (pixel: number) => {
      const row = Math.floor(pixel / raster.cols);
      return (row - top * scale) * cols + (pixel - row * raster.cols - left * scale);
    };
    const start = localOf(anchor[a]);
    const goal = localOf(anchor[b]);
    const waiting: number[][] = Array.from({ length: LEVELS }, () => []);
    waiting[DRY].push(start);
    seen[start] = 1;
    crossed[start] = 0;
    for (let hardest = DRY; hardest < LEVELS; hardest++) {
      const queue = waiting[hardest];
      for (let k = 0; k < queue.length; k++) {
        const at = queue[k];
        if (at === goal) return { level: hardest, reach: crossed[at] };
        const y = Math.floor(at / cols);
        const x = at - y * cols;
        for (let side = 0; side < 4; side++) {
          const ny = y + (side === 0 ? -1 : side === 1 ? 1 : 0);
          const nx = x + (side === 2 ? -1 : side === 3 ? 1 : 0);
          if (ny < 0 || nx < 0 || ny >= rows || nx >= cols) continue;
          const next = ny * cols + nx;
          if (seen[next]) continue;
          seen[next] = 1;
          const pixel = (ny + top * scale) * raster.cols + nx + left * scale;
          const nextLevel = level[pixel];
          crossed[next] = nextLevel > hardest ? reach[pixel] : crossed[at];
          waiting[Math.max(hardest, nextLevel)].push(next);
        }
      }
    }
    return { level: WATER, reach: 0 };
  };
}
