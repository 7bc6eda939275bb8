import { differences } from "./differences.ts";
import { HAUL_UNITS_PER_KM, NO_HAUL, type Ground } from "./ground.ts";
import { Room } from "./room.ts";
import { bucketsOf, FAR, NEVER, put, start, take, type Buckets } from "./travel.ts";

/** A cell by a working railway, in units of haul: some 0.04 km of lorry haul a km. */
const RAIL_UNITS = 1;
/** Share of all cells that may be changed before tracing all anew is quicker. */
const MOST_CHANGED = 0.25;

/** Where supply enters, and the haul in units that it is worth to be farther back than the best; in order of both. */
export interface Source {
  hex: number;
  units: number;
}

/**
 * The cheapest haul to every cell that a side holds, and the way it takes.
 *
 * Ways are those that Dijkstra's search with buckets finds, also where several cost the same: a cell's way back leads
 * over the neighbour that is taken first; of cells of equal cost the one put in last is taken first. That order
 * follows from the ways themselves (`isBefore`), so that after a change only the ways that may differ are looked at.
 */
export interface SupplyWays {
  ground: Ground;
  side: number;
  /** [H] what the ways belong to */
  holder: Uint8Array;
  railWorks: Uint8Array;
  sources: Source[];
  /** [H] units of haul, NEVER where supply can't come; edge towards the source, -1 at a source or without one */
  cost: Int32Array;
  edge: Int8Array;
  /** [H] cost in km, FAR where supply can't come */
  km: Float32Array;
  /** [H] place of each source in `sources`, -1 for other cells */
  sourceAt: Int16Array;
  /** [H * 6] units of haul over each edge, NO_HAUL where troops can't cross */
  haul: Uint16Array;
  /** [H * 6] the same over the edge from the other side, NO_HAUL at the rim too */
  haulFrom: Uint16Array;
  isTraced: boolean;
  buckets: Buckets;
  /** [H] the update that put a cell among those whose cost, and whose way, may be another */
  costMark: Int32Array;
  wayMark: Int32Array;
  /** [H] the update that changed a cell's way or one that it leads over */
  otherMark: Int32Array;
  /** [H] the update in which several ways of a cell may cost the same; such cells, and how many */
  tieMark: Int32Array;
  tied: Int32Array;
  tiedCount: number;
  /** [H] cost and edge before the update, for cells in `costMark` */
  oldCost: Int32Array;
  oldEdge: Int8Array;
  update: number;
  /** cells whose cost may change in this update, and how many */
  touched: Int32Array;
  touchedCount: number;
  stack: Int32Array;
  waiting: Waiting;
}

export function newSupplyWays(ground: Ground, side: number, room = new Room()): SupplyWays {
  const { H, haulUnits, reverse } = ground;
  const haul = room.array(Uint16Array, H * 6);
  const haulFrom = room.array(Uint16Array, H * 6);
  haul.set(haulUnits);
  for (let i = 0; i < haulFrom.length; i++) haulFrom[i] = reverse[i] < 0 ? NO_HAUL : haulUnits[reverse[i]];
  return {
    ground,
    side,
    holder: room.array(Uint8Array, H),
    railWorks: room.array(Uint8Array, H),
    sources: [],
    cost: room.array(Int32Array, H).fill(NEVER),
    edge: room.array(Int8Array, H).fill(-1),
    km: room.array(Float32Array, H).fill(FAR),
    sourceAt: room.array(Int16Array, H).fill(-1),
    haul,
    haulFrom,
    isTraced: false,
    buckets: bucketsOf(H, room),
    costMark: room.array(Int32Array, H),
    wayMark: room.array(Int32Array, H),
    otherMark: room.array(Int32Array, H),
    tieMark: room.array(Int32Array, H),
    tied: room.array(Int32Array, H * 7),
    tiedCount: 0,
    oldCost: room.array(Int32Array, H),
    oldEdge: room.array(Int8Array, H),
    update: 0,
    touched: room.array(Int32Array, H),
    touchedCount: 0,
    stack: room.array(Int32Array, H * 6),
    waiting: newWaiting(H, room),
  };
}

/** Makes the ways those of these holders, railways and sources. */
export function traceWays(
  ways: SupplyWays,
  holder: Uint8Array,
  railWorks: Uint8Array,
  sources: Source[],
): void {
  const changed: number[] = [];
  const railway: number[] = [];
  if (ways.isTraced) {
    compare(ways.holder, holder, ways.stack, changed);
    compareSources(ways.sources, sources, changed);
  }
  compare(ways.railWorks, railWorks, ways.stack, railway);
  ways.holder.set(holder);
  ways.railWorks.set(railWorks);
  for (const h of railway) layHaul(ways, h);
  for (const { hex } of ways.sources) ways.sourceAt[hex] = -1;
  ways.sources = sources;
  for (let k = sources.length - 1; k >= 0; k--) ways.sourceAt[sources[k].hex] = k;
  if (!ways.isTraced || !amend(ways, changed, railway)) traceAll(ways);
  ways.isTraced = true;
}

