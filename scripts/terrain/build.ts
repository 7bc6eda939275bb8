import { COUNTRIES, type HexGrid, type Place } from "@p38/terrain";
import { DataError } from "@p38/base";
import { anchorsOf } from "./anchors.ts";
import { keepToBank } from "./banks.ts";
import { barriersOf, DRY, WATER } from "./barriers.ts";
import { cellsOfBox, cornersOf, nearestCell, pixelsOf, pixelsOfCells, type CellSet } from "./cells.ts";
import { CHINA, countriesOf, JAPAN, KOREA, SEA, SOVIET } from "./countries.ts";
import { crossingsOf, landmassesOf } from "./crossings.ts";
import { greatCircleKm } from "./geometry.ts";
import { heightsOf } from "./heights.ts";
import { cellsOfCourse } from "./lines.ts";
import { latOf, walkPixels, type Raster } from "./raster.ts";
import { shoreDistance } from "./shore.ts";
import type { Course, SourcePlace, TerrainSources } from "./sources.ts";

/** A cell counts as land when this share of it is. */
const LAND_SHARE_MIN = 0.2;
/** How far the theatre reaches over the Yalu and Tumen. */
const BAND_KM = 30;
/** A place in the sea gets the nearest land cell within this. */
const PLACE_REACH_KM = 12;
/** The barriers' raster has this many pixels to one of the heights, each way. */
const FINE = 3;
/** A cell with this share of water touches the sea. */
const COAST_SHARE_MIN = 0.05;
const FLAT_BELOW_M = 50;
const RUGGED_FROM_M = 200;
const WOODED_FROM_M = 600;

