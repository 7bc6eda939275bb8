import assert from "node:assert/strict";
import { test } from "node:test";
import { gridOf } from "@p38/terrain";
import { answersOfRun, meanAnswers, type Answers } from "./answers.ts";
import { runOf } from "./test-world.ts";

const grid = gridOf({ rows: 4, cols: 3 });
const south = { id: "south", lat: grid.lat[1], lon: grid.lon[1] };
const north = { id: "north", lat: grid.lat[10], lon: grid.lon[10] };
const run = runOf(grid, 5, (day) => (day < 2 ? grid.lat[3] + 0.01 : grid.lat[9] + 0.01), [
  { id: "us-1d", side: "un", party: "usa", strengthMen: 1000, lossMen: [1, 2, 3, 4, 5] },
  { id: "kpa-1d", side: "communist", party: "prk", strengthMen: 500, lossMen: [10, 0, 0, 0, 0] },
  { id: "kpa-2d", side: "communist", party: "prk", strengthMen: 600, lossMen: [1, 0, 0, 0, 0] },
]);
const answers = answersOfRun(run, grid);

test("who holds a place, by its cell; no answer off the map or after the last day", () => {
  assert.deepEqual(
    [0, 1, 2, 4].map((day) => answers.communistShare?.(north, day)),
    [1, 1, 0, 0],
  );
  assert.equal(answers.communistShare?.(south, 0), 0);
  assert.equal(answers.communistShare?.({ id: "sea", lat: 30, lon: 120 }, 0), null);
  assert.equal(answers.communistShare?.(south, 5), null);
});

test("losses of a span and parties, both days included", () => {
  assert.deepEqual(answers.lossMen?.(["usa"], 1, 3), {
    killedMen: 3,
    woundedMen: 6,
    missingMen: 9,
    capturedMen: 12,
    nonBattleMen: 15,
  });
  assert.equal(answers.lossMen?.(["prk", "usa"], 0, 0)?.killedMen, 12);
  assert.equal(answers.lossMen?.(["chn"], 0, 4), null);
  assert.equal(answers.formationDays?.(["prk"], 0, 4), 10);
});

test("men of parties and of one formation, and the parties of each side", () => {
  assert.equal(answers.strengthMen?.({ parties: ["prk"] }, 3), 1100);
  assert.equal(answers.strengthMen?.({ formation: "us-1d" }, 3), 1000);
  assert.equal(answers.strengthMen?.({ formation: "us-9d" }, 3), null);
  assert.deepEqual(answers.parties, { un: ["usa"], communist: ["prk"] });
});

const say = (share: number | null): Answers => ({ name: "x", days: 10, communistShare: () => share });

test("the mean of answers is the share that say so; where one has none there is none", () => {
  const three = meanAnswers([say(1), say(0), say(1)], "three");
  assert.ok(Math.abs((three.communistShare?.(south, 0) ?? 0) - 2 / 3) < 1e-12);
  assert.equal(meanAnswers([say(1), say(null)], "two").communistShare?.(south, 0), null);
  assert.throws(() => meanAnswers([], "none"), RangeError);
});
