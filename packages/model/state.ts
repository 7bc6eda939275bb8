import { LOSSES } from "./run.ts";
import { SIDES, type Theater } from "./theater.ts";

/** Days that a wounded man's return is booked ahead, at most. */
export const RETURN_DAYS = 64;
/** Past days of place that a side may still believe of an enemy it is not in contact with. */
export const MEMORY_DAYS = 3;

/**
 * Everything that changes from day to day: F formations, H cells, Q headquarters, P parties, two sides.
 *
 * Typed arrays only, one a quantity; nothing else is remembered anywhere.
 */
export interface State {
  day: number;

  /** [F] index into STATUSES */
  status: Uint8Array;
  /** [F] cell, -1 off the map */
  hex: Int16Array;
  /** [F] where it stood at dawn of the last days, latest first: [F * MEMORY_DAYS] */
  pastHex: Int16Array;
  /** [F] men present for duty */
  strengthMen: Int32Array;
  /** [F] share of a full set of heavy weapons */
  heavyShare: Float32Array;
  /** [F] 0 to 1 */
  cohesion: Float32Array;
  /** [F] factor on power, 1 rested */
  fatigue: Float32Array;
  /** [F] days in the same cell */
  daysInPlace: Uint16Array;
  /** [F] days of supply held */
  supplyDays: Float32Array;
  /** [F] index into POSTURES: what it did today */
  posture: Uint8Array;
  /** [F] index of a headquarters, -1 for none */
  headquarters: Int16Array;
  /** [F] directive its mission comes from, -1 for none */
  directive: Int16Array;
  /** [F] cell it is to reach or hold, -1 for none */
  goalHex: Int16Array;
  /** [F] axis of its directive and the waypoint on it it makes for; -1 for a place in a line */
  axis: Int8Array;
  waypoint: Int8Array;
  /** [F] 1 kept behind the line by its headquarters */
  inReserve: Uint8Array;
  /** [F] days of march saved up towards the next cell */
  marchDays: Float32Array;
  /** [F] average quality of its men relative to veterans of its party */
  experience: Float32Array;
  /** [F] days in a row in contact with an enemy, 255 at most; days in a row of attack */
  contactDays: Uint8Array;
  attackDays: Uint8Array;
  /** [F] days without contact before the present one, 255 at most */
  quietDays: Uint8Array;
  /** [F] days before it may attack again */
  restDays: Uint8Array;
  /** [F] day its present battle began, -1 for none */
  battleDay: Int16Array;
  /** [F] day noise of losses, an AR(1) process */
  dayNoise: Float32Array;
  /** [F] share of strength lost lately: a ten-day memory */
  recentLoss: Float32Array;
  /** [F] 0 held, 1 gave way, 2 routed today */
  gaveWay: Uint8Array;
  /** [F * LOSSES] fractions of men carried to the next day */
  lossCarry: Float32Array;
  /** [F] men already on board; days left at sea; directive whose sea move is done, -1 for none */
  embarkedMen: Int32Array;
  seaDays: Uint8Array;
  seaDone: Int16Array;
  /** [F] cell a formation at sea makes for, -1 for none */
  seaHex: Int16Array;
  /** [F * LOSSES] men lost today */
  lossMen: Uint16Array;

  /** [Q] directive in force, -1 for none; higher headquarters, -1 for none; members when places were given out */
  hqDirective: Int16Array;
  hqParent: Int16Array;
  hqMembers: Int16Array;

  /** [H] index into SIDES */
  holder: Uint8Array;
  /** [H] km that the other side has pushed into the cell */
  gainKm: Float32Array;
  /** [H] days held by its holder, 255 at most */
  heldDays: Uint8Array;
  /** [H] 1 where the railway works for the holder */
  railWorks: Uint8Array;

  /** [2 * H] edge towards the source of supply, -1 at a source or without one, by side */
  supplyEdge: Int8Array;
  /** [2 * H] km of haul from the nearest railhead or port, FAR where supply can't come, by side */
  supplyKm: Float32Array;
  /** [1] 1 when ground or railways changed hands since the ways of supply were traced; [2] what they were traced from */
  groundChanged: Uint8Array;
  sourceMark: Int32Array;
  /** [1] 1 when no more ground passes from side to side without a fight */
  settled: Uint8Array;
  /** [2] capacity taken from the railways of each side by interdiction, 0 to 1 */
  interdiction: Float32Array;

