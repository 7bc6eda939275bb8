import { readFileSync } from "node:fs";
import { join } from "node:path";
import { holderOf, type Run } from "@p38/model";
import type { HexGrid } from "@p38/terrain";
import type { View } from "./view.ts";

/** Outlines of land, borders and rivers for drawing, as GeoJSON geometry. */
export interface Outlines {
  land: Feature[];
  borders: Feature[];
  rivers: Feature[];
}

interface Feature {
  properties: Record<string, unknown>;
  geometry:
    | { type: "Polygon" | "MultiLineString"; coordinates: number[][][] }
    | { type: "MultiPolygon"; coordinates: number[][][][] }
    | { type: "LineString"; coordinates: number[][] };
}

/** Reads the outlines that the ground was made from. */
export function readOutlines(root: string): Outlines {
  const read = (name: string): Feature[] =>
    JSON.parse(readFileSync(join(root, "data/terrain/sources", `${name}.geojson`), "utf8")).features;
  return { land: read("land"), borders: read("borders"), rivers: read("rivers") };
}

/** Path data of every outline, those that the view does not touch left out. */
export function pathOf(features: readonly Feature[], view: View): string {
  let path = "";
  for (const { geometry } of features) {
    const rings =
      geometry.type === "MultiPolygon"
        ? geometry.coordinates.flat()
        : geometry.type === "LineString"
          ? [geometry.coordinates]
          : geometry.coordinates;
    const closed = geometry.type.endsWith("Polygon");
    for (const ring of rings) if (touches(ring, view)) path += ringPath(ring, view, closed);
  }
  return path;
}

/**
 * The cells as filled paths, one path a colour: height and shade of the ground, tinted by who holds it.
 *
 * @param day the holders of this day's dusk
 */
export function groundPaths(grid: HexGrid, run: Run, day: number, view: View): string {
  const byColour = new Map<string, string>();
  for (let h = 0; h < grid.H; h++) {
    const corners: number[][] = [];
    for (let k = 0; k < 6; k++)
      corners.push([grid.corners[h * 12 + 2 * k + 1], grid.corners[h * 12 + 2 * k]]);
    if (!touches(corners, view)) continue;
    const colour = colourOf(grid.elevationM[h], shadeOf(grid, h), holderOf(run, day, h));
    byColour.set(colour, (byColour.get(colour) ?? "") + ringPath(corners, view, true));
  }
  return [...byColour]
    .map(([colour, path]) => `<path fill="${colour}" stroke="${colour}" d="${path}"/>`)
    .join("\n");
}

/** Path data of the edges between cells of the two sides. */
export function seamPath(grid: HexGrid, run: Run, day: number, view: View): string {
  let path = "";
  for (let h = 0; h < grid.H; h++) {
    if (holderOf(run, day, h) !== 0) continue;
    for (let e = 0; e < 6; e++) {
      const n = grid.neighbour[h * 6 + e];
      if (n < 0 || holderOf(run, day, n) === 0) continue;
      const shared = sharedCorners(grid, h, n);
      if (shared && touches(shared, view)) path += ringPath(shared, view, false);
    }
  }
  return path;
}

/** The two corners of cell `h` nearest to the middle of cell `n`: the edge between them. */
function sharedCorners(grid: HexGrid, h: number, n: number): number[][] | null {
  const corners = [0, 1, 2, 3, 4, 5].map((k) => {
    const lat = grid.corners[h * 12 + 2 * k];
    const lon = grid.corners[h * 12 + 2 * k + 1];
    return { point: [lon, lat], far: (lat - grid.lat[n]) ** 2 + ((lon - grid.lon[n]) * 0.79) ** 2 };
  });
  corners.sort((a, b) => a.far - b.far);
  return corners.slice(0, 2).map(({ point }) => point);
}

/** Slope towards a light in the north-west, from -1 (in shadow) to 1 (lit). */
function shadeOf(grid: HexGrid, h: number): number {
  let east = 0;
  let north = 0;
  for (let e = 0; e < 6; e++) {
    const n = grid.neighbour[h * 6 + e];
    if (n < 0) continue;
    const rise = grid.elevationM[n] - grid.elevationM[h];
    const dx = (grid.lon[n] - grid.lon[h]) * 0.79;
    const dy = grid.lat[n] - grid.lat[h];
    const length = Math.hypot(dx, dy) || 1;
    east += (rise * dx) / length;
    north += (rise * dy) / length;
  }
  return Math.max(-1, Math.min(1, (east - north) / 900));
}

const TINTS = [
  [64, 110, 190], // un
  [196, 74, 60], // communist
];
const HEIGHTS: [number, number[]][] = [
  [0, [196, 208, 176]],
  [150, [214, 214, 178]],
  [500, [210, 194, 152]],
  [1000, [190, 166, 128]],
  [1600, [172, 150, 124]],
  [2500, [224, 220, 216]],
];

function colourOf(elevationM: number, shade: number, holder: number): string {
  const steps = 24;
  const height = Math.round(Math.max(0, Math.min(2500, elevationM)) / 50) * 50;
  const lit = 1 + (Math.round(shade * steps) / steps) * 0.34;
  const i = Math.max(
    1,
    HEIGHTS.findIndex(([m]) => m >= height),
  );
  const [lowM, low] = HEIGHTS[i - 1];
  const [highM, high] = HEIGHTS[i];
  const share = (height - lowM) / (highM - lowM);
  const rgb = low.map((value, c) => {
    const ground = (value + (high[c] - value) * share) * lit;
    return Math.round(Math.max(0, Math.min(255, ground * 0.8 + TINTS[holder][c] * 0.2)));
  });
  return `#${rgb.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

function touches(ring: readonly number[][], view: View): boolean {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [lon, lat] of ring) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return west <= view.east && east >= view.west && south <= view.north && north >= view.south;
}

/** Path data of [lon, lat] points: to a tenth of a pixel, each from the one before. */
export function ringPath(ring: readonly number[][], view: View, closed: boolean): string {
  let [atX, atY] = [0, 0];
  let path = "";
  for (const [lon, lat] of ring) {
    const x = Math.round(view.x(lon) * 10);
    const y = Math.round(view.y(lat) * 10);
    if (path && x === atX && y === atY) continue;
    path += path === "" ? `M${x / 10} ${y / 10}l` : `${(x - atX) / 10} ${(y - atY) / 10} `;
    [atX, atY] = [x, y];
  }
  return path.trimEnd() + (closed ? "Z" : "");
}
