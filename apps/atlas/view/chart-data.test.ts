import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "@p38/base";
import { csvOf } from "@p38/model";
import type { AirEffortDay, LineFact, LossClaim, StrengthClaim } from "@p38/record";
import type { LossComparison } from "@p38/score";
import {
  airData,
  apartData,
  dividingLines,
  groundData,
  LOSS_KINDS,
  lossBesideTable,
  lossData,
  lossesBeside,
  nearestValue,
  recordedShare,
  sourcesOf,
  strengthBesideTable,
  strengthData,
  supplyData,
  tableOf,
} from "./chart-data.ts";
import { strengthsBeside } from "./recorded-strengths.ts";
import { gridOf, runOf } from "./test-world.ts";

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

const strength = (change: Partial<StrengthClaim>) =>
  ({
    id: "s",
    date: "1950-06-26",
    side: "un",
    parties: [],
    group: "all of the side",
    measure: "ground total",
    value: 1000,
    unit: "men",
    source: "book",
    ...change,
  }) as StrengthClaim;

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
    byParty.series.map(({ of, side, values }) => [of, side, values]),
    [
      ["usa", "un", [50, 0, 0]],
      ["rok", "un", [0, 7, 0]],
    ],
    "a party that lost none has no line",
  );
});

test("battle losses are the four kinds of battle loss and no others", () => {
  const total = (kind: (typeof LOSS_KINDS)[number]) =>
    lossData(run, kind, "side", "day", [0])
      .series.flatMap(({ values }) => values)
      .reduce<number>((sum, men) => sum + (men ?? 0), 0);
  const kinds = LOSS_KINDS.filter((kind) => kind !== "battle" && kind !== "non-battle");
  assert.equal(total("battle"), 60);
  assert.equal(
    kinds.reduce((sum, kind) => sum + total(kind), 0),
    60,
  );
});

test("the data of a losses chart are named for what is drawn, a row for each side or party of a date", () => {
  const byMonth = lossData(run, "killed", "side", "month", [0]);
  assert.equal(byMonth.name, "losses-killed-by-month");
  assert.equal(csvOf(tableOf(byMonth)), "date,side,run_men\n1950-06,un,12\n1950-06,communist,5\n");
  const soFar = lossData(run, "battle", "party", "so far", [0]);
  assert.equal(soFar.name, "losses-battle-by-party-so-far");
  assert.deepEqual(tableOf(soFar).columns, ["date", "side", "party", "run_men"]);
  assert.deepEqual(tableOf(soFar).rows[2], ["1950-06-25", "communist", "prk", 10]);
});

test("strength has the record's figures of whole sides as dots, by party those of one party", () => {
  const claims = [
    strength({}),
    strength({ id: "later", value: 900, source: "other" }),
    strength({ group: "Commonwealth" }),
    strength({ formation: "a", value: 1 }),
    strength({ measure: "division strength", value: 2 }),
    strength({ date: "1950-06" }),
    strength({ date: "1950-07-31" }),
    strength({ group: undefined, parties: ["rok"], value: 310, source: "page" }),
    strength({ group: undefined, parties: ["xyz"], value: 5 }),
  ];
  const bySide = strengthsBeside(run, claims, "side");
  assert.deepEqual(
    bySide.map(({ of, day, claim, runMen }) => [of, day, claim.value, runMen]),
    [
      ["un", 1, 1000, 380],
      ["un", 1, 900, 380],
    ],
  );
  const { series } = strengthData(run, "side", bySide);
  assert.deepEqual(
    series.map(({ column, of, values }) => [column, of, values]),
    [
      ["run_men", "un", [400, 380, 360]],
      ["run_men", "communist", [500, 480, 460]],
      ["record_men", "un", [null, 1000, null]],
    ],
    "of several on one day the first stands",
  );
  const byParty = strengthsBeside(run, claims, "party");
  assert.deepEqual(
    byParty.map(({ of, claim, runMen }) => [of, claim.value, runMen]),
    [["rok", 310, 290]],
    "a party without formations in the run has nothing to stand beside",
  );
  assert.equal(
    csvOf(strengthBesideTable(byParty, "party")),
    "date,party,run_men,record_men,scope,record_source,record_claim\n1950-06-26,rok,290,310,,page,s\n",
  );
});

