import { EVENT_KINDS } from "./run.ts";

/** What happened today, beside the state: fights and events in the order the rules met them, ways of supply by cell. */
export interface Journal {
  fights: Fight[];
  events: JournalEvent[];
  ways: SupplyWay[];
}

/** One cell of the way that supply takes today from a port or crossing to the formations beyond. */
export interface SupplyWay {
  hex: number;
  /** the next cell towards the source */
  back: number;
  /** asked for over this way today */
  tonnes: number;
  /** tonnes that road and railway carry today */
  capacityTonnes: number;
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

export function newJournal(): Journal {
  return { fights: [], events: [], ways: [] };
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
