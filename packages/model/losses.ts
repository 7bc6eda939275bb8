import { UN } from "./codes.ts";
import { todayOf } from "./roster.ts";
import { LOSSES } from "./run.ts";
import { RETURN_DAYS, type State } from "./state.ts";
import type { World } from "./world.ts";

const KILLED = 0;
const WOUNDED = 1;
const MISSING = 2;
const CAPTURED = 3;
const NON_BATTLE = 4;

/** Kinds of loss that rules charge; each is split over the categories of LOSSES. */
export const KILLED_AND_WOUNDED = 0;
export const STRAGGLERS = 1;
export const SICK = 2;

/** Share of stragglers who are captured; the rest are missing. */
const CAPTURED_SHARE = 0.6;
/** Share of battle losses by fire who are missing. */
const MISSING_SHARE = 0.03;

/**
 * Takes men from a formation: whole men, fractions carried to the next day, never more than it has. Wounded and
 * sick who will return are booked for their day.
 *
 * @param men expected number, not yet whole
 */
export function chargeLosses(world: World, state: State, f: number, men: number, kind: number): void {
  const { theater, p } = world;
  const entry = theater.formations[f];
  const killed = entry.side === UN ? p.killed_share_us : p.killed_share_communist;
  if (kind === KILLED_AND_WOUNDED) {
    const exposed = men * todayOf(theater, world.today, state.day).exposure[entry.party];
    const hit = exposed * (1 - MISSING_SHARE);
    take(world, state, f, KILLED, hit * killed);
    take(world, state, f, WOUNDED, hit * (1 - killed));
    take(world, state, f, MISSING, exposed * MISSING_SHARE);
  } else if (kind === STRAGGLERS) {
    take(world, state, f, CAPTURED, men * CAPTURED_SHARE);
    take(world, state, f, MISSING, men * (1 - CAPTURED_SHARE));
  } else take(world, state, f, NON_BATTLE, men);
}

/** The last men of a formation are captured. */
export function surrenderAll(state: State, f: number): void {
  const i = f * LOSSES.length + CAPTURED;
  state.lossMen[i] = Math.min(65_535, state.lossMen[i] + state.strengthMen[f]);
  state.strengthMen[f] = 0;
}

function take(world: World, state: State, f: number, category: number, men: number): void {
  const { theater, p } = world;
  const i = f * LOSSES.length + category;
  const due = state.lossCarry[i] + men;
  const whole = Math.min(Math.floor(due), state.strengthMen[f], 65_535 - state.lossMen[i]);
  state.lossCarry[i] = due - whole;
  if (whole <= 0) return;
  if (category !== NON_BATTLE) state.recentLoss[f] += whole / Math.max(1, state.strengthMen[f]);
  if (category !== NON_BATTLE)
    state.cohesion[f] = Math.max(
      0.1,
      state.cohesion[f] - p.cohesion_loss * 100 * (whole / Math.max(1, state.strengthMen[f])),
    );
  state.strengthMen[f] -= whole;
  state.lossMen[i] += whole;
  if (category === WOUNDED || category === NON_BATTLE) {
    const days = Math.min(RETURN_DAYS - 1, Math.round(p.wounded_return_days));
    const back = theater.formations[f].side === UN ? p.wounded_return_us : p.wounded_return_communist;
    const slot = theater.formations[f].party * RETURN_DAYS + ((state.day + days) % RETURN_DAYS);
    state.returningMen[slot] += whole * back;
  }
}
