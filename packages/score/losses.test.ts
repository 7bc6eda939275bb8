import assert from "node:assert/strict";
import { test } from "node:test";
import { log } from "@p38/base";
import type { Answers } from "./answers.ts";
import { scoreLosses } from "./losses.ts";
import { readScoreRules } from "./node.ts";
import { recordOf } from "./test-world.ts";

const rules = readScoreRules();
const near = (found: number | null | undefined, expected: number) =>
  assert.ok(Math.abs((found ?? NaN) - expected) < 1e-9, `expected ${expected}; found ${found}`);

/** Ten killed, thirty wounded, two missing and ten captured a day and party; ten formations a party. */
const answers: Answers = {
  name: "steady",
  days: 1129,
  parties: { un: ["usa", "rok"], communist: ["chn", "prk"] },
  lossMen: (parties, from, to) => {
    const n = parties.length * (to - from + 1);
    return {
      killedMen: 10 * n,
      woundedMen: 30 * n,
      missingMen: 2 * n,
      capturedMen: 10 * n,
      nonBattleMen: 7 * n,
    };
  },
  formationDays: (parties, from, to) => 10 * parties.length * (to - from + 1),
};
const zero = { killedMen: 0, woundedMen: 0, missingMen: 0, capturedMen: 0, nonBattleMen: 0 };
const claim = (id: string, from: string, to: string, side: string, parties: string[], more: object) => ({
  id,
  from,
  to,
  side,
  parties,
  whoseClaim: "own",
  ...more,
});
const score = (...losses: object[]) => scoreLosses(recordOf({ losses }), answers, rules);

test("US dead of a month hold the missing and a share of the captured", () => {
  const { comparisons } = score(
    claim("k1", "1950-08-01", "1950-08-31", "un", ["usa"], { scope: "all (month)", killedMen: 1000 }),
  );
  assert.equal(comparisons.length, 1);
  const [row] = comparisons;
  assert.equal(row.measure, "dead");
  assert.equal(row.part, "fit");
  near(row.answerMen, 31 * (10 + 2 + 0.38 * 10));
  near(row.claims[0].logError, log((31 * 15.8 + 1) / 1001));
});

test("several claims on one loss: each scored, the range reported, own and enemy apart", () => {
  const span = ["1950-11-25", "1950-12-24", "un", []] as const;
  const all = { scope: "Second Phase", group: "all of the side" };
  const { comparisons, parts } = score(
    claim("k1", span[0], span[1], span[2], [...span[3]], { ...all, totalMen: 1000 }),
    claim("k2", span[0], span[1], span[2], [...span[3]], {
      ...all,
      totalMen: 9000,
      whoseClaim: "Chinese claim",
    }),
  );
  const [row] = comparisons;
  assert.equal(row.whose, "all un");
  // two parties, thirty days, 52 men a day each
  assert.equal(row.answerMen, 3120);
  assert.deepEqual(
    row.claims.map(({ teller }) => teller),
    ["own", "enemy"],
  );
  assert.deepEqual([row.claimMenMin, row.claimMenMax, row.withinClaims], [1000, 9000, true]);
  near(parts.judge.un.ownMeanAbsLog, log(3121 / 1001));
  near(parts.judge.un.enemyMeanAbsLog, log(9001 / 3121));
  assert.equal(parts.judge.un.withinFactorTwoShare, 0, "own figures go before the enemy's");
});

test("a claim's range is of its total", () => {
  const { comparisons } = score(
    claim("k1", "1950-06-25", "1950-08-05", "communist", ["prk"], {
      scope: "to the perimeter",
      killedMen: 5,
      totalMen: 58000,
      lowMen: 31000,
      highMen: 60000,
    }),
  );
  const range = (measure: string) => {
    const row = comparisons.find((comparison) => comparison.measure === measure);
    return [row?.claimMenMin, row?.claimMenMax];
  };
  assert.deepEqual(range("total"), [31000, 60000]);
  assert.deepEqual(range("killed"), [5, 5]);
});

test("what can't be compared is left out with its reason: a battle, a party without formations, a group", () => {
  const { comparisons, leftOut } = score(
    claim("k1", "1950-07-19", "1950-07-20", "un", ["usa"], { scope: "Taejon", totalMen: 1150 }),
    claim("k2", "1950-06-25", "1953-07-27", "un", ["eth"], { scope: "all", totalMen: 656 }),
    claim("k3", "1950-06-25", "1953-07-27", "un", [], { scope: "all", group: "Commonwealth", totalMen: 9 }),
    claim("k4", "1950-06-25", "1953-08-27", "un", ["usa"], { scope: "all services", totalMen: 9 }),
  );
  assert.equal(comparisons.length, 0);
  assert.deepEqual(
    leftOut.map(({ count }) => count),
    [1, 1, 1, 1],
  );
});

const month = (id: string, from: string, to: string, men: number) =>
  claim(id, from, to, "un", ["usa"], { scope: "all (month)", killedMen: men });

test("the constant-rate baseline is fitted on the part for fitting alone", () => {
  const { comparisons } = score(
    month("k1", "1950-08-01", "1950-08-31", 3100), // 10 a formation-day
    month("k2", "1950-09-01", "1950-09-30", 1),
  );
  const [august, september] = comparisons;
  near(august.baselineLogError, 0);
  near(september.baselineLogError, log(3001 / 2));
  // and without anything to fit on there is none
  near(score(month("k2", "1950-09-01", "1950-09-30", 1)).comparisons[0].claims[0].men, 1);
  assert.equal(score(month("k2", "1950-09-01", "1950-09-30", 1)).comparisons[0].baselineLogError, null);
});

test("a figure over months of both parts is mixed, in neither", () => {
  const { comparisons, parts } = score(
    claim("k1", "1950-06-25", "1953-07-27", "un", ["rok"], {
      scope: "all services",
      killedMen: 137899,
      woundedMen: 450742,
      missingMen: 24495,
      capturedMen: 8343,
      totalMen: 621479,
    }),
  );
  assert.deepEqual(comparisons.map(({ measure, part }) => `${measure} ${part}`).toSorted(), [
    "killed mixed",
    "missing and captured mixed",
    "total mixed",
    "wounded mixed",
  ]);
  assert.equal(parts.mixed.un.comparisons, 4);
  assert.equal(parts.fit.un.comparisons + parts.judge.un.comparisons, 0);
  assert.equal(parts.fit.un.ownMeanAbsLog, null);
});

test("a loss that the answer does not have at all is counted, in no mean", () => {
  const bloodless = { ...answers, lossMen: () => zero };
  const { parts } = scoreLosses(
    recordOf({
      losses: [month("k1", "1950-08-01", "1950-08-31", 1000), month("k2", "1950-10-01", "1950-10-31", 9)],
    }),
    bloodless,
    rules,
  );
  assert.deepEqual([parts.fit.un.comparisons, parts.fit.un.none], [2, 2]);
  assert.equal(parts.fit.un.ownMeanAbsLog, null);
  assert.equal(parts.fit.un.withinFactorTwoShare, 0);
});

test("every scope that the rules name is one of the record's claims", async () => {
  const { readRecordFolder } = await import("@p38/record/node.ts");
  const scopes = new Set(readRecordFolder().losses.map(({ scope }) => scope));
  for (const { scope } of rules.observations.losses.theatreWide) assert.ok(scopes.has(scope), scope);
});
