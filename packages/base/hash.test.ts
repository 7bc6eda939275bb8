import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { hashArray, hashChained, hashedView, hashText } from "./index.ts";

test("a hash is 16 hexadecimal digits and never changes between versions", () => {
  assert.equal(hashText("parallel38"), "8696dcc53d345256");
  assert.equal(hashArray(new Uint8Array(0)), "e2cc862643e50316");
  assert.equal(hashArray(new Int32Array([1, 2, 3])), "d60152971bdfa8f8");
});

test("bytes decide, not the kind of array or where it starts in its buffer", () => {
  const words = new Int32Array([1, -2, 300_000, 7]);
  const bytes = new Uint8Array(words.buffer);
  assert.equal(hashArray(bytes), hashArray(words));
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  assert.equal(hashArray(shifted.subarray(3)), hashArray(words));
});

test("changing any one bit, or the length, changes the hash", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(), fc.nat(7), (bytes, at, bit) => {
      const altered = bytes.slice();
      altered[at % bytes.length] ^= 1 << bit;
      assert.notEqual(hashArray(altered), hashArray(bytes));
      const longer = new Uint8Array(bytes.length + 1);
      longer.set(bytes);
      assert.notEqual(hashArray(longer), hashArray(bytes));
    }),
    { numRuns: 1000 },
  );
});

test("a chained hash holds all that came before", () => {
  const day1 = hashArray(new Uint8Array([1]));
  const other = hashArray(new Uint8Array([2]));
  const today = new Uint8Array([9, 9]);
  assert.notEqual(hashArray(today, day1), hashArray(today, other));
  assert.equal(hashArray(today, day1), hashArray(today.slice(), day1));
});

test("arrays hashed side by side have the hashes that each has by itself, day after day", () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 90 }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 3 }),
      (arrays, days) => {
        const chain = new Int32Array(arrays.length * 2);
        const alone = arrays.map(() => "0000000000000000");
        const views = arrays.map(hashedView);
        for (let day = 0; day < days; day++) {
          hashChained(views, chain);
          arrays.forEach((array, k) => {
            alone[k] = hashArray(array, alone[k]);
            const words = [chain[k * 2] >>> 0, chain[k * 2 + 1] >>> 0];
            assert.equal(words.map((word) => word.toString(16).padStart(8, "0")).join(""), alone[k]);
          });
        }
      },
    ),
    { numRuns: 300, seed: 1950 },
  );
});
