import { cellToBoundary, cellToLatLng, gridDisk, latLngToCell, polygonToCells } from "h3-js";
import { bearingDegrees } from "./geometry.ts";
import { latOf, lonOf, type Raster } from "./raster.ts";

export const RESOLUTION = 6;

/** All cells of a box, sea and land, sorted by H3 index. */
export interface CellSet {
  ids: string[];
  indexOf: Map<string, number>;
  /** [count] degrees, rounded to 1e-7 (a centimetre) so that engines agree */
  lat: Float64Array;
  lon: Float64Array;
  /** [count * 6] neighbours sorted by bearing, -1 outside the box */
  neighbour: Int32Array;
}

/** Cells whose centre lies in the box, with one ring round it. */
export function cellsOfBox(south: number, west: number, north: number, east: number): CellSet {
  const inBox = polygonToCells(
    [
      [south, west],
      [south, east],
      [north, east],
      [north, west],
    ],
    RESOLUTION,
  );
  const ids = [...new Set(inBox)].toSorted();
  const indexOf = new Map(ids.map((id, k) => [id, k]));
  const lat = new Float64Array(ids.length);
  const lon = new Float64Array(ids.length);
  ids.forEach((id, k) => {
    const [a, b] = cellToLatLng(id);
    lat[k] = round7(a);
    lon[k] = round7(b);
  });
  const neighbour = new Int32Array(ids.length * 6).fill(-1);
  ids.forEach((id, k) => {
    neighboursOf(id).forEach((other, e) => {
      neighbour[k * 6 + e] = indexOf.get(other) ?? -1;
    });
  });
  return { ids, indexOf, lat, lon, neighbour };
}

/**
 * The six neighbours by bearing, clockwise from north.
 *
 * H3's own orders don't have opposite edges three apart for every pair; bearings have.
 */
function neighboursOf(id: string): string[] {
  const [lat, lon] = cellToLatLng(id);
  return gridDisk(id, 1)
    .filter((other) => other !== id)
    .map((other) => {
      const [toLat, toLon] = cellToLatLng(other);
      return { other, bearing: bearingDegrees(lat, lon, toLat, toLon) };
    })
    .toSorted((a, b) => a.bearing - b.bearing)
    .map(({ other }) => other);
}

/** The cell of the set whose centre is nearest to a point: among the H3 cell there and its neighbours. */
export function nearestCell(cells: CellSet, lat: number, lon: number): number {
  const squeeze = Math.cos((lat * Math.PI) / 180);
  let nearest = -1;
  let best = Infinity;
  for (const id of gridDisk(latLngToCell(lat, lon, RESOLUTION), 1)) {
    const k = cells.indexOf.get(id);
    if (k === undefined) continue;
    const d2 = distance2(cells, k, lat, lon, squeeze);
    if (d2 < best) {
      best = d2;
      nearest = k;
    }
  }
  return nearest;
}

/** The six corners as lat, lon pairs. */
export function cornersOf(id: string): number[] {
  const boundary = cellToBoundary(id);
  if (boundary.length !== 6) throw new Error(`cell ${id} has ${boundary.length} corners`);
  return boundary.flat().map(round7);
}

function round7(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

/** Which pixels of a raster each cell has: those nearest to its centre. */
export interface CellPixels {
  raster: Raster;
  /** [rows * cols] cell of each pixel */
  cellOf: Int32Array;
  /** [cells * 4] first row, last row, first column, last column; last row -1 for none */
  bounds: Int32Array;
}

/** Gives each pixel to the cell with the nearest centre. */
export function pixelsOfCells(raster: Raster, cells: CellSet): CellPixels {
  const cellOf = new Int32Array(raster.rows * raster.cols).fill(-1);
  const bounds = new Int32Array(cells.ids.length * 4);
  for (let cell = 0; cell < cells.ids.length; cell++)
    bounds.set([raster.rows, -1, raster.cols, -1], cell * 4);
  for (let row = 0; row < raster.rows; row++) {
    const lat = latOf(raster, row);
    const squeeze = Math.cos((lat * Math.PI) / 180);
    // a row begins in its own cell; each further pixel walks on from the cell of the one before
    let cell = nearestCell(cells, lat, lonOf(raster, 0));
    for (let col = 0; col < raster.cols; col++) {
      cell = nearestFrom(cells, cell, lat, lonOf(raster, col), squeeze);
      cellOf[row * raster.cols + col] = cell;
      bounds[cell * 4] = Math.min(bounds[cell * 4], row);
      bounds[cell * 4 + 1] = Math.max(bounds[cell * 4 + 1], row);
      bounds[cell * 4 + 2] = Math.min(bounds[cell * 4 + 2], col);
      bounds[cell * 4 + 3] = Math.max(bounds[cell * 4 + 3], col);
    }
  }
  return { raster, cellOf, bounds };
}

/** The pixels of one cell, by row and column. */
export function pixelsOf({ raster, cellOf, bounds }: CellPixels, cell: number): number[] {
  const pixels: number[] = [];
  for (let row = bounds[cell * 4]; row <= bounds[cell * 4 + 1]; row++)
    for (let col = bounds[cell * 4 + 2]; col <= bounds[cell * 4 + 3]; col++)
      if (cellOf[row * raster.cols + col] === cell) pixels.push(row * raster.cols + col);
  return pixels;
}

/** Steps to ever nearer neighbours until none is nearer. */
function nearestFrom(cells: CellSet, start: number, lat: number, lon: number, squeeze: number): number {
  let cell = start;
  let best = Infinity;
  for (;;) {
    const from = cell;
    best = distance2(cells, from, lat, lon, squeeze);
    for (let e = 0; e < 6; e++) {
      const other = cells.neighbour[from * 6 + e];
      if (other < 0) continue;
      const d2 = distance2(cells, other, lat, lon, squeeze);
      if (d2 < best) {
        best = d2;
        cell = other;
      }
    }
    if (cell === from) return cell;
  }
}

function distance2(cells: CellSet, cell: number, lat: number, lon: number, squeeze: number): number {
  const dy = cells.lat[cell] - lat;
  const dx = (cells.lon[cell] - lon) * squeeze;
  return dx * dx + dy * dy;
}
