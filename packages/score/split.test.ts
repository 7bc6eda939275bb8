import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, isoOf, LAST_DAY } from "@p38/base";
import { readScoreRules } from "./node.ts";
import { isForFitting, isInHardTest, isPlaceForFitting, partOf } from "./split.ts";

const { split } = readScoreRules();
const day = (iso: string) => ({ day: dayOf(iso) });

test("even months are for fitting, odd months for judging", () => {
  assert.equal(partOf(split, day("1950-08-15")), "fit");
  assert.equal(partOf(split, day("1950-09-15")), "judge");
  assert.equal(partOf(split, day("1952-12-15")), "fit");
});

test("seven days round a border are in neither part", () => {
  const july = ["1950-07-28", "1950-07-29", "1950-08-04", "1950-08-05"].map((iso) => partOf(split, day(iso)));
  assert.deepEqual(july, ["judge", "gap", "gap", "fit"]);
  let gap = 0;
  for (let d = dayOf("1952-05-15"); d < dayOf("1952-06-15"); d++)
    if (partOf(split, { day: d }) === "gap") gap++;
  assert.equal(gap, 7);
});

test("November 1950 to January 1951 is wholly for judging, without gaps inside", () => {
  for (let d = dayOf("1950-11-05"); d <= dayOf("1951-01-28"); d++) {
    assert.equal(partOf(split, { day: d }), "judge", isoOf(d));
    assert.ok(isInHardTest(split, d));
  }
  // October before it and February after it are for fitting, so the gap stands at both ends
  assert.equal(partOf(split, day("1950-11-01")), "gap");
  assert.equal(partOf(split, day("1951-01-31")), "gap");
});

test("about a third of places is never used for fitting, whatever the day", () => {
  const places = Array.from({ length: 3000 }, (_, i) => `place-${i}`);
  const judged = places.filter((place) => !isPlaceForFitting(split, place));
  assert.ok(judged.length > 900 && judged.length < 1100, `${judged.length} of 3000`);
  for (const place of judged.slice(0, 20))
    for (let d = 0; d <= LAST_DAY; d += 7) assert.equal(isForFitting(split, { place, day: d }), false);
});

test("no observation is in both parts, and a place can only take one out of fitting", () => {
  for (let d = 0; d <= LAST_DAY; d++) {
    const bare = partOf(split, { day: d });
    for (const place of ["seoul", "taejon", "wonju", "inje"]) {
      const part = partOf(split, { place, day: d });
      if (part === "fit") assert.equal(bare, "fit");
      if (bare === "gap") assert.equal(part, "gap");
      assert.equal(isForFitting(split, { place, day: d }), part === "fit");
    }
  }
});

const span = (from: string, to: string) => partOf(split, { from: dayOf(from), to: dayOf(to) });

test("a span belongs to a part only when all of its days do", () => {
  assert.equal(span("1950-08-01", "1950-08-31"), "fit");
  assert.equal(span("1950-11-25", "1950-12-24"), "judge");
  assert.equal(span("1950-08-04", "1950-09-16"), "mixed");
  assert.equal(span("1950-06-25", "1953-07-27"), "mixed");
  assert.throws(() => span("1950-08-02", "1950-08-01"), RangeError);
});
