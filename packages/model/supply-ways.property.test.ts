import assert from "node:assert/strict";
import { test } from "node:test";
import { gridOf } from "@p38/terrain";
import fc from "fast-check";
import { groundOf } from "./ground.ts";
import { parametersOf } from "./parameters.ts";
import { newSupplyWays, traceWays, type Source } from "./supply-ways.ts";
import { parametersWith } from "./test-help.ts";
import { theaterOf } from "./testing.ts";

const ROWS = 14;
const COLS = 9;
const H = ROWS * COLS;
const p = parametersOf(theaterOf({ parameters: parametersWith() }));

/** Ground with few kinds of road and railway, so that many ways cost the same. */
const anyGround = fc
  .record({
    road: fc.array(fc.nat(2), { minLength: H, maxLength: H }),
    rail: fc.array(fc.nat(3), { minLength: H, maxLength: H }),
    blocked: fc.array(fc.nat(8), { minLength: H, maxLength: H }),
  })
  .map(({ road, rail, blocked }) => {
    const grid = gridOf({ rows: ROWS, cols: COLS });
    for (let h = 0; h < H; h++)
      for (let e = 0; e < 3; e++) {
        const n = grid.neighbour[h * 6 + e];
        if (n < 0) continue;
        for (const i of [h * 6 + e, n * 6 + e + 3]) {
          grid.road[i] = road[h];
          grid.rail[i] = rail[h] === 3 ? 2 : 0;
          if (blocked[h] === 0) grid.blocked[i] = 1;
        }
      }
    return groundOf(grid, p);
  });

/** What changes from one tracing to the next. */
const anyChange = fc.record({
  holder: fc.array(fc.nat(H - 1), { maxLength: 6 }),
  rail: fc.array(fc.nat(H - 1), { maxLength: 4 }),
  sources: fc.option(fc.array(fc.record({ hex: fc.nat(H - 1), units: fc.nat(30) }), { maxLength: 4 })),
});

const inOrder = (sources: Source[]) => sources.toSorted((a, b) => a.units - b.units || a.hex - b.hex);

test("ways of supply mended day by day are those traced from nothing, also where several cost the same", () => {
  fc.assert(
    fc.property(
      anyGround,
      fc.nat(1),
      fc.array(fc.boolean(), { minLength: H, maxLength: H }),
      fc.array(anyChange, { minLength: 1, maxLength: 12 }),
      (ground, side, held, changes) => {
        const holder = Uint8Array.from(held, (own, h) => (own || h % 3 > 0 ? side : 1 - side));
        const railWorks = new Uint8Array(H).fill(1);
        let sources: Source[] = inOrder([
          { hex: 0, units: 0 },
          { hex: H - 1, units: 12 },
        ]);
        const mended = newSupplyWays(ground, side);
        traceWays(mended, holder, railWorks, sources);
        for (const change of changes) {
          for (const h of change.holder) holder[h] = 1 - holder[h];
          for (const h of change.rail) railWorks[h] = 1 - railWorks[h];
          if (change.sources) sources = inOrder(change.sources);
          traceWays(mended, holder, railWorks, sources);
          const anew = newSupplyWays(ground, side);
          traceWays(anew, holder, railWorks, sources);
          assert.deepEqual(mended.cost, anew.cost);
          assert.deepEqual(mended.edge, anew.edge);
          assert.deepEqual(mended.km, anew.km);
        }
      },
    ),
    { numRuns: 400, seed: 1950 },
  );
});
