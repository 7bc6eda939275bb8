import { buildCommand } from "@stricli/core";
import { DataError } from "@p38/base";
import { docs, jsonFlag, type Context } from "../command.ts";
import { manyFlags } from "../many-flags.ts";
import { queueFlag, type QueueAddress } from "../queue/address.ts";

interface Flags {
  queue: QueueAddress;
  workers: number;
  untilEmpty?: boolean;
  json?: boolean;
}

export const workerCommand = buildCommand<Flags, [], Context>({
  docs: docs(
    "Makes runs that p38 ensemble and p38 compare ask for at a queue, on this machine, until Ctrl+C",
    "Start it on as many machines as there are, each with its own clone at the same commit:\n" +
      "  p38 worker --queue postgres://USER:PASSWORD@HOST/DATABASE\n" +
      "It loads the scenario from its own folder, and makes nothing of another commit or other files than those that were asked\n" +
      "of: it says so, and leaves the runs to other workers. Killed, its runs go to another; a server that is away is waited for.\n" +
      "With pglite:FOLDER it makes what a killed call left in that folder.",
    ["p38 worker --queue pglite:queue --workers 1 --until-empty --json"],
  ),
  parameters: {
    flags: {
      queue: { ...queueFlag, optional: false, brief: "Queue to take runs from" },
      workers: manyFlags.workers,
      untilEmpty: {
        kind: "boolean",
        optional: true,
        withNegated: false,
        brief: "End once nothing that this machine can make is waiting, or under way elsewhere",
      },
      json: jsonFlag,
    },
  },
  async func({ queue: address, workers, untilEmpty = false, json = false }) {
    const { io } = this;
    const { openQueue } = await import("../queue/database.ts");
    const { Worker } = await import("../queue/worker.ts");
    const { inputOfWork } = await import("../queue/work-input.ts");
    const queue = await openQueue(io, address, { supervises: false });
    let [batches, runs, left] = [0, 0, 0];
    const worker = new Worker(io, queue, {
      workers,
      untilEmpty,
      signal: io.interrupted(),
      inputOf(_key, plans) {
        try {
          return inputOfWork(io, plans);
        } catch (error) {
          if (!(error instanceof DataError)) throw error;
          left++;
          io.stderr.write(`${error.message}\n`);
          return null;
        }
      },
      onBatch(made) {
        batches++;
        runs += made;
      },
    });
    try {
      await worker.work();
    } finally {
      await queue.close();
    }
    if (left > 0 && batches === 0) this.process.exitCode = 1;
    io.stdout.write(
      json
        ? `${JSON.stringify({ batches, runs, left })}\n`
        : `${batches} batches of ${runs} runs made for ${address.shown}\n`,
    );
  },
});
