import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { lastHashOf } from "@p38/ensemble";
import { readRun } from "./files.ts";
import { p38, temporaryFolder, testIo } from "./test/command-line.ts";

const folder = temporaryFolder();
const ASKED = ["--until", "1950-07-02", "--seed", "3"];
const ensemble = (out: string, ...more: string[]) =>
  p38(["ensemble", ...ASKED, "--out", out, ...more], folder);
const filesOf = (name: string) =>
  new Map(
    readdirSync(join(folder, name)).map((file) => [file, readFileSync(join(folder, name, file), "base64")]),
  );

test("the same runs give the same files with one worker, with two, and in two goes", async () => {
  assert.equal((await ensemble("one", "--runs", "7", "--workers", "1")).code, 0);
  assert.equal((await ensemble("two", "--runs", "7", "--workers", "2")).code, 0);
  assert.deepEqual(filesOf("two"), filesOf("one"));
  assert.equal((await ensemble("goes", "--runs", "5")).code, 0);
  assert.equal((await ensemble("goes", "--runs", "7")).code, 0);
  assert.deepEqual(filesOf("goes"), filesOf("one"));
  assert.ok(filesOf("one").has("runs.parquet") && filesOf("one").has("summary.json"));
});

test("stopped, it keeps what is made, and the same command goes on to the same files", async () => {
  const stop = new AbortController();
  const stopped = await p38(
    ["ensemble", ...ASKED, "--runs", "7", "--workers", "1", "--out", "stopped", "--progress"],
    folder,
    {
      interrupted: () => stop.signal,
      stderr: { write: (text) => void (text.includes("5 of 7") && stop.abort()) },
    },
  );
  assert.equal(stopped.code, 0);
  assert.match(stopped.out, /5 runs .*stopped early/);
  assert.equal((await ensemble("stopped", "--runs", "7")).code, 0);
  assert.deepEqual(filesOf("stopped"), filesOf("one"));
});

test("a run of an ensemble is the one that p38 run makes of its seed", async () => {
  const rows = JSON.parse(
    (await p38(["sql", "--ensemble", "one", "SELECT seed, hash FROM runs ORDER BY run", "--json"], folder))
      .out,
  ) as { seed: number; hash: string }[];
  assert.equal(rows.length, 7);
  const made = await p38(
    [
      "run",
      "--seed",
      String(rows[4].seed),
      "--parameters",
      "drawn",
      "--until",
      "1950-07-02",
      "--out",
      "r.p38run",
    ],
    folder,
  );
  assert.equal(made.code, 0);
  assert.equal(lastHashOf(await readRun(testIo(folder).io, "r.p38run")), rows[4].hash);
});

test("questions to an ensemble: chances of points, quantiles of line and losses", async () => {
  writeFileSync(
    join(folder, "points.csv"),
    "id,lat,lon,date\npusan,35.1,129.03,1950-07-02\nnorth,41,127,1950-07-01\n",
  );
  const holders = await p38(["holder", "--ensemble", "one", "--points", "points.csv"], folder);
  assert.equal(holders.out, "id,date,chance_un\npusan,1950-07-02,1\nnorth,1950-07-01,0\n");
  const line = await p38(["line", "--ensemble", "one", "--date", "1950-07-01"], folder);
  assert.match(line.out, /^date,lon,q05,q25,q50,q75,q95,mean,runs\n1950-07-02,12/);
  const losses = await p38(["losses", "--ensemble", "one", "--by", "day"], folder);
  assert.equal(losses.out.trim().split("\n").length, 1 + 8 * 2);
});

test("an ensemble keeps the losses that the record has claims on, and is scored by them", async () => {
  const { code, out, err } = await p38(["score", "--ensemble", "one", "--json"], folder);
  assert.equal(code, 0, err);
  const { losses } = JSON.parse(out) as {
    losses: { notKept: number; claims: { whose: string; to: string; middleMen: number; crpsLog: number }[] };
  };
  assert.equal(losses.notKept, 0);
  // June 1950 has claims; they end within these eight days
  assert.ok(
    losses.claims.some(({ whose, to, middleMen }) => whose === "rok" && to === "1950-06-30" && middleMen > 0),
  );
  const table = await p38(["score", "--ensemble", "one"], folder);
  assert.match(table.out, /^LOSSES +fit UN/m);
  for (const line of table.out.split("\n")) assert.ok(line.length <= 100, line);
});

test("wrong asks get one sentence and change nothing", async () => {
  const before = filesOf("one");
  for (const [args, code, sentence] of [
    [
      ["ensemble", "--seed", "4", "--until", "1950-07-02", "--runs", "7", "--out", "one"],
      2,
      /whose seed is another/,
    ],
    [
      ["ensemble", ...ASKED, "--runs", "5", "--out", "one"],
      2,
      /--runs: expected 7 or more, as one has already; found 5/,
    ],
    [
      ["ensemble", ...ASKED, "--runs", "0", "--out", "new"],
      2,
      /--runs: expected a whole number, 1 or more; found "0"/,
    ],
    [["ensemble", ...ASKED, "--scenario", "nope", "--out", "new"], 1, /nope/],
    [["ensemble", ...ASKED, "--within", "60", "--out", "new"], 2, /--within: expected percent above 0/],
    [["ensemble", ...ASKED, "--out", "points.csv"], 2, /expected a folder; found a file/],
    [["holder", "--points", "points.csv"], 2, /one of --run FILE and --ensemble DIR; found neither/],
    [["line", "--ensemble", "one", "--run", "r.p38run", "--date", "1950-07-01"], 2, /found both/],
    [
      ["line", "--ensemble", "one", "--date", "1951-07-01"],
      2,
      /--date: expected a date from 1950-06-25 to 1950-07-02/,
    ],
    [["line", "--ensemble", "one", "--date", "1950-07-01", "--format", "geojson"], 2, /no one line/],
    [
      ["losses", "--ensemble", "nope"],
      1,
      /plan\.json whole file: expected the plan of an ensemble; found no such file/,
    ],
    [["sql", "--ensemble", "nope", "SELECT 1"], 1, /expected tables of an ensemble/],
    [
      ["sql", "--ensemble", "one", "SELECT * FROM read_csv('points.csv')"],
      2,
      /SQL: expected a question over an ensemble's tables/,
    ],
  ] as [string[], number, RegExp][]) {
    const { code: found, err, out } = await p38(args, folder);
    assert.equal(found, code, `${args.join(" ")}: ${err}${out}`);
    assert.match(err, sentence);
    assert.equal(err.trim().split("\n").length, 1, err);
  }
  assert.deepEqual(filesOf("one"), before);
  assert.deepEqual(readdirSync(folder).includes("new"), false);
});

test("a tally cut short is told, and nothing is lost", async () => {
  const path = join(folder, "two", "tally.p38tally");
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.subarray(0, 900));
  const cut = await ensemble("two", "--runs", "8");
  assert.equal(cut.code, 1);
  assert.match(
    cut.err,
    /two\/tally\.p38tally whole file: expected the tally of an ensemble; found 900 bytes/,
  );
  writeFileSync(path, bytes);
  assert.equal((await ensemble("two", "--runs", "7")).code, 0);
  assert.deepEqual(filesOf("two"), filesOf("one"));
});
