import { DESTROYED, PRESENT, RESERVE } from "./codes.ts";
import { note, type Journal } from "./journal.ts";
import type { State } from "./state.ts";
import { FAR } from "./travel.ts";
import type { World } from "./world.ts";

/** Share of a full set of heavy weapons that a rebuilt formation is given. */
const REBUILT_HEAVY = 0.6;
/** Cohesion of men who hardly know each other yet. */
const REBUILT_COHESION = 0.7;

/** Takes a formation off the map; days later its side may rebuild it, see `rebuildFormations`. */
export function endFormation(world: World, state: State, f: number): void {
  state.status[f] = DESTROYED;
  state.hex[f] = -1;
  state.strengthMen[f] = 0;
  state.restDays[f] = Math.min(255, Math.round(world.p.rebuild_days));
}

/**
 * Destroyed formations are filled anew from their party's pool where their side's supply comes in, some time after
 * their end and as soon as there are men enough; not those that the order of battle takes away by then.
 */
export function rebuildFormations(world: World, state: State, journal: Journal): void {
  const { theater, p } = world;
  for (let f = 0; f < theater.formations.length; f++) {
    if (state.status[f] !== DESTROYED) continue;
    const entry = theater.formations[f];
    if (entry.departureDay >= 0 && entry.departureDay <= state.day) continue;
    if (state.restDays[f] > 0) {
      state.restDays[f]--;
      continue;
    }
    const men = Math.round(p.rebuild_share * entry.establishmentMen);
    if (state.poolMen[entry.party] < men) continue;
    const hex = bestSource(world, state, entry.side);
    if (hex < 0) continue;
    state.poolMen[entry.party] -= men;
    state.strengthMen[f] = men;
    raise(world, state, f, hex);
    note(journal, "formation arrived", f, hex);
  }
}

/** A formation as it stands at its first muster. */
function raise({ p, theater }: World, state: State, f: number, hex: number): void {
  state.status[f] = PRESENT;
  state.hex[f] = hex;
  state.heavyShare[f] = REBUILT_HEAVY;
  state.cohesion[f] = REBUILT_COHESION;
  state.fatigue[f] = 1;
  state.experience[f] = p.replace_quality;
  state.supplyDays[f] = theater.formations[f].side === 0 ? p.carried_days_us : p.carried_days_cpv;
  state.posture[f] = RESERVE;
  state.goalHex[f] = hex;
  state.directive[f] = -1;
  state.axis[f] = -1;
  state.inReserve[f] = 1;
  state.marchDays[f] = 0;
  state.daysInPlace[f] = 0;
  state.contactDays[f] = 0;
  state.attackDays[f] = 0;
  state.quietDays[f] = 255;
  state.battleDay[f] = -1;
  state.recentLoss[f] = 0;
  state.gaveWay[f] = 0;
}

/** The port or crossing that a side's supply reaches with the least haul, -1 where it has none. */
function bestSource({ theater, ground }: World, { holder, supplyKm }: State, side: number): number {
  const sources = side === 0 ? theater.grid.ports : theater.grid.borderCrossings;
  let best = -1;
  let least = FAR;
  for (const { hex } of sources) {
    const km = supplyKm[side * ground.H + hex];
    if (holder[hex] !== side || km >= least) continue;
    best = hex;
    least = km;
  }
  return best;
}
