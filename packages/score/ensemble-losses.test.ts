import assert from "node:assert/strict";
import { test } from "node:test";
import { layoutOf, Tally, type LossSum, type Outcome } from "@p38/ensemble";
import { readRecordFolder } from "@p38/record/node.ts";
import { lossSumsAsked, scoreEnsembleLosses } from "./ensemble-losses.ts";
import { readScoreRules } from "./node.ts";
import { recordOf } from "./test-world.ts";

const rules = readScoreRules();
const parties = [
  { id: "usa", side: 0 },
  { id: "rok", side: 0 },
  { id: "prk", side: 1 },
];
const scope = { parties, days: 100 };
const near = (value: number | null, wanted: number, within = 1e-9) =>
  assert.ok(value !== null && Math.abs(value - wanted) < within, `${value}, not ${wanted}`);

const claim = (id: string, more: object) => ({
  id,
  side: "un",
  parties: ["rok"],
  scope: "all",
  whoseClaim: "own",
  from: "1950-07-01",
  to: "1950-07-31",
  ...more,
});
const record = recordOf({
  losses: [
    claim("rok-killed", { killedMen: 99 }),
    claim("rok-killed-enemy", { killedMen: 5000, whoseClaim: "KPA" }),
    claim("prk-total", { side: "communist", parties: ["prk"], totalMen: 999 }),
    claim("later", { totalMen: 7, from: "1950-12-01", to: "1950-12-31" }),
  ],
});

/** Ten runs, each with these men lost in each sum. */
function tallyOf(lossSums: LossSum[], menOf: (row: number, run: number) => number): Tally {
  const tally = new Tally(layoutOf({ cells: 2, ...scope, lossSums }));
  const { spanLosses } = tally.layout;
  lossSums.forEach((_, row) => {
    for (let run = 0; run < 10; run++)
      tally.counts[spanLosses.start + row * spanLosses.bins.count + spanLosses.bins.binOf(menOf(row, run))]++;
  });
  const outcomes = Array.from({ length: 10 }, (_, index) => ({ index, places: [] }) as unknown as Outcome);
  tally.add({ from: 0, to: 10, outcomes, index: new Int32Array(0), count: new Int32Array(0) });
  return tally;
}

test("what is asked: each loss with claims once, in shares of the run's categories, none after the last day", () => {
  const sums = lossSumsAsked(record, scope, rules);
  const { deadMeans } = rules.observations.losses;
  assert.deepEqual(
    sums.map(({ parties: of, from, to }) => [of.join(), from, to]),
    [
      ["prk", 6, 36],
      ["rok", 6, 36],
    ],
  );
  assert.deepEqual(sums[0].shares, [1, 1, 1, 1, 0]);
  assert.ok(
    [
      [1, 0, 0, 0, 0],
      [deadMeans.killed, 0, deadMeans.missing, deadMeans.captured, 0],
    ].some((shares) => JSON.stringify(shares) === JSON.stringify(sums[1].shares)),
  );
});

test("where all runs agree, CRPS is the size of ln(answer / claim); own figures go before the enemy's", () => {
  const sums = lossSumsAsked(record, scope, rules);
  const score = scoreEnsembleLosses(
    tallyOf(sums, () => 49),
    record,
    rules,
  );
  const { un, communist } = score.parts.judge;
  assert.deepEqual([un.comparisons, un.claims, communist.comparisons], [1, 1, 1]);
  near(un.crpsLog, Math.log(100 / 50), 1e-9);
  near(un.middleLog, Math.log(100 / 50), 1e-9);
  near(communist.crpsLog, Math.log(1000 / 50), 1e-9);
  assert.deepEqual([un.within90, un.ranks[9]], [0, 1]);
  assert.equal(score.claims.find(({ whose }) => whose === "rok")!.middleMen, 49);
  assert.equal(score.notKept, 0);
});

test("a claim in the middle of the runs lies within both bands", () => {
  const sums = lossSumsAsked(record, scope, rules);
  const spread = tallyOf(sums, (_, run) => (run < 5 ? 9 : 999));
  const { un } = scoreEnsembleLosses(spread, record, rules).parts.judge;
  assert.deepEqual([un.within50, un.within90, un.ranks[5]], [1, 1, 1]);
  // half the runs at ln 10, half at ln 1000 to within a bin of 2 %, the claim at ln 100 between: a quarter of the way each side
  near(un.crpsLog, Math.log(100) / 4, 0.01);
});

test("an ensemble that kept no such sums says how many it lacks", () => {
  const score = scoreEnsembleLosses(
    tallyOf([], () => 0),
    record,
    rules,
  );
  assert.equal(score.notKept, 2);
  assert.deepEqual([score.parts.judge.un.comparisons, score.parts.judge.un.crpsLog], [0, null]);
});

test("of the record, whole-war and monthly claims are asked, each party's and each side's", () => {
  const sums = lossSumsAsked(readRecordFolder(), { parties, days: 1129 }, rules);
  assert.ok(sums.length > 40, `${sums.length}`);
  assert.ok(sums.some(({ from, to }) => from === 0 && to === 1128));
  assert.equal(new Set(sums.map((sum) => JSON.stringify(sum))).size, sums.length);
});
