import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "@p38/base";
import { readRecordFolder } from "@p38/record/node.ts";
import { commanderOn } from "./commanders.ts";

const { leaders } = readRecordFolder();
const personOn = (formation: string, date: string) =>
  commanderOn(leaders, formation, dayOf(date))?.person ?? null;

test("the commander of a day is who took over last, and nobody between two", () => {
  assert.equal(personOn("eusak", "1950-12-23"), "walton-h-walker");
  assert.equal(personOn("eusak", "1950-12-24"), null);
  assert.equal(personOn("eusak", "1950-12-26"), "matthew-b-ridgway");
  assert.equal(personOn("us-9corps", "1951-02-24"), "oliver-p-smith");
});

test("a date to the month or year counts as the whole of it, and an earlier office does not come back", () => {
  assert.equal(personOn("cpv-38a", "1950-10-30"), "liang-xingchu");
  assert.equal(personOn("cpv-38a", "1952-12-31"), "liang-xingchu");
  assert.equal(personOn("cpv-38a", "1953-01-01"), null);
  assert.equal(personOn("rok-6d", "1950-08-01"), "kim-chong-o");
  assert.equal(personOn("rok-6d", "1951-04-23"), "chang-to-yong");
  assert.equal(personOn("rok-6d", "1952-03-01"), null);
});

test("the record names nobody for most", () => {
  assert.equal(personOn("kpa-31d", "1950-11-01"), null);
});
