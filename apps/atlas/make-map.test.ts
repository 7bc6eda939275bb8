import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { RELIEF_COLS, RELIEF_ROWS, reliefPixels } from "./make-relief.ts";
import { vectorFiles } from "./make-vectors.ts";

const SOURCES = fileURLToPath(new URL("../../data/terrain/sources", import.meta.url));

test("the map's lines and names are those that the ground's sources give", () => {
  const files = vectorFiles(SOURCES);
  assert.equal(Object.keys(files).length, 8);
  for (const [name, text] of Object.entries(files))
    assert.ok(
      readFileSync(new URL(`public/map/${name}`, import.meta.url), "utf8") === text,
      `public/map/${name} is out of date: node apps/atlas/make-vectors.ts`,
    );
});

test("light falls from the north-west, heights change the tint, and the edges fade", () => {
  // a ridge along the meridian 127.5, 1,000 m high and 20 cells wide on either side
  const heights = new Int16Array(2520 * 1920).fill(-32768);
  for (let row = 0; row < 2520; row++)
    for (let off = -20; off <= 20; off++) heights[row * 1920 + 960 + off] = 1000 - 50 * Math.abs(off);
  const pixels = reliefPixels(heights);
  assert.equal(pixels.length, RELIEF_ROWS * RELIEF_COLS * 4);
  const pixel = (row: number, col: number) => [
    ...pixels.subarray((row * RELIEF_COLS + col) * 4, (row * RELIEF_COLS + col) * 4 + 4),
  ];
  const middle = RELIEF_ROWS >> 1;
  assert.ok(pixel(middle, 950)[0] > pixel(middle, 970)[0] + 20, "the west slope is the lighter one");
  const [red, green, blue] = pixel(middle, 300);
  assert.deepEqual([red, green, blue], [226, 231, 215], "level lowland has its plain tint");
  assert.equal(pixel(middle, 300)[3], 255);
  assert.equal(pixel(0, 960)[3], 0);
});
