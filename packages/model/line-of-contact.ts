import { follow } from "./holding.ts";
import { markGrounds } from "./grounds.ts";
import type { Room } from "./room.ts";
import type { State } from "./state.ts";
import type { World } from "./world.ts";

const CELL_KM = 5.4;

/** The main line of contact: points from the west coast to the east, none when one side holds everything. */
export interface LineOfContact {
  points: number;
  /** [points] degrees, with room behind */
  lat: Float64Array;
  lon: Float64Array;
  /** holders that the borders below belong to, by `Holding.version`; -1 for none */
  version: number;
  borders: Borders;
  /** edges of the longest chain of borders, in order from one end to the other */
  chain: Int32Array;
  length: number;
}

/** Edges of cells of the main un ground beyond which the main communist ground lies. */
interface Borders {
  count: number;
  /** [count] edge, cell times six and side of it; and the run of `walk` that came over it */
  edge: Int32Array;
  chainOf: Int32Array;
  /** [H * 6] place of an edge among them, where `edge` there says the same */
  at: Int32Array;
}

export function newLine(H: number, room: Room): LineOfContact {
  return {
    points: 0,
    lat: room.array(Float64Array, H * 3),
    lon: room.array(Float64Array, H * 3),
    version: -1,
    borders: {
      count: 0,
      edge: room.array(Int32Array, H * 6),
      chainOf: room.array(Int32Array, H * 6),
      at: room.array(Int32Array, H * 6),
    },
    chain: room.array(Int32Array, H * 6),
    length: 0,
  };
}

/**
 * The main line of contact: the border between the largest un ground and the largest communist ground on the
 * mainland, from the west coast to the east, drawn through the gains inside cells.
 *
 * @returns a buffer that the next call with the same world reuses
 */
export function traceLine(world: World, state: State): LineOfContact {
  followLine(world, state.holder);
  drawLine(world, state);
  return world.line;
}

/** Brings the chain of borders of `world.line` up to date with the holders; the points stay as they were. */
function followLine(world: World, holder: Uint8Array): void {
  const { line, holding, ground } = world;
  follow(holding, ground, holder);
  // the same holders have the same borders; only the gains inside the cells move the line
  if (line.version === holding.version) return;
  line.version = holding.version;
  findBorders(world, largestGrounds(world, holder));
  chooseChain(world);
}

/** A side's own cells along the main line of contact, each once, from one coast to the other. */
export function cellsAlongLine(world: World, holder: Uint8Array, side: number): number[] {
  followLine(world, holder);
  const { chain, length } = world.line;
  const { neighbour } = world.ground;
  const cells = new Set<number>();
  for (let k = 0; k < length; k++) cells.add(side === 0 ? cellOf(chain[k]) : neighbour[chain[k]]);
  return [...cells];
}

/** Edges between the main grounds, by cell and edge. */
function findBorders(world: World, mark: Uint8Array): void {
  const { neighbour } = world.ground;
  const { borderBits } = world.holding;
  const { borders } = world.line;
  borders.count = 0;
  for (let w = 0; w < borderBits.length; w++)
    for (let bits = borderBits[w]; bits !== 0; bits &= bits - 1) {
      const h = w * 32 + 31 - Math.clz32(bits & -bits);
      if (mark[h] !== 1) continue;
      for (let i = h * 6; i < h * 6 + 6; i++) {
        if (neighbour[i] < 0 || mark[neighbour[i]] !== 2) continue;
        borders.at[i] = borders.count;
        borders.edge[borders.count] = i;
        borders.chainOf[borders.count] = -1;
        borders.count++;
      }
    }
}

/** Joins borders at the corners they share, and keeps the longest chain; of equals the one that begins lowest. */
function chooseChain(world: World): void {
  const { line } = world;
  const { borders, chain } = line;
  line.length = 0;
  for (let k = 0; k < borders.count; k++) {
    if (borders.chainOf[k] >= 0) continue;
    const forward = walk(world, k, 1);
    const back = walk(world, k, -1);
    const length = back.length + 1 + forward.length;
    const first = cellOf(back.length > 0 ? back[back.length - 1] : borders.edge[k]);
    if (length < line.length || (length === line.length && first >= cellOf(chain[0]))) continue;
    line.length = length;
    chain.set(back.reverse(), 0);
    chain[back.length] = borders.edge[k];
    chain.set(forward, back.length + 1);
  }
}

function cellOf(edge: number): number {
  return Math.floor(edge / 6);
}

/** Points of the chain, each shifted into the cell that is being lost. */
function drawLine(world: World, state: State): void {
  const { lat, lon } = world.theater.grid;
  const { neighbour } = world.ground;
  const { line } = world;
  const { chain, length } = line;
  const { gainKm } = state;
  line.points = length;
  for (let k = 0; k < length; k++) {
    const h = cellOf(chain[k]);
    const n = neighbour[chain[k]];
    const shift = Math.min(1, gainKm[n] / CELL_KM) / 2 - Math.min(1, gainKm[h] / CELL_KM) / 2;
    const t = 0.5 + shift;
    line.lat[k] = lat[h] + t * (lat[n] - lat[h]);
    line.lon[k] = lon[h] + t * (lon[n] - lon[h]);
  }
  if (length > 1 && line.lon[0] > line.lon[length - 1]) {
    line.lat.subarray(0, length).reverse();
    line.lon.subarray(0, length).reverse();
  }
}

/** Follows the border one way round: from an edge to the next at the corner they share, and so on; the edges after it. */
function walk(world: World, start: number, turn: 1 | -1): number[] {
  const { neighbour } = world.ground;
  const { mark } = world.grounds;
  const { borders } = world.line;
  const edges: number[] = [];
  borders.chainOf[start] = start;
  let i = borders.edge[start];
  for (;;) {
    // the two cells at the edge meet a third at its end; the border goes on between it and one of them
    const h = cellOf(i);
    const next = (i - h * 6 + turn + 6) % 6;
    const third = neighbour[h * 6 + next];
    if (third < 0) break;
    if (mark[third] === 1) {
      const e = edgeTo(neighbour, third, neighbour[i]);
      if (e < 0) break;
      i = third * 6 + e;
    } else i = h * 6 + next;
    const at = borders.at[i];
    if (at >= borders.count || borders.edge[at] !== i || borders.chainOf[at] >= 0) break;
    borders.chainOf[at] = start;
    edges.push(i);
  }
  return edges;
}

function edgeTo(neighbour: Int32Array, from: number, to: number): number {
  for (let e = 0; e < 6; e++) if (neighbour[from * 6 + e] === to) return e;
  return -1;
}

/** [H] 1 in the largest joined ground of the un, 2 in that of the communists outside the sanctuary, 0 elsewhere. */
export function largestGrounds({ grounds, holding, ground }: World, holder: Uint8Array): Uint8Array {
  follow(holding, ground, holder);
  if (grounds.version !== holding.version) {
    markGrounds(grounds, ground, holder);
    grounds.version = holding.version;
  }
  return grounds.mark;
}
