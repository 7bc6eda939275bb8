import { PRESENT } from "./codes.ts";
import { wordsOf } from "./differences.ts";
import { WIDE_STEPS, type Ground } from "./ground.ts";
import { isShaken } from "./guard.ts";
import { follow, followAt } from "./holding.ts";
import { note, type Journal } from "./journal.ts";
import type { Room } from "./room.ts";
import { FAR } from "./travel.ts";
import type { State } from "./state.ts";
import type { World } from "./world.ts";

/**
 * Who holds ground that no one stands on: a side loses cells that none of its formations is near to the side that
 * has one much nearer, ring by ring from the ground that side holds. Who is shaken counts only where he stands; a
 * great city or port that supply comes to has its own garrison, and has to be entered.
 *
 * @param dawnVersion version of `holding` that dawn's holders are, if that is known
 */
export function settleControl(world: World, dawn: State, state: State, dawnVersion = -1): void {
  const { holding } = world;
  follow(holding, world.ground, state.holder);
  // where nobody moved, supply comes as it did and nothing was left to pass on, nothing will be
  if (
    state.settled[0] === 1 &&
    same(dawn.hex, state.hex) &&
    sameShaken(world, dawn, state) &&
    (holding.version === dawnVersion || sameHolders(dawn.holder, state.holder))
  )
    return;
  beginReach(world, state);
  for (let ring = 0; ring < KEPT_CELLS; ring++) for (const side of [0, 1]) measureRing(world, side);
  let lost = 0;
  for (let pass = 0; pass < RINGS_A_DAY; pass++) {
    const ring = passOn(world, state);
    lost += ring;
    // what nothing passed from passes nothing on
    if (ring === 0) break;
    followAt(holding, world.ground, state.holder, world.scratch.queue, ring);
  }
  state.settled[0] = lost === 0 ? 1 : 0;
}

