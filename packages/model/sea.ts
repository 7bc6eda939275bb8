import { draw, log, logistic } from "@p38/base";
import { AT_SEA, PRESENT, UN } from "./codes.ts";
import type { Orders } from "./commander.ts";
import { powerOf, slipAway } from "./combat.ts";
import { DRAWS } from "./draws.ts";
import { note, type Journal } from "./journal.ts";
import { chargeLosses, KILLED_AND_WOUNDED } from "./losses.ts";
import { directiveAbove, landingHex, roughKm } from "./strategy.ts";
import type { State } from "./state.ts";
import type { World } from "./world.ts";

/** Embarks formations whose directive moves them by sea, carries them, and puts them ashore. */
export function moveBySea(
  world: World,
  state: State,
  orders: Orders,
  ownLuck: Float32Array,
  journal: Journal,
): void {
  embark(world, state, orders, journal);
  land(world, state, ownLuck, journal);
}

/** True while the formation still has to embark under this directive. */
export function isBoundForSea(world: World, state: State, f: number, d: number): boolean {
  return d >= 0 && world.theater.directives[d].sea !== null && state.seaDone[f] !== d;
}

/** Formations near their port share its capacity by size; a formation goes when all of it is on board. */
function embark(world: World, state: State, orders: Orders, journal: Journal): void {
  const { theater, p } = world;
  const waiting = new Map<number, number>();
  const ready: { f: number; d: number; port: number }[] = [];
  for (let f = 0; f < theater.formations.length; f++) {
    if (state.status[f] !== PRESENT) continue;
    const d = directiveAbove(state, state.headquarters[f]);
    if (!isBoundForSea(world, state, f, d)) continue;
    const port = theater.directives[d].sea!.embarkHex;
    if (
      state.holder[port] !== theater.formations[f].side ||
      roughKm(world, state.hex[f], port) > PORT_REACH_KM
    )
      continue;
    ready.push({ f, d, port });
    waiting.set(port, (waiting.get(port) ?? 0) + state.strengthMen[f] - state.embarkedMen[f]);
  }
  for (const { f, d, port } of ready) {
    const left = state.strengthMen[f] - state.embarkedMen[f];
    const room = (p.evacuate_men_day * left) / Math.max(1, waiting.get(port)!);
    state.embarkedMen[f] += Math.min(left, Math.ceil(room));
    if (state.embarkedMen[f] < state.strengthMen[f]) continue;
    const { landHex } = theater.directives[d].sea!;
    state.status[f] = AT_SEA;
    state.hex[f] = -1;
    state.embarkedMen[f] = 0;
    state.seaHex[f] = landHex;
    state.seaDone[f] = d;
    state.seaDays[f] = Math.min(
      255,
      1 + Math.ceil((roughKm(world, port, landHex) * SEA_DETOUR) / p.sea_speed_km_day),
    );
    orders.goalHex[f] = -1;
    note(journal, "evacuation", f, port);
  }
}

const PORT_REACH_KM = 14;
/** A way round the coast over the straight line. */
const SEA_DETOUR = 1.5;

function land(world: World, state: State, ownLuck: Float32Array, journal: Journal): void {
  const { theater } = world;
  const assaults = new Map<number, number[]>();
  for (let f = 0; f < theater.formations.length; f++) {
    if (state.status[f] !== AT_SEA) continue;
    if (state.seaDays[f] > 0) {
      state.seaDays[f]--;
      continue;
    }
    const side = theater.formations[f].side;
    const d = directiveAbove(state, state.headquarters[f]);
    const sea = d >= 0 ? theater.directives[d].sea : null;
    const ordered = landingHex(world, state, f);
    if (ordered >= 0) state.seaHex[f] = ordered;
    if (sea && state.day < sea.landDay) continue;
    const goal = state.seaHex[f];
    if (goal < 0 || (state.holder[goal] !== side && !sea)) {
      const port = nearestPort(world, state, f, goal);
      if (port >= 0) comeAshore(state, f, port, d, journal);
      continue;
    }
    if (state.holder[goal] === side) comeAshore(state, f, goal, d, journal);
    else assaults.set(goal, [...(assaults.get(goal) ?? []), f]);
  }
  for (const [hex, force] of [...assaults].sort((a, b) => a[0] - b[0]))
    assault(world, state, hex, force, ownLuck, journal);
}

