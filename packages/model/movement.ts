import { ATTACK, COMMUNIST, DELAY, PRESENT, WITHDRAW } from "./codes.ts";
import type { Orders } from "./commander.ts";
import { chargeLosses, KILLED_AND_WOUNDED } from "./losses.ts";
import { daysOf, fieldTo, NO_WAY } from "./travel.ts";
import type { State } from "./state.ts";
import type { World } from "./world.ts";

/**
 * Moves every formation along its way: through ground its side holds, and, in attack or when cut off, into ground
 * of the enemy that no one guards. Where the next cell is guarded it stays, and fights.
 *
 * Decisions read who held and guarded what at dawn, so the order of formations changes nothing.
 *
 * @returns whether anybody moved
 */
export function moveFormations(world: World, state: State, orders: Orders): boolean {
  const { theater, scratch } = world;
  const F = theater.formations.length;
  scratch.claims.fill(0);
  const entered: number[] = [];
  for (let f = 0; f < F; f++) {
    scratch.fromHex[f] = state.hex[f];
    if (state.status[f] !== PRESENT) continue;
    if (orders.goalHex[f] >= 0 && state.gaveWay[f] === 0) march(world, state, orders, f, entered);
  }
  for (const h of entered) {
    const side = 1 - state.holder[h];
    state.holder[h] = side;
    state.gainKm[h] = 0;
    state.heldDays[h] = 0;
    state.railWorks[h] = 0;
  }
  let moved = entered.length > 0;
  for (let f = 0; f < F; f++) {
    if (state.status[f] !== PRESENT) continue;
    // the enemy came into its cell on the same day: it keeps the cell where it stood
    if (state.holder[state.hex[f]] !== theater.formations[f].side) {
      bounce(world, state, f);
      moved = true;
    }
    if (state.hex[f] === scratch.fromHex[f])
      state.daysInPlace[f] = Math.min(65_535, state.daysInPlace[f] + 1);
    else {
      strafe(world, state, f);
      state.daysInPlace[f] = 0;
      moved = true;
    }
  }
  return moved;
}

function bounce(world: World, state: State, f: number): void {
  const side = world.theater.formations[f].side;
  const back = world.scratch.fromHex[f];
  if (state.holder[back] === side) {
    state.hex[f] = back;
    return;
  }
  state.holder[state.hex[f]] = side;
  state.gainKm[state.hex[f]] = 0;
}

function march(world: World, state: State, orders: Orders, f: number, entered: number[]): void {
  const { theater, ground, scratch, travel, p } = world;
  const entry = theater.formations[f];
  const side = entry.side;
  const enemy = 1 - side;
  if (state.hex[f] === orders.goalHex[f]) {
    state.marchDays[f] = 0;
    return;
  }
  const field = fieldTo(travel, orders.goalHex[f], state.hex[f]);
  const posture = orders.posture[f];
  // who is ordered back goes round or through whoever has come in between
  const back = posture === WITHDRAW || posture === DELAY;
  const forward = posture === ATTACK || back;
  let h = state.hex[f];
  if (field[h] === NO_WAY) {
    state.marchDays[f] = 0;
    return;
  }
  let budget = state.marchDays[f] + dayShare(world, state, f);
  for (let steps = 0; steps < MOST_CELLS_A_DAY; steps++) {
    let best = -1;
    let bestCost = Infinity;
    let bestStep = 0;
    for (let e = 0; e < 6; e++) {
      const i = h * 6 + e;
      const n = ground.across[i];
      if (n < 0 || field[n] >= field[h] || (ground.sanctuary[n] === 1 && side !== COMMUNIST)) continue;
      const hostile = state.holder[n] === enemy;
      if (hostile && !forward) continue;
      const density = scratch.guardMen[enemy * ground.H + n] / CELL_KM;
      if (hostile && scratch.standingMen[enemy * ground.H + n] > 0) continue;
      if (
        hostile &&
        (density >= p.pass_density * openness(world, f) || menRound(world, n, enemy) > p.pass_men)
      )
        continue;
      let step = stepDays(world, state, f, i, n, hostile);
      if (posture !== WITHDRAW)
        step +=
          p.zoc_cost *
          Math.min(1, menRound(world, n, enemy) / ZONE_MEN) *
          (hostile ? 1 + density / p.pass_density : 1);
      const cost = step + daysOf(field[n]) + (hostile && back ? 1 : 0);
      if (cost < bestCost) {
        bestCost = cost;
        best = n;
        bestStep = step;
      }
    }
    if (best < 0) {
      // nowhere to go today; what was saved is not hoarded
      state.marchDays[f] = Math.min(budget, 0.5);
      break;
    }
    if (budget < bestStep) {
      state.marchDays[f] = budget;
      break;
    }
    budget -= bestStep;
    if (state.holder[best] === enemy && scratch.claims[best] === 0) {
      scratch.claims[best] = 1;
      entered.push(best);
    }
    h = best;
    if (h === orders.goalHex[f]) {
      state.marchDays[f] = 0;
      break;
    }
  }
  state.hex[f] = h;
}

