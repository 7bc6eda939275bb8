import { COMMUNIST, UN } from "./codes.ts";
import { differences } from "./differences.ts";
import type { Ground } from "./ground.ts";
import { Room } from "./room.ts";

/**
 * Joined grounds: cells of one holder that touch each other, also over straits and lakes that troops can't cross.
 *
 * Kept up to date cell by cell. As with `Holding`, the marks are those worked out from the holders anew, whatever
 * holders came before.
 */
export interface Grounds {
  /** [H] holders that the rest belongs to */
  holder: Uint8Array;
  /** [H] number of the ground a cell belongs to, 0 for none */
  ground: Int32Array;
  /** by number: cells, and holder */
  size: number[];
  side: number[];
  /** number of the largest ground of each side, 0 for none */
  largest: Int32Array;
  /** [H] 1 in the largest ground of the un, 2 in that of the communists, 0 elsewhere */
  mark: Uint8Array;
  isKnown: boolean;
  /** version of `Holding` that all this belongs to, -1 for none */
  version: number;
  /** buffers for searches: cells to visit, and which search saw each */
  queue: Int32Array;
  seen: Int32Array;
  searches: number;
  /** [H] cells that are not as they were */
  changed: Int32Array;
}

export function newGrounds(H: number, room = new Room()): Grounds {
  return {
    holder: room.array(Uint8Array, H),
    ground: room.array(Int32Array, H),
    size: [0],
    side: [-1],
    largest: new Int32Array(2),
    mark: room.array(Uint8Array, H),
    isKnown: false,
    version: -1,
    queue: room.array(Int32Array, H),
    seen: room.array(Int32Array, H),
    searches: 0,
    changed: room.array(Int32Array, H),
  };
}

/** [H] marks of the largest grounds under these holders: 1 un, 2 communist outside the sanctuary, 0 elsewhere. */
export function markGrounds(grounds: Grounds, terrain: Ground, holder: Uint8Array): Uint8Array {
  if (!grounds.isKnown || grounds.size.length > MOST_NUMBERS) searchAll(grounds, terrain, holder);
  else {
    const { changed } = grounds;
    const changes = differences(grounds.holder, holder, changed);
    if (changes === 0) return grounds.mark;
    for (let k = 0; k < changes; k++) passCell(grounds, terrain, changed[k], holder[changed[k]]);
  }
  markLargest(grounds, terrain, holder);
  return grounds.mark;
}

/** Numbers given before all grounds are numbered anew. */
const MOST_NUMBERS = 500;

/** Numbers all grounds in order of their first cell; no ground of the un begins in the sanctuary. */
function searchAll(grounds: Grounds, { neighbour, sanctuary, H }: Ground, holder: Uint8Array): void {
  const { ground, queue } = grounds;
  grounds.holder.set(holder);
  ground.fill(0);
  grounds.size = [0];
  grounds.side = [-1];
  for (let s = 0; s < H; s++) {
    const side = holder[s];
    if (ground[s] !== 0 || (side === UN && sanctuary[s] === 1)) continue;
    const number = grounds.size.length;
    let tail = 0;
    queue[tail++] = s;
    ground[s] = number;
    for (let head = 0; head < tail; head++) {
      const h = queue[head];
      for (let i = h * 6; i < h * 6 + 6; i++) {
        const n = neighbour[i];
        if (n < 0 || ground[n] !== 0 || holder[n] !== side) continue;
        ground[n] = number;
        queue[tail++] = n;
      }
    }
    grounds.size.push(tail);
    grounds.side.push(side);
  }
  grounds.largest.fill(-1);
  // cells of the un in the sanctuary may belong to no ground: a rare case that is not worth mending
  grounds.isKnown = true;
  for (let h = 0; h < H; h++) if (sanctuary[h] === 1 && holder[h] !== COMMUNIST) grounds.isKnown = false;
}

/** Finds the largest ground of each side and marks its cells; of equals the one whose first cell comes first. */
function markLargest(grounds: Grounds, terrain: Ground, holder: Uint8Array): void {
  const { ground, mark, largest } = grounds;
  const found = [0, 0];
  const most = [0, 0];
  let isTied = false;
  for (let number = 1; number < grounds.size.length; number++) {
    const side = grounds.side[number];
    if (grounds.size[number] > most[side]) {
      most[side] = grounds.size[number];
      found[side] = number;
    }
  }
  for (let number = 1; number < grounds.size.length; number++) {
    const side = grounds.side[number];
    if (number !== found[side] && grounds.size[number] === most[side] && most[side] > 0) isTied = true;
  }
  if (isTied && largest[0] >= 0) {
    // numbers given since the last search say nothing about which cell comes first
    searchAll(grounds, terrain, holder);
    markLargest(grounds, terrain, holder);
    return;
  }
  if (largest[0] === found[0] && largest[1] === found[1]) return;
  largest.set(found);
  for (let h = 0; h < ground.length; h++) mark[h] = markOf(grounds, ground[h]);
}

function markOf({ largest }: Grounds, number: number): number {
  return number === 0 ? 0 : number === largest[UN] ? 1 : number === largest[COMMUNIST] ? 2 : 0;
}

