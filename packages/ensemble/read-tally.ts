import { isoOf } from "@p38/base";
import { LOSSES, SIDES } from "@p38/model";
import { binnedMean, binnedQuantile } from "./bins.ts";
import { MERIDIANS, rowOf, type Block } from "./layout.ts";
import type { Tally } from "./tally.ts";

/** Shares at which quantiles are told. */
export const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** Quantiles of a number over the runs, in the order of QUANTILES, and its mean. */
export interface Spread {
  quantiles: number[];
  mean: number;
  /** runs that it was counted in */
  runs: number;
}

/** Chance that the communist side holds each cell at dusk of each day: [days] of [H], 0 to 1, read one after the other. */
export function* communistChances(tally: Tally): Generator<Float32Array> {
  const { H, days, turns } = tally.layout;
  const held = new Int32Array(H);
  const runs = tally.runs;
  for (let day = 0; day < days; day++) {
    for (let h = 0; h < H; h++) held[h] += tally.counts[turns.start + day * H + h];
    yield Float32Array.from(held, (n) => n / runs);
  }
}

/** Chances of all cells on any day, quick from one day to the next. */
export class ChancesByDay {
  readonly #tally: Tally;
  readonly #held: Int32Array;
  /** day that `#held` stands at, -1 before the first */
  #day = -1;

  constructor(tally: Tally) {
    this.#tally = tally;
    this.#held = new Int32Array(tally.layout.H);
  }

  /**
   * Runs in which the communist side holds each cell at dusk of a day.
   *
   * @returns [H], the same array on every call
   * @throws RangeError for a day outside the runs
   */
  heldOn(day: number): Int32Array {
    const { H, days, turns } = this.#tally.layout;
    if (!Number.isInteger(day) || day < 0 || day >= days)
      throw new RangeError(`expected a day from 0 to ${days - 1}; found ${day}`);
    const step = day > this.#day ? 1 : -1;
    while (this.#day !== day) {
      const row = turns.start + (step > 0 ? this.#day + 1 : this.#day) * H;
      for (let h = 0; h < H; h++) this.#held[h] += step * this.#tally.counts[row + h];
      this.#day += step;
    }
    return this.#held;
  }
}

/** Chance that the communist side holds one cell at dusk of each day, 0 to 1. */
export function communistChancesAt(tally: Tally, hex: number): Float64Array {
  const { H, days, turns } = tally.layout;
  const chances = new Float64Array(days);
  let held = 0;
  for (let day = 0; day < days; day++) {
    held += tally.counts[turns.start + day * H + hex];
    chances[day] = held / tally.runs;
  }
  return chances;
}

/** How a number is spread over the runs; null where it was counted in none. */
export function spreadOf(tally: { counts: Int32Array }, block: Block, row: number): Spread | null {
  const counts = rowOf(tally.counts, block, row);
  const runs = counts.reduce((sum, n) => sum + n, 0);
  if (runs === 0) return null;
  return {
    quantiles: QUANTILES.map((p) => binnedQuantile(counts, block.bins, p)!),
    mean: binnedMean(counts, block.bins)!,
    runs,
  };
}

/** Index of the step nearest to a day, the earlier of two. */
export function stepNear(tally: Tally, day: number): number {
  const { steps } = tally.layout;
  let best = 0;
  steps.forEach((at, i) => {
    if (Math.abs(at - day) < Math.abs(steps[best] - day)) best = i;
  });
  return best;
}

/** The line of contact over all runs: at each meridian that any run's line crosses, its latitude. */
export function lineSpread(tally: Tally, step: number): { lon: number; lat: Spread }[] {
  return MERIDIANS.flatMap((lon, m) => {
    const lat = spreadOf(tally, tally.layout.line, step * MERIDIANS.length + m);
    return lat === null ? [] : [{ lon, lat }];
  });
}

/** Men lost over all runs. */
export interface LossSpread {
  /** `1950-06-25`, or `1950-06` by month */
  date: string;
  side: string;
  /** party, or `all` by day */
  party: string;
  /** one of LOSSES, or `battle` by day: killed, wounded, missing and captured */
  category: string;
  men: Spread;
}

/** Losses by month, party and category, or in battle by day and side. */
export function lossSpreads(tally: Tally, by: "day" | "month"): LossSpread[] {
  const { layout } = tally;
  const rows: LossSpread[] = [];
  const add = (date: string, side: number, party: string, category: string, block: Block, row: number) => {
    const men = spreadOf(tally, block, row);
    if (men) rows.push({ date, side: SIDES[side], party, category, men });
  };
  if (by === "day")
    for (let day = 0; day < layout.days; day++)
      SIDES.forEach((_, side) =>
        add(isoOf(day), side, "all", "battle", layout.dayLosses, day * SIDES.length + side),
      );
  else
    layout.months.forEach((month, m) =>
      layout.parties.forEach(({ id, side }, p) =>
        LOSSES.forEach((category, c) =>
          add(
            month,
            side,
            id,
            category,
            layout.monthLosses,
            (m * layout.parties.length + p) * LOSSES.length + c,
          ),
        ),
      ),
    );
  return rows;
}
