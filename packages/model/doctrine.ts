import { ATTACK, DEFEND, RESERVE, UN, WITHDRAW } from "./codes.ts";
import type { Orders, View } from "./commander.ts";
import { todayOf } from "./roster.ts";
import { corpsOf, countFaced, enemyMen, nearestIndex, worth, type Corps } from "./sectors.ts";
import { roughKm } from "./strategy.ts";
import { stepValue } from "./steps.ts";
import { actOnSight, behind, canAttack, coverAt } from "./tactics.ts";
import { daysOf, FAR, fieldTo } from "./travel.ts";
import type { World } from "./world.ts";

/** Days a plan is kept, so that it does not flicker. */
const KEPT_DAYS = 2;
/** Supply to begin an attack, and to go on with one; night armies live off what they carry and wait for more. */
const BEGIN_DAYS = 2.5;
const BEGIN_NIGHT_DAYS = 4.5;
const GO_ON_DAYS = 1;
/** Share of its establishment, by men who hold together, with which a corps begins an attack and goes on with one. */
const BEGIN_SHARE = 0.75;
const GO_ON_SHARE = 0.55;
/** Supply held, days, below which a corps goes back to where it comes from. */
const HUNGRY_DAYS = 0.7;
/** Cells ahead of the line that an attack is sent: an army that keeps a linked line goes by short bounds. */
const LINKED_BOUND = 2;
const OPEN_BOUND = 4;
/** Steps to the rear among which a line to fall back to is looked for. */
const BACK_NEAREST = 3;
const BACK_FARTHEST = 9;
/** How much fresher a formation behind the line has to be than one in it, for the one to relieve the other. */
const RELIEF = 1.5;
/** A formation in line is not moved to a place nearer than this. */
const KEPT_KM = 17;
/** A plan's day is remembered modulo this. */
const DAY_WRAP = 100;

/**
 * Decides for itself. The corps share the front by their men and by what it calls for; each weighs its own power against
 * the enemy's that it believes there, and attacks towards the nearest great town or source of supply of the enemy,
 * holds, or falls back to better ground; a share of it stays in reserve.
 */
export function doctrine(world: World, view: View, orders: Orders): void {
  const corps = corpsOf(world, view);
  const goals = objectives(world, view);
  const front = corps.flatMap(({ sector }) => sector);
  countFaced(world, front, 1);
  for (const one of corps) command(world, view, orders, one, goals, front);
  countFaced(world, front, -1);
  for (const f of view.own) actOnSight(world, view, orders, f);
}

/** Great towns and sources of supply that the enemy holds. */
function objectives(world: World, view: View): number[] {
  const { grid } = world.theater;
  const cells = new Set<number>(world.ground.greatCities);
  for (const { hex, major } of grid.ports) if (major) cells.add(hex);
  if (view.side === UN) for (const { hex } of grid.borderCrossings) cells.add(hex);
  return [...cells].filter(
    (h) => view.holder[h] !== view.side && !(view.side === UN && world.ground.sanctuary[h] === 1),
  );
}

function command(
  world: World,
  view: View,
  orders: Orders,
  corps: Corps,
  goals: number[],
  front: readonly number[],
): void {
  const { members, sector } = corps;
  if (sector.length === 0) {
    marchToFront(world, view, orders, members, front);
    return;
  }
  const attacksNow = members.filter((f) => orders.posture[f] === ATTACK).length * 2 > members.length;
  const mission = missionOf(world, view, corps, attacksNow);
  const today = view.day % DAY_WRAP;
  const stale = members.some((f) => {
    const age = (today - orders.waypoint[f] + DAY_WRAP) % DAY_WRAP;
    return (
      orders.directive[f] >= 0 ||
      orders.axis[f] !== -1 ||
      age >= KEPT_DAYS ||
      orders.goalHex[f] < 0 ||
      view.gaveWay[f] > 0
    );
  });
  if (!stale) {
    for (const f of members) orders.column[f] = 0;
    return;
  }
  assign(world, view, orders, corps, mission, goals);
  for (const f of members) {
    orders.directive[f] = -1;
    orders.axis[f] = -1;
    orders.column[f] = 0;
    orders.mainEffort[f] = 0;
    orders.waypoint[f] = today;
  }
}

