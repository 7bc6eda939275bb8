import { DRY } from "./barriers.ts";
import { nearestCell, type CellPixels, type CellSet } from "./cells.ts";
import { densify, greatCircleKm } from "./geometry.ts";
import { CHINA, KOREA, SEA } from "./countries.ts";
import { colOf, rowOf, type Raster } from "./raster.ts";
import type { Course, SourcePlace } from "./sources.ts";

/** A cell's anchor follows a road that comes this near to its middle. */
const ROAD_KM = 2.2;
/** Kinds of places where no one lives, so that they say nothing of the cell's chief bank. */
const UNSETTLED = ["hill", "pass", "airfield", "reservoir", "camp"];

/**
 * The pixel that stands for each cell when asking what lies between cells: where its chief town lies, else
 * where its best road passes nearest to the middle, else the middle; moved to the nearest dry land.
 *
 * @param homeOf [places] cell of each place, -1 for none
 * @param fine   raster of `level`, which divides the cells' raster evenly
 * @param countries [rows * cols] of the cells' raster: a town on a border river stays in its own country
 * @returns      [cells] pixel of the fine raster, -1 for cells that are no land
 */
export function anchorsOf(
  cells: CellSet,
  pixels: CellPixels,
  isLand: Uint8Array,
  places: readonly SourcePlace[],
  homeOf: readonly number[],
  roads: readonly Course[],
  fine: Raster,
  level: Uint8Array,
  countries: Uint8Array,
): Int32Array {
  const count = cells.ids.length;
  const lat = cells.lat.slice();
  const lon = cells.lon.slice();
  const country = new Uint8Array(count).fill(SEA); // SEA: any
  const rank = new Float64Array(count).fill(Infinity);
  for (const { line, grade } of roads) {
    for (const [x, y] of densify(line, 0.2)) {
      const cell = nearestCell(cells, y, x);
      if (cell < 0) continue;
      const km = greatCircleKm(y, x, cells.lat[cell], cells.lon[cell]);
      if (km > ROAD_KM || grade * 100 + km >= rank[cell]) continue;
      rank[cell] = grade * 100 + km;
      lat[cell] = y;
      lon[cell] = x;
    }
  }
  places.forEach((place, k) => {
    const cell = homeOf[k];
    if (cell < 0 || UNSETTLED.includes(place.kind)) return;
    const placeRank = place.importance - 10 + k / 1000;
    if (placeRank >= rank[cell]) return;
    rank[cell] = placeRank;
    lat[cell] = place.bank?.lat ?? place.lat;
    lon[cell] = place.bank?.lon ?? place.lon;
    country[cell] = place.side === "china" ? CHINA : KOREA;
  });
  const anchor = new Int32Array(count).fill(-1);
  for (let cell = 0; cell < count; cell++)
    if (isLand[cell]) {
      const misfit = (pixel: number, coarsePixel: number) =>
        (level[pixel] === DRY ? 0 : 2) +
        (country[cell] === SEA || countries[coarsePixel] === country[cell] ? 0 : 1);
      anchor[cell] = nearestFit(cell, lat[cell], lon[cell], fine, pixels, misfit);
    }
  return anchor;
}

/** The pixel of a cell with the least misfit, and of those the nearest to a point. */
function nearestFit(
  cell: number,
  lat: number,
  lon: number,
  fine: Raster,
  { raster, cellOf, bounds }: CellPixels,
  misfit: (pixel: number, coarsePixel: number) => number,
): number {
  const scale = fine.pixelsPerDegree / raster.pixelsPerDegree;
  const row = rowOf(fine, lat);
  const col = colOf(fine, lon);
  const squeeze = Math.cos((lat * Math.PI) / 180);
  let best = Infinity;
  let nearest = -1;
  for (let y = bounds[cell * 4] * scale; y < (bounds[cell * 4 + 1] + 1) * scale; y++) {
    for (let x = bounds[cell * 4 + 2] * scale; x < (bounds[cell * 4 + 3] + 1) * scale; x++) {
      const coarsePixel = Math.floor(y / scale) * raster.cols + Math.floor(x / scale);
      if (cellOf[coarsePixel] !== cell) continue;
      const pixel = y * fine.cols + x;
      const dx = (x - col) * squeeze;
      const d2 = (y - row) * (y - row) + dx * dx + misfit(pixel, coarsePixel) * 1e9;
      if (d2 < best) {
        best = d2;
        nearest = pixel;
      }
    }
  }
  return nearest;
}
