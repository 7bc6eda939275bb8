import { clamp, exp, pow } from "@p38/base";
import { ATTACK, PRESENT, UN } from "./codes.ts";
import { HAUL_UNITS_PER_KM } from "./ground.ts";
import { roomForWays, type Journal } from "./journal.ts";
import type { Room } from "./room.ts";
import { todayOf, type Today } from "./roster.ts";
import type { State } from "./state.ts";
import { roughKm } from "./strategy.ts";
import { traceWays } from "./supply-ways.ts";
import { FAR } from "./travel.ts";
import type { World } from "./world.ts";

/**
 * Brings supply from ports and border crossings over what each side holds to each formation: the cheapest haul,
 * limited by the railways and roads on the way, halved every so many km beyond the railhead.
 *
 * @param journal the ways that supply takes are added to it
 */
export function deliverSupply(world: World, state: State, journal: Journal): void {
  interdict(world, state);
  for (const side of [0, 1]) {
    const sources = sourcesOf(world, state, side);
    // the ways are the same as long as the ground, the railways and the sources are
    const mark = sources.reduce(
      (sum, { hex, cost }) => (Math.imul(sum, 31) + hex * 4096 + Math.round(cost * HAUL_UNITS_PER_KM)) | 0,
      1,
    );
    if (state.groundChanged[0] === 0 && state.sourceMark[side] === mark) continue;
    state.sourceMark[side] = mark;
    // ground that no supply comes to any more may pass
    state.settled[0] = 0;
    traceSupply(world, state, side, sources);
  }
  state.groundChanged[0] = 0;
  repairRailways(world, state);
  for (const side of [0, 1]) haul(world, state, side, journal);
}

/** Sorties against the railways take capacity away; what is missing is put back by a share a day. */
function interdict(world: World, state: State): void {
  const { theater, p } = world;
  for (const side of [0, 1]) {
    const sorties = theater.sorties[state.day * 2 + (1 - side)] * (1 - p.close_support_share);
    const most = p.interdiction_rail_max * (sorties / (sorties + p.interdiction_half));
    const old = state.interdiction[side];
    state.interdiction[side] = old + (most - old) * p.repair_day;
  }
}

/** A railway behind an advance works again one cell after another, from where it works already. */
function repairRailways(world: World, state: State): void {
  const { railHex } = world.ground;
  const { queue: broken } = world.scratch;
  const cellsPerDay = world.p.rail_conversion_km_day / CELL_KM;
  const passes = Math.floor((state.day + 1) * cellsPerDay) - Math.floor(state.day * cellsPerDay);
  const { railWorks } = state;
  let waiting = 0;
  if (passes > 0)
    for (let r = 0; r < railHex.length; r++) if (railWorks[railHex[r]] !== 1) broken[waiting++] = r;
  for (let pass = 0; pass < passes && waiting > 0; pass++) {
    const opened: number[] = [];
    let left = 0;
    for (let k = 0; k < waiting; k++) {
      if (canOpen(world, state, broken[k])) opened.push(railHex[broken[k]]);
      else broken[left++] = broken[k];
    }
    waiting = left;
    if (opened.length === 0) break;
    for (const h of opened) railWorks[h] = 1;
    state.groundChanged[0] = 1;
  }
}

/** Whether the railway of the cell `railHex[r]` can be put to work. */
function canOpen({ ground }: World, { railWorks, holder, gainKm, heldDays }: State, r: number): boolean {
  const { railHex, railStart, railTo } = ground;
  const h = railHex[r];
  if (gainKm[h] > 0) return false;
  // a line that is nowhere joined to a working one starts again by itself, later
  if (heldDays[h] >= SELF_REPAIR_DAYS) return true;
  for (let k = railStart[r]; k < railStart[r + 1]; k++)
    if (holder[railTo[k]] === holder[h] && railWorks[railTo[k]] === 1) return true;
  return false;
}

const CELL_KM = 5.4;
/** Discharge of a port that can feed an army, and the haul that a port of no capacity is worth. */
const GREAT_PORT_TONNES = 10_000;
const SMALL_PORT_KM = 60;
const SELF_REPAIR_DAYS = 60;

