import type { HexGrid } from "@p38/terrain";
import type { Parameters } from "./parameters.ts";

/** Cells within two steps of a cell over ground that troops can cross. */
export const ZONE_RINGS = 2;

/** Units of haul over an edge that nobody can cross: more than over any other. */
export const NO_HAUL = 0xffff;
/** Units that haul is counted in. */
export const HAUL_UNITS_PER_KM = 4;

/**
 * What of the ground hangs on the grid alone, so that runs with other parameters share it: H cells, six edges each.
 */
export interface Lie {
  H: number;
  /** [H * 6] cell beyond each edge, -1 at the rim of the grid; the edge back from it is the opposite one */
  neighbour: Int32Array;
  /** [H * 6] the same edge from the other side, -1 at the rim */
  reverse: Int32Array;
  /** [H * 6] cell across an edge that troops can cross, else -1 */
  across: Int32Array;
  /** [H * 6] cell across an edge that troops can cross, else the cell itself: for searches that have been there */
  acrossOrSelf: Uint16Array;
  /** [H * 6] km */
  distanceKm: Float32Array;
  /** [H * 6] factor on gain of ground across the edge's river, 1 for none */
  riverGain: Float32Array;
  /** [H] 1 where a railway passes */
  hasRail: Uint8Array;
  /** cells with a great city, in order */
  greatCities: number[];
  /** [H] 1 in great cities and great ports, which base troops and police hold */
  garrisoned: Uint8Array;
  /** [H] number of the ground that troops can cross to reach a cell: cells of one number have a way between them */
  landmass: Int32Array;
  landmasses: number;
  /** true when some way may be as long as WIDE_STEPS cells */
  isWide: boolean;
  /** [H + 1] start of each cell's zone in zoneHex and zoneRing */
  zoneStart: Int32Array;
  zoneHex: Int32Array;
  zoneRing: Uint8Array;
  /** [H] 1 in the countries that one side's forces may not enter (China, the Soviet Union) */
  sanctuary: Uint8Array;
}

/**
 * What the rules ask of the ground, worked out once.
 *
 * Derived from the grid and the parameters alone, so it is no part of the state.
 */
export interface Ground extends Lie {
  /** [H * 6] days of march without an enemy, on foot and on wheels */
  footDays: Float32Array;
  motorDays: Float32Array;
  /** [H * 6] km of lorry haul that supply over the edge costs, without a working railway */
  haulKm: Float32Array;
  /** [H * 6] the same in whole units of a quarter km, at least 1; NO_HAUL where troops can't cross */
  haulUnits: Uint16Array;
  /** [H * 6] tonnes a day that the road, and the railway, of the edge carry */
  roadTonnes: Float32Array;
  railTonnes: Float32Array;
  /** [H] factor on a defender's power, and on advance */
  defenceFactor: Float32Array;
  advanceFactor: Float32Array;
  /** [H] factor on losses */
  lossFactor: Float32Array;
  /** cells where a railway passes, in order */
  railHex: Int32Array;
  /** [railHex + 1] start of each such cell's links in railTo: cells that a railway leads to */
  railStart: Int32Array;
  railTo: Int32Array;
}

/** Works out what no parameter changes. */
export function lieOf(grid: HexGrid): Lie {
  const { H } = grid;
  const across = new Int32Array(H * 6).fill(-1);
  const riverGain = new Float32Array(H * 6).fill(1);
  const hasRail = new Uint8Array(H);
  for (let i = 0; i < across.length; i++) {
    if (grid.neighbour[i] < 0 || grid.blocked[i]) continue;
    across[i] = grid.neighbour[i];
    if (grid.rail[i] > 0) hasRail[Math.floor(i / 6)] = 1;
    riverGain[i] = riverFactor(grid.riverWidthM[i], grid.river[i]);
  }
  const greatCities = [...grid.town.keys()].filter((h) => grid.town[h] >= GREAT_CITY);
  const garrisoned = new Uint8Array(H);
  for (const h of greatCities) garrisoned[h] = 1;
  for (const { hex, major } of grid.ports) if (major) garrisoned[hex] = 1;
  return {
    H,
    neighbour: grid.neighbour,
    reverse: grid.neighbour.map((n, i) => (n < 0 ? -1 : n * 6 + (((i % 6) + 3) % 6))),
    across,
    acrossOrSelf: Uint16Array.from(across, (n, i) => (n < 0 ? Math.floor(i / 6) : n)),
    distanceKm: grid.distanceKm,
    riverGain,
    hasRail,
    sanctuary: Uint8Array.from(grid.country, (country) => (country >= 2 ? 1 : 0)),
    greatCities,
    garrisoned,
    ...zonesOf(across, H),
    ...landmassesOf(across, H),
  };
}

