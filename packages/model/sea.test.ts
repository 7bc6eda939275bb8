import assert from "node:assert/strict";
import { test } from "node:test";
import { gridOf, setEdge } from "@p38/terrain";
import { AT_SEA, DEFEND, PRESENT, TO_COME } from "./codes.ts";
import { EVENT_KINDS } from "./run.ts";
import { roughKm } from "./strategy.ts";
import { BY_HAND, parametersWith } from "./test-help.ts";
import {
  pass,
  startOf,
  theaterOf,
  type SmallFormation,
  type SmallTheater,
  type UnderWay,
} from "./testing.ts";

const p = parametersWith(BY_HAND);
const PORT = 2;
const BEACH = 25;
const LAND_DAY = 12;

/** Two islands in a row: un ground with a port in cells 0-9, communist ground in 10-39, and a landing ordered at 25. */
function islands(formations: SmallFormation[], told: Partial<SmallTheater> = {}): UnderWay {
  const grid = gridOf({ rows: 40, cols: 1 });
  setEdge(grid, "blocked", 9, 10, 1);
  return startOf(
    theaterOf({
      parameters: p,
      grid,
      rows: 40,
      unRows: 10,
      road: 1,
      ports: [PORT],
      formations,
      directives: [
        {
          headquarters: 0,
          posture: DEFEND,
          sea: { embarkHex: PORT, landHex: BEACH, landDay: LAND_DAY },
        },
        { headquarters: 1, posture: DEFEND },
      ],
      ...told,
    }),
  );
}

const kinds = (start: UnderWay) => start.journal.events.map(({ kind }) => EVENT_KINDS[kind]);

test("one port puts so many men on board a day, shared among those who wait by their size", () => {
  const start = islands([
    { side: 0, hex: PORT, strengthMen: 16_000 },
    { side: 0, hex: PORT + 1, strengthMen: 8000 },
  ]);
  pass(start);
  const room = p.evacuate_men_day;
  assert.deepEqual([...start.state.embarkedMen], [Math.ceil((room * 2) / 3), Math.ceil(room / 3)]);
  assert.deepEqual([...start.state.status], [PRESENT, PRESENT]);
  pass(start, Math.ceil(24_000 / room) - 1);
  assert.deepEqual([...start.state.status], [AT_SEA, AT_SEA]);
  assert.deepEqual(kinds(start), ["evacuation", "evacuation"]);
  assert.deepEqual([...start.state.hex], [-1, -1]);
});

test("a formation farther off than its port's reach does not embark", () => {
  const start = pass(islands([{ side: 0, hex: 9 }]), 5);
  assert.equal(start.state.status[0], PRESENT);
  assert.equal(start.state.embarkedMen[0], 0);
});

test("a formation lands at a beach of the enemy's that nobody guards, not before its day, and takes it unharmed", () => {
  const start = islands([{ side: 0, hex: PORT }]);
  pass(start, LAND_DAY);
  assert.equal(start.state.status[0], AT_SEA);
  pass(start);
  assert.ok(kinds(start).includes("landing"));
  assert.equal(start.state.status[0], PRESENT);
  assert.equal(start.state.hex[0], BEACH);
  assert.equal(start.state.holder[BEACH], 0);
  assert.equal(start.state.strengthMen[0], 10_000);
});

test("a landing on a guarded beach costs its share of a day of battle, times what beaches cost", () => {
  const start = islands([
    { side: 0, hex: PORT, strengthMen: 13_000 },
    { side: 1, hex: BEACH, strengthMen: 500 },
  ]);
  pass(start, LAND_DAY + 1);
  assert.equal(start.state.hex[0], BEACH);
  assert.equal(start.state.holder[BEACH], 0);
  const lost = 13_000 - start.state.strengthMen[0];
  const expected = 13_000 * (p.loss_attack_base / 100) * p.loss_beach;
  assert.ok(Math.abs(lost - expected) <= 3, `${lost} men against ${expected}`);
  // its defender was thrown back, and stands on ground of its own side
  assert.ok(start.state.hex[1] !== BEACH);
  assert.equal(start.state.holder[start.state.hex[1]], 1);
  assert.ok(start.state.strengthMen[1] < 500);
});