/** Cheapest haul from the side's sources to every cell it holds. */
function traceSupply(world: World, state: State, side: number, sources: Source[]): void {
  const { H } = world.ground;
  const ways = world.supplyWays[side];
  sources.sort((a, b) => a.cost - b.cost || a.hex - b.hex);
  traceWays(
    ways,
    state.holder,
    state.railWorks,
    sources.map(({ hex, cost }) => ({ hex, units: Math.round(cost * HAUL_UNITS_PER_KM) })),
  );
  state.supplyEdge.set(ways.edge, side * H);
  state.supplyKm.set(ways.km, side * H);
}

/** Where supply enters, and the haul it is worth to be farther back than the best. */
interface Source {
  hex: number;
  cost: number;
}

/** Ports for the side that commands the sea, border crossings for the other; each with a cost to start from. */
function sourcesOf(world: World, state: State, side: number): Source[] {
  const { grid } = world.theater;
  const sources: Source[] = [];
  if (side === UN) {
    gather(world, state);
    for (const port of grid.ports) {
      if (state.holder[port.hex] !== side || !isUsed(world, port.hex, port.dischargeTonnesPerDay)) continue;
      const ready = Math.min(1, (state.heldDays[port.hex] + 1) / world.p.port_repair_days);
      // a small or half-repaired port is as far behind as its want of capacity makes it
      const want = 1 - Math.min(1, (port.dischargeTonnesPerDay * ready) / GREAT_PORT_TONNES);
      sources.push({ hex: port.hex, cost: SMALL_PORT_KM * want });
    }
  } else {
    for (const crossing of grid.borderCrossings)
      sources.push({ hex: crossing.hex, cost: crossing.capacityTonnesPerDay >= 2000 ? 0 : 20 });
  }
  return sources;
}

/** Tonnes a day that each source gives, by cell: ports as far as they work again, crossings as they are. */
function sourceCapacity(world: World, state: State, side: number): Float64Array {
  const { grid } = world.theater;
  const capacity = world.scratch.sourceCapacity;
  for (const { hex } of grid.ports) capacity[hex] = 0;
  for (const { hex } of grid.borderCrossings) capacity[hex] = 0;
  if (side === UN)
    for (const port of grid.ports) {
      const ready = Math.min(1, (state.heldDays[port.hex] + 1) / world.p.port_repair_days);
      capacity[port.hex] = Math.max(capacity[port.hex], port.dischargeTonnesPerDay * ready);
    }
  else
    for (const crossing of grid.borderCrossings)
      capacity[crossing.hex] = Math.max(capacity[crossing.hex], crossing.capacityTonnesPerDay);
  return capacity;
}

/**
 * A port works as long as the enemies near it are no more than its own side's men there and its garrison: a remnant of
 * a few hundred closes none. A great one has its labour; a small one works only when troops are near, or the enemy far off.
 */
function isUsed(world: World, port: number, tonnes: number): boolean {
  const { stand } = world.scratch;
  const own = (km: number) => menWithin(world, 0, stand.own, port, km);
  const enemy = (km: number) => menWithin(world, stand.own, stand.all, port, km);
  const isGreat = tonnes >= GREAT_PORT_TONNES / 2;
  const near = enemy(PORT_KM);
  if (near > 0 && near > own(PORT_KM) + (isGreat ? GARRISON_MEN : 0)) return false;
  return isGreat || own(2 * PORT_KM) > 0 || enemy(5 * PORT_KM) === 0;
}

/** Men of base, police and harbour who hold a great port and are in no order of battle. */
const GARRISON_MEN = 1500;

/** Where formations stand: those of the un first, then the enemy's. */
export interface Standing {
  hex: Int32Array;
  men: Float64Array;
  own: number;
  all: number;
}

function gather(world: World, state: State): void {
  const { stand } = world.scratch;
  const { roster } = world;
  stand.all = 0;
  for (const side of [0, 1]) {
    for (let f = 0; f < state.status.length; f++) {
      if (state.status[f] !== PRESENT || roster.side[f] !== side) continue;
      stand.hex[stand.all] = state.hex[f];
      stand.men[stand.all++] = state.strengthMen[f];
    }
    if (side === UN) stand.own = stand.all;
  }
}

