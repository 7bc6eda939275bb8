import { UN } from "./codes.ts";
import { differences } from "./differences.ts";
import type { Ground } from "./ground.ts";
import { Room } from "./room.ts";

/**
 * What follows from who holds each cell, kept up to date cell by cell: most days few cells change hands or none.
 *
 * It holds nothing of its own: whatever holders are given to `follow`, the rest is as if worked out from them anew.
 */
export interface Holding {
  /** [H] the holders that the rest belongs to */
  holder: Uint8Array;
  /** [H] neighbours across an edge that the other side holds: a cell with any lies on the front */
  front: Uint8Array;
  /** [H] neighbours that the other side holds, also beyond edges that troops can't cross */
  foreign: Uint8Array;
  /** [H / 32] one bit a cell on the front, low bit first */
  frontBits: Int32Array;
  /** [H / 32] the same for cells of the un with communist ground beyond any edge, also one that troops can't cross */
  borderBits: Int32Array;
  /** counts up whenever holders change */
  version: number;
  /** [H] cells that are not as they were */
  changed: Int32Array;
}

export function newHolding(H: number, room = new Room()): Holding {
  return {
    // of neither side: cells that nobody holds yet are alike, and no neighbour of theirs is foreign
    holder: room.array(Uint8Array, H).fill(255),
    front: room.array(Uint8Array, H),
    foreign: room.array(Uint8Array, H),
    frontBits: room.array(Int32Array, (H + 31) >> 5),
    borderBits: room.array(Int32Array, (H + 31) >> 5),
    version: 0,
    changed: room.array(Int32Array, H),
  };
}

/** Brings all up to date with these holders. */
export function follow(holding: Holding, ground: Ground, holder: Uint8Array): void {
  const { changed } = holding;
  followAt(holding, ground, holder, changed, differences(holding.holder, holder, changed));
}

/** Brings all up to date where only some cells, each told once, may have changed hands. */
export function followAt(
  holding: Holding,
  ground: Ground,
  holder: Uint8Array,
  cells: Int32Array,
  count: number,
): void {
  if (count === 0) return;
  for (let k = 0; k < count; k++) change(holding, ground, cells[k], holder[cells[k]]);
  holding.version++;
}

/** Gives a cell to a side: counts its own neighbours anew, and it among theirs. */
function change(holding: Holding, { neighbour, across, reverse }: Ground, h: number, side: number): void {
  const { holder, front, foreign } = holding;
  const old = holder[h];
  holder[h] = side;
  front[h] = 0;
  foreign[h] = 0;
  for (let i = h * 6; i < h * 6 + 6; i++) {
    const n = neighbour[i];
    if (n < 0) continue;
    const other = holder[n];
    if (other !== side) {
      foreign[h]++;
      if (across[i] >= 0) front[h]++;
    }
    const more = Number(other !== side) - Number(other !== old);
    foreign[n] += more;
    if (across[reverse[i]] >= 0) front[n] += more;
    setBits(holding, n);
  }
  setBits(holding, h);
}

function setBits({ holder, front, foreign, frontBits, borderBits }: Holding, h: number): void {
  setBit(frontBits, h, front[h] > 0);
  setBit(borderBits, h, foreign[h] > 0 && holder[h] === UN);
}

function setBit(bits: Int32Array, h: number, on: boolean): void {
  if (on) bits[h >> 5] |= 1 << (h & 31);
  else bits[h >> 5] &= ~(1 << (h & 31));
}
