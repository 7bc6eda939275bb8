import assert from "node:assert/strict";
import { test } from "node:test";
import { supplyNetOf } from "./supply-ways.ts";
import { gridOf, runOf } from "./test-world.ts";

const grid = gridOf(6);
const run = runOf({
  held: ["UUUUCC", "UUUUCC"],
  ways: [
    { day: 0, hex: 2, back: 1, tonnes: 300, loadPercent: 40 },
    { day: 0, hex: 1, back: 0, tonnes: 500, loadPercent: 120 },
    { day: 0, hex: 4, back: 5, tonnes: 100, loadPercent: 10 },
    { day: 1, hex: 2, back: 1, tonnes: 50, loadPercent: 0 },
  ],
});

test("ways of a day, each with its side, and the sources that they begin at with what is asked of them", () => {
  const { stretches, sources } = supplyNetOf(run, grid, 0);
  assert.deepEqual(
    stretches.map(({ side, tonnes, loadPercent }) => [side, tonnes, loadPercent]),
    [
      ["un", 300, 40],
      ["un", 500, 120],
      ["communist", 100, 10],
    ],
  );
  assert.deepEqual(stretches[0].from, [grid.lat[2], grid.lon[2]]);
  assert.deepEqual(stretches[0].to, [grid.lat[1], grid.lon[1]]);
  assert.deepEqual(
    sources.map(({ side, lon, tonnes }) => [side, lon, tonnes]),
    [
      ["un", grid.lon[0], 500],
      ["communist", grid.lon[5], 100],
    ],
  );
});

test("a day has its own ways", () => {
  const { stretches, sources } = supplyNetOf(run, grid, 1);
  assert.equal(stretches.length, 1);
  assert.deepEqual(
    sources.map(({ lon, tonnes }) => [lon, tonnes]),
    [[grid.lon[1], 50]],
  );
});
