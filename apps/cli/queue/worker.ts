import { setTimeout as sleep } from "node:timers/promises";
import type { WorkInput } from "@p38/ensemble";
import { Threads } from "@p38/ensemble/node.ts";
import type { Job } from "pg-boss";
import type { Io } from "../io.ts";
import type { BatchJob } from "./coordinator.ts";
import { SCHEMA, type Queue } from "./database.ts";
import { nameOf, putBatch, queueNameOf, works, type Plans } from "./shelf.ts";

/** ms between looks for a job where there was none. */
const IDLE_MS = 250;
/** ms for which the list of works is taken as known. */
const WORKS_FOR_MS = 500;
/** ms between signs of life for the jobs in hand. */
const TOUCH_EVERY_MS = 3_000;

/** What a worker is asked for. */
export interface WorkerOptions {
  /** batches under way at once, each in a thread */
  workers: number;
  /** the input of a work; null where this worker cannot make it, which is asked once a work */
  inputOf(key: string, plans: Plans): WorkInput | null;
  /** to end once no work that it can make has a job left, of its own or others' */
  untilEmpty: boolean;
  /** once aborted, no batch is begun; those under way are finished */
  signal: AbortSignal;
  /** called after each batch that was put on the shelf */
  onBatch?(runs: number, ms: number): void;
}

interface KnownWork {
  input: WorkInput;
  threads: Threads | null;
  inHand: Set<string>;
}

/** Takes jobs of works, makes their batches in threads and puts them on the shelf. */
export class Worker {
  readonly #io: Io;
  readonly #queue: Queue;
  readonly #options: WorkerOptions;
  readonly #known = new Map<string, KnownWork | null>();
  #keys: Promise<string[]> = Promise.resolve([]);
  #keysAt = -Infinity;
  readonly #delivering = new Set<Promise<void>>();
  /** whether slots are to end, as nothing is left or a delivery failed */
  #over = false;

  constructor(io: Io, queue: Queue, options: WorkerOptions) {
    this.#io = io;
    this.#queue = queue;
    this.#options = options;
  }

