import assert from "node:assert/strict";
import { test } from "node:test";
import { layoutOf, Tally, MERIDIANS, type Outcome } from "@p38/ensemble";
import { gridOf } from "@p38/terrain";
import { answersOfTally } from "./index.ts";
import { placed, scoreEnsembleLines } from "./ensemble-lines.ts";
import { readScoreRules } from "./node.ts";
import { lineOfDate, recordOf } from "./test-world.ts";

const bins = { count: 5, binOf: (value: number) => Math.floor(value), middleOf: (bin: number) => bin + 0.5 };
const KM = 111.195;
const near = (value: number, wanted: number) => assert.ok(Math.abs(value - wanted) < 1e-9, `${value}`);

test("CRPS, rank and middle, worked by hand", () => {
  // two runs at 1.5, two at 3.5; the recorded line at 2.5: (1/2)^2 over one degree either side
  const found = placed([0, 2, 0, 2, 0], bins, 2.5)!;
  near(found.crpsKm, (0.25 + 0.25) * KM);
  near(found.rank, 0.5);
  near(found.middleKm, 1 * KM);
});

test("where all runs agree, CRPS is the distance", () => {
  const all = placed([0, 4, 0, 0, 0], bins, 3.5)!;
  near(all.crpsKm, 2 * KM);
  near(all.middleKm, 2 * KM);
  assert.equal(all.rank, 1);
  near(placed([0, 4, 0, 0, 0], bins, 1.5)!.crpsKm, 0);
  assert.equal(placed([0, 0, 0, 0, 0], bins, 1), null);
  const far = { count: 90, binOf: bins.binOf, middleOf: bins.middleOf };
  const south = Array.from({ length: 90 }, (_, bin) => (bin === 3 ? 7 : 0));
  near(placed(south, far, 80.5)!.crpsKm, 77 * KM);
});

const shape = { cells: 4, days: 60, parties: [{ id: "usa", side: 0 }] };
const rules = readScoreRules(new URL("../../data", import.meta.url).pathname);

/** A tally of ten runs whose lines lie at these latitudes on the first kept day after the date, everywhere. */
function tallyOf(lats: number[], step: number): Tally {
  const tally = new Tally(layoutOf(shape));
  const { line } = tally.layout;
  for (let m = 0; m < MERIDIANS.length; m++)
    for (const lat of lats)
      tally.counts[line.start + (step * MERIDIANS.length + m) * line.bins.count + line.bins.binOf(lat)]++;
  const outcomes = lats.map((_, index) => ({ index, places: [] }) as unknown as Outcome);
  tally.add({ from: 0, to: lats.length, outcomes, index: new Int32Array(0), count: new Int32Array(0) });
  return tally;
}

test("a recorded line in the middle of the runs lies within both bands; one beyond them in none, in the last tenth", () => {
  const lats = Array.from({ length: 20 }, (_, i) => 36 + i * 0.1);
  const at = (lat: number) =>
    recordOf({
      linesOfContact: [
        lineOfDate("1950-07-16", [
          [lat, 126],
          [lat, 129.5],
        ]),
      ],
    });
  // 16 July 1950 is day 21, which is kept; July judges
  const inside = scoreEnsembleLines(tallyOf(lats, 3), at(36.95), rules).judge;
  assert.deepEqual([inside.dates, inside.points], [1, MERIDIANS.length]);
  assert.deepEqual([inside.within50, inside.within90], [1, 1]);
  const beyond = scoreEnsembleLines(tallyOf(lats, 3), at(39), rules).judge;
  assert.deepEqual([beyond.within50, beyond.within90, beyond.ranks[9]], [0, 0, 1]);
  assert.ok(beyond.crpsKm! > inside.crpsKm! && beyond.middleKm! > 200);
  assert.equal(scoreEnsembleLines(tallyOf(lats, 3), at(37), rules).fit.points, 0);
});

test("baselines of the line: the one recorded last before, and a parallel; skill by month", () => {
  const lines = recordOf({
    linesOfContact: [
      ["1950-06-25", 38],
      ["1950-07-05", 37.5],
      ["1950-07-16", 37],
    ].map(([date, lat]) =>
      lineOfDate(date as string, [
        [lat as number, 126],
        [lat as number, 129.5],
      ]),
    ),
  });
  // all runs at 37.11, the middle of a bin, on 16 July; of 5 July they keep nothing
  const { judge } = scoreEnsembleLines(tallyOf(Array(10).fill(37.11), 3), lines, rules);
  const [latest, advance] = judge.baselines;
  assert.deepEqual([latest.name, latest.points], ["last recorded line", MERIDIANS.length]);
  assert.ok(Math.abs(judge.crpsKm! - 0.11 * KM) < 1e-6);
  near(latest.crpsKm!, 0.5 * KM);
  near(advance.crpsKm!, 1 * KM); // no operation moves it
  assert.ok(Math.abs(judge.skills[0].skill! - (1 - 0.11 / 0.5)) < 1e-6);
  assert.ok(Math.abs(judge.skills[1].skill! - (1 - 0.11 / 1)) < 1e-6);
});

test("an ensemble answers with the share of its runs", () => {
  const grid = gridOf({ rows: 4, cols: 1 });
  const tally = tallyOf([36, 37, 38, 39], 0);
  tally.counts[tally.layout.turns.start + 2 * shape.cells + 1] = 3;
  const answers = answersOfTally(tally, grid, "four runs");
  const place = { id: "a", lat: grid.lat[1], lon: grid.lon[1] };
  assert.deepEqual(
    [0, 1, 2, 59].map((day) => answers.communistShare!(place, day)),
    [0, 0, 0.75, 0.75],
  );
  assert.equal(answers.communistShare!(place, 60), null);
});
