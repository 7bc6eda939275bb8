import { pack, unpack } from "@p38/base";
import { run, type Room, type Run, type Theater } from "@p38/model";
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

/** What a batch of runs, or of pairs of them, adds to a tally. */
export interface Batch<R = Outcome> extends BatchRange {
  outcomes: R[];
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
  /** memory that its runs are made in, one after another */
  room: Room;
}

/**
 * Makes a batch of runs.
 *
 * @param onRun called after each run with how many of the batch are done
 */
export function makeBatch(maker: RunMaker, range: BatchRange, onRun?: (done: number) => void): Batch {
  const count = counterOf(maker, range);
  for (let i = range.from; i < range.to; i++) {
    count.add(i, makeOne(maker, i));
    onRun?.(i - range.from + 1);
  }
  return count.batch();
}

/** One run of an ensemble, whole until the maker makes the next. */
export function makeOne({ plan, theaterOf, room }: RunMaker, index: number): Run {
  const seed = seedOfRun(plan.seed, index);
  // nobody counts the ways of supply
  return run(theaterOf(seed), seed, { until: plan.days - 1, ways: false, room });
}

/** Counts runs into a batch. */
export function counterOf({ plan, grid, layout }: RunMaker, { from, to }: BatchRange) {
  const counts = new SparseCounts();
  const outcomes: Outcome[] = [];
  return {
    add(index: number, made: Run): void {
      countRun(made, grid, layout, (at, n) => counts.add(at, n));
      outcomes.push(outcomeOf(made, grid, index, plan.keyPlaces, lastHashOf(made)));
    },
    batch: (): Batch => ({ from, to, outcomes, ...counts.entries() }),
  };
}

/** A batch as bytes: the same batch gives the same bytes. */
export function encodeBatch<R>({ from, to, outcomes, index, count }: Batch<R>): Uint8Array {
  return pack(FORMAT, { from, to, outcomes }, { index, count });
}

/**
 * The batch in the bytes of one.
 *
 * @throws DataError when they are none, cut short or altered
 */
export function decodeBatch<R = Outcome>(bytes: Uint8Array, file?: string): Batch<R> {
  const { meta, arrays } = unpack(bytes, FORMAT, file);
  return { ...(meta as Omit<Batch<R>, "index" | "count">), ...arrays } as Batch<R>;
}
