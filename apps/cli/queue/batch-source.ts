import { BATCH_RUNS, type WorkInput, type WorkOptions } from "@p38/ensemble";
import { Threads } from "@p38/ensemble/node.ts";
import type { Io } from "../io.ts";
import type { QueueAddress } from "./address.ts";

/** What makes batches: threads of this machine, or workers at a queue. */
export interface BatchSource extends Pick<WorkOptions, "workers" | "make"> {
  /** @param done whether all that was asked for is made */
  close(done: boolean): Promise<void>;
}

/**
 * What makes the batches of an input.
 *
 * @param workers threads, where this process makes them
 * @param queue   where others make them, or where they are kept; none for threads alone
 * @param runs    of the plan
 * @throws DataError when the queue cannot be reached
 */
export async function batchSourceOf(
  io: Io,
  input: WorkInput,
  { workers, queue, runs }: { workers: number; queue?: QueueAddress; runs: number },
): Promise<BatchSource> {
  if (queue === undefined) {
    const threads = new Threads(input, workers);
    return { workers, make: threads.make, close: () => threads.close() };
  }
  const { queueSourceOf } = await import("./queue-source.ts");
  // all are offered at once, since nobody knows how many workers there will be
  return { workers: Math.ceil(runs / BATCH_RUNS), ...(await queueSourceOf(io, input, workers, queue)) };
}
