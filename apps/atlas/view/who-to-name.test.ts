import assert from "node:assert/strict";
import { test } from "node:test";
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

test("the record has sorties against the ground of the UN side alone", () => {
  assert.deepEqual([...sidesWithSorties(known)], ["un"]);
});
