import { decodeBatch, type Batch, type BatchRange } from "./batch.ts";
import type { EnsemblePlan } from "./plan.ts";
import type { Tally } from "./tally.ts";
import { chanceInterval } from "./interval.ts";

/** Runs that a worker makes before it tells. Fixed, so that every way of sharing them out gives the same batches. */
export const BATCH_RUNS = 5;

/** The batches of a plan, in order; those that a tally has already are left out. */
export function batchesOf({ runs }: EnsemblePlan, done: Tally): BatchRange[] {
  const ranges: BatchRange[] = [];
  for (let from = 0; from < runs; from += BATCH_RUNS) {
    const range = { from, to: Math.min(runs, from + BATCH_RUNS) };
    if (!done.has(range)) ranges.push(range);
  }
  return ranges;
}

export interface WorkOptions {
  /** batches under way at once */
  workers: number;
  /** makes a batch somewhere and gives its bytes */
  make(range: BatchRange): Promise<Uint8Array>;
  /** called after each batch that was added, in order of the batches */
  onBatch?(tally: Tally): void | Promise<void>;
  /** once aborted, no batch is begun; those under way are waited for */
  signal?: AbortSignal;
  /** stop once the chance of every outcome class is known to within so many percent to either side */
  withinPercent?: number;
}

/** How an ensemble came to its end. */
export type Ending = "complete" | "stopped" | "precise enough";

/**
 * Makes all batches of a plan and adds them to a tally, in order, so that where it stops does not depend on which
 * worker was quicker.
 */
export async function work(
  plan: EnsemblePlan,
  tally: Tally,
  { workers, make, onBatch, signal, withinPercent }: WorkOptions,
): Promise<Ending> {
  const ranges = batchesOf(plan, tally);
  if (isPrecise(tally, withinPercent)) return "precise enough";
  const made = new Map<number, Batch>();
  let [next, added] = [0, 0];
  let ending: Ending = "complete";
  const worker = async () => {
    while (next < ranges.length && ending === "complete") {
      if (signal?.aborted) return;
      const at = next++;
      made.set(at, decodeBatch(await make(ranges[at])));
      while (made.has(added) && ending === "complete") {
        tally.add(made.get(added)!);
        made.delete(added++);
        await onBatch?.(tally);
        if (isPrecise(tally, withinPercent)) ending = "precise enough";
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, workers) }, worker));
  return ending === "complete" && added < ranges.length ? "stopped" : ending;
}

/** Least number of runs before a stop is thought of. */
const LEAST_RUNS = 20;

function isPrecise(tally: Tally, withinPercent: number | undefined): boolean {
  if (withinPercent === undefined || tally.runs < LEAST_RUNS) return false;
  return tally.outcomes[0].places.every((_, i) => {
    const held = tally.outcomes.filter(({ places }) => places[i].holder === 1).length;
    const { low, high } = chanceInterval(held, tally.runs);
    return (high - low) / 2 <= withinPercent / 100;
  });
}