/** Works out the ground of a grid. */
export function groundOf(grid: HexGrid, p: Parameters, lie = lieOf(grid)): Ground {
  const { H } = grid;
  const { across, hasRail } = lie;
  const footDays = new Float32Array(H * 6);
  const motorDays = new Float32Array(H * 6);
  const haulKm = new Float32Array(H * 6);
  const haulUnits = new Uint16Array(H * 6).fill(NO_HAUL);
  const roadTonnes = new Float32Array(H * 6);
  const railTonnes = new Float32Array(H * 6);
  const defenceFactor = new Float32Array(H);
  const advanceFactor = new Float32Array(H);
  const lossFactor = new Float32Array(H).fill(1);
  // read once: a world notes what is read
  const { mountain_winding, advance_max_foot, advance_max_motor } = p;
  const roadCapacity = [p.trackless_capacity, p.road_capacity_1, p.road_capacity_2, p.road_capacity_3];
  const railCapacity = [0, p.rail_capacity_narrow, p.rail_capacity_single, p.rail_capacity_double];
  for (let h = 0; h < H; h++) {
    const [defence, advance] = groundFactors(grid.ground[h], grid.cover[h], grid.town[h], p);
    defenceFactor[h] = defence;
    advanceFactor[h] = advance;
    if (grid.ground[h] === 2) lossFactor[h] = p.terrain_loss_rugged;
    for (let e = 0; e < 6; e++) {
      const i = h * 6 + e;
      const n = across[i];
      if (n < 0) continue;
      const winding = grid.ground[h] === 2 || grid.ground[n] === 2 ? mountain_winding : 1;
      const km = grid.distanceKm[i] * winding;
      const road = grid.road[i];
      const slope = Math.max(grid.ground[h], grid.ground[n]);
      // share of road speed: gravel highway 1, secondary 0.85, track 0.6; off the road by ground
      const share =
        road === 1 ? 1 : road === 2 ? 0.85 : road === 3 ? 0.6 : slope === 2 ? 0.3 : slope === 1 ? 0.5 : 0.65;
      const ford = grid.river[i] === 1 ? 0.25 : grid.river[i] === 2 ? 0.1 : 0;
      footDays[i] = km / (advance_max_foot * share) + (road > 0 ? ford / 2 : ford);
      const wheels =
        road === 1 ? 1 : road === 2 ? 0.8 : road === 3 ? 0.5 : slope === 2 ? 0.12 : slope === 1 ? 0.2 : 0.35;
      motorDays[i] = km / (advance_max_motor * wheels) + (road > 0 ? ford / 2 : ford);
      haulKm[i] =
        km * (road === 1 ? 1 : road === 2 ? 1.3 : road === 3 ? 2 : slope === 2 ? 8 : slope === 1 ? 5 : 4);
      haulUnits[i] = Math.max(1, Math.min(1000, Math.round(haulKm[i] * HAUL_UNITS_PER_KM)));
      roadTonnes[i] = roadCapacity[road];
      railTonnes[i] = railCapacity[grid.rail[i]];
    }
  }
  return {
    ...lie,
    footDays,
    motorDays,
    haulKm,
    haulUnits,
    roadTonnes,
    railTonnes,
    defenceFactor,
    advanceFactor,
    lossFactor,
    ...railLinks(across, railTonnes, hasRail),
  };
}

function railLinks(across: Int32Array, railTonnes: Float32Array, hasRail: Uint8Array) {
  const railHex = [...hasRail.keys()].filter((h) => hasRail[h] === 1);
  const railStart: number[] = [];
  const railTo: number[] = [];
  for (const h of railHex) {
    railStart.push(railTo.length);
    for (let i = h * 6; i < h * 6 + 6; i++) if (across[i] >= 0 && railTonnes[i] > 0) railTo.push(across[i]);
  }
  railStart.push(railTo.length);
  return {
    railHex: Int32Array.from(railHex),
    railStart: Int32Array.from(railStart),
    railTo: Int32Array.from(railTo),
  };
}

