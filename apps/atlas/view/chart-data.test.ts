import assert from "node:assert/strict";
import { test } from "node:test";
import type { AirEffortDay, LossClaim } from "@p38/record";
import {
  airData,
  groundData,
  lossData,
  lossesBeside,
  strengthData,
  supplyData,
  tableOf,
} from "./chart-data.ts";
import { runOf } from "./test-world.ts";

const run = {
  ...runOf({
    days: 3,
    held: ["U", "U", "U"],
    formations: [
      { name: "A", side: "un", party: "usa" },
      { name: "B", side: "un", party: "rok" },
      { name: "C", side: "communist", party: "prk" },
    ],
    place: [[0, 0, 0]],
    strengthMen: [
      [100, 300, 500],
      [90, 290, 480],
      [80, 280, 460],
    ],
    lossMen: [
      [
        [1, 2, 3, 4, 50],
        [10, 0, 0, 0, 0],
        [5, 5, 0, 0, 0],
      ],
      [
        [1, 0, 0, 0, 0],
        [0, 20, 0, 0, 7],
        [0, 0, 9, 0, 0],
      ],
    ],
  }),
  supplyTenths: Uint8Array.from([5, 20, 30, 5, 20, 30, 5, 20, 30]),
};

test("losses are counted by kind, by side or party, and by month, day or so far", () => {
  const bySide = lossData(run, "battle", "side", "day", [0]);
  assert.deepEqual(
    bySide.series.map(({ of, values }) => [of, values]),
    [
      ["un", [20, 21, 0]],
      ["communist", [10, 9, 0]],
    ],
  );
  assert.deepEqual(lossData(run, "battle", "side", "so far", [0]).series[0].values, [20, 41, 41]);
  assert.deepEqual(lossData(run, "battle", "side", "month", [0, 1]).series[0].values, [20, 21]);
  const byParty = lossData(run, "non-battle", "party", "day", [0]);
  assert.deepEqual(
    byParty.series.map(({ column, values }) => [column, values]),
    [
      ["run_non_battle_usa_men", [50, 0, 0]],
      ["run_non_battle_rok_men", [0, 7, 0]],
    ],
  );
});

test("strength by side has the record's points beside it, by party it has none", () => {
  const recorded = [
    [null, 1000, null],
    [null, null, null],
  ];
  const data = strengthData(run, "side", recorded);
  assert.deepEqual(
    data.series.map(({ column }) => column),
    [
      "run_strength_un_men",
      "run_strength_communist_men",
      "record_strength_un_men",
      "record_strength_communist_men",
    ],
  );
  assert.deepEqual(data.series[0].values, [400, 380, 360]);
  assert.equal(strengthData(run, "party", recorded).series.length, 3);
});

test("the data file has a row a day and an empty cell where nothing is known", () => {
  const { columns, rows } = tableOf(
    strengthData(run, "side", [
      [null, 1000, null],
      [null, null, null],
    ]),
  );
  assert.equal(columns[0], "date");
  assert.deepEqual(rows[0], ["1950-06-25", 400, 500, "", ""]);
  assert.deepEqual(rows[1].slice(3), [1000, ""]);
});

test("supply is a mean over men, and the share with less than a day", () => {
  const { mean, short } = supplyData(run);
  assert.equal(mean.series[0].values[0], (100 * 0.5 + 300 * 2) / 400);
  assert.equal(short.series[0].values[0], 25);
  assert.equal(short.series[1].values[0], 0);
});

test("ground comes in percent of both sides", () => {
  const { series } = groundData([0.25]);
  assert.deepEqual([series[0].values[0], series[1].values[0]], [25, 75]);
});

test("sorties are summed over kinds of aircraft, not over what they flew for", () => {
  const row = {
    date: "1950-06-26",
    side: "un",
    fighterBomberSorties: 28,
    lightBomberSorties: 2,
    mediumBomberSorties: 0,
    otherServicesSorties: 1,
    closeSupportSorties: 21,
    interdictionSorties: 9,
  } as unknown as AirEffortDay;
  const { series } = airData([row], 3);
  assert.equal(series.length, 1, "a side of which nothing is recorded has no line");
  assert.deepEqual(series[0].values, [null, 31, null]);
});

test("recorded losses stand beside the run's for the same span and parties", () => {
  const claim = (change: Partial<LossClaim>) =>
    ({
      id: "k",
      from: "1950-06-25",
      to: "1950-06-26",
      side: "un",
      parties: [],
      killedMen: 40,
      ...change,
    }) as LossClaim;
  const [all] = lossesBeside(run, [claim({})], "killed");
  assert.deepEqual([all.recordedMen, all.runMen], [40, 12]);
  const [usa] = lossesBeside(run, [claim({ parties: ["usa"] })], "killed");
  assert.equal(usa.runMen, 2);
  for (const change of [
    { from: "1950-06" },
    { to: "1951-06-26" },
    { killedMen: undefined },
    { parties: ["xyz"] },
  ])
    assert.deepEqual(lossesBeside(run, [claim(change)], "killed"), []);
  assert.deepEqual(lossesBeside(run, [claim({})], "non-battle"), []);
});
