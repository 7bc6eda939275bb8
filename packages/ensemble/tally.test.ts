import assert from "node:assert/strict";
import { test } from "node:test";
import { hashArray } from "@p38/base";
import { holderOf, LOSSES, lossesBy, run as runWar } from "@p38/model";
import {
  chanceInterval,
  ChancesByDay,
  communistChances,
  communistChancesAt,
  decodeBatch,
  decodeTally,
  encodeBatch,
  encodeTally,
  extremesOf,
  gatherIn,
  layoutOf,
  lineSpread,
  lossSpreads,
  makeBatch,
  rowOf,
  seedOfRun,
  sheetsOf,
  summaryOf,
  Tally,
  work,
  type BatchRange,
} from "./index.ts";
import { lastHashOf } from "./count-run.ts";
import { SparseCounts } from "./counts.ts";
import { smallMaker } from "./test-world.ts";

const maker = smallMaker();
const { plan, grid } = maker;
const made = [0, 1, 2].map((k) => makeBatch(maker, { from: k * 4, to: k * 4 + 4 }));
const whole = tallyOf(made);
const runs = Array.from({ length: 12 }, (_, i) => {
  const seed = seedOfRun(plan.seed, i);
  return runWar(maker.theaterOf(seed), seed, { until: plan.days - 1 });
});

function tallyOf(batches: typeof made): Tally {
  const tally = new Tally(layoutOf(plan));
  for (const batch of batches) tally.add(batch);
  return tally;
}
const hash = (tally: Tally) => hashArray(encodeTally(tally));

test("batches in any order, one of them twice, come to the same bytes", () => {
  assert.equal(hash(tallyOf([made[2], made[0], made[1], made[0]])), hash(whole));
  assert.notEqual(hash(tallyOf(made.slice(0, 2))), hash(whole));
});

test("one batch of all runs comes to the same as three", () => {
  assert.equal(hash(tallyOf([makeBatch(maker, { from: 0, to: 12 })])), hash(whole));
});

test("a batch of which some runs are there already is refused", () => {
  assert.throws(() => tallyOf([made[0], makeBatch(maker, { from: 3, to: 5 })]), /none, or all/);
});

test("batch and tally are the same after a trip through their bytes; cut short they are refused", () => {
  assert.deepEqual(decodeBatch(encodeBatch(made[1])), made[1]);
  const bytes = encodeTally(whole);
  assert.deepEqual(decodeTally(bytes, layoutOf(plan)), whole);
  assert.throws(() => decodeTally(bytes.subarray(0, 500), layoutOf(plan), "a"), { name: "DataError" });
  assert.throws(() => decodeTally(bytes, layoutOf({ ...plan, days: 5 }), "a"), /a size: expected/);
});

test("a run made alone by its seed is the one in the ensemble", () => {
  assert.deepEqual(
    whole.outcomes.map((outcome) => outcome.hash),
    runs.map(lastHashOf),
  );
  assert.equal(new Set(runs.map(lastHashOf)).size, 12);
});

test("the chance of a cell is the share of runs in which the communist side holds it", () => {
  let day = 0;
  for (const chances of communistChances(whole)) {
    for (let h = 0; h < grid.H; h += 97) {
      const share = runs.filter((run) => holderOf(run, day, h) === 1).length / runs.length;
      assert.equal(chances[h], Math.fround(share));
    }
    day++;
  }
  assert.equal(day, plan.days);
  const byDay = new ChancesByDay(whole);
  for (const at of [3, 8, 0, 5, 5]) {
    const held = byDay.heldOn(at);
    for (let h = 0; h < grid.H; h += 97)
      assert.equal(held[h], runs.filter((run) => holderOf(run, at, h) === 1).length);
  }
  assert.throws(() => byDay.heldOn(plan.days), RangeError);
  const [seoul] = plan.keyPlaces;
  assert.equal(
    communistChancesAt(whole, seoul.hex)[8],
    runs.filter((run) => holderOf(run, 8, seoul.hex) === 1).length / 12,
  );
});

