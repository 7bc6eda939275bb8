import { fileURLToPath } from "node:url";
import { Tinypool } from "tinypool";
import { encodeBatch, makeBatch, type BatchRange, type RunMaker } from "./batch.ts";
import { makerOf, type EnsembleInput } from "./maker.ts";
import type { WorkOptions } from "./work.ts";

/** A batch that a thread is to make. */
interface Task {
  /** tells one ensemble's input from another's */
  key: string;
  input: EnsembleInput;
  range: BatchRange;
}

let known: { key: string; maker: RunMaker } | null = null;

/** What each thread does: this file is the worker's too. */
export default function makeInThread({ key, input, range }: Task): Uint8Array {
  // copied once: memory that threads share is slower to read
  if (known?.key !== key)
    known = { key, maker: makerOf({ ...input, grid: input.grid.slice(), theater: input.theater.slice() }) };
  return encodeBatch(makeBatch(known.maker, range));
}

/** Times that a batch is begun again after its thread has died. */
const TRIES = 3;

/** Makes batches in threads of this machine. */
export class Threads {
  readonly #pool: Tinypool;
  readonly #input: EnsembleInput;
  readonly #key: string;

  /** @param workers threads, 1 or more */
  constructor(input: EnsembleInput, workers: number) {
    this.#pool = new Tinypool({
      filename: fileURLToPath(import.meta.url),
      minThreads: workers,
      maxThreads: workers,
      idleTimeout: 60_000,
    });
    this.#input = { ...input, grid: shared(input.grid), theater: shared(input.theater) };
    this.#key = `${input.plan.scenario} ${input.plan.seed} ${input.plan.inputs.theater}`;
  }

  make: WorkOptions["make"] = async (range) => {
    for (let tried = 1; ; tried++) {
      try {
        return (await this.#pool.run({ key: this.#key, input: this.#input, range })) as Uint8Array;
      } catch (error) {
        if (tried >= TRIES) throw error;
      }
    }
  };

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}

/** Bytes that all threads read where they lie. */
function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}
