import assert from "node:assert/strict";
import { test } from "node:test";
import type { Run } from "@p38/model";
import { crossings } from "./crossings.ts";

const line = (points: [lat: number, lon: number][]) =>
  ({
    lineStart: Uint32Array.of(0, points.length),
    lineLat: Float32Array.from(points, ([lat]) => lat),
    lineLon: Float32Array.from(points, ([, lon]) => lon),
  }) as Run;

test("a line's latitude at meridians, none beyond its ends", () => {
  const run = line([
    [37, 126],
    [38, 128],
  ]);
  assert.deepEqual([...crossings(run, 0, [125.5, 126.5, 127.5, 129])], [NaN, 37.25, 37.75, NaN]);
});

test("a corner on a meridian counts once, a fold counts as the mean of its crossings", () => {
  const corner = line([
    [36, 126],
    [37, 127],
    [36, 128],
  ]);
  assert.deepEqual([...crossings(corner, 0, [127])], [37]);
  const fold = line([
    [36, 126],
    [36, 128],
    [38, 128],
    [38, 126.5],
    [40, 126.5],
    [40, 129],
  ]);
  assert.deepEqual([...crossings(fold, 0, [127])], [(36 + 38 + 40) / 3]);
});

test("a day without a line crosses nowhere", () => {
  assert.deepEqual([...crossings(line([]), 0, [127])], [NaN]);
});
