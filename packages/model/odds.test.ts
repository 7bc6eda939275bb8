import assert from "node:assert/strict";
import { test } from "node:test";
import { gridOf, setEdge, type HexGrid } from "@p38/terrain";
import { ATTACK, DEFEND, DELAY, WITHDRAW } from "./codes.ts";
import { BY_HAND, HOLDS, parametersWith } from "./test-help.ts";
import { pass, startOf, theaterOf, type SmallTheater } from "./testing.ts";

// haul costs nothing, so that all have three days of supply and more
const p = parametersWith({ ...BY_HAND, ...HOLDS, reach_truck_un: 1e9, reach_foot: 1e9 });
const CELLS = 10;

/** Odds of the only fight on a strip one cell wide: cells 0-4 un, 5-9 communist, one division of 10,000 a side. */
function odds(
  changes: {
    attackers?: number;
    attackerMen?: number;
    days?: number;
    shape?: (grid: HexGrid) => void;
  } & Partial<SmallTheater> = {},
): number {
  const { attackers = 0, attackerMen = 10_000, days = 10, shape, ...told } = changes;
  const grid = gridOf({ rows: CELLS, cols: 1 });
  grid.road.fill(1);
  shape?.(grid);
  const attack = { headquarters: attackers, posture: ATTACK, axes: [[attackers === 0 ? CELLS - 1 : 0]] };
  const theater = theaterOf({
    parameters: p,
    grid,
    rows: CELLS,
    formations: [
      { side: attackers, hex: 4 + attackers, strengthMen: attackerMen },
      { side: 1 - attackers, hex: 5 - attackers },
    ],
    directives: [attack, { headquarters: 1 - attackers, posture: DEFEND }],
    ...told,
  });
  const start = startOf(theater);
  // both arrive on day 0: told afresh at dawn of day 1
  pass(start);
  const { state } = start;
  state.strengthMen.set([attackerMen, 10_000]);
  state.cohesion.fill(1);
  state.fatigue.fill(1);
  state.supplyDays.fill(3);
  state.restDays.fill(0);
  state.marchDays.fill(0);
  state.gainKm.fill(0);
  state.daysInPlace[1] = days;
  pass(start);
  assert.equal(start.journal.fights.length, 1);
  const [fight] = start.journal.fights;
  assert.equal(fight.attacker, 0);
  assert.equal(fight.defender, 1);
  return fight.odds;
}

function near(found: number, expected: number): void {
  assert.ok(Math.abs(found / expected - 1) < 1e-5, `expected ${expected}; found ${found}`);
}

const PREPARED_ON_FLAT = p.posture_power_prepared * p.terrain_defence_flat_bare;

test("equal divisions: the odds are one over posture and ground", () => {
  near(odds(), 1 / PREPARED_ON_FLAT);
});

test("a defender of less than three days is hasty, from twenty-one fortified, after a year deep", () => {
  const postures: [days: number, power: number][] = [
    [0, p.posture_power_hasty],
    [p.entrench_days_prepared - 1, p.posture_power_prepared], // the day counts at dawn, and today is one more
    [p.entrench_days_prepared, p.posture_power_prepared],
    [p.entrench_days_fortified - 1, p.posture_power_fortified],
    [p.entrench_days_fortified + 364, p.entrench_deep_power],
    [2000, p.entrench_deep_power],
  ];
  for (const [days, power] of postures) near(odds({ days }), 1 / (power * p.terrain_defence_flat_bare));
});

test("halfway through the year a fortified defender is halfway to deep", () => {
  const between = (p.posture_power_fortified + p.entrench_deep_power) / 2;
  const days = p.entrench_days_fortified + 365 / 2;
  // daysInPlace is whole: half a day is 1/730 of the way
  assert.ok(Math.abs(odds({ days: Math.floor(days) }) * between * p.terrain_defence_flat_bare - 1) < 0.002);
});

test("each class of ground and cover multiplies the defender's power by its own factor", () => {
  const grounds: [ground: number, cover: number, town: number, factor: number][] = [
    [0, 0, 0, p.terrain_defence_flat_bare],
    [0, 1, 0, p.terrain_defence_flat_mixed],
    [0, 2, 0, p.terrain_defence_flat_mixed],
    [1, 0, 0, p.terrain_defence_rolling_mixed],
    [1, 1, 0, p.terrain_defence_rolling_mixed],
    [1, 2, 0, p.terrain_defence_rolling_wooded],
    [2, 0, 0, p.terrain_defence_rugged_bare],
    [2, 1, 0, p.terrain_defence_rugged_mixed],
    [2, 2, 0, p.terrain_defence_rugged_wooded],
    [2, 2, 3, p.terrain_defence_urban],
    [0, 0, 4, p.terrain_defence_urban],
    [0, 0, 2, p.terrain_defence_flat_bare],
  ];
  for (const [ground, cover, town, factor] of grounds) {
    const shape = (g: HexGrid) => {
      g.ground[5] = ground;
      g.cover[5] = cover;
      g.town[5] = town;
    };
    near(odds({ shape }), 1 / (p.posture_power_prepared * factor));
  }
});