/** Factor on gain across an unfordable river: 0.85, 0.80, 0.70, 0.50 at 20, 50, 100, 500 m. */
function riverFactor(widthM: number, river: number): number {
  if (river === 0 || widthM <= 0) return 1;
  if (widthM <= 20) return 1 - 0.15 * (widthM / 20);
  if (widthM <= 50) return 0.85 - (0.05 * (widthM - 20)) / 30;
  if (widthM <= 100) return 0.8 - (0.1 * (widthM - 50)) / 50;
  if (widthM <= 500) return 0.7 - (0.2 * (widthM - 100)) / 400;
  return 0.5;
}

function groundFactors(ground: number, cover: number, town: number, p: Parameters): [number, number] {
  if (town >= 3) return [p.terrain_defence_urban, p.terrain_advance_urban];
  if (ground === 2)
    return cover === 2
      ? [p.terrain_defence_rugged_wooded, p.terrain_advance_rugged_wooded]
      : cover === 1
        ? [p.terrain_defence_rugged_mixed, p.terrain_advance_rugged_mixed]
        : [p.terrain_defence_rugged_bare, p.terrain_advance_rugged_bare];
  if (ground === 1)
    return cover === 2
      ? [p.terrain_defence_rolling_wooded, p.terrain_advance_rolling_wooded]
      : [p.terrain_defence_rolling_mixed, p.terrain_advance_rolling_mixed];
  return [
    cover === 0 ? p.terrain_defence_flat_bare : p.terrain_defence_flat_mixed,
    p.terrain_advance_flat_mixed,
  ];
}

/** Index into TOWNS. */
const GREAT_CITY = 4;

/** Steps that a distance in cells is counted up to. */
export const WIDE_STEPS = 255;

function landmassesOf(across: Int32Array, H: number) {
  const landmass = new Int32Array(H).fill(-1);
  const steps = new Int32Array(H);
  let landmasses = 0;
  let isWide = false;
  for (let s = 0; s < H; s++) {
    if (landmass[s] >= 0) continue;
    const cells = stepsFrom(across, s, steps);
    for (const h of cells) landmass[h] = landmasses;
    landmasses++;
    // any two cells are no farther apart than the middle of a long way is from both
    const end = stepsFrom(across, cells.at(-1)!, steps).at(-1)!;
    const middle = stepBack(across, steps, end, steps[end] >> 1);
    const rim = stepsFrom(across, middle, steps).at(-1)!;
    if (steps[rim] * 2 >= WIDE_STEPS) isWide = true;
  }
  return { landmass, landmasses, isWide };
}

/** Cells that can be reached from one, nearest first; their steps are written. */
function stepsFrom(across: Int32Array, from: number, steps: Int32Array): number[] {
  const seen = new Set([from]);
  const cells = [from];
  steps[from] = 0;
  for (const h of cells)
    for (let i = h * 6; i < h * 6 + 6; i++) {
      const n = across[i];
      if (n < 0 || seen.has(n)) continue;
      seen.add(n);
      steps[n] = steps[h] + 1;
      cells.push(n);
    }
  return cells;
}

/** The cell on a shortest way back from another that is so many steps from where steps are counted. */
function stepBack(across: Int32Array, steps: Int32Array, from: number, to: number): number {
  let h = from;
  while (steps[h] > to) {
    const next = across.subarray(h * 6, h * 6 + 6).find((n) => n >= 0 && steps[n] === steps[h] - 1);
    if (next === undefined) break;
    h = next;
  }
  return h;
}

function zonesOf(across: Int32Array, H: number) {
  const zoneStart = new Int32Array(H + 1);
  const hexes: number[] = [];
  const rings: number[] = [];
  const seen = new Int32Array(H).fill(-1);
  for (let h = 0; h < H; h++) {
    zoneStart[h] = hexes.length;
    seen[h] = h;
    hexes.push(h);
    rings.push(0);
    let from = zoneStart[h];
    for (let ring = 1; ring <= ZONE_RINGS; ring++) {
      const to = hexes.length;
      for (let i = from; i < to; i++)
        for (let e = 0; e < 6; e++) {
          const n = across[hexes[i] * 6 + e];
          if (n < 0 || seen[n] === h) continue;
          seen[n] = h;
          hexes.push(n);
          rings.push(ring);
        }
      from = to;
    }
  }
  zoneStart[H] = hexes.length;
  return { zoneStart, zoneHex: Int32Array.from(hexes), zoneRing: Uint8Array.from(rings) };
}