function nearestPort(world: World, state: State, f: number, goal: number): number {
  const { theater } = world;
  const side = theater.formations[f].side;
  let best = -1;
  let bestKm = Infinity;
  for (const port of theater.grid.ports) {
    if (!port.major || state.holder[port.hex] !== side) continue;
    const km = roughKm(world, port.hex, goal >= 0 ? goal : theater.formations[f].arrivalHex);
    if (km < bestKm) {
      bestKm = km;
      best = port.hex;
    }
  }
  return best;
}

function comeAshore(state: State, f: number, hex: number, d: number, journal: Journal): void {
  state.status[f] = PRESENT;
  state.hex[f] = hex;
  state.seaDone[f] = d;
  state.seaHex[f] = -1;
  state.daysInPlace[f] = 0;
  state.contactDays[f] = 0;
  note(journal, "landing", f, hex);
}

/** An opposed landing: all who land at a beach on one day, naval guns with them, against whoever guards it. */
function assault(
  world: World,
  state: State,
  hex: number,
  force: number[],
  ownLuck: Float32Array,
  journal: Journal,
): void {
  const { theater, ground, p, scratch, seed } = world;
  const side = theater.formations[force[0]].side;
  const enemy = 1 - side;
  let attack = 0;
  for (const f of force)
    attack += Math.min(1, BEACH_MEN / state.strengthMen[f]) * powerOf(world, state, f, ownLuck);
  if (side === UN) attack *= p.naval_gun_power;
  const defenders: number[] = [];
  let defence = 0;
  for (let f = 0; f < theater.formations.length; f++) {
    if (state.status[f] !== PRESENT || theater.formations[f].side !== enemy) continue;
    let share = state.hex[f] === hex ? 1 : 0;
    for (let i = scratch.guardStart[f]; share === 0 && i < scratch.guardStart[f + 1]; i++)
      if (scratch.guardHex[i] === hex) share = scratch.guardShare[i];
    if (share === 0) continue;
    defenders.push(f);
    defence += share * powerOf(world, state, f, ownLuck) * p.posture_power_prepared;
  }
  defence *= ground.defenceFactor[hex];
  const odds = defence > 0 ? attack / defence : p.power_ratio_max;
  const won =
    defence === 0 || draw(seed, state.day, hex, DRAWS.landing) < logistic(p.win_power_odds * log(odds));
  for (const f of force)
    if (defence > 0)
      chargeLosses(
        world,
        state,
        f,
        (p.loss_attack_base / 100) * p.loss_beach * state.strengthMen[f] * (won ? 1 : p.loss_attack_repelled),
        KILLED_AND_WOUNDED,
      );
  for (const f of defenders)
    chargeLosses(
      world,
      state,
      f,
      (p.loss_defence_base / 100) * p.loss_surprised * state.strengthMen[f],
      KILLED_AND_WOUNDED,
    );
  if (!won) return;
  state.holder[hex] = side;
  state.gainKm[hex] = 0;
  state.heldDays[hex] = 0;
  for (const f of defenders)
    if (state.hex[f] === hex) {
      const back = [0, 1, 2, 3, 4, 5]
        .map((e) => ground.across[hex * 6 + e])
        .find((n) => n >= 0 && state.holder[n] === enemy);
      if (back === undefined) {
        // nowhere to go on land but past those who came ashore
        const landed = force.reduce((men, g) => men + state.strengthMen[g], 0);
        slipAway(world, state, f, journal, landed);
        continue;
      }
      state.hex[f] = back;
      state.gaveWay[f] = 1;
    }
  for (const f of force) comeAshore(state, f, hex, directiveAbove(state, state.headquarters[f]), journal);
}

/** Men that can be put over one beach on the first day. */
const BEACH_MEN = 13_000;
