import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "@p38/base";
import { apart, dateWords, monthOff, monthStarts, monthTick, shortDate } from "./date-words.ts";

test("the war began on a Sunday and ended on a Monday", () => {
  assert.equal(dateWords(0), "Sunday 25 June 1950");
  assert.equal(dateWords(1128), "Monday 27 July 1953");
  assert.equal(dateWords(dayOf("1952-02-29")), "Friday 29 February 1952");
});

test("short dates and month names for axes", () => {
  assert.equal(shortDate(dayOf("1950-09-15")), "15 Sep 1950");
  assert.equal(monthTick(dayOf("1951-01-01")), "1951");
  assert.equal(monthTick(dayOf("1951-02-01")), "Feb");
});

test("37 months begin in the war, the first on day 6", () => {
  const starts = monthStarts(1128);
  assert.equal(starts.length, 37);
  assert.equal(starts[0], 6);
  assert.equal(starts.at(-1), dayOf("1953-07-01"));
});

test("distances between days in words", () => {
  assert.equal(apart(0), "on the same day");
  assert.equal(apart(1), "1 day later");
  assert.equal(apart(-3), "3 days earlier");
  assert.equal(apart(-1200), "1,200 days earlier");
});

test("a month on keeps the date, or takes the month's last", () => {
  assert.equal(monthOff(dayOf("1950-06-25"), 1), dayOf("1950-07-25"));
  assert.equal(monthOff(dayOf("1951-01-31"), 1), dayOf("1951-02-28"));
  assert.equal(monthOff(dayOf("1952-01-31"), 1), dayOf("1952-02-29"));
  assert.equal(monthOff(dayOf("1951-01-15"), -1), dayOf("1950-12-15"));
});
