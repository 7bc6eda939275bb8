import assert from "node:assert/strict";
import { test } from "node:test";
import type { Theater } from "@p38/model";
import { freeFrom, ownTheater, readOwn, writeOwn } from "./own-change.ts";

const theater = {
  scenario: "as-decided",
  days: 10,
  parties: [{ id: "usa" }, { id: "chn" }],
  formations: [
    { id: "a", party: 0, arrivalDay: 0 },
    { id: "b", party: 1, arrivalDay: 4 },
  ],
  sorties: Float32Array.of(100, 5, 200, 5),
} as unknown as Theater;

test("a party that never comes, an effort in the air, a day from which doctrine decides", () => {
  const own = ownTheater(theater, { without: "chn", airFactor: 0.5, doctrineFrom: 3 });
  assert.deepEqual(
    own.formations.map(({ arrivalDay }) => arrivalDay),
    [0, 10],
  );
  assert.deepEqual([...own.sorties], [50, 5, 100, 5]);
  assert.deepEqual(own.doctrineFrom, [3, 3]);
  assert.deepEqual([theater.formations[1].arrivalDay, theater.sorties[0]], [4, 100]);
});

test("no change leaves forces and effort as they are", () => {
  const own = ownTheater(theater, { without: null, airFactor: 1, doctrineFrom: null });
  assert.deepEqual({ ...own, scenario: theater.scenario }, theater);
  assert.equal(freeFrom(theater, null), theater);
});

test("an address keeps a change; one that makes no sense is none", () => {
  const dates = new Map([["1950-10-25", 122]]);
  const dayIn = (date: string) => dates.get(date) ?? null;
  const own = { without: "chn", airFactor: 0.5, doctrineFrom: 122 };
  const text = writeOwn(own, () => "1950-10-25");
  assert.equal(text, "chn,0.5,1950-10-25");
  assert.deepEqual(readOwn(text, dayIn), own);
  const none = { without: null, airFactor: 1, doctrineFrom: null };
  assert.deepEqual(readOwn(writeOwn(none, String), dayIn), none);
  for (const wrong of ["", "china,1,-", "chn,-1,-", "chn,1,spring", "chn,11,-"])
    assert.equal(readOwn(wrong, dayIn), null, wrong);
});
