import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import sharp from "sharp";
import { formationsOn, lineOf } from "@p38/model";
import { oneRun } from "../../../scripts/testing/one-run.ts";
import { writeRun } from "../files.ts";
import { p38, ROOT, temporaryFolder, testIo } from "../test/command-line.ts";
import { drawMap } from "./draw-map.ts";
import { readOutlines } from "./ground.ts";
import { labelOf, sidcOf, spread, type Placed } from "./symbols.ts";
import { frontExtent, PENINSULA, viewOf } from "./view.ts";

const folder = temporaryFolder();
const { run, loaded } = oneRun();
const day = 56;
before(() => writeRun(testIo(folder).io, "war.p38run", run));

function svgOf(extent: "peninsula" | "front"): string {
  return drawMap({
    run,
    grid: loaded.grid,
    outlines: readOutlines(ROOT),
    recordedLines: loaded.record.linesOfContact,
    day,
    extent,
    width: 1000,
  });
}

test("a map names the day, says that it is computed, and has a symbol and title for every formation on it", () => {
  const svg = svgOf("peninsula");
  assert.match(svg, />Korea, 20 August 1950</);
  assert.match(svg, /computed, not recorded: as-decided, seed 1/);
  assert.match(svg, /line of the record, 25 August 1950 \(5 days after\)/);
  const titles = [...svg.matchAll(/<title>([^<]*) men, /g)];
  assert.equal(titles.length, formationsOn(run, loaded.grid, day).length);
  for (const part of ["NaN", "undefined", "Infinity"]) assert.ok(!svg.includes(part), part);
});

test("the same day gives the same picture, another day another", () => {
  assert.equal(svgOf("front"), svgOf("front"));
  assert.notEqual(svgOf("front"), svgOf("peninsula"));
});

test("SVG and PNG are written as wide as asked", async () => {
  for (const name of ["a.svg", "a.png"]) {
    const args = ["map", "--run", "war.p38run", "--date", "1950-08-20", "--out", name, "--width", "600"];
    assert.equal((await p38(args, folder)).code, 0);
    const { width, format } = await sharp(readFileSync(join(folder, name))).metadata();
    assert.deepEqual([width, format], [600, name.slice(2)]);
  }
});

test("no symbol covers another or what is taken, and one that stands alone stays where it is", () => {
  const boxAt = (x: number, y: number): Placed => ({
    x,
    y,
    width: 30,
    height: 20,
    rear: Math.PI / 2,
    atX: x,
    atY: y,
  });
  const boxes = [...Array.from({ length: 12 }, () => boxAt(200, 200)), boxAt(40, 300)];
  const city = { left: 190, right: 260, top: 205, bottom: 220 };
  spread(boxes, { width: 400, height: 400 }, [city]);
  const all = [...boxes, { atX: 225, atY: 212.5, width: 70, height: 15 }];
  for (const [i, a] of all.entries())
    for (const b of all.slice(i + 1))
      assert.ok(
        Math.abs(a.atX - b.atX) * 2 >= a.width + b.width ||
          Math.abs(a.atY - b.atY) * 2 >= a.height + b.height,
      );
  assert.deepEqual([boxes[12].atX, boxes[12].atY], [40, 300]);
});

test("APP-6 codes: side, echelon and arm; labels: number, kind and party", () => {
  assert.equal(sidcOf({ side: "un", echelon: "division", arm: "infantry" }), "10031000211211000000");
  assert.equal(sidcOf({ side: "communist", echelon: "division", arm: "armoured" }), "10061000211205000000");
  assert.equal(labelOf({ name: "1st Cavalry Division", party: "usa" }), "1 Cav US");
  assert.equal(labelOf({ name: "25th Canadian Infantry Brigade", party: "can" }), "25 CAN");
  assert.equal(labelOf({ name: "Turkish Brigade", party: "tur" }), "Turkish");
});

test("a view has one scale both ways, and the front is where the line is", () => {
  const view = viewOf(PENINSULA, 1000);
  const degreeKm = view.kmPerPixel * (view.y(38) - view.y(39));
  assert.ok(Math.abs(degreeKm - 111.195) < 0.01);
  const line = lineOf(run, day);
  const { north, south } = frontExtent(line, [
    [43, 130],
    [35.2, 128.5],
  ]);
  assert.ok(north < 42 && south < 35.2, `${south} to ${north}`);
  assert.deepEqual(frontExtent([], []), PENINSULA);
});
