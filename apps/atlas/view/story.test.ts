import assert from "node:assert/strict";
import { test } from "node:test";
import type { Theater } from "@p38/model";
import { changesOf, fightDaysOf, formationSeries, goalsOf, moveOfDay, orderOf, staysOn } from "./story.ts";
import { gridOf, runOf } from "./test-world.ts";

const grid = gridOf(3);
const run = runOf({
  held: ["UUC", "UCC", "UUC", "UUC"],
  formations: [{ name: "A" }, { name: "B", side: "communist" }],
  place: [
    [1, -1],
    [0, 1],
    [1, 2],
    [1, 2],
  ],
  strengthMen: [
    [900, 0],
    [800, 500],
    [850, 400],
    [860, 400],
  ],
  lossMen: [[], [[10, 20, 5, 0, 3]]],
  posture: [
    ["defend", "attack"],
    ["withdraw", "attack"],
    ["attack", "defend"],
    ["defend", "defend"],
  ],
  events: [{ day: 1, kind: "formation broke", formation: 0, hex: 1 }],
  fights: [{ day: 1, attacker: 1, defender: 0, hex: 1, odds: 2, men: [5, 35], broke: true }],
});

test("a formation's series have a value for each day on the map and none for others", () => {
  const { strengthMen, lossMen } = formationSeries(run, 1);
  assert.deepEqual([...strengthMen], [NaN, 500, 400, 400]);
  assert.equal(formationSeries(run, 0).lossMen[1], 38);
  assert.ok(Number.isNaN(lossMen[0]));
});

test("a move of a day has its length, the posture, and what the run reports", () => {
  const move = moveOfDay(run, grid, 1, 0)!;
  assert.ok(Math.abs(move.km - 8.8) < 0.2);
  assert.deepEqual(move.reports, ["formation broke"]);
  assert.equal(move.posture, "withdraw");
  assert.equal(moveOfDay(run, grid, 1, 1), null, "it came only that day");
});

test("a cell has its holders, those who stood there and the days it was fought over", () => {
  assert.deepEqual(changesOf(run, 1), [
    { day: 0, side: "un" },
    { day: 1, side: "communist" },
    { day: 2, side: "un" },
  ]);
  assert.deepEqual(staysOn(run, 1), [
    { formation: 0, from: 0, to: 0 },
    { formation: 1, from: 1, to: 1 },
    { formation: 0, from: 2, to: 3 },
  ]);
  assert.deepEqual(fightDaysOf(run, 1), [1]);
});

test("a headquarters without a directive is under the newest of the one above it", () => {
  const directive = (headquarters: number, day: number) => ({
    id: `d${headquarters}-${day}`,
    headquarters,
    day,
    posture: 0,
    mainEffort: false,
    axes: [[0, 1, 2]],
    line: [],
    sea: null,
  });
  const theater = {
    headquarters: [{ id: "corps" }, { id: "army" }],
    attachments: [{ day: 0, of: 0, ofHeadquarters: true, to: 1 }],
    directives: [directive(1, 0), directive(1, 5), directive(0, 9)],
  } as unknown as Theater;
  assert.equal(orderOf(theater, "corps", 6)!.directive.id, "d1-5");
  assert.ok(orderOf(theater, "corps", 6)!.fromAbove);
  assert.equal(orderOf(theater, "corps", 9)!.directive.id, "d0-9");
  assert.equal(orderOf(theater, "nobody", 9), null);
  assert.deepEqual(goalsOf(directive(0, 0)), { kind: "axes", hexes: [2] });
});
