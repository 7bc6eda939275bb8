import assert from "node:assert/strict";
import { test } from "node:test";
import { gridOf, setEdge, type HexGrid } from "@p38/terrain";
import { ATTACK, DEFEND, WITHDRAW } from "./codes.ts";
import { BY_HAND, HOLDS, parametersWith } from "./test-help.ts";
import { pass, startOf, theaterOf, type SmallFormation, type SmallTheater } from "./testing.ts";
import { daysOf, fieldTo } from "./travel.ts";

const p = parametersWith(BY_HAND);
const CELLS = 120;
const KM = 5.43;

/** Cells that one formation of the un covers in so many days on a strip of its own ground, no enemy anywhere. */
function cellsCovered(days: number, told: Partial<SmallTheater & SmallFormation> = {}): number {
  const { motorized = false, ...rest } = told;
  const theater = theaterOf({
    parameters: { ...p, reach_truck_un: 1e9 },
    rows: CELLS,
    unRows: CELLS,
    crossings: [],
    formations: [{ side: 0, hex: 0, motorized }],
    directives: [{ headquarters: 0, posture: DEFEND, axes: [[CELLS - 1]] }],
    ...rest,
  });
  return pass(startOf(theater), days).state.hex[0];
}

/** Whole cells in days of march at a pace; a cell is entered when its whole march has been made. */
const cellsAt = (kmPerDay: number, days: number) => Math.floor((days * kmPerDay) / KM + 1e-4);

test("on foot: 24 km a day by highway, 85 % of it by secondary road, 60 % by track, 65 % over flat ground", () => {
  for (const [road, share] of [
    [1, 1],
    [2, 0.85],
    [3, 0.6],
    [0, 0.65],
  ])
    assert.equal(cellsCovered(7, { road }), cellsAt(p.advance_max_foot * share, 7), `road ${road}`);
});

test("on wheels, far in the rear: 40 km a day by highway, times the pace of the rear", () => {
  for (const [road, share] of [
    [1, 1],
    [2, 0.8],
    [3, 0.5],
    [0, 0.35],
  ]) {
    const pace = p.advance_max_motor * share * p.rear_speed_factor;
    assert.equal(cellsCovered(3, { road, motorized: true }), cellsAt(pace, 3), `road ${road}`);
  }
});

test("by a working railway in the rear, foot and wheels alike", () => {
  const grid = gridOf({ rows: CELLS, cols: 1 });
  for (let h = 0; h + 1 < CELLS; h++) setEdge(grid, "rail", h, h + 1, 2);
  for (const motorized of [false, true])
    assert.equal(cellsCovered(3, { grid, motorized }), cellsAt(p.rail_move_km_day, 3));
});

test("rain and mud slow a march", () => {
  assert.equal(cellsCovered(10, { road: 1, wet: 1 }), cellsAt(p.advance_max_foot * 0.85, 10));
  assert.equal(cellsCovered(10, { road: 1, wet: 2 }), cellsAt(p.advance_max_foot * 0.6, 10));
});

test("rugged ground is slower than rolling, rolling than flat, and mountain roads wind", () => {
  const days = (ground: number, road: number) => {
    const grid = gridOf({ rows: 2, cols: 1 });
    grid.ground.fill(ground);
    const { world } = startOf(theaterOf({ parameters: p, grid, rows: 2, road }));
    return daysOf(fieldTo(world.travel, 1, 0)[0]);
  };
  assert.ok(days(0, 0) < days(1, 0) && days(1, 0) < days(2, 0));
  // marches are counted in 64ths of a day
  const winding = (KM * p.mountain_winding) / p.advance_max_foot;
  assert.ok(Math.abs(days(2, 1) - winding) <= 1 / 128 + 1e-6);
});

test("a great river without a road costs a quarter of a day, by a road half of that", () => {
  const days = (road: number, river: number) => {
    const grid = gridOf({ rows: 2, cols: 1 });
    setEdge(grid, "river", 0, 1, river);
    setEdge(grid, "road", 0, 1, road);
    const { world } = startOf(theaterOf({ parameters: p, grid, rows: 2 }));
    return world.ground.footDays[world.ground.across.indexOf(1)];
  };
  const near = (found: number, expected: number) => assert.ok(Math.abs(found - expected) < 1e-6, `${found}`);
  near(days(0, 1) - days(0, 0), 0.25);
  near(days(0, 2) - days(0, 0), 0.1);
  near(days(1, 1) - days(1, 0), 0.125);
});

