import { COUNTRIES, type HexGrid, type Place } from "@p38/terrain";
import { DataError } from "@p38/base";
import { barriersOf, DRY } from "./barriers.ts";
import { cellsOfBox, cornersOf, nearestCell, type CellSet } from "./cells.ts";
import { CHINA, countriesOf, JAPAN, KOREA, SEA, SOVIET } from "./countries.ts";
import { crossingFinder } from "./crossings.ts";
import { densify, greatCircleKm, type LonLat } from "./geometry.ts";
import { heightsOf } from "./heights.ts";
import { cellsOfCourse } from "./lines.ts";
import { colOf, latOf, lonOf, rowOf, type Raster } from "./raster.ts";
import type { Course, SourcePlace, TerrainSources } from "./sources.ts";

/** A cell counts as land when this share of it is. */
const LAND_SHARE_MIN = 0.2;
/** How far the theatre reaches over the Yalu and Tumen. */
const BAND_KM = 30;
/** A place in the sea gets the nearest land cell within this. */
const PLACE_REACH_KM = 12;
/** The barriers' raster has this many pixels to one of the heights, each way. */
const FINE = 3;
/** A cell's anchor follows a road that comes this near to its middle. */
const ANCHOR_ROAD_KM = 2.2;
/** A cell with this share of water touches the sea. */
const COAST_SHARE_MIN = 0.05;
const FLAT_BELOW_M = 50;
const RUGGED_FROM_M = 200;
const WOODED_FROM_M = 600;