/** Attack, hold or fall back: by odds, supply and whether the way back is open. */
function missionOf(world: World, view: View, corps: Corps, attacksNow: boolean): number {
  const { p } = world;
  const { quality, firepower } = todayOf(world.theater, world.today, view.day);
  let own = 0;
  let men = 0;
  let wanted = 0;
  let supply = 0;
  let cut = 0;
  let night = 0;
  for (const f of corps.members) {
    own +=
      worth(view, f) *
      Math.min(1, 0.4 + view.supplyDays[f] / 5) *
      quality[f] *
      firepower[world.roster.party[f]];
    men += view.strengthMen[f] * view.cohesion[f];
    wanted += world.roster.establishmentMen[f];
    supply += view.supplyDays[f] / corps.members.length;
    if (view.supplyKm[view.hex[f]] >= FAR) cut++;
    night += nightShare(world, view, f) / corps.members.length;
  }
  const faced = corps.sector.reduce((sum, h) => sum + enemyMen(world, view, h), 0);
  const enemy = Math.max(500, faced) * view.enemyWorth;
  const [ownCover, enemyCover] = cover(world, view, corps.sector);
  const ratio =
    view.side === UN ? p.attack_ratio_un : night > 0.5 ? p.attack_ratio_cpv : p.attack_ratio_kpa_1950;
  const begin = attacksNow ? GO_ON_DAYS : night > 0.5 ? BEGIN_NIGHT_DAYS : BEGIN_DAYS;
  // nothing is held for long on what does not come
  if (supply < HUNGRY_DAYS || cut * 2 > corps.members.length || enemy / (own * ownCover) > p.withdraw_ratio)
    return WITHDRAW;
  const fit = men >= (attacksNow ? GO_ON_SHARE : BEGIN_SHARE) * wanted;
  return fit &&
    own / (enemy * enemyCover) >= ratio &&
    supply >= Math.min(begin, carriedDays(world, view) - 0.5)
    ? ATTACK
    : DEFEND;
}

/** What ground and works are worth along a stretch of front: to the side itself, to its enemy. */
function cover(world: World, view: View, sector: readonly number[]): [own: number, enemy: number] {
  const { across } = world.ground;
  let [own, enemy, cells] = [0, 0, 0];
  for (const h of sector) {
    own += coverAt(world, view, h) / sector.length;
    for (let i = h * 6; i < h * 6 + 6; i++) {
      const n = across[i];
      if (n < 0 || view.holder[n] === view.side) continue;
      enemy += coverAt(world, view, n);
      cells++;
    }
  }
  return [own, cells > 0 ? enemy / cells : 1];
}

function carriedDays(world: World, view: View): number {
  return view.side === UN ? world.p.carried_days_us : world.p.carried_days_cpv;
}

function nightShare(world: World, view: View, f: number): number {
  return stepValue(world.theater.parties[world.theater.formations[f].party].nightShare ?? [], view.day, 0);
}

/** Spreads the corps over its sector, the strongest first where the enemy is, and keeps a share behind. */
function assign(
  world: World,
  view: View,
  orders: Orders,
  corps: Corps,
  mission: number,
  goals: number[],
): void {
  const { members } = corps;
  const sector = mission === ATTACK ? corps.sector : corps.slots;
  const reserve = members.length >= 3 ? Math.floor(members.length * world.p.reserve_share + 0.26) : 0;
  // no more in line than there is room for
  const spare = Math.max(reserve, members.length - sector.length);
  // the most worn rest behind the line, and are brought up again when those in line are clearly more worn
  const wear = members.map((f) => ({
    f,
    left: freshness(world, view, f) * (orders.inReserve[f] === 1 ? 1 : RELIEF),
  }));
  wear.sort((a, b) => a.left - b.left || a.f - b.f);
  const back = new Set(wear.slice(0, spare).map(({ f }) => f));
  const first = sector[0];
  const inLine = members
    .filter((f) => !back.has(f))
    .sort((a, b) => roughKm(world, view.hex[a], first) - roughKm(world, view.hex[b], first) || a - b);
  const goal = mission === ATTACK ? nearestGoal(world, corps, goals) : -1;
  inLine.forEach((f, k) => {
    const slot = sector[Math.floor(((k + 0.5) / inLine.length) * sector.length)];
    orders.inReserve[f] = 0;
    if (mission === WITHDRAW) {
      orders.goalHex[f] = fallBackTo(world, view, slot);
      orders.posture[f] = orders.goalHex[f] === view.hex[f] ? DEFEND : WITHDRAW;
    } else if (mission === ATTACK && goal >= 0 && canAttack(world, view, f)) {
      const bound = view.side === UN || nightShare(world, view, f) <= 0.5 ? LINKED_BOUND : OPEN_BOUND;
      orders.goalHex[f] = ahead(world, slot, goal, bound);
      orders.posture[f] = ATTACK;
    } else {
      // who is dug in close by stays
      orders.goalHex[f] = isPosted(world, view, f, slot) ? view.hex[f] : slot;
      orders.posture[f] = DEFEND;
    }
  });
  // the reserve stands behind whoever gave way, else behind the middle
  const broken = inLine.find((f) => view.gaveWay[f] > 0);
  const middle = sector[Math.floor(sector.length / 2)];
  for (const f of back) {
    orders.inReserve[f] = 1;
    orders.posture[f] = RESERVE;
    orders.goalHex[f] = behind(
      world,
      view,
      broken === undefined ? middle : view.hex[broken],
      broken === undefined ? 3 : 1,
    );
  }
}

