import { nearestOnLine, type LonLat } from "./geometry.ts";
import { colOf, fillPolygon, latOf, lonOf, rowOf, walkPixels, type Raster } from "./raster.ts";
import type { LandPolygon, RiverReach } from "./sources.ts";

/** How hard a pixel is to pass: dry land, a small, medium or great river, deep water. */
export const DRY = 0;
export const WATER = 4;

/** Water along a river's own line counts as that river this far out, so that estuaries are rivers. */
const ESTUARY_KM = 0.6;
/** The lower end of a river nearer than this to another river, or to the sea, is joined to it. */
const JOIN_KM = 3.5;
const KM_PER_DEGREE = 111.195;

export interface Barriers {
  raster: Raster;
  /** [rows * cols] DRY, 4 - size of the river (1 small, 2 medium, 3 great), or WATER */
  level: Uint8Array;
  /** [rows * cols] number of the reach + 1 where a river runs, else 0 */
  reach: Uint8Array;
}

/** Draws sea, lakes and rivers on a fine raster. */
export function barriersOf(
  raster: Raster,
  land: readonly LandPolygon[],
  lakes: readonly LonLat[][][],
  rivers: readonly RiverReach[],
): Barriers {
  const level = new Uint8Array(raster.rows * raster.cols).fill(WATER);
  for (const { rings } of land) fillPolygon(raster, rings, DRY, level);
  const lake = new Uint8Array(raster.rows * raster.cols);
  for (const rings of lakes) {
    fillPolygon(raster, rings, WATER, level);
    fillPolygon(raster, rings, 1, lake);
  }
  const reach = new Uint8Array(raster.rows * raster.cols);
  const lines = rivers.map((river) => joined(river, rivers, raster, level));
  // great rivers last, so that they win where lines run together
  const order = rivers.map((_, r) => r).toSorted((a, b) => rivers[b].size - rivers[a].size || a - b);
  const reachPixels = Math.round((ESTUARY_KM / KM_PER_DEGREE) * raster.pixelsPerDegree);
  for (const r of order) {
    const strength = 4 - rivers[r].size;
    const middle: number[] = [];
    walkPixels(raster, lines[r], (pixel) => {
      if (lake[pixel]) return;
      if (level[pixel] === WATER) middle.push(pixel);
      level[pixel] = strength;
      reach[pixel] = r + 1;
    });
    // the water beside the line is the river too
    for (const pixel of middle) {
      const row = Math.floor(pixel / raster.cols);
      const col = pixel - row * raster.cols;
      for (let dr = -reachPixels; dr <= reachPixels; dr++) {
        for (let dc = -reachPixels; dc <= reachPixels; dc++) {
          if (dr * dr + dc * dc > reachPixels * reachPixels) continue;
          const y = row + dr;
          const x = col + dc;
          if (y < 0 || x < 0 || y >= raster.rows || x >= raster.cols) continue;
          const other = y * raster.cols + x;
          if (level[other] !== WATER || lake[other]) continue;
          level[other] = strength;
          reach[other] = r + 1;
        }
      }
    }
  }
  return { raster, level, reach };
}

/** The river's line, its end led on to the river that it joins or to the sea. */
function joined(
  river: RiverReach,
  all: readonly RiverReach[],
  raster: Raster,
  level: Uint8Array,
): readonly LonLat[] {
  const end = river.line[river.line.length - 1];
  const on = nearestRiver(end, river, all) ?? nearestWater(end, raster, level);
  return on ? [...river.line, on] : river.line;
}

function nearestRiver(point: LonLat, river: RiverReach, all: readonly RiverReach[]): LonLat | undefined {
  let best = JOIN_KM;
  let found: LonLat | undefined;
  for (const other of all) {
    if (other === river) continue;
    const near = nearestOnLine(point[0], point[1], other.line);
    if (near.km < best) {
      best = near.km;
      found = [near.lon, near.lat];
    }
  }
  return found;
}

function nearestWater([lon, lat]: LonLat, raster: Raster, level: Uint8Array): LonLat | undefined {
  const reach = Math.round((JOIN_KM / KM_PER_DEGREE) * raster.pixelsPerDegree);
  const row = rowOf(raster, lat);
  const col = colOf(raster, lon);
  let best = reach * reach + 1;
  let found: LonLat | undefined;
  for (let y = Math.max(0, row - reach); y <= Math.min(raster.rows - 1, row + reach); y++) {
    for (let x = Math.max(0, col - reach); x <= Math.min(raster.cols - 1, col + reach); x++) {
      const d2 = (y - row) * (y - row) + (x - col) * (x - col);
      if (d2 >= best || level[y * raster.cols + x] !== WATER) continue;
      best = d2;
      found = [lonOf(raster, x), latOf(raster, y)];
    }
  }
  return found;
}
