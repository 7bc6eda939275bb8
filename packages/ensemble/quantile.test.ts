import assert from "node:assert/strict";
import { test } from "node:test";
import { quantile, quantiles } from "./quantile.ts";

test("quantiles between order statistics, as R's default gives them", () => {
  assert.equal(quantile([3, 1, 2], 0.5), 2);
  assert.equal(quantile([1, 2, 3, 4], 0.25), 1.75);
  assert.equal(quantile([7], 0.95), 7);
  assert.equal(quantile([10, -2], 0), -2);
});

test("quantiles of numbers keep them in place", () => {
  const values = [3, 1, 2];
  quantile(values, 0.5);
  assert.deepEqual(values, [3, 1, 2]);
});

test("no values and a probability of 2 are refused in a sentence", () => {
  assert.throws(() => quantile([], 0.5), /found none/);
  assert.throws(() => quantile([1], 2), /from 0 to 1; found 2/);
});

test("several quantiles at once are those asked for one by one", () => {
  const values = [9, -1, 4, 4, 7, 0.5];
  const shares = [0.95, 0, 0.5];
  assert.deepEqual(
    quantiles(values, shares),
    shares.map((p) => quantile(values, p)),
  );
});