/** Passes one cell to the other side: out of its ground, which may fall apart, and into another, joining several. */
function passCell(grounds: Grounds, terrain: Ground, h: number, side: number): void {
  const { ground, size, holder } = grounds;
  const old = ground[h];
  holder[h] = side;
  size[old]--;
  setGround(grounds, h, 0);
  splitRound(grounds, terrain, h, old);
  joinRound(grounds, terrain, h, side);
}

function setGround(grounds: Grounds, h: number, number: number): void {
  grounds.ground[h] = number;
  grounds.mark[h] = markOf(grounds, number);
}

function numberNew(grounds: Grounds, side: number): number {
  grounds.size.push(0);
  grounds.side.push(side);
  return grounds.size.length - 1;
}

/** Adds a cell to the ground round it; where there are several they become one, the largest. */
function joinRound(grounds: Grounds, { neighbour }: Ground, h: number, side: number): void {
  const { ground, size, holder } = grounds;
  let into = 0;
  for (let i = h * 6; i < h * 6 + 6; i++) {
    const n = neighbour[i];
    if (n >= 0 && holder[n] === side && size[ground[n]] > size[into]) into = ground[n];
  }
  if (into === 0) into = numberNew(grounds, side);
  setGround(grounds, h, into);
  size[into]++;
  for (let i = h * 6; i < h * 6 + 6; i++) {
    const n = neighbour[i];
    if (n >= 0 && holder[n] === side && ground[n] !== into) renumber(grounds, neighbour, n, into);
  }
}

/** Gives all cells of a cell's ground another number. */
function renumber(grounds: Grounds, neighbour: Int32Array, from: number, into: number): void {
  const { ground, queue, size } = grounds;
  const old = ground[from];
  let tail = 0;
  queue[tail++] = from;
  setGround(grounds, from, into);
  for (let head = 0; head < tail; head++)
    for (let i = queue[head] * 6; i < queue[head] * 6 + 6; i++) {
      const n = neighbour[i];
      if (n < 0 || ground[n] !== old) continue;
      setGround(grounds, n, into);
      queue[tail++] = n;
    }
  size[old] -= tail;
  size[into] += tail;
}

/**
 * Finds out whether a ground that lost a cell fell apart: searches from each stretch of it round the cell, a step of
 * each in turn, until they meet or one has nowhere to go, so that a small part is found as fast as a short way round.
 */
function splitRound(grounds: Grounds, { neighbour }: Ground, h: number, old: number): void {
  const { ground } = grounds;
  const starts: number[] = [];
  for (let e = 0; e < 6; e++) {
    const n = neighbour[h * 6 + e];
    const before = neighbour[h * 6 + (e === 0 ? 5 : e - 1)];
    // neighbours in a row touch each other
    if (n >= 0 && ground[n] === old && !(before >= 0 && ground[before] === old)) starts.push(n);
  }
  if (starts.length < 2) return;
  const parts: Part[] = starts.map((n) => ({ cells: [n], head: 0, search: ++grounds.searches, joined: -1 }));
  const first = parts[0].search;
  for (const part of parts) grounds.seen[part.cells[0]] = part.search;
  let open = parts.length;
  for (let turn = 0; open > 1; turn = (turn + 1) % parts.length) {
    const part = parts[turn];
    if (part.joined >= 0) continue;
    if (part.head === part.cells.length) {
      // nowhere to go: a ground of its own
      const number = numberNew(grounds, grounds.side[old]);
      for (const n of part.cells) setGround(grounds, n, number);
      grounds.size[number] += part.cells.length;
      grounds.size[old] -= part.cells.length;
      part.joined = turn;
      open--;
      continue;
    }
    open -= step(grounds, neighbour, parts, turn, first, old);
  }
}

/** The search from one stretch: its cells, and the part that it turned out to be one with, -1 for none so far. */
interface Part {
  cells: number[];
  head: number;
  search: number;
  joined: number;
}

/** Goes on with one search by one cell; returns how many others it met, whose cells it takes over. */
function step(
  grounds: Grounds,
  neighbour: Int32Array,
  parts: Part[],
  turn: number,
  first: number,
  old: number,
): number {
  const { ground, seen } = grounds;
  const part = parts[turn];
  const h = part.cells[part.head++];
  let met = 0;
  for (let i = h * 6; i < h * 6 + 6; i++) {
    const n = neighbour[i];
    if (n < 0 || ground[n] !== old || seen[n] === part.search) continue;
    const other = seen[n] >= first ? rootOf(parts, seen[n] - first) : -1;
    if (other === turn) continue;
    if (other < 0) {
      seen[n] = part.search;
      part.cells.push(n);
      continue;
    }
    const one = parts[other];
    one.joined = turn;
    met++;
    // cells of the other that it has not gone on from are still to visit; all of both are one part
    const waiting = part.cells.slice(part.head).concat(one.cells.slice(one.head));
    const visited = part.cells.slice(0, part.head).concat(one.cells.slice(0, one.head));
    part.cells = visited.concat(waiting);
    part.head = visited.length;
  }
  return met;
}

/** The part that a part has become one with in the end. */
function rootOf(parts: Part[], k: number): number {
  while (parts[k].joined >= 0 && parts[k].joined !== k) k = parts[k].joined;
  return k;
}
