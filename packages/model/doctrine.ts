import { ATTACK, DEFEND, RESERVE, UN, WITHDRAW } from "./codes.ts";
import type { Orders, View } from "./commander.ts";
import { todayOf } from "./roster.ts";
import { roughKm } from "./strategy.ts";
import { stepValue } from "./steps.ts";
import { actOnSight, behind, canAttack, coverAt } from "./tactics.ts";
import { follow } from "./holding.ts";
import { cellsAlongLine, largestGrounds } from "./line-of-contact.ts";
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
/** Men that watch a cell of good going where no enemy is near. */
const WATCH_MEN = 4000;
/** A formation in line is not moved to a place nearer than this. */
const KEPT_KM = 17;
/** A plan's day is remembered modulo this. */
const DAY_WRAP = 100;

/** A corps as its commander sees it. */
interface Corps {
  headquarters: number;
  members: number[];
  /** own front cells that are its part, in order along the front */
  sector: number[];
}

/**
 * Decides for itself. The corps share the front by their men and by what it calls for; each weighs its own power against
 * the enemy's that it believes there, and attacks towards the nearest great town or source of supply of the enemy,
 * holds, or falls back to better ground; a share of it stays in reserve.
 */
export function doctrine(world: World, view: View, orders: Orders): void {
  const corps = corpsOf(world, view);
  const goals = objectives(world, view);
  const behindFront = corps.filter(({ sector }) => sector.length === 0).flatMap(({ members }) => members);
  const cells = behindFront.map((f) => view.hex[f]);
  const toFront = cells.length > 0 ? nearestFronts(world, view, cells) : NO_FRONTS;
  for (const one of corps) command(world, view, orders, one, goals, toFront);
  for (const f of view.own) actOnSight(world, view, orders, f);
}

const NO_FRONTS = new Int16Array(0);

/** Formations by headquarters, each with its part of the front. */
function corpsOf(world: World, view: View): Corps[] {
  const groups = new Map<number, Corps>();
  for (const f of view.own) {
    const q = view.headquarters[f];
    let group = groups.get(q);
    if (!group) groups.set(q, (group = { headquarters: q, members: [], sector: [] }));
    group.members.push(f);
  }
  const corps = [...groups.values()].sort((a, b) => a.headquarters - b.headquarters);
  const main = shareLine(world, view, corps);
  const onLine = new Set(main.flatMap(({ sector }) => sector));
  const others = corps.filter((one) => !main.includes(one));
  if (others.length > 0) {
    const front = frontOf(world, view).filter((h) => !onLine.has(h));
    const labels = nearestCorps(world, view, others, front);
    for (const h of front) if (labels[h] >= 0) others[labels[h]].sector.push(h);
    for (const one of others) one.sector = inOrder(world, one.sector);
  }
  return corps;
}

/**
 * Shares the main line of contact out among the corps behind it, in the order in which they stand along it, so that
 * each has as much of what the line needs as it has of the side's men.
 *
 * @returns the corps that got a part; those whose men are mostly cut off from the main ground get none
 */
function shareLine(world: World, view: View, corps: Corps[]): Corps[] {
  const line = cellsAlongLine(world, view.holder, view.side).filter((h) => world.ground.sanctuary[h] === 0);
  if (line.length === 0) return [];
  const mark = largestGrounds(world, view.holder);
  const joined = corps
    .map((one) => ({ one, ...standing(world, view, one, line, mark) }))
    .filter((one) => one.joined)
    .sort((a, b) => a.place - b.place || a.one.headquarters - b.one.headquarters);
  const need = line.map((h) => needOf(world, view, h));
  const allNeed = need.reduce((sum, one) => sum + one, 0);
  const allMen = joined.reduce((sum, { men }) => sum + men, 0);
  let cell = 0;
  let needed = 0;
  let menSoFar = 0;
  joined.forEach(({ one, men }, i) => {
    menSoFar += men;
    const share = i === joined.length - 1 ? Infinity : (menSoFar / allMen) * allNeed;
    // a cell goes to whom its middle belongs
    for (; cell < line.length && needed + need[cell] / 2 <= share; cell++) {
      needed += need[cell];
      one.sector.push(line[cell]);
    }
  });
  // a corps too small for a cell of its own stands behind its neighbour's
  for (const { one, place } of joined) if (one.sector.length === 0) one.sector.push(line[Math.round(place)]);
  return joined.map(({ one }) => one);
}