function same(a: Int16Array | Int32Array, b: Int16Array | Int32Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Whether nobody was shaken or rallied since dawn. */
function sameShaken(world: World, dawn: State, state: State): boolean {
  for (let f = 0; f < state.status.length; f++)
    if (isShaken(world, dawn, f) !== isShaken(world, state, f)) return false;
  return true;
}

function sameHolders(a: Uint8Array, b: Uint8Array): boolean {
  for (let h = a.length & ~3; h < a.length; h++) if (a[h] !== b[h]) return false;
  return same(wordsOf(a), wordsOf(b));
}

/** Rings of cells that change hands in a day without a fight. */
const RINGS_A_DAY = 2;
/** Distance within which a formation keeps its side's ground, in cells. */
const KEPT_CELLS = 2;
/** Ground farther than this from its side's formations, and without supply, is lost to whoever is next to it. */
const FORLORN_CELLS = 4;
/** No formation on the same landmass. */
const NOWHERE = WIDE_STEPS;

/**
 * Distance in cells from every cell to the nearest formation of each side, measured ring by ring and no farther than
 * anybody asks: most of the front has a formation close by.
 */
export interface Reach {
  /** [2 * H] by side, NOWHERE beyond the rings measured so far */
  cells: Uint8Array;
  /** [H] the same of each side alone */
  ofSide: [un: Uint8Array, communist: Uint8Array];
  /** [2 * H] cells reached, by side; how many; and the first of the outermost ring */
  queue: Int32Array;
  tail: Int32Array;
  ringStart: Int32Array;
  /** [2] rings measured */
  rings: Int32Array;
  /** [2 * landmasses] 1 where a side has a formation, by side */
  present: Uint8Array;
}

export function newReach({ H, landmasses }: Ground, room: Room): Reach {
  const cells = room.array(Uint8Array, 2 * H);
  return {
    present: new Uint8Array(2 * landmasses),
    cells,
    ofSide: [cells.subarray(0, H), cells.subarray(H)],
    queue: room.array(Int32Array, 2 * H),
    tail: new Int32Array(2),
    ringStart: new Int32Array(2),
    rings: new Int32Array(2),
  };
}

/** Begins where the formations stand; from those who are shaken it goes no farther. */
function beginReach(world: World, state: State): void {
  const { H } = world.ground;
  const { landmass, landmasses } = world.ground;
  const { cells, queue, tail, ringStart, rings, present } = world.scratch.reach;
  const { side } = world.roster;
  cells.fill(NOWHERE);
  present.fill(0);
  tail.fill(0);
  ringStart.fill(0);
  rings.fill(0);
  for (let f = 0; f < state.status.length; f++) {
    if (state.status[f] !== PRESENT || isShaken(world, state, f)) continue;
    const at = side[f] * H + state.hex[f];
    if (cells[at] === 0) continue;
    cells[at] = 0;
    present[side[f] * landmasses + landmass[state.hex[f]]] = 1;
    queue[side[f] * H + tail[side[f]]++] = state.hex[f];
  }
  for (let f = 0; f < state.status.length; f++)
    if (state.status[f] === PRESENT && isShaken(world, state, f)) cells[side[f] * H + state.hex[f]] = 0;
}

/** Measures one ring more of a side; false when there is none. */
function measureRing(world: World, side: number): boolean {
  const { H, acrossOrSelf: next } = world.ground;
  const { ofSide, queue, tail, ringStart, rings } = world.scratch.reach;
  const at = side * H;
  const cells = ofSide[side];
  const end = tail[side];
  const d = rings[side] + 1;
  if (ringStart[side] === end || d >= NOWHERE) return false;
  let last = end;
  // this loop takes more of a war than any other: its six turns are written out
  for (let k = ringStart[side]; k < end; k++) {
    const i = queue[at + k] * 6;
    last = reach(cells, queue, next[i], d, at, last);
    last = reach(cells, queue, next[i + 1], d, at, last);
    last = reach(cells, queue, next[i + 2], d, at, last);
    last = reach(cells, queue, next[i + 3], d, at, last);
    last = reach(cells, queue, next[i + 4], d, at, last);
    last = reach(cells, queue, next[i + 5], d, at, last);
  }
  ringStart[side] = end;
  tail[side] = last;
  rings[side] = d;
  return true;
}

/** Reaches a cell, if it was not reached before; returns how many have been. */
function reach(
  cells: Uint8Array,
  queue: Int32Array,
  n: number,
  d: number,
  at: number,
  reached: number,
): number {
  if (cells[n] <= d) return reached;
  cells[n] = d;
  queue[at + reached] = n;
  return reached + 1;
}

/** Distance of a cell from a side's nearest formation, measured as far as it takes. */
function reachOf(world: World, side: number, h: number): number {
  const { cells } = world.scratch.reach;
  const at = side * world.ground.H + h;
  while (cells[at] === NOWHERE && measureRing(world, side));
  return cells[at];
}

/** True where a side has a formation that is not shaken and has a way to the cell. */
function isReached(world: World, side: number, h: number): boolean {
  const { landmass, landmasses, isWide } = world.ground;
  if (isWide) return reachOf(world, side, h) < NOWHERE;
  return world.scratch.reach.present[side * landmasses + landmass[h]] === 1;
}

/** True where a side's nearest formation is farther than so many cells. */
function isBeyond(world: World, side: number, h: number, distance: number): boolean {
  const { cells, rings } = world.scratch.reach;
  while (rings[side] < distance && measureRing(world, side));
  return cells[side * world.ground.H + h] > distance;
}

/** True where the other side is so much nearer than the cell's own that the cell passes to it. */
function isOutreached(world: World, h: number, side: number): boolean {
  const { cells, rings } = world.scratch.reach;
  const { H } = world.ground;
  const ratio = world.p.control_ratio;
  const ownAt = side * H + h;
  const otherAt = (1 - side) * H + h;
  for (;;) {
    const own = cells[ownAt];
    const other = cells[otherAt];
    // what is not reached yet is farther than the rings measured
    if (own === NOWHERE && other === NOWHERE && rings[side] < rings[1 - side] && measureRing(world, side))
      continue;
    if (other !== NOWHERE) {
      if (own !== NOWHERE) return other * ratio < own;
      if (other * ratio < rings[side] + 1) return true;
      if (!measureRing(world, side)) return other * ratio < NOWHERE;
    } else {
      if (own !== NOWHERE && (rings[1 - side] + 1) * ratio >= own) return false;
      if (!measureRing(world, 1 - side)) return other * ratio < reachOf(world, side, h);
    }
  }
}

/** Hands over one ring of cells; returns how many, which `queue` then begins with. */
function passOn(world: World, state: State): number {
  const { frontBits } = world.holding;
  const { queue } = world.scratch;
  let lost = 0;
  // only ground next to the other side's can pass to it
  for (let w = 0; w < frontBits.length; w++)
    for (let bits = frontBits[w]; bits !== 0; bits &= bits - 1) {
      const h = w * 32 + 31 - Math.clz32(bits & -bits);
      if (isLost(world, state, h)) queue[lost++] = h;
    }
  for (let k = 0; k < lost; k++) {
    const h = queue[k];
    state.holder[h] = 1 - state.holder[h];
    state.heldDays[h] = 0;
    state.gainKm[h] = 0;
    state.railWorks[h] = 0;
  }
  return lost;
}

/** Whether a cell of the front passes to the other side today. */
function isLost(world: World, state: State, h: number): boolean {
  const { H, across, sanctuary, garrisoned } = world.ground;
  const { cells } = world.scratch.reach;
  const side = state.holder[h];
  if (cells[side * H + h] <= KEPT_CELLS || sanctuary[h] === 1) return false;
  // what was taken today was not its side's when supply went out
  const cut = state.heldDays[h] > 0 && state.supplyKm[side * H + h] >= FAR;
  if (garrisoned[h] === 1 && !cut) return false;
  const forlorn = cut && isBeyond(world, side, h, FORLORN_CELLS) && isReached(world, 1 - side, h);
  if (!forlorn && !isOutreached(world, h, side)) return false;
  for (let i = h * 6; i < h * 6 + 6; i++) {
    const n = across[i];
    if (n < 0 || state.holder[n] === side || sanctuary[n] === 1) continue;
    // ground that is itself cut off takes nothing
    if (isFed(world, state, n, 1 - side)) return true;
  }
  return false;
}

/** Whether supply comes to a cell of a side's or, where it was taken today, to one of the side's next to it. */
function isFed({ ground }: World, { supplyKm, holder, heldDays }: State, h: number, side: number): boolean {
  const { H, across } = ground;
  if (supplyKm[side * H + h] < FAR) return true;
  if (heldDays[h] > 0) return false;
  for (let i = h * 6; i < h * 6 + 6; i++) {
    const n = across[i];
    if (n >= 0 && holder[n] === side && supplyKm[side * H + n] < FAR) return true;
  }
  return false;
}

/** Four bytes of 1, and the top bit of each of four bytes. */
const ONES = 0x01010101;
const TOPS = 0x80808080 | 0;

/** Counts days held and reports places that changed hands since dawn. */
export function countDays(world: World, dawn: State, dusk: State, journal: Journal): void {
  const { grid } = world.theater;
  const { heldDays } = dusk;
  const before = wordsOf(dawn.holder);
  const after = wordsOf(dusk.holder);
  const days = wordsOf(heldDays);
  let changed = 0;
  // four cells at a time: a day more for each that is not at 255 yet
  for (let w = 0; w < days.length; w++) {
    const four = days[w];
    const atMost = (((four & ~TOPS) + ONES) & four & TOPS) >>> 7;
    if (before[w] === after[w]) {
      days[w] = four + (ONES ^ atMost);
    } else for (let h = w * 4; h < w * 4 + 4; h++) changed += countDay(dawn, dusk, h);
  }
  for (let h = days.length * 4; h < grid.H; h++) changed += countDay(dawn, dusk, h);
  if (changed === 0) return;
  dusk.groundChanged[0] = 1;
  grid.places.forEach((place, i) => {
    if (place.hex >= 0 && place.importance <= 3 && dusk.holder[place.hex] !== dawn.holder[place.hex])
      note(journal, "place taken", -1, place.hex, i);
  });
}

/** A day more for one cell; 1 when it changed hands. */
function countDay(dawn: State, dusk: State, h: number): number {
  if (dusk.holder[h] !== dawn.holder[h]) {
    dusk.heldDays[h] = 0;
    return 1;
  }
  if (dusk.heldDays[h] < 255) dusk.heldDays[h]++;
  return 0;
}
