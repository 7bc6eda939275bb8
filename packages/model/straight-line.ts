import type { Room } from "./room.ts";
import { NEVER, put, start, take } from "./travel.ts";
import type { World } from "./world.ts";

/** Cost of going over a cell of the line of contact, and over one behind it: a line half as long again as the short cut is held. */
const ALONG = 2;
const BEHIND = 3;
/** The line that a side means to hold: its cells from one end to the other, and the places along the line of contact that they stand for. */
export interface StraightLine {
  cells: number[];
  /** [cells] index along the line of contact, between two of its cells where a way behind it was shorter */
  at: number[];
}

/** [H] buffers of a search for it. */
export interface StraightBuffers {
  cost: Int32Array;
  from: Int32Array;
  /** one more than the index along the line of contact, 0 for other cells */
  index: Int32Array;
  /** the search that saw a cell last, and how many there were */
  seen: Int32Array;
  searches: number;
}

export function newStraightBuffers(H: number, room: Room): StraightBuffers {
  return {
    cost: room.array(Int32Array, H),
    from: room.array(Int32Array, H),
    index: room.array(Int32Array, H),
    seen: room.array(Int32Array, H),
    searches: 0,
  };
}

/**
 * The line of contact without its deep salients: the cheapest way from one of its ends to the other over what the side holds,
 * where ground behind the line costs half as much again as the line itself. Where that would give up more than is left,
 * as in a beachhead or round a pocket, the line is held as it is.
 *
 * @param line own cells along the line of contact, in order, on the side's largest ground
 */
export function straightLine(world: World, holder: Uint8Array, line: readonly number[]): StraightLine {
  const { index } = world.scratch.straight;
  line.forEach((h, k) => (index[h] = k + 1));
  const cells = cheapestWay(world, holder, line[0], line[line.length - 1]);
  const isHeld = cells.length > 0 && leavesMost(world, holder, line, cells);
  const straight = isHeld
    ? { cells, at: placesAlong(cells, index) }
    : { cells: [...line], at: line.map((_, k) => k) };
  for (const h of line) index[h] = 0;
  return straight;
}

/** Cells of the cheapest way over a side's own ground from one to another, both with it; none where there is no way. */
function cheapestWay(
  { ground, scratch, travel }: World,
  holder: Uint8Array,
  first: number,
  last: number,
): number[] {
  const { cost, from, index } = scratch.straight;
  const { across, sanctuary } = ground;
  const { buckets } = travel;
  const side = holder[first];
  cost.fill(NEVER);
  cost[first] = 0;
  from[first] = -1;
  start(buckets);
  put(buckets, first, 0);
  for (let h = take(buckets, cost); h >= 0 && h !== last; h = take(buckets, cost))
    for (let i = h * 6; i < h * 6 + 6; i++) {
      const n = across[i];
      if (n < 0 || holder[n] !== side || sanctuary[n] === 1) continue;
      const there = cost[h] + (index[n] > 0 ? ALONG : BEHIND);
      if (there >= cost[n]) continue;
      cost[n] = there;
      from[n] = h;
      put(buckets, n, there);
    }
  const cells: number[] = [];
  if (cost[last] < NEVER) for (let h = last; h >= 0; h = from[h]) cells.push(h);
  return cells.reverse();
}

/** Whether more than half of the ground is left behind a line, and not before it. */
function leavesMost(
  world: World,
  holder: Uint8Array,
  line: readonly number[],
  cells: readonly number[],
): boolean {
  const { grounds, scratch } = world;
  const { across } = world.ground;
  const { seen } = scratch.straight;
  const most = grounds.size[grounds.ground[line[0]]] / 2;
  const search = ++scratch.straight.searches;
  for (const h of cells) seen[h] = search;
  const before: number[] = [];
  for (const h of line) {
    if (seen[h] === search) continue;
    seen[h] = search;
    before.push(h);
  }
  for (let k = 0; k < before.length; k++) {
    if (before.length > most) return false;
    const h = before[k];
    for (let i = h * 6; i < h * 6 + 6; i++) {
      const n = across[i];
      if (n < 0 || seen[n] === search || holder[n] !== holder[h]) continue;
      seen[n] = search;
      before.push(n);
    }
  }
  return true;
}

/** Indices along the line of contact; those of cells behind it lie evenly between those of the cells where the way left it and came back. */
function placesAlong(cells: readonly number[], index: Int32Array): number[] {
  const at = cells.map((h) => index[h] - 1);
  for (let k = 0; k < at.length; k++) {
    if (at[k] >= 0) continue;
    const before = k - 1;
    let after = k;
    while (at[after] < 0) after++;
    for (let j = k; j < after; j++)
      at[j] = at[before] + ((at[after] - at[before]) * (j - before)) / (after - before);
  }
  return at;
}
