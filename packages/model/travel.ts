import type { Ground } from "./ground.ts";
import type { Room } from "./room.ts";

/** Unreachable. */
export const FAR = 1e9;
/** Steps that a day of march is counted in. */
export const UNITS_PER_DAY = 64;
/** Units of a cell that no land way leads from. */
export const NO_WAY = 0xffff;

/**
 * Units of march from every cell to each goal, worked out once a goal and kept; the oldest go when there are many.
 *
 * A field depends on the ground alone, so keeping it, or having it from another run over the same ground, changes no
 * result, only the time it takes. Runs over other march use the same room.
 */
export interface Fields {
  /** [H * 6] march that they are of, null before the first */
  units: Uint16Array | null;
  /** [H] by goal: [H] units of march to it; undefined where it is not kept */
  toGoal: (Uint16Array | undefined)[];
  /** [H] by goal: units up to which its field is exact, NO_WAY when it is to the end */
  radius: Uint16Array;
  /** fields in the order in which they were first asked for, the goal of each, and where the next goes */
  rows: Uint16Array[];
  goals: Int32Array;
  next: number;
}

/** March over a ground: the fields that runs over it share, and buffers of one's own. */
export interface Travel {
  ground: Ground;
  fields: Fields;
  /** [H * 6] march over each edge in units, 0 where troops can't cross */
  units: Uint16Array;
  /** [H * 6] pairs of the cell across an edge, or the cell itself, and the march over it in units */
  edges: Uint16Array;
  buckets: Buckets;
  /** [H] for searches: the search that saw a cell last; cells still to visit */
  seen: Int32Array;
  queue: Int32Array;
  searches: number;
}

/** [H * 6] units of march over each edge on foot, 0 where troops can't cross. */
export function marchUnits({ footDays, across }: Ground): Uint16Array {
  const units = new Uint16Array(footDays.length);
  for (let i = 0; i < units.length; i++)
    if (across[i] >= 0)
      units[i] = Math.min(BUCKETS - 1, Math.max(1, Math.round(footDays[i] * UNITS_PER_DAY)));
  return units;
}

/** [H * 6] pairs of the cell across each edge, or the cell itself, and the march over it in units. */
export function marchEdges({ acrossOrSelf }: Ground, units: Uint16Array): Uint16Array {
  const edges = new Uint16Array(units.length * 2);
  for (let i = 0; i < units.length; i++) {
    edges[i * 2] = acrossOrSelf[i];
    edges[i * 2 + 1] = units[i];
  }
  return edges;
}

/** @param most fields kept at most, 1 or more */
export function newFields(H: number, most = MOST_FIELDS): Fields {
  return {
    units: null,
    toGoal: new Array<undefined>(H).fill(undefined),
    radius: new Uint16Array(H),
    rows: [],
    goals: new Int32Array(most),
    next: 0,
  };
}

/** Forgets all fields: they are worked out anew when they are asked for. */
export function forgetFields(fields: Fields): void {
  fields.toGoal.fill(undefined);
  fields.next = 0;
}

export function travelOf(
  ground: Ground,
  units: Uint16Array,
  edges: Uint16Array,
  fields: Fields,
  room: Room,
): Travel {
  return {
    ground,
    fields,
    units,
    edges,
    buckets: bucketsOf(ground.H, room),
    seen: room.array(Int32Array, ground.H),
    queue: room.array(Int32Array, ground.H),
    searches: 0,
  };
}

/** Units from a goal up to which a field is worked out at least, and how far beyond a cell that is asked for. */
const NEAR_UNITS = 4 * UNITS_PER_DAY;
const MARGIN_UNITS = 2 * UNITS_PER_DAY;
/** Fields kept at most, some 20 MB on the ground of Korea: older ones are seldom asked for again. */
const MOST_FIELDS = 1000;

/**
 * [H] units of march on foot to the goal, NO_WAY where no land way leads there; `daysOf` turns them into days.
 *
 * @param at the field is exact here and nearer the goal; cells farther from it may read NO_WAY
 * @returns  to be read at once: it is written over once as many others as are kept have been asked for
 */
export function fieldTo(travel: Travel, goal: number, at: number): Uint16Array {
  const { fields } = travel;
  if (fields.units !== travel.units) {
    forgetFields(fields);
    fields.units = travel.units;
  }
  let field = fields.toGoal[goal];
  // cells beyond the radius read NO_WAY
  if (field !== undefined && (field[at] !== NO_WAY || fields.radius[goal] === NO_WAY)) return field;
  field ??= roomFor(fields, goal);
  fields.radius[goal] = spread(travel, goal, at, field);
  return field;
}

/** Room for the field of a goal, that of the oldest where there is no more. */
function roomFor(fields: Fields, goal: number): Uint16Array {
  const { rows, goals, toGoal, radius, next } = fields;
  if (next === rows.length) rows.push(new Uint16Array(radius.length));
  else if (toGoal[goals[next]] === rows[next]) toGoal[goals[next]] = undefined;
  goals[next] = goal;
  toGoal[goal] = rows[next];
  fields.next = (next + 1) % goals.length;
  return rows[next];
}

/** Days of march, FAR where there is no way. */
export function daysOf(units: number): number {
  return units === NO_WAY ? FAR : units / UNITS_PER_DAY;
}

/**
 * Works out a field as far as it takes; returns the units up to which it is exact, NO_WAY for all of it.
 *
 * The search with buckets is that of `put` and `take`, written out in one loop with its numbers at hand.
 */
function spread({ edges, buckets }: Travel, goal: number, at: number, field: Uint16Array): number {
  const { head, next, cell } = buckets;
  let most = NO_WAY - 1;
  field.fill(NO_WAY);
  field[goal] = 0;
  start(buckets);
  put(buckets, goal, 0);
  let { entries, waiting } = buckets;
  for (let cost = 0; cost <= most; cost++) {
    if (waiting === 0) return NO_WAY;
    const bucket = cost & (BUCKETS - 1);
    for (let k = head[bucket]; k >= 0; k = head[bucket]) {
      head[bucket] = next[k];
      waiting--;
      const h = cell[k];
      // entries whose cost has since fallen are passed over
      if (field[h] !== cost) continue;
      if (h === at) most = Math.min(most, Math.max(NEAR_UNITS, cost + MARGIN_UNITS));
      const end = h * 12 + 12;
      for (let i = end - 12; i < end; i += 2) {
        const n = edges[i];
        const further = cost + edges[i + 1];
        // the cell itself is never farther
        if (further >= field[n]) continue;
        field[n] = further;
        const into = further & (BUCKETS - 1);
        cell[entries] = n;
        next[entries] = head[into];
        head[into] = entries++;
        waiting++;
      }
    }
  }
  if (waiting === 0) return NO_WAY;
  // cells beyond were seen from the nearest only: what they read may be too much
  for (let k = 0; k < entries; k++) if (field[cell[k]] > most) field[cell[k]] = NO_WAY;
  return most;
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

export function bucketsOf(H: number, room: Room): Buckets {
  return {
    head: new Int32Array(BUCKETS).fill(-1),
    next: room.array(Int32Array, H * 7),
    cell: room.array(Int32Array, H * 7),
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
export function take(buckets: Buckets, cost: Int32Array | Uint16Array): number {
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
