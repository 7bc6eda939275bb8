import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeRun, Room, run } from "./index.ts";
import { parametersWith } from "./test-help.ts";
import { theaterOf } from "./testing.ts";

const ATTACK = 0;

/** A war of a division against another, with more of them the larger it is. */
const war = (size: number, parameters: Record<string, number> = {}) =>
  theaterOf({
    parameters: parametersWith(parameters),
    rows: 8 + size,
    cols: 9,
    formations: Array.from({ length: 2 + size }, (_, f) => ({ side: f % 2, hex: 22 + 9 * f })),
    directives: [{ headquarters: 0, posture: ATTACK, axes: [[60]] }],
  });

test("arrays are given again as new, and others where kind or length is another", () => {
  const room = new Room();
  const first = room.array(Int16Array, 4);
  const second = room.array(Float32Array, 2);
  first.fill(7);
  second.fill(7);
  room.clear();
  assert.equal(room.array(Int16Array, 4), first);
  assert.deepEqual(first, new Int16Array(4));
  const longer = room.array(Float32Array, 3);
  assert.deepEqual(longer, new Float32Array(3));
  room.clear();
  assert.deepEqual(room.array(Uint8Array, 4), new Uint8Array(4));
  assert.equal(room.array(Float32Array, 3), longer);
});

test("a run is the same in memory that others were made in, be they longer, shorter or over other ground", () => {
  const room = new Room();
  for (const [size, until] of [
    [0, 29],
    [3, 19],
    [0, 29],
    [1, 9],
    [3, 39],
  ]) {
    const made = encodeRun(run(war(size), 1, { until, room }));
    assert.deepEqual(made, encodeRun(run(war(size), 1, { until })), `size ${size} to day ${until}`);
  }
});

test("a run is the same over ground that was worked out for other parameters before", () => {
  const { grid, ...rest } = war(2);
  const slow = { advance_max_foot: 5, advance_max_motor: 10, mountain_winding: 3 };
  const other = { ...rest, grid, parameters: parametersWith(slow) };
  const before = encodeRun(run({ ...rest, grid }, 1, { until: 39 }));
  const made = encodeRun(run(other, 1, { until: 39 }));
  assert.notDeepEqual(made, before);
  assert.deepEqual(made, encodeRun(run({ ...other, grid: { ...grid } }, 1, { until: 39 })));
});
