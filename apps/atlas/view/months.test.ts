import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "@p38/base";
import { monthOff, monthStarts } from "./months.ts";

test("37 months begin in the war, the first on day 6", () => {
  const starts = monthStarts(1128);
  assert.equal(starts.length, 37);
  assert.equal(starts[0], 6);
  assert.equal(starts.at(-1), dayOf("1953-07-01"));
});

test("a month on keeps the date, or takes the month's last", () => {
  assert.equal(monthOff(dayOf("1950-06-25"), 1), dayOf("1950-07-25"));
  assert.equal(monthOff(dayOf("1951-01-31"), 1), dayOf("1951-02-28"));
  assert.equal(monthOff(dayOf("1952-01-31"), 1), dayOf("1952-02-29"));
  assert.equal(monthOff(dayOf("1951-01-15"), -1), dayOf("1950-12-15"));
});
