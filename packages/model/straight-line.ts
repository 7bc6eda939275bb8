import type { World } from "./world.ts";

/** Cost of going over a cell of the line of contact, and over one behind it: a line half as long again as the short cut is held. */
const ALONG = 2;
const BEHIND = 3;
/** Costs of a step lie below this, so that as many lists keep cells in order of what it cost to come there. */
const LISTS = 4;

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
}

export function newStraightBuffers(H: number): StraightBuffers {
  return { cost: new Int32Array(H), from: new Int32Array(H), index: new Int32Array(H) };
}

/**
 * The line of contact without its deep salients: the cheapest way from one of its ends to the other over what the side holds,
 * where ground behind the line costs half as much again as the line itself.
 *
 * @param line own cells along the line of contact, in order
 */
export function straightLine(
  { ground, scratch }: World,
  holder: Uint8Array,
  line: readonly number[],
): StraightLine {
  const { cost, from, index } = scratch.straight;
  const { across } = ground;
  const side = holder[line[0]];
  const end = line[line.length - 1];
  cost.fill(0x7fffffff);
  line.forEach((h, k) => (index[h] = k + 1));
  const lists: number[][] = Array.from({ length: LISTS }, () => []);
  cost[line[0]] = 0;
  from[line[0]] = -1;
  lists[0].push(line[0]);
  for (let now = 0, empty = 0; empty < LISTS && cost[end] > now; now++) {
    const list = lists[now % LISTS];
    empty = list.length > 0 ? 0 : empty + 1;
    for (let k = 0; k < list.length; k++) {
      const h = list[k];
      if (cost[h] !== now) continue;
      for (let i = h * 6; i < h * 6 + 6; i++) {
        const n = across[i];
        if (n < 0 || holder[n] !== side || ground.sanctuary[n] === 1) continue;
        const there = now + (index[n] > 0 ? ALONG : BEHIND);
        if (there >= cost[n]) continue;
        cost[n] = there;
        from[n] = h;
        lists[there % LISTS].push(n);
      }
    }
    list.length = 0;
  }
  const cells: number[] = [];
  if (cost[end] < 0x7fffffff) for (let h = end; h >= 0; h = from[h]) cells.push(h);
  cells.reverse();
  const at = placesAlong(cells, index);
  for (const h of line) index[h] = 0;
  return cells.length > 0 ? { cells, at } : { cells: [...line], at: line.map((_, k) => k) };
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