  /** [P] men waiting in the replacement pool */
  poolMen: Float32Array;
  /** [P * RETURN_DAYS] wounded due back, by day modulo RETURN_DAYS */
  returningMen: Float32Array;
}

/** Number of arrays hashed each day: those a reader of a run would ask about first. */
export const HASHED_ARRAYS = [
  "status",
  "hex",
  "strengthMen",
  "heavyShare",
  "cohesion",
  "fatigue",
  "supplyDays",
  "posture",
  "headquarters",
  "goalHex",
  "experience",
  "recentLoss",
  "lossMen",
  "holder",
  "gainKm",
  "heldDays",
  "railWorks",
  "poolMen",
  "returningMen",
] as const satisfies (keyof State)[];

/** The state at dawn of day 0. */
export function dawnOf(theater: Theater): State {
  const F = theater.formations.length;
  const H = theater.grid.H;
  const Q = theater.headquarters.length;
  const P = theater.parties.length;
  const L = LOSSES.length;
  const state: State = {
    day: 0,
    status: new Uint8Array(F),
    hex: new Int16Array(F).fill(-1),
    pastHex: new Int16Array(F * MEMORY_DAYS).fill(-1),
    strengthMen: new Int32Array(F),
    heavyShare: new Float32Array(F).fill(1),
    cohesion: new Float32Array(F).fill(1),
    fatigue: new Float32Array(F).fill(1),
    daysInPlace: new Uint16Array(F),
    supplyDays: new Float32Array(F),
    posture: new Uint8Array(F),
    headquarters: new Int16Array(F).fill(-1),
    directive: new Int16Array(F).fill(-1),
    goalHex: new Int16Array(F).fill(-1),
    axis: new Int8Array(F).fill(-1),
    waypoint: new Int8Array(F),
    inReserve: new Uint8Array(F),
    marchDays: new Float32Array(F),
    experience: new Float32Array(F).fill(1),
    contactDays: new Uint8Array(F),
    attackDays: new Uint8Array(F),
    quietDays: new Uint8Array(F).fill(255),
    restDays: new Uint8Array(F),
    battleDay: new Int16Array(F).fill(-1),
    dayNoise: new Float32Array(F),
    recentLoss: new Float32Array(F),
    gaveWay: new Uint8Array(F),
    lossCarry: new Float32Array(F * L),
    embarkedMen: new Int32Array(F),
    seaDays: new Uint8Array(F),
    seaDone: new Int16Array(F).fill(-1),
    seaHex: new Int16Array(F).fill(-1),
    lossMen: new Uint16Array(F * L),
    hqDirective: new Int16Array(Q).fill(-1),
    hqParent: new Int16Array(Q).fill(-1),
    hqMembers: new Int16Array(Q).fill(-1),
    holder: theater.holderAtStart.slice(),
    gainKm: new Float32Array(H),
    heldDays: new Uint8Array(H).fill(255),
    railWorks: new Uint8Array(H).fill(1),
    supplyEdge: new Int8Array(SIDES.length * H).fill(-1),
    supplyKm: new Float32Array(SIDES.length * H),
    groundChanged: new Uint8Array(1).fill(1),
    settled: new Uint8Array(1),
    sourceMark: new Int32Array(SIDES.length),
    interdiction: new Float32Array(SIDES.length),
    poolMen: new Float32Array(P),
    returningMen: new Float32Array(P * RETURN_DAYS),
  };
  return state;
}

/** Writes every array of `from` over those of `to`. */
export function copyState(from: State, to: State): void {
  to.day = from.day;
  for (const name in from) if (name !== "day") (to[name as "hex"] as Int16Array).set(from[name as "hex"]);
}

/** A state of its own with the same values. */
export function cloneState(state: State): State {
  // a spread makes an object of the same kind inside the engine, so that rules read both states alike
  const clone: State = { ...state };
  for (const name of arrayNames(state)) (clone[name] as Uint8Array) = (state[name] as Uint8Array).slice();
  return clone;
}

/** Names of the arrays of a state, always in the same order. */
export function arrayNames(state: State): Exclude<keyof State, "day">[] {
  return Object.keys(state).filter((name) => name !== "day") as Exclude<keyof State, "day">[];
}