/** Aircraft take their share of those who march under an enemy sky. */
function strafe(world: World, state: State, f: number): void {
  const { theater, p } = world;
  const { side } = theater.formations[f];
  const flown = theater.sorties[state.day * 2 + (1 - side)];
  if (flown <= 0) return;
  const seen = theater.wet[state.day] === 2 ? 0.2 : theater.wet[state.day] === 1 ? 0.5 : 1;
  chargeLosses(
    world,
    state,
    f,
    state.strengthMen[f] * (p.air_march_loss / 100) * Math.min(1.5, flown / 300) * seen,
    KILLED_AND_WOUNDED,
  );
}

const MOST_CELLS_A_DAY = 30;
const CELL_KM = 5.4;

/** Foot troops slip through thinner gaps than wheels do. */
function openness(world: World, f: number): number {
  return world.theater.formations[f].motorized ? 0.5 : 1;
}

/** Share of a day's march that is left to a formation today. */
function dayShare(world: World, state: State, f: number): number {
  const { theater, p } = world;
  const entry = theater.formations[f];
  let share = state.fatigue[f] * (0.5 + 0.5 * Math.min(1, state.supplyDays[f]));
  if (theater.wet[state.day] === 2) share *= 0.6;
  else if (theater.wet[state.day] === 1) share *= 0.85;
  if (theater.temperatureC[state.day] < COLD_C) share *= 0.9;
  // under enemy aircraft: foot by night, wheels hardly at all by day
  const flown = theater.sorties[state.day * 2 + (1 - entry.side)];
  if (flown > 0)
    share *= entry.motorized
      ? 1 - (1 - p.air_day_move) * Math.min(1, flown / 300)
      : 1 - 0.15 * Math.min(1, flown / 300);
  return share;
}

const COLD_C = -15;

/** Days for one step: by road in the rear much faster, by a working railway faster still. */
function stepDays(world: World, state: State, f: number, i: number, n: number, hostile: boolean): number {
  const { ground, theater, p } = world;
  const entry = theater.formations[f];
  const days = entry.motorized ? ground.motorDays[i] : ground.footDays[i];
  if (hostile) return days;
  const quiet = world.holding.front[n] === 0 && state.heldDays[n] >= 5;
  if (!quiet) return days;
  const h = Math.floor(i / 6);
  const rail = ground.railTonnes[i] > 0 && state.railWorks[h] === 1 && state.railWorks[n] === 1;
  if (rail)
    return Math.min(days, ground.distanceKm[i] / (p.rail_move_km_day * (1 - state.interdiction[entry.side])));
  return entry.motorized ? days / p.rear_speed_factor : days;
}

/** Guards of the enemy in the cells next to one. */
function menRound(world: World, h: number, enemy: number): number {
  const { ground, scratch } = world;
  let men = 0;
  for (let e = 0; e < 6; e++) {
    const n = ground.across[h * 6 + e];
    if (n >= 0) men += scratch.guardMen[enemy * ground.H + n];
  }
  return men;
}

/** Guards round a cell at which moving past them costs most: a line of the usual density on two sides. */
const ZONE_MEN = 8000;
