import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES } from "../words/language.ts";
import { mapInWords } from "./map-in-words.ts";
import { gridOf, runOf } from "./test-world.ts";
import { tongueOf } from "./tongue.ts";

const grid = gridOf(5, [
  { name: "Westtown", lon: 127, hex: 0 },
  { name: "Easttown", lon: 127.4, hex: 4 },
]);
const run = runOf({
  held: ["UUCCC", "UUUCC"],
  formations: [
    { name: "A", echelon: "division" },
    { name: "B", side: "communist", echelon: "division" },
    { name: "C", side: "communist", echelon: "brigade" },
  ],
  place: [
    [0, 3, 4],
    [0, 3, 4],
  ],
});

test("the map's words name the ends of the line, count divisions and say who holds how much", () => {
  const said = mapInWords(
    run,
    grid,
    1,
    [
      [38, 127],
      [38, 127.2],
      [38, 127.4],
    ],
    0.6,
    tongueOf("en", null),
  );
  assert.match(said, /26 June 1950/);
  assert.match(said, /at Westtown.*at Easttown/);
  assert.match(said, /Divisions on the map: 1 UN, 1 communist/);
  assert.match(said, /60 % of Korea/);
});

test("a day without a line says so, in every language", () => {
  for (const language of LANGUAGES) {
    const tongue = tongueOf(language, null);
    assert.ok(mapInWords(run, grid, 0, [], null, tongue).startsWith(tongue.words.map.noLineWords));
  }
});
