import assert from "node:assert/strict";
import { test } from "node:test";
import { DataError, hashArray } from "@p38/base";
import { encodeRun } from "@p38/model";
import type { WarRecord } from "@p38/record";
import { readRecordFolder } from "@p38/record/node.ts";
import { gridOf } from "@p38/terrain";
import fc from "fast-check";
import { account } from "./account.ts";
import { answersOfRun } from "./answers.ts";
import { constantAdvance } from "./baselines.ts";
import { readScoreRules } from "./node.ts";
import { printAccount } from "./print-account.ts";
import { printScore } from "./print-score.ts";
import { decodeScore, encodeScore, scoreAnswers, scoreRun } from "./score.ts";
import { placeOf, recordOf, runOf } from "./test-world.ts";
import { verdict } from "./verdict.ts";

const rules = readScoreRules();
const record = readRecordFolder();
/** A small world round Seoul, some 60 by 75 km, moved there from where it is made. */
const grid = gridOf({ rows: 16, cols: 12 });
for (let h = 0; h < grid.H; h++) {
  grid.lat[h] += 0.3;
  grid.lon[h] -= 0.3;
}
const run = runOf(
  grid,
  1129,
  (day) => (day < 5 ? 38.5 : day < 92 ? 37 : day < 195 ? 38.5 : day < 263 ? 37.2 : 38),
  [
    { id: "us-24d", side: "un", party: "usa", strengthMen: 12000, lossMen: [5, 15, 2, 1, 3] },
    { id: "rok-1d", side: "un", party: "rok", strengthMen: 9000, lossMen: [9, 30, 6, 1, 3] },
    { id: "kpa-1d", side: "communist", party: "prk", strengthMen: 11000, lossMen: [12, 30, 2, 9, 3] },
  ],
);
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test("scoring a run and giving account of it leave the run as it was", () => {
  const before = hashArray(encodeRun(run));
  scoreRun(run, record, grid, { rules });
  account(run, record, grid, rules);
  answersOfRun(run, grid);
  assert.equal(hashArray(encodeRun(run)), before);
});

test("a score reads back from its bytes, and the same run has the same score", () => {
  const score = scoreRun(run, record, grid, { rules, fittedParameters: 3 });
  const bytes = encodeScore(score);
  assert.equal(text(encodeScore(decodeScore(bytes))), text(bytes));
  assert.equal(text(encodeScore(scoreRun(run, record, grid, { rules, fittedParameters: 3 }))), text(bytes));
  assert.equal(score.fittedParameters, 3);
  assert.equal(score.directives, 7);
  assert.equal(score.madeBy?.scenario, "small");
  assert.equal(score.rules, rules.hash);
});

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

test("bytes that are no score are refused with file and path", () => {
  assert.throws(
    () => decodeScore(bytes({ format: "p38-score-0" }), "a.json"),
    (error: DataError) => {
      assert.deepEqual(error.findings[0], {
        file: "a.json",
        path: "/format",
        expected: "p38-score-1",
        found: '"p38-score-0"',
      });
      return true;
    },
  );
  assert.throws(() => decodeScore(bytes(null)), DataError);
  assert.throws(() => decodeScore(new TextEncoder().encode("{"), "b.json"), /b.json \/: expected a score/);
});

const scoreText = (shuffled: WarRecord) => text(encodeScore(scoreRun(run, shuffled, grid, { rules })));

const shuffledOf = <T>(rows: readonly T[]) =>
  fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length });

test("the order of the record's rows changes nothing", () => {
  const small: WarRecord = {
    ...record,
    places: record.places.filter(({ lat, lon }) => lat > 37.2 && lat < 38.1 && lon > 126.6 && lon < 127.5),
    // rows of one place and date keep their order: the later one is the later news
    control: record.control.filter(({ place }) =>
      ["seoul", "suwon", "uijongbu", "yangpyong"].includes(place),
    ),
    losses: record.losses.slice(0, 60),
    strengths: record.strengths.slice(0, 60),
  };
  const expected = scoreText(small);
  fc.assert(
    fc.property(
      shuffledOf(small.places),
      shuffledOf(small.control),
      shuffledOf(small.linesOfContact),
      shuffledOf(small.losses),
      shuffledOf(small.strengths),
      shuffledOf(small.operations),
      (places, control, linesOfContact, losses, strengths, operations) => {
        assert.equal(
          scoreText({ ...small, places, control, linesOfContact, losses, strengths, operations }),
          expected,
        );
      },
    ),
    { numRuns: 8 },
  );
});