/** Where a corps stands along the line, with how many men, and whether most of them are on the main ground. */
function standing(
  world: World,
  view: View,
  { members }: Corps,
  line: readonly number[],
  mark: Uint8Array,
): { place: number; men: number; joined: boolean } {
  const own = view.side === UN ? 1 : 2;
  let [sum, men, joined] = [0, 0, 0];
  for (const f of members) {
    const worthHere = Math.max(1, worth(view, f));
    men += worthHere;
    sum += worthHere * nearestIndex(world, line, view.hex[f]);
    if (mark[view.hex[f]] === own) joined += worthHere;
  }
  return { place: sum / men, men, joined: joined * 2 > men };
}

/** Index of the cell nearest to another; of equals the first. */
function nearestIndex(world: World, line: readonly number[], hex: number): number {
  let best = 0;
  let least = Infinity;
  for (let k = 0; k < line.length; k++) {
    const km = roughKm(world, line[k], hex);
    if (km >= least) continue;
    least = km;
    best = k;
  }
  return best;
}

/** Men that a cell of the line calls for: some in any case, more where the going is good, and as the enemy is. */
function needOf(world: World, view: View, h: number): number {
  const { zoneStart, zoneHex, advanceFactor } = world.ground;
  let men = WATCH_MEN * advanceFactor[h];
  for (let i = zoneStart[h]; i < zoneStart[h + 1]; i++)
    if (view.holder[zoneHex[i]] !== view.side) men += view.believedMen[zoneHex[i]];
  return men;
}

/** Own cells next to ground of the enemy's where he may be fought, in order. */
function frontOf(world: World, view: View): number[] {
  const { across, sanctuary } = world.ground;
  const { holding } = world;
  follow(holding, world.ground, view.holder);
  const cells: number[] = [];
  for (let w = 0; w < holding.frontBits.length; w++)
    for (let bits = holding.frontBits[w]; bits !== 0; bits &= bits - 1) {
      const h = w * 32 + 31 - Math.clz32(bits & -bits);
      if (view.holder[h] !== view.side || sanctuary[h] === 1) continue;
      for (let i = h * 6; i < h * 6 + 6; i++) {
        const n = across[i];
        if (n < 0 || view.holder[n] === view.side || sanctuary[n] === 1) continue;
        cells.push(h);
        break;
      }
    }
  return cells;
}

/**
 * Index of the corps with the formation fewest steps away over own ground, -1 for none.
 *
 * @param asked cells for which it is sought
 * @returns     [H] the same for other cells, or -1 where nobody had to look
 */
function nearestCorps(world: World, view: View, corps: Corps[], asked: number[]): Int16Array {
  const { across } = world.ground;
  const { queue, corpsAt: labels, isAsked } = world.scratch;
  labels.fill(-1);
  let tail = 0;
  corps.forEach(({ members }, c) => {
    for (const f of members) {
      if (labels[view.hex[f]] >= 0) continue;
      labels[view.hex[f]] = c;
      queue[tail++] = view.hex[f];
    }
  });
  let open = setAsked(world, asked);
  for (let k = 0; k < tail; k++) open -= isAsked[queue[k]];
  for (let head = 0; head < tail && open > 0; head++) {
    const h = queue[head];
    for (let i = h * 6; i < h * 6 + 6; i++) {
      const n = across[i];
      if (n < 0 || labels[n] >= 0 || view.holder[n] !== view.side) continue;
      labels[n] = labels[h];
      open -= isAsked[n];
      queue[tail++] = n;
    }
  }
  for (const h of asked) isAsked[h] = 0;
  return labels;
}

/** Marks cells in `isAsked`; returns how many there are. */
function setAsked({ scratch }: World, asked: number[]): number {
  let cells = 0;
  for (const h of asked) {
    cells += 1 - scratch.isAsked[h];
    scratch.isAsked[h] = 1;
  }
  return cells;
}