/** Makes the grid; the same sources give the same grid. */
export function buildTerrain(sources: TerrainSources): HexGrid {
  const { raster, land, places, rivers } = sources;
  const south = raster.north - raster.rows / raster.pixelsPerDegree;
  const east = raster.west + raster.cols / raster.pixelsPerDegree;
  const cells = cellsOfBox(south - 0.2, raster.west - 0.2, raster.north + 0.2, east + 0.2);
  const pixels = pixelsOfCells(raster, cells);
  const shares = sharesOf(sources, cells, pixels.cellOf);

  // what is land: by its share, or because something lies or runs there
  const isLand = new Uint8Array(cells.ids.length);
  for (let cell = 0; cell < isLand.length; cell++)
    if (shares.land[cell] >= LAND_SHARE_MIN && shares.inTheatre(cell)) isLand[cell] = 1;
  const roads = sources.roads.map((road) => ({ ...road, cells: cellsOfCourse(cells, road.line) }));
  const rails = sources.rails.map((rail) => ({ ...rail, cells: cellsOfCourse(cells, rail.line) }));
  for (const course of [...roads, ...rails])
    for (const cell of course.cells) if (shares.inTheatre(cell)) isLand[cell] = 1;
  const homeOf = places.map((place) => homeCell(cells, isLand, shares, place));
  for (const cell of homeOf) if (cell >= 0) isLand[cell] = 1;

  // what lies between neighbours
  const fine: Raster = {
    ...raster,
    pixelsPerDegree: raster.pixelsPerDegree * FINE,
    rows: raster.rows * FINE,
    cols: raster.cols * FINE,
  };
  const barriers = barriersOf(fine, land, sources.lakes, rivers);
  const anchor = anchorsOf(
    cells,
    pixels,
    isLand,
    places,
    homeOf,
    sources.roads,
    fine,
    barriers.level,
    shares.pixels,
  );
  const crossings = crossingsOf(cells, isLand, pixels, barriers, anchor);

  // roads and railways
  const road = new Uint8Array(cells.ids.length * 6);
  const rail = new Uint8Array(cells.ids.length * 6);
  const lay = (course: Course & { cells: number[] }, mark: (at: number) => void) => {
    const own = new Set<string>();
    walkPixels(fine, course.line, (pixel) => {
      if (barriers.level[pixel] > DRY && barriers.level[pixel] < WATER && barriers.reach[pixel] > 0)
        own.add(rivers[barriers.reach[pixel] - 1].river);
    });
    const path = keepToBank(cells, isLand, crossings, rivers, course.cells, own);
    for (let k = 1; k < path.length; k++) {
      const e = cells.neighbour.subarray(path[k - 1] * 6, path[k - 1] * 6 + 6).indexOf(path[k]);
      if (e < 0) throw new Error(`the course ${course.id} jumps between cells`);
      mark(path[k - 1] * 6 + e);
      mark(path[k] * 6 + ((e + 3) % 6));
    }
  };
  for (const course of roads)
    lay(course, (at) => {
      road[at] = road[at] === 0 ? course.grade : Math.min(road[at], course.grade);
    });
  for (const course of rails)
    lay(course, (at) => {
      rail[at] = Math.max(rail[at], course.grade);
    });

  // a road or railway over a strait joins its shores
  for (let at = 0; at < road.length; at++) {
    if (road[at] || rail[at]) crossings.blocked[at] = 0;
  }
  const landmass = landmassesOf(cells, isLand, crossings.blocked);
  dropEmptyIslands(isLand, landmass, homeOf);

  // number the theatre's cells
  const chosen: number[] = [];
  const hexOf = new Int32Array(cells.ids.length).fill(-1);
  for (let cell = 0; cell < isLand.length; cell++) {
    if (!isLand[cell]) continue;
    hexOf[cell] = chosen.length;
    chosen.push(cell);
  }
  const grid = emptyGrid(chosen.length);
  grid.inputs = sources.inputs;
  const landmassOf = landmassNumbers(chosen.map((cell) => landmass[cell]));
  const shoreKm = shoreDistance(land, raster);
  chosen.forEach((cell, h) => {
    grid.cellIds.push(cells.ids[cell].padStart(16, "0"));
    grid.lat[h] = cells.lat[cell];
    grid.lon[h] = cells.lon[cell];
    grid.corners.set(cornersOf(cells.ids[cell]), h * 12);
    for (let e = 0; e < 6; e++) {
      const at = cell * 6 + e;
      const other = cells.neighbour[at];
      if (other < 0 || !isLand[other]) continue;
      const to = h * 6 + e;
      grid.neighbour[to] = hexOf[other];
      grid.distanceKm[to] = greatCircleKm(
        cells.lat[cell],
        cells.lon[cell],
        cells.lat[other],
        cells.lon[other],
      );
      grid.road[to] = road[at];
      grid.rail[to] = rail[at];
      grid.blocked[to] = crossings.blocked[at];
      const reach = crossings.blocked[at] ? 0 : crossings.reach[at];
      grid.river[to] = reach > 0 ? rivers[reach - 1].size : 0;
      grid.riverWidthM[to] = reach > 0 ? rivers[reach - 1].widthM : 0;
    }
    grid.landmass[h] = landmassOf[h];

    const { meanM, reliefM, slopePercent } = heightsOf(raster, sources.elevationM, pixelsOf(pixels, cell));
    grid.elevationM[h] = meanM;
    grid.reliefM[h] = reliefM;
    grid.slopePercent[h] = Math.min(255, slopePercent);
    grid.ground[h] = reliefM < FLAT_BELOW_M ? 0 : reliefM < RUGGED_FROM_M ? 1 : 2;
    // no source: flat ground was tilled and open, high hills were wooded, the rest scrub and fields
    if (meanM >= WOODED_FROM_M) grid.cover[h] = grid.ground[h] === 0 ? 1 : 2;
    else grid.cover[h] = grid.ground[h] === 0 ? 0 : 1;
    grid.country[h] = countryOf(shares, fine, anchor[cell], cell);
    const touchesSea =
      shares.water[cell] >= COAST_SHARE_MIN ||
      cells.neighbour
        .subarray(cell * 6, cell * 6 + 6)
        .some((other) => other >= 0 && !isLand[other] && shares.water[other] >= COAST_SHARE_MIN);
    grid.coast[h] = touchesSea ? 1 : 0;
    if (!touchesSea)
      grid.coastKm[h] = Math.min(255, Math.max(1, Math.round(shoreKm(grid.lat[h], grid.lon[h]))));
  });

  addPlaces(
    grid,
    sources,
    homeOf.map((cell) => (cell < 0 ? -1 : hexOf[cell])),
  );
  return grid;
}

interface Shares {
  /** [cells] land of the theatre's countries, share of the cell */
  land: Float64Array;
  /** [cells] sea, share of the cell */
  water: Float64Array;
  /** country of each pixel */
  pixels: Uint8Array;
  /** country with most of the cell's land */
  mostOf(cell: number): number;
  /** Korea with the sea round it, and the band over its border */
  inTheatre(cell: number): boolean;
  raster: Raster;
}

function sharesOf({ raster, land, borders }: TerrainSources, cells: CellSet, cellOf: Int32Array): Shares {
  const countries = countriesOf(raster, land, borders);
  const count = cells.ids.length;
  const total = new Int32Array(count);
  const byCountry = new Int32Array(count * 5);
  for (let p = 0; p < cellOf.length; p++) {
    total[cellOf[p]]++;
    byCountry[cellOf[p] * 5 + countries.pixels[p]]++;
  }
  const landShare = new Float64Array(count);
  const water = new Float64Array(count);
  for (let cell = 0; cell < count; cell++) {
    if (total[cell] === 0) continue;
    water[cell] = byCountry[cell * 5 + SEA] / total[cell];
    landShare[cell] = 1 - water[cell] - byCountry[cell * 5 + JAPAN] / total[cell];
  }
  const mostOf = (cell: number) => {
    let country = KOREA;
    for (const other of [CHINA, SOVIET])
      if (byCountry[cell * 5 + other] > byCountry[cell * 5 + country]) country = other;
    return country;
  };
  const inTheatre = (cell: number) =>
    total[cell] > 0 &&
    byCountry[cell * 5 + JAPAN] === 0 &&
    (byCountry[cell * 5 + KOREA] > (landShare[cell] * total[cell]) / 2 ||
      countries.inKorea(cells.lat[cell], cells.lon[cell]) ||
      countries.borderKm(cells.lat[cell], cells.lon[cell]) <= BAND_KM);
  return { land: landShare, water, pixels: countries.pixels, mostOf, inTheatre, raster };
}

