import assert from "node:assert/strict";
import { test } from "node:test";
import { hashArray } from "@p38/base";
import { encodeTally, gatherIn, layoutOf, makerOf, makeBatch, Tally, work } from "./index.ts";
import { Threads } from "./node.ts";
import { smallInput } from "./test-world.ts";

test("two threads come to the same bytes as none", async () => {
  const input = smallInput({ runs: 7, days: 4 });
  const threads = new Threads({ ensemble: input }, 2);
  const tally = new Tally(layoutOf(input.plan));
  try {
    assert.equal(await work(input.plan, gatherIn(tally), { workers: 2, make: threads.make }), "complete");
  } finally {
    await threads.close();
  }
  const here = new Tally(layoutOf(input.plan));
  here.add(makeBatch(makerOf(input), { from: 0, to: 7 }));
  assert.equal(hashArray(encodeTally(tally)), hashArray(encodeTally(here)));
});

test("what goes wrong in a thread is told, and not tried for ever", async () => {
  const input = smallInput({ runs: 1, days: 2 });
  const threads = new Threads({ ensemble: { ...input, theater: input.theater.subarray(0, 300) } }, 1);
  try {
    await assert.rejects(threads.make({ from: 0, to: 1 }), /expected/);
  } finally {
    await threads.close();
  }
});
