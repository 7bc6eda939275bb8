import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "@p38/base";
import type { Answers } from "./answers.ts";
import { persistence } from "./baselines.ts";
import { scoreLines } from "./line-distance.ts";
import { readScoreRules } from "./node.ts";
import { lineOfDate, recordOf } from "./test-world.ts";

const rules = readScoreRules();
const parallel = (lat: number): [number, number][] => [
  [lat, 126.5],
  [lat, 128.5],
];
const record = recordOf({
  linesOfContact: [
    lineOfDate("1950-06-25", parallel(38)),
    lineOfDate("1950-07-15", parallel(37)),
    lineOfDate("1950-08-15", parallel(36), 12),
    lineOfDate("1950-08-15", parallel(35.5), 12, "southwest"),
    lineOfDate("1950-08-31", parallel(36)),
    lineOfDate("1950-12-15", parallel(38)),
  ],
});
const answer = (latOn: (day: number) => number | null): Answers => ({
  name: "parallels",
  days: 250,
  lineOn: (day) => {
    const lat = latOn(day);
    return lat === null ? [] : parallel(lat);
  },
});

test("a line 0.1 degree too far north is 11.1 km off on each date, north positive", () => {
  const of: Record<number, number> = { 20: 37.1, 51: 36.1, 67: 36.1, 173: 38.1 };
  const { byDate, parts } = scoreLines(
    record,
    answer((day) => of[day] ?? null),
    [],
    rules,
  );
  assert.deepEqual(
    byDate.map(({ date, part }) => [date, part]),
    [
      ["1950-07-15", "judge"],
      ["1950-08-15", "fit"],
      ["1950-08-31", "gap"],
      ["1950-12-15", "judge"],
    ],
  );
  for (const { own } of byDate) {
    assert.ok(Math.abs((own?.meanSignedKm ?? 0) - 11.12) < 0.01);
    assert.ok(Math.abs((own?.worstKm ?? 0) - 11.12) < 0.01);
  }
  assert.deepEqual([parts.fit.dates, parts.judge.dates, parts["hard test"].dates], [1, 2, 1]);
  // 11.1 km lies within the 12 km of August, not within the 5 of the others
  assert.equal(parts.fit.withinAccuracyShare, 1);
  assert.equal(parts.judge.withinAccuracyShare, 0);
});

test("against persistence: half as far off is a skill of a half", () => {
  const halfway: Record<number, number> = { 20: 37.5, 51: 37, 67: 37, 173: 38 };
  const { parts } = scoreLines(
    record,
    answer((day) => halfway[day] ?? null),
    [persistence(record, rules, 250)],
    rules,
  );
  const skill = parts.fit.skills[0];
  assert.equal(skill.against, "persistence");
  assert.ok(Math.abs((skill.skill ?? 0) - 0.5) < 1e-3);
});

test("a date without a line is counted and in no mean", () => {
  const { parts } = scoreLines(
    record,
    answer((day) => (day === 20 ? null : 36)),
    [],
    rules,
  );
  assert.equal(parts.judge.dates, 2);
  assert.equal(parts.judge.datesWithoutLine, 1);
  assert.ok((parts.judge.meanSignedKm ?? 0) < -220, "the other date lies two degrees south");
});

test("what is left out is named: the start line, the fronts beside, dates after the end, the gap", () => {
  const short = { ...answer(() => 37), days: dayOf("1950-09-30") };
  const { leftOut } = scoreLines(record, short, [], rules);
  assert.deepEqual(
    leftOut.map(({ count, reason }) => `${count} ${reason.split(" ").slice(0, 4).join(" ")}`).toSorted(),
    ["1 a front beside the", "1 after the last day", "1 in the gap between", "1 the line on which"],
  );
});
