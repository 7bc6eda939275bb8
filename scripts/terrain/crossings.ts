import { DRY, WATER, type Barriers } from "./barriers.ts";
import type { Raster } from "./raster.ts";

/** What stands between two neighbouring cells. */
export interface Crossing {
  /** true when no way over land and rivers joins them within the two cells */
  blocked: boolean;
  /** reach that must be crossed + 1, 0 for none */
  reach: number;
}

export interface CrossingFinder {
  /**
   * The easiest way from one cell's anchor to another's: first dry land, then ever greater rivers.
   *
   * @param near cells whose ground may be used to go round a bend of a river
   */
  between(a: number, b: number, near: readonly number[]): Crossing;
}

/** One more than the hardest level. */
const LEVELS = WATER + 1;

/**
 * Finds what must be crossed between cells.
 *
 * Two cells have no river between them only when a dry way joins their anchors; so a walk over edges
 * without rivers is a walk over dry land, and a river is a barrier without holes from its source to the sea.
 *
 * @param coarse  raster of `cellOf`; the barriers' raster divides it evenly
 * @param cellOf  [coarse pixels] cell of each pixel
 * @param bounds  [cells * 4] first row, last row, first column, last column of each cell on the coarse raster
 * @param anchor  [cells] pixel of the barriers' raster where a cell's people, road or middle lies
 */
export function crossingFinder(
  barriers: Barriers,
  coarse: Raster,
  cellOf: Int32Array,
  bounds: Int32Array,
  anchor: Int32Array,
): CrossingFinder {
  const { raster, level, reach } = barriers;
  const scale = raster.pixelsPerDegree / coarse.pixelsPerDegree;
  // grown to the largest window
  let seen = new Uint8Array(0);
  let crossed = new Uint8Array(0);

  function easiest(a: number, b: number, window: readonly number[]): { level: number; reach: number } {
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
  }

  return {
    between(a, b, near) {
      const within = easiest(a, b, [a, b]);
      if (within.level === DRY) return { blocked: false, reach: 0 };
      if (within.level >= WATER) return { blocked: true, reach: 0 };
      const round = easiest(a, b, [a, b, ...near]);
      return { blocked: false, reach: round.level >= within.level ? within.reach : round.reach };
    },
  };
}
