import { UN } from "./codes.ts";
import type { Ground } from "./ground.ts";

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
  /** [H / 32] one bit a cell on the front, low bit first */
  frontBits: Int32Array;
  /** [H / 32] the same for cells of the un with communist ground beyond any edge, also one that troops can't cross */
  borderBits: Int32Array;
  /** counts up whenever holders change */
  version: number;
}

export function newHolding(H: number): Holding {
  return {
    holder: new Uint8Array(H).fill(255),
    front: new Uint8Array(H),
    frontBits: new Int32Array((H + 31) >> 5),
    borderBits: new Int32Array((H + 31) >> 5),
    version: 0,
  };
}

/** Brings all up to date with these holders. */
export function follow(holding: Holding, ground: Ground, holder: Uint8Array): void {
  const known = holding.holder;
  let changes = 0;
  // four cells at a time: almost all are as they were
  const knownWords = new Int32Array(known.buffer, 0, known.length >> 2);
  const words = wordsOf(holder);
  for (let w = 0; w < words.length; w++) {
    if (words[w] === knownWords[w]) continue;
    for (let h = w * 4; h < w * 4 + 4; h++)
      if (known[h] !== holder[h]) changes = change(holding, ground, h, holder[h], changes);
  }
  for (let h = words.length * 4; h < known.length; h++)
    if (known[h] !== holder[h]) changes = change(holding, ground, h, holder[h], changes);
  if (changes > 0) holding.version++;
}

/** The whole words of an array of bytes; none when it does not start at a word. */
export function wordsOf(bytes: Uint8Array): Int32Array {
  return bytes.byteOffset % 4 === 0
    ? new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
    : new Int32Array(0);
}

function change(holding: Holding, ground: Ground, h: number, side: number, changes: number): number {
  const { neighbour } = ground;
  holding.holder[h] = side;
  countHostile(holding, ground, h);
  for (let i = h * 6; i < h * 6 + 6; i++) if (neighbour[i] >= 0) countHostile(holding, ground, neighbour[i]);
  return changes + 1;
}

function countHostile(holding: Holding, { across, neighbour }: Ground, h: number): void {
  const { holder } = holding;
  const side = holder[h];
  let hostile = 0;
  let border = false;
  for (let i = h * 6; i < h * 6 + 6; i++) {
    const n = neighbour[i];
    if (n < 0 || holder[n] === side) continue;
    border = true;
    if (across[i] >= 0) hostile++;
  }
  holding.front[h] = hostile;
  setBit(holding.frontBits, h, hostile > 0);
  setBit(holding.borderBits, h, border && side === UN);
}

function setBit(bits: Int32Array, h: number, on: boolean): void {
  if (on) bits[h >> 5] |= 1 << (h & 31);
  else bits[h >> 5] &= ~(1 << (h & 31));
}