/** Whether a formation already stands on the line, near enough to the place that it would be given. */
function isPosted(world: World, view: View, f: number, slot: number): boolean {
  const h = view.hex[f];
  const inLine =
    view.holder[h] === view.side && world.holding.front[h] !== 0 && world.ground.sanctuary[h] === 0;
  return inLine && roughKm(world, h, slot) <= KEPT_KM;
}

/** What is left of a formation's establishment, by men who hold together and are not worn out. */
function freshness(world: World, view: View, f: number): number {
  return worth(view, f) / world.roster.establishmentMen[f];
}

/** The objective fewest days of march from the middle of the corps' sector, -1 for none. */
function nearestGoal(world: World, corps: Corps, goals: number[]): number {
  const from = corps.sector[Math.floor(corps.sector.length / 2)];
  const near = [...goals]
    .sort((a, b) => roughKm(world, a, from) - roughKm(world, b, from) || a - b)
    .slice(0, 3);
  let best = -1;
  let bestDays = FAR;
  for (const goal of near) {
    const days = daysOf(fieldTo(world.travel, goal, from)[from]);
    if (days < bestDays) {
      bestDays = days;
      best = goal;
    }
  }
  return best;
}

/** The cell some steps nearer to an objective by the shortest march. */
function ahead(world: World, from: number, goal: number, steps: number): number {
  const field = fieldTo(world.travel, goal, from);
  let h = from;
  for (let s = 0; s < steps && h !== goal; s++) {
    let best = h;
    for (let e = 0; e < 6; e++) {
      const n = world.ground.across[h * 6 + e];
      if (n >= 0 && field[n] < field[best]) best = n;
    }
    if (best === h) break;
    h = best;
  }
  return h;
}

/** The most defensible cell on the way back: rugged ground, or behind a river. */
function fallBackTo(world: World, view: View, from: number): number {
  const { ground } = world;
  let h = behind(world, view, from, BACK_NEAREST);
  let best = h;
  let bestWorth = 0;
  for (let s = BACK_NEAREST; s < BACK_FARTHEST; s++) {
    const e = view.supplyEdge[h];
    if (e < 0) break;
    const n = ground.across[h * 6 + e];
    if (n < 0 || view.holder[n] !== view.side) break;
    // the river between the cell and the one in front of it covers it
    const worthHere = ground.defenceFactor[n] / ground.riverGain[h * 6 + e];
    if (worthHere > bestWorth) {
      bestWorth = worthHere;
      best = n;
    }
    h = n;
  }
  return best;
}

/**
 * A corps with no front of its own goes to the nearest.
 *
 * @param front cells of the front that corps hold
 */
function marchToFront(
  world: World,
  view: View,
  orders: Orders,
  members: number[],
  front: readonly number[],
): void {
  const { landmass } = world.ground;
  for (const f of members) {
    const here = view.hex[f];
    const inReach = front.filter((h) => landmass[h] === landmass[here]);
    orders.goalHex[f] =
      inReach.length === 0 ? here : behind(world, view, inReach[nearestIndex(world, inReach, here)], 2);
    orders.posture[f] = RESERVE;
    orders.inReserve[f] = 1;
    orders.directive[f] = -1;
    orders.axis[f] = -1;
    orders.column[f] = 0;
  }
}