test("across an unfordable river of 20, 50, 100 and 500 m the defender is worth 1/0.85, 1/0.8, 1/0.7, 1/0.5", () => {
  for (const [width, gain] of [
    [20, 0.85],
    [50, 0.8],
    [100, 0.7],
    [500, 0.5],
    [2000, 0.5],
  ]) {
    const shape = (g: HexGrid) => {
      setEdge(g, "river", 4, 5, 1);
      setEdge(g, "riverWidthM", 4, 5, width);
    };
    near(odds({ shape }), gain / PREPARED_ON_FLAT);
    // ten cold days, and it is crossed on the ice
    near(odds({ shape, temperatureC: p.ice_crossing_temp - 1 }), 1 / PREPARED_ON_FLAT);
    near(odds({ shape, temperatureC: p.ice_crossing_temp + 1 }), gain / PREPARED_ON_FLAT);
  }
});

test("no more men attack over one edge than there is room for", () => {
  const room = p.attack_density_max * 3.1;
  near(odds({ attackerMen: 15_000 }), 1.5 / PREPARED_ON_FLAT);
  near(odds({ attackerMen: 40_000 }), room / 10_000 / PREPARED_ON_FLAT);
});

test("odds stay below their most", () => {
  assert.equal(odds({ parties: [{ quality: [{ day: 0, value: 100 }] }] }), p.power_ratio_max);
});

test("naval guns help the un side's defence near a coast, and nobody else", () => {
  const coast = (km: number) => (g: HexGrid) => void g.coastKm.fill(km);
  near(odds({ attackers: 1, shape: coast(p.naval_gun_reach) }), 1 / (PREPARED_ON_FLAT * p.naval_gun_power));
  near(odds({ attackers: 1, shape: coast(p.naval_gun_reach + 1) }), 1 / PREPARED_ON_FLAT);
  near(odds({ attackers: 0, shape: coast(0) }), 1 / PREPARED_ON_FLAT);
});

test("aircraft add a set power for each sortie, as many as the troops can use, fewer in the rain", () => {
  // 10,000 men are two thirds of a division; 15,000 is the power of a full division
  const most = (p.close_support_per_division * 10_000) / 15_000;
  const added = (sorties: number) =>
    Math.min(most, sorties * p.close_support_share) * p.air_power_per_sortie * 15_000;
  near(odds({ sorties: [400, 0] }), (10_000 + added(400)) / (10_000 * PREPARED_ON_FLAT));
  near(odds({ sorties: [20, 0] }), (10_000 + added(20)) / (10_000 * PREPARED_ON_FLAT));
  near(odds({ sorties: [400, 0], wet: 1 }), (10_000 + added(400) / 2) / (10_000 * PREPARED_ON_FLAT));
  near(odds({ sorties: [400, 0], wet: 2 }), (10_000 + added(400) / 5) / (10_000 * PREPARED_ON_FLAT));
  assert.ok(added(20) < added(400));
});

test("aircraft help a defender by adding to his power, hardly at all by night", () => {
  const most = (p.close_support_per_division * 10_000) / 15_000;
  const added = most * p.air_power_per_sortie * 15_000;
  near(odds({ attackers: 1, sorties: [400, 0] }), 10_000 / (10_000 * PREPARED_ON_FLAT + added));
  const nightShare = [{ day: 0, value: 1 }];
  near(
    odds({ attackers: 1, sorties: [400, 0], parties: [{}, { nightShare }] }),
    10_000 / (10_000 * PREPARED_ON_FLAT + added * p.air_night_share),
  );
});

test("a delaying defender has the power of delay, a withdrawing one that of withdrawal, before they get away", () => {
  for (const [posture, power] of [
    [DELAY, p.posture_power_delay],
    [WITHDRAW, p.posture_power_withdrawal],
  ]) {
    // mud and mountains without a road: nobody gets away on the first day
    const shape = (g: HexGrid) => {
      g.road.fill(0);
      g.ground.fill(2);
    };
    const directives = [
      { headquarters: 0, posture: ATTACK, axes: [[CELLS - 1]] },
      { headquarters: 1, posture, axes: [[CELLS - 1]] },
    ];
    // and they need next to no supply, of which little comes that way
    const none = [{ day: 0, value: 1 }];
    const parties = [0, 1].map(() => ({ useAttackTonnesPerDay: none, useDefenceTonnesPerDay: none }));
    near(odds({ shape, directives, parties, wet: 2 }), 1 / (power * p.terrain_defence_rugged_bare));
  }
});