test("the table is at most 100 columns wide, shows fit and judge apart, and says what is bad", () => {
  const score = scoreRun(run, record, grid, { rules });
  const table = printScore(score);
  for (const line of table.split("\n")) assert.ok(line.length <= 100, `${line.length}: ${line}`);
  assert.match(table, /WHO HELD EACH PLACE +fit +judge +hard test/);
  assert.match(table, /7 directives given; parameters fitted to this record: 0/);
  assert.match(table, /WHAT IS BAD\n- /);
  assert.match(table, /LEFT OUT\n- /);
  assert.doesNotMatch(table, /NaN|undefined|null|Infinity/);
});

test("a baseline scored as an answer has no skill over itself, and the verdict says so", () => {
  const baseline = constantAdvance(record, rules, 1129);
  const score = scoreAnswers(baseline, record, null, { rules });
  for (const part of ["fit", "judge"] as const) {
    const skill = score.placeControl.parts[part].skills.find(({ against }) => against === "constant advance");
    assert.equal(skill?.skill, 0);
    assert.ok((score.placeControl.parts[part].skills[0].skill ?? 0) > 0.2, "but some over persistence");
  }
  assert.ok(
    verdict(score).some((sentence) => /Places \(judge\): no better than constant advance/.test(sentence)),
  );
  assert.equal(score.directives, null);
});

test("the constant advance is a baseline worth beating: within 100 km of the line on half the dates", () => {
  const { byDate } = scoreAnswers(constantAdvance(record, rules, 1129), record, null, { rules }).lines;
  const near = byDate.filter(({ own }) => own !== null && own.meanAbsKm < 100);
  assert.ok(near.length * 2 > byDate.length, `${near.length} of ${byDate.length}`);
});

test("a run on another ground is refused", () => {
  assert.throws(
    () => scoreRun(run, record, gridOf({ rows: 2, cols: 2 }), { rules }),
    /192 cells; found one of 4/,
  );
});

test("a record with nothing to score against gives dashes, no error", () => {
  const empty = recordOf({ places: [placeOf("a", 37.5, 127)] });
  const score = scoreRun(run, empty, grid, { rules });
  assert.equal(score.placeControl.parts.judge.score.brier, null);
  assert.doesNotMatch(printScore(score), /NaN|undefined|Infinity/);
  assert.doesNotMatch(printAccount(account(run, empty, grid, rules)), /NaN|undefined|Infinity/);
});

test("a run cut short is scored on the days it has", () => {
  const short = runOf(grid, 40, () => 37.5);
  const score = scoreRun(short, record, grid, { rules });
  assert.equal(score.days, 40);
  assert.ok(score.lines.byDate.every(({ date }) => date < "1950-08-04"));
  assert.ok(score.placeControl.parts.judge.score.placeDays > 0);
});

test("the account of a run: Seoul's dates, lines, losses by year and strengths, in 100 columns", () => {
  const rows = account(run, record, grid, rules);
  const seoul = rows.filter((row) => row.kind === "event" && row.place === "seoul");
  assert.deepEqual(
    seoul.map((row) => row.kind === "event" && [row.recordedDate, row.to, row.runDate, row.differenceDays]),
    [
      ["1950-06-28", "communist", "1950-06-30", 2],
      ["1950-09-28", "un", "1950-09-25", -3],
      ["1951-01-04", "communist", "1951-01-06", 2],
      ["1951-03-15", "un", "1951-03-15", 0],
    ],
  );
  const year = rows.find((row) => row.kind === "year" && row.year === "1952" && row.side === "un");
  // killed, wounded, missing and captured of two formations, 366 days
  assert.equal(year?.kind === "year" && year.runMen, 366 * (23 + 46));
  assert.ok(rows.some((row) => row.kind === "losses" && row.whose === "usa" && row.recordMenMax > 30_000));
  assert.ok(rows.some((row) => row.kind === "strength" && row.whose === "rok"));
  const screen = printAccount(rows);
  for (const line of screen.split("\n")) assert.ok(line.length <= 100, `${line.length}: ${line}`);
  assert.match(screen, /Sŏul to comm\. +1950-06-28 1950-06-30 +\+2/);
});
