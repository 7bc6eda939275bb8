import { clamp, exp, pow } from "@p38/base";
import { ATTACK, PRESENT, UN } from "./codes.ts";
import { roughKm } from "./strategy.ts";
import { HAUL_UNITS_PER_KM } from "./ground.ts";
import type { Journal } from "./journal.ts";
import { stepValue } from "./steps.ts";
import { FAR, NEVER, put, start, take } from "./travel.ts";
import type { State } from "./state.ts";
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
  const { across, railTonnes, H, hasRail } = world.ground;
  const cellsPerDay = world.p.rail_conversion_km_day / CELL_KM;
  const passes = Math.floor((state.day + 1) * cellsPerDay) - Math.floor(state.day * cellsPerDay);
  const { railWorks, holder } = state;
  for (let pass = 0; pass < passes; pass++) {
    const opened: number[] = [];
    for (let h = 0; h < H; h++) {
      if (hasRail[h] === 0 || railWorks[h] === 1 || state.gainKm[h] > 0) continue;
      // a line that is nowhere joined to a working one starts again by itself, later
      let works = state.heldDays[h] >= SELF_REPAIR_DAYS;
      for (let i = h * 6; i < h * 6 + 6 && !works; i++) {
        const n = across[i];
        works = n >= 0 && railTonnes[i] > 0 && holder[n] === holder[h] && railWorks[n] === 1;
      }
      if (works) opened.push(h);
    }
    for (const h of opened) railWorks[h] = 1;
    if (opened.length > 0) state.groundChanged[0] = 1;
  }
}

const CELL_KM = 5.4;
/** Discharge of a port that can feed an army, and the haul that a port of no capacity is worth. */
const GREAT_PORT_TONNES = 10_000;
const SMALL_PORT_KM = 60;
const SELF_REPAIR_DAYS = 60;
/** A cell by a working railway, in units of haul: some 0.04 km of lorry haul a km. */
const RAIL_UNITS = 1;

/** Where supply enters, and the haul it is worth to be farther back than the best. */
interface Source {
  hex: number;
  cost: number;
}

/** Cheapest haul from the side's sources to every cell it holds. */
function traceSupply(world: World, state: State, side: number, sources: Source[]): void {
  const { ground, scratch } = world;
  const { H, across, haulUnits } = ground;
  const { railWorks, holder } = state;
  const { buckets } = world.travel;
  const { cost } = scratch;
  const km = state.supplyKm.subarray(side * H, (side + 1) * H);
  const edge = state.supplyEdge.subarray(side * H, (side + 1) * H);
  cost.fill(NEVER);
  edge.fill(-1);
  start(buckets);
  sources.sort((a, b) => a.cost - b.cost || a.hex - b.hex);
  for (const source of sources) {
    const units = Math.round(source.cost * HAUL_UNITS_PER_KM);
    if (units >= cost[source.hex]) continue;
    cost[source.hex] = units;
    put(buckets, source.hex, units);
  }
  for (let h = take(buckets, cost); h >= 0; h = take(buckets, cost)) {
    const from = cost[h];
    const works = railWorks[h] === 1;
    for (let e = 0; e < 6; e++) {
      const i = h * 6 + e;
      const n = across[i];
      if (n < 0 || holder[n] !== side) continue;
      const rail = works && ground.railTonnes[i] > 0 && railWorks[n] === 1;
      const next = from + (rail ? RAIL_UNITS : haulUnits[i]);
      if (next < cost[n]) {
        cost[n] = next;
        edge[n] = (e + 3) % 6;
        put(buckets, n, next);
      }
    }
  }
  for (let h = 0; h < H; h++) km[h] = cost[h] === NEVER ? FAR : cost[h] / HAUL_UNITS_PER_KM;
}

