import assert from "node:assert/strict";
import { test } from "node:test";
import { DataError, dayOf, LAST_DAY } from "@p38/base";
import { forecastStartsOf, LEADS_DAYS, partOf } from "./index.ts";
import { readForecastStarts, readScoreRules } from "./node.ts";

const { starts } = readForecastStarts();

test("from every start all leads lie in the war, and none in the gap of the split", () => {
  const { split } = readScoreRules();
  assert.ok(starts.length >= 12);
  for (const start of starts)
    for (const lead of LEADS_DAYS) {
      const day = dayOf(start) + lead;
      assert.ok(day <= LAST_DAY, `${start} + ${lead}`);
      assert.notEqual(partOf(split, { day }), "gap", `${start} + ${lead}`);
    }
});

test("the starts are those of the rule: the 10th, each month at first, then each third", () => {
  const expected: string[] = [];
  for (let month = 7; month <= 12 * 3 + 3; month += expected.length < 12 ? 1 : 3)
    expected.push(
      `${1950 + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, "0")}-10`,
    );
  assert.deepEqual(starts, expected);
});

test("starts out of order, off the calendar or outside the war are each named", () => {
  const rule = ["a rule"];
  const wrong = (value: unknown) => {
    try {
      forecastStartsOf(value, "my.json");
    } catch (error) {
      assert.ok(error instanceof DataError);
      return error.findings.map(({ path, found }) => `${path} ${found}`);
    }
    return assert.fail("taken as right");
  };
  assert.deepEqual(wrong({ rule, starts: ["1950-08-10", "1950-07-10", "1954-01-01"] }), [
    "/starts/1 1950-07-10",
    "/starts/2 1954-01-01",
  ]);
  assert.deepEqual(wrong({ rule, starts: ["1950-06-25"] }), ["/starts/0 1950-06-25"]);
  assert.deepEqual(wrong({ rule, starts: ["1951-02-30"] }), ["/starts/0 1951-02-30"]);
  assert.deepEqual(wrong({ starts: [] }), ["/rule nothing", "/starts []"]);
});