/** The cell of a place, or the nearest land cell when it falls in the sea; -1 outside the theatre. */
function homeCell(cells: CellSet, isLand: Uint8Array, shares: Shares, place: SourcePlace): number {
  const cell = nearestCell(cells, place.lat, place.lon);
  if (cell < 0 || !shares.inTheatre(cell)) return -1;
  // an island too small for the shoreline still is one
  if (isLand[cell] || shares.land[cell] > 0 || place.kind === "island") return cell;
  let best = PLACE_REACH_KM;
  let nearest = cell;
  for (let other = 0; other < isLand.length; other++) {
    if (!isLand[other]) continue;
    const km = greatCircleKm(place.lat, place.lon, cells.lat[other], cells.lon[other]);
    if (km < best) {
      best = km;
      nearest = other;
    }
  }
  return nearest;
}

/** Takes islands without a place out of the land: no one fought there. */
function dropEmptyIslands(isLand: Uint8Array, landmass: Int32Array, homeOf: readonly number[]): void {
  const kept = new Set(homeOf.filter((cell) => cell >= 0).map((cell) => landmass[cell]));
  for (let cell = 0; cell < isLand.length; cell++) if (!kept.has(landmass[cell])) isLand[cell] = 0;
}

/** Numbers by size: 0 the largest, then by the first cell. */
function landmassNumbers(masses: readonly number[]): Uint8Array {
  const size = new Map<number, number>();
  for (const mass of masses) size.set(mass, (size.get(mass) ?? 0) + 1);
  const order = [...size.keys()].toSorted((a, b) => size.get(b)! - size.get(a)! || a - b);
  if (order.length > 256) throw new Error(`${order.length} landmasses don't fit into a byte`);
  const numberOf = new Map(order.map((mass, k) => [mass, k]));
  return Uint8Array.from(masses, (mass) => numberOf.get(mass)!);
}

/** Index into COUNTRIES by the anchor's ground, or by most of the cell when the anchor is wet. */
function countryOf(shares: Shares, fine: Raster, anchor: number, cell: number): number {
  const row = Math.floor(anchor / fine.cols);
  const col = anchor - row * fine.cols;
  const there = shares.pixels[Math.floor(row / FINE) * shares.raster.cols + Math.floor(col / FINE)];
  const country = there === SEA ? shares.mostOf(cell) : there;
  if (country === CHINA) return COUNTRIES.indexOf("china");
  if (country === SOVIET) return COUNTRIES.indexOf("soviet");
  return COUNTRIES.indexOf(latOf(fine, row) < 38 ? "south" : "north");
}

function addPlaces(grid: HexGrid, sources: TerrainSources, hexes: readonly number[]): void {
  grid.places = sources.places.map(({ id, name, lat, lon, kind, importance }, k): Place => {
    return { id, name, lat, lon, kind, importance, hex: hexes[k] };
  });
  for (const place of grid.places)
    if (place.hex >= 0) grid.town[place.hex] = Math.max(grid.town[place.hex], townSize(place));
  const hexOfPlace = (id: string) => {
    const place = grid.places.find((p) => p.id === id);
    if (!place || place.hex < 0)
      throw new DataError([
        { file: "data/terrain/ports.json", path: id, expected: "a place of the theatre", found: "none" },
      ]);
    return place.hex;
  };
  for (const { place } of sources.ports) {
    grid.coast[hexOfPlace(place)] = 1;
    grid.coastKm[hexOfPlace(place)] = 0;
  }
  grid.ports = sources.ports.map(({ place, dischargeTonnesPerDay, major }) => {
    return { place, hex: hexOfPlace(place), dischargeTonnesPerDay, major };
  });
  grid.borderCrossings = sources.crossings.map(({ place, capacityTonnesPerDay }) => {
    return { place, hex: hexOfPlace(place), capacityTonnesPerDay };
  });
}

/** Index into TOWNS. */
function townSize({ kind, importance }: Place): number {
  if (kind === "city" || kind === "port" || kind === "town" || kind === "railway-junction")
    return 5 - importance;
  return kind === "village" ? 1 : 0;
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
