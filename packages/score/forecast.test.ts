import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "@p38/base";
import { layoutOf, MERIDIANS, Tally, type Outcome } from "@p38/ensemble";
import { gridOf } from "@p38/terrain";
import { forecastContext, forecastErrors, scoreForecasts } from "./forecast.ts";
import { readScoreRules } from "./node.ts";
import { printForecastScore } from "./print-forecast-score.ts";
import { held, lineOfDate, placeOf, recordOf } from "./test-world.ts";

const rules = readScoreRules();
const grid = gridOf({ rows: 4, cols: 1 });
const [a, b] = [0, 3];
const start = dayOf("1950-07-05");
const KM = 111.195;
const near = (value: number | null, wanted: number, within = 1e-9) =>
  assert.ok(value !== null && Math.abs(value - wanted) < within, `${value}, not ${wanted}`);

/** Four runs of 40 days; `turns` are [cell, day, runs in which it turns to the communist side]. */
function tallyOf(turns: [number, number, number][], lats: number[] = []): Tally {
  const tally = new Tally(layoutOf({ cells: grid.H, days: 40, parties: [{ id: "usa", side: 0 }] }));
  const { layout, counts } = tally;
  for (const [hex, day, runs] of turns) counts[day * layout.H + hex] += runs;
  for (let row = 0; row < layout.steps.length * MERIDIANS.length; row++)
    for (const lat of lats)
      counts[layout.line.start + row * layout.line.bins.count + layout.line.bins.binOf(lat)]++;
  const outcomes = Array.from({ length: 4 }, (_, index) => ({ index, places: [] }) as unknown as Outcome);
  tally.add({ from: 0, to: 4, outcomes, index: new Int32Array(0), count: new Int32Array(0) });
  return tally;
}

const parallel = (date: string, lat: number) =>
  lineOfDate(date, [
    [lat, 126],
    [lat, 129.5],
  ]);
const scoreOf = (tally: Tally, record: ReturnType<typeof recordOf>, ...starts: number[]) => {
  const context = forecastContext(record, grid, rules, 40);
  return scoreForecasts(
    starts.map((day) => forecastErrors(tally, day, context)),
    rules,
    30,
  );
};

/** Both were the UN side's at the start; a was lost five days later. */
const twoPlaces = recordOf({
  places: [placeOf("a", grid.lat[a], grid.lon[a]), placeOf("b", grid.lat[b], grid.lon[b])],
  control: [
    held("a", "1950-06-25", "un", "held"),
    held("a", "1950-07-10", "communist"),
    held("a", "1950-07-31", "communist", "held"),
    held("b", "1950-06-25", "un", "held"),
    held("b", "1950-07-31", "un", "held"),
  ],
});

test("the Brier score of a forecast and of whoever says that nothing changes, worked by hand", () => {
  const tally = tallyOf([
    [a, start + 2, 3],
    [b, start + 4, 1],
  ]);
  const [atStart, week] = scoreOf(tally, twoPlaces, start).leads;
  near(atStart.places.judge.error, 0);
  near(week.places.judge.error, (0.25 * 0.25 + 0.25 * 0.25) / 2);
  const [persistence] = week.places.judge.baselines;
  near(persistence.error, 1 / 2);
  // on the start day no run had lost either place
  near(week.places.judge.baselines.find(({ name }) => name === "own start")!.error, 1 / 2);
  near(week.places.judge.skills[0].skill, 1 - 0.0625 / 0.5);
  assert.deepEqual([week.places.judge.starts, week.places.judge.asked], [1, 2]);
  assert.equal(week.places.fit.starts, 0);
});

test("each start weighs the same, and the interval comes from drawing starts anew", () => {
  // the earlier start's week ends on 8 July, before a is lost: there persistence is right and the forecast half wrong
  const tally = tallyOf([[a, start - 5, 2]]);
  const early = dayOf("1950-07-01");
  const [, week] = scoreOf(tally, twoPlaces, early, start).leads;
  const { starts, error, skills } = week.places.judge;
  assert.equal(starts, 2);
  near(error, (0.25 / 2 + 0.25 / 2) / 2);
  const rows = week.places.judge.byStart;
  assert.deepEqual(
    rows.map((row) => [row.start, row.asked, row.error, row.baselines[0]]),
    [
      ["1950-07-01", 2, 0.125, 0],
      ["1950-07-05", 2, 0.125, 0.5],
    ],
  );
  near(skills[0].skill, 1 - 0.125 / 0.25);
  // both starts, or the later one twice; where only the earlier is drawn persistence makes no error and there is no skill
  near(skills[0].low, 1 - 0.125 / 0.25);
  near(skills[0].high, 1 - 0.125 / 0.5);
});

test("the line: CRPS of the runs, and the distance of the line recorded last before the start", () => {
  const record = recordOf({
    linesOfContact: [
      parallel("1950-06-25", 38),
      parallel("1950-07-04", 37),
      parallel("1950-07-12", 36.5),
      parallel("1950-07-30", 36),
    ],
  });
  // all runs agree on 36.61, the middle of a bin
  const [, week] = scoreOf(tallyOf([], [36.61, 36.61, 36.61, 36.61]), record, start).leads;
  const { starts, asked, error, baselines } = week.line.judge;
  assert.deepEqual([starts, asked], [1, MERIDIANS.length]);
  near(error, 0.11 * KM, 1e-6);
  const [persistence, advance, goOn, ownStart] = baselines;
  near(persistence.error, 0.5 * KM);
  // no operation is recorded here, so neither advance moves
  near(advance.error, 0.5 * KM);
  near(goOn.error, 0.5 * KM);
  near(ownStart.error, 0.11 * KM, 1e-6);
});

test("what comes after the lead changes nothing of a forecast's score", () => {
  const tally = tallyOf([[a, start + 2, 3]]);
  const later = recordOf({
    ...twoPlaces,
    control: [...twoPlaces.control, held("b", "1950-08-02", "communist")],
    linesOfContact: [parallel("1950-08-03", 35)],
  });
  const week = (record: typeof twoPlaces) => scoreOf(tally, record, start).leads[1].places.judge;
  near(week(later).error, week(twoPlaces).error!);
  near(week(later).baselines[0].error, week(twoPlaces).baselines[0].error!);
});

test("printed, it fits a terminal and says that it starts from the computed war", () => {
  const tally = tallyOf([[a, start + 2, 3]]);
  const text = printForecastScore(scoreOf(tally, twoPlaces, start, start + 1), "four runs");
  for (const line of text.split("\n")) assert.ok(line.length <= 100, line);
  assert.match(text, /judge, 7 days +2 +4 /);
  assert.match(text, /^1950-07-05 +0\.00 \(0\.00\) +0\.03 \(0\.50\)/m);
  assert.match(text.replaceAll("\n", " "), /starts from the war that the model itself computed/);
});
