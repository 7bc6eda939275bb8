import type { HexGrid } from "@p38/terrain";

/** The two sides, index 0 and 1 everywhere. */
export const SIDES = ["un", "communist"] as const;
/** What a formation is. */
export const ARMS = [
  "infantry",
  "armoured",
  "mechanized",
  "marine",
  "airborne",
  "security",
  "artillery",
] as const;
/** Size of a formation or headquarters. */
export const ECHELONS = ["regiment", "brigade", "division", "corps", "army", "army group"] as const;
/** What formations and headquarters are told to do; also what they are doing. */
export const POSTURES = ["attack", "defend", "delay", "withdraw", "reserve"] as const;
/** Where a formation is. */
export const STATUSES = ["to come", "present", "at sea", "left", "destroyed"] as const;

/** A division, or a brigade or regiment that fought on its own. */
export interface FormationEntry {
  id: string;
  name: string;
  /** index into SIDES */
  side: number;
  /** index into the theater's parties */
  party: number;
  /** index into ECHELONS */
  echelon: number;
  /** index into ARMS */
  arm: number;
  /** first day in the theatre */
  arrivalDay: number;
  arrivalHex: number;
  /** true when it comes by sea or by air, so that it needs a port or a landing and not a road */
  arrivesBySea: boolean;
  /** first day it is gone by decision (withdrawn, absorbed, disbanded), or -1; never by loss */
  departureDay: number;
  /** true when its men go to the party's replacement pool on that day */
  departsToPool?: boolean;
  strengthMen: number;
  establishmentMen: number;
  /** its own quality through time where it is not its party's; absent for its party's */
  quality?: Step[];
  /** moves on wheels */
  motorized: boolean;
}

/** A corps, army or army group: gives directives, has no place of its own. */
export interface HeadquartersEntry {
  id: string;
  name: string;
  side: number;
  echelon: number;
}

/** From this day the formation (or headquarters) takes orders from that headquarters. */
export interface Attachment {
  day: number;
  /** index of a formation, or of a headquarters when `ofHeadquarters` */
  of: number;
  ofHeadquarters: boolean;
  to: number;
}

/** A decision of a headquarters, in force from its day until the next of the same headquarters. */
export interface Directive {
  id: string;
  headquarters: number;
  day: number;
  /** index into POSTURES */
  posture: number;
  mainEffort: boolean;
  /** routes of advance or withdrawal, each a list of cells; the last is the objective */
  axes: number[][];
  /** cells of a line to reach, hold or fall back to, in order along the front; empty where there are axes */
  line: number[];
  /** a move by sea: from where, to where, and the earliest day ashore; null for none */
  sea: { embarkHex: number; landHex: number; landDay: number } | null;
}

/** A value that changes by steps: in force from its day on. */
export interface Step {
  day: number;
  value: number;
}

/** A nation's share in the war. */
export interface PartyEntry {
  id: string;
  name: string;
  side: number;
  /** men reaching the replacement pool a day */
  replacementsPerDay: Step[];
  /** fighting quality of its infantry relative to 1 */
  quality: Step[];
  /** heavy weapons factor of a full formation */
  firepower: Step[];
  /** tonnes a day of a full division in attack, and in defence */
  useAttackTonnesPerDay: Step[];
  useDefenceTonnesPerDay: Step[];
  /** km of haul beyond the railhead at which delivery halves; by side where absent */
  haulReachKm?: Step[];
  /** share of a formation's men under fire relative to the battles that loss rates were fitted on, 1 where absent */
  exposure?: Step[];
  /** share of its attacks that are made by night, 0 where absent */
  nightShare?: Step[];
}

/** All that is fixed before the first day: ground, order of battle, decisions, weather, effort. */
export interface Theater {
  scenario: string;
  grid: HexGrid;
  days: number;
  formations: FormationEntry[];
  headquarters: HeadquartersEntry[];
  parties: PartyEntry[];
  attachments: Attachment[];
  directives: Directive[];
  /** [days] mean temperature near the 38th parallel, degrees Celsius */
  temperatureC: Float32Array;
  /** [days] 0 dry, 1 rain or thaw, 2 heavy rain */
  wet: Uint8Array;
  /** [days * 2] effective close support and interdiction sorties a day that a side flies, by side */
  sorties: Float32Array;
  /** parameter id to value, see data/parameters.json */
  parameters: Record<string, number>;
  /** day from which each side's doctrine decides instead of its recorded directives; absent for never */
  doctrineFrom?: [un: number, communist: number];
  /** [H] index into SIDES: who holds each cell at dawn of day 0 */
  holderAtStart: Uint8Array;
}
