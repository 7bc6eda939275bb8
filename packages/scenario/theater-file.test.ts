import assert from "node:assert/strict";
import { test } from "node:test";
import { DataError } from "@p38/base";
import { castTheater } from "./cast-theater.ts";
import { readScenario } from "./read-scenario.ts";
import { decodeTheater, encodeTheater, theaterHash } from "./theater-file.ts";
import { directiveOf, filesOf, recordOf, smallGrid } from "./test-world.ts";

const grid = smallGrid();
const record = recordOf();
const cast = (directives = [directiveOf()]) =>
  castTheater(record, grid, readScenario(record, grid, filesOf(directives)).scenario);

test("a theater is the same after a trip through its file", () => {
  const theater = cast();
  assert.deepEqual(decodeTheater(encodeTheater(theater), grid), theater);
});

test("from when doctrine decides is kept", () => {
  const free = { ...cast(), doctrineFrom: [3, 5] as [number, number] };
  assert.deepEqual(decodeTheater(encodeTheater(free), grid), free);
  assert.notEqual(theaterHash(free), theaterHash(cast()));
});

test("the same theater gives the same bytes, whatever the order of its parameters; another gives another hash", () => {
  const theater = cast();
  const turned = {
    ...theater,
    parameters: Object.fromEntries(Object.entries(theater.parameters).toReversed()),
  };
  assert.deepEqual(encodeTheater(turned), encodeTheater(theater));
  assert.notEqual(theaterHash(cast([directiveOf({ posture: "attack" })])), theaterHash(theater));
});

test("a theater does not go with another terrain, and a file cut short is no theater", () => {
  const bytes = encodeTheater(cast());
  assert.throws(() => decodeTheater(bytes, { ...grid, H: 7 }, "a.theater"), {
    name: "DataError",
    message: "a.theater cells: expected 7 cells, as the terrain has; found 80; cast on another terrain",
  });
  assert.throws(() => decodeTheater(bytes.subarray(0, 900), grid), DataError);
});
