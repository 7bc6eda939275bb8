import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "@p38/base";
import fc from "fast-check";
import type { Answers } from "./answers.ts";
import { matchInOrder, scoreChanges } from "./change-dates.ts";
import { readScoreRules } from "./node.ts";
import { held, placeOf, recordOf } from "./test-world.ts";

const rules = readScoreRules();
const change = (day: number, to: number) => ({ day, to });

test("each change is matched with the nearest that keeps the order", () => {
  const recorded = [change(3, 1), change(95, 0), change(193, 1), change(262, 0)];
  assert.deepEqual(
    matchInOrder(recorded, [change(5, 1), change(99, 0), change(190, 1), change(270, 0)], 90),
    [0, 1, 2, 3],
  );
});

test("a side trip that the record does not have is left unmatched", () => {
  const recorded = [change(10, 1), change(50, 0)];
  const answered = [change(9, 1), change(12, 0), change(14, 1), change(52, 0)];
  assert.deepEqual(matchInOrder(recorded, answered, 90), [0, 3]);
});

test("a change too far off, or to the other side, is none", () => {
  assert.deepEqual(matchInOrder([change(10, 1)], [change(101, 1)], 90), [-1]);
  assert.deepEqual(matchInOrder([change(10, 1)], [change(100, 1)], 90), [0]);
  assert.deepEqual(matchInOrder([change(10, 1)], [change(10, 0)], 90), [-1]);
  assert.deepEqual(matchInOrder([], [change(10, 0)], 90), []);
});

const turns = fc
  .tuple(fc.integer({ min: 0, max: 1 }), fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 6 }))
  .map(([first, days]) => days.toSorted((a, b) => a - b).map((day, i) => change(day, (first + i) % 2)));

/** The least cost of any matching that keeps the order, by trying them all. */
function leastCost(recorded: ReturnType<typeof change>[], answered: ReturnType<typeof change>[]): number {
  if (recorded.length === 0) return 0;
  const [first, ...rest] = recorded;
  let least = 90 + leastCost(rest, answered);
  answered.forEach((candidate, j) => {
    const days = Math.abs(candidate.day - first.day);
    if (candidate.to === first.to && days <= 90)
      least = Math.min(least, days + leastCost(rest, answered.slice(j + 1)));
  });
  return least;
}

test("no matching that keeps the order costs less", () => {
  fc.assert(
    fc.property(turns, turns, (recorded, answered) => {
      const matches = matchInOrder(recorded, answered, 90);
      let cost = 0;
      let last = -1;
      matches.forEach((j, i) => {
        if (j < 0) cost += 90;
        else {
          assert.ok(j > last, "in order, none twice");
          assert.equal(answered[j].to, recorded[i].to);
          cost += Math.abs(answered[j].day - recorded[i].day);
          last = j;
        }
      });
      assert.equal(cost, leastCost(recorded, answered));
    }),
    { numRuns: 300 },
  );
});

const record = recordOf({
  places: [placeOf("a", 37, 127, { name: "A", importance: 1 }), placeOf("v", 37, 127, { importance: 4 })],
  control: [
    held("a", "1950-06-24", "un", "held"),
    held("a", "1950-07-10", "communist", "captured", 1),
    held("a", "1950-08-10", "contested", "lost"),
    held("a", "1950-08-14", "un"),
    held("v", "1950-07-10", "communist"),
  ],
});
const answers = (name: string, taken: string, retaken: string): Answers => ({
  name,
  days: 100,
  communistShare: (_, day) => (day >= dayOf(taken) && day < dayOf(retaken) ? 1 : 0),
});

test("two days late and five early, by hand; a village is left out", () => {
  const score = scoreChanges(record, answers("x", "1950-07-12", "1950-08-09"), [], rules);
  assert.deepEqual(
    score.changes.map(({ date, to, answer, errorDays }) => [date, to, answer, errorDays]),
    [
      ["1950-07-10", "communist", "1950-07-12", 2],
      ["1950-08-14", "un", "1950-08-09", -5],
    ],
  );
  assert.equal(score.leftOut[0].count, 1);
  const both = [score.parts.fit, score.parts.judge];
  assert.equal(
    both.reduce((sum, { changes }) => sum + changes, 0),
    2,
  );
  for (const part of both) assert.equal(part.withinUncertaintyShare, part.changes ? 0 : null);
});

test("a change that does not come counts as the longest error, and a baseline that never moves has only such", () => {
  const never = answers("never", "1953-01-01", "1953-01-02");
  const score = scoreChanges(record, answers("x", "1950-07-10", "1950-08-14"), [never], rules);
  for (const part of ["fit", "judge"] as const) {
    const { changes, missing, meanAbsDays } = score.baselines[0].parts[part];
    assert.equal(missing, changes);
    if (changes > 0) assert.equal(meanAbsDays, 90);
    if (changes > 0) assert.equal(score.parts[part].meanAbsDays, 0);
  }
});

test("changes that the record does not have are counted apart", () => {
  const flapping: Answers = {
    name: "flapping",
    days: 100,
    communistShare: (_, day) => (day >= 15 && day < 50 ? day % 2 : 0),
  };
  const { parts } = scoreChanges(record, flapping, [], rules);
  assert.ok(parts.fit.unrecorded + parts.judge.unrecorded > 20);
});
