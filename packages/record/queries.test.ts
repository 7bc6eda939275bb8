import { test } from "node:test";
import assert from "node:assert/strict";
import { readRecordFolder } from "./node.ts";
import { attachedTo, holdersOn, lineOn } from "./queries.ts";

const record = readRecordFolder();

test("Eighth Army commands the 1st Marine Division only from December 1950", () => {
  assert.equal(attachedTo(record, "usmc-1d", "1950-09-20"), "us-10corps");
  assert.equal(attachedTo(record, "usmc-1d", "1950-09-01"), null, "not in the theatre yet");
});

test("the KPA 1st Division answers to I Corps at the outbreak and to nobody once shattered", () => {
  assert.equal(attachedTo(record, "kpa-1d", "1950-06-25"), "kpa-1corps");
  assert.equal(attachedTo(record, "kpa-1d", "1950-10-10"), "kpa-2corps");
  assert.equal(attachedTo(record, "kpa-1d", "1950-10-11"), null);
});

test("a Chinese division answers to its army where no attachment says otherwise", () => {
  assert.equal(attachedTo(record, "cpv-112d", "1950-11-01"), "cpv-38a");
});

test("an unknown formation or date is the caller's error", () => {
  assert.throws(() => attachedTo(record, "kpa-999d", "1950-06-25"), {
    name: "RangeError",
    message: 'expected the id of a formation; found "kpa-999d"',
  });
  assert.throws(() => holdersOn(record, "1950-02-30"), RangeError);
  assert.throws(() => lineOn(record, "1950-06"), RangeError);
});

test("Seoul changes hands four times", () => {
  const seoul = ["1950-06-25", "1950-06-29", "1950-09-30", "1951-01-05", "1951-03-20", "1953-07-27"].map(
    (date) => holdersOn(record, date).get("seoul"),
  );
  assert.deepEqual(seoul, ["un", "communist", "un", "communist", "un", "un"]);
});

test("a place is in nobody's list before its first row", () => {
  const first = record.control.find((row) => row.place === "hagaru-ri")!;
  assert.ok(first.date > "1950-06-25");
  assert.equal(holdersOn(record, "1950-06-25").get("hagaru-ri"), undefined);
});

test("the line on a day is the latest dated one, with the fronts beside it", () => {
  assert.deepEqual(
    lineOn(record, "1950-09-20").map((line) => line.id),
    ["1950-09-15-main", "1950-09-15-inchon"],
  );
  assert.deepEqual(
    lineOn(record, "1953-07-27").map((line) => line.id),
    ["1953-07-27-main"],
  );
  assert.deepEqual(lineOn(record, "1950-06-24"), []);
});
