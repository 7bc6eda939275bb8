import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeTheater, withParameters } from "@p38/model";
import { castTheater } from "./cast-theater.ts";
import { loadScenario } from "./node.ts";

test("a theater with other parameters is the one that casting with them gives", () => {
  const { record, grid, scenario, theater } = loadScenario("as-decided");
  const drawn = Object.fromEntries(
    record.parameters
      .filter(({ low, high }) => low !== undefined && high !== undefined)
      .map(({ id, high }) => [id, high!]),
  );
  assert.ok(Object.keys(drawn).length > 100);
  const cast = castTheater(record, grid, {
    ...scenario,
    file: { ...scenario.file, parameters: drawn },
  });
  assert.deepEqual(encodeTheater(withParameters(theater, scenario.forces, drawn)), encodeTheater(cast));
});

test("without other parameters it stays as it is, and the one given is left alone", () => {
  const { scenario, theater } = loadScenario("as-decided");
  const before = encodeTheater(theater);
  assert.deepEqual(encodeTheater(withParameters(theater, scenario.forces, {})), before);
  withParameters(theater, scenario.forces, { quality_us_1951_on: 3 });
  assert.deepEqual(encodeTheater(theater), before);
});
