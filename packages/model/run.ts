import { LAST_DAY } from "@p38/base";

/** Kinds of event that a run reports. Append only. */
export const EVENT_KINDS = [
  "place taken", // by side `value`, place index `other`
  "formation arrived",
  "formation left",
  "formation destroyed",
  "formation broke", // withdrew under pressure
  "formation routed",
  "formation cut off",
  "landing", // ashore at hex
  "evacuation", // embarked at hex
  "attack failed", // called off
] as const;

/** Categories of loss, in the order of `lossMen`. */
export const LOSSES = ["killed", "wounded", "missing", "captured", "non-battle"] as const;

/** What is known of each formation for the whole run. */
export interface RunFormation {
  id: string;
  name: string;
  /** "un" or "communist" */
  side: "un" | "communist";
  party: string;
  echelon: string;
  arm: string;
}

export interface RunMeta {
  scenario: string;
  seed: number;
  commit: string;
  /** hash of each input: terrain, scenario, parameters */
  inputs: Record<string, string>;
  days: number;
  formations: RunFormation[];
  headquarters: { id: string; name: string; side: "un" | "communist"; echelon: string }[];
  /** names of the arrays hashed each day, in the order of `hashes` */
  hashedArrays: string[];
  /** number of directives given in the scenario */
  directives: number;
}

/**
 * A whole war as it was computed: D days, F formations, H cells.
 *
 * All day arrays hold the state at dusk of the day; row d starts at `d * F`.
 */
export interface Run {
  meta: RunMeta;
  D: number;
  F: number;
  H: number;
  /** [D * F] cell, -1 where it is not on the map (to come, at sea, left or destroyed) */
  place: Int16Array;
  /** [D * F] men present for duty, 0 when not in the theatre */
  strengthMen: Uint16Array;
  /** [D * F] index into POSTURES */
  posture: Uint8Array;
  /** [D * F] index into STATUSES */
  status: Uint8Array;
  /** [D * F] tenths of a day of supply held, at most 255 */
  supplyTenths: Uint8Array;
  /** [D * F] percent */
  cohesionPercent: Uint8Array;
  /** [D * F] index into meta.headquarters, -1 for none */
  headquarters: Int16Array;
  /** [D * Q] index of the headquarters above each of meta.headquarters, -1 for none */
  superior: Int16Array;
  /** [D * F * 5] men lost that day, by LOSSES */
  lossMen: Uint16Array;
  /** [D * ceil(H / 8)] one bit a cell, low bit first: 1 communist, 0 un */
  holderBits: Uint8Array;
  /** [D + 1] where each day's points start in lineLat and lineLon */
  lineStart: Uint32Array;
  /** degrees; the main line of contact from the west coast to the east, through the gains */
  lineLat: Float32Array;
  lineLon: Float32Array;
  /** [D + 1] where each day's fights start */
  fightStart: Uint32Array;
  /** cell fought over */
  fightHex: Int16Array;
  /** formation that carried most of the attack, and of the defence; -1 none */
  fightAttacker: Int16Array;
  fightDefender: Int16Array;
  /** power of attack over power of defence */
  fightOdds: Float32Array;
  /** men lost by attackers, by defenders */
  fightAttackLossMen: Uint16Array;
  fightDefenceLossMen: Uint16Array;
  /** 1 when the defender gave way */
  fightBroke: Uint8Array;
  /** [D * F] percent of a day's use that supply brought, at most 255 */
  supplyCamePercent: Uint8Array;
  /** [D + 1] where each day's ways of supply start */
  wayStart: Uint32Array;
  /** a cell of a way, in order of cells within a day, and the next cell towards the port or crossing that it comes from */
  wayHex: Int16Array;
  wayBack: Int16Array;
  /** tonnes asked for over it that day, to the next 50, and percent of what it carries that they are, to the next 10, at most 250 */
  wayTonnes: Uint16Array;
  wayLoadPercent: Uint8Array;
  /** [D + 1] where each day's events start */
  eventStart: Uint32Array;
  /** index into EVENT_KINDS; formation or -1; cell or -1; see EVENT_KINDS */
  eventKind: Uint8Array;
  eventFormation: Int16Array;
  eventHex: Int16Array;
  eventOther: Int16Array;
  /** [D * A * 2] chained hash of each hashed array at dusk, two words each */
  hashes: Uint32Array;
}

/** Number of days of the whole war. */
export const WAR_DAYS = LAST_DAY + 1;
