import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cellsAlongLine } from "./line-of-contact.ts";
import { straightLine } from "./straight-line.ts";
import { parametersWith } from "./test-help.ts";
import { startOf, theaterOf } from "./testing.ts";

const ROWS = 14;
const COLS = 16;
const UN_ROWS = 6;

/** A front with some cells in the other side's hands, as told, and the un side's cells along it. */
function frontWith(changes: [row: number, col: number, side: number][]) {
  const { world, state } = startOf(
    theaterOf({ parameters: parametersWith(), rows: ROWS, cols: COLS, unRows: UN_ROWS }),
  );
  for (const [row, col, side] of changes) state.holder[row * COLS + col] = side;
  const line = cellsAlongLine(world, state.holder, 0);
  return { world, state, line, straight: straightLine(world, state.holder, line) };
}

const salient = (cols: number[], depth: number): [number, number, number][] =>
  cols.flatMap((col) =>
    Array.from({ length: depth }, (_, k): [number, number, number] => [UN_ROWS + k, col, 0]),
  );

test("a straight front is held where it is", () => {
  const { line, straight } = frontWith([]);
  assert.deepEqual(straight.cells, line);
  assert.deepEqual(
    straight.at,
    line.map((_, k) => k),
  );
});

test("a deep salient is given up, a shallow bulge is not", () => {
  const deep = frontWith(salient([7, 8], 6));
  assert.ok(deep.line.some((h) => h >= (UN_ROWS + 5) * COLS));
  for (const h of deep.straight.cells) assert.ok(h < (UN_ROWS + 1) * COLS, `row ${Math.floor(h / COLS)}`);
  const wide = frontWith(salient([3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 2));
  assert.ok(wide.straight.cells.some((h) => h >= (UN_ROWS + 1) * COLS));
});

test("an enemy wedge is held all the way round", () => {
  const wedge = [1, 2, 3, 4].map((k): [number, number, number] => [UN_ROWS - k, 8, 1]);
  const { straight } = frontWith(wedge);
  assert.ok(straight.cells.some((h) => h < (UN_ROWS - 4) * COLS));
});

test("a beachhead and a ring round a pocket are held as they are: the short way would leave nothing behind it", () => {
  const all = (side: number) =>
    Array.from({ length: ROWS * COLS }, (_, h): [number, number, number] => [
      Math.floor(h / COLS),
      h % COLS,
      side,
    ]);
  const block = (rows: number[], cols: number[], side: number) =>
    rows.flatMap((row) => cols.map((col): [number, number, number] => [row, col, side]));
  const beachhead = frontWith([...all(1), ...block([0, 1, 2, 3, 4], [4, 5, 6, 7, 8, 9, 10, 11], 0)]);
  assert.ok(beachhead.line.length > 12);
  assert.deepEqual(beachhead.straight.cells, beachhead.line);
  const ring = frontWith([...all(0), ...block([5, 6, 7, 8], [5, 6, 7, 8, 9], 1)]);
  assert.ok(ring.line.length > 12);
  assert.deepEqual(ring.straight.cells, ring.line);
});

test("whatever the front, the line is one of joined cells of one's own from end to end, no dearer than the front itself", () => {
  const cell = fc.tuple(
    fc.integer({ min: 2, max: ROWS - 3 }),
    fc.integer({ min: 0, max: COLS - 1 }),
    fc.constantFrom(0, 1),
  );
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 60 }), (changes) => {
      const { world, state, line, straight } = frontWith(changes);
      const { cells, at } = straight;
      assert.equal(cells[0], line[0]);
      assert.equal(cells[cells.length - 1], line[line.length - 1]);
      assert.equal(new Set(cells).size, cells.length);
      const along = new Set(line);
      // the front itself may touch itself only at corners
      const isFront = cells.length === line.length && cells.every((h, k) => h === line[k]);
      cells.forEach((h, k) => {
        assert.equal(state.holder[h], 0);
        if (along.has(h)) assert.equal(line[at[k]], h);
        if (k > 0 && !isFront)
          assert.ok([0, 1, 2, 3, 4, 5].some((e) => world.ground.across[cells[k - 1] * 6 + e] === h));
      });
      const cost = cells.reduce((sum, h) => sum + (along.has(h) ? 2 : 3), 0);
      const joined = line.every(
        (h, k) => k === 0 || [0, 1, 2, 3, 4, 5].some((e) => world.ground.across[line[k - 1] * 6 + e] === h),
      );
      if (joined) assert.ok(cost <= 2 * line.length);
    }),
    { numRuns: 200 },
  );
});
