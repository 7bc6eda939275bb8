import type { HexGrid } from "./hex-grid.ts";

/**
 * What a route may use: roads of any class, standard-gauge or any railway, or any ground that land forces
 * can cross.
 */
export const ROUTE_KINDS = ["road", "rail", "standard-gauge rail", "ground"] as const;
export type RouteKind = (typeof ROUTE_KINDS)[number];

/** A way from cell to cell. */
export interface Route {
  /** the cells passed, both ends among them */
  hexes: number[];
  /** between the centres of the cells; by road some 10 percent more than the road or railway traced */
  lengthKm: number;
}

/**
 * The shortest way between two cells over roads, railways or any ground.
 *
 * @returns the route, or undefined when there is none
 * @throws RangeError when a cell is not one of the grid's
 */
export function routeBetween(
  grid: HexGrid,
  fromHex: number,
  toHex: number,
  kind: RouteKind,
): Route | undefined {
  for (const hex of [fromHex, toHex])
    if (!Number.isInteger(hex) || hex < 0 || hex >= grid.H)
      throw new RangeError(`expected a cell from 0 to ${grid.H - 1}; found ${hex}`);
  const lengthKm = new Float64Array(grid.H).fill(Infinity);
  const from = new Int32Array(grid.H).fill(-1);
  const queue = new NearestFirst(lengthKm);
  lengthKm[fromHex] = 0;
  queue.add(fromHex);
  for (let h = queue.take(); h >= 0 && h !== toHex; h = queue.take()) {
    for (let e = 0; e < 6; e++) {
      const at = h * 6 + e;
      const next = grid.neighbour[at];
      if (next < 0 || !passable(grid, at, kind)) continue;
      const sumKm = lengthKm[h] + grid.distanceKm[at];
      if (sumKm >= lengthKm[next]) continue;
      lengthKm[next] = sumKm;
      from[next] = h;
      queue.add(next);
    }
  }
  if (lengthKm[toHex] === Infinity) return undefined;
  const hexes = [toHex];
  while (hexes[hexes.length - 1] !== fromHex) hexes.push(from[hexes[hexes.length - 1]]);
  return { hexes: hexes.toReversed(), lengthKm: lengthKm[toHex] };
}

function passable(grid: HexGrid, at: number, kind: RouteKind): boolean {
  if (kind === "road") return grid.road[at] > 0;
  if (kind === "rail") return grid.rail[at] > 0;
  if (kind === "standard-gauge rail") return grid.rail[at] > 1;
  return grid.blocked[at] === 0;
}

/** Cells waiting, the nearest first and of equals the one with the lower index (a binary heap). */
class NearestFirst {
  readonly #lengthKm: Float64Array;
  readonly #cells: number[] = [];
  readonly #keys: number[] = [];

  constructor(lengthKm: Float64Array) {
    this.#lengthKm = lengthKm;
  }

  add(cell: number): void {
    let at = this.#cells.length;
    this.#cells.push(cell);
    this.#keys.push(this.#lengthKm[cell]);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!this.#before(at, up)) break;
      this.#swap(at, up);
      at = up;
    }
  }

  /** The next cell, taken out; -1 when none waits. */
  take(): number {
    for (;;) {
      if (this.#cells.length === 0) return -1;
      const cell = this.#cells[0];
      const key = this.#keys[0];
      this.#removeFirst();
      // a cell added again nearer leaves its older entry behind
      if (key === this.#lengthKm[cell]) return cell;
    }
  }

  #removeFirst(): void {
    const last = this.#cells.length - 1;
    this.#swap(0, last);
    this.#cells.pop();
    this.#keys.pop();
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= last) return;
      const down = left + 1 < last && this.#before(left + 1, left) ? left + 1 : left;
      if (!this.#before(down, at)) return;
      this.#swap(at, down);
      at = down;
    }
  }

  #before(a: number, b: number): boolean {
    const keyA = this.#keys[a];
    const keyB = this.#keys[b];
    return keyA < keyB || (keyA === keyB && this.#cells[a] < this.#cells[b]);
  }

  #swap(a: number, b: number): void {
    [this.#cells[a], this.#cells[b]] = [this.#cells[b], this.#cells[a]];
    [this.#keys[a], this.#keys[b]] = [this.#keys[b], this.#keys[a]];
  }
}
