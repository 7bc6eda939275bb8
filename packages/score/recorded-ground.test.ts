import { test } from "node:test";
import assert from "node:assert/strict";
import { cellAreasKm2, gridOf } from "@p38/terrain";
import { recordedGround } from "./recorded-ground.ts";
import { lineOfDate, recordOf } from "./test-world.ts";

const grid = gridOf({ rows: 6, cols: 4 });
const areas = cellAreasKm2(grid);
const west = Math.min(...grid.lon) - 1;
const east = Math.max(...grid.lon) + 1;
const rowLat = [...new Set(grid.lat)].toSorted((a, b) => a - b);
/** A line from west to east, north of so many rows of cells. */
const northOf = (rows: number, date: string, pocket?: string) => {
  const lat = (rowLat[rows - 1] + rowLat[rows]) / 2;
  return lineOfDate(
    date,
    [
      [lat, west],
      [lat, east],
    ],
    5,
    pocket,
  );
};
const sum = (rows: number) =>
  areas.reduce((total, area, h) => (grid.lat[h] <= rowLat[rows - 1] ? total + area : total), 0);
const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-6, `${a} for ${b}`);

const record = recordOf({
  linesOfContact: [northOf(2, "1950-07-01"), northOf(5, "1950-07-01", "inchon"), northOf(4, "1950-07-11")],
});

test("on a dated day the UN side holds what lies south of the main line, whatever fronts lie beside it", () => {
  const ground = recordedGround(record, grid, "1950-07-01")!;
  near(ground.unKm2, sum(2));
  near(
    ground.unKm2 + ground.communistKm2,
    areas.reduce((a, b) => a + b, 0),
  );
  assert.deepEqual(ground.lines, ["1950-07-01-main"]);
});

test("between two dated lines it changes evenly", () => {
  const ground = recordedGround(record, grid, "1950-07-04")!;
  near(ground.unKm2, sum(2) + 0.3 * (sum(4) - sum(2)));
  assert.deepEqual(ground.lines, ["1950-07-01-main", "1950-07-11-main"]);
});

test("before the first line and after the last there is no figure", () => {
  assert.equal(recordedGround(record, grid, "1950-06-30"), null);
  assert.equal(recordedGround(record, grid, "1950-07-12"), null);
  assert.throws(() => recordedGround(record, grid, "1950-02-30"), RangeError);
});
