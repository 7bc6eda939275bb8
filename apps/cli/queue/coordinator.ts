import { setTimeout as sleep } from "node:timers/promises";
import { DataError } from "@p38/base";
import type { BatchRange } from "@p38/ensemble";
import type { Io } from "../io.ts";
import { SCHEMA, type Queue } from "./database.ts";
import {
  forgetWork,
  keepWork,
  madeBatches,
  nameOf,
  queueNameOf,
  takeBatch,
  workKeyOf,
  type Plans,
} from "./shelf.ts";

/** ms between looks at what has been made. */
const LOOK_EVERY_MS = 200;
/** ms between checks that every batch that is waited for is made, or is still a job. */
const CHECK_EVERY_MS = 5_000;
/** ms without any batch after which the user is told that no one may be at work. */
const SILENT_AFTER_MS = 20_000;
/** Jobs sent at once. */
const SENT_AT_ONCE = 500;

/** A job: which runs. What they are runs of is the work's, and stands there once. */
export type BatchJob = BatchRange;

interface Wanted {
  range: BatchRange;
  give(bytes: Uint8Array | null): void;
}

/**
 * Has batches of one work made by workers: sends a job for each that is wanted, and hands over what they have made.
 *
 * A batch that two workers made counts once. What a coordinator that was killed had sent, and what was made of it, is
 * taken up by the next one of the same work.
 */
export class Coordinator {
  readonly key: string;
  readonly #io: Io;
  readonly #queue: Queue;
  readonly #plans: Plans;
  readonly #wanted = new Map<string, Wanted>();
  readonly #over = new AbortController();
  readonly #looking: Promise<void>;
  #failure: unknown = null;

  constructor(io: Io, queue: Queue, plans: Plans) {
    this.key = workKeyOf(plans);
    this.#io = io;
    this.#queue = queue;
    this.#plans = plans;
    this.#looking = this.#look().catch((error: unknown) => this.fail(error));
  }

