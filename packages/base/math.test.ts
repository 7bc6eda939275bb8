import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { clamp, exp, hashArray, log, logistic, normalQuantile, pow } from "./index.ts";

/** Distance in units in the last place, so that 0 means the same bits. */
function ulps(a: number, b: number): number {
  if (a === b) return 0;
  const view = new DataView(new ArrayBuffer(16));
  view.setFloat64(0, a);
  view.setFloat64(8, b);
  return Number(view.getBigInt64(0) - view.getBigInt64(8));
}

/** True when `a` is within `limit` units in the last place of `b`. */
function near(a: number, b: number, limit: number): boolean {
  return Math.abs(ulps(a, b)) <= limit;
}

test("exp meets values known to twenty digits", () => {
  const known: [number, number][] = [
    [0, 1],
    [1, 2.71828182845904523536],
    [-1, 0.367879441171442321596],
    [0.5, 1.648721270700128146849],
    [10, 22026.4657948067165169579],
    [-10, 0.0000453999297624848515355915],
    [100, 2.688117141816135448412625e43],
    [-700, 9.8596765437597708567e-305],
    [700, 1.0142320547350045095e304],
  ];
  for (const [x, y] of known) assert.ok(near(exp(x), y, 2), `exp(${x}) gave ${exp(x)}, wanted ${y}`);
  assert.equal(exp(-800), 0);
  assert.equal(exp(800), Infinity);
  assert.ok(Number.isNaN(exp(NaN)));
});

test("log meets values known to twenty digits", () => {
  const known: [number, number][] = [
    [1, 0],
    [2, 0.693147180559945309417],
    [10, 2.302585092994045684018],
    [0.1, -2.302585092994045684018],
    [1 + 2 ** -13, 0.000122062862525677371623],
    [1e300, 690.7755278982137052054],
    [5e-324, -744.4400719213812622894],
  ];
  for (const [x, y] of known) assert.ok(near(log(x), y, 2), `log(${x}) gave ${log(x)}, wanted ${y}`);
  assert.equal(log(0), -Infinity);
  assert.equal(log(Infinity), Infinity);
  assert.ok(Number.isNaN(log(-1)));
});

test("exp and log stay within three units of the engine's own, and undo each other", () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
      assert.ok(near(exp(x), Math.exp(x), 3));
      assert.ok(Math.abs(log(exp(x)) - x) <= 4e-16 * Math.max(1, Math.abs(x)) * 2);
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
      assert.ok(near(log(x), Math.log(x), 3) || Math.abs(log(x) - Math.log(x)) < 1e-17);
    }),
    { numRuns: 2000 },
  );
});

test("pow: squares, roots, and the ends", () => {
  assert.ok(Math.abs(pow(3, 4) - 81) < 1e-12);
  assert.ok(Math.abs(pow(2, 0.5) - Math.SQRT2) < 1e-15);
  assert.ok(Math.abs(pow(15_000, -0.32) - 0.0460947) < 1e-6);
  assert.equal(pow(0, 2), 0);
  assert.equal(pow(0, 0), 1);
  assert.equal(pow(0, -1), Infinity);
  assert.equal(pow(7, 0), 1);
});

test("logistic: a half at 0, symmetric, never outside [0, 1]", () => {
  assert.equal(logistic(0), 0.5);
  assert.ok(Math.abs(logistic(1) - 0.7310585786300049) < 1e-15);
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (x) => {
      assert.ok(logistic(x) >= 0 && logistic(x) <= 1);
      assert.ok(Math.abs(logistic(x) + logistic(-x) - 1) < 1e-15);
    }),
  );
});

test("normal quantiles of the tables", () => {
  assert.ok(Math.abs(normalQuantile(0.5)) < 1e-12);
  const known: [number, number][] = [
    [0.75, 0.6744897501960817],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.999, 3.090232306167813],
    [0.001, -3.090232306167813],
    [1e-9, -5.997807015007686],
  ];
  for (const [p, z] of known) assert.ok(Math.abs(normalQuantile(p) - z) < 1e-8 * Math.max(1, Math.abs(z)));
  assert.ok(Number.isFinite(normalQuantile(0)) && Number.isFinite(normalQuantile(1)));
});

test("clamp keeps a number between its ends", () => {
  assert.deepEqual([clamp(-1, 0, 2), clamp(1, 0, 2), clamp(3, 0, 2)], [0, 1, 2]);
});

test("20,000 values give the hash that every engine gives", () => {
  const values = new Float64Array(20_000);
  for (let i = 0; i < 5000; i++) {
    values[i] = exp((i - 2500) / 7);
    values[5000 + i] = log((i + 1) * 0.37);
    values[10_000 + i] = pow(1 + i / 100, 1.7 - i / 3000);
    values[15_000 + i] = normalQuantile((i + 0.5) / 5000);
  }
  // made on Node 24; the browser test of the atlas compares the same values in Chromium
  assert.equal(hashArray(values), "5613a76f767aa042");
});
