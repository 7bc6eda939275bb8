import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { parseQueue } from "./queue/address.ts";
import { openQueue, SCHEMA, type Queue } from "./queue/database.ts";
import { p38 as call, ROOT, temporaryFolder, testIo } from "./test/command-line.ts";
import { startPostgres, type TestServer } from "./test/postgres.ts";

const folder = temporaryFolder();
const LUCK = ["--seed", "3", "--until", "1950-07-05", "--parameters", "scenario"];
const RUNS = 30;
const ensemble = (out: string, ...more: string[]) => ["ensemble", ...LUCK, "--out", out, ...more];
const children: ChildProcess[] = [];
const stop = new AbortController();
/** `p38` in this process; what still runs when the tests are over, since one failed, is told to stop. */
const p38 = (args: readonly string[], root = ROOT) =>
  call(args, folder, { root, interrupted: () => stop.signal });
let server: TestServer;
/** the test's own view of the server's queue */
let seen: Queue;
/** what each file of the same ensemble made by threads alone is */
let expected: Map<string, string>;

before(async () => {
  server = await startPostgres(folder);
  seen = await openQueue(testIo(folder).io, parseQueue(server.url), { supervises: false });
  assert.equal((await p38(ensemble("threads", "--runs", String(RUNS)))).code, 0);
  expected = filesOf("threads");
});

after(async () => {
  stop.abort();
  for (const child of children) child.kill("SIGKILL");
  await seen.close();
  await server.close();
});

function filesOf(name: string): Map<string, string> {
  const files = readdirSync(join(folder, name), { recursive: true, encoding: "utf8" }).toSorted();
  return new Map(
    files
      .filter((file) => /\.\w+$/.test(file))
      .map((file) => [file, readFileSync(join(folder, name, file), "base64")]),
  );
}

/** `p38` as a process of its own. */
function process38(...args: string[]) {
  const child = spawn(process.execPath, [join(ROOT, "apps/cli/main.ts"), ...args], { cwd: folder });
  children.push(child);
  const printed = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (printed.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (printed.err += text));
  const ended = once(child, "close");
  return {
    async kill(signal: "SIGKILL" | "SIGINT") {
      child.kill(signal);
      await ended;
      return { signal: child.signalCode, code: child.exitCode };
    },
    printed,
  };
}

/** Waits until something holds. */
async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await holds())) {
    assert.ok(performance.now() < end, `not within 60 s: ${what}`);
    await sleep(20);
  }
}

async function count(from: string): Promise<number> {
  const [row] = await seen.rows<{ n: number }>(`SELECT count(*)::integer AS n FROM ${SCHEMA}.${from}`);
  return row.n;
}

/**
 * Has the server take so many batches more and keep whoever brings a further one waiting, so that what a test does
 * half-way is done half-way on any machine. The function returned lets them go on.
 */
async function holdAfter(batches: number): Promise<() => Promise<void>> {
  await seen.rows(`BEGIN;
    CREATE TABLE ${SCHEMA}.held AS SELECT ${batches} AS free;
    CREATE FUNCTION ${SCHEMA}.hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      UPDATE ${SCHEMA}.held SET free = free - 1 WHERE free > 0;
      IF NOT FOUND THEN
        WHILE EXISTS (SELECT 1 FROM ${SCHEMA}.held) LOOP PERFORM pg_sleep(0.02); END LOOP;
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER hold BEFORE INSERT ON ${SCHEMA}.p38_batch FOR EACH ROW EXECUTE FUNCTION ${SCHEMA}.hold();
    COMMIT`);
  return async () => {
    await seen.rows(`DELETE FROM ${SCHEMA}.held`);
    await seen.rows(`BEGIN; DROP FUNCTION ${SCHEMA}.hold CASCADE; DROP TABLE ${SCHEMA}.held; COMMIT`);
  };
}

/** Of the batches that are kept waiting, something of each: a process of the server's, or how its end went. */
async function waiting(what: "pid" | "pg_terminate_backend(pid)"): Promise<unknown[]> {
  return seen.rows(`SELECT ${what} FROM pg_stat_activity WHERE query LIKE $1 AND state = 'active'`, [
    `INSERT INTO ${SCHEMA}.p38_batch%`,
  ]);
}

test("killed, the same command goes on from the batches in the folder", async () => {
  const asked = ensemble("killed", "--runs", String(RUNS), "--queue", "pglite:left");
  const killed = process38(...asked, "--workers", "1", "--progress");
  await until("a batch", () => killed.printed.err.includes(`5 of ${RUNS}`));
  assert.equal((await killed.kill("SIGKILL")).signal, "SIGKILL");
  const worker = await p38(["worker", "--queue", "pglite:left", "--until-empty", "--json"]);
  assert.equal(worker.code, 0, worker.err);
  const { batches } = JSON.parse(worker.out) as { batches: number };
  assert.ok(batches >= 1 && batches <= 5, `${batches} batches were left; ${killed.printed.err}`);
  const again = await p38([...asked, "--progress"]);
  assert.equal(again.code, 0, again.err);
  assert.deepEqual(filesOf("killed"), expected);
});

