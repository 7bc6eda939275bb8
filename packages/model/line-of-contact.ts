import { UN } from "./codes.ts";
import type { State } from "./state.ts";
import type { World } from "./world.ts";

/**
 * The main line of contact: the border between the largest un ground and the largest communist ground on the
 * mainland, from the west coast to the east, drawn through the gains inside cells.
 *
 * @returns [lat, lon] points, none when one side holds everything
 */
export function traceLine(world: World, state: State): [number, number][] {
  const { grid } = world.theater;
  const { across, H } = world.ground;
  const main = [largest(world, state, 0), largest(world, state, 1)];
  if (main[0] === null || main[1] === null) return [];
  const [un, communist] = main as [Uint8Array, Uint8Array];
  // border edges, each as a point; joined where they share a corner of the grid
  const points: Border[] = [];
  const ofEdge = new Map<number, number>();
  for (let h = 0; h < H; h++) {
    if (un[h] === 0) continue;
    for (let e = 0; e < 6; e++) {
      const n = across[h * 6 + e];
      if (n < 0 || communist[n] === 0) continue;
      // gains shift the line into the cell that is being lost
      const shift = Math.min(1, state.gainKm[n] / CELL_KM) / 2 - Math.min(1, state.gainKm[h] / CELL_KM) / 2;
      const t = 0.5 + shift;
      ofEdge.set(h * 6 + e, points.length);
      points.push({ h, e, lat: grid.lat[h] + t * (grid.lat[n] - grid.lat[h]), lon: grid.lon[h] + t * (grid.lon[n] - grid.lon[h]), used: false });
    }
  }
  const chains: Border[][] = [];
  for (const start of points) {
    if (start.used) continue;
    const forward = walk(world, points, ofEdge, un, communist, start, 1);
    const back = walk(world, points, ofEdge, un, communist, start, -1);
    chains.push([...back.reverse(), start, ...forward]);
  }
  if (chains.length === 0) return [];
  chains.sort((a, b) => b.length - a.length || a[0].h - b[0].h);
  const line = chains[0].map(({ lat, lon }): [number, number] => [lat, lon]);
  if (line.length > 1 && line[0][1] > line[line.length - 1][1]) line.reverse();
  return line;
}

const CELL_KM = 5.4;

interface Border {
  h: number;
  e: number;
  lat: number;
  lon: number;
  used: boolean;
}

/** Follows the border one way round: from edge e of cell h to the next edge at the corner they share. */
function walk(
  world: World, points: Border[], ofEdge: Map<number, number>, un: Uint8Array, communist: Uint8Array, start: Border, turn: 1 | -1,
): Border[] {
  const { across } = world.ground;
  const { neighbour } = world.theater.grid;
  const chain: Border[] = [];
  start.used = true;
  let { h, e } = start;
  for (;;) {
    // the two cells at the edge meet a third at its end; the border goes on between it and one of them
    const next = (e + turn + 6) % 6;
    const third = neighbour[h * 6 + next];
    if (third < 0) break;
    let nh: number;
    let ne: number;
    if (un[third] === 1) {
      const other = neighbour[h * 6 + e];
      nh = third;
      ne = edgeTo(neighbour, third, other);
    } else {
      nh = h;
      ne = next;
    }
    if (ne < 0 || across[nh * 6 + ne] < 0) break;
    const at = ofEdge.get(nh * 6 + ne);
    if (at === undefined || points[at].used) break;
    points[at].used = true;
    chain.push(points[at]);
    h = nh;
    e = ne;
  }
  void communist;
  return chain;
}

function edgeTo(neighbour: Int32Array, from: number, to: number): number {
  for (let e = 0; e < 6; e++) if (neighbour[from * 6 + e] === to) return e;
  return -1;
}

/** [H] 1 in the largest joined ground of a side outside the sanctuary; null when it holds none. */
function largest(world: World, state: State, side: number): Uint8Array | null {
  const { across, H, sanctuary } = world.ground;
  const mark = new Int32Array(H);
  let best = 0;
  let bestSize = 0;
  let count = 0;
  const stack: number[] = [];
  for (let s = 0; s < H; s++) {
    if (mark[s] !== 0 || state.holder[s] !== side || (side === UN && sanctuary[s] === 1)) continue;
    count++;
    let size = 0;
    mark[s] = count;
    stack.push(s);
    while (stack.length > 0) {
      const h = stack.pop()!;
      size++;
      for (let e = 0; e < 6; e++) {
        const n = across[h * 6 + e];
        if (n >= 0 && mark[n] === 0 && state.holder[n] === side) {
          mark[n] = count;
          stack.push(n);
        }
      }
    }
    if (size > bestSize) {
      bestSize = size;
      best = count;
    }
  }
  if (bestSize === 0) return null;
  const inside = new Uint8Array(H);
  for (let h = 0; h < H; h++) if (mark[h] === best) inside[h] = 1;
  return inside;
}
