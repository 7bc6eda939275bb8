import { fileURLToPath } from "node:url";
import { Tinypool } from "tinypool";
import type { BatchRange } from "./batch.ts";
import type { EnsembleInput } from "./maker.ts";
import { batchMakerOf, keyOf, type WorkInput } from "./work-input.ts";

/** A batch that a thread is to make. */
interface Task {
  /** tells one input from another */
  key: string;
  input: WorkInput;
  range: BatchRange;
}

let known: { key: string; make: (range: BatchRange) => Uint8Array } | null = null;

/** What each thread does: this file is the worker's too. */
export default function makeInThread({ key, input, range }: Task): Uint8Array {
  if (known?.key !== key) known = { key, make: batchMakerOf(input) };
  return known.make(range);
}

/** Room for what a thread makes and drops at once, MB: with more it holds twice as much for no gain in time. */
const YOUNG_MB = 6;
/** Most for what it keeps, MB: some ten times what it needs, and little enough that the engine cleans up in good time. */
const OLD_MB = 256;
/** Times that a batch is begun again after its thread has died. */
const TRIES = 3;

/** Makes batches in threads of this machine. */
export class Threads {
  readonly #pool: Tinypool;
  readonly #input: WorkInput;
  readonly #key: string;

  /** @param workers threads, 1 or more */
  constructor(input: WorkInput, workers: number) {
    this.#pool = new Tinypool({
      filename: fileURLToPath(import.meta.url),
      minThreads: workers,
      maxThreads: workers,
      idleTimeout: 60_000,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: OLD_MB },
    });
    this.#input = Object.fromEntries(
      Object.entries(input).map(([name, one]: [string, EnsembleInput]) => [
        name,
        { ...one, grid: shared(one.grid), theater: shared(one.theater) },
      ]),
    ) as WorkInput;
    this.#key = keyOf(input);
  }

  /** Makes a batch in a thread and gives its bytes. */
  make = async (range: BatchRange): Promise<Uint8Array> => {
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
