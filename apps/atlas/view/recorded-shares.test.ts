import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, isoOf } from "@p38/base";
import type { LineFact, WarRecord } from "@p38/record";
import { recordedGround } from "@p38/score";
import { gridOf } from "@p38/terrain";
import { recordedShares } from "./recorded-shares.ts";

const grid = gridOf({ rows: 6, cols: 4 });
const rows = [...new Set(grid.lat)].toSorted((a, b) => a - b);
const lineNorthOf = (count: number, date: string, pocket = "main") => {
  const lat = (rows[count - 1] + rows[count]) / 2;
  const points = [Math.min(...grid.lon) - 1, Math.max(...grid.lon) + 1].map((lon) => ({ lat, lon }));
  return { id: `${date}-${pocket}`, date, pocket, points } as unknown as LineFact;
};

test("the share of each day is that of the recorded ground, and unknown before the first line and after the last", () => {
  const lines = [
    lineNorthOf(2, "1950-07-01"),
    lineNorthOf(5, "1950-07-03", "inchon"),
    lineNorthOf(4, "1950-07-05"),
    lineNorthOf(3, "1950-07-07"),
  ];
  const shares = recordedShares(lines, grid, 20);
  const record = { linesOfContact: lines } as unknown as WarRecord;
  for (let day = 0; day < 20; day++) {
    const ground = recordedGround(record, grid, isoOf(day));
    const expected = ground ? ground.unKm2 / (ground.unKm2 + ground.communistKm2) : Number.NaN;
    if (ground) assert.ok(Math.abs(shares[day] - expected) < 1e-9, `${isoOf(day)}: ${shares[day]}`);
    else assert.ok(Number.isNaN(shares[day]), isoOf(day));
  }
  assert.ok(shares[dayOf("1950-07-04")] > shares[dayOf("1950-07-02")]);
});
