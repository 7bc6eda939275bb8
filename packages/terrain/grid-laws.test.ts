/* Laws that every grid keeps, the real one and the small ones. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { gridOf, hexAt, type HexGrid } from "./index.ts";
import { readHexGrid } from "./node.ts";

const GRIDS: [name: string, grid: HexGrid][] = [
  ["Korea", readHexGrid()],
  ["7 by 9", gridOf({ rows: 7, cols: 9 })],
  ["1 by 1", gridOf({ rows: 1, cols: 1 })],
];

function cornersOf(grid: HexGrid, h: number): number[][] {
  return Array.from({ length: 6 }, (_, k) => [
    grid.corners[h * 12 + 2 * k],
    grid.corners[h * 12 + 2 * k + 1],
  ]);
}

function isSame([latA, lonA]: number[], [latB, lonB]: number[]): boolean {
  return Math.abs(latA - latB) < 1e-6 && Math.abs(lonA - lonB) < 1e-6;
}

for (const [name, grid] of GRIDS) {
  test(`${name}: the edge back from a neighbour is the opposite one`, () => {
    for (let h = 0; h < grid.H; h++)
      for (let e = 0; e < 6; e++) {
        const n = grid.neighbour[h * 6 + e];
        if (n >= 0) assert.equal(grid.neighbour[n * 6 + ((e + 3) % 6)], h, `cell ${h} edge ${e}`);
      }
  });

  test(`${name}: both sides of an edge say the same`, () => {
    const { road, rail, river, riverWidthM, blocked, distanceKm } = grid;
    for (const [array, values] of Object.entries({ road, rail, river, riverWidthM, blocked, distanceKm }))
      for (let h = 0; h < grid.H; h++)
        for (let e = 0; e < 6; e++) {
          const n = grid.neighbour[h * 6 + e];
          const back = n < 0 ? 0 : values[n * 6 + ((e + 3) % 6)];
          assert.equal(values[h * 6 + e], back, `${array} of cell ${h} edge ${e}`);
        }
  });

  test(`${name}: neighbours are sorted by bearing and 4.6 to 6 km away`, () => {
    for (let h = 0; h < grid.H; h++) {
      let last = -1;
      for (let e = 0; e < 6; e++) {
        const n = grid.neighbour[h * 6 + e];
        if (n < 0) continue;
        const dx = (grid.lon[n] - grid.lon[h]) * Math.cos((grid.lat[h] * Math.PI) / 180);
        const degrees = ((Math.atan2(dx, grid.lat[n] - grid.lat[h]) * 180) / Math.PI + 360) % 360;
        assert.ok(degrees > last, `cell ${h} edge ${e} at ${degrees} degrees after ${last}`);
        last = degrees;
        const km = grid.distanceKm[h * 6 + e];
        assert.ok(km > 4.6 && km < 6, `cell ${h} edge ${e} is ${km} km long`);
        assert.ok(Math.abs(Math.hypot(dx, grid.lat[n] - grid.lat[h]) * 111.2 - km) < 0.05);
      }
    }
  });

  test(`${name}: the six corners lie round the centre, and neighbours share two of them`, () => {
    for (let h = 0; h < grid.H; h++) {
      const own = cornersOf(grid, h);
      const middle = [0, 1].map((k) => own.reduce((sum, corner) => sum + corner[k], 0) / 6);
      assert.ok(Math.abs(middle[0] - grid.lat[h]) < 0.004 && Math.abs(middle[1] - grid.lon[h]) < 0.004);
      for (const n of grid.neighbour.subarray(h * 6, h * 6 + 6)) {
        if (n < 0) continue;
        const shared = cornersOf(grid, n).filter((corner) => own.some((other) => isSame(corner, other)));
        assert.equal(shared.length, 2, `cells ${h} and ${n}`);
      }
    }
  });

  test(`${name}: the centre of every cell finds the cell`, () => {
    for (let h = 0; h < grid.H; h++) assert.equal(hexAt(grid, grid.lat[h], grid.lon[h]), h);
  });
}
