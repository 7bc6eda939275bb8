import assert from "node:assert/strict";
import { test } from "node:test";
import { meanByColumn, rowsOf } from "./lanes.ts";

test("spans that lie over each other stand in different rows, those that follow in the same", () => {
  const spans = [
    { from: 5, to: 9 },
    { from: 0, to: 4 },
    { from: 3, to: 6 },
    { from: 7, to: 8 },
  ];
  assert.deepEqual(
    rowsOf(spans).map((row) => row.map(({ from }) => from)),
    [
      [0, 5],
      [3, 7],
    ],
  );
});

test("columns hold the mean of their days, every day in one of them", () => {
  assert.deepEqual([...meanByColumn([1, 3, 5, 7, 9], 2)], [2, 7]);
  assert.deepEqual(
    [...meanByColumn([4], 3)].filter((mean) => mean > 0),
    [4],
  );
});
