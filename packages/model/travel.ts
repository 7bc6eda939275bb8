import type { Ground } from "./ground.ts";

/**
 * Days of march from every cell to a goal, worked out once a goal and kept.
 *
 * A field depends on the ground alone, so keeping it changes no result, only the time it takes.
 */
export interface Travel {
  ground: Ground;
  fields: Map<number, Float32Array>;
  queue: Queue;
}

/** Unreachable. */
export const FAR = 1e9;

export function travelOf(ground: Ground): Travel {
  return { ground, fields: new Map(), queue: queueOf(ground.H) };
}

/** [H] days of march on foot to the goal, FAR where no land way leads there. */
export function fieldTo(travel: Travel, goal: number): Float32Array {
  const kept = travel.fields.get(goal);
  if (kept) return kept;
  const field = new Float32Array(travel.ground.H).fill(FAR);
  spread(travel.ground, travel.queue, goal, field);
  travel.fields.set(goal, field);
  return field;
}

function spread(ground: Ground, queue: Queue, goal: number, field: Float32Array): void {
  const { across, footDays } = ground;
  field[goal] = 0;
  push(queue, goal, 0);
  while (queue.size > 0) {
    const cost = queue.costs[0];
    const h = pop(queue);
    if (cost > field[h]) continue;
    for (let e = 0; e < 6; e++) {
      const n = across[h * 6 + e];
      if (n < 0) continue;
      const next = Math.fround(cost + footDays[h * 6 + e]);
      if (next < field[n]) {
        field[n] = next;
        push(queue, n, next);
      }
    }
  }
}

/** A binary heap of cells by cost; ties by cell, so that the order never depends on history. */
export interface Queue {
  size: number;
  costs: Float32Array;
  cells: Int32Array;
}

export function queueOf(H: number): Queue {
  return { size: 0, costs: new Float32Array(H * 6 + 8), cells: new Int32Array(H * 6 + 8) };
}

export function push(queue: Queue, cell: number, cost: number): void {
  const { costs, cells } = queue;
  let i = queue.size++;
  while (i > 0) {
    const parent = (i - 1) >> 1;
    if (costs[parent] < cost || (costs[parent] === cost && cells[parent] <= cell)) break;
    costs[i] = costs[parent];
    cells[i] = cells[parent];
    i = parent;
  }
  costs[i] = cost;
  cells[i] = cell;
}

export function pop(queue: Queue): number {
  const { costs, cells } = queue;
  const top = cells[0];
  const size = --queue.size;
  const cost = costs[size];
  const cell = cells[size];
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= size) break;
    if (
      child + 1 < size &&
      (costs[child + 1] < costs[child] || (costs[child + 1] === costs[child] && cells[child + 1] < cells[child]))
    )
      child++;
    if (cost < costs[child] || (cost === costs[child] && cell <= cells[child])) break;
    costs[i] = costs[child];
    cells[i] = cells[child];
    i = child;
  }
  costs[i] = cost;
  cells[i] = cell;
  return top;
}
