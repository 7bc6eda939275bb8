import assert from "node:assert/strict";
import { test } from "node:test";
import { differences } from "./differences.ts";

test("differences finds each byte that differs, in order, wherever the arrays begin and end", () => {
  for (const length of [0, 1, 15, 16, 17, 40, 67])
    for (const offset of [0, 1, 4])
      for (let h = 0; h < length; h++) {
        const old = new Uint8Array(new ArrayBuffer(offset + length), offset).fill(1);
        const now = old.slice();
        now[h] = 0;
        now[length - 1] = 7;
        const found = new Int32Array(length);
        const count = differences(old, now, found);
        assert.deepEqual([...found.subarray(0, count)], [...new Set([h, length - 1])]);
      }
});

test("differences finds nothing in arrays that are alike", () => {
  assert.equal(differences(new Uint8Array(50), new Uint8Array(50), new Int32Array(50)), 0);
});
