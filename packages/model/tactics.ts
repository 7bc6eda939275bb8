import { ATTACK, DEFEND, RESERVE, WITHDRAW } from "./codes.ts";
import type { Orders, View } from "./commander.ts";
import { todayOf } from "./roster.ts";
import { FAR, fieldTo, nearestCell } from "./travel.ts";
import { powerOfWorks } from "./works.ts";
import type { World } from "./world.ts";

/**
 * What any division commander does within his orders: goes back before he is surrounded, breaks out when he is,
 * takes back ground lost in front of him when he sees good odds, and lets a reserve fight where the enemy comes.
 */
export function actOnSight(world: World, view: View, orders: Orders, f: number): void {
  if (isCutOff(view, f)) {
    breakOut(world, view, orders, f);
    return;
  }
  const posture = orders.posture[f];
  if (posture === ATTACK) return;
  if (posture !== WITHDRAW && isHemmedIn(world, view, f)) {
    const back = behind(world, view, view.hex[f], HEMMED_STEPS);
    if (back !== view.hex[f]) {
      orders.goalHex[f] = back;
      orders.posture[f] = WITHDRAW;
      orders.directive[f] = -1;
      return;
    }
  }
  if ((posture === DEFEND || posture === RESERVE) && canAttack(world, view, f))
    counterattack(world, view, orders, f);
}

/** True when no supply reaches a formation and it has little left. */
function isCutOff(view: View, f: number): boolean {
  return view.supplyKm[view.hex[f]] >= FAR && view.supplyDays[f] < 1;
}

/** A formation that is cut off makes for the nearest ground of its side that is not; its place is given out anew after. */
function breakOut(world: World, view: View, orders: Orders, f: number): void {
  const best = nearestCell(
    world.travel,
    view.hex[f],
    (h) => view.holder[h] === view.side && view.supplyKm[h] < FAR,
  );
  if (best < 0) return;
  orders.goalHex[f] = best;
  orders.posture[f] = WITHDRAW;
  orders.directive[f] = -1;
}

/** Steps down the line of communications that a formation goes back when it is hemmed in. */
const HEMMED_STEPS = 3;
/** Share of the ground two cells off that the enemy holds round a salient about to be cut off. */
const HEMMED_SHARE = 0.66;

function isHemmedIn(world: World, view: View, f: number): boolean {
  const h = view.hex[f];
  const { hemmed, hemmedVersion } = world.scratch;
  const at = view.side * world.ground.H + h;
  // the same holders hem in the same cells
  if (hemmedVersion[at] !== world.holding.version) {
    hemmedVersion[at] = world.holding.version;
    hemmed[at] = isSurrounded(world, view, h) ? 1 : 0;
  }
  return hemmed[at] === 1;
}

function isSurrounded({ ground }: World, view: View, h: number): boolean {
  const { zoneStart, zoneHex, zoneRing } = ground;
  let hostile = 0;
  let all = 0;
  for (let i = zoneStart[h]; i < zoneStart[h + 1]; i++) {
    if (zoneRing[i] !== 2) continue;
    all++;
    if (view.holder[zoneHex[i]] !== view.side) hostile++;
  }
  return all > 4 && hostile >= HEMMED_SHARE * all;
}

/** The cell some steps down the line of communications from another. */
export function behind(world: World, view: View, hex: number, steps: number): number {
  let h = hex;
  for (let i = 0; i < steps; i++) {
    const e = view.supplyEdge[h];
    if (e < 0) break;
    const n = world.ground.across[h * 6 + e];
    if (n < 0 || view.holder[n] !== view.side) break;
    h = n;
  }
  return h;
}

/** Whether a formation is fit to attack at all. */
export function canAttack(world: World, view: View, f: number): boolean {
  const { p, theater } = world;
  return (
    view.restDays[f] === 0 &&
    view.supplyDays[f] >= p.attack_supply_days_min &&
    view.cohesion[f] >= p.attack_cohesion_min &&
    view.strengthMen[f] >= p.attack_strength_share_min * theater.formations[f].establishmentMen
  );
}

/** Share of a formation's men that a cell calls on: where it stands, next to it, two cells off. */
const CALLED_ON = [1, 0.5, 0.25];

/** Power over that of the enemy believed in a cell and near enough to guard it, the ground and his works counted for him. */
export function oddsAt(world: World, view: View, f: number, hex: number): number {
  const { ground, theater, roster, today } = world;
  const { zoneStart, zoneHex, zoneRing } = ground;
  const { quality, firepower } = todayOf(theater, today, view.day);
  let enemy = 0;
  for (let i = zoneStart[hex]; i < zoneStart[hex + 1]; i++) {
    const z = zoneHex[i];
    if (view.believedMen[z] > 0 && view.holder[z] !== view.side)
      enemy += view.believedMen[z] * CALLED_ON[zoneRing[i]];
  }
  const own =
    view.strengthMen[f] * view.cohesion[f] * view.fatigue[f] * quality[f] * firepower[roster.party[f]];
  return own / (Math.max(500, enemy) * view.enemyWorth * coverAt(world, view, hex));
}

/** What ground and works are worth to whoever holds a cell and is attacked there. */
export function coverAt({ ground, p }: World, view: View, hex: number): number {
  return ground.defenceFactor[hex] * powerOfWorks(p, view.heldDays[hex]);
}

/** Attacks the weakest enemy cell between itself and its place, or next to a reserve, if the odds are good. */
function counterattack(world: World, view: View, orders: Orders, f: number): void {
  const { ground, p, travel } = world;
  const h = view.hex[f];
  const goal = orders.goalHex[f] >= 0 ? orders.goalHex[f] : h;
  // ways of march are worked out only where there is somebody to attack
  let field: Uint16Array | undefined;
  let best = -1;
  let bestOdds = view.side === 0 ? p.attack_ratio_un : p.attack_ratio_cpv;
  for (let e = 0; e < 6; e++) {
    const n = ground.across[h * 6 + e];
    if (n < 0 || view.holder[n] === view.side || (view.side === 0 && ground.sanctuary[n] === 1)) continue;
    const odds = oddsAt(world, view, f, n);
    if (odds <= bestOdds) continue;
    if (orders.inReserve[f] !== 1) {
      field ??= fieldTo(travel, goal, h);
      if (field[n] >= field[h]) continue;
    }
    bestOdds = odds;
    best = n;
  }
  if (best < 0) return;
  orders.posture[f] = ATTACK;
  if (orders.inReserve[f] === 1) {
    orders.goalHex[f] = best;
    orders.directive[f] = -1;
  }
}
