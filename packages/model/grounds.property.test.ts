import assert from "node:assert/strict";
import { test } from "node:test";
import { gridOf } from "@p38/terrain";
import fc from "fast-check";
import { markGrounds, newGrounds } from "./grounds.ts";
import { groundOf } from "./ground.ts";
import { follow, newHolding } from "./holding.ts";
import { parametersOf } from "./parameters.ts";
import { parametersWith } from "./test-help.ts";
import { theaterOf } from "./testing.ts";

const ROWS = 12;
const COLS = 10;
const H = ROWS * COLS;
const p = parametersOf(theaterOf({ parameters: parametersWith() }));

/** A grid with a row of sanctuary in the north and some edges that nobody crosses. */
function groundWith(blocked: readonly number[]) {
  const grid = gridOf({ rows: ROWS, cols: COLS });
  for (let h = H - COLS; h < H; h++) grid.country[h] = 2;
  for (const h of blocked)
    for (let e = 0; e < 2; e++) {
      const n = grid.neighbour[h * 6 + e];
      if (n < 0) continue;
      grid.blocked[h * 6 + e] = 1;
      grid.blocked[n * 6 + e + 3] = 1;
    }
  return groundOf(grid, p);
}

const anyWar = {
  blocked: fc.array(fc.nat(H - 1), { maxLength: 20 }),
  held: fc.array(fc.nat(1), { minLength: H, maxLength: H }),
  // mostly ground outside the sanctuary, as in the war
  days: fc.array(
    fc.array(
      fc.nat(H + COLS - 1).map((h) => h % H),
      { maxLength: 7 },
    ),
    { maxLength: 15 },
  ),
};

test("the largest grounds mended cell by cell are those searched for anew", () => {
  fc.assert(
    fc.property(anyWar.blocked, anyWar.held, fc.boolean(), anyWar.days, (blocked, held, inHalves, days) => {
      const ground = groundWith(blocked);
      const holder = Uint8Array.from(held, (side, h) =>
        h >= H - COLS ? 1 : inHalves ? (h < H / 2 ? 0 : 1) : side,
      );
      const mended = newGrounds(H);
      markGrounds(mended, ground, holder);
      for (const day of days) {
        for (const h of day) holder[h] = 1 - holder[h];
        assert.deepEqual(markGrounds(mended, ground, holder), markGrounds(newGrounds(H), ground, holder));
      }
    }),
    { numRuns: 400, seed: 1950 },
  );
});

test("the front kept from day to day is the one counted anew", () => {
  fc.assert(
    fc.property(anyWar.blocked, anyWar.held, anyWar.days, (blocked, held, days) => {
      const ground = groundWith(blocked);
      const holder = Uint8Array.from(held);
      const kept = newHolding(H);
      follow(kept, ground, holder);
      for (const day of days) {
        for (const h of day) holder[h] = 1 - holder[h];
        follow(kept, ground, holder);
        const anew = newHolding(H);
        follow(anew, ground, holder);
        // all but what is counted up and what is written over
        const told = { version: 0, changed: [] };
        assert.deepEqual({ ...kept, ...told }, { ...anew, ...told });
        for (let h = 0; h < H; h++) {
          const hostile = ground.across
            .subarray(h * 6, h * 6 + 6)
            .filter((n) => n >= 0 && holder[n] !== holder[h]);
          assert.equal(kept.front[h], hostile.length);
          assert.equal((kept.frontBits[h >> 5] >> (h & 31)) & 1, hostile.length > 0 ? 1 : 0);
        }
      }
    }),
    { numRuns: 200, seed: 1950 },
  );
});