/** Works out the haul over the edges of a cell whose railway has begun to work, or stopped, from both sides. */
function layHaul({ ground, haul, haulFrom, railWorks }: SupplyWays, h: number): void {
  const { across, reverse, railTonnes, haulUnits, neighbour } = ground;
  for (let i = h * 6; i < h * 6 + 6; i++) {
    if (neighbour[i] < 0) continue;
    const works = railWorks[h] === 1 && railWorks[neighbour[i]] === 1;
    for (const k of [i, reverse[i]])
      if (across[k] >= 0)
        haulFrom[reverse[k]] = haul[k] = works && railTonnes[k] > 0 ? RAIL_UNITS : haulUnits[k];
  }
}

/** Adds cells that differ. */
function compare(old: Uint8Array, now: Uint8Array, found: Int32Array, changed: number[]): void {
  const count = differences(old, now, found);
  for (let k = 0; k < count; k++) changed.push(found[k]);
}

/** Adds the cells of sources that came, went, or changed their cost or their place among the others. */
function compareSources(old: Source[], now: Source[], changed: number[]): void {
  const same =
    old.length === now.length &&
    old.every(({ hex, units }, k) => now[k].hex === hex && now[k].units === units);
  if (same) return;
  for (const { hex } of old) changed.push(hex);
  for (const { hex } of now) changed.push(hex);
}

/** Cheapest haul from the sources to every cell that the side holds, from nothing. */
function traceAll(ways: SupplyWays): void {
  const { ground, side, holder, haul, cost, edge, buckets, sources } = ways;
  const { H, across } = ground;
  edge.fill(-1);
  // a cell of the other side is never cheaper than what it has
  for (let h = 0; h < H; h++) cost[h] = holder[h] === side ? NEVER : -1;
  start(buckets);
  for (const { hex, units } of sources) {
    if (cost[hex] >= 0 && units >= cost[hex]) continue;
    cost[hex] = units;
    put(buckets, hex, units);
  }
  for (let h = take(buckets, cost); h >= 0; h = take(buckets, cost)) {
    const from = cost[h];
    for (let e = 0, i = h * 6; e < 6; e++, i++) {
      const n = across[i];
      if (n < 0 || holder[n] !== side) continue;
      const next = from + haul[i];
      if (next < cost[n]) {
        cost[n] = next;
        edge[n] = opposite(e);
        put(buckets, n, next);
      }
    }
  }
  for (let h = 0; h < H; h++) {
    if (cost[h] < 0) cost[h] = NEVER;
    ways.km[h] = kmOf(cost[h]);
  }
}

/** Mends the ways at cells and railways that changed; false when so much hangs on them that all is better traced anew. */
function amend(ways: SupplyWays, changed: number[], railway: number[]): boolean {
  const { ground, cost, touched, waiting } = ways;
  const { across, railTonnes, H } = ground;
  ways.update++;
  ways.touchedCount = 0;
  ways.tiedCount = 0;
  for (const h of changed) touch(ways, h);
  for (const h of railway) {
    touch(ways, h);
    for (let i = h * 6; i < h * 6 + 6; i++) if (across[i] >= 0 && railTonnes[i] > 0) touch(ways, across[i]);
  }
  // whoever's way does not hold any more, and all whose ways lead over it, get theirs anew
  const suspects = ways.touchedCount;
  for (let k = 0; k < suspects; k++) if (!holds(ways, touched[k])) cutOff(ways, touched[k]);
  if (ways.touchedCount > H * MOST_CHANGED) return false;
  for (let k = 0; k < suspects; k++) ways.tieMark[touched[k]] = ways.update;
  const offered = ways.touchedCount;
  for (let k = 0; k < offered; k++) if (!offer(ways, touched[k])) return false;
  for (let h = takeCheapest(waiting, cost); h >= 0; h = takeCheapest(waiting, cost))
    if (!passOn(ways, h)) return false;
  chooseWays(ways);
  for (let k = 0; k < ways.touchedCount; k++) ways.km[touched[k]] = kmOf(cost[touched[k]]);
  return true;
}

/** Adds a cell to those whose cost may change, with what it had before; once an update. */
function touch(ways: SupplyWays, h: number): void {
  const { costMark, oldCost, oldEdge, cost, edge, update } = ways;
  if (costMark[h] === update) return;
  costMark[h] = update;
  oldCost[h] = cost[h];
  oldEdge[h] = edge[h];
  ways.touched[ways.touchedCount++] = h;
}

