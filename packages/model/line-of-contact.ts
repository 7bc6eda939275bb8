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
  const { neighbour } = grid;
  const { H } = world.ground;
  const mark = largestGrounds(world, state);
  // border edges, each as a point; joined where they share a corner of the grid
  const points: Border[] = [];
  const ofEdge = new Map<number, number>();
  for (let h = 0; h < H; h++) {
    if (mark[h] !== 1) continue;
    for (let e = 0; e < 6; e++) {
      const n = neighbour[h * 6 + e];
      if (n < 0 || mark[n] !== 2) continue;
      // gains shift the line into the cell that is being lost
      const shift = Math.min(1, state.gainKm[n] / CELL_KM) / 2 - Math.min(1, state.gainKm[h] / CELL_KM) / 2;
      const t = 0.5 + shift;
      ofEdge.set(h * 6 + e, points.length);
      points.push({
        h,
        e,
        lat: grid.lat[h] + t * (grid.lat[n] - grid.lat[h]),
        lon: grid.lon[h] + t * (grid.lon[n] - grid.lon[h]),
        used: false,
      });
    }
  }
  const chains: Border[][] = [];
  for (const start of points) {
    if (start.used) continue;
    const forward = walk(world, points, ofEdge, mark, start, 1);
    const back = walk(world, points, ofEdge, mark, start, -1);
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
  world: World,
  points: Border[],
  ofEdge: Map<number, number>,
  mark: Uint8Array,
  start: Border,
  turn: 1 | -1,
): Border[] {
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
    if (mark[third] === 1) {
      const other = neighbour[h * 6 + e];
      nh = third;
      ne = edgeTo(neighbour, third, other);
    } else {
      nh = h;
      ne = next;
    }
    if (ne < 0) break;
    const at = ofEdge.get(nh * 6 + ne);
    if (at === undefined || points[at].used) break;
    points[at].used = true;
    chain.push(points[at]);
    h = nh;
    e = ne;
  }
  return chain;
}

function edgeTo(neighbour: Int32Array, from: number, to: number): number {
  for (let e = 0; e < 6; e++) if (neighbour[from * 6 + e] === to) return e;
  return -1;
}

/** [H] 1 in the largest joined ground of the un, 2 in that of the communists outside the sanctuary, 0 elsewhere. */
export function largestGrounds(world: World, state: State): Uint8Array {
  const { H, sanctuary } = world.ground;
  // the line runs on over straits and lakes that troops can't cross
  const { neighbour } = world.theater.grid;
  const { mark, markedHolder, cost: group, queue } = world.scratch;
  const { holder } = state;
  // the same holders have the same grounds: yesterday's marks serve again
  if (isMarked(markedHolder, holder)) return mark;
  markedHolder.set(holder);
  group.fill(0);
  const size = [0, 0];
  const first = [0, 0];
  let count = 0;
  for (let s = 0; s < H; s++) {
    if (group[s] !== 0) continue;
    const side = holder[s];
    if (side === UN && sanctuary[s] === 1) continue;
    count++;
    let tail = 0;
    queue[tail++] = s;
    group[s] = count;
    for (let head = 0; head < tail; head++) {
      const h = queue[head];
      for (let i = h * 6; i < h * 6 + 6; i++) {
        const n = neighbour[i];
        if (n < 0 || group[n] !== 0 || holder[n] !== side) continue;
        group[n] = count;
        queue[tail++] = n;
      }
    }
    if (tail > size[side]) {
      size[side] = tail;
      first[side] = count;
    }
  }
  for (let h = 0; h < H; h++)
    mark[h] = group[h] === 0 ? 0 : group[h] === first[0] ? 1 : group[h] === first[1] ? 2 : 0;
  return mark;
}

function isMarked(markedHolder: Uint8Array, holder: Uint8Array): boolean {
  for (let h = 0; h < holder.length; h++) if (markedHolder[h] !== holder[h]) return false;
  return true;
}
