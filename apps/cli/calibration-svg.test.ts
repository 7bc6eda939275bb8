import assert from "node:assert/strict";
import { test } from "node:test";
import { calibrationSvg, type Calibration } from "./calibration-svg.ts";

/** Chances that came true, lines and losses evenly spread among the runs but for the first tenth. */
const even = [0.28, ...Array.from({ length: 9 }, () => 0.08)];
const line = { ranks: even, within50: 0.4, within90: 0.84, points: 50 };
const loss = { un: { ranks: even, within50: 0.4, within90: 0.84, claims: 25 } };
const bins = [0, 0.5].map((from) => ({ from, placeDays: 100, forecast: from + 0.05, observed: from }));
const calibration = {
  name: "20 runs of a & b, seed 1",
  placeControl: { parts: { fit: { score: { reliability: bins } }, judge: { score: { reliability: bins } } } },
  lines: { fit: line, judge: line },
  losses: { parts: { fit: loss, judge: loss } },
} as unknown as Calibration;

test("the drawing has a dot a chance and a bar a tenth, of both parts, at the height of its share", () => {
  const svg = calibrationSvg(calibration);
  assert.equal(svg.match(/<circle /g)?.length, 4);
  const heights = [
    ...svg.matchAll(/<rect x="[^"]+" y="[^"]+" width="[^"]+" height="([^"]+)" fill="#0b3d7a"/g),
  ].map(([, height]) => Number(height));
  // the first is the key's
  assert.equal(heights.shift(), 14);
  assert.equal(heights.length, 20);
  assert.ok(Math.abs(heights[0] / heights[1] - 0.28 / 0.08) < 0.01);
  assert.match(svg, /84 % within the middle 90 % \(50 points\)/);
  assert.match(svg, /Calibration of 20 runs of a &amp; b, seed 1/);
});

test("where nothing was compared the drawing says so", () => {
  const none = { ...line, ranks: even.map(() => 0), within50: null, within90: null, points: 0 };
  const svg = calibrationSvg({ ...calibration, lines: { fit: none, judge: none } as never });
  assert.match(svg, /Judge: - within the middle 50 % of runs/);
  assert.doesNotMatch(svg, /NaN|undefined/);
});
