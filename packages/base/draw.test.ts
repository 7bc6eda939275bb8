import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { draw, seedOf, threefry } from "./index.ts";

/** Words of one threefry call as hexadecimal digits. */
function words(key0: number, key1: number, counter0: number, counter1: number): string {
  return [...threefry(key0, key1, counter0, counter1)]
    .map((word) => word.toString(16).padStart(8, "0"))
    .join(" ");
}

test("threefry2x32 with 20 rounds gives the known answers of its authors", () => {
  assert.equal(words(0, 0, 0, 0), "6b200159 99ba4efe");
  assert.equal(words(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff), "1cb996fc bb002be7");
  assert.equal(words(0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3), "c4923a9c 483df7a0");
});

test("a draw lies in [0, 1) and asking again gives the same number", () => {
  fc.assert(
    fc.property(
      fc.maxSafeNat(),
      fc.nat(5000),
      fc.nat(2 ** 22 - 1),
      fc.nat(2 ** 10 - 1),
      (run, day, entity, purpose) => {
        const seed = seedOf(run);
        const first = draw(seed, day, entity, purpose);
        draw(seed, day + 1, entity, purpose);
        assert.ok(first >= 0 && first < 1);
        assert.equal(draw(seed, day, entity, purpose), first);
      },
    ),
  );
});

test("seed, day, entity and purpose each change the draw", () => {
  const base = draw(seedOf(1), 10, 20, 3);
  assert.notEqual(draw(seedOf(2), 10, 20, 3), base);
  assert.notEqual(draw(seedOf(2 ** 32 + 1), 10, 20, 3), base);
  assert.notEqual(draw(seedOf(1), 11, 20, 3), base);
  assert.notEqual(draw(seedOf(1), 10, 21, 3), base);
  assert.notEqual(draw(seedOf(1), 10, 20, 4), base);
});

test("draws of neighbouring entities are uniform: mean, variance and no correlation", () => {
  const count = 20_000;
  let sum = 0,
    squares = 0,
    product = 0,
    last = 0.5;
  for (let entity = 0; entity < count; entity++) {
    const x = draw(seedOf(7), 100, entity, 1);
    sum += x;
    squares += (x - 0.5) ** 2;
    product += (x - 0.5) * (last - 0.5);
    last = x;
  }
  // five standard errors of each for a uniform variable
  assert.ok(Math.abs(sum / count - 0.5) < 5 * Math.sqrt(1 / 12 / count));
  assert.ok(Math.abs(squares / count - 1 / 12) < 5 * Math.sqrt(1 / 180 / count));
  assert.ok(Math.abs(product / count) < 5 * Math.sqrt(1 / 144 / count));
});

test("a seed is a whole number, 0 or more", () => {
  assert.deepEqual(seedOf(0), { high: 0, low: 0 });
  assert.deepEqual(seedOf(2 ** 32 + 5), { high: 1, low: 5 });
  for (const bad of [-1, 1.5, NaN, Infinity, 2 ** 53])
    assert.throws(() => seedOf(bad), { name: "RangeError", message: new RegExp(`found ${bad}`) });
});
