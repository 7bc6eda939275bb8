import { cellToBoundary, cellToLatLng, gridDisk, latLngToCell, polygonToCells } from "h3-js";
import { bearingDegrees } from "./geometry.ts";

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
  const ids = [...new Set(inBox)].sort();
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
    .sort((a, b) => a.bearing - b.bearing)
    .map(({ other }) => other);
}

/** The cell of the set whose centre is nearest to a point: among the H3 cell there and its neighbours. */
export function nearestCell(cells: CellSet, lat: number, lon: number): number {
  const kmPerDegreeLon = Math.cos((lat * Math.PI) / 180);
  let nearest = -1;
  let best = Infinity;
  for (const id of gridDisk(latLngToCell(lat, lon, RESOLUTION), 1)) {
    const k = cells.indexOf.get(id);
    if (k === undefined) continue;
    const dy = cells.lat[k] - lat;
    const dx = (cells.lon[k] - lon) * kmPerDegreeLon;
    const d2 = dx * dx + dy * dy;
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