/** Makes the grid; the same sources give the same grid. */
export function buildTerrain(sources: TerrainSources): HexGrid {
  const { raster, elevationM, land, places } = sources;
  const south = raster.north - raster.rows / raster.pixelsPerDegree;
  const east = raster.west + raster.cols / raster.pixelsPerDegree;
  const cells = cellsOfBox(south - 0.2, raster.west - 0.2, raster.north + 0.2, east + 0.2);
  const count = cells.ids.length;
  const countries = countriesOf(raster, land, sources.borders);
  const { cellOf, bounds, pixelsOf } = pixelsOfCells(raster, cells);

  // shares of land by country
  const pixelCount = new Int32Array(count);
  const landCount = new Int32Array(count);
  const byCountry = new Int32Array(count * 5);
  for (let p = 0; p < cellOf.length; p++) {
    const cell = cellOf[p];
    if (cell < 0) continue;
    pixelCount[cell]++;
    const country = countries.pixels[p];
    byCountry[cell * 5 + country]++;
    if (country !== SEA && country !== JAPAN) landCount[cell]++;
  }
  const inTheatre = (cell: number) =>
    byCountry[cell * 5 + JAPAN] === 0 &&
    (byCountry[cell * 5 + KOREA] > landCount[cell] / 2 ||
      countries.inKorea(cells.lat[cell], cells.lon[cell]) ||
      countries.borderKm(cells.lat[cell], cells.lon[cell]) <= BAND_KM);

  const isLand = new Uint8Array(count);
  for (let cell = 0; cell < count; cell++)
    if (landCount[cell] >= LAND_SHARE_MIN * pixelCount[cell] && landCount[cell] > 0 && inTheatre(cell))
      isLand[cell] = 1;

  // what lies at the sea's edge counts as land too
  const courses = (lines: readonly Course[]) =>
    lines.map((course) => ({ ...course, cells: cellsOfCourse(cells, course.line) }));
  const roads = courses(sources.roads);
  const rails = courses(sources.rails);
  for (const { cells: passed } of [...roads, ...rails])
    for (const cell of passed) if (inTheatre(cell)) isLand[cell] = 1;
  const homeOf = places.map((place) => homeCell(cells, isLand, landCount, inTheatre, place));
  for (const cell of homeOf) if (cell >= 0) isLand[cell] = 1;

  // number the theatre's cells
  const chosen: number[] = [];
  const hexOf = new Int32Array(count).fill(-1);
  for (let cell = 0; cell < count; cell++) {
    if (!isLand[cell]) continue;
    hexOf[cell] = chosen.length;
    chosen.push(cell);
  }
  const grid = emptyGrid(chosen.length);
  grid.inputs = sources.inputs;
  chosen.forEach((cell, h) => {
    grid.cellIds.push(cells.ids[cell].padStart(16, "0"));
    grid.lat[h] = cells.lat[cell];
    grid.lon[h] = cells.lon[cell];
    grid.corners.set(cornersOf(cells.ids[cell]), h * 12);
    for (let e = 0; e < 6; e++) {
      const other = cells.neighbour[cell * 6 + e];
      const n = other < 0 ? -1 : hexOf[other];
      grid.neighbour[h * 6 + e] = n;
      if (n >= 0)
        grid.distanceKm[h * 6 + e] = greatCircleKm(
          cells.lat[cell], cells.lon[cell], cells.lat[other], cells.lon[other],
        );
    }
  });

  // places, ports, crossings
  grid.places = places.map((place, k): Place => {
    const { id, name, lat, lon, kind, importance } = place;
    return { id, name, lat, lon, kind, importance, hex: homeOf[k] < 0 ? -1 : hexOf[homeOf[k]] };
  });
  const hexOfPlace = (id: string) => {
    const place = grid.places.find((p) => p.id === id);
    if (!place || place.hex < 0)
      throw new DataError([
        { file: "data/terrain/ports.json", path: id, expected: "a place of the theatre", found: "none" },
      ]);
    return place.hex;
  };
  grid.ports = sources.ports.map(({ place, dischargeTonnesPerDay, major }) => ({
    place, hex: hexOfPlace(place), dischargeTonnesPerDay, major,
  }));
  grid.borderCrossings = sources.crossings.map(({ place, capacityTonnesPerDay }) => ({
    place, hex: hexOfPlace(place), capacityTonnesPerDay,
  }));
  for (const place of grid.places)
    if (place.hex >= 0) grid.town[place.hex] = Math.max(grid.town[place.hex], townSize(place));

  // roads and railways
  for (const { cells: passed, grade } of roads)
    layAlong(grid, hexOf, passed, (now, at) => {
      grid.road[at] = now === 0 ? grade : Math.min(now, grade);
    }, grid.road);
  for (const { cells: passed, grade } of rails)
    layAlong(grid, hexOf, passed, (now, at) => {
      grid.rail[at] = Math.max(now, grade);
    }, grid.rail);

  // where each cell's people are, and what lies between them
  const fine: Raster = {
    ...raster,
    pixelsPerDegree: raster.pixelsPerDegree * FINE,
    rows: raster.rows * FINE,
    cols: raster.cols * FINE,
  };
  const barriers = barriersOf(fine, land, sources.lakes, sources.rivers);
  const anchor = anchorsOf(cells, chosen, places, homeOf, roads, fine, raster, cellOf, bounds, barriers.level);
  const finder = crossingFinder(barriers, raster, cellOf, bounds, anchor);
  for (let h = 0; h < grid.H; h++) {
    for (let e = 0; e < 6; e++) {
      const n = grid.neighbour[h * 6 + e];
      if (n < h) continue;
      const near = [cells.neighbour[chosen[h] * 6 + ((e + 1) % 6)], cells.neighbour[chosen[h] * 6 + ((e + 5) % 6)]]
        .filter((cell) => cell >= 0);
      const { blocked, reach } = finder.between(chosen[h], chosen[n], near);
      for (const at of [h * 6 + e, n * 6 + ((e + 3) % 6)]) {
        const carried = grid.road[at] > 0 || grid.rail[at] > 0;
        grid.blocked[at] = blocked && !carried ? 1 : 0;
        grid.river[at] = reach ? sources.rivers[reach - 1].size : 0;
        grid.riverWidthM[at] = reach ? sources.rivers[reach - 1].widthM : 0;
      }
    }
  }
  numberLandmasses(grid);

  // the ground
  const shore = shorePoints(land, raster);
  chosen.forEach((cell, h) => {
    const pixels = pixelsOf(cell);
    const { meanM, reliefM, slopePercent } = heightsOf(raster, elevationM, pixels);
    grid.elevationM[h] = meanM;
    grid.reliefM[h] = reliefM;
    grid.slopePercent[h] = Math.min(255, slopePercent);
    grid.ground[h] = reliefM < FLAT_BELOW_M ? 0 : reliefM < RUGGED_FROM_M ? 1 : 2;
    grid.cover[h] = meanM >= WOODED_FROM_M ? 2 : grid.ground[h] === 0 ? 0 : 1;
    grid.country[h] = countryAt(countries.pixels, fine, raster, anchor[cell], byCountry, cell);
    const waterShare = byCountry[cell * 5 + SEA] / Math.max(1, pixelCount[cell]);
    let coast = waterShare >= COAST_SHARE_MIN;
    for (let e = 0; e < 6; e++) {
      const other = cells.neighbour[cell * 6 + e];
      if (other >= 0 && landCount[other] < LAND_SHARE_MIN * pixelCount[other]) coast = true;
    }
    grid.coast[h] = coast ? 1 : 0;
    grid.coastKm[h] = coast ? 0 : Math.min(255, Math.max(1, Math.round(shore(grid.lat[h], grid.lon[h]))));
  });
  return grid;
}

