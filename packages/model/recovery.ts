import { clamp } from "@p38/base";
import { slipAway } from "./combat.ts";
import { PRESENT, RESERVE } from "./codes.ts";
import { enemiesRound, takenShare } from "./guard.ts";
import { note, type Journal } from "./journal.ts";
import { chargeLosses, SICK, STRAGGLERS } from "./losses.ts";
import { endFormation, rebuildFormations } from "./rebuild.ts";
import { todayOf } from "./roster.ts";
import { RETURN_DAYS, type State } from "./state.ts";
import { FAR } from "./travel.ts";
import type { World } from "./world.ts";

/** Sickness and cold, men back from hospital, replacements, rest; formations too weak to go on end, and are rebuilt. */
export function recover(world: World, state: State, journal: Journal): void {
  fallSick(world, state);
  starve(world, state, journal);
  fillPools(world, state);
  receiveReplacements(world, state);
  rebuildFormations(world, state, journal);
  rest(world, state, journal);
}

function fallSick(world: World, state: State): void {
  const { theater, p } = world;
  const celsius = theater.temperatureC[state.day];
  const winter = clamp((12 - celsius) / 18, 0, 1);
  const share = (p.nonbattle_summer + winter * (p.nonbattle_winter - p.nonbattle_summer)) / 100;
  // frost takes most from troops who are not supplied
  const frost = celsius < FROST_C ? (p.nonbattle_frost / 100) * clamp((FROST_C - celsius) / 8, 0, 1) : 0;
  for (let f = 0; f < theater.formations.length; f++) {
    if (state.status[f] !== PRESENT) continue;
    const bare = 1 - clamp(state.supplyDays[f] / 3, 0, 1);
    chargeLosses(world, state, f, state.strengthMen[f] * (share + frost * bare), SICK);
  }
}

const FROST_C = -10;

/** Formations cut off and without supply melt away, by capture and straggling, as far as there are enemies to take them. */
function starve(world: World, state: State, journal: Journal): void {
  const { theater, p, ground } = world;
  for (let f = 0; f < theater.formations.length; f++) {
    if (state.status[f] !== PRESENT || state.supplyDays[f] > 0.5) continue;
    if (state.supplyKm[theater.formations[f].side * ground.H + state.hex[f]] < FAR) continue;
    const taken = takenShare(state, f, enemiesRound(world, state, f));
    chargeLosses(world, state, f, state.strengthMen[f] * p.starve_share * taken, STRAGGLERS);
    state.cohesion[f] = Math.max(0.1, state.cohesion[f] - p.starve_cohesion * taken);
    // what is left goes through the hills in small parties
    if (state.cohesion[f] < DISPERSE_COHESION) slipAway(world, state, f, journal);
  }
}

const DISPERSE_COHESION = 0.3;

function fillPools(world: World, state: State): void {
  const { parties } = world.theater;
  const { replacements } = todayOf(world.theater, world.today, state.day);
  for (let q = 0; q < parties.length; q++) {
    const slot = q * RETURN_DAYS + (state.day % RETURN_DAYS);
    state.poolMen[q] += replacements[q] + state.returningMen[slot];
    state.returningMen[slot] = 0;
  }
}

/** Each party's pool is shared by want; a formation takes in at most a set share of its establishment a day. */
function receiveReplacements(world: World, state: State): void {
  const { theater, p, ground } = world;
  const { wantMen: want, wantedMen: wanted, givenMen: given } = world.scratch;
  want.fill(0);
  wanted.fill(0);
  given.fill(0);
  for (let f = 0; f < theater.formations.length; f++) {
    if (state.status[f] !== PRESENT) continue;
    const entry = theater.formations[f];
    if (state.supplyKm[entry.side * ground.H + state.hex[f]] >= FAR || state.gaveWay[f] > 0) continue;
    const missing = Math.max(0, entry.establishmentMen - state.strengthMen[f]);
    const pace = p.replace_max_share * (state.contactDays[f] > 0 ? 0.6 : 1);
    want[f] = Math.min(missing, pace * entry.establishmentMen);
    wanted[entry.party] += want[f];
  }
  for (let f = 0; f < theater.formations.length; f++) {
    if (want[f] <= 0) continue;
    const { party } = theater.formations[f];
    const men = Math.floor(want[f] * Math.min(1, state.poolMen[party] / wanted[party]));
    if (men <= 0) continue;
    state.experience[f] =
      (state.experience[f] * state.strengthMen[f] + p.replace_quality * men) / (state.strengthMen[f] + men);
    state.strengthMen[f] += men;
    given[party] += men;
  }
  for (let q = 0; q < given.length; q++) state.poolMen[q] = Math.max(0, state.poolMen[q] - given[q]);
}

function rest(world: World, state: State, journal: Journal): void {
  const { theater, p } = world;
  for (let f = 0; f < theater.formations.length; f++) {
    if (state.status[f] !== PRESENT) continue;
    const fought = state.battleDay[f] >= 0;
    const quiet = state.contactDays[f] === 0;
    if (fought) state.fatigue[f] = Math.max(p.fatigue_floor, state.fatigue[f] - p.fatigue_fight);
    else
      state.fatigue[f] = Math.min(
        1,
        state.fatigue[f] + (quiet || state.posture[f] === RESERVE ? p.fatigue_rest : p.fatigue_rest / 2),
      );
    if (!fought)
      state.cohesion[f] = Math.min(1, state.cohesion[f] + (quiet ? p.cohesion_rest : p.cohesion_rest / 2));
    state.recentLoss[f] *= 0.9;
    state.experience[f] += (1 - state.experience[f]) / TRAINING_DAYS;
    // captured and abandoned heavy weapons come back with supply
    if (state.heavyShare[f] < 1 && state.supplyDays[f] >= 2)
      state.heavyShare[f] = Math.min(1, state.heavyShare[f] + 0.01);
    if (state.strengthMen[f] < p.destroyed_share * theater.formations[f].establishmentMen && !quiet) {
      state.poolMen[theater.formations[f].party] += state.strengthMen[f];
      note(journal, "formation destroyed", f, state.hex[f]);
      endFormation(world, state, f);
    }
  }
}

/** Days in which new men become as good as old ones. */
const TRAINING_DAYS = 90;
