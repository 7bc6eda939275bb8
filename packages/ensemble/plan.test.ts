import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { drawParameters, rangesOf, seedOfRun } from "./index.ts";

test("seeds of runs are whole, differ within an ensemble and between ensembles, and stay what they are", () => {
  const seeds = new Set([1, 2, 3].flatMap((of) => Array.from({ length: 500 }, (_, i) => seedOfRun(of, i))));
  assert.equal(seeds.size, 1500);
  assert.ok([...seeds].every((seed) => Number.isSafeInteger(seed) && seed >= 0));
  assert.deepEqual([seedOfRun(1, 0), seedOfRun(1, 1)], [174_139_547_199_462, 52_578_762_224_898]);
});

test("half of the draws of a parameter lie below its value, all within its range", () => {
  const ranges = [
    { id: "a", low: 0, value: 1, high: 10 },
    { id: "b", low: -5, value: 4, high: 5 },
  ];
  const drawn = Array.from({ length: 4000 }, (_, seed) => drawParameters(ranges, seed));
  assert.ok(drawn.every(({ a, b }) => a >= 0 && a <= 10 && b >= -5 && b <= 5));
  const share = (below: (row: Record<string, number>) => boolean) => drawn.filter(below).length / 4000;
  assert.ok(Math.abs(share(({ a }) => a < 1) - 0.5) < 0.03);
  assert.ok(Math.abs(share(({ a }) => a < 5.5) - 0.75) < 0.03);
  assert.ok(Math.abs(share(({ a, b }) => a < 1 && b < 4) - 0.25) < 0.03); // one says nothing of the other
  assert.deepEqual(drawParameters(ranges, 7), drawParameters(ranges, 7));
});

test("a parameter draws the same whichever others are drawn, and no two of the project share their draws", () => {
  const [a, b] = ["a", "b"].map((id) => ({ id, low: 0, value: 1, high: 2 }));
  assert.equal(drawParameters([a, b], 5).b, drawParameters([b], 5).b);
  const rows = JSON.parse(readFileSync(new URL("../../data/parameters.json", import.meta.url), "utf8")) as {
    id: string;
  }[];
  const all = drawParameters(
    rows.map(({ id }) => ({ id, low: 0, value: 1, high: 2 })),
    5,
  );
  assert.equal(new Set(Object.values(all)).size, rows.length);
});

test("what is read from the record, has no range or is decided by the scenario is not drawn", () => {
  const row = (id: string, more: object = {}) => ({
    id,
    value: 2,
    low: 1,
    high: 3,
    basis: "judged",
    ...more,
  });
  const ranges = rangesOf(
    [row("a"), row("b", { basis: "record" }), row("c", { low: 3 }), row("d", { high: undefined }), row("e")],
    { e: 2 },
  );
  assert.deepEqual(ranges, [{ id: "a", low: 1, value: 2, high: 3 }]);
});
