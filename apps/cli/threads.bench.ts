/*
 * What worker threads give and take: node scripts/run.mjs apps/cli/threads.bench.ts [as-decided | by-doctrine | no-inchon]
 *
 * Sizes: `as-decided` (the default) makes whole wars as decided, `by-doctrine` whole wars in which both sides decide by doctrine from
 * October 1950 on, `no-inchon` pairs to the end of 1950. Begun as p38 is, with modules kept as compiled. Each number of
 * threads has a process of its own, so that its memory is its own too. Printed for each: wars a minute, from the first
 * batch that is done to the last, and how many times those of one thread; MB that the process holds at the end and held at most, and
 * what each thread beyond the first adds.
 */
import { fork } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { dayOf } from "@p38/base";
import { BATCH_RUNS, inputOf, type BatchRange, type WorkInput } from "@p38/ensemble";
import { Threads } from "@p38/ensemble/node.ts";
import { loadScenario } from "@p38/scenario/node.ts";
import { planOf } from "./commands/ensemble.ts";
import type { Io } from "./io.ts";

const SIZES = ["as-decided", "by-doctrine", "no-inchon"] as const;
const THREADS = [1, 2, 3];
/** Batches for each thread, the first of which is not counted. */
const BATCHES = 4;

interface Measured {
  warsPerMinute: number;
  heldMb: number;
  mostMb: number;
}

const [size = "as-decided", threads] = process.argv.slice(2);
if (!SIZES.some((known) => known === size))
  throw new RangeError(`expected a size of ${SIZES.join(" or ")}; found ${size}`);
if (threads === undefined) await compare();
else process.send!(await measure(Number(threads)));

async function compare(): Promise<void> {
  process.stdout.write(`node ${process.version}, ${cpus()[0].model}, ${cpus().length} cores; ${size}\n`);
  let one: Measured | undefined;
  for (const count of THREADS) {
    const now = await measured(count);
    one ??= now;
    const added =
      count === 1 ? "" : `, ${((now.heldMb - one.heldMb) / (count - 1)).toFixed(0)} MB a thread more`;
    process.stdout.write(
      `${count} threads: ${now.warsPerMinute.toFixed(0)} wars a minute, ${(now.warsPerMinute / one.warsPerMinute).toFixed(2)} times one; holds ${now.heldMb.toFixed(0)} MB, at most ${now.mostMb.toFixed(0)} MB${added}\n`,
    );
  }
}

/** What a process of its own measures with so many threads. */
async function measured(count: number): Promise<Measured> {
  const child = fork(fileURLToPath(import.meta.url), [size, String(count)]);
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message as Measured));
    child.once("exit", (code) =>
      reject(new Error(`the process of ${count} threads ended with code ${code}`)),
    );
  });
}

async function measure(count: number): Promise<Measured> {
  const pool = new Threads(inputFor(count), count);
  const range = (batch: number): BatchRange => ({ from: batch * BATCH_RUNS, to: (batch + 1) * BATCH_RUNS });
  // who gathers batches drops their bytes as they come
  const bytesOf = async (batch: number) => (await pool.make(range(batch))).length;
  const all = BATCHES * count;
  await Promise.all(Array.from({ length: count }, (_, batch) => bytesOf(batch)));
  const start = performance.now();
  await Promise.all(Array.from({ length: all - count }, (_, batch) => bytesOf(count + batch)));
  const minutes = (performance.now() - start) / 60_000;
  const heldMb = process.memoryUsage.rss() / 1e6;
  await pool.close();
  const wars = (all - count) * BATCH_RUNS * (size === "no-inchon" ? 2 : 1);
  return { warsPerMinute: wars / minutes, heldMb, mostMb: process.resourceUsage().maxRSS / 1000 };
}

function inputFor(count: number): WorkInput {
  const io: Io = {
    stdout: process.stdout,
    stderr: process.stderr,
    cwd: process.cwd(),
    env: {},
    root: fileURLToPath(new URL("../..", import.meta.url)),
    interrupted: () => new AbortController().signal,
  };
  const input = (id: string, until: string) => {
    const loaded = loadScenario(id);
    const options = {
      runs: BATCHES * count * BATCH_RUNS,
      seed: 1,
      parameters: "drawn" as const,
      until: dayOf(until),
    };
    return inputOf(planOf(io, loaded, options), loaded.theater, loaded.scenario.forces);
  };
  const end = "1953-07-27";
  if (size === "as-decided") return { ensemble: input("as-decided", end) };
  if (size === "by-doctrine") return { ensemble: input("free-from/1950-10-01", end) };
  return {
    base: input("free-from/1950-09-15", "1950-12-31"),
    change: input("what-if/no-inchon", "1950-12-31"),
  };
}