test("a landing that fails costs more, and the force stays on board", () => {
  const start = islands([
    { side: 0, hex: PORT, strengthMen: 2000 },
    { side: 1, hex: BEACH, strengthMen: 40_000 },
  ]);
  pass(start, LAND_DAY + 1);
  assert.equal(start.state.status[0], AT_SEA);
  assert.equal(start.state.holder[BEACH], 1);
  const lost = 2000 - start.state.strengthMen[0];
  const expected = 2000 * (p.loss_attack_base / 100) * p.loss_beach * p.loss_attack_repelled;
  assert.ok(Math.abs(lost - expected) <= 3, `${lost} men against ${expected}`);
});

test("a voyage takes a day more than its way round the coast", () => {
  const start = islands([{ side: 0, hex: PORT, strengthMen: 5000 }], {
    directives: [{ headquarters: 0, posture: DEFEND, sea: { embarkHex: PORT, landHex: BEACH, landDay: 0 } }],
  });
  pass(start);
  assert.equal(start.state.status[0], AT_SEA);
  const km = 1.5 * roughKm(start.world, PORT, BEACH);
  const days = 1 + Math.ceil(km / p.sea_speed_km_day);
  // the day it goes on board counts as the first
  pass(start, days - 1);
  assert.equal(start.state.status[0], AT_SEA);
  pass(start);
  assert.equal(start.state.hex[0], BEACH);
});

test("who comes by sea waits for its day, then comes ashore at the port its side holds", () => {
  const start = islands([{ side: 0, hex: 30, arrivalDay: 4, arrivesBySea: true }], { directives: [] });
  pass(start, 4);
  assert.equal(start.state.status[0], TO_COME);
  assert.equal(start.state.strengthMen[0], 0);
  pass(start);
  assert.deepEqual(kinds(start), ["formation arrived"]);
  assert.equal(start.state.hex[0], PORT);
  assert.equal(start.state.strengthMen[0], 10_000);
});

test("naval guns can make a landing succeed that would fail without them", () => {
  // the stronger always wins; the defender's power is between the attacker's and that times the guns' factor
  const power = 1 + (p.naval_gun_power - 1) / 2;
  const landed = (naval_gun_power: number) => {
    const start = islands(
      [
        { side: 0, hex: PORT },
        { side: 1, hex: BEACH, strengthMen: Math.round((10_000 * power) / p.posture_power_prepared) },
      ],
      {
        parameters: {
          ...p,
          win_power_odds: 1e6,
          naval_gun_power,
          terrain_defence_flat_bare: 1,
          reach_foot: 1e9,
        },
      },
    );
    pass(start, LAND_DAY + 1);
    return start.state.hex[0] === BEACH;
  };
  assert.equal(landed(p.naval_gun_power), true);
  assert.equal(landed(1), false);
});

test("a defender of an island with nowhere to go does not stay in the cell that was landed on", () => {
  const islet = 10;
  const start = islands(
    [
      { side: 0, hex: PORT },
      { side: 1, hex: islet, strengthMen: 500 },
    ],
    {
      directives: [
        { headquarters: 0, posture: DEFEND, sea: { embarkHex: PORT, landHex: islet, landDay: 4 } },
      ],
      parameters: { ...p, win_power_odds: 1e6 },
    },
  );
  start.world.ground.across.fill(-1, islet * 6, islet * 6 + 6);
  for (let i = 0; i < start.world.ground.across.length; i++)
    if (start.world.ground.across[i] === islet) start.world.ground.across[i] = -1;
  pass(start, 5);
  assert.equal(start.state.hex[0], islet);
  assert.notEqual(start.state.hex[1], islet);
  pass(start);
  assert.equal(start.state.holder[islet], 0);
});
