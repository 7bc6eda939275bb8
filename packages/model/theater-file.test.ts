import assert from "node:assert/strict";
import { test } from "node:test";
import { DataError } from "@p38/base";
import { parametersWith } from "./test-help.ts";
import { theaterOf } from "./testing.ts";
import { decodeTheater, encodeTheater, theaterHash } from "./theater-file.ts";

const ATTACK = 0;
const DEFEND = 1;

const theaterWith = (posture: number) =>
  theaterOf({
    parameters: parametersWith(),
    formations: [
      { side: 0, hex: 4 },
      { side: 1, hex: 40 },
    ],
    directives: [{ headquarters: 0, posture, axes: [[40]] }],
  });
const theater = theaterWith(DEFEND);

test("a theater is the same after a trip through its file", () => {
  assert.deepEqual(decodeTheater(encodeTheater(theater), theater.grid), theater);
});

test("from when doctrine decides is kept", () => {
  const free = { ...theater, doctrineFrom: [3, 5] as [number, number] };
  assert.deepEqual(decodeTheater(encodeTheater(free), theater.grid), free);
  assert.notEqual(theaterHash(free), theaterHash(theater));
});

test("the same theater gives the same bytes, whatever the order of its parameters; another gives another hash", () => {
  const turned = {
    ...theater,
    parameters: Object.fromEntries(Object.entries(theater.parameters).toReversed()),
  };
  assert.deepEqual(encodeTheater(turned), encodeTheater(theater));
  assert.notEqual(theaterHash(theaterWith(ATTACK)), theaterHash(theater));
});

test("a theater does not go with another terrain, and a file cut short is no theater", () => {
  const bytes = encodeTheater(theater);
  assert.throws(() => decodeTheater(bytes, { ...theater.grid, H: 7 }, "a.theater"), {
    name: "DataError",
    message: `a.theater cells: expected 7 cells, as the terrain has; found ${theater.grid.H}; cast on another terrain`,
  });
  assert.throws(() => decodeTheater(bytes.subarray(0, 900), theater.grid), DataError);
});
