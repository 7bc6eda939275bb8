import { UN } from "./codes.ts";
import type { View } from "./commander.ts";
import { follow } from "./holding.ts";
import { cellsAlongLine, largestGrounds } from "./line-of-contact.ts";
import { straightLine } from "./straight-line.ts";
import { roughKm } from "./strategy.ts";
import type { World } from "./world.ts";

/** Men that watch a cell of good going where no enemy is near. */
const WATCH_MEN = 4000;

/** A corps as its commander sees it. */
export interface Corps {
  headquarters: number;
  members: number[];
  /** own front cells that are its part, in order along the front */
  sector: number[];
  /** cells of the line it means to hold there, in the same order */
  slots: number[];
}

/** Formations by headquarters, each with its part of the front. */
export function corpsOf(world: World, view: View): Corps[] {
  const groups = new Map<number, Corps>();
  for (const f of view.own) {
    const q = view.headquarters[f];
    let group = groups.get(q);
    if (!group) groups.set(q, (group = { headquarters: q, members: [], sector: [], slots: [] }));
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
    for (const one of others) one.slots = one.sector = inOrder(world, one.sector);
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
  countFaced(world, line, 1);
  const need = line.map((h) => WATCH_MEN * world.ground.advanceFactor[h] + enemyMen(world, view, h));
  countFaced(world, line, -1);
  const allNeed = need.reduce((sum, one) => sum + one, 0);
  const allMen = joined.reduce((sum, { men }) => sum + men, 0);
  const straight = straightLine(world, view.holder, line);
  let slot = 0;
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
    for (; slot < straight.cells.length && straight.at[slot] < cell - 0.5; slot++)
      one.slots.push(straight.cells[slot]);
  });
  // a corps too small for a cell of its own stands behind its neighbour's
  for (const { one, place } of joined) {
    if (one.sector.length === 0) one.sector.push(line[Math.round(place)]);
    if (one.slots.length === 0)
      one.slots.push(straight.cells[nearestIndex(world, straight.cells, one.sector[0])]);
  }
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
export function nearestIndex(world: World, line: readonly number[], hex: number): number {
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

/** Adds to each cell how many cells of a stretch of front it lies within two cells of; -1 takes that back. */
export function countFaced({ ground, scratch }: World, front: readonly number[], by: 1 | -1): void {
  const { zoneStart, zoneHex } = ground;
  for (const h of front)
    for (let i = zoneStart[h]; i < zoneStart[h + 1]; i++) scratch.facedBy[zoneHex[i]] += by;
}

/** Enemy men believed within two cells of a cell of the front, those of each cell divided among all of the front that faces it. */
export function enemyMen({ ground, scratch }: World, view: View, h: number): number {
  const { zoneStart, zoneHex } = ground;
  let men = 0;
  for (let i = zoneStart[h]; i < zoneStart[h + 1]; i++) {
    const z = zoneHex[i];
    if (view.believedMen[z] > 0 && view.holder[z] !== view.side)
      men += view.believedMen[z] / scratch.facedBy[z];
  }
  return men;
}

/** Men of a formation as far as they hold together and are not worn out. */
export function worth(view: View, f: number): number {
  return view.strengthMen[f] * view.cohesion[f] * view.fatigue[f];
}
