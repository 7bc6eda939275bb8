import type { WorkInput } from "@p38/ensemble";
import type { Io } from "../io.ts";
import type { QueueAddress } from "./address.ts";
import type { BatchSource } from "./batch-source.ts";
import { Coordinator } from "./coordinator.ts";
import { openQueue } from "./database.ts";
import { plansOf } from "./shelf.ts";
import { Worker } from "./worker.ts";

/**
 * Batches from a queue. At a server, workers elsewhere make them; a folder is this process's alone, so a worker of its
 * own does, in threads.
 *
 * @param workers threads of that worker
 * @throws DataError when the queue cannot be reached
 */
export async function queueSourceOf(
  io: Io,
  input: WorkInput,
  workers: number,
  address: QueueAddress,
): Promise<Pick<BatchSource, "make" | "close">> {
  const queue = await openQueue(io, address, { supervises: true });
  const alone = address.kind === "folder";
  const coordinator = new Coordinator(io, queue, plansOf(input));
  const stop = new AbortController();
  const own = new Worker(io, queue, {
    workers: alone ? workers : 0,
    inputOf: (key) => (key === coordinator.key ? input : null),
    untilEmpty: false,
    signal: stop.signal,
  });
  const working = own.work();
  working.catch((error: unknown) => coordinator.fail(error));
  return {
    make: coordinator.make,
    async close(done) {
      stop.abort();
      await working.catch(() => {}); // told by the coordinator
      await coordinator.close(done);
      await queue.close();
    },
  };
}
