import { test } from "node:test";
import assert from "node:assert/strict";
import { cellAreasKm2 } from "./cell-areas.ts";
import { readHexGrid } from "./node.ts";

test("cells have 22.9 to 28 km², as H3 cells of resolution 6 do hereabouts", () => {
  const areas = cellAreasKm2(readHexGrid());
  assert.ok(Math.min(...areas) > 22.9, String(Math.min(...areas)));
  assert.ok(Math.max(...areas) < 28, String(Math.max(...areas)));
});

test("the cells that are Korea come to its area, and a little sea at the coasts", () => {
  const grid = readHexGrid();
  const areas = cellAreasKm2(grid);
  const korea = areas.reduce((sum, area, h) => (grid.country[h] < 2 ? sum + area : sum), 0);
  // 100,000 km² in the south and 120,500 in the north
  assert.ok(korea > 220_500 && korea < 235_000, String(korea));
});
