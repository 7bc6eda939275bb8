import assert from "node:assert/strict";
import { test } from "node:test";
import { Room } from "@p38/model";
import {
  comparisonOf,
  comparisonSheets,
  decodePairs,
  encodePairs,
  gatherPairsIn,
  layoutOf,
  makePairs,
  pairLayoutOf,
  Tally,
  wholeComparisonOf,
  work,
  type KnownError,
  type PairLayout,
  type PairRow,
} from "./index.ts";
import { makeOne, type RunMaker } from "./batch.ts";
import { partingsOf } from "./pairs.ts";
import { smallMaker } from "./test-world.ts";

const base = smallMaker();
const { plan } = base;
/** Nobody of the communist side may attack from the fourth day. */
const change: RunMaker = {
  ...base,
  room: new Room(),
  theaterOf: (seed: number) => {
    const theater = base.theaterOf(seed);
    return { ...theater, doctrineFrom: [theater.days, 3] as [number, number] };
  },
};
const error: KnownError = { lineKm: 29, lossFactor: { un: 1.5, communist: null }, measuredOn: "a test" };

async function gathered(second = change) {
  const tallies = {
    base: new Tally(layoutOf(plan)),
    change: new Tally(layoutOf(plan)),
    pairs: new Tally<PairLayout, PairRow>(pairLayoutOf(plan, layoutOf(plan).steps)),
  };
  await work(plan, gatherPairsIn(tallies.base, tallies.change, tallies.pairs), {
    workers: 2,
    make: async (range) => encodePairs(makePairs({ base, change: second }, range)),
  });
  return {
    base: { plan, tally: tallies.base },
    change: { plan, tally: tallies.change },
    pairs: tallies.pairs,
  };
}

test("a change that changes nothing has no effect, and its futures never part", async () => {
  const same = comparisonOf(await gathered({ ...base, room: new Room() }), error);
  assert.equal(same.pairs, 12);
  for (const { difference, low, high, quantiles, greater } of same.effects)
    assert.deepEqual([difference, low, high, greater, ...quantiles], Array(9).fill(0));
  assert.ok(same.partings.every(({ share, first }) => share === 0 && first === null));
  assert.ok(same.places.every((place) => place.base === place.change));
});

test("two futures part no sooner than the change, and first in what leads to the rest", async () => {
  const all = await gathered();
  for (const { parted } of all.pairs.outcomes) {
    const days = parted.filter((day) => day >= 0);
    assert.ok(days.length >= 3 && Math.min(...days) >= 3, parted.join(" "));
  }
  const [first, second] = [makeOne(base, 0), makeOne(change, 0)];
  assert.deepEqual(all.pairs.outcomes[0].parted, partingsOf(first, second));
  assert.deepEqual(partingsOf(first, first), [-1, -1, -1, -1, -1]);
});

test("an effect is the mean of the pairs' differences, with where it lies and whether the model can tell", async () => {
  const all = await gathered();
  const { effects, steps } = wholeComparisonOf(all, error);
  const ground = effects.find(({ measure }) => measure === "ground")!;
  const differences = all.base.tally.outcomes.map(
    (row, i) => all.change.tally.outcomes[i].groundPercent - row.groundPercent,
  );
  const mean = differences.reduce((sum, value) => sum + value, 0) / 12;
  assert.ok(Math.abs(ground.difference - mean) < 1e-9);
  assert.ok(ground.low < mean && mean < ground.high);
  assert.ok(Math.abs(ground.change - ground.base - mean) < 1e-9);
  assert.equal(ground.withinError, Math.abs(mean / 0.11) < 29);
  const losses = effects.filter(({ measure }) => measure === "losses");
  assert.deepEqual(
    losses.map(({ side, withinError }) => [side, withinError === null]),
    [
      ["un", false],
      ["communist", true],
    ],
  );
  assert.deepEqual(steps[0].groundPercent.slice(0, 2), [0.125, 0.125]); // the bin of no difference
});

test("pairs are the same after a trip through their bytes; tables have a row a pair", async () => {
  const made = makePairs({ base, change }, { from: 0, to: 2 });
  assert.deepEqual(decodePairs(encodePairs(made)), made);
  const sheets = new Map([...comparisonSheets(await gathered())].map((sheet) => [sheet.name, sheet]));
  assert.equal(sheets.get("pairs")!.rows, 12);
  assert.ok(sheets.get("effects")!.rows >= 3 * 5);
});
