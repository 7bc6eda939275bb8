import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { encodeHexGrid } from "@p38/terrain";
import { buildTerrain } from "./terrain/build.ts";
import { cellsOfBox, nearestCell } from "./terrain/cells.ts";
import {
  bearingDegrees,
  densify,
  greatCircleKm,
  insideRing,
  nearestOnLine,
  type LonLat,
} from "./terrain/geometry.ts";
import { heightsOf } from "./terrain/heights.ts";
import { cellsOfCourse } from "./terrain/lines.ts";
import { fillPolygon, walkPixels, type Raster } from "./terrain/raster.ts";
import { readSources, type SourcePlace } from "./terrain/sources.ts";

const folder = fileURLToPath(new URL("../data/terrain/", import.meta.url));

test("the sources give korea.hexgrid, byte for byte", () => {
  const made = encodeHexGrid(buildTerrain(readSources(folder)));
  const file = readFileSync(join(folder, "korea.hexgrid"));
  assert.equal(
    Buffer.compare(made, file),
    0,
    "data/terrain/korea.hexgrid is out of date: run node_modules/.bin/node scripts/build-terrain.ts",
  );
});

test("places lie where the record has them", () => {
  const record = JSON.parse(readFileSync(join(folder, "../places.json"), "utf8"));
  assert.deepEqual(readSources(folder).places.map(positionOf), record.map(positionOf));
});

function positionOf({ id, name, lat, lon, importance }: SourcePlace) {
  return { id, name, lat, lon, importance };
}

test("a source cut short, and a bank for a place that isn't there, are named", () => {
  const copy = mkdtempSync(join(tmpdir(), "terrain-"));
  try {
    cpSync(folder, copy, { recursive: true });
    const banks = join(copy, "banks.json");
    writeFileSync(banks, '{"banks":[{"place":"atlantis","lat":37,"lon":127}]}');
    assert.throws(
      () => readSources(`${copy}/`),
      /banks\.json \/banks: expected places of places\.csv; found atlantis/,
    );
    writeFileSync(join(copy, "sources/elevation.bin.gz"), gzipSync(new Uint8Array(100)));
    assert.throws(
      () => readSources(`${copy}/`),
      /elevation\.bin\.gz unpacked length: expected 9676800 bytes; found 100 bytes/,
    );
  } finally {
    rmSync(copy, { recursive: true });
  }
});

test("distances and bearings agree with known ones", () => {
  assert.ok(Math.abs(greatCircleKm(37.566, 126.978, 35.1, 129.04) - 330) < 3, "Seoul to Pusan");
  assert.equal(Math.round(bearingDegrees(37, 127, 38, 127)), 0);
  assert.equal(Math.round(bearingDegrees(0, 127, 0, 128)), 90);
  assert.equal(Math.round(bearingDegrees(38, 127, 37, 127)), 180);
  assert.equal(Math.round(bearingDegrees(0, 128, 0, 127)), 270);
});

test("the nearest point of a line may lie between two of its own", () => {
  const line: LonLat[] = [
    [127, 37],
    [128, 37],
  ];
  const near = nearestOnLine(127.5, 37.1, line);
  assert.ok(Math.abs(near.km - 11.12) < 0.01 && Math.abs(near.lon - 127.5) < 1e-9);
  const steps = densify(line, 10);
  assert.equal(steps.length, 10);
  assert.deepEqual([steps[0], steps.at(-1)], line);
});

const SMALL: Raster = { west: 0, north: 10, pixelsPerDegree: 1, rows: 10, cols: 10 };
const SQUARE: LonLat[] = [
  [2, 2],
  [8, 2],
  [8, 8],
  [2, 8],
  [2, 2],
];
const HOLE: LonLat[] = [
  [4, 4],
  [6, 4],
  [6, 6],
  [4, 6],
  [4, 4],
];

test("a polygon fills the pixels whose middles it holds, and not its hole", () => {
  const pixels = new Uint8Array(100);
  fillPolygon(SMALL, [SQUARE, HOLE], 1, pixels);
  assert.equal(
    pixels.reduce((a, b) => a + b),
    36 - 4,
  );
  for (let p = 0; p < 100; p++) {
    const lon = (p % 10) + 0.5;
    const lat = 9.5 - Math.floor(p / 10);
    const inside = insideRing(lon, lat, SQUARE) && !insideRing(lon, lat, HOLE);
    assert.equal(pixels[p], inside ? 1 : 0, `${lat}, ${lon}`);
  }
});

test("a line leaves no gap that a step up, down or aside could slip through", () => {
  const passed: number[] = [];
  walkPixels(
    SMALL,
    [
      [0.5, 9.5],
      [9.5, 0.7],
      [3.2, 0.1],
    ],
    (pixel) => passed.push(pixel),
  );
  for (let k = 1; k < passed.length; k++) {
    const rows = Math.abs(Math.floor(passed[k] / 10) - Math.floor(passed[k - 1] / 10));
    const cols = Math.abs((passed[k] % 10) - (passed[k - 1] % 10));
    assert.ok(Math.max(rows, cols) === 1, `${passed[k - 1]} to ${passed[k]}`);
  }
});

test("a plane that rises 1 m in 100 m has a slope of 1 percent", () => {
  const raster: Raster = { west: 127, north: 0.5, pixelsPerDegree: 240, rows: 100, cols: 100 };
  const stepM = 111_195 / 240;
  const heights = new Int16Array(10_000);
  for (let p = 0; p < heights.length; p++)
    heights[p] = Math.round((100 - Math.floor(p / 100)) * stepM * 0.01);
  const middle = Array.from({ length: 2000 }, (_, k) => 4000 + k);
  const { meanM, reliefM, slopePercent } = heightsOf(raster, heights, middle);
  assert.equal(slopePercent, 1);
  assert.ok(Math.abs(meanM - 234) < 2, `${meanM}`);
  assert.ok(Math.abs(reliefM - 80) < 5, `${reliefM}`);
  assert.deepEqual(heightsOf(raster, heights.fill(-32768), middle), {
    meanM: 0,
    reliefM: 0,
    slopePercent: 0,
  });
});

test("a straight course makes a row of cells, each next to the one before, the same both ways", () => {
  const cells = cellsOfBox(36.5, 126.5, 37.5, 127.5);
  const line: LonLat[] = [
    [126.7, 36.7],
    [127.3, 37.3],
  ];
  const row = cellsOfCourse(cells, line);
  assert.equal(row[0], nearestCell(cells, 36.7, 126.7));
  assert.equal(row.at(-1), nearestCell(cells, 37.3, 127.3));
  for (let k = 1; k < row.length; k++)
    assert.ok(cells.neighbour.subarray(row[k - 1] * 6, row[k - 1] * 6 + 6).includes(row[k]));
  assert.ok(row.length >= 14 && row.length <= 22, `${row.length} cells for 85 km`);
  assert.deepEqual(cellsOfCourse(cells, line.toReversed()), row.toReversed());
});
