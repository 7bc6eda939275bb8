import { pack, unpack } from "@p38/base";
import { run, type Theater } from "@p38/model";
import type { HexGrid } from "@p38/terrain";
import { countRun, lastHashOf } from "./count-run.ts";
import { SparseCounts } from "./counts.ts";
import type { Layout } from "./layout.ts";
import { outcomeOf, type Outcome } from "./outcome.ts";
import { seedOfRun, type EnsemblePlan } from "./plan.ts";

const FORMAT = "p38-batch-1";

/** Runs of an ensemble that one worker makes at a time: from a run's number up to, not including, another. */
export interface BatchRange {
  from: number;
  to: number;
}

/** What a batch of runs adds to an ensemble. */
export interface Batch extends BatchRange {
  outcomes: Outcome[];
  /** counts to add to the tally, by index */
  index: Int32Array;
  count: Int32Array;
}

/** What is needed to make the runs of an ensemble. */
export interface RunMaker {
  plan: EnsemblePlan;
  grid: HexGrid;
  layout: Layout;
  /** the theater of a run's seed: the same for all, or with parameters of its own */
  theaterOf(seed: number): Theater;
}

/**
 * Makes a batch of runs.
 *
 * @param onRun called after each run with how many of the batch are done
 */
export function makeBatch(maker: RunMaker, { from, to }: BatchRange, onRun?: (done: number) => void): Batch {
  const { plan, grid, layout } = maker;
  const counts = new SparseCounts();
  const outcomes: Outcome[] = [];
  for (let i = from; i < to; i++) {
    const seed = seedOfRun(plan.seed, i);
    const made = run(maker.theaterOf(seed), seed, { until: plan.days - 1 });
    countRun(made, grid, layout, (index, n) => counts.add(index, n));
    outcomes.push(outcomeOf(made, grid, i, plan.keyPlaces, lastHashOf(made)));
    onRun?.(i - from + 1);
  }
  return { from, to, outcomes, ...counts.entries() };
}

/** A batch as bytes: the same batch gives the same bytes. */
export function encodeBatch({ from, to, outcomes, index, count }: Batch): Uint8Array {
  return pack(FORMAT, { from, to, outcomes }, { index, count });
}

/**
 * The batch in the bytes of one.
 *
 * @throws DataError when they are none, cut short or altered
 */
export function decodeBatch(bytes: Uint8Array, file?: string): Batch {
  const { meta, arrays } = unpack(bytes, FORMAT, file);
  return { ...(meta as Omit<Batch, "index" | "count">), ...arrays } as Batch;
}
