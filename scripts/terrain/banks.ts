import type { CellSet } from "./cells.ts";
import type { Crossings } from "./crossings.ts";
import type { RiverReach } from "./sources.ts";

/** Steps that a course may go out of its way so as not to cross a river that it does not cross. */
const CROSSING_STEPS = 4;
/** A way so many times as long is no longer the same road. */
const DETOUR_MAX = 1.25;
/** What a cell beside the course costs more than one on it. */
const BESIDE_STEPS = 0.7;

/**
 * The row of cells of a road or railway, led so that it crosses no great or medium river that its course
 * does not cross: a road along one bank stays on that bank. Unchanged where it crosses none too many.
 *
 * @param passed       cells that the course passes, each next to the one before
 * @param ownCrossings names of the rivers that the course touches
 */
export function keepToBank(
  cells: CellSet,
  isLand: Uint8Array,
  crossings: Crossings,
  rivers: readonly RiverReach[],
  passed: readonly number[],
  ownCrossings: ReadonlySet<string>,
): readonly number[] {
  const tooMany = (at: number): boolean => {
    const reach = crossings.reach[at];
    if (reach === 0) return false;
    const { river, size } = rivers[reach - 1];
    return size <= 2 && !ownCrossings.has(river);
  };
  const edgeOf = (a: number, b: number) => a * 6 + cells.neighbour.subarray(a * 6, a * 6 + 6).indexOf(b);
  const excess = (path: readonly number[]) => {
    let sum = 0;
    for (let k = 1; k < path.length; k++) if (tooMany(edgeOf(path[k - 1], path[k]))) sum++;
    return sum;
  };
  const before = excess(passed);
  if (before === 0 || passed.some((cell) => !isLand[cell])) return passed;

  const on = new Set(passed);
  const corridor = new Set(passed);
  for (const cell of passed)
    for (let e = 0; e < 6; e++) {
      const other = cells.neighbour[cell * 6 + e];
      if (other >= 0 && isLand[other]) corridor.add(other);
    }
  const goal = passed[passed.length - 1];
  const cost = new Map<number, number>([[passed[0], 0]]);
  const from = new Map<number, number>();
  const open = new Set([passed[0]]);
  while (open.size > 0) {
    let at = -1;
    let least = Infinity;
    for (const cell of open) {
      const here = cost.get(cell) ?? Infinity;
      if (here < least || (here === least && cell < at)) {
        at = cell;
        least = here;
      }
    }
    if (at === goal) break;
    open.delete(at);
    for (let e = 0; e < 6; e++) {
      const next = cells.neighbour[at * 6 + e];
      if (!corridor.has(next) || crossings.blocked[at * 6 + e]) continue;
      const step = 1 + (on.has(next) ? 0 : BESIDE_STEPS) + (tooMany(at * 6 + e) ? CROSSING_STEPS : 0);
      const sum = cost.get(at)! + step;
      if (sum >= (cost.get(next) ?? Infinity)) continue;
      cost.set(next, sum);
      from.set(next, at);
      open.add(next);
    }
  }
  if (!cost.has(goal)) return passed;
  const path = [goal];
  while (path[0] !== passed[0]) path.unshift(from.get(path[0])!);
  const isDetour = path.length > passed.length * DETOUR_MAX + 1;
  return excess(path) < before && !isDetour ? path : passed;
}
