import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { dayOf } from "@p38/base";
import { run as runWar } from "@p38/model";
import { loadScenario } from "@p38/scenario/node.ts";
import { p38, ROOT, temporaryFolder } from "./test/command-line.ts";

const folder = temporaryFolder();
const ASKED = ["--start", "1950-06-28", "--start", "1950-07-01", "--runs", "2", "--until-lead", "7"];
const forecast = (out: string, ...more: string[]) => p38(["forecast", ...more, "--out", out], folder);

test("until a start both sides carry out what was recorded: two starts give the same days before the earlier", () => {
  const [early, late] = ["1950-06-29", "1950-07-02"];
  const dayHashes = (from: string) => {
    const run = runWar(loadScenario(`free-from/${from}`, ROOT).theater, 5, { until: dayOf(late) + 1 });
    const words = run.hashes.length / run.D;
    return Array.from({ length: run.D }, (_, day) =>
      run.hashes.slice(day * words, (day + 1) * words).join(" "),
    );
  };
  const [ofEarly, ofLate] = [dayHashes(early), dayHashes(late)];
  const parting = ofEarly.findIndex((hashes, day) => hashes !== ofLate[day]);
  assert.equal(parting, dayOf(early));
});

test("forecasts from two starts: an ensemble in the folder of each, and the score by lead time", async () => {
  const { code, out, err } = await forecast("two", ...ASKED, "--workers", "1", "--json");
  assert.equal(code, 0, err);
  const score = JSON.parse(out) as {
    starts: string[];
    note: string;
    leads: { leadDays: number; places: { judge: { starts: number; error: number } } }[];
  };
  assert.deepEqual(score.starts, ["1950-06-28", "1950-07-01"]);
  assert.deepEqual(
    score.leads.map(({ leadDays }) => leadDays),
    [0, 7],
  );
  assert.match(score.note, /computed up to that day/);
  const { starts, error } = score.leads[1].places.judge;
  assert.equal(starts, 2);
  assert.ok(error > 0 && error < 1);
  for (const start of score.starts)
    assert.ok(
      existsSync(join(folder, "two", start, "runs.parquet")) &&
        existsSync(join(folder, "two", start, "plan.json")),
    );
  const summary = JSON.parse(readFileSync(join(folder, "two", "summary.json"), "utf8")) as object;
  assert.equal((summary as { runs: number }).runs, 2);
});

test("the same command again makes no run anew and says the same; p38 score reads a start's ensemble", async () => {
  const tally = () => readFileSync(join(folder, "two", "1950-07-01", "tally.p38tally"), "base64");
  const before = tally();
  const again = await forecast("two", ...ASKED);
  assert.equal(again.code, 0, again.err);
  assert.match(again.out, /WHO HELD EACH PLACE/);
  assert.equal(tally(), before);
  const scored = await p38(["score", "--ensemble", join("two", "1950-07-01")], folder);
  assert.match(scored.out, /SCORE of 2 runs of free-from\/1950-07-01/);
});

test("starts may come from a file", async () => {
  writeFileSync(join(folder, "mine.json"), JSON.stringify({ rule: ["mine"], starts: ["1950-06-27"] }));
  const { code, out, err } = await forecast(
    "mine",
    "--starts",
    "mine.json",
    "--runs",
    "1",
    "--until-lead",
    "7",
    "--json",
  );
  assert.equal(code, 0, err);
  assert.deepEqual((JSON.parse(out) as { starts: string[] }).starts, ["1950-06-27"]);
});

test("wrong asks get one sentence and leave no folder", async () => {
  writeFileSync(
    join(folder, "late.json"),
    JSON.stringify({ rule: ["late"], starts: ["1950-07-10", "1950-07-09"] }),
  );
  writeFileSync(join(folder, "no.json"), "{");
  for (const [more, code, sentence] of [
    [
      ["--start", "1953-06-01"],
      2,
      /expected starts from 1950-06-26 to 1953-04-28, so that 90 days .* found 1953-06-01/,
    ],
    [["--start", "1950-06-25"], 2, /found 1950-06-25/],
    [["--start", "1950-02-30"], 2, /--start: /],
    [
      ["--start", "1950-07-01", "--starts", "late.json"],
      2,
      /one of --starts FILE and --start DATE; found both/,
    ],
    [["--starts", "late.json"], 1, /late\.json \/starts\/1: .* found "?1950-07-09/],
    [["--starts", "no.json"], 1, /no\.json whole file: expected JSON/],
    [["--starts", "none.json"], 1, /none\.json whole file: expected a file of starts/],
    [
      ["--start", "1950-07-01", "--until-lead", "6"],
      2,
      /--until-lead: expected days from 7 to 90; found "6"/,
    ],
  ] as [string[], number, RegExp][]) {
    const { code: found, err, out } = await forecast("new", ...more);
    assert.equal(found, code, `${more.join(" ")}: ${err}${out}`);
    assert.match(err, sentence);
    assert.equal(err.trim().split("\n").length, 1, err);
  }
  assert.ok(!readdirSync(folder).includes("new"));
});

test("stopped, it tells how far it came, and the same command goes on", async () => {
  const stop = new AbortController();
  const stopped = await p38(
    ["forecast", ...ASKED, "--workers", "1", "--out", "stopped", "--progress"],
    folder,
    {
      interrupted: () => stop.signal,
      stderr: { write: (text) => void (text.includes("1950-06-28: run: 2 of 2") && stop.abort()) },
    },
  );
  assert.match(stopped.out, /Stopped after 1 of 2 starts; the same command goes on/);
  const whole = await forecast("stopped", ...ASKED, "--json");
  const { folder: _, ...score } = JSON.parse(whole.out) as Record<string, unknown>;
  const { folder: __, ...wanted } = JSON.parse((await forecast("two", ...ASKED, "--json")).out) as Record<
    string,
    unknown
  >;
  assert.deepEqual(score, wanted);
});