/** True when a cell's way of old still leads it to its source at its cost. */
function holds(ways: SupplyWays, h: number): boolean {
  const { ground, cost, edge, side, holder, haulFrom, sourceAt, sources } = ways;
  if (cost[h] === NEVER) return true;
  if (edge[h] < 0) return sourceAt[h] >= 0 && sources[sourceAt[h]].units === cost[h];
  if (holder[h] !== side) return false;
  const i = h * 6 + edge[h];
  const back = ground.neighbour[i];
  return cost[back] !== NEVER && cost[back] + haulFrom[i] === cost[h];
}

/** Takes the cost from a cell and from all cells whose ways lead over it. */
function cutOff(ways: SupplyWays, from: number): void {
  const { ground, cost, edge, stack } = ways;
  let top = 0;
  stack[top++] = from;
  while (top > 0) {
    const h = stack[--top];
    touch(ways, h);
    cost[h] = NEVER;
    edge[h] = -1;
    for (let e = 0, i = h * 6; e < 6; e++, i++) {
      const n = ground.neighbour[i];
      if (n >= 0 && cost[n] !== NEVER && edge[n] === opposite(e)) stack[top++] = n;
    }
  }
}

/** Gives a cell the least cost that its neighbours and its source offer, if that is less than it has. */
function offer(ways: SupplyWays, h: number): boolean {
  const { ground, cost, side, holder, haulFrom, sourceAt, sources } = ways;
  const { neighbour } = ground;
  let least = sourceAt[h] >= 0 ? sources[sourceAt[h]].units : NEVER;
  let way = -1;
  let isTied = false;
  if (holder[h] === side)
    for (let e = 0, i = h * 6; e < 6; e++, i++) {
      if (haulFrom[i] === NO_HAUL || cost[neighbour[i]] === NEVER) continue;
      const next = cost[neighbour[i]] + haulFrom[i];
      if (next > least) continue;
      isTied = next === least;
      if (isTied) continue;
      least = next;
      way = e;
    }
  if (least >= cost[h]) return true;
  cost[h] = least;
  ways.edge[h] = way;
  if (isTied) ways.tieMark[h] = ways.update;
  return wait(ways.waiting, h, least);
}

/** Offers a cell's neighbours the way over it; false when a cost is too high for an update. */
function passOn(ways: SupplyWays, h: number): boolean {
  const { ground, cost, edge, side, holder, haul, waiting, tieMark } = ways;
  for (let e = 0, i = h * 6; e < 6; e++, i++) {
    const n = ground.across[i];
    if (n < 0 || holder[n] !== side) continue;
    const next = cost[h] + haul[i];
    if (next > cost[n]) continue;
    const way = opposite(e);
    if (next === cost[n]) {
      if (edge[n] !== way) tie(ways, n);
      continue;
    }
    touch(ways, n);
    cost[n] = next;
    edge[n] = way;
    tieMark[n] = 0;
    if (!wait(waiting, n, next)) return false;
  }
  return true;
}

/** Notes that several ways of the same cost lead from a cell, or may. */
function tie(ways: SupplyWays, h: number): void {
  if (ways.tieMark[h] === ways.update) return;
  ways.tieMark[h] = ways.update;
  ways.tied[ways.tiedCount++] = h;
}

/**
 * Chooses the way back of cells where there are several of one cost, and for all whose choice may hang on a way that
 * is another now: in order of cost, so that each finds the ways before it settled.
 */
function chooseWays(ways: SupplyWays): void {
  const { ground, cost, side, holder, haul, touched, waiting, tied, tieMark, update } = ways;
  for (let k = 0; k < ways.touchedCount; k++) if (tieMark[touched[k]] === update) look(ways, touched[k]);
  for (let k = 0; k < ways.tiedCount; k++) look(ways, tied[k]);
  for (let h = takeCheapest(waiting, cost); h >= 0; h = takeCheapest(waiting, cost)) {
    if (!isOther(ways, h, firstOffer(ways, h))) continue;
    for (let i = h * 6; i < h * 6 + 6; i++) {
      const n = ground.across[i];
      if (n < 0 || cost[h] + haul[i] !== cost[n] || holder[n] !== side) continue;
      // a cell that got its cost anew and has one way only has that already
      if (ways.costMark[n] !== update || tieMark[n] === update) look(ways, n);
    }
  }
}

/** Puts a cell among those whose way is chosen anew, once an update. */
function look({ wayMark, update, waiting, cost }: SupplyWays, h: number): void {
  if (wayMark[h] === update || cost[h] === NEVER) return;
  wayMark[h] = update;
  wait(waiting, h, cost[h]);
}

