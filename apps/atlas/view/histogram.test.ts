import assert from "node:assert/strict";
import { test } from "node:test";
import { histogramOf } from "./histogram.ts";

test("two samples in the same bins, every value counted once, the greatest in the last bin", () => {
  const { low, high, base, change } = histogramOf([0, 1, 14], [7, 7, 13.5])!;
  assert.deepEqual([low, high], [0, 14]);
  assert.deepEqual([base[0], base[1], base[13]], [1, 1, 1]);
  assert.deepEqual([change[7], change[13]], [2, 1]);
});

test("one value, and none", () => {
  assert.equal(histogramOf([3], [3])!.base[0], 1);
  assert.equal(histogramOf([], []), null);
});
