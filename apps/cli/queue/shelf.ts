import { hashArray, hashText } from "@p38/base";
import type { BatchRange, EnsembleInput, WorkInput } from "@p38/ensemble";
import type { KeptPlan } from "../ensemble-folder.ts";
import { SCHEMA, type Queue } from "./database.ts";

/*
 * What the queue's tables hold: works (all that batches of one kind are made of, by reference), and batches made.
 */

/** Plans of a work, by part: of an ensemble, or of a base and of a change. */
export type Plans = Record<string, KeptPlan>;

/** Days after which a work that no one waits for is forgotten, with its batches. */
const FORGET_AFTER_DAYS = 7;

/** The plans of an input, without the number of runs: with more runs, it is the same work. */
export function plansOf(input: WorkInput): Plans {
  return Object.fromEntries(
    Object.entries(input).map(([part, { plan }]: [string, EnsembleInput]) => [
      part,
      { ...(plan as KeptPlan), runs: 0 },
    ]),
  );
}

/** Tells one work from another. */
export function workKeyOf(plans: Plans): string {
  return hashText(JSON.stringify(plans));
}

/** Name of a pg-boss queue: each work has its own, so that a worker takes jobs of those alone that it can make. */
export function queueNameOf(key: string): string {
  return `p38-batches-${key}`;
}

/** The name of a batch among the jobs of its work. */
export function nameOf({ from, to }: BatchRange): string {
  return `${from}-${to}`;
}

/** Says that a work is waited for, and forgets those that no one has waited for in days. */
export async function keepWork(queue: Queue, key: string, plans: Plans, stop?: AbortSignal): Promise<void> {
  await queue.rows(
    `INSERT INTO ${SCHEMA}.p38_work (key, plans) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET touched = now()`,
    [key, JSON.stringify(plans)],
    stop,
  );
  await queue.rows(
    `DELETE FROM ${SCHEMA}.p38_work WHERE touched < now() - make_interval(days => $1)`,
    [FORGET_AFTER_DAYS],
    stop,
  );
}

/** All works that are waited for, the oldest first. */
export async function works(queue: Queue, stop?: AbortSignal): Promise<{ key: string; plans: Plans }[]> {
  const rows = await queue.rows<{ key: string; plans: string }>(
    `SELECT key, plans FROM ${SCHEMA}.p38_work ORDER BY touched, key`,
    [],
    stop,
  );
  return rows.map(({ key, plans }) => ({ key, plans: JSON.parse(plans) as Plans }));
}

/** Forgets a work and its batches. */
export async function forgetWork(queue: Queue, key: string, stop?: AbortSignal): Promise<void> {
  await queue.rows(`DELETE FROM ${SCHEMA}.p38_work WHERE key = $1`, [key], stop);
}

/** Which batches of a work are made, by name. */
export async function madeBatches(queue: Queue, key: string, stop?: AbortSignal): Promise<Set<string>> {
  const rows = await queue.rows<{ first: number; last: number }>(
    `SELECT first, last FROM ${SCHEMA}.p38_batch WHERE key = $1`,
    [key],
    stop,
  );
  return new Set(rows.map(({ first, last }) => nameOf({ from: first, to: last })));
}

/** The bytes of a batch; null where they are not those that were put there, and then they are thrown away. */
export async function takeBatch(
  queue: Queue,
  key: string,
  { from, to }: BatchRange,
  stop?: AbortSignal,
): Promise<Uint8Array | null> {
  const at = [key, from, to];
  const [row] = await queue.rows<{ hash: string; base64: string }>(
    `SELECT hash, encode(bytes, 'base64') AS base64 FROM ${SCHEMA}.p38_batch WHERE key = $1 AND first = $2 AND last = $3`,
    at,
    stop,
  );
  if (row === undefined) return null;
  // as text both ways: PGlite takes ten times as long over bytes; copied, since a small Buffer is a view into a larger one
  const bytes = new Uint8Array(Buffer.from(row.base64, "base64"));
  if (hashArray(bytes) === row.hash) return bytes;
  await queue.rows(`DELETE FROM ${SCHEMA}.p38_batch WHERE key = $1 AND first = $2 AND last = $3`, at, stop);
  return null;
}

/** PostgreSQL's code for a row whose owner, here the work, is gone. */
const NO_OWNER = "23503";

/**
 * Puts a batch on the shelf; one that is there already stays.
 *
 * @returns "differs" where there is one of other bytes, "unwanted" where the work is no longer waited for
 */
export async function putBatch(
  queue: Queue,
  key: string,
  { from, to }: BatchRange,
  bytes: Uint8Array,
): Promise<"put" | "there" | "differs" | "unwanted"> {
  const hash = hashArray(bytes);
  try {
    const rows = await queue.rows(
      `INSERT INTO ${SCHEMA}.p38_batch (key, first, last, hash, bytes) VALUES ($1, $2, $3, $4, decode($5, 'base64'))
       ON CONFLICT DO NOTHING RETURNING first`,
      [key, from, to, hash, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64")],
    );
    if (rows.length > 0) return "put";
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === NO_OWNER) return "unwanted";
    throw error;
  }
  const [there] = await queue.rows<{ hash: string }>(
    `SELECT hash FROM ${SCHEMA}.p38_batch WHERE key = $1 AND first = $2 AND last = $3`,
    [key, from, to],
  );
  return there === undefined || there.hash === hash ? "there" : "differs";
}