test("the data file has the record and its source beside the run, and empty cells where nothing is known", () => {
  const data = strengthData(run, "side", strengthsBeside(run, [strength({})], "side"));
  const { columns, rows } = tableOf(data);
  assert.deepEqual(columns, ["date", "side", "run_men", "record_men", "record_source"]);
  assert.deepEqual(rows.slice(0, 4), [
    ["1950-06-25", "un", 400, "", ""],
    ["1950-06-25", "communist", 500, "", ""],
    ["1950-06-26", "un", 380, 1000, "book"],
    ["1950-06-26", "communist", 480, "", ""],
  ]);
  assert.deepEqual(sourcesOf(data), ["book"]);
  assert.deepEqual(nearestValue(data.series[2], data.days, 2), { day: 1, value: 1000 });
  assert.equal(nearestValue({ ...data.series[2], values: [null, null, null] }, data.days, 2), null);
});

test("supply is a mean over men, and the share with less than a day", () => {
  const { mean, short } = supplyData(run);
  assert.equal(mean.series[0].values[0], (100 * 0.5 + 300 * 2) / 400);
  assert.equal(short.series[0].values[0], 25);
  assert.equal(short.series[1].values[0], 0);
  assert.deepEqual(tableOf(mean).columns, ["date", "side", "run_days"]);
  assert.deepEqual(tableOf(short).columns, ["date", "side", "run_percent"]);
  const nobody = supplyData({ ...run, strengthMen: new Uint16Array(9) });
  assert.deepEqual(nobody.mean.series[0].values, [null, null, null], "without men there is no mean");
});

const line = (change: Partial<LineFact>) =>
  ({
    id: "l",
    date: "1950-06-26",
    pocket: "main",
    points: [
      { name: "west", lat: 38, lon: 126 },
      { name: "east", lat: 38, lon: 129 },
    ],
    accuracyKm: 5,
    source: "map",
    ...change,
  }) as LineFact;

test("ground comes in percent of both sides, with dots of the recorded lines", () => {
  const data = groundData([0.25, 0.5, 0.75], [{ day: 1, share: 0.4, source: "map" }]);
  assert.deepEqual(
    data.series.map(({ column, of, values }) => [column, of, values]),
    [
      ["run_percent", "un", [25, 50, 75]],
      ["run_percent", "communist", [75, 50, 25]],
      ["record_percent", "un", [null, 40, null]],
      ["record_percent", "communist", [null, 60, null]],
    ],
  );
  assert.equal(groundData([0.25], []).series.length, 2);
});

test("a recorded line leaves the cells south of it to the UN side, those beyond Korea out", () => {
  const ground = gridOf(4, [], [0, 1, 1, 2]);
  ground.lat.set([37, 37.5, 39, 37]);
  const { day, share, source } = recordedShare(line({}), ground, Float64Array.of(10, 20, 30, 99));
  assert.deepEqual([day, share, source], [1, 0.5, "map"]);
});

test("a main line with another front beside it does not divide Korea alone", () => {
  const lines = [
    line({ id: "a" }),
    line({ id: "b", pocket: "northeast" }),
    line({ id: "c", date: "1950-06-27" }),
  ];
  assert.deepEqual(
    dividingLines(lines).map(({ id }) => id),
    ["c"],
  );
});

