import assert from "node:assert/strict";
import { test } from "node:test";
import { landingsOf, movesOf } from "./moves.ts";
import { gridOf, runOf } from "./test-world.ts";

const grid = gridOf(4);
const world = runOf({
  days: 2,
  held: ["UUCC", "UUCC"],
  formations: [
    { name: "A", side: "un" },
    { name: "B", side: "un" },
    { name: "C", side: "communist" },
  ],
  headquarters: [{ name: "X Corps", side: "un" }],
  under: [[0, 0, -1]],
  place: [
    [0, 1, 2],
    [2, 1, 3],
  ],
  strengthMen: [[10_000, 10_000, 6_000]],
  posture: [
    ["attack", "attack", "defend"],
    ["attack", "attack", "withdraw"],
  ],
  fights: [
    { day: 1, attacker: 0, defender: 2, hex: 2, odds: 2, men: [10, 20] },
    { day: 1, attacker: 1, defender: 2, hex: 3, odds: 2, men: [1, 1] },
    { day: 1, attacker: 1, defender: 2, hex: 2, odds: 2, men: [30, 40] },
  ],
  events: [{ day: 0, kind: "landing", formation: 0, hex: 0 }],
});

test("an attack goes from where the attacker stood to its dearest fight, a withdrawal from dusk to dusk", () => {
  const moves = movesOf(world, grid, 1, false);
  assert.deepEqual(
    moves.map(({ kind, side, from, to }) => ({ kind, side, from, to })),
    [
      { kind: "attack", side: "un", from: 0, to: 2 },
      { kind: "attack", side: "un", from: 1, to: 2 },
      { kind: "withdrawal", side: "communist", from: 2, to: 3 },
    ].map((move) => ({ ...move, from: [38, 127 + move.from / 10], to: [38, 127 + move.to / 10] })),
  );
});

test("attacks of one headquarters that end near each other become one arrow, weighted by men", () => {
  const [attack, ...rest] = movesOf(world, grid, 1, true);
  assert.equal(rest.length, 1);
  assert.equal(attack.men, 20_000);
  assert.ok(Math.abs(attack.from[1] - 127.05) < 1e-4);
});

test("a day without fights and moves has no arrows", () => {
  assert.deepEqual(movesOf(world, grid, 0, false), []);
});

test("a landing is shown on its day and the two after", () => {
  assert.equal(landingsOf(world, grid, 0).length, 1);
  assert.equal(landingsOf(world, grid, 1)[0].side, "un");
});
