import assert from "node:assert/strict";
import { test } from "node:test";
import { gridOf } from "@p38/terrain";
import fc from "fast-check";
import { ATTACK, DEFEND } from "./codes.ts";
import { parametersWith } from "./test-help.ts";
import { pass, startOf, theaterOf } from "./testing.ts";
import { daysOf, FAR, fieldTo, forgetFields, nearestCell, newFields, type Travel } from "./travel.ts";

const ROWS = 16;
const COLS = 10;
const H = ROWS * COLS;
const parameters = parametersWith();

/** Ground of any kind, some edges blocked so that islands come about. */
const anyGround = fc
  .record({
    ground: fc.array(fc.nat(2), { minLength: H, maxLength: H }),
    road: fc.array(fc.nat(3), { minLength: H, maxLength: H }),
    blocked: fc.array(fc.nat(5), { minLength: H, maxLength: H }),
  })
  .map(({ ground, road, blocked }) => {
    const grid = gridOf({ rows: ROWS, cols: COLS });
    grid.ground.set(ground);
    for (let h = 0; h < H; h++)
      for (let e = 0; e < 3; e++) {
        const n = grid.neighbour[h * 6 + e];
        if (n < 0) continue;
        for (const i of [h * 6 + e, n * 6 + e + 3]) {
          grid.road[i] = road[h];
          if (blocked[h] === 0) grid.blocked[i] = 1;
        }
      }
    return grid;
  });

/** The same by the plainest way there is: go on shortening until nothing gets shorter. */
function plainField({ ground, units }: Travel, goal: number): Float64Array {
  const cost = new Float64Array(H).fill(Infinity);
  cost[goal] = 0;
  for (let shortened = true; shortened;) {
    shortened = false;
    for (let i = 0; i < H * 6; i++) {
      const n = ground.across[i];
      const h = Math.floor(i / 6);
      if (n >= 0 && cost[h] + units[i] < cost[n]) {
        cost[n] = cost[h] + units[i];
        shortened = true;
      }
    }
  }
  return cost.map((units_) => (units_ === Infinity ? FAR : units_ / 64));
}

test("a field of march is exact where it is asked for and nearer, whatever was asked for before", () => {
  fc.assert(
    fc.property(
      anyGround,
      fc.array(fc.tuple(fc.constantFrom(0, 77, H - 1), fc.nat(H - 1), fc.boolean()), {
        minLength: 1,
        maxLength: 12,
      }),
      fc.constantFrom(1, 2, H),
      (grid, asked, most) => {
        const fields = newFields(H, most);
        // who is slower on foot keeps fields in the same place
        const [usual, slower] = [parameters, parametersWith({ advance_max_foot: 12 })].map((given) => ({
          ...startOf(theaterOf({ parameters: given, grid, rows: ROWS, cols: COLS })).world.travel,
          fields,
        }));
        for (const [goal, at, isSlower] of asked) {
          const travel = isSlower ? slower : usual;
          const field = fieldTo(travel, goal, at);
          const plain = plainField(travel, goal);
          for (let h = 0; h < H; h++) {
            const days = daysOf(field[h]);
            if (plain[h] <= plain[at]) assert.equal(days, plain[h], `from ${h} to ${goal}, asked at ${at}`);
            else assert.ok(days === plain[h] || days === FAR, `from ${h} to ${goal}, asked at ${at}`);
          }
        }
      },
    ),
    { numRuns: 60, seed: 1950 },
  );
});

test("the nearest cell is the one of fewest steps, the lower of two", () => {
  fc.assert(
    fc.property(anyGround, fc.nat(H - 1), fc.integer({ min: 2, max: 40 }), (grid, from, every) => {
      const { travel, ground } = startOf(theaterOf({ parameters, grid, rows: ROWS, cols: COLS })).world;
      const passes = (h: number) => h % every === 1;
      const steps = new Int32Array(H).fill(-1);
      steps[from] = 0;
      const queue = [from];
      for (const h of queue)
        for (let e = 0; e < 6; e++) {
          const n = ground.across[h * 6 + e];
          if (n < 0 || steps[n] >= 0) continue;
          steps[n] = steps[h] + 1;
          queue.push(n);
        }
      const reached = queue.filter(passes).toSorted((a, b) => steps[a] - steps[b] || a - b);
      assert.equal(nearestCell(travel, from, passes), reached[0] ?? -1);
    }),
    { numRuns: 60, seed: 1950 },
  );
});

test("ways of march kept from day to day are those worked out anew each day", () => {
  fc.assert(
    fc.property(anyGround, fc.nat(1000), (grid, seed) => {
      const make = () =>
        startOf(
          theaterOf({
            parameters,
            grid,
            rows: ROWS,
            cols: COLS,
            formations: [
              { side: 0, hex: 3 },
              { side: 0, hex: 75 },
              { side: 1, hex: 84 },
              { side: 1, hex: H - 2 },
            ],
            directives: [
              { headquarters: 0, posture: ATTACK, axes: [[72, H - 5]] },
              { headquarters: 1, posture: DEFEND, axes: [[88]], line: [81, 85, 89] },
            ],
          }),
          seed,
        );
      const kept = make();
      const anew = make();
      for (let day = 0; day < 20; day++) {
        pass(kept);
        forgetFields(anew.world.travel.fields);
        pass(anew);
        assert.deepEqual(anew.state, kept.state);
      }
    }),
    { numRuns: 25, seed: 1950 },
  );
});
