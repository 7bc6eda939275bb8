import assert from "node:assert/strict";
import { test } from "node:test";
import { log } from "@p38/base";
import type { Answers } from "./answers.ts";
import { readScoreRules } from "./node.ts";
import { scoreStrengths } from "./strengths.ts";
import { recordOf } from "./test-world.ts";

const rules = readScoreRules();
const answers: Answers = {
  name: "steady",
  days: 1129,
  parties: { un: ["usa", "rok"], communist: ["prk"] },
  strengthMen: (whose) =>
    "parties" in whose
      ? 50_000 * whose.parties.length
      : ({ "us-24d": 9000, "kpa-1d": 0 }[whose.formation] ?? null),
};
const claim = (id: string, date: string, more: object) => ({
  id,
  date,
  side: "un",
  parties: ["usa"],
  measure: "ground combat",
  value: 100_000,
  unit: "men",
  ...more,
});
const score = (...strengths: object[]) => scoreStrengths(recordOf({ strengths }), answers, rules);

test("half the men of a claim is a log error of -0.69, within a factor of two", () => {
  const { strengths, parts } = score(claim("s1", "1950-08-20", { value: 100_001 }));
  assert.ok(Math.abs(strengths[0].logError - log(50_001 / 100_002)) < 1e-12);
  assert.equal(parts.combat.fit.claims, 1);
  assert.equal(parts.combat.fit.withinFactorTwoShare, 1);
  assert.equal(parts.combat.judge.claims, 0);
  assert.equal(parts.combat.judge.meanAbsLog, null);
});

test("fighting troops and all ground troops are kept apart", () => {
  const { parts } = score(
    claim("s1", "1950-09-15", {}),
    claim("s2", "1950-09-15", {
      measure: "ground total",
      value: 200_000,
      parties: [],
      group: "all of the side",
    }),
  );
  assert.equal(parts.combat.judge.claims, 1);
  assert.equal(parts["all troops"].judge.claims, 1);
  assert.ok(Math.abs((parts["all troops"].judge.meanLog ?? 0) - log(100_001 / 200_001)) < 1e-12);
});

test("a division that is no more counts as absent, in no mean", () => {
  const division = { measure: "division strength", parties: ["prk"], side: "communist" };
  const { parts } = score(
    claim("s1", "1950-08-15", { ...division, formation: "kpa-1d", value: 5000 }),
    claim("s2", "1950-08-15", { measure: "division strength", formation: "us-24d", value: 9000 }),
  );
  assert.deepEqual([parts.combat.fit.claims, parts.combat.fit.absent], [2, 1]);
  assert.equal(parts.combat.fit.meanAbsLog, 0);
  assert.equal(parts.combat.fit.withinFactorTwoShare, 0.5);
});

test("ships, guns, corps, unknown parties and days before the war are left out with a reason each", () => {
  const { strengths, leftOut } = score(
    claim("s1", "1950-09-15", { measure: "ships", unit: "vessels" }),
    claim("s2", "1950-09-15", { formation: "us-10corps" }),
    claim("s3", "1950-09-15", { parties: ["eth"] }),
    claim("s4", "1950-05-11", {}),
    claim("s5", "1950-09-15", { parties: [], group: "Commonwealth" }),
  );
  assert.equal(strengths.length, 0);
  assert.equal(leftOut.length, 5);
});

test("a count of the last of July 1953 stands for the day of the armistice", () => {
  const { strengths } = score(claim("s1", "1953-07-31", { measure: "ground total" }));
  assert.equal(strengths.length, 1);
  assert.equal(strengths[0].part, "judge");
});
