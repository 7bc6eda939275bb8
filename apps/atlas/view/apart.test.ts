import assert from "node:assert/strict";
import { test } from "node:test";
import type { LineFact } from "@p38/record";
import { apartOf } from "./apart.ts";
import { runOf } from "./test-world.ts";

const recorded = (date: string, lat: number) =>
  ({ date, points: [127, 128, 129].map((lon) => ({ lat, lon })) }) as LineFact;
const run = {
  ...runOf({ days: 2, held: ["U", "U"] }),
  lineStart: Uint32Array.from([0, 3, 3]),
  lineLat: Float32Array.from([38, 38, 38.5]),
  lineLon: Float32Array.from([127, 128, 129]),
};

test("the run's line lies as far from the recorded one as a ruler says, on the recorded day", () => {
  const apart = apartOf(run, recorded("1950-06-25", 38))!;
  assert.ok(apart.worst.km > 45 && apart.worst.km < 60, String(apart.worst.km));
  assert.ok(apart.worst.lon > 128.8);
  assert.ok(apart.meanKm > 5 && apart.meanKm < apart.worst.km);
  const north = apartOf(run, recorded("1950-06-25", 39))!;
  assert.ok(north.meanKm > 90 && north.meanKm < 115);
});

test("there is no distance on a day that the run has no line on, or does not reach", () => {
  assert.equal(apartOf(run, recorded("1950-06-26", 38)), null);
  assert.equal(apartOf(run, recorded("1951-06-26", 38)), null);
});

test("a run and a line that were asked for before are not measured again, another run is", () => {
  const line = recorded("1950-06-25", 38.2);
  const first = apartOf(run, line);
  assert.equal(apartOf(run, line), first);
  const moved = apartOf({ ...run, lineLat: Float32Array.from([39, 39, 39.5]) }, line)!;
  assert.ok(moved.meanKm > first!.meanKm + 50);
});
