import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, isoOf, log } from "@p38/base";
import type { Answers } from "./answers.ts";
import { readScoreRules } from "./node.ts";
import { recordOf } from "./test-world.ts";
import { scoreDeaths, texture } from "./us-deaths.ts";

const rules = readScoreRules();
const near = (found: number | null | undefined, expected: number) =>
  assert.ok(Math.abs((found ?? NaN) - expected) < 1e-9, `expected ${expected}; found ${found}`);

test("level, variance over mean and lag-1 correlation of six days, by hand", () => {
  const { meanPerDay, varianceToMean, lag1 } = texture([0, 1, 2, 3, 4, 5], [2, 4, 6, 6, 4, 2]);
  near(meanPerDay, 4);
  near(varianceToMean, 16 / 5 / 4);
  // pairs 2-4, 4-6, 6-6, 6-4, 4-2: means 4.4 and 4.4, sum of products 3.2, sums of squares 11.2 each
  near(lag1, 3.2 / 11.2);
});

test("days that do not follow each other make no pair", () => {
  // 3 and 10 would be a pair of great correlation
  assert.equal(texture([0, 1, 10, 11], [1, 1, 50, 50]).lag1, null);
});

test("a series that never varies has no correlation, and one of zeros no ratio", () => {
  const steady = texture([0, 1, 2, 3, 4], [15.8, 15.8, 15.8, 15.8, 15.8]);
  assert.equal(steady.lag1, null);
  near(steady.varianceToMean, 0);
  assert.equal(texture([0, 1, 2], [0, 0, 0]).varianceToMean, null);
});

const days = (from: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ date: isoOf(dayOf(from) + i), deaths: 10 + (i % 3) }));

test("recorded and answered deaths on the same days, December 1950 for judging", () => {
  const record = recordOf({ usDeathsByDay: [...days("1950-08-05", 27), ...days("1950-12-01", 31)] });
  const answers: Answers = {
    name: "x",
    days: 1129,
    lossMen: () => ({ killedMen: 20, woundedMen: 5, missingMen: 1, capturedMen: 10, nonBattleMen: 3 }),
  };
  const { phases } = scoreDeaths(record, answers, rules);
  assert.deepEqual(
    phases.map(({ phase, part, days: count }) => [phase, part, count]),
    [
      ["perimeter", "fit", 27],
      ["chinese-entry", "judge", 31],
    ],
  );
  near(phases[0].recorded.meanPerDay, 11);
  near(phases[0].answer.meanPerDay, 24.8);
  near(phases[0].levelLogError, log((27 * 24.8 + 1) / (27 * 11 + 1)));
});
