import { draw, exp, normalQuantile } from "@p38/base";
import { PRESENT } from "./codes.ts";
import { DRAWS } from "./draws.ts";
import { todayOf } from "./roster.ts";
import { MEMORY_DAYS, type State } from "./state.ts";
import { directiveAbove } from "./strategy.ts";
import type { World } from "./world.ts";

/**
 * What a side knows at dawn: its own formations as they are, the enemy as estimated, the ground as it is held.
 *
 * Arrays are indexed as in State; entries of enemy formations are blank.
 */
export interface View {
  side: number;
  day: number;
  /** own formations on the map, by index */
  own: number[];
  hex: Int16Array;
  strengthMen: Int32Array;
  cohesion: Float32Array;
  fatigue: Float32Array;
  supplyDays: Float32Array;
  recentLoss: Float32Array;
  gaveWay: Uint8Array;
  contactDays: Uint8Array;
  restDays: Uint8Array;
  /** [F] directive above each own formation, -1 for none */
  directive: Int16Array;
  headquarters: Int16Array;
  holder: Uint8Array;
  heldDays: Uint8Array;
  supplyEdge: Int8Array;
  supplyKm: Float32Array;
  /** [H] enemy men believed in each cell */
  believedMen: Float32Array;
  /** what a man of the enemy's is worth in power: quality and firepower of the armies in the field */
  enemyWorth: number;
}

/** What formations are to do today, and what the commander wants to remember of his plan. */
export interface Orders {
  /** [F] index into POSTURES */
  posture: Uint8Array;
  /** [F] cell to reach or hold */
  goalHex: Int16Array;
  /** [F] 1 for the main effort */
  mainEffort: Uint8Array;
  /** [F] 1 for a column on a road, 0 for an advance on a broad front */
  column: Uint8Array;
  /** [F], [Q] the commander's memory; the state keeps it till tomorrow */
  directive: Int16Array;
  axis: Int8Array;
  waypoint: Int8Array;
  inReserve: Uint8Array;
  hqMembers: Int16Array;
}

/** Turns a view into orders, where `world.holding` is of the view's holders. One interface for directed, doctrine, player and program. */
export type Commander = (world: World, view: View, orders: Orders) => void;

/** Buffers of a day's command: what each side knows, and what all are told. */
export interface CommandBuffers {
  views: [un: View, communist: View];
  orders: Orders;
  groups: [un: DirectiveGroups, communist: DirectiveGroups];
}

/** A side's formations by the directive above them, kept for as long as the directives are the same. */
export interface DirectiveGroups {
  /** [F] as in View */
  directive: Int16Array;
  /** directive and its formations, both in index order */
  groups: (readonly [directive: number, members: number[]])[];
}

export function newCommandBuffers(F: number, Q: number): CommandBuffers {
  const newGroups = () => ({ directive: new Int16Array(F).fill(-1), groups: [] });
  return {
    views: [newView(F, 0), newView(F, 1)],
    orders: newOrders(F, Q),
    groups: [newGroups(), newGroups()],
  };
}

function newOrders(F: number, Q: number): Orders {
  return {
    posture: new Uint8Array(F),
    goalHex: new Int16Array(F),
    mainEffort: new Uint8Array(F),
    column: new Uint8Array(F),
    directive: new Int16Array(F),
    axis: new Int8Array(F),
    waypoint: new Int8Array(F),
    inReserve: new Uint8Array(F),
    hqMembers: new Int16Array(Q),
  };
}

function newView(F: number, side: number): View {
  return {
    side,
    day: -1,
    own: [],
    hex: new Int16Array(F).fill(-1),
    strengthMen: new Int32Array(F),
    cohesion: new Float32Array(F),
    fatigue: new Float32Array(F),
    supplyDays: new Float32Array(F),
    recentLoss: new Float32Array(F),
    gaveWay: new Uint8Array(F),
    contactDays: new Uint8Array(F),
    restDays: new Uint8Array(F),
    directive: new Int16Array(F).fill(-1),
    headquarters: new Int16Array(F).fill(-1),
    holder: NO_BYTES,
    heldDays: NO_BYTES,
    supplyEdge: NO_EDGES,
    supplyKm: NO_KM,
    believedMen: NO_KM,
    enemyWorth: 1,
  };
}

const NO_BYTES = new Uint8Array(0);
const NO_EDGES = new Int8Array(0);
const NO_KM = new Float32Array(0);

/** Orders that repeat yesterday's plan, in a buffer where one is given. */
export function ordersFrom(
  state: State,
  orders = newOrders(state.status.length, state.hqMembers.length),
): Orders {
  orders.posture.set(state.posture);
  orders.goalHex.set(state.goalHex);
  orders.mainEffort.fill(0);
  orders.column.fill(0);
  orders.directive.set(state.directive);
  orders.axis.set(state.axis);
  orders.waypoint.set(state.waypoint);
  orders.inReserve.set(state.inReserve);
  orders.hqMembers.set(state.hqMembers);
  return orders;
}

