import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, isoOf, LAST_DAY, monthOf } from "./index.ts";

test("the war is 1,129 days from 25 June 1950 to 27 July 1953", () => {
  assert.equal(dayOf("1950-06-25"), 0);
  assert.equal(dayOf("1953-07-27"), LAST_DAY);
  assert.equal(LAST_DAY + 1, 1129);
});

test("known days of the war", () => {
  assert.equal(dayOf("1950-06-28"), 3);
  assert.equal(dayOf("1950-09-15"), 82);
  assert.equal(dayOf("1950-12-31"), 189);
  assert.equal(dayOf("1951-01-01"), 190);
  assert.equal(dayOf("1952-02-29"), 614);
  assert.equal(dayOf("1952-03-01"), 615);
  assert.equal(dayOf("1950-06-24"), -1);
});

test("every day of the war reads back, in step with the calendar of Date", () => {
  const first = Date.UTC(1950, 5, 25);
  for (let day = -400; day <= LAST_DAY + 400; day++) {
    const iso = new Date(first + day * 86_400_000).toISOString().slice(0, 10);
    assert.equal(isoOf(day), iso);
    assert.equal(dayOf(iso), day);
    assert.equal(monthOf(day), iso.slice(0, 7));
  }
});

test("dates that no calendar has are refused, with what was found", () => {
  for (const bad of [
    "1950-02-30",
    "1951-02-29",
    "1950-13-01",
    "1950-6-25",
    "25 June 1950",
    "",
    " 1950-06-25",
  ])
    assert.throws(
      () => dayOf(bad),
      (error: Error) => error instanceof RangeError && error.message.includes(`found "${bad}"`),
      bad,
    );
});