  /** Waits until a worker has made a batch. */
  make = (range: BatchRange, stop: AbortSignal): Promise<Uint8Array | null> =>
    new Promise((resolve, reject) => {
      if (this.#failure !== null) return reject(this.#failure as Error);
      const name = nameOf(range);
      const give = (bytes: Uint8Array | null) => {
        this.#wanted.delete(name);
        stop.removeEventListener("abort", onStop);
        if (this.#failure !== null) reject(this.#failure as Error);
        else resolve(bytes);
      };
      const onStop = () => give(null);
      stop.addEventListener("abort", onStop);
      this.#wanted.set(name, { range, give });
      if (stop.aborted) give(null);
    });

  /**
   * Ends it: no worker begins a batch of this work any more.
   *
   * @param done whether all is made, so that batches need not be kept for a later call
   */
  async close(done: boolean): Promise<void> {
    this.#over.abort();
    await this.#looking;
    const asked = AbortSignal.abort();
    try {
      await this.#queue.ask((boss) => boss.deleteQueue(queueNameOf(this.key)), asked);
      if (done) await forgetWork(this.#queue, this.key, asked);
    } catch (error) {
      // the results are there: what is left in a database that is away is forgotten by a later call
      if (!(error instanceof DataError)) throw error;
    }
  }

  /** Ends what is waited for with an error. */
  fail(error: unknown): void {
    if (this.#over.signal.aborted) return;
    this.#failure = error;
    for (const { give } of this.#wanted.values()) give(null);
  }

  async #look(): Promise<void> {
    const stop = this.#over.signal;
    await this.#begin(stop);
    let checkAt = 0;
    let heardAt = performance.now();
    let told = false;
    while (!stop.aborted) {
      const now = performance.now();
      if (now >= checkAt && this.#wanted.size > 0) {
        await this.#check(stop);
        checkAt = performance.now() + CHECK_EVERY_MS;
      }
      if (await this.#handOver(stop)) heardAt = performance.now();
      else if (!told && this.#wanted.size > 0 && now - heardAt > SILENT_AFTER_MS) {
        told = true;
        this.#io.stderr.write(
          `p38: no batch was made in ${SILENT_AFTER_MS / 1000} s; is p38 worker --queue running on any machine?\n`,
        );
      }
      await sleep(LOOK_EVERY_MS, undefined, { signal: stop }).catch(() => {});
    }
  }

  /** Puts the work into the queue; what failed for an earlier call is tried again. */
  async #begin(stop: AbortSignal): Promise<void> {
    await this.#keep(stop);
    await this.#queue.ask((boss) => boss.deleteStoredJobs(queueNameOf(this.key)), stop);
  }

  /** Says that the work is waited for; another call of the same work may have ended and deleted it. */
  async #keep(stop: AbortSignal): Promise<void> {
    await keepWork(this.#queue, this.key, this.#plans, stop);
    await this.#queue.ask((boss) => boss.createQueue(queueNameOf(this.key), QUEUE_OPTIONS), stop);
  }

  /** Hands over what is wanted and made; tells whether there was anything. */
  async #handOver(stop: AbortSignal): Promise<boolean> {
    if (this.#wanted.size === 0) return false;
    let any = false;
    for (const name of await madeBatches(this.#queue, this.key, stop)) {
      const wanted = this.#wanted.get(name);
      if (wanted === undefined) continue;
      const bytes = await takeBatch(this.#queue, this.key, wanted.range, stop);
      if (bytes === null) continue;
      any = true;
      wanted.give(bytes);
    }
    return any;
  }

  /**
   * Sends jobs for what is wanted, not made, and no job either, whoever had deleted it.
   *
   * @throws DataError when workers have failed at a batch again and again
   */
  async #check(stop: AbortSignal): Promise<void> {
    const queueName = queueNameOf(this.key);
    await this.#keep(stop);
    const jobs = await this.#queue.rows<{ name: string; state: string; output: unknown }>(
      `SELECT singleton_key AS name, state, output FROM ${SCHEMA}.job WHERE name = $1 AND state <> 'completed'`,
      [queueName],
      stop,
    );
    // after the jobs: a job that ends in between has its batch on the shelf
    const made = await madeBatches(this.#queue, this.key, stop);
    const open = new Set<string>();
    for (const { name, state, output } of jobs) {
      if (state !== "failed") open.add(name);
      else if (this.#wanted.has(name) && !made.has(name)) throw failed(name, output);
    }
    const missing = [...this.#wanted.values()].filter(({ range }) => {
      const name = nameOf(range);
      return !open.has(name) && !made.has(name);
    });
    for (let i = 0; i < missing.length; i += SENT_AT_ONCE) {
      const sent = missing.slice(i, i + SENT_AT_ONCE).map(({ range }) => jobOf(range));
      await this.#queue.ask((boss) => boss.insert(queueName, sent), stop);
    }
  }
}

/** How a job is treated. The policy keeps two jobs of one batch from waiting side by side. */
const QUEUE_OPTIONS = {
  policy: "exclusive",
  // a worker that is gone is found by its silence, so that slow batches may take what they take
  heartbeatSeconds: 10,
  expireInSeconds: 3600,
  retryLimit: 5,
} as const;

function jobOf(range: BatchRange) {
  // low runs first: they are added in order, and those made early need not wait in memory
  return { data: range satisfies BatchJob, singletonKey: nameOf(range), priority: -range.from };
}

function failed(name: string, output: unknown): DataError {
  const words = (output as { message?: string } | null)?.message ?? JSON.stringify(output);
  return new DataError([
    {
      file: `runs ${name}`,
      path: "batch",
      expected: "a worker that makes it",
      found: `${QUEUE_OPTIONS.retryLimit + 1} that did not, the last since: ${words}`,
    },
  ]);
}