interface CellPixels {
  /** [rows * cols] cell of each pixel */
  cellOf: Int32Array;
  /** [cells * 4] first row, last row, first column, last column; first row -1 for none */
  bounds: Int32Array;
  pixelsOf(cell: number): number[];
}

function pixelsOfCells(raster: Raster, cells: CellSet): CellPixels {
  const cellOf = new Int32Array(raster.rows * raster.cols).fill(-1);
  const bounds = new Int32Array(cells.ids.length * 4);
  for (let cell = 0; cell < cells.ids.length; cell++) bounds.set([raster.rows, -1, raster.cols, -1], cell * 4);
  for (let row = 0; row < raster.rows; row++) {
    const lat = latOf(raster, row);
    const kmPerDegreeLon = Math.cos((lat * Math.PI) / 180);
    let cell = -1;
    for (let col = 0; col < raster.cols; col++) {
      const lon = lonOf(raster, col);
      // walk on from the cell of the pixel before to the nearest centre
      if (cell < 0) cell = nearestCell(cells, lat, lon);
      for (let better = true; better; ) {
        better = false;
        let best = distance2(cells, cell, lat, lon, kmPerDegreeLon);
        const from = cell;
        for (let e = 0; e < 6; e++) {
          const other = cells.neighbour[from * 6 + e];
          if (other < 0) continue;
          const d2 = distance2(cells, other, lat, lon, kmPerDegreeLon);
          if (d2 < best) {
            best = d2;
            cell = other;
            better = true;
          }
        }
      }
      cellOf[row * raster.cols + col] = cell;
      bounds[cell * 4] = Math.min(bounds[cell * 4], row);
      bounds[cell * 4 + 1] = Math.max(bounds[cell * 4 + 1], row);
      bounds[cell * 4 + 2] = Math.min(bounds[cell * 4 + 2], col);
      bounds[cell * 4 + 3] = Math.max(bounds[cell * 4 + 3], col);
    }
  }
  return {
    cellOf,
    bounds,
    pixelsOf(cell) {
      const pixels: number[] = [];
      for (let row = bounds[cell * 4]; row <= bounds[cell * 4 + 1]; row++)
        for (let col = bounds[cell * 4 + 2]; col <= bounds[cell * 4 + 3]; col++)
          if (cellOf[row * raster.cols + col] === cell) pixels.push(row * raster.cols + col);
      return pixels;
    },
  };
}

function distance2(cells: CellSet, cell: number, lat: number, lon: number, kmPerDegreeLon: number): number {
  const dy = cells.lat[cell] - lat;
  const dx = (cells.lon[cell] - lon) * kmPerDegreeLon;
  return dx * dx + dy * dy;
}

/** The cell of a place, or the nearest land cell when it falls in the sea; -1 outside the theatre. */
function homeCell(
  cells: CellSet,
  isLand: Uint8Array,
  landCount: Int32Array,
  inTheatre: (cell: number) => boolean,
  place: SourcePlace,
): number {
  const cell = nearestCell(cells, place.lat, place.lon);
  if (cell < 0 || !inTheatre(cell)) return -1;
  if (isLand[cell] || landCount[cell] > 0) return cell;
  // an island too small for the shoreline still is one
  if (place.kind === "island") return cell;
  let best = PLACE_REACH_KM;
  let nearest = cell;
  for (let other = 0; other < cells.ids.length; other++) {
    if (!isLand[other]) continue;
    const km = greatCircleKm(place.lat, place.lon, cells.lat[other], cells.lon[other]);
    if (km < best) {
      best = km;
      nearest = other;
    }
  }
  return nearest;
}

