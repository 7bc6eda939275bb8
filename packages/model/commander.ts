import { draw, exp, normalQuantile } from "@p38/base";
import { PRESENT } from "./codes.ts";
import { DRAWS } from "./draws.ts";
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
  supplyEdge: Int8Array;
  supplyKm: Float32Array;
  /** [H] enemy men believed in each cell */
  believedMen: Float32Array;
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

/** Turns a view into orders. One interface for directed, doctrine, player and program. */
export type Commander = (world: World, view: View, orders: Orders) => void;

/** Orders that repeat yesterday's plan. */
export function ordersFrom(state: State): Orders {
  return {
    posture: state.posture.slice(),
    goalHex: state.goalHex.slice(),
    mainEffort: new Uint8Array(state.posture.length),
    column: new Uint8Array(state.posture.length),
    directive: state.directive.slice(),
    axis: state.axis.slice(),
    waypoint: state.waypoint.slice(),
    inReserve: state.inReserve.slice(),
    hqMembers: state.hqMembers.slice(),
  };
}

/** What one side knows of the state. */
export function viewOf(world: World, state: State, side: number): View {
  const { theater, ground } = world;
  const F = theater.formations.length;
  const view: View = {
    side,
    day: state.day,
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
    holder: state.holder,
    supplyEdge: state.supplyEdge.subarray(side * ground.H, (side + 1) * ground.H),
    supplyKm: state.supplyKm.subarray(side * ground.H, (side + 1) * ground.H),
    believedMen: world.scratch.believedMen.subarray(side * ground.H, (side + 1) * ground.H),
  };
  for (let f = 0; f < F; f++) {
    if (theater.formations[f].side !== side || state.status[f] !== PRESENT) continue;
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
  return view;
}

/** Days that one error of an estimate lasts. */
const ESTIMATE_WINDOW_DAYS = 10;

/**
 * Enemy men that a side believes in each cell: in contact where they stand, with a small error; out of contact
 * where they stood some days ago, with a large one. An error lasts ten days, so that it persists.
 */
function believe(world: World, state: State, side: number, believedMen: Float32Array): void {
  const { theater, p, seed } = world;
  believedMen.fill(0);
  const window = Math.floor(state.day / ESTIMATE_WINDOW_DAYS);
  for (let f = 0; f < theater.formations.length; f++) {
    if (theater.formations[f].side === side || state.status[f] !== PRESENT) continue;
    const inContact = state.contactDays[f] > 0;
    const hex = inContact ? state.hex[f] : state.pastHex[f * MEMORY_DAYS + MEMORY_DAYS - 1];
    if (hex < 0) continue;
    const spread = inContact ? p.estimate_error : p.estimate_error_deep;
    const error = exp(spread * normalQuantile(draw(seed, window, f, DRAWS.estimate)));
    believedMen[hex] += state.strengthMen[f] * error;
  }
}