test("losses by month are spread as those of the runs are", () => {
  const row = lossSpreads(whole, "month").find(
    ({ date, party, category }) => date === "1950-06" && party === "rok" && category === "killed",
  )!;
  const killed = runs.map(
    (run) =>
      lossesBy(run, "month").find(({ date, party }) => date === "1950-06" && party === "rok")!.killedMen,
  );
  assert.equal(row.men.runs, 12);
  const sorted = killed.toSorted((a, b) => a - b);
  assert.ok(Math.abs(row.men.quantiles[2] / sorted[5] - 1) < 0.02);
  assert.ok(row.men.quantiles[0] <= sorted[1] * 1.02 && row.men.quantiles[4] >= sorted[10] * 0.98);
  assert.ok(lossSpreads(whole, "day").length === plan.days * 2);
});

test("every run's line is counted at each meridian that it crosses", () => {
  const spread = lineSpread(whole, 1);
  assert.ok(spread.length > 10);
  assert.ok(spread.every(({ lat }) => lat.runs <= 12 && lat.quantiles[0] <= lat.quantiles[4]));
  assert.ok(Math.max(...spread.map(({ lat }) => lat.runs)) >= 10);
});

test("tables and summary: a row a run, chances every seventh day, places with where their chance lies", () => {
  const sheets = new Map([...sheetsOf(plan, whole, grid)].map((sheet) => [sheet.name, sheet]));
  assert.equal(sheets.get("runs")!.rows, 12);
  assert.equal(sheets.get("chances")!.rows, 3 * grid.H); // days 0, 7 and the last
  const summary = summaryOf(plan, whole);
  assert.deepEqual(
    summary.places.map(({ id }) => id),
    ["seoul", "pusan"],
  );
  const [seoul, pusan] = summary.places;
  assert.deepEqual([pusan.chanceUn, pusan.chanceChanged, pusan.firstChange], [1, 0, null]);
  assert.ok(seoul.low <= seoul.chanceUn && seoul.chanceUn <= seoul.high);
  assert.equal(summary.steps.length, 3);
});

test("the most typical run lies in the middle, the strangest far out", () => {
  const base = whole.outcomes[0];
  const at = (index: number, men: number) => ({ ...base, index, lossMen: [men, men] as [number, number] });
  const { typical, strangest } = extremesOf([at(0, 10), at(1, 20), at(2, 30), at(3, 40), at(4, 900)]);
  assert.deepEqual([typical.index, strangest.index], [2, 4]);
  assert.throws(() => extremesOf([]), RangeError);
});

test("Wilson's interval, as worked by hand for 7 of 10 at 90 %", () => {
  const { chance, low, high } = chanceInterval(7, 10);
  assert.equal(chance, 0.7);
  assert.ok(Math.abs(low - 0.4418) < 1e-3 && Math.abs(high - 0.8729) < 1e-3, `${low} ${high}`);
  assert.equal(chanceInterval(0, 10).low, 0);
  assert.throws(() => chanceInterval(0, 0), RangeError);
});

test("sparse counts: what is added is there, in order, what cancels is not", () => {
  const counts = new SparseCounts();
  for (let i = 0; i < 20_000; i++) counts.add((i * 7919) % 10_007, i % 2 === 0 ? 1 : -1);
  counts.add(3_000_000_0, 5);
  const { index, count } = counts.entries();
  assert.ok(index.every((value, i) => i === 0 || value > index[i - 1]));
  assert.ok(count.every((value) => value !== 0));
  assert.equal(count[index.indexOf(30_000_000)], 5);
});

