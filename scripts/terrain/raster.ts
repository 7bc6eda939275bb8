import type { LonLat } from "./geometry.ts";

/** A grid of square-degree pixels; row 0 lies in the north, columns run east. */
export interface Raster {
  west: number;
  north: number;
  pixelsPerDegree: number;
  rows: number;
  cols: number;
}

/** Longitude of the middle of a column. */
export function lonOf(raster: Raster, col: number): number {
  return raster.west + (col + 0.5) / raster.pixelsPerDegree;
}

/** Latitude of the middle of a row. */
export function latOf(raster: Raster, row: number): number {
  return raster.north - (row + 0.5) / raster.pixelsPerDegree;
}

/** Row of a latitude; may lie outside the raster. */
export function rowOf(raster: Raster, lat: number): number {
  return Math.floor((raster.north - lat) * raster.pixelsPerDegree);
}

/** Column of a longitude; may lie outside the raster. */
export function colOf(raster: Raster, lon: number): number {
  return Math.floor((lon - raster.west) * raster.pixelsPerDegree);
}

/**
 * Gives `value` to every pixel whose middle lies inside the rings (even-odd rule, so holes are holes).
 *
 * @param rings  closed rings of one polygon, the outer one first
 * @param pixels [rows * cols] written in place
 */
export function fillPolygon(
  raster: Raster,
  rings: readonly (readonly LonLat[])[],
  value: number,
  pixels: Uint8Array | Uint16Array,
): void {
  let south = Infinity;
  let north = -Infinity;
  for (const [, lat] of rings[0]) {
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const firstRow = Math.max(0, rowOf(raster, north));
  const lastRow = Math.min(raster.rows - 1, rowOf(raster, south));
  if (lastRow < firstRow) return;
  // crossings of each row's middle with every side
  const crossings: number[][] = [];
  for (let row = firstRow; row <= lastRow; row++) crossings.push([]);
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [lonA, latA] = ring[j];
      const [lonB, latB] = ring[i];
      if (latA === latB) continue;
      const top = Math.max(latA, latB);
      const bottom = Math.min(latA, latB);
      const from = Math.max(firstRow, rowOf(raster, top) - 1);
      const to = Math.min(lastRow, rowOf(raster, bottom) + 1);
      for (let row = from; row <= to; row++) {
        const lat = latOf(raster, row);
        if (latA > lat !== latB > lat)
          crossings[row - firstRow].push(lonA + ((lat - latA) / (latB - latA)) * (lonB - lonA));
      }
    }
  }
  for (let row = firstRow; row <= lastRow; row++) {
    const xs = crossings[row - firstRow].toSorted((a, b) => a - b);
    for (let k = 0; k + 1 < xs.length; k += 2) {
      const from = Math.max(0, Math.ceil((xs[k] - raster.west) * raster.pixelsPerDegree - 0.5));
      const to = Math.min(
        raster.cols - 1,
        Math.ceil((xs[k + 1] - raster.west) * raster.pixelsPerDegree - 0.5) - 1,
      );
      if (to >= from) pixels.fill(value, row * raster.cols + from, row * raster.cols + to + 1);
    }
  }
}

/** Calls `visit` with every pixel that the line passes, in order, each once in a row. */
export function walkPixels(raster: Raster, line: readonly LonLat[], visit: (pixel: number) => void): void {
  let last = -1;
  for (let i = 0; i + 1 < line.length; i++) {
    const x0 = (line[i][0] - raster.west) * raster.pixelsPerDegree;
    const y0 = (raster.north - line[i][1]) * raster.pixelsPerDegree;
    const x1 = (line[i + 1][0] - raster.west) * raster.pixelsPerDegree;
    const y1 = (raster.north - line[i + 1][1]) * raster.pixelsPerDegree;
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)) * 4));
    for (let s = 0; s <= steps; s++) {
      const col = Math.floor(x0 + ((x1 - x0) * s) / steps);
      const row = Math.floor(y0 + ((y1 - y0) * s) / steps);
      if (row < 0 || col < 0 || row >= raster.rows || col >= raster.cols) continue;
      const pixel = row * raster.cols + col;
      if (pixel !== last) visit(pixel);
      last = pixel;
    }
  }
}
