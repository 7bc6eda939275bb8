/*
 * What a queue costs beside threads: node apps/cli/queue.bench.ts [1951-02 | 1950-10]
 *
 * Sizes: `1951-02` (the default) has batches of some two seconds, `1950-10` of half of that. The same batches are made
 * by as many threads of this machine each way, one after the other, in turns: handed out by the process itself, by
 * a queue in a folder, and by a PostgreSQL server. Printed for each pair: s a batch, from the first that is done to the
 * last, on the clock and of all cores' time that this process took (which other work on the machine does not touch), with
 * their ratios; and what it takes until the first is done. The server's own work is not in the cores' time.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { dayOf } from "@p38/base";
import { BATCH_RUNS, gatherIn, inputOf, layoutOf, Tally, work, type WorkInput } from "@p38/ensemble";
import { loadScenario } from "@p38/scenario/node.ts";
import { planOf } from "./commands/ensemble.ts";
import { parseQueue, type QueueAddress } from "./queue/address.ts";
import { batchSourceOf } from "./queue/batch-source.ts";
import { openQueue } from "./queue/database.ts";
import { Worker } from "./queue/worker.ts";
import { startPostgres } from "./test/postgres.ts";
import type { Io } from "./io.ts";

const SIZES: Record<string, string> = { "1951-02": "1951-02-15", "1950-10": "1950-10-10" };
const size = process.argv[2] ?? "1951-02";
if (!(size in SIZES))
  throw new RangeError(`expected a size of ${Object.keys(SIZES).join(" or ")}; found ${size}`);
const PAIRS = 3;
const workers = availableParallelism();
const BATCHES = 4 * workers + 1;

const folder = mkdtempSync(join(tmpdir(), "p38-"));
const io: Io = {
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: folder,
  env: {},
  root: fileURLToPath(new URL("../..", import.meta.url)),
  interrupted: () => new AbortController().signal,
};
const loaded = loadScenario("as-decided");
const plan = planOf(io, loaded, {
  runs: BATCHES * BATCH_RUNS,
  seed: 1,
  parameters: "scenario",
  until: dayOf(SIZES[size]),
});
const input: WorkInput = { ensemble: inputOf(plan, loaded.theater, loaded.scenario.forces) };
const print = (line: string) => process.stdout.write(`${line}\n`);

print(
  `node ${process.version}, ${cpus()[0].model}, ${workers} threads; ${BATCHES} batches of ${BATCH_RUNS} runs to ${SIZES[size]}`,
);
const server = await startPostgres(folder);
await pairs("folder", () => make(parseQueue("pglite:jobs")));
await pairs("server", () => make(parseQueue(server.url)));
await server.close();
rmSync(folder, { recursive: true });

interface Measured {
  /** until the first batch is done, s */
  first: number;
  /** for each of the others, s */
  each: number;
  /** of the cores' time, s for each of the others */
  eachOfCores: number;
}

async function pairs(name: string, queued: () => Promise<Measured>): Promise<void> {
  await queued(); // the database is set up, and both ways are warm
  const ratios: number[] = [];
  const coreRatios: number[] = [];
  for (let i = 0; i < PAIRS; i++) {
    // who goes first changes, as a machine that grows warm or busy would favour one
    const order = i % 2 === 0 ? [make, queued] : [queued, make];
    const [one, two] = [await order[0](), await order[1]()];
    const [plain, other] = i % 2 === 0 ? [one, two] : [two, one];
    ratios.push(other.each / plain.each);
    coreRatios.push(other.eachOfCores / plain.eachOfCores);
    print(
      `${name}: ${other.each.toFixed(3)} s a batch, threads ${plain.each.toFixed(3)} s, ratio ${ratios[i].toFixed(3)}; ` +
        `of the cores ${other.eachOfCores.toFixed(3)} s and ${plain.eachOfCores.toFixed(3)} s, ratio ${coreRatios[i].toFixed(3)}; ` +
        `first after ${other.first.toFixed(1)} s and ${plain.first.toFixed(1)} s`,
    );
  }
  print(`${name}: ratio ${leastAndMedian(ratios)}; of the cores' time ${leastAndMedian(coreRatios)}`);
}

function leastAndMedian(ratios: readonly number[]): string {
  const sorted = ratios.toSorted((a, b) => a - b);
  return `least ${sorted[0].toFixed(3)}, median ${sorted[PAIRS >> 1].toFixed(3)}`;
}

/** Makes all batches, by threads alone or by a queue with a worker in this process. */
async function make(queue?: QueueAddress): Promise<Measured> {
  const stop = new AbortController();
  const start = performance.now();
  const source = await batchSourceOf(io, input, { workers, queue, runs: plan.runs });
  const worker = queue?.kind === "server" ? workerAt(queue, stop.signal) : null;
  const tally = new Tally(layoutOf(plan));
  let [first, last] = [0, 0];
  let [coresFirst, coresLast] = [0, 0];
  await work(plan, gatherIn(tally), {
    ...source,
    onBatch() {
      last = performance.now();
      first ||= last;
      const { user, system } = process.cpuUsage();
      coresLast = (user + system) / 1e6;
      coresFirst ||= coresLast;
    },
  });
  stop.abort();
  await source.close(true);
  await worker;
  return {
    first: (first - start) / 1000,
    each: (last - first) / 1000 / (BATCHES - 1),
    eachOfCores: (coresLast - coresFirst) / (BATCHES - 1),
  };
}

/** Works at a server until it is told to stop. */
async function workerAt(address: QueueAddress, signal: AbortSignal): Promise<void> {
  const queue = await openQueue(io, address, { supervises: false });
  try {
    await new Worker(io, queue, { workers, inputOf: () => input, untilEmpty: false, signal }).work();
  } finally {
    await queue.close();
  }
}