/** Cells in order along the front: from one end of it to the other. */
function inOrder(world: World, cells: number[]): number[] {
  if (cells.length < 3) return cells;
  const end = farthest(world, cells, farthest(world, cells, cells[0]));
  return [...cells].sort((a, b) => roughKm(world, a, end) - roughKm(world, b, end) || a - b);
}

function farthest(world: World, cells: number[], from: number): number {
  return cells.reduce((best, h) => (roughKm(world, h, from) > roughKm(world, best, from) ? h : best));
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
  toFront: Int16Array,
): void {
  const { members, sector } = corps;
  if (sector.length === 0) {
    marchToFront(world, view, orders, members, toFront);
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
  const enemy = Math.max(500, enemyMen(world, view, corps.sector)) * view.enemyWorth;
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

/** Enemy men believed within two cells of a stretch of front. */
function enemyMen(world: World, view: View, sector: number[]): number {
  const { zoneStart, zoneHex } = world.ground;
  const seen = new Set<number>();
  let men = 0;
  for (const h of sector)
    for (let i = zoneStart[h]; i < zoneStart[h + 1]; i++) {
      const z = zoneHex[i];
      if (view.believedMen[z] === 0 || view.holder[z] === view.side || seen.has(z)) continue;
      seen.add(z);
      men += view.believedMen[z];
    }
  return men;
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
  const { members, sector } = corps;
  const reserve = members.length >= 3 ? Math.floor(members.length * world.p.reserve_share + 0.26) : 0;
  // no more in line than there is room for
  const spare = Math.max(reserve, members.length - sector.length);
  // the weakest rest behind the line
  const byWorth = [...members].sort((a, b) => worth(view, a) - worth(view, b) || a - b);
  const back = new Set(byWorth.slice(0, spare));
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

function worth(view: View, f: number): number {
  return view.strengthMen[f] * view.cohesion[f] * view.fatigue[f];
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

/** A corps with no front of its own goes to the nearest. */
function marchToFront(
  world: World,
  view: View,
  orders: Orders,
  members: number[],
  toFront: Int16Array,
): void {
  for (const f of members) {
    const front = toFront[view.hex[f]];
    orders.goalHex[f] = front < 0 ? view.hex[f] : behind(world, view, front, 2);
    orders.posture[f] = RESERVE;
    orders.inReserve[f] = 1;
    orders.directive[f] = -1;
    orders.axis[f] = -1;
    orders.column[f] = 0;
  }
}

/**
 * The cell of the front that is fewest steps from each cell, of equals the lowest; -1 for none on its landmass.
 *
 * One search from all of the front finds it for everybody: a cell's is the lowest among those of its neighbours that
 * are a step nearer.
 *
 * @param asked cells for which it is sought
 * @returns     [H] the same for nearer cells; farther ones may read -1
 */
function nearestFronts(world: World, view: View, asked: number[]): Int16Array {
  const { neighbour, across, reverse } = world.ground;
  const { queue, frontAt: nearest, frontSteps: steps, isAsked } = world.scratch;
  nearest.fill(-1);
  let open = setAsked(world, asked);
  let last = Infinity;
  let tail = 0;
  for (const h of frontOf(world, view)) {
    nearest[h] = h;
    steps[h] = 0;
    open -= isAsked[h];
    queue[tail++] = h;
  }
  if (open === 0) last = 0;
  for (let head = 0; head < tail; head++) {
    const h = queue[head];
    // what the last cell asked for reads is settled by those a step nearer
    if (steps[h] >= last) break;
    for (let i = h * 6; i < h * 6 + 6; i++) {
      // who marches comes over the edge from the other side
      const n = neighbour[i];
      if (n < 0 || across[reverse[i]] < 0) continue;
      if (nearest[n] < 0) {
        nearest[n] = nearest[h];
        steps[n] = steps[h] + 1;
        queue[tail++] = n;
        open -= isAsked[n];
        if (open === 0 && last === Infinity) last = steps[n];
      } else if (steps[n] === steps[h] + 1 && nearest[h] < nearest[n]) nearest[n] = nearest[h];
    }
  }
  for (const h of asked) isAsked[h] = 0;
  return nearest;
}