/** Men of some of those who stand on a port's own landmass within so many km, as `roughKm` has it. */
function menWithin(world: World, from: number, to: number, port: number, km: number): number {
  const { landmass } = world.ground;
  const { hex, men } = world.scratch.stand;
  let sum = 0;
  for (let k = from; k < to; k++)
    if (landmass[hex[k]] === landmass[port] && roughKm(world, hex[k], port) <= km) sum += men[k];
  return sum;
}

/** Enemies this near may close a port. */
const PORT_KM = 32;

/** What each formation gets today. */
function haul(world: World, state: State, side: number, journal: Journal): void {
  askForSupply(world, state, side);
  const haulage = layWays(world, state, side);
  loadWays(world, state, side, haulage);
  squeeze(world, state, side, haulage);
  bring(world, state, side, haulage);
  noteWays(world, haulage, journal);
}

/** What each formation asks for, and the share of it that the length of the haul leaves. */
function askForSupply(world: World, state: State, side: number): void {
  const { ground, roster, scratch, p } = world;
  const { askedTonnes, usedTonnes, arriveShare, lastHaul, lastArrive } = scratch;
  const today = todayOf(world.theater, world.today, state.day);
  const ownReach = side === UN ? p.reach_truck_un : p.reach_foot;
  const carried = carriedDays(world, side);
  for (let f = 0; f < state.status.length; f++) {
    if (roster.side[f] !== side || state.status[f] !== PRESENT) continue;
    const use = useTonnes(world, state, f, today);
    usedTonnes[f] = use;
    // it asks for what it uses and, when short, for a third as much again; more is sent where much is lost on the way
    const wanted = use * (state.supplyDays[f] < carried ? 1.3 : 1);
    const ofParty = today.haulReachKm[roster.party[f]];
    const reach = ofParty >= 0 ? ofParty : ownReach;
    const haulKm = state.supplyKm[side * ground.H + state.hex[f]];
    if (haulKm < FAR) {
      const over = (-LN2 * Math.max(0, haulKm - FREE_HAUL_KM)) / reach;
      // who did not move has the same haul as yesterday
      if (lastHaul[f] !== over) {
        lastHaul[f] = over;
        lastArrive[f] = exp(over);
      }
      arriveShare[f] = lastArrive[f];
    } else arriveShare[f] = 0;
    askedTonnes[f] = wanted * Math.min(p.supply_surge, 1 / Math.max(0.01, arriveShare[f]));
  }
}

function carriedDays({ p }: World, side: number): number {
  return side === UN ? p.carried_days_us : p.carried_days_cpv;
}

/**
 * The ways of a day's supply of one side: cells in runs, each run from a formation towards the source up to a cell of
 * an earlier run; cut into stretches over which the same formations' supply goes.
 */
export interface Haulage {
  cells: number;
  /** [cells] cell, and the next towards the source */
  cell: Int32Array;
  back: Int32Array;
  /** [runs + 1] first cell of each run */
  runStart: Int32Array;
  runs: number;
  /** [H] stretch of each cell on a way */
  stretch: Int32Array;
  stretches: number;
  /** [stretches] the next stretch towards the source, -1 for none; the source where it ends; tonnes asked over it */
  nextStretch: Int32Array;
  source: Int32Array;
  tonnes: Float32Array;
  /** [H] ways that come into a cell, formations that stand there counted */
  comeIn: Int32Array;
  /** [H] the laying of ways that came over a cell last, and how many there were */
  noted: Int32Array;
  layings: number;
  /** [H] least part of what is asked that some edge between the cell and its source carries, 1 at most */
  carried: Float64Array;
  /** [cells] tonnes that road and railway carry over the cell's edge */
  capacity: Float64Array;
}

export function newHaulage(H: number, F: number, room: Room): Haulage {
  return {
    cells: 0,
    cell: room.array(Int32Array, H),
    back: room.array(Int32Array, H),
    runStart: new Int32Array(F + 1),
    runs: 0,
    stretch: room.array(Int32Array, H),
    stretches: 0,
    nextStretch: room.array(Int32Array, H),
    source: room.array(Int32Array, H),
    tonnes: room.array(Float32Array, H),
    comeIn: room.array(Int32Array, H),
    noted: room.array(Int32Array, H),
    layings: 0,
    carried: room.array(Float64Array, H),
    capacity: room.array(Float64Array, H),
  };
}