test("work adds batches in order whichever worker is quicker, goes on from what is there, and stops when told", async () => {
  const asked: BatchRange[] = [];
  const make = async (range: BatchRange) => {
    asked.push(range);
    // the first batch is the slowest
    if (range.from === 0) await new Promise((resolve) => setTimeout(resolve, 30));
    return encodeBatch(makeBatch(maker, range));
  };
  const seen: number[] = [];
  const tally = new Tally(layoutOf(plan));
  const onBatch = () => void seen.push(tally.runs);
  assert.equal(await work(plan, gatherIn(tally), { workers: 3, make, onBatch }), "complete");
  assert.deepEqual(seen, [5, 10, 12]);
  assert.equal(hash(tally), hash(whole));

  const stop = new AbortController();
  const half = new Tally(layoutOf(plan));
  const ending = await work(plan, gatherIn(half), {
    workers: 1,
    make,
    onBatch: () => stop.abort(),
    signal: stop.signal,
  });
  assert.deepEqual([ending, half.runs], ["stopped", 5]);
  asked.length = 0;
  assert.equal(await work(plan, gatherIn(half), { workers: 2, make }), "complete");
  assert.deepEqual(
    asked.map(({ from }) => from),
    [5, 10],
  );
  assert.equal(hash(half), hash(whole));
});

test("batches under way are given up where whoever makes them can, and what is made until then counts", async () => {
  const stop = new AbortController();
  const tally = new Tally(layoutOf(plan));
  const make = (range: BatchRange, over: AbortSignal): Promise<Uint8Array | null> =>
    range.from === 0
      ? Promise.resolve(encodeBatch(makeBatch(maker, range)))
      : new Promise((resolve) => over.addEventListener("abort", () => resolve(null)));
  const onBatch = () => stop.abort();
  const ending = await work(plan, gatherIn(tally), { workers: 3, make, onBatch, signal: stop.signal });
  assert.deepEqual([ending, tally.runs], ["stopped", 5]);
});

test("work stops once the chances are known as well as was asked", async () => {
  const many = { ...plan, runs: 60, days: 2 };
  const quick = smallMaker(many);
  const make = async (range: BatchRange) => encodeBatch(makeBatch(quick, range));
  const tally = new Tally(layoutOf(many));
  // nobody takes Seoul or Pusan in two days: after 20 runs the chance is known to 6 %
  assert.equal(await work(many, gatherIn(tally, 8), { workers: 2, make }), "precise enough");
  assert.equal(tally.runs, 20);
});

test("a sum of losses over a span is that of each run, by party and share of category", () => {
  const KILLED = LOSSES.indexOf("killed");
  const MISSING = LOSSES.indexOf("missing");
  const shares = LOSSES.map((_, c) => (c === KILLED ? 1 : c === MISSING ? 0.5 : 0));
  const lossSums = [
    { parties: ["rok", "prk"], from: 2, to: 5, shares },
    { parties: ["nobody"], from: 0, to: 8, shares },
  ];
  const asking = smallMaker({ lossSums });
  const batch = makeBatch(asking, { from: 0, to: 12 });
  const tally = new Tally(layoutOf(asking.plan));
  tally.add(batch);
  const { bins } = tally.layout.spanLosses;
  const expected = new Int32Array(bins.count);
  for (const run of runs) {
    let men = 0;
    for (let day = 2; day <= 5; day++)
      run.meta.formations.forEach(({ party }, f) => {
        if (party !== "rok" && party !== "prk") return;
        const lost = (c: number) => run.lossMen[(day * run.F + f) * LOSSES.length + c];
        men += lost(KILLED) + lost(MISSING) / 2;
      });
    expected[bins.binOf(Math.round(men))]++;
  }
  assert.ok(expected[0] < 12, "men were lost");
  assert.deepEqual(rowOf(tally.counts, tally.layout.spanLosses, 0), expected);
  assert.equal(rowOf(tally.counts, tally.layout.spanLosses, 1)[0], 12);
  // all else is as without them
  assert.deepEqual(tally.counts.subarray(0, whole.layout.size), whole.counts);
});
