import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "@p38/base";
import { known } from "./test-scenarios.ts";
import { sidesWithSorties, whoToName } from "./who-to-name.ts";

const who = whoToName(known);

test("parties that fight and formations of the model can be named, headquarters told apart", () => {
  for (const subject of ["party/tur", "party/chn", "formation/us-24d", "formation/eusak"])
    assert.ok(who.all.has(subject), subject);
  assert.ok(!who.all.has("party/eth"), "its battalion is smaller than the model's formations");
  assert.deepEqual(
    ["eusak", "us-24d"].map((id) => who.commanding.has(id)),
    [true, false],
  );
});

test("of decisions only those can be named who have some", () => {
  const can = (subject: string) => who.deciding.has(subject);
  assert.deepEqual(
    ["party/usa", "party/rok", "party/prk", "party/chn", "formation/eusak"].map(can),
    Array(5).fill(true),
  );
  assert.deepEqual(["party/gbr", "party/can", "party/tur"].map(can), [false, false, false]);
  for (const subject of who.deciding) assert.ok(who.all.has(subject), subject);
});

test("who is next under a headquarters on a day, as the record has it", () => {
  const under = (id: string, date: string) => who.under(id, dayOf(date)).toSorted();
  assert.deepEqual(under("eusak", "1950-10-24"), [
    "rok-2corps",
    "rok-3corps",
    "us-1corps",
    "us-65inf",
    "us-9corps",
  ]);
  assert.deepEqual(under("us-1corps", "1950-09-15"), ["br-27", "rok-1d", "us-1cav", "us-24d", "us-5rct"]);
  // a division with a directive of its own is there once, as itself
  assert.deepEqual(under("kpa-front-hq", "1950-09-01"), ["kpa-1corps", "kpa-2corps"]);
  assert.ok(under("kpa-1corps", "1950-09-01").includes("kpa-6d"));
  assert.deepEqual(under("us-1corps", "1950-07-01"), []);
  assert.deepEqual(who.stays.get("kpa-front-hq"), {
    first: dayOf("1950-07-05"),
    end: dayOf("1950-10-01"),
  });
});

test("the record has sorties against the ground of the UN side alone", () => {
  assert.deepEqual([...sidesWithSorties(known)], ["un"]);
});