/** Index into TOWNS. */
function townSize({ kind, importance }: Place): number {
  if (kind === "city" || kind === "port" || kind === "town" || kind === "railway-junction")
    return 5 - importance;
  return kind === "village" ? 1 : 0;
}

/** Calls `lay` with the value and index of both sides of each edge along a row of cells. */
function layAlong(
  grid: HexGrid,
  hexOf: Int32Array,
  passed: readonly number[],
  lay: (now: number, at: number) => void,
  values: Uint8Array,
): void {
  for (let k = 1; k < passed.length; k++) {
    const from = hexOf[passed[k - 1]];
    const to = hexOf[passed[k]];
    if (from < 0 || to < 0) continue;
    const e = grid.neighbour.subarray(from * 6, from * 6 + 6).indexOf(to);
    if (e < 0) throw new Error(`a course jumps from cell ${grid.cellIds[from]} to ${grid.cellIds[to]}`);
    for (const at of [from * 6 + e, to * 6 + ((e + 3) % 6)]) lay(values[at], at);
  }
}

/**
 * The pixel that stands for each cell when asking what lies between cells: where its chief town lies, else
 * where its best road passes nearest to the middle, else the middle; moved to the nearest dry land.
 *
 * @returns [cells] pixel of the fine raster
 */
function anchorsOf(
  cells: CellSet,
  chosen: readonly number[],
  places: readonly SourcePlace[],
  homeOf: readonly number[],
  roads: readonly { line: readonly LonLat[]; grade: number }[],
  fine: Raster,
  coarse: Raster,
  cellOf: Int32Array,
  bounds: Int32Array,
  level: Uint8Array,
): Int32Array {
  const count = cells.ids.length;
  const lat = cells.lat.slice();
  const lon = cells.lon.slice();
  const rank = new Float64Array(count).fill(Infinity);
  for (const { line, grade } of roads) {
    for (const [x, y] of densify(line, 0.2)) {
      const cell = nearestCell(cells, y, x);
      if (cell < 0) continue;
      const km = greatCircleKm(y, x, cells.lat[cell], cells.lon[cell]);
      if (km > ANCHOR_ROAD_KM || grade * 100 + km >= rank[cell]) continue;
      rank[cell] = grade * 100 + km;
      lat[cell] = y;
      lon[cell] = x;
    }
  }
  places.forEach((place, k) => {
    const cell = homeOf[k];
    const settled = ["city", "port", "town", "railway-junction", "village", "island"].includes(place.kind);
    if (cell < 0 || !settled) return;
    const placeRank = place.importance - 10 + k / 1000;
    if (placeRank >= rank[cell]) return;
    rank[cell] = placeRank;
    lat[cell] = place.lat;
    lon[cell] = place.lon;
  });
  const anchor = new Int32Array(count).fill(-1);
  for (const cell of chosen) anchor[cell] = nearestDry(cell, lat[cell], lon[cell], fine, coarse, cellOf, bounds, level);
  return anchor;
}

/** The dry pixel of a cell nearest to a point; any pixel nearest to it when the cell has no dry one. */
function nearestDry(
  cell: number,
  lat: number,
  lon: number,
  fine: Raster,
  coarse: Raster,
  cellOf: Int32Array,
  bounds: Int32Array,
  level: Uint8Array,
): number {
  const row = rowOf(fine, lat);
  const col = colOf(fine, lon);
  const squeeze = Math.cos((lat * Math.PI) / 180);
  let best = Infinity;
  let nearest = -1;
  for (let y = bounds[cell * 4] * FINE; y < (bounds[cell * 4 + 1] + 1) * FINE; y++) {
    for (let x = bounds[cell * 4 + 2] * FINE; x < (bounds[cell * 4 + 3] + 1) * FINE; x++) {
      if (cellOf[Math.floor(y / FINE) * coarse.cols + Math.floor(x / FINE)] !== cell) continue;
      const dx = (x - col) * squeeze;
      const wet = level[y * fine.cols + x] === DRY ? 0 : 1e9;
      const d2 = (y - row) * (y - row) + dx * dx + wet;
      if (d2 < best) {
        best = d2;
        nearest = y * fine.cols + x;
      }
    }
  }
  return nearest;
}

