import assert from "node:assert/strict";
import { test } from "node:test";
import { agreementOf } from "./agreement.ts";
import { cumulative, lossesSoFar, seriesOf, sumsBetween } from "./series.ts";
import { runOf } from "./test-world.ts";

const run = runOf({
  days: 2,
  held: ["U"],
  formations: [{ name: "A" }, { name: "B", side: "communist" }],
  strengthMen: [
    [900, 500],
    [800, 450],
  ],
  lossMen: [
    [
      [10, 20, 3, 4, 5],
      [1, 2, 0, 0, 9],
    ],
    [
      [1, 1, 1, 1, 1],
      [0, 0, 0, 7, 0],
    ],
  ],
});

test("battle losses leave non-battle ones out", () => {
  const { battleLossMen, nonBattleLossMen, strengthMen } = seriesOf(run);
  assert.deepEqual(
    battleLossMen.map((men) => [...men]),
    [
      [37, 4],
      [3, 7],
    ],
  );
  assert.deepEqual(
    nonBattleLossMen.map((men) => [...men]),
    [
      [5, 1],
      [9, 0],
    ],
  );
  assert.deepEqual(
    strengthMen.map((men) => [...men]),
    [
      [900, 800],
      [500, 450],
    ],
  );
});

test("running totals and spans", () => {
  assert.deepEqual([...cumulative(Float64Array.of(1, 2, 3))], [1, 3, 6]);
  assert.deepEqual(sumsBetween(Float64Array.of(1, 2, 3, 4), [0, 3]), [6, 4]);
});

test("a formation's losses so far include the day", () => {
  assert.deepEqual(lossesSoFar(run, 0, 0), [10, 20, 3, 4, 5]);
  assert.deepEqual(lossesSoFar(run, 0, 1), [11, 21, 4, 5, 6]);
});

test("runs agree, or the first day that differs is named", () => {
  const a = runOf({
    days: 2,
    held: ["U"],
    hashes: [
      [1, 2],
      [3, 4],
    ],
  });
  const b = runOf({
    days: 2,
    held: ["U"],
    hashes: [
      [1, 2],
      [3, 5],
    ],
  });
  assert.deepEqual(agreementOf(a, a), { days: 2, arrays: 1, first: null });
  assert.deepEqual(agreementOf(a, b).first, { date: "1950-06-26", array: "place" });
});
