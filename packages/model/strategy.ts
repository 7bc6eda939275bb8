import { AT_SEA, LEFT, PRESENT, TO_COME } from "./codes.ts";
import { note, type Journal } from "./journal.ts";
import { todayOf } from "./roster.ts";
import type { State } from "./state.ts";
import type { Theater } from "./theater.ts";
import type { World } from "./world.ts";
import { nearestCell } from "./travel.ts";

/** Decisions that fall due today: directives, attachments, arrivals and departures. */
export function applyDecisions(world: World, state: State, journal: Journal): void {
  const { theater } = world;
  const { day } = state;
  for (const d of world.due.directives.get(day) ?? NONE)
    state.hqDirective[theater.directives[d].headquarters] = d;
  for (const a of world.due.attachments.get(day) ?? NONE) {
    const { of, ofHeadquarters, to } = theater.attachments[a];
    if (ofHeadquarters) state.hqParent[of] = to;
    else state.headquarters[of] = to;
  }
  for (let f = 0; f < theater.formations.length; f++) {
    const entry = theater.formations[f];
    if (entry.departureDay === day && state.status[f] !== TO_COME && state.status[f] <= AT_SEA)
      depart(world, state, f, journal);
    // an arrival by sea may have to wait for a port, so it is tried again each day
    if (
      entry.arrivalDay <= day &&
      state.status[f] === TO_COME &&
      !(entry.departureDay >= 0 && entry.departureDay <= day)
    )
      arrive(world, state, f, journal);
  }
}

const NONE: readonly number[] = [];

/** Indices of a theater's directives and attachments by the day they fall due, in order. */
export interface Due {
  directives: Map<number, number[]>;
  attachments: Map<number, number[]>;
}

export function dueOf({ directives, attachments }: Theater): Due {
  return { directives: byDay(directives), attachments: byDay(attachments) };
}

function byDay(entries: readonly { day: number }[]): Map<number, number[]> {
  const days = new Map<number, number[]>();
  entries.forEach(({ day }, i) => days.set(day, [...(days.get(day) ?? NONE), i]));
  return days;
}

/** Directive that a headquarters is under: its own or the nearest one above it that has one; -1 for none. */
export function directiveAbove(state: State, headquarters: number): number {
  let q = headquarters;
  for (let steps = 0; q >= 0 && steps < 8; steps++) {
    if (state.hqDirective[q] >= 0) return state.hqDirective[q];
    q = state.hqParent[q];
  }
  return -1;
}

function depart(world: World, state: State, f: number, journal: Journal): void {
  const entry = world.theater.formations[f];
  if (entry.departsToPool) state.poolMen[entry.party] += state.strengthMen[f];
  note(journal, "formation left", f, state.hex[f]);
  state.status[f] = LEFT;
  state.hex[f] = -1;
  state.strengthMen[f] = 0;
}

function arrive(world: World, state: State, f: number, journal: Journal): void {
  const { theater, p } = world;
  const entry = theater.formations[f];
  const hex = placeOfArrival(world, state, f);
  if (hex === -1 && !entry.arrivesBySea) return;
  state.strengthMen[f] = entry.strengthMen;
  const far = entry.side === 0 ? p.carried_days_us : p.carried_days_cpv;
  state.supplyDays[f] = far;
  state.experience[f] = 1;
  // who stood there before the first day has dug in
  if (entry.arrivalDay === 0) state.daysInPlace[f] = Math.ceil(p.entrench_days_prepared) + 7;
  if (hex >= 0) {
    state.status[f] = PRESENT;
    state.hex[f] = hex;
    if (entry.arrivalDay > 0) note(journal, "formation arrived", f, hex);
  } else {
    // no port is open to it: it waits on board and lands where its headquarters' directive says
    state.status[f] = AT_SEA;
    state.seaHex[f] = landingHex(world, state, f);
    if (entry.arrivalDay > 0) note(journal, "formation arrived", f, -1);
  }
}

/** The cell it comes to: where the order of battle has it, if its side holds that, else the nearest held on the way. */
function placeOfArrival(world: World, state: State, f: number): number {
  const { theater, travel } = world;
  const entry = theater.formations[f];
  const h = entry.arrivalHex;
  if (state.holder[h] === entry.side) return h;
  if (entry.arrivesBySea) {
    if (landingHex(world, state, f) >= 0) return -1;
    let best = -1;
    let bestKm = Infinity;
    for (const port of theater.grid.ports) {
      if (!port.major || state.holder[port.hex] !== entry.side) continue;
      const km = roughKm(world, port.hex, h);
      if (km < bestKm) {
        bestKm = km;
        best = port.hex;
      }
    }
    return best;
  }
  // who has lost all that could be reached waits, many of them for years: that is found out without a search
  if (!holdsOn(world, state, entry.side, world.ground.landmass[h])) return -1;
  return nearestCell(travel, h, (n) => state.holder[n] === entry.side);
}

/** True where a side holds any cell of a landmass. */
function holdsOn({ ground }: World, { holder }: State, side: number, landmass: number): boolean {
  for (let h = 0; h < holder.length; h++)
    if (holder[h] === side && ground.landmass[h] === landmass) return true;
  return false;
}

/** Where the sea directive above a formation lands it, -1 for none. */
export function landingHex(world: World, state: State, f: number): number {
  const d = directiveAbove(state, state.headquarters[f]);
  const sea = d < 0 ? null : world.theater.directives[d].sea;
  return sea ? sea.landHex : -1;
}

/** Distance over a flat map: good to a few per cent at this latitude, and only used to choose. */
export function roughKm(world: World, a: number, b: number): number {
  const { lat, lon } = world.theater.grid;
  const dy = (lat[a] - lat[b]) * 111.2;
  const dx = (lon[a] - lon[b]) * 88;
  return Math.sqrt(dx * dx + dy * dy);
}

/** Fighting quality of a formation today: its party's, its own luck, and how raw its men are. */
export function qualityOf(world: World, state: State, f: number, ownLuck: Float32Array): number {
  const { quality } = todayOf(world.theater, world.today, state.day);
  return quality[f] * ownLuck[f] * state.experience[f];
}