/** What one side knows of the state, in a buffer where one is given. */
export function viewOf(
  world: World,
  state: State,
  side: number,
  view = newView(state.status.length, side),
): View {
  const { ground, roster } = world;
  for (const f of view.own) forget(view, f);
  view.own.length = 0;
  view.day = state.day;
  if (view.holder !== state.holder) {
    view.holder = state.holder;
    view.heldDays = state.heldDays;
    view.supplyEdge = state.supplyEdge.subarray(side * ground.H, (side + 1) * ground.H);
    view.supplyKm = state.supplyKm.subarray(side * ground.H, (side + 1) * ground.H);
    view.believedMen = world.scratch.believedMen.subarray(side * ground.H, (side + 1) * ground.H);
  }
  for (let f = 0; f < state.status.length; f++) {
    if (roster.side[f] !== side || state.status[f] !== PRESENT) continue;
    view.own.push(f);
    view.hex[f] = state.hex[f];
    view.strengthMen[f] = state.strengthMen[f];
    view.cohesion[f] = state.cohesion[f];
    view.fatigue[f] = state.fatigue[f];
    view.supplyDays[f] = state.supplyDays[f];
    view.recentLoss[f] = state.recentLoss[f];
    view.gaveWay[f] = state.gaveWay[f];
    view.contactDays[f] = state.contactDays[f];
    view.restDays[f] = state.restDays[f];
    view.headquarters[f] = state.headquarters[f];
    view.directive[f] = directiveAbove(state, state.headquarters[f]);
  }
  believe(world, state, side, view.believedMen);
  view.enemyWorth = worthOfArmies(world, state, 1 - side);
  return view;
}

/** What a man is worth today in the armies that a side has in the field: which they are is no secret for long. */
function worthOfArmies({ theater, roster, today }: World, state: State, side: number): number {
  const { quality, firepower } = todayOf(theater, today, state.day);
  let men = 0;
  let worth = 0;
  for (let f = 0; f < state.status.length; f++) {
    if (roster.side[f] !== side || state.status[f] !== PRESENT) continue;
    men += state.strengthMen[f];
    worth += state.strengthMen[f] * quality[f] * firepower[roster.party[f]];
  }
  return men > 0 ? worth / men : 1;
}

/** Blanks what was known of a formation, which may have gone. */
function forget(view: View, f: number): void {
  view.hex[f] = -1;
  view.strengthMen[f] = 0;
  view.cohesion[f] = 0;
  view.fatigue[f] = 0;
  view.supplyDays[f] = 0;
  view.recentLoss[f] = 0;
  view.gaveWay[f] = 0;
  view.contactDays[f] = 0;
  view.restDays[f] = 0;
  view.directive[f] = -1;
  view.headquarters[f] = -1;
}

/** Days that one error of an estimate lasts. */
const ESTIMATE_WINDOW_DAYS = 10;

/**
 * Enemy men that a side believes in each cell: in contact where they stand, with a small error; out of contact
 * where they stood some days ago, with a large one. An error lasts ten days, so that it persists.
 */
function believe(world: World, state: State, side: number, believedMen: Float32Array): void {
  const { theater, roster } = world;
  const { believedAt, believedCells } = world.scratch;
  const from = side * theater.formations.length;
  for (let k = from; k < from + believedCells[side]; k++) believedMen[believedAt[k]] = 0;
  let cells = 0;
  const window = Math.floor(state.day / ESTIMATE_WINDOW_DAYS);
  for (let f = 0; f < theater.formations.length; f++) {
    if (roster.side[f] === side || state.status[f] !== PRESENT) continue;
    const inContact = state.contactDays[f] > 0;
    const hex = inContact ? state.hex[f] : state.pastHex[f * MEMORY_DAYS + MEMORY_DAYS - 1];
    if (hex < 0) continue;
    const men = state.strengthMen[f] * errorOf(world, window, f, inContact);
    if (believedMen[hex] === 0 && men > 0) believedAt[from + cells++] = hex;
    believedMen[hex] += men;
  }
  believedCells[side] = cells;
}

/** Factor by which a formation is taken for more or less than it is, worked out once a window. */
function errorOf(world: World, window: number, f: number, inContact: boolean): number {
  const { p, seed, scratch } = world;
  const at = f * 2 + (inContact ? 1 : 0);
  if (scratch.errorWindow[at] !== window) {
    const spread = inContact ? p.estimate_error : p.estimate_error_deep;
    scratch.errorWindow[at] = window;
    scratch.error[at] = exp(spread * normalQuantile(draw(seed, window, f, DRAWS.estimate)));
  }
  return scratch.error[at];
}
