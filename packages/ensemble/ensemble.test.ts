import assert from "node:assert/strict";
import { test } from "node:test";
import type { Run } from "@p38/model";
import { runEnsemble } from "./index.ts";

const formation = (side: "un" | "communist") =>
  ({ id: side, name: side, side, party: side, echelon: "division", arm: "infantry" }) as const;

/** Two days, two formations of one side each, nine cells; the seed is the number of cells held. */
function smallRun(seed: number): Run {
  const bits = new Uint8Array(4);
  for (let h = 0; h < seed; h++) bits[2 + (h >> 3)] |= 1 << (h & 7);
  const lossMen = new Uint16Array(2 * 2 * 5);
  lossMen[10] = seed; // day 1, un, killed
  lossMen[14] = 2; // day 1, un, non-battle
  return {
    meta: { formations: [formation("un"), formation("communist")] },
    D: 2,
    F: 2,
    H: 9,
    strengthMen: Uint16Array.of(100, 50, 100 - seed, 50),
    lossMen,
    holderBits: bits,
  } as unknown as Run;
}

const rows = (bands: Float64Array[] | undefined) => bands?.map((band) => [...band]);

test("bands of three runs: cells held, men and losses day by day", () => {
  const seen: number[] = [];
  const ensemble = runEnsemble(
    smallRun,
    [9, 1, 5],
    ["communistCells", "unStrengthMen", "unLossMen"],
    [0, 0.5, 1],
    (_, done) => seen.push(done),
  );
  assert.deepEqual(seen, [1, 2, 3]);
  assert.equal(ensemble.days, 2);
  assert.deepEqual(rows(ensemble.bands.communistCells), [
    [0, 1],
    [0, 5],
    [0, 9],
  ]);
  assert.deepEqual(rows(ensemble.bands.unStrengthMen), [
    [100, 91],
    [100, 95],
    [100, 99],
  ]);
  assert.deepEqual(rows(ensemble.bands.unLossMen), [
    [0, 3],
    [0, 7],
    [0, 11],
  ]);
});

const of = (seeds: number[]) => runEnsemble(smallRun, seeds, ["communistCells"]).bands;

test("the order of seeds changes no band", () => {
  assert.deepEqual(of([2, 7, 4]), of([7, 4, 2]));
});

test("an ensemble of no runs is refused", () => {
  assert.throws(() => runEnsemble(smallRun, [], ["unLossMen"]), RangeError);
});