test("nobody crosses a blocked edge", () => {
  const grid = gridOf({ rows: CELLS, cols: 1 });
  setEdge(grid, "blocked", 9, 10, 1);
  // its goal cannot be reached by land: it stays where it is
  assert.equal(cellsCovered(10, { grid }), 0);
});

/** A strip: un below cell 10, communists from it, one attacking formation in cell 8 making for cell 18. */
function attackAlong(
  enemies: SmallFormation[],
  told: Partial<SmallTheater> = {},
  shape?: (g: HexGrid) => void,
) {
  const grid = gridOf({ rows: 20, cols: 1 });
  grid.road.fill(1);
  shape?.(grid);
  return startOf(
    theaterOf({
      parameters: { ...p, ...HOLDS, advance_hasty: 0 },
      grid,
      rows: 20,
      unRows: 10,
      formations: [{ side: 0, hex: 8 }, ...enemies],
      directives: [
        { headquarters: 0, posture: ATTACK, axes: [[18]] },
        { headquarters: 1, posture: DEFEND },
      ],
      ...told,
    }),
  );
}

test("an attacker walks into ground that nobody guards, and takes it", () => {
  const start = pass(attackAlong([]), 2);
  assert.ok(start.state.hex[0] > 12);
  for (let h = 10; h <= start.state.hex[0]; h++) assert.equal(start.state.holder[h], 0);
});

test("an attacker does not pass a cell where an enemy stands, nor the guarded ground beside him", () => {
  const start = attackAlong([{ side: 1, hex: 13 }]);
  for (let day = 0; day < 10; day++) {
    pass(start);
    assert.ok(start.state.hex[0] < 13);
    assert.equal(start.state.hex[1], 13);
    assert.equal(start.state.holder[13], 1);
  }
  assert.ok(start.state.hex[0] >= 10);
});

test("a formation that defends does not walk into the enemy's ground, though nobody guards it", () => {
  const defends = attackAlong([], { directives: [{ headquarters: 0, posture: DEFEND, axes: [[18]] }] });
  assert.equal(pass(defends).state.hex[0], 9);
  assert.ok(pass(attackAlong([])).state.hex[0] > 9);
});

test("no formation of the un walks into a country that is closed to it", () => {
  const start = attackAlong([], {}, (g) => g.country.fill(2, 14));
  pass(start, 10);
  assert.equal(start.state.hex[0], 13);
  assert.equal(start.state.holder[14], 1);
});

test("who is ordered back goes back as fast as he can march", () => {
  const start = attackAlong([{ side: 1, hex: 10 }], {
    formations: [
      { side: 0, hex: 9 },
      { side: 1, hex: 12 },
    ],
    directives: [
      { headquarters: 0, posture: WITHDRAW, axes: [[1]] },
      { headquarters: 1, posture: DEFEND },
    ],
  });
  pass(start, 2);
  assert.equal(start.state.hex[0], 9 - cellsAt(p.advance_max_foot, 2));
});

test("aircraft over a road cost a marching enemy men", () => {
  const sorties: [number, number] = [0, 300];
  const told = {
    rows: CELLS,
    unRows: CELLS,
    road: 1,
    crossings: [],
    formations: [{ side: 0, hex: 0 }],
    directives: [{ headquarters: 0, posture: DEFEND, axes: [[60]] }],
    sorties,
  };
  const { state } = pass(startOf(theaterOf({ parameters: p, ...told })));
  const lost = 10_000 - state.strengthMen[0];
  assert.ok(Math.abs(lost - 10_000 * (p.air_march_loss / 100)) < 3, `${lost} men`);
  assert.ok(state.hex[0] < cellsAt(p.advance_max_foot, 1) + 1 && state.hex[0] > 0);
});

test("under an enemy sky wheels keep the share of a march that they make by day, foot all but 15 %", () => {
  const told = {
    parameters: { ...p, reach_truck_un: 1e9, air_march_loss: 0 },
    sorties: [0, 300] as [number, number],
  };
  const wheels = p.advance_max_motor * p.rear_speed_factor * p.air_day_move;
  assert.equal(cellsCovered(3, { ...told, road: 1, motorized: true }), cellsAt(wheels, 3));
  assert.equal(cellsCovered(3, { ...told, road: 1 }), cellsAt(p.advance_max_foot * 0.85, 3));
});
