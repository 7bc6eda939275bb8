import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { hexAt } from "./index.ts";
import { readHexGrid } from "./node.ts";

const grid = readHexGrid();

test("any point has the cell whose centre is nearest, or none when that is over 6 km off", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 32.5, max: 43.8, noNaN: true }),
      fc.double({ min: 123, max: 132, noNaN: true }),
      (lat, lon) => {
        const kmTo = (h: number) =>
          Math.hypot(grid.lat[h] - lat, (grid.lon[h] - lon) * Math.cos((lat * Math.PI) / 180)) * 111.195;
        let nearest = 0;
        for (let h = 1; h < grid.H; h++) if (kmTo(h) < kmTo(nearest)) nearest = h;
        const found = hexAt(grid, lat, lon);
        if (found < 0) assert.ok(kmTo(nearest) > 5.99, `${kmTo(nearest)} km`);
        else assert.ok(kmTo(found) < 6.01 && kmTo(found) - kmTo(nearest) < 1e-3, `${found} for ${nearest}`);
      },
    ),
    { numRuns: 300, seed: 38 },
  );
});

test("the open sea and other countries have no cell", () => {
  for (const [lat, lon] of [
    [36, 124],
    [39, 131],
    [33.6, 130.4],
    [41.8, 123.43],
    [-90, 0],
    [NaN, 127],
  ])
    assert.equal(hexAt(grid, lat, lon), -1, `${lat}, ${lon}`);
});
