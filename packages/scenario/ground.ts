import type { HexGrid } from "@p38/terrain";
import { nearestHex } from "./nearest-hex.ts";
import type { DirectivePoint } from "./directive-file.ts";

/** A point further than this from every cell's centre lies in no cell. */
const CELL_REACH_KM = 6;
/** A place further than this from any cell where ships land is no place to land. */
const LANDING_REACH_KM = 12;

/** Which side's ground each cell was at the outbreak: the south the United Nations', all else the other's. */
export function holdersAtStart(grid: HexGrid): Uint8Array {
  return Uint8Array.from(grid.country, (country) => (country === 0 ? 0 : 1));
}

/** The cell of a place of the grid or of a point; -1 when there is no such place or no cell there. */
export function hexOfPoint(grid: HexGrid, point: DirectivePoint): number {
  if (typeof point === "string") return grid.places.find((place) => place.id === point)?.hex ?? -1;
  const near = nearestHex(grid, point[0], point[1]);
  return near.km <= CELL_REACH_KM ? near.hex : -1;
}

/** Whether ships can put men ashore in a cell. */
export function isLanding(grid: HexGrid, hex: number): boolean {
  return grid.coast[hex] === 1 || grid.ports.some((port) => port.hex === hex);
}

/** The cell where ships put in for a place or point: the nearest within reach of it, -1 for none. */
export function landingOf(grid: HexGrid, point: DirectivePoint): number {
  const hex = hexOfPoint(grid, point);
  if (hex < 0 || isLanding(grid, hex)) return hex;
  const landings = Uint8Array.from(grid.coast, (_, h) => (isLanding(grid, h) ? 1 : 0));
  const near = nearestHex(grid, grid.lat[hex], grid.lon[hex], landings);
  return near.km <= LANDING_REACH_KM ? near.hex : -1;
}

/** Where and how a formation enters the map. */
export interface Entry {
  hex: number;
  bySea: boolean;
}

/**
 * The cell in which a formation comes, from its recorded point.
 *
 * - A point in no cell: the nearest cell where ships land, by sea, if that is nearer than other land by no more
 *   than its own width, else the nearest cell.
 * - A formation from overseas comes by sea or air when its cell lies within reach of the coast.
 *
 * @param overseas   whether its nation's formations come by ship or aircraft
 * @param seaReachKm inland of the coast up to which they do
 */
export function entryAt(
  grid: HexGrid,
  lat: number,
  lon: number,
  overseas: boolean,
  seaReachKm: number,
): Entry {
  const near = nearestHex(grid, lat, lon);
  if (near.km <= CELL_REACH_KM)
    return { hex: near.hex, bySea: overseas && grid.coastKm[near.hex] <= seaReachKm };
  return { hex: near.hex, bySea: isLanding(grid, near.hex) };
}

/**
 * The cell in which a formation stands at the outbreak: on ground of its own side.
 *
 * Where the recorded cell is the enemy's, it is the nearest of its own side when that is near (the recorded
 * point lies on the border); otherwise the formation comes from the sea.
 */
export function startAt(
  grid: HexGrid,
  lat: number,
  lon: number,
  side: number,
  holders: Uint8Array,
  borderKm: number,
): Entry {
  const there = nearestHex(grid, lat, lon);
  if (there.km <= CELL_REACH_KM && holders[there.hex] === side) return { hex: there.hex, bySea: false };
  const own = nearestHex(
    grid,
    lat,
    lon,
    Uint8Array.from(holders, (holder) => (holder === side ? 1 : 0)),
  );
  if (own.km <= borderKm || !isLanding(grid, there.hex)) return { hex: own.hex, bySea: false };
  return { hex: there.hex, bySea: true };
}
