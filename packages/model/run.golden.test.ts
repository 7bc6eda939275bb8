import assert from "node:assert/strict";
import { test } from "node:test";
import { firstMoved, goldenOf, readGolden } from "../../scripts/write-golden.ts";
import { oneRun } from "../../scripts/testing/one-run.ts";

test("the war as decided of 1950 under seed 1 is the one of golden/", () => {
  const moved = firstMoved(readGolden(), goldenOf(oneRun().run));
  assert.equal(
    moved,
    null,
    `${moved}. Meant? Then run scripts/write-golden.ts and commit that with the reason`,
  );
});

test("a trace that moved is named by its first day and its arrays", () => {
  const golden = readGolden();
  const dates = Object.keys(golden.days);
  assert.equal(dates[0], "1950-06-25");
  assert.equal(dates.at(-1), "1950-12-22");
  const altered = structuredClone(golden);
  altered.days["1950-09-13"].cohesion = "0";
  altered.days["1950-09-13"].hex = "0";
  altered.days["1950-10-03"].status = "0";
  assert.equal(firstMoved(golden, altered), "by 1950-09-13 moved: hex, cohesion");
  delete altered.days["1950-07-05"];
  assert.match(
    String(firstMoved(golden, { ...altered, theater: "0" })),
    /^by 1950-07-05 .*data changed too$/,
  );
  assert.equal(firstMoved(golden, structuredClone(golden)), null);
});
