import { decodeBatch, type BatchRange } from "./batch.ts";
import { chanceInterval } from "./interval.ts";
import { decodePairs, type PairLayout, type PairRow } from "./pairs.ts";
import type { EnsemblePlan } from "./plan.ts";
import type { Tally } from "./tally.ts";

/** What batches are gathered in: the tally of an ensemble, or those of a comparison. */
export interface Gathering {
  has(range: BatchRange): boolean;
  /** adds a batch as a worker sent it */
  add(bytes: Uint8Array): void;
  /** whether what was asked is known well enough to stop */
  isPrecise(): boolean;
}

/**
 * Gathers an ensemble's batches in its tally.
 *
 * @param withinPercent precise once the chance that the UN side holds each followed place at the end is known to within
 *                      so many percent to either side; never where left out
 */
export function gatherIn(tally: Tally, withinPercent?: number): Gathering {
  return {
    has: (range) => tally.has(range),
    add: (bytes) => tally.add(decodeBatch(bytes)),
    isPrecise: () => withinPercent !== undefined && isPrecise(tally, withinPercent),
  };
}

/** Runs that a worker makes before it tells. Fixed, so that every way of sharing them out gives the same batches. */
export const BATCH_RUNS = 5;

/** Gathers a comparison's batches in its three tallies. */
export function gatherPairsIn(base: Tally, change: Tally, pairs: Tally<PairLayout, PairRow>): Gathering {
  return {
    has: (range) => base.has(range) && change.has(range) && pairs.has(range),
    add(bytes) {
      const made = decodePairs(bytes);
      base.add(made.base);
      change.add(made.change);
      pairs.add(made.pairs);
    },
    isPrecise: () => false,
  };
}

/** The batches of a plan, in order; those that are there already are left out. */
export function batchesOf({ runs }: Pick<EnsemblePlan, "runs">, done: Pick<Gathering, "has">): BatchRange[] {
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
  /**
   * makes a batch somewhere and gives its bytes
   *
   * @param stop aborted once the batch is not needed: who has not made it by then may give null
   */
  make(range: BatchRange, stop: AbortSignal): Promise<Uint8Array | null>;
  /** called after each batch that was added, in order of the batches */
  onBatch?(): void | Promise<void>;
  /** once aborted, no batch is begun; those under way are waited for, unless `make` gives null for them */
  signal?: AbortSignal;
}

/** How an ensemble came to its end. */
export type Ending = "complete" | "stopped" | "precise enough";

/**
 * Makes all batches of a plan and gathers them, in order, so that where it stops does not depend on which worker was
 * quicker.
 */
export async function work(
  plan: Pick<EnsemblePlan, "runs">,
  gathering: Gathering,
  { workers, make, onBatch, signal }: WorkOptions,
): Promise<Ending> {
  const ranges = batchesOf(plan, gathering);
  if (gathering.isPrecise()) return "precise enough";
  const made = new Map<number, Uint8Array>();
  let [next, added] = [0, 0];
  let ending: Ending = "complete";
  const over = new AbortController();
  const onStop = () => over.abort();
  signal?.addEventListener("abort", onStop);
  if (signal?.aborted) onStop();
  const worker = async () => {
    while (next < ranges.length && !over.signal.aborted) {
      const at = next++;
      const bytes = await make(ranges[at], over.signal);
      if (bytes === null) return;
      made.set(at, bytes);
      while (made.has(added) && ending === "complete") {
        gathering.add(made.get(added)!);
        made.delete(added++);
        await onBatch?.();
        if (!gathering.isPrecise()) continue;
        ending = "precise enough";
        over.abort();
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.max(1, workers) }, worker));
  } finally {
    signal?.removeEventListener("abort", onStop);
    over.abort();
  }
  return ending === "complete" && added < ranges.length ? "stopped" : ending;
}

/** Least number of runs before a stop is thought of. */
const LEAST_RUNS = 20;

function isPrecise(tally: Tally, withinPercent: number): boolean {
  if (tally.runs < LEAST_RUNS) return false;
  return tally.outcomes[0].places.every((_, i) => {
    const held = tally.outcomes.filter(({ places }) => places[i].holder === 1).length;
    const { low, high } = chanceInterval(held, tally.runs);
    return (high - low) / 2 <= withinPercent / 100;
  });
}
