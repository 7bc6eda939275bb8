import assert from "node:assert/strict";
import { test } from "node:test";
import { gridOf, setEdge } from "./index.ts";

test("a small world is flat, dry and empty", () => {
  const grid = gridOf({ rows: 4, cols: 5 });
  assert.equal(grid.H, 20);
  for (const array of [grid.ground, grid.cover, grid.road, grid.rail, grid.river, grid.blocked, grid.coast])
    assert.ok(array.every((value) => value === 0));
  assert.deepEqual([grid.places, grid.ports, grid.borderCrossings], [[], [], []]);
});

test("a cell in the middle has six neighbours, north-east first", () => {
  const { neighbour } = gridOf({ rows: 3, cols: 3 });
  assert.deepEqual([...neighbour.subarray(24, 30)], [8, 5, 2, 1, 3, 7]);
  assert.deepEqual([...neighbour.subarray(0, 6)], [3, 1, -1, -1, -1, -1]);
});

test("setEdge writes both sides", () => {
  const grid = gridOf({ rows: 1, cols: 3 });
  setEdge(grid, "river", 1, 0, 2);
  assert.deepEqual([...grid.river], [0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]);
  assert.throws(() => setEdge(grid, "river", 0, 2, 1), /expected neighbouring cells; found 0 and 2/);
});

test("a world without rows is refused", () => {
  assert.throws(
    () => gridOf({ rows: 0, cols: 3 }),
    /RangeError: expected a whole number of rows, 1 or more; found 0/,
  );
  assert.throws(() => gridOf({ rows: 2, cols: 1.5 }), /of cols/);
});
