import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { theaterHash } from "@p38/model";
import { castTheater } from "./cast-theater.ts";
import { loadScenario } from "./node.ts";

const { theater, record, grid, scenario } = loadScenario("as-decided");

const shuffled = <T>(rows: readonly T[]) =>
  fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length });

test("shuffling the rows of directives and attachments changes nothing", () => {
  fc.assert(
    fc.property(shuffled(scenario.directives), shuffled(record.attachments), (directives, attachments) => {
      const again = castTheater({ ...record, attachments }, grid, { ...scenario, directives });
      assert.equal(theaterHash(again), theaterHash(theater));
    }),
    { numRuns: 5, seed: 38 },
  );
});
