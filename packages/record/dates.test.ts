import { test } from "node:test";
import assert from "node:assert/strict";
import { isoOf } from "@p38/base";
import { precisionOf, spanOf } from "./dates.ts";

const days = (date: string) => [isoOf(spanOf(date).first), isoOf(spanOf(date).last)];

test("a full date is one day", () => {
  assert.deepEqual(days("1950-06-25"), ["1950-06-25", "1950-06-25"]);
  assert.equal(precisionOf("1950-06-25"), "day");
});

test("a month is all its days, in a leap year too", () => {
  assert.deepEqual(days("1952-02"), ["1952-02-01", "1952-02-29"]);
  assert.deepEqual(days("1950-12"), ["1950-12-01", "1950-12-31"]);
  assert.equal(precisionOf("1952-02"), "month");
});

test("a year is all its days", () => {
  assert.deepEqual(days("1951"), ["1951-01-01", "1951-12-31"]);
  assert.equal(precisionOf("1951"), "year");
});

test("what is no date is an error", () => {
  for (const wrong of ["1950-13", "1950-00", "1950-02-30", "June 1950", ""])
    assert.throws(() => spanOf(wrong), RangeError, wrong);
});
