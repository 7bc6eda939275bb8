import { EVENT_KINDS } from "./run.ts";

/** What happened today, beside the state: fights and events in the order the rules met them, ways of supply. */
export interface Journal {
  fights: Fight[];
  events: JournalEvent[];
  /** null where nobody wants to know */
  ways: Ways | null;
}

/** Cells of the ways that supply takes today from ports and crossings to the formations beyond, each once. */
export interface Ways {
  count: number;
  /** [count] cell, and the next towards the source */
  hex: Int16Array;
  back: Int16Array;
  /** [count] tonnes asked for over the way today, and tonnes that road and railway carry */
  tonnes: Float32Array;
  capacityTonnes: Float64Array;
}

export interface Fight {
  hex: number;
  attacker: number;
  defender: number;
  odds: number;
  attackLossMen: number;
  defenceLossMen: number;
  broke: boolean;
}

export interface JournalEvent {
  /** index into EVENT_KINDS */
  kind: number;
  formation: number;
  hex: number;
  other: number;
}

/** @param ways false where nobody wants to know the ways of supply */
export function newJournal(ways = true): Journal {
  return { fights: [], events: [], ways: ways ? newWays(0) : null };
}

/** Makes a journal ready for another day. */
export function clearJournal(journal: Journal): void {
  journal.fights.length = 0;
  journal.events.length = 0;
  if (journal.ways) journal.ways.count = 0;
}

function newWays(room: number): Ways {
  return {
    count: 0,
    hex: new Int16Array(room),
    back: new Int16Array(room),
    tonnes: new Float32Array(room),
    capacityTonnes: new Float64Array(room),
  };
}

/** Makes room for so many cells of ways, for `most` of them if there is not enough. */
export function roomForWays(ways: Ways, entries: number, most: number): void {
  if (entries <= ways.hex.length) return;
  const wider = newWays(Math.max(most, entries));
  wider.hex.set(ways.hex);
  wider.back.set(ways.back);
  wider.tonnes.set(ways.tonnes);
  wider.capacityTonnes.set(ways.capacityTonnes);
  Object.assign(ways, { ...wider, count: ways.count });
}

export function note(
  journal: Journal,
  kind: (typeof EVENT_KINDS)[number],
  formation: number,
  hex: number,
  other = -1,
): void {
  journal.events.push({ kind: EVENT_KINDS.indexOf(kind), formation, hex, other });
}
