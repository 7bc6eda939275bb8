import type { HexGrid } from "./hex-grid.ts";

/** A point further than this from every centre lies in the sea or outside the theatre. */
const REACH_KM = 6;
const KM_PER_DEGREE = 111.195;
/** Buckets of 0.1 degree: no centre within reach lies further than one bucket off. */
const BUCKETS_PER_DEGREE = 10;

interface Buckets {
  south: number;
  west: number;
  rows: number;
  cols: number;
  /** [rows * cols + 1] where each bucket begins in `cells` */
  first: Int32Array;
  /** cells, bucket by bucket */
  cells: Int32Array;
}

const bucketsOf = new WeakMap<HexGrid, Buckets>();

/**
 * The cell at a point: that of the nearest centre.
 *
 * @param lat degrees north
 * @param lon degrees east
 * @returns   index of the cell, or -1 when no centre lies within 6 km
 */
export function hexAt(grid: HexGrid, lat: number, lon: number): number {
  let buckets = bucketsOf.get(grid);
  if (!buckets) {
    buckets = makeBuckets(grid);
    bucketsOf.set(grid, buckets);
  }
  const row = Math.floor((lat - buckets.south) * BUCKETS_PER_DEGREE);
  const col = Math.floor((lon - buckets.west) * BUCKETS_PER_DEGREE);
  const kmPerDegreeLon = KM_PER_DEGREE * cosine(lat);
  let nearest = -1;
  let nearestKm2 = REACH_KM * REACH_KM;
  for (let r = Math.max(0, row - 1); r <= Math.min(buckets.rows - 1, row + 1); r++) {
    for (let c = Math.max(0, col - 1); c <= Math.min(buckets.cols - 1, col + 1); c++) {
      const bucket = r * buckets.cols + c;
      for (let k = buckets.first[bucket]; k < buckets.first[bucket + 1]; k++) {
        const h = buckets.cells[k];
        const dy = (grid.lat[h] - lat) * KM_PER_DEGREE;
        const dx = (grid.lon[h] - lon) * kmPerDegreeLon;
        const km2 = dx * dx + dy * dy;
        if (km2 < nearestKm2) {
          nearestKm2 = km2;
          nearest = h;
        }
      }
    }
  }
  return nearest;
}

/** Cosine of a latitude in degrees from + and * only, the same on every engine; good to 1e-6. */
function cosine(degrees: number): number {
  const x = degrees * 0.017453292519943295;
  const x2 = x * x;
  return 1 - (x2 / 2) * (1 - (x2 / 12) * (1 - (x2 / 30) * (1 - x2 / 56)));
}

function makeBuckets(grid: HexGrid): Buckets {
  let south = Infinity;
  let north = -Infinity;
  let west = Infinity;
  let east = -Infinity;
  for (let h = 0; h < grid.H; h++) {
    south = Math.min(south, grid.lat[h]);
    north = Math.max(north, grid.lat[h]);
    west = Math.min(west, grid.lon[h]);
    east = Math.max(east, grid.lon[h]);
  }
  const rows = Math.floor((north - south) * BUCKETS_PER_DEGREE) + 1;
  const cols = Math.floor((east - west) * BUCKETS_PER_DEGREE) + 1;
  const bucketOf = (h: number) =>
    Math.floor((grid.lat[h] - south) * BUCKETS_PER_DEGREE) * cols +
    Math.floor((grid.lon[h] - west) * BUCKETS_PER_DEGREE);
  const first = new Int32Array(rows * cols + 1);
  for (let h = 0; h < grid.H; h++) first[bucketOf(h) + 1]++;
  for (let b = 0; b < rows * cols; b++) first[b + 1] += first[b];
  const next = first.slice();
  const cells = new Int32Array(grid.H);
  for (let h = 0; h < grid.H; h++) cells[next[bucketOf(h)]++] = h;
  return { south, west, rows, cols, first, cells };
}