/** The ways from every formation of a side back to its source, each cell once. */
function layWays(world: World, state: State, side: number): Haulage {
  const { ground, roster } = world;
  const { haulage } = world.scratch;
  const { H, across } = ground;
  const { supplyEdge, supplyKm } = state;
  const { cell, back, comeIn, noted, runStart } = haulage;
  const at = side * H;
  const laying = ++haulage.layings;
  let cells = 0;
  let runs = 0;
  for (let f = 0; f < state.status.length; f++) {
    if (roster.side[f] !== side || state.status[f] !== PRESENT) continue;
    let h = state.hex[f];
    if (supplyKm[at + h] >= FAR) continue;
    const first = cells;
    for (;;) {
      if (noted[h] === laying) {
        comeIn[h]++;
        break;
      }
      noted[h] = laying;
      comeIn[h] = 1;
      if (supplyEdge[at + h] < 0) break;
      const n = across[h * 6 + supplyEdge[at + h]];
      cell[cells] = h;
      back[cells++] = n;
      h = n;
    }
    // a formation where a way begins is one that comes in; where others pass it has been counted
    if (cells > first) runStart[runs++] = first;
  }
  runStart[runs] = cells;
  haulage.cells = cells;
  haulage.runs = runs;
  cutIntoStretches(haulage, supplyEdge, at);
  return haulage;
}

/** A stretch ends where another way comes in: from there on more is carried. */
function cutIntoStretches(haulage: Haulage, supplyEdge: Int8Array, at: number): void {
  const { cell, back, comeIn, stretch, nextStretch, source, runStart, runs } = haulage;
  let stretches = 0;
  for (let r = 0; r < runs; r++) {
    for (let k = runStart[r]; k < runStart[r + 1]; k++) {
      const h = cell[k];
      if (k === runStart[r] || comeIn[h] > 1) haulage.tonnes[stretches++] = 0;
      stretch[h] = stretches - 1;
    }
  }
  for (let r = runs - 1; r >= 0; r--)
    for (let k = runStart[r + 1] - 1; k >= runStart[r]; k--) {
      const s = stretch[cell[k]];
      const n = back[k];
      const ends = k === runStart[r + 1] - 1 || stretch[cell[k + 1]] !== s;
      if (!ends) continue;
      nextStretch[s] = supplyEdge[at + n] < 0 ? -1 : stretch[n];
      source[s] = n;
    }
  haulage.stretches = stretches;
}

/** Adds what each formation asks for to the stretches that it comes over, in the order of formations. */
function loadWays(world: World, state: State, side: number, haulage: Haulage): void {
  const { ground, roster, scratch } = world;
  const { askedTonnes, sourceTonnes } = scratch;
  const { stretch, nextStretch, source, tonnes } = haulage;
  const { supplyEdge, supplyKm } = state;
  const at = side * ground.H;
  clearSources(world, sourceTonnes);
  for (let f = 0; f < state.status.length; f++) {
    if (roster.side[f] !== side || state.status[f] !== PRESENT) continue;
    let h = state.hex[f];
    if (supplyKm[at + h] >= FAR) continue;
    const asked = askedTonnes[f];
    if (supplyEdge[at + h] >= 0) {
      let s = stretch[h];
      for (; nextStretch[s] >= 0; s = nextStretch[s]) tonnes[s] += asked;
      tonnes[s] += asked;
      h = source[s];
    }
    sourceTonnes[h] += asked;
  }
}

function clearSources({ theater }: World, byHex: Float32Array): void {
  for (const { hex } of theater.grid.ports) byHex[hex] = 0;
  for (const { hex } of theater.grid.borderCrossings) byHex[hex] = 0;
}

