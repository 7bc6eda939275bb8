import { join, resolve } from "node:path";
import { DataError } from "@p38/base";
import type { PgBoss } from "pg-boss";
import type { Io } from "../io.ts";
import type { QueueAddress } from "./address.ts";
import { takeFolder } from "./folder-lock.ts";
import { Outage, unreachable } from "./outage.ts";

/** Schema of all tables of the queue, pg-boss's and ours. */
export const SCHEMA = "p38_queue";

/** How often lost jobs are looked for, s. */
const SUPERVISE_SECONDS = 2;

/** An open queue. */
export interface Queue {
  boss: PgBoss;
  /** asks through outages of the server */
  ask<T>(question: (boss: PgBoss) => Promise<T>, stop?: AbortSignal): Promise<T>;
  /** the rows of one statement, through outages */
  rows<T>(sql: string, values?: unknown[], stop?: AbortSignal): Promise<T[]>;
  close(): Promise<void>;
}

/**
 * Opens a queue, and makes its tables where there are none.
 *
 * @param supervises whether this process looks for jobs that their worker has lost; in a folder there are none, as a
 *                   worker there is of this process
 * @throws DataError when there is no server, it does not let in, or the folder is another process's
 */
export async function openQueue(
  io: Io,
  address: QueueAddress,
  { supervises }: { supervises: boolean },
): Promise<Queue> {
  const outage = new Outage(io, address.shown);
  const { boss, release } = await bossOf(io, address, supervises && address.kind === "server");
  boss.on("error", (error) => outage.note(error));
  boss.on("warning", () => {}); // slow statements and the like, for who runs the database
  const close = async () => {
    await boss.stop({ graceful: false, close: true }).catch(() => {});
    await release();
  };
  try {
    await boss.start();
    await boss.getDb().executeSql(TABLES);
    if (address.kind === "folder") await giveBackAll(boss);
  } catch (error) {
    await close();
    throw error instanceof DataError ? error : unreachable(address.shown, error);
  }
  return {
    boss,
    ask: (question, stop) => outage.through(() => question(boss), stop),
    rows: (sql, values, stop) =>
      outage.through(async () => (await boss.getDb().executeSql(sql, values)).rows, stop),
    close,
  };
}

/** pg-boss over a server or a folder, not yet started, and what closes what is under it. */
async function bossOf(
  io: Io,
  address: QueueAddress,
  supervise: boolean,
): Promise<{ boss: PgBoss; release(): Promise<void> }> {
  const { PgBoss, fromPglite } = await import("pg-boss");
  const options = {
    schema: SCHEMA,
    schedule: false,
    supervise,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
    maintenanceIntervalSeconds: 60,
    // jobs come and go by the thousand at most: their tables need no watching
    monitorVacuum: false,
    reindex: false,
    registerInstance: false,
  };
  if (address.kind === "server") {
    const boss = new PgBoss({
      ...options,
      connectionString: address.url,
      application_name: "parallel38",
    });
    return { boss, release: async () => {} };
  }
  const folder = resolve(io.cwd, address.folder);
  const free = takeFolder(folder, address.shown);
  try {
    const { PGlite } = await import("@electric-sql/pglite");
    const database = await PGlite.create(join(folder, "database"));
    const release = async () => {
      await database.close();
      free();
    };
    return { boss: new PgBoss({ ...options, db: fromPglite(database), backend: "pglite" }), release };
  } catch (error) {
    free();
    throw unreachable(address.shown, error);
  }
}

/** Gives back the jobs of a folder that are under way: they were a killed process's, since no other has the folder. */
async function giveBackAll(boss: PgBoss): Promise<void> {
  const { rows } = await boss.getDb().executeSql(`SELECT name, id FROM ${SCHEMA}.job WHERE state = 'active'`);
  for (const { name, id } of rows as { name: string; id: string }[])
    await boss.fail(name, id, { message: "its process was killed" });
}

/** Works asked for and batches made of them; under a lock, as processes may begin at the same moment. */
const TABLES = `BEGIN;
SELECT pg_advisory_xact_lock(38);
CREATE TABLE IF NOT EXISTS ${SCHEMA}.p38_work (
  key text PRIMARY KEY, plans text NOT NULL, touched timestamptz NOT NULL DEFAULT now());
CREATE TABLE IF NOT EXISTS ${SCHEMA}.p38_batch (
  key text NOT NULL REFERENCES ${SCHEMA}.p38_work ON DELETE CASCADE, first integer NOT NULL, last integer NOT NULL,
  hash text NOT NULL, bytes bytea STORAGE EXTERNAL NOT NULL, PRIMARY KEY (key, first, last));
COMMIT`;