  /** Works until it is stopped or, where asked, nothing is left. */
  async work(): Promise<void> {
    const touching = setInterval(() => void this.#touch(), TOUCH_EVERY_MS);
    try {
      await Promise.all(Array.from({ length: this.#options.workers }, () => this.#slot()));
      await Promise.all(this.#delivering);
    } finally {
      clearInterval(touching);
      for (const known of this.#known.values()) await known?.threads?.close();
    }
  }

  async #slot(): Promise<void> {
    const { signal, untilEmpty } = this.#options;
    while (!signal.aborted && !this.#over) {
      const taken = await this.#take();
      if (taken !== null) await this.#carryOut(taken.key, taken.job);
      else if (untilEmpty && (await this.#isEmpty())) this.#over = true;
      else await sleep(IDLE_MS, undefined, { signal }).catch(() => {});
    }
  }

  /** A job of any work that this worker can make. */
  async #take(): Promise<{ key: string; job: Job<BatchJob> } | null> {
    for (const key of await this.#works()) {
      const [job] = await this.#ofQueue(key, (name) =>
        this.#queue.ask((boss) => boss.fetch<BatchJob>(name), this.#options.signal),
      );
      if (job) return { key, job };
    }
    return null;
  }

  /** Keys of the works that are waited for and that this worker can make; all slots wait for one look at them. */
  #works(): Promise<string[]> {
    if (performance.now() - this.#keysAt < WORKS_FOR_MS) return this.#keys;
    this.#keysAt = Infinity;
    this.#keys = this.#lookForWorks().finally(() => (this.#keysAt = performance.now()));
    return this.#keys;
  }

  async #lookForWorks(): Promise<string[]> {
    const all = await works(this.#queue, this.#options.signal);
    await this.#forget(new Set(all.map(({ key }) => key)));
    for (const { key, plans } of all) {
      if (this.#known.has(key)) continue;
      const input = this.#options.inputOf(key, plans);
      this.#known.set(key, input && { input, threads: null, inHand: new Set() });
    }
    return all.map(({ key }) => key).filter((key) => this.#known.get(key));
  }

  /** Forgets works that no one waits for any more. */
  async #forget(kept: ReadonlySet<string>): Promise<void> {
    for (const [key, known] of this.#known) {
      if (kept.has(key) || (known !== null && known.inHand.size > 0)) continue;
      this.#known.delete(key);
      await known?.threads?.close();
    }
  }

  /** Whether no work that this worker can make has a job, waiting or begun. */
  async #isEmpty(): Promise<boolean> {
    const names = (await this.#works()).map(queueNameOf);
    const [row] = await this.#queue.rows<{ open: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM ${SCHEMA}.job WHERE name = ANY($1) AND state < 'completed') AS open`,
      [names],
      this.#options.signal,
    );
    return !row.open;
  }

  async #carryOut(key: string, { id, data: range }: Job<BatchJob>): Promise<void> {
    const inHand = this.#known.get(key)?.inHand;
    if (inHand === undefined) return; // its work ended while the job was on its way
    const begunAt = performance.now();
    inHand.add(id);
    const bytes = await this.#make(key, id, range);
    if (bytes === null) {
      inHand.delete(id);
      return;
    }
    // not waited for: the thread is free for the next batch
    const delivery = this.#deliver(key, id, range, bytes, begunAt);
    this.#delivering.add(delivery);
    const over = () => void this.#delivering.delete(delivery);
    delivery.then(over, () => (this.#over = true)); // a failure is told at the end, where deliveries are waited for
  }

  /** Puts a batch on the shelf and ends its job. */
  async #deliver(
    key: string,
    id: string,
    range: BatchJob,
    bytes: Uint8Array,
    begunAt: number,
  ): Promise<void> {
    const put = await putBatch(this.#queue, key, range, bytes);
    if (put === "differs")
      this.#io.stderr.write(
        `p38: runs ${nameOf(range)}: expected the bytes that another worker made; found others, which are thrown away\n`,
      );
    await this.#ofQueue(key, (name) => this.#queue.ask((boss) => boss.complete(name, id)));
    this.#known.get(key)?.inHand.delete(id);
    if (put === "put") this.#options.onBatch?.(range.to - range.from, performance.now() - begunAt);
  }

  /** The bytes of a batch; null where it could not be made, and then the job is given back. */
  async #make(key: string, id: string, range: BatchJob): Promise<Uint8Array | null> {
    try {
      return await this.#threadsOf(key).make(range);
    } catch (error) {
      this.#io.stderr.write(`p38: runs ${nameOf(range)}: ${String(error)}; given back to the queue\n`);
      const output = { message: String(error) };
      await this.#ofQueue(key, (name) => this.#queue.ask((boss) => boss.fail(name, id, output)));
      return null;
    }
  }

  /** Threads for a work; those of works that are over are ended. */
  #threadsOf(key: string): Threads {
    const known = this.#known.get(key)!;
    if (known.threads !== null) return known.threads;
    for (const other of this.#known.values()) {
      if (other === null || other.threads === null || other.inHand.size > 0) continue;
      void other.threads.close();
      other.threads = null;
    }
    known.threads = new Threads(known.input, this.#options.workers);
    return known.threads;
  }

  /** Says of all jobs in hand that they are being worked at. What cannot be said now is said the next time. */
  async #touch(): Promise<void> {
    for (const [key, known] of this.#known)
      if (known && known.inHand.size > 0)
        await this.#queue.boss.touch(queueNameOf(key), [...known.inHand]).catch(() => {});
  }

  /** Asks a work's queue, which is deleted when its work is over. */
  async #ofQueue<T>(key: string, ask: (name: string) => Promise<T>): Promise<T | []> {
    try {
      return await ask(queueNameOf(key));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "PGBOSS_QUEUE_NOT_FOUND") return [];
      throw error;
    }
  }
}
