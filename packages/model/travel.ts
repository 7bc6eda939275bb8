import type { Ground } from "./ground.ts";

/** Unreachable. */
export const FAR = 1e9;
/** Steps that a day of march is counted in. */
const UNITS_PER_DAY = 64;

/**
 * Days of march from every cell to a goal, worked out once a goal and kept.
 *
 * A field depends on the ground alone, so keeping it changes no result, only the time it takes.
 */
export interface Travel {
  ground: Ground;
  fields: Map<number, Float32Array>;
  /** goals whose field is worked out to the end */
  whole: Set<number>;
  /** [H] cost so far of the field in work */
  cost: Int32Array;
  /** [H * 6] march over each edge in units, 0 where troops can't cross */
  units: Uint16Array;
  buckets: Buckets;
  /** [H] for searches: the search that saw a cell last; cells still to visit */
  seen: Int32Array;
  queue: Int32Array;
  searches: number;
}

export function travelOf(ground: Ground): Travel {
  const units = Uint16Array.from(ground.footDays, (days, i) =>
    ground.across[i] < 0 ? 0 : Math.min(BUCKETS - 1, Math.max(1, Math.round(days * UNITS_PER_DAY))),
  );
  return {
    ground,
    fields: new Map(),
    whole: new Set(),
    cost: new Int32Array(ground.H),
    units,
    buckets: bucketsOf(ground.H),
    seen: new Int32Array(ground.H),
    queue: new Int32Array(ground.H),
    searches: 0,
  };
}

/** Days from a goal up to which a field is worked out at first, and the margin round a cell that is asked for. */
const NEAR_DAYS = 8;
const MARGIN_DAYS = 4;

/**
 * [H] days of march on foot to the goal, FAR where no land way leads there.
 *
 * @param at the field is exact here and for some days of march round it; cells farther off may read FAR
 */
export function fieldTo(travel: Travel, goal: number, at: number): Float32Array {
  const kept = travel.fields.get(goal);
  if (kept && (travel.whole.has(goal) || kept[at] <= NEAR_DAYS - MARGIN_DAYS)) return kept;
  const near = kept === undefined;
  const field = spread(travel, goal, near ? NEAR_DAYS * UNITS_PER_DAY : NEVER);
  travel.fields.set(goal, field);
  if (!near) travel.whole.add(goal);
  return near ? fieldTo(travel, goal, at) : field;
}

function spread(travel: Travel, goal: number, most: number): Float32Array {
  const { ground, units, buckets, cost } = travel;
  const { across, H } = ground;
  const field = new Float32Array(H).fill(FAR);
  cost.fill(NEVER);
  cost[goal] = 0;
  start(buckets);
  put(buckets, goal, 0);
  for (let h = take(buckets, cost); h >= 0; h = take(buckets, cost)) {
    const from = cost[h];
    if (from > most) break;
    field[h] = from / UNITS_PER_DAY;
    for (let i = h * 6; i < h * 6 + 6; i++) {
      const n = across[i];
      if (n < 0) continue;
      const next = from + units[i];
      if (next < cost[n]) {
        cost[n] = next;
        put(buckets, n, next);
      }
    }
  }
  return field;
}

/** The cell fewest steps from another that passes a test; -1 for none on its landmass. Ties go to the lower cell. */
export function nearestCell(travel: Travel, from: number, passes: (h: number) => boolean): number {
  const { ground, seen, queue } = travel;
  const search = ++travel.searches;
  let head = 0;
  let tail = 0;
  seen[from] = search;
  queue[tail++] = from;
  while (head < tail) {
    const ringEnd = tail;
    let best = -1;
    for (; head < ringEnd; head++) {
      const h = queue[head];
      if (passes(h) && (best < 0 || h < best)) best = h;
      for (let i = h * 6; i < h * 6 + 6; i++) {
        const n = ground.across[i];
        if (n < 0 || seen[n] === search) continue;
        seen[n] = search;
        queue[tail++] = n;
      }
    }
    if (best >= 0) return best;
  }
  return -1;
}

/** Cost of a cell that no way leads to, in units. */
export const NEVER = 0x7fffffff;
/** More than the dearest edge in units; a power of two. */
const BUCKETS = 1024;

/** Cells waiting by cost, for whole costs of edges below BUCKETS (Dial 1969): each is taken in constant time. */
export interface Buckets {
  /** [BUCKETS] first entry of each bucket, -1 for none */
  head: Int32Array;
  next: Int32Array;
  cell: Int32Array;
  entries: number;
  waiting: number;
  at: number;
}

export function bucketsOf(H: number): Buckets {
  return {
    head: new Int32Array(BUCKETS).fill(-1),
    next: new Int32Array(H * 7),
    cell: new Int32Array(H * 7),
    entries: 0,
    waiting: 0,
    at: 0,
  };
}

export function start(buckets: Buckets): void {
  buckets.head.fill(-1);
  buckets.entries = 0;
  buckets.waiting = 0;
  buckets.at = 0;
}

export function put(buckets: Buckets, cell: number, cost: number): void {
  const b = cost & (BUCKETS - 1);
  const k = buckets.entries++;
  buckets.cell[k] = cell;
  buckets.next[k] = buckets.head[b];
  buckets.head[b] = k;
  buckets.waiting++;
}

/** The waiting cell of least cost, -1 when none waits; entries whose cost has since fallen are passed over. */
export function take(buckets: Buckets, cost: Int32Array): number {
  const { head, next, cell } = buckets;
  while (buckets.waiting > 0) {
    const b = buckets.at & (BUCKETS - 1);
    const k = head[b];
    if (k < 0) {
      buckets.at++;
      continue;
    }
    head[b] = next[k];
    buckets.waiting--;
    if (cost[cell[k]] === buckets.at) return cell[k];
  }
  return -1;
}