/** Sets a cell's way; true when it, or any part of it nearer the source, is not what it was before the update. */
function isOther(ways: SupplyWays, h: number, way: number): boolean {
  const { ground, cost, edge, costMark, oldCost, oldEdge, otherMark, update } = ways;
  const known = costMark[h] === update;
  const before = known ? oldEdge[h] : edge[h];
  edge[h] = way;
  const back = way < 0 ? -1 : ground.neighbour[h * 6 + way];
  // of cells touched on the way back it is not known that nothing changed
  const isOtherBack = back >= 0 && (otherMark[back] === update || costMark[back] === update);
  if (way === before && !(known && oldCost[h] !== cost[h]) && !isOtherBack) return false;
  otherMark[h] = update;
  return true;
}

/** Edge to the neighbour that offers a cell its cost and is taken first; -1 where its own source does. */
function firstOffer(ways: SupplyWays, h: number): number {
  const { ground, cost, side, holder, haulFrom, sourceAt, sources } = ways;
  const { neighbour } = ground;
  if ((sourceAt[h] >= 0 && sources[sourceAt[h]].units === cost[h]) || holder[h] !== side) return -1;
  let best = -1;
  let from = -1;
  for (let e = 0, i = h * 6; e < 6; e++, i++) {
    const back = neighbour[i];
    // a cell without supply costs more than any sum of hauls
    if (back < 0 || cost[back] + haulFrom[i] !== cost[h] || haulFrom[i] === NO_HAUL) continue;
    if (best >= 0 && (cost[back] > cost[from] || (cost[back] === cost[from] && !isBefore(ways, back, from))))
      continue;
    best = e;
    from = back;
  }
  return best;
}

/** Whether of two cells of equal cost the first is taken before the second: whichever was put in last. */
function isBefore({ ground, cost, edge, sourceAt }: SupplyWays, x: number, y: number): boolean {
  for (let later = true; ; later = !later) {
    if (edge[x] < 0 || edge[y] < 0) {
      // sources are put in before all others
      if (edge[x] < 0 && edge[y] < 0) return sourceAt[x] > sourceAt[y] === later;
      return edge[y] < 0 === later;
    }
    const backX = ground.neighbour[x * 6 + edge[x]];
    const backY = ground.neighbour[y * 6 + edge[y]];
    if (backX === backY) return opposite(edge[x]) > opposite(edge[y]) === later;
    if (cost[backX] !== cost[backY]) return cost[backX] > cost[backY] === later;
    x = backX;
    y = backY;
  }
}

function kmOf(units: number): number {
  return units === NEVER ? FAR : units / HAUL_UNITS_PER_KM;
}

function opposite(e: number): number {
  return e < 3 ? e + 3 : e - 3;
}

/** Costs that an update can put in order; ways that cost more are traced anew. */
const MOST_UNITS = 1 << 15;

/** Cells waiting by cost where costs lie far apart: a bucket for each cost, and a bit for each that is not empty. */
interface Waiting {
  /** [MOST_UNITS] first entry of each bucket, -1 for none */
  head: Int32Array;
  bits: Int32Array;
  next: Int32Array;
  cell: Int32Array;
  entries: number;
  /** word of the lowest bit that may be set */
  from: number;
}

function newWaiting(H: number, room: Room): Waiting {
  return {
    head: room.array(Int32Array, MOST_UNITS).fill(-1),
    bits: room.array(Int32Array, MOST_UNITS >> 5),
    next: room.array(Int32Array, H * 7),
    cell: room.array(Int32Array, H * 7),
    entries: 0,
    from: MOST_UNITS >> 5,
  };
}

/** Puts a cell in; false when its cost is too high, and then nothing waits any more. */
function wait(waiting: Waiting, cell: number, cost: number): boolean {
  const { head, bits, next } = waiting;
  if (cost >= MOST_UNITS) {
    head.fill(-1);
    bits.fill(0);
    waiting.entries = 0;
    waiting.from = bits.length;
    return false;
  }
  const k = waiting.entries++;
  waiting.cell[k] = cell;
  next[k] = head[cost];
  head[cost] = k;
  bits[cost >> 5] |= 1 << (cost & 31);
  if (cost >> 5 < waiting.from) waiting.from = cost >> 5;
  return true;
}

/** The waiting cell of least cost, -1 when none waits; entries whose cost has since fallen are passed over. */
function takeCheapest(waiting: Waiting, cost: Int32Array): number {
  const { head, bits, next } = waiting;
  for (; waiting.from < bits.length; waiting.from++)
    while (bits[waiting.from] !== 0) {
      const word = bits[waiting.from];
      const least = waiting.from * 32 + 31 - Math.clz32(word & -word);
      const k = head[least];
      head[least] = next[k];
      if (next[k] < 0) bits[waiting.from] = word & (word - 1);
      if (cost[waiting.cell[k]] === least) return waiting.cell[k];
    }
  waiting.entries = 0;
  return -1;
}
