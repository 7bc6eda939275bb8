import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "@p38/base";
import { brierScore, skillByMonth } from "./brier.ts";

const all = () => true;
const near = (found: number | null | undefined, expected: number) =>
  assert.ok(Math.abs((found ?? NaN) - expected) < 1e-12, `expected ${expected}; found ${found}`);

/** A table from day 0 (six days of June, then July) of rows of forecasts and holders. */
function table(rows: { forecast: number[]; observed: number[] }[]) {
  return {
    forecast: rows.map(({ forecast }) => Float64Array.from(forecast)),
    observed: rows.map(({ observed }) => Int8Array.from(observed)),
  };
}

test("Brier score of a small case by hand: one place, right three days and wrong one", () => {
  const score = brierScore(table([{ forecast: [0, 0, 1, 1], observed: [0, 1, 1, 1] }]), all);
  near(score.brier, 0.25);
  assert.equal(score.placeDays, 4);
  // said 0 and was 1 half the time; said 1 and was
  assert.deepEqual(
    score.reliability.map(({ from, placeDays, forecast, observed }) => [from, placeDays, forecast, observed]),
    [
      [0, 2, 0, 0.5],
      [0.9, 2, 1, 1],
    ],
  );
});

test("a place with few certain days weighs as much as one with many", () => {
  const score = brierScore(
    table([
      { forecast: [0, 0, 0, 0], observed: [0, 0, 0, 0] },
      { forecast: [0, 0, 0, 0], observed: [1, -1, -1, -1] },
    ]),
    all,
  );
  near(score.brier, 0.5);
  assert.equal(score.places, 2);
});

test("a month with few days weighs as much as one with many", () => {
  // June all wrong (6 days), July all right (10 days)
  const observed = Array.from({ length: 16 }, (_, day) => (day < 6 ? 1 : 0));
  const score = brierScore(table([{ forecast: observed.map(() => 0), observed }]), all);
  near(score.brier, 0.5);
  assert.deepEqual(
    score.byMonth.map(({ month }) => month),
    ["1950-06", "1950-07"],
  );
  near(score.byMonth[0].brier, 1);
  near(score.byMonth[1].brier, 0);
});

test("chances between 0 and 1: an even chance costs a quarter, and the parts add up to the score", () => {
  const score = brierScore(table([{ forecast: [0.5, 0.5, 0.8, 0.8], observed: [0, 1, 1, 1] }]), all);
  near(score.brier, (0.25 + 0.25 + 0.04 + 0.04) / 4);
  const { reliability, resolution, uncertainty } = score.parts!;
  near(reliability - resolution + uncertainty, score.brier!);
  near(uncertainty, 0.75 * 0.25);
});

test("what has no answer, is not certain or is not asked about does not count", () => {
  const rows = [{ forecast: [NaN, 1, 1, 1], observed: [0, -1, 0, 1] }];
  const score = brierScore(table(rows), (_, day) => day !== 2);
  assert.equal(score.placeDays, 1);
  near(score.brier, 0);
  const none = brierScore(table(rows), () => false);
  assert.equal(none.brier, null);
  assert.equal(none.parts, null);
  assert.equal(brierScore(table([]), all).brier, null);
});

test("skill is one less the ratio of errors, and its interval holds it", () => {
  const months = ["1950-06", "1950-07", "1950-08", "1950-09", "1950-10"];
  const own = new Map(months.map((month, i) => [month, 0.1 + 0.02 * i]));
  const theirs = new Map(months.map((month) => [month, 0.28]));
  const {
    skill,
    low,
    high,
    months: blocks,
  } = skillByMonth("persistence", own, theirs, { draws: 500, seed: 1 });
  near(skill, 0.5);
  assert.equal(blocks, 5);
  assert.ok(low! < 0.5 && 0.5 < high!);
  // no month's own skill is beyond these
  assert.ok(low! >= 1 - 0.18 / 0.28 && high! <= 1 - 0.1 / 0.28);
});

test("the same seed resamples the same months, and months of only one side do not count", () => {
  const own = new Map([
    ["1950-06", 0.1],
    ["1950-07", 0.3],
  ]);
  const theirs = new Map([
    ["1950-07", 0.2],
    ["1950-06", 0.2],
    ["1950-08", 9],
  ]);
  const bootstrap = { draws: 50, seed: 3 };
  assert.deepEqual(skillByMonth("x", own, theirs, bootstrap), skillByMonth("x", own, theirs, bootstrap));
  assert.equal(skillByMonth("x", own, theirs, bootstrap).months, 2);
});

test("against a baseline without error there is no skill to speak of", () => {
  const { skill, low } = skillByMonth("x", new Map([["a", 0.1]]), new Map([["a", 0]]), {
    draws: 10,
    seed: 1,
  });
  assert.equal(skill, null);
  assert.equal(low, null);
});

test("day 6 is the first of July", () => assert.equal(dayOf("1950-07-01"), 6));