// side by side: who finds out that a worker is gone does so by ten seconds of silence
suite("by a server and by a folder", { concurrency: 2 }, () => {
  test("two workers at a server, one killed with a batch in hand: the same files", async () => {
    const letGo = await holdAfter(0);
    const coordinator = p38(ensemble("workers", "--runs", String(RUNS), "--queue", server.url));
    const first = process38("worker", "--queue", server.url, "--workers", "1");
    await until("a batch that the first worker brings", async () => (await waiting("pid")).length > 0);
    assert.equal((await first.kill("SIGKILL")).signal, "SIGKILL");
    await waiting("pg_terminate_backend(pid)");
    await until("the end of what it brought", async () => (await waiting("pid")).length === 0);
    assert.equal(await count("p38_batch"), 0);
    assert.ok((await count("job WHERE state = 'active'")) >= 1);
    await letGo();
    const second = process38("worker", "--queue", server.url, "--workers", "1", "--json");
    const made = await coordinator;
    assert.equal(made.code, 0, made.err);
    assert.deepEqual(filesOf("workers"), expected);
    assert.equal((await second.kill("SIGINT")).code, 0);
    assert.ok(
      (JSON.parse(second.printed.out) as { batches: number }).batches === RUNS / 5,
      second.printed.out,
    );
    assert.equal(await count("p38_batch"), 0);
    assert.equal(await count("job"), 0);
  });

  test("a comparison whose batches are kept in a folder has the files that threads give", async () => {
    const asked = ["compare", "--change", "free-from/1950-06-28", ...LUCK, "--runs", "6"];
    assert.equal((await p38([...asked, "--out", "pairs"])).code, 0);
    const queued = await p38([...asked, "--out", "queued", "--queue", "pglite:jobs"]);
    assert.equal(queued.code, 0, queued.err);
    assert.deepEqual(filesOf("queued"), filesOf("pairs"));
  });
});

test("the server stops and starts half-way: one sentence, and the same files", async () => {
  const letGo = await holdAfter(1);
  const coordinator = p38(ensemble("outage", "--runs", String(RUNS), "--queue", server.url));
  const worker = process38("worker", "--queue", server.url, "--workers", "1");
  await until("a batch after the first", async () => (await waiting("pid")).length > 0);
  assert.equal(await count("p38_batch"), 1);
  await server.stop();
  assert.ok(!readdirSync(join(folder, "outage")).includes("summary.json"), "the server stopped too late");
  await sleep(700);
  await server.start();
  await letGo();
  const made = await coordinator;
  assert.equal(made.code, 0, made.err);
  assert.match(made.err, /^p38: \S+ does not answer \(.+\); trying again .+\np38: \S+ answers again\n$/);
  assert.deepEqual(filesOf("outage"), expected);
  await worker.kill("SIGINT");
});

/** A project folder that is no clone, so that it has no commit; its scenarios are its own. */
function projectOf(name: string): string {
  const root = join(folder, name);
  mkdirSync(root);
  symlinkSync(join(ROOT, "data"), join(root, "data"));
  cpSync(join(ROOT, "scenarios"), join(root, "scenarios"), { recursive: true });
  return root;
}

test("a worker whose files or commit are others says so and leaves the runs to one that has them", async () => {
  const [asked, other] = [projectOf("asked"), projectOf("other")];
  const path = join(other, "scenarios/as-decided/scenario.json");
  writeFileSync(path, readFileSync(path, "utf8").replace('"title": "', '"title": "Another: '));
  const small = ensemble("left", "--runs", "6", "--queue", server.url);
  const coordinator = p38(small, asked);
  await until("its work at the queue", async () => (await count("job")) === 2);
  // what is not the bytes that a worker put there is thrown away, and counts for nothing
  await seen.rows(
    `INSERT INTO ${SCHEMA}.p38_batch SELECT key, 0, 5, 'another hash', 'altered' FROM ${SCHEMA}.p38_work`,
  );
  await until("the altered batch gone", async () => (await count("p38_batch")) === 0);
  const work = (root: string) =>
    p38(["worker", "--queue", server.url, "--workers", "1", "--until-empty"], root);

  const files = await work(other);
  assert.equal(files.code, 1);
  assert.match(
    files.err,
    /^scenario as-decided \/inputs\/scenario: expected [0-9a-f]{16}, of which the runs were asked; found [0-9a-f]{16} in this .*\n$/,
  );
  const commit = await work(ROOT);
  assert.equal(commit.code, 1);
  assert.match(
    commit.err,
    /^scenario as-decided \/commit: expected v0\.1\.0, .*; found [0-9a-f]{40} in this .*\n$/,
  );
  assert.equal(await count("job WHERE state = 'created' AND retry_count = 0"), 2);

  assert.equal((await work(asked)).code, 0);
  assert.equal((await coordinator).code, 0);
});

test("a queue that cannot be reached, or is none, gets one sentence without the password and writes nothing", async () => {
  const { port } = new URL(server.url);
  writeFileSync(join(folder, "points.csv"), "");
  mkdirSync(join(folder, "busy"));
  writeFileSync(join(folder, "busy/process"), String(process.ppid));
  for (const [queue, code, sentence] of [
    [
      server.url.replace("secret", "wrong"),
      1,
      /connection: expected a database that answers; found password auth/,
    ],
    [server.url.replace(port, "1"), 1, /:1\/p38 connection: .*; found nothing that listens there/],
    [`${server.url}x`, 1, /found database "p38x" does not exist/],
    [
      "mysql://p38:wrong@127.0.0.1/p38",
      2,
      /--queue: expected postgres:\/\/.* or pglite:FOLDER; found "mysql/,
    ],
    ["pglite:", 2, /--queue: expected postgres/],
    [
      "pglite:points.csv",
      1,
      /^pglite:points\.csv whole folder: expected a folder for this call alone; found/,
    ],
    [
      "pglite:busy",
      1,
      /^pglite:busy whole folder: expected a folder for this call alone; found process \d+ at work in it \(if/,
    ],
  ] as [string, number, RegExp][]) {
    const { code: found, err } = await p38(ensemble("nothing", "--queue", queue));
    assert.equal(found, code, err);
    assert.match(err, sentence);
    assert.doesNotMatch(err, /wrong|secret/);
    assert.equal(err.trim().split("\n").length, 1, err);
  }
  assert.ok(!readdirSync(folder).includes("nothing"));
});