/** What each edge carries today, and from there to the source the least part of what is asked over any edge. */
function squeeze(world: World, state: State, side: number, haulage: Haulage): void {
  const { railTonnes, roadTonnes, H } = world.ground;
  const { cell, back, capacity, carried, stretch, tonnes, runStart, runs } = haulage;
  const { railWorks, supplyEdge } = state;
  const wet = world.theater.wet[state.day] > 0 ? world.p.road_wet_factor : 1;
  const railShare = 1 - state.interdiction[side];
  const at = side * H;
  for (let r = 0; r < runs; r++)
    for (let k = runStart[r + 1] - 1; k >= runStart[r]; k--) {
      const h = cell[k];
      const n = back[k];
      const i = h * 6 + supplyEdge[at + h];
      const rail = railWorks[h] === 1 && railWorks[n] === 1 ? railTonnes[i] * railShare : 0;
      capacity[k] = rail + roadTonnes[i] * wet;
      const beyond = supplyEdge[at + n] < 0 ? 1 : carried[n];
      carried[h] = Math.min(beyond, capacity[k] / tonnes[stretch[h]]);
    }
}

/** What comes to each formation; what a way can't carry goes round by others, at a loss. */
function bring(world: World, state: State, side: number, haulage: Haulage): void {
  const { ground, roster, scratch, p } = world;
  const { across, H } = ground;
  const { askedTonnes, cameDays, sourceTonnes, usedTonnes, arriveShare } = scratch;
  const { supplyEdge, supplyKm } = state;
  const capacityOf = sourceCapacity(world, state, side);
  const most = carriedDays(world, side);
  const at = side * H;
  for (let f = 0; f < state.status.length; f++) {
    if (roster.side[f] !== side || state.status[f] !== PRESENT) continue;
    let share = arriveShare[f];
    let h = state.hex[f];
    if (supplyKm[at + h] < FAR) {
      const end = supplyEdge[at + h] < 0 ? h : sourceOf(haulage, h);
      // the last stretch is the formation's own transport and porters
      for (let steps = 0; steps < OWN_TRANSPORT_CELLS && supplyEdge[at + h] >= 0; steps++)
        h = across[h * 6 + supplyEdge[at + h]];
      const least = supplyEdge[at + h] < 0 ? 1 : haulage.carried[h];
      if (least < 1) share = Math.min(share, pow(least, p.supply_spill));
      share = Math.min(share, capacityOf[end] / Math.max(1, sourceTonnes[end]));
    }
    // troops on foot live off the country in part
    const found = roster.motorized[f] === 1 ? 0 : p.forage_share;
    const came = Math.max(share * (askedTonnes[f] / usedTonnes[f]), found);
    cameDays[f] = came;
    state.supplyDays[f] = clamp(state.supplyDays[f] + came - 1, 0, most);
  }
}

/** The source that a cell's way leads to. */
function sourceOf({ stretch, nextStretch, source }: Haulage, h: number): number {
  let s = stretch[h];
  while (nextStretch[s] >= 0) s = nextStretch[s];
  return source[s];
}

/** Adds the ways of a side to the day's. */
function noteWays({ ground }: World, haulage: Haulage, { ways }: Journal): void {
  if (!ways) return;
  const { cell, back, capacity, stretch, tonnes, cells } = haulage;
  roomForWays(ways, ways.count + cells, ground.H);
  for (let k = 0; k < cells; k++) {
    const at = ways.count++;
    ways.hex[at] = cell[k];
    ways.back[at] = back[k];
    ways.tonnes[at] = tonnes[stretch[cell[k]]];
    ways.capacityTonnes[at] = capacity[k];
  }
}

/** Cells over which a formation fetches its supply itself. */
const OWN_TRANSPORT_CELLS = 3;
const LN2 = 0.6931471805599453;
/** Haul that a formation's own transport makes from the railhead without loss. */
const FREE_HAUL_KM = 20;

/** Tonnes a formation uses today: by its party, its size and what it does. */
function useTonnes(world: World, state: State, f: number, today: Today): number {
  const entry = world.theater.formations[f];
  const full = (state.posture[f] === ATTACK ? today.useAttackTonnes : today.useDefenceTonnes)[entry.party];
  const quiet = state.contactDays[f] === 0 ? QUIET_USE : 1;
  const size =
    entry.echelon === DIVISION
      ? state.strengthMen[f] / entry.establishmentMen
      : state.strengthMen[f] / DIVISION_MEN;
  return Math.max(1, full * size * quiet);
}

/** Index into ECHELONS. */
const DIVISION = 2;
/** Men of a division, to which the use of smaller formations is scaled. */
const DIVISION_MEN = 15_000;
/** Share of a formation's use that is left when no enemy is near. */
const QUIET_USE = 0.6;
