import assert from "node:assert/strict";
import { test } from "node:test";
import { traceLine as trace } from "./line-of-contact.ts";
import { parametersWith } from "./test-help.ts";
import { startOf, theaterOf, type SmallTheater } from "./testing.ts";

const parameters = parametersWith();
const ROWS = 10;
const COLS = 12;
const UN_ROWS = 5;

/** The line as points. */
function traceLine(...[world, state]: Parameters<typeof trace>): [number, number][] {
  const { points, lat, lon } = trace(world, state);
  return Array.from({ length: points }, (_, k) => [lat[k], lon[k]]);
}

function front(told: Partial<SmallTheater> = {}) {
  return startOf(theaterOf({ parameters, rows: ROWS, cols: COLS, unRows: UN_ROWS, ...told }));
}

test("the line of a straight front runs from west to east halfway between the rows", () => {
  const { world, state } = front();
  const line = traceLine(world, state);
  const { lat } = world.theater.grid;
  const between = (lat[(UN_ROWS - 1) * COLS] + lat[UN_ROWS * COLS]) / 2;
  // two edges to the north for each cell, one for that at the end of the row
  assert.equal(line.length, 2 * COLS - 1);
  for (const [at] of line) assert.ok(Math.abs(at - between) < 1e-9);
  for (let i = 1; i < line.length; i++) assert.ok(line[i][1] > line[i - 1][1]);
});

test("ground gained inside the cells moves the line into them: half a cell of gain, a quarter of the way", () => {
  const { world, state } = front();
  for (let c = 0; c < COLS; c++) state.gainKm[UN_ROWS * COLS + c] = 2.7;
  const { lat } = world.theater.grid;
  const south = lat[(UN_ROWS - 1) * COLS];
  const north = lat[UN_ROWS * COLS];
  for (const [at] of traceLine(world, state))
    assert.ok(Math.abs(at - (south + 0.75 * (north - south))) < 1e-9);
  // and a gain of the other side's moves it back
  state.gainKm.fill(0);
  for (let c = 0; c < COLS; c++) state.gainKm[(UN_ROWS - 1) * COLS + c] = 5.4;
  for (const [at] of traceLine(world, state)) assert.ok(Math.abs(at - south) < 1e-9);
});

test("a pocket behind the front is not the line", () => {
  const { world, state } = front();
  const straight = traceLine(world, state);
  state.holder[8 * COLS + 5] = 0;
  state.holder[1 * COLS + 5] = 1;
  assert.deepEqual(traceLine(world, state), straight);
});

test("a salient bends the line round it", () => {
  const { world, state } = front();
  const straight = traceLine(world, state);
  state.holder[UN_ROWS * COLS + 5] = 0;
  const bent = traceLine(world, state);
  assert.equal(bent.length, straight.length + 2);
  const north = (line: [number, number][]) => Math.max(...line.map(([at]) => at));
  assert.ok(north(bent) > north(straight) + 0.03);
});

test("where one side holds everything there is no line", () => {
  for (const unRows of [0, ROWS]) {
    const { world, state } = front({ unRows });
    assert.deepEqual(traceLine(world, state), []);
  }
});
