import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "@p38/base";
import type { AirEffortDay, BomberTarget } from "@p38/record";
import { airByDay, daysOfStrikes, strikesByDay } from "./air.ts";

const target = (date: string, loadPounds?: number) =>
  ({ id: "t", date, lat: 39, lon: 126, effectiveAircraft: 1, loadPounds }) as BomberTarget;

test("targets of bombers by day, bombs in tonnes, none where the record gives no load", () => {
  const strikes = strikesByDay([target("1951-06-01", 22_046), target("1951-06-01"), target("1951-07-04", 1)]);
  const [first, second] = strikes.get(dayOf("1951-06-01"))!;
  assert.ok(Math.abs(first.tonnes - 10) < 0.001);
  assert.equal(second.tonnes, 0);
  assert.equal(strikes.get(dayOf("1951-06-02")), undefined);
  assert.deepEqual(daysOfStrikes(strikes), [dayOf("1951-06-01"), dayOf("1951-07-04")]);
  assert.equal(daysOfStrikes(new Map()), null);
});

test("sorties of the UN side by day", () => {
  const row = (side: "un" | "communist", date: string, closeSupportSorties: number) =>
    ({ side, date, closeSupportSorties, interdictionSorties: 1 }) as AirEffortDay;
  const days = airByDay([
    row("un", "1950-06-25", 5),
    row("communist", "1950-06-25", 9),
    row("un", "1950-06-26", 7),
  ]);
  assert.deepEqual(
    [...days].map(([day, { closeSupportSorties }]) => [day, closeSupportSorties]),
    [
      [0, 5],
      [1, 7],
    ],
  );
});
