import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { holderOf } from "@p38/model";
import { cellAreasKm2 } from "@p38/terrain";
import { fillHeldTexture, RECENT_DAYS, unGroundShare } from "./held-ground.ts";
import { gridOf, runOf } from "./test-world.ts";

const holders = (texture: Uint8Array) => [...texture].map((value) => value & 1);
const days = (texture: Uint8Array) => [...texture].map((value) => value >> 1);

test("a cell taken today is marked 1, yesterday 2, and never on the first day", () => {
  const run = runOf({ held: ["UUC", "UCC", "UCC"] });
  const texture = new Uint8Array(3);
  fillHeldTexture(run, 0, texture);
  assert.deepEqual([...texture], [0, 0, 1]);
  fillHeldTexture(run, 1, texture);
  assert.deepEqual(
    [holders(texture), days(texture)],
    [
      [0, 1, 1],
      [0, 1, 0],
    ],
  );
  fillHeldTexture(run, 2, texture);
  assert.deepEqual(
    [holders(texture), days(texture)],
    [
      [0, 1, 1],
      [0, 2, 0],
    ],
  );
});

test("a cell taken and retaken shows its last change", () => {
  const run = runOf({ held: ["U", "C", "U", "U"] });
  const texture = new Uint8Array(1);
  fillHeldTexture(run, 3, texture);
  assert.deepEqual([holders(texture), days(texture)], [[0], [2]]);
});

test("after a week a change is no longer new", () => {
  const run = runOf({ days: 12, held: ["U", ...new Array<string>(11).fill("C")] });
  const texture = new Uint8Array(1);
  fillHeldTexture(run, RECENT_DAYS, texture);
  assert.deepEqual(days(texture), [RECENT_DAYS]);
  fillHeldTexture(run, RECENT_DAYS + 1, texture);
  assert.deepEqual(days(texture), [0]);
});

test("law: any day's texture has the run's holders, whatever it held before", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.constantFrom("U", "C"), { minLength: 19, maxLength: 19 }), {
        minLength: 1,
        maxLength: 12,
      }),
      fc.nat(),
      (rows, at) => {
        const run = runOf({ held: rows.map((row) => row.join("")) });
        const day = at % run.D;
        const texture = new Uint8Array(19).fill(255);
        fillHeldTexture(run, day, texture);
        assert.deepEqual(
          holders(texture),
          Array.from({ length: 19 }, (_, h) => holderOf(run, day, h)),
        );
      },
    ),
  );
});

test("ground held leaves China out and follows changes", () => {
  const grid = gridOf(4, [], [0, 0, 1, 2]);
  const run = runOf({ held: ["UUCC", "UCCC", "UUUC"] });
  const shares = unGroundShare(run, grid, cellAreasKm2(grid));
  [2 / 3, 1 / 3, 1].forEach((share, d) =>
    assert.ok(Math.abs(shares[d] - share) < 1e-9, `day ${d}: ${shares[d]}`),
  );
});