/** Index into COUNTRIES by the anchor's ground, or the cell's most when the anchor is wet. */
function countryAt(
  pixels: Uint8Array,
  fine: Raster,
  coarse: Raster,
  anchor: number,
  byCountry: Int32Array,
  cell: number,
): number {
  const row = Math.floor(anchor / fine.cols);
  const col = anchor - row * fine.cols;
  let country = pixels[Math.floor(row / FINE) * coarse.cols + Math.floor(col / FINE)];
  if (country === SEA) {
    country = KOREA;
    for (const other of [CHINA, SOVIET])
      if (byCountry[cell * 5 + other] > byCountry[cell * 5 + country]) country = other;
  }
  if (country === CHINA) return COUNTRIES.indexOf("china");
  if (country === SOVIET) return COUNTRIES.indexOf("soviet");
  return COUNTRIES.indexOf(latOf(fine, row) < 38 ? "south" : "north");
}

/** Gives each set of cells joined by land its number: the largest 0, then by their first cell. */
function numberLandmasses(grid: HexGrid): void {
  const mass = new Int32Array(grid.H).fill(-1);
  const sizes: number[] = [];
  for (let h = 0; h < grid.H; h++) {
    if (mass[h] >= 0) continue;
    const queue = [h];
    mass[h] = sizes.length;
    for (let k = 0; k < queue.length; k++) {
      for (let e = 0; e < 6; e++) {
        const at = queue[k] * 6 + e;
        const n = grid.neighbour[at];
        if (n < 0 || grid.blocked[at] || mass[n] >= 0) continue;
        mass[n] = sizes.length;
        queue.push(n);
      }
    }
    sizes.push(queue.length);
  }
  const order = sizes.map((_, m) => m).sort((a, b) => (sizes[b] === sizes[a] ? a - b : sizes[b] - sizes[a]));
  if (order.length > 256) throw new Error(`${order.length} landmasses don't fit into a byte`);
  const number = new Int32Array(order.length);
  order.forEach((m, k) => {
    number[m] = k;
  });
  for (let h = 0; h < grid.H; h++) grid.landmass[h] = number[mass[h]];
}

/** A function that gives the km from a point to the shore of the sea. */
function shorePoints(
  land: TerrainSources["land"],
  raster: Raster,
): (lat: number, lon: number) => number {
  const south = raster.north - raster.rows / raster.pixelsPerDegree;
  const east = raster.west + raster.cols / raster.pixelsPerDegree;
  const points: LonLat[] = [];
  for (const { rings, country } of land) {
    if (country === "Japan") continue;
    for (const point of densify(rings[0], 1)) {
      const atEdge =
        point[0] < raster.west + 0.01 || point[0] > east - 0.01 ||
        point[1] < south + 0.01 || point[1] > raster.north - 0.01;
      if (!atEdge) points.push(point);
    }
  }
  return (lat, lon) => {
    const kx = 111.195 * Math.cos((lat * Math.PI) / 180);
    let best = Infinity;
    for (let k = 0; k < points.length; k++) {
      const dx = (points[k][0] - lon) * kx;
      const dy = (points[k][1] - lat) * 111.195;
      const d2 = dx * dx + dy * dy;
      if (d2 < best) best = d2;
    }
    return Math.sqrt(best);
  };
}

function emptyGrid(H: number): HexGrid {
  return {
    H,
    cellIds: [],
    lat: new Float64Array(H),
    lon: new Float64Array(H),
    corners: new Float64Array(H * 12),
    elevationM: new Int16Array(H),
    reliefM: new Int16Array(H),
    slopePercent: new Uint8Array(H),
    ground: new Uint8Array(H),
    cover: new Uint8Array(H),
    country: new Uint8Array(H),
    town: new Uint8Array(H),
    coast: new Uint8Array(H),
    coastKm: new Uint8Array(H),
    landmass: new Uint8Array(H),
    neighbour: new Int32Array(H * 6).fill(-1),
    distanceKm: new Float32Array(H * 6),
    road: new Uint8Array(H * 6),
    rail: new Uint8Array(H * 6),
    river: new Uint8Array(H * 6),
    riverWidthM: new Uint16Array(H * 6),
    blocked: new Uint8Array(H * 6),
    places: [],
    ports: [],
    borderCrossings: [],
  };
}
