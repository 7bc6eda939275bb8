import assert from "node:assert/strict";
import { test } from "node:test";
import { entryAt, hexOfPoint, holdersAtStart, landingOf, startAt } from "./ground.ts";
import { nearestHex } from "./nearest-hex.ts";
import { cell, smallGrid } from "./test-world.ts";

const grid = smallGrid();
const holders = holdersAtStart(grid);

test("at the outbreak the south is the United Nations' and the north the other side's", () => {
  assert.equal(holders[cell(3, 4)], 0);
  assert.equal(holders[cell(3, 5)], 1);
});

test("the nearest cell is that of the nearest centre, and its distance is in kilometres", () => {
  const near = nearestHex(grid, 37.775, 127.02);
  assert.equal(near.hex, cell(0, 0));
  // 0.02 degrees east at 37.775 N: 0.02 x 111.195 x cos 37.775 = 1.758 km
  assert.ok(Math.abs(near.km - 1.758) < 0.001, `${near.km} km`);
});

test("a place of the grid or a point has its cell; one in the sea far out has none", () => {
  assert.equal(hexOfPoint(grid, "market"), cell(4, 2));
  assert.equal(hexOfPoint(grid, [37.875, 127.24]), cell(4, 2));
  assert.equal(hexOfPoint(grid, [37.875, 126.5]), -1);
  assert.equal(hexOfPoint(grid, "atlantis"), -1);
});

test("ships put in at the nearest coast within 12 km, and nowhere for a place further inland", () => {
  assert.equal(landingOf(grid, "harbour"), cell(0, 1));
  assert.equal(landingOf(grid, [37.825, 127.1]), cell(0, 1));
  assert.equal(landingOf(grid, "market"), -1);
});

test("a formation whose recorded point lies just over the border stands on its own side of it", () => {
  // row 4 is the last of the south: 37.975
  assert.deepEqual(startAt(grid, 37.975, 127.24, 1, holders, 15), { hex: cell(4, 5), bySea: false });
});

test("a formation deep in the enemy's coast at the outbreak comes from the sea", () => {
  assert.deepEqual(startAt(grid, 37.775, 127, 1, holders, 15), { hex: cell(0, 0), bySea: true });
});

test("a formation from overseas comes by sea near the coast and is there already further inland", () => {
  assert.deepEqual(entryAt(grid, 37.825, 127.0, true, 12), { hex: cell(0, 1), bySea: true });
  assert.deepEqual(entryAt(grid, 37.825, 127.36, true, 12), { hex: cell(6, 1), bySea: false });
  assert.deepEqual(entryAt(grid, 37.825, 127.0, false, 12), { hex: cell(0, 1), bySea: false });
});

test("a point at sea means the nearest coast, by sea", () => {
  assert.deepEqual(entryAt(grid, 37.825, 126.8, false, 12), { hex: cell(0, 1), bySea: true });
});