/** Ports for the side that commands the sea, border crossings for the other; each with a cost to start from. */
function sourcesOf(world: World, state: State, side: number): Source[] {
  const { grid } = world.theater;
  const sources: Source[] = [];
  if (side === UN) {
    for (const port of grid.ports) {
      if (state.holder[port.hex] !== side || !isUsed(world, state, port.hex, port.dischargeTonnesPerDay))
        continue;
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
function sourceCapacity(world: World, state: State, side: number): Map<number, number> {
  const { grid } = world.theater;
  const capacity = new Map<number, number>();
  if (side === UN)
    for (const port of grid.ports) {
      const ready = Math.min(1, (state.heldDays[port.hex] + 1) / world.p.port_repair_days);
      capacity.set(port.hex, Math.max(capacity.get(port.hex) ?? 0, port.dischargeTonnesPerDay * ready));
    }
  else
    for (const crossing of grid.borderCrossings)
      capacity.set(crossing.hex, Math.max(capacity.get(crossing.hex) ?? 0, crossing.capacityTonnesPerDay));
  return capacity;
}

/**
 * A port works for those who keep the enemy away from it. A great one has its garrison and labour; a small one only
 * when troops are near, or the enemy far off.
 */
function isUsed(world: World, state: State, hex: number, tonnes: number): boolean {
  const { theater } = world;
  let own = FAR;
  let enemy = FAR;
  for (let f = 0; f < theater.formations.length; f++) {
    if (state.status[f] !== PRESENT) continue;
    const km = roughKm(world, state.hex[f], hex);
    if (theater.formations[f].side === UN) own = Math.min(own, km);
    else enemy = Math.min(enemy, km);
  }
  if (own === FAR && enemy === FAR) return true;
  const open = enemy > PORT_KM || own <= enemy;
  return open && (tonnes >= GREAT_PORT_TONNES / 2 || own <= 2 * PORT_KM || enemy > 5 * PORT_KM);
}

/** An enemy this near closes a port that no one of its side is nearer to. */
const PORT_KM = 32;

/** What each formation gets today. */
function haul(world: World, state: State, side: number, journal: Journal): void {
  const { ground, theater, scratch, p } = world;
  const { H, across } = ground;
  const { askedTonnes, cameDays, loadTonnes, sourceTonnes, usedTonnes, arriveShare } = scratch;
  const capacityOf = sourceCapacity(world, state, side);
  sourceTonnes.fill(0);
  const edge = state.supplyEdge.subarray(side * H, (side + 1) * H);
  const km = state.supplyKm.subarray(side * H, (side + 1) * H);
  loadTonnes.fill(0);
  const wet = theater.wet[state.day] > 0 ? p.road_wet_factor : 1;
  const ownReach = side === UN ? p.reach_truck_un : p.reach_foot;
  const carried = side === UN ? p.carried_days_us : p.carried_days_cpv;
  for (let f = 0; f < theater.formations.length; f++) {
    const entry = theater.formations[f];
    if (entry.side !== side || state.status[f] !== PRESENT) continue;
    const use = useTonnes(world, state, f);
    usedTonnes[f] = use;
    // it asks for what it uses and, when short, for a third as much again; more is sent where much is lost on the way
    const wanted = use * (state.supplyDays[f] < carried ? 1.3 : 1);
    const reach = stepValue(theater.parties[entry.party].haulReachKm ?? [], state.day, ownReach);
    const haulKm = km[state.hex[f]];
    arriveShare[f] = haulKm < FAR ? exp((-LN2 * Math.max(0, haulKm - FREE_HAUL_KM)) / reach) : 0;
    askedTonnes[f] = wanted * Math.min(p.supply_surge, 1 / Math.max(0.01, arriveShare[f]));
    if (haulKm >= FAR) continue;
    let h = state.hex[f];
    for (let steps = 0; edge[h] >= 0 && steps < H; steps++) {
      const i = h * 6 + edge[h];
      loadTonnes[i] += askedTonnes[f];
      h = across[i];
    }
    sourceTonnes[h] += askedTonnes[f];
  }
  const railShare = 1 - state.interdiction[side];
  // what a way can't carry goes round by others, at a loss
  const capacityOver = (i: number, from: number, back: number) => {
    const rail =
      state.railWorks[from] === 1 && state.railWorks[back] === 1 ? ground.railTonnes[i] * railShare : 0;
    return rail + ground.roadTonnes[i] * wet;
  };
  for (let f = 0; f < theater.formations.length; f++) {
    const entry = theater.formations[f];
    if (entry.side !== side || state.status[f] !== PRESENT) continue;
    const use = usedTonnes[f];
    let share = arriveShare[f];
    const h0 = state.hex[f];
    if (km[h0] < FAR) {
      let h = h0;
      let least = 1;
      for (let steps = 0; edge[h] >= 0 && steps < H; steps++) {
        const i = h * 6 + edge[h];
        const n = across[i];
        const capacity = capacityOver(i, h, n);
        // the last stretch is the formation's own transport and porters
        if (steps >= OWN_TRANSPORT_CELLS && loadTonnes[i] > capacity)
          least = Math.min(least, capacity / loadTonnes[i]);
        h = n;
      }
      if (least < 1) share = Math.min(share, pow(least, p.supply_spill));
      share = Math.min(share, (capacityOf.get(h) ?? 0) / Math.max(1, sourceTonnes[h]));
    }
    // troops on foot live off the country in part
    const found = entry.motorized ? 0 : p.forage_share;
    const came = Math.max(share * (askedTonnes[f] / use), found);
    cameDays[f] = came;
    state.supplyDays[f] = clamp(state.supplyDays[f] + came - 1, 0, carried);
  }
  noteWays(world, state, side, capacityOver, journal);
}

/** Adds the ways that lead back from each formation of a side to its sources, each cell once. */
function noteWays(
  world: World,
  state: State,
  side: number,
  capacityOver: (i: number, from: number, back: number) => number,
  journal: Journal,
): void {
  const { ground, theater, scratch } = world;
  const { H, across } = ground;
  const edge = state.supplyEdge.subarray(side * H, (side + 1) * H);
  const today = state.day * 2 + side + 1;
  for (let f = 0; f < theater.formations.length; f++) {
    if (theater.formations[f].side !== side || state.status[f] !== PRESENT) continue;
    for (let h = state.hex[f]; edge[h] >= 0; h = across[h * 6 + edge[h]]) {
      const i = h * 6 + edge[h];
      if (scratch.wayNoted[i] === today) break;
      scratch.wayNoted[i] = today;
      const back = across[i];
      journal.ways.push({
        hex: h,
        back,
        tonnes: scratch.loadTonnes[i],
        capacityTonnes: capacityOver(i, h, back),
      });
    }
  }
}

/** Cells over which a formation fetches its supply itself. */
const OWN_TRANSPORT_CELLS = 3;
const LN2 = 0.6931471805599453;
/** Haul that a formation's own transport makes from the railhead without loss. */
const FREE_HAUL_KM = 20;

/** Tonnes a formation uses today: by its party, its size and what it does. */
function useTonnes(world: World, state: State, f: number): number {
  const entry = world.theater.formations[f];
  const party = world.theater.parties[entry.party];
  const full = state.posture[f] === ATTACK ? party.useAttackTonnesPerDay : party.useDefenceTonnesPerDay;
  const quiet = state.contactDays[f] === 0 ? QUIET_USE : 1;
  const size =
    entry.echelon === DIVISION
      ? state.strengthMen[f] / entry.establishmentMen
      : state.strengthMen[f] / DIVISION_MEN;
  return Math.max(1, stepValue(full, state.day, 100) * size * quiet);
}

/** Index into ECHELONS. */
const DIVISION = 2;
/** Men of a division, to which the use of smaller formations is scaled. */
const DIVISION_MEN = 15_000;
/** Share of a formation's use that is left when no enemy is near. */
const QUIET_USE = 0.6;
