import assert from "node:assert/strict";
import { test } from "node:test";
import { binnedMean, binnedQuantile, evenBins, ratioBins, signedBins, type Bins } from "./bins.ts";
import { quantile } from "./quantile.ts";

const countsOf = (bins: Bins, values: readonly number[]) => {
  const counts = new Int32Array(bins.count);
  for (const value of values) counts[bins.binOf(value)]++;
  return counts;
};

test("even bins: quantiles to within a bin, values beyond the ends in the last one", () => {
  const bins = evenBins(33, 43, 0.5);
  assert.equal(bins.count, 20);
  const counts = countsOf(bins, [30, 36.1, 36.4, 38.2, 50]);
  assert.equal(binnedQuantile(counts, bins, 0), 33.25);
  assert.equal(binnedQuantile(counts, bins, 0.5), 36.25);
  assert.equal(binnedQuantile(counts, bins, 1), 42.75);
  assert.equal(binnedQuantile(new Int32Array(20), bins, 0.5), null);
  assert.equal(binnedMean(new Int32Array(20), bins), null);
});

test("bins of men: whole numbers exactly when few, to within 1 % when many", () => {
  const bins = ratioBins(4_000_000);
  for (const men of [0, 1, 2, 17, 49]) assert.equal(bins.middleOf(bins.binOf(men)), men);
  for (let men = 50; men < 4_000_000; men = Math.ceil(men * 1.037)) {
    const told = bins.middleOf(bins.binOf(men));
    assert.ok(Math.abs(told - men) <= Math.max(0.5, men * 0.0101), `${men}: ${told}`);
  }
});

test("signed bins are the same either side of 0", () => {
  const bins = signedBins(100_000);
  assert.equal(bins.middleOf(bins.binOf(0)), 0);
  for (const men of [1, 30, 800, 99_999]) {
    assert.equal(bins.middleOf(bins.binOf(men)), -bins.middleOf(bins.binOf(-men)));
    assert.ok(bins.binOf(men) > bins.binOf(-men));
  }
});

test("quantiles and mean of a histogram are those of the values, to within a bin", () => {
  const values = Array.from({ length: 999 }, (_, i) => ((i * 7919) % 999) * 123);
  const bins = ratioBins(200_000);
  const counts = countsOf(bins, values);
  for (const p of [0.05, 0.25, 0.5, 0.75, 0.95]) {
    const exact = quantile(values, p);
    assert.ok(Math.abs(binnedQuantile(counts, bins, p)! - exact) <= 0.02 * exact + 123);
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  assert.ok(Math.abs(binnedMean(counts, bins)! / mean - 1) < 0.005);
});