test("run and record apart: the mean and the most along each recorded main line", () => {
  const computed = {
    ...run,
    lineStart: Uint32Array.of(0, 0, 2, 2),
    lineLat: Float32Array.of(38.5, 38.5),
    lineLon: Float32Array.of(126, 129),
  };
  const lines = [line({}), line({ date: "1950-06-27" }), line({ pocket: "inchon" })];
  const data = apartData(computed, lines);
  assert.deepEqual(data.days, [1], "without a line of the run there is nothing to measure");
  const [mean, most] = data.series.map(({ values }) => values[0]!);
  assert.ok(Math.abs(mean - 55.6) < 0.5 && Math.abs(most - 55.6) < 0.5, `${mean} ${most}`);
  const { columns, rows } = tableOf(data);
  assert.deepEqual(columns, ["date", "mean_apart_km", "most_apart_km", "record_source"]);
  assert.deepEqual([rows.length, rows[0][0], rows[0][3]], [1, "1950-06-26", "map"]);
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
    source: "filed",
  } as unknown as AirEffortDay;
  const data = airData([row], 3);
  assert.equal(data.series.length, 1, "a side of which nothing is recorded has no line");
  assert.deepEqual(data.series[0].values, [null, 31, null]);
  assert.deepEqual(tableOf(data), {
    columns: ["date", "side", "record_sorties", "record_source"],
    rows: [["1950-06-26", "un", 31, "filed"]],
  });
});

const compared = (change: Partial<LossComparison>, claim = "k") =>
  ({
    whose: "usa",
    side: "un",
    measure: "killed",
    from: "1950-06-25",
    to: "1950-06-26",
    answerMen: 77,
    claims: [{ claim, men: 40 }],
    ...change,
  }) as LossComparison;
const lossClaim = {
  id: "k",
  from: "1950-06-25",
  to: "1950-06-26",
  whoseClaim: "own",
  source: "book",
} as LossClaim;

test("recorded losses stand beside the run's for the same span and parties", () => {
  const runMen = (change: Partial<LossComparison>, kind: (typeof LOSS_KINDS)[number] = "killed") =>
    lossesBeside(run, [compared(change)], [lossClaim], kind, true).map((row) => row.runMen);
  assert.deepEqual(runMen({}), [2]);
  assert.deepEqual(runMen({ whose: "usa+rok" }), [12]);
  assert.deepEqual(runMen({ whose: "all un" }), [12]);
  assert.deepEqual(runMen({ whose: "all un but rok" }), [2]);
  assert.deepEqual(runMen({ whose: "all communist", to: "1950-06-25" }), [5]);
  assert.deepEqual(runMen({ measure: "missing and captured" }, "captured"), [7]);
  assert.deepEqual(runMen({ measure: "total", whose: "rok" }, "battle"), [30]);
  assert.deepEqual(runMen({ measure: "wounded" }), [], "another kind of loss");
  assert.deepEqual(runMen({ to: "1951-06-26" }), [], "beyond the run");
  assert.deepEqual(runMen({}, "non-battle"), []);
});

test("who died in all ways is known of the run that was scored alone", () => {
  const rows = (scored: boolean) =>
    lossesBeside(run, [compared({ measure: "dead" })], [lossClaim], "killed", scored);
  assert.equal(rows(true)[0].runMen, 77);
  assert.equal(rows(false)[0].runMen, null);
  assert.equal(
    csvOf(lossBesideTable(rows(false))),
    "from,to,whose,measure,run_men,record_men,whose_claim,record_source,record_claim\n" +
      "1950-06-25,1950-06-26,usa,dead,,40,own,book,k\n",
  );
});

test("the longest spans of recorded losses come first, and a claim that is not here is left out", () => {
  const rows = lossesBeside(
    run,
    [compared({ to: "1950-06-25" }), compared({}), compared({}, "not here")],
    [lossClaim],
    "killed",
    true,
  );
  assert.deepEqual(
    rows.map(({ runMen }) => runMen),
    [2, 1],
  );
  assert.equal(dayOf(rows[0].claim.to), 1);
});
