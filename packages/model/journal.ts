import { EVENT_KINDS } from "./run.ts";

/** What happened today, beside the state: fights and events, in the order the rules met them. */
export interface Journal {
  fights: Fight[];
  events: JournalEvent[];
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
  return { fights: [], events: [] };
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
