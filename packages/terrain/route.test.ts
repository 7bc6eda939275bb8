import assert from "node:assert/strict";
import { test } from "node:test";
import { gridOf, placeById, routeBetween, setEdge } from "./index.ts";

test("over open ground the way is straight", () => {
  const grid = gridOf({ rows: 3, cols: 5 });
  const route = routeBetween(grid, 5, 9, "ground");
  assert.deepEqual(route?.hexes, [5, 6, 7, 8, 9]);
  assert.ok(Math.abs(route.lengthKm - 4 * 5.43) < 1e-5);
});

test("a blocked edge is gone round", () => {
  const grid = gridOf({ rows: 2, cols: 3 });
  setEdge(grid, "blocked", 0, 1, 1);
  const route = routeBetween(grid, 0, 1, "ground");
  assert.deepEqual(route?.hexes, [0, 3, 1]);
});

test("a river is no hindrance to a route", () => {
  const grid = gridOf({ rows: 1, cols: 2 });
  setEdge(grid, "river", 0, 1, 1);
  assert.deepEqual(routeBetween(grid, 0, 1, "ground")?.hexes, [0, 1]);
});

test("by road only over roads, by rail only over rails, and there is none where they end", () => {
  const grid = gridOf({ rows: 2, cols: 3 });
  for (const [a, b] of [
    [0, 3],
    [3, 4],
    [4, 1],
  ])
    setEdge(grid, "road", a, b, 3);
  setEdge(grid, "rail", 0, 1, 1);
  assert.deepEqual(routeBetween(grid, 0, 1, "road")?.hexes, [0, 3, 4, 1]);
  assert.deepEqual(routeBetween(grid, 0, 1, "rail")?.hexes, [0, 1]);
  assert.equal(routeBetween(grid, 0, 1, "standard-gauge rail"), undefined);
  assert.equal(routeBetween(grid, 0, 2, "road"), undefined);
});

test("from a cell to itself is no way at all", () => {
  assert.deepEqual(routeBetween(gridOf({ rows: 1, cols: 1 }), 0, 0, "road"), { hexes: [0], lengthKm: 0 });
});

test("the way back is as long as the way there", () => {
  const grid = gridOf({ rows: 9, cols: 9 });
  for (let k = 0; k < 60; k++) {
    const h = (k * 37) % 81;
    const n = grid.neighbour[h * 6 + (k % 6)];
    if (n >= 0) setEdge(grid, "blocked", h, n, 1);
  }
  for (let h = 1; h < grid.H; h += 7) {
    const there = routeBetween(grid, 0, h, "ground");
    const back = routeBetween(grid, h, 0, "ground");
    assert.equal(there?.lengthKm, back?.lengthKm, `cell ${h}`);
  }
});

test("a cell that isn't there is refused", () => {
  const grid = gridOf({ rows: 1, cols: 2 });
  for (const [from, to] of [
    [-1, 0],
    [0, 2],
    [0.5, 1],
  ])
    assert.throws(
      () => routeBetween(grid, from, to, "road"),
      /RangeError: expected a cell from 0 to 1; found/,
    );
});

test("a place is found by its id, and an unknown one isn't", () => {
  const grid = gridOf({ rows: 1, cols: 2 });
  grid.places = [{ id: "taegu", name: "Taegu", lat: 37, lon: 127, kind: "city", importance: 1, hex: 1 }];
  assert.equal(placeById(grid, "taegu")?.hex, 1);
  assert.equal(placeById(grid, "Taegu"), undefined);
});
