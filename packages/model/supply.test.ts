import assert from "node:assert/strict";
import { test } from "node:test";
import { gridOf, setEdge, type HexGrid } from "@p38/terrain";
import { ATTACK, WITHDRAW } from "./codes.ts";
import { HAUL_UNITS_PER_KM } from "./ground.ts";
import { BY_HAND, parametersWith } from "./test-help.ts";
import { pass, startOf, theaterOf, type SmallFormation, type SmallTheater } from "./testing.ts";
import { FAR } from "./travel.ts";

const p = parametersWith(BY_HAND);
/** A strip one cell wide, all un, with a great port in cell 0 and a highway along it. */
const CELLS = 60;

function strip(formations: SmallFormation[], told: Partial<SmallTheater> = {}) {
  return theaterOf({
    parameters: p,
    rows: CELLS,
    unRows: CELLS,
    road: 1,
    crossings: [],
    formations,
    ...told,
  });
}

/** Haul over one edge of a highway in whole quarter kilometres, as it is counted. */
const STEP_KM = Math.round(5.43 * HAUL_UNITS_PER_KM) / HAUL_UNITS_PER_KM;

/** Days of supply that came to an un formation with motor transport on its first day, having had three. */
function cameOnDayOne(hex: number, told: Partial<SmallTheater> = {}): number {
  const start = pass(startOf(strip([{ side: 0, hex, motorized: true }], told)));
  return start.state.supplyDays[0] + 1 - p.carried_days_us;
}

test("a formation beside its port has all it can carry, day after day", () => {
  const start = pass(startOf(strip([{ side: 0, hex: 1 }])), 20);
  assert.equal(start.state.supplyDays[0], p.carried_days_us);
});

test("haul is counted in km of highway; of a secondary road a third more, of a track twice, of open ground four times", () => {
  for (const [road, times] of [
    [1, 1],
    [2, 1.3],
    [3, 2],
    [0, 4],
  ]) {
    const { state, world } = pass(startOf(strip([], { road })));
    const step = Math.round(5.43 * times * HAUL_UNITS_PER_KM) / HAUL_UNITS_PER_KM;
    for (const hex of [1, 7, 40]) assert.equal(state.supplyKm[hex], hex * step);
    assert.equal(world.ground.H, CELLS);
  }
});

test("the ways of supply are told cell by cell back to the port, each once, with what they carry", () => {
  const { journal } = pass(
    startOf(
      strip([
        { side: 0, hex: 9, motorized: true },
        { side: 0, hex: 5, motorized: true },
      ]),
    ),
  );
  const told = journal.ways!;
  const ways = Array.from({ length: told.count }, (_, k) => ({
    hex: told.hex[k],
    back: told.back[k],
    tonnes: told.tonnes[k],
    capacityTonnes: told.capacityTonnes[k],
  })).toSorted((a, b) => a.hex - b.hex);
  assert.deepEqual(
    ways.map(({ hex, back }) => [hex, back]),
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((hex) => [hex, hex - 1]),
  );
  const tonnes = ways.map((way) => Math.round(way.tonnes));
  assert.ok(tonnes[0] > tonnes[8] && tonnes[8] > 0);
  assert.deepEqual(
    tonnes,
    tonnes.map((_, h) => (h < 5 ? tonnes[0] : tonnes[8])),
  );
  assert.ok(ways.every(({ capacityTonnes }) => capacityTonnes === p.road_capacity_1));
});

test("delivery is whole within a formation's own reach and halves every reach of haul beyond it", () => {
  const parameters = { ...p, reach_truck_un: 20 * STEP_KM };
  const came = (hex: number) => cameOnDayOne(hex, { parameters });
  assert.ok(Math.abs(came(3) - 1) < 1e-6); // 16.5 km
  const near = came(10);
  assert.ok(near < 1);
  assert.ok(Math.abs(came(30) / near - 0.5) < 1e-5);
  assert.ok(Math.abs(came(50) / near - 0.25) < 1e-5);
  // the first twenty km are free
  assert.ok(Math.abs(near - 0.5 ** ((10 * STEP_KM - 20) / (20 * STEP_KM))) < 1e-6);
});

test("where much is lost on the way more is sent, up to the surge", () => {
  const reach = 10 * STEP_KM;
  const came = (hex: number, supply_surge: number) =>
    cameOnDayOne(hex, { parameters: { ...p, reach_truck_un: reach, supply_surge } });
  const arrives = (hex: number) => 0.5 ** ((hex * STEP_KM - 20) / reach);
  assert.ok(Math.abs(came(20, 1) - arrives(20)) < 1e-5);
  assert.ok(arrives(20) > 0.25 && arrives(20) < 0.5);
  assert.ok(Math.abs(came(20, 1.5) - 1.5 * arrives(20)) < 1e-5);
  // a surge of ten makes good all that is lost, and no more is sent than that takes
  assert.ok(Math.abs(came(20, 10) - 1) < 1e-5);
});

test("part of what a road cannot carry goes round by others", () => {
  const use = [{ day: 0, value: 40_000 }];
  const parties = [{ useAttackTonnesPerDay: use, useDefenceTonnesPerDay: use }];
  const parameters = { ...p, reach_truck_un: 1e9, road_capacity_2: 6000, supply_spill: 0.5 };
  // six tenths of 40,000 tonnes asked, a quarter of that carried; the port gives all it has, 20,000
  const came = cameOnDayOne(20, { parties, parameters, road: 2 });
  assert.ok(Math.abs(came - 0.25 ** 0.5) < 1e-5, `${came}`);
});

test("the reach is the party's own where it has one", () => {
  const haulReachKm = [{ day: 0, value: 5 * STEP_KM }];
  const near = cameOnDayOne(10, { parties: [{ haulReachKm }] });
  const far = cameOnDayOne(15, { parties: [{ haulReachKm }] });
  assert.ok(Math.abs(far / near - 0.5) < 1e-5);
});

test("a working railway brings the railhead up: forty cells of it cost ten km of haul", () => {
  const grid = gridOf({ rows: CELLS, cols: 1 });
  for (let h = 0; h < 40; h++) setEdge(grid, "rail", h, h + 1, 2);
  const { state } = pass(startOf(strip([], { grid })));
  assert.equal(state.supplyKm[40], 40 / HAUL_UNITS_PER_KM);
  assert.equal(state.supplyKm[50], 40 / HAUL_UNITS_PER_KM + 10 * STEP_KM);
});

test("a road carries so many tonnes and no more, beyond what a formation fetches itself", () => {
  const use = [{ day: 0, value: 4000 }];
  const parties = [{ useAttackTonnesPerDay: use, useDefenceTonnesPerDay: use }];
  // out of contact it uses six tenths
  const asked = 4000 * 0.6;
  const parameters = { ...p, reach_truck_un: 1e9 };
  const came = cameOnDayOne(20, { parties, parameters, road: 2 });
  assert.ok(Math.abs(came - p.road_capacity_2 / asked) < 1e-5, `${came}`);
  // rain halves the road
  const wet = cameOnDayOne(20, { parties, parameters, road: 2, wet: 1 });
  assert.ok(Math.abs(wet - (p.road_capacity_2 * p.road_wet_factor) / asked) < 1e-5);
  // three cells from the port it is the port that counts
  assert.ok(Math.abs(cameOnDayOne(3, { parties, parameters, road: 2 }) - 1) < 1e-6);
});

test("two divisions on one road share what it carries by what they ask for", () => {
  const use = [{ day: 0, value: 2000 }];
  const parties = [{ useAttackTonnesPerDay: use, useDefenceTonnesPerDay: use }];
  const theater = strip(
    [
      { side: 0, hex: 20, strengthMen: 10_000, motorized: true },
      // at half its establishment a division uses half as much
      { side: 0, hex: 20, strengthMen: 5000, establishmentMen: 10_000, motorized: true },
    ],
    { parties, parameters: { ...p, reach_truck_un: 1e9 }, road: 2 },
  );
  const { state } = pass(startOf(theater));
  const share = p.road_capacity_2 / (1200 + 600);
  for (const f of [0, 1]) assert.ok(Math.abs(state.supplyDays[f] + 1 - p.carried_days_us - share) < 1e-5);
});

test("a remnant near a great port does not close it, an army does, unless one of its own stands by", () => {
  const came = (enemyMen: number, own: SmallFormation[] = []) => {
    const theater = strip(
      [{ side: 0, hex: 30, motorized: true }, { side: 1, hex: 3, strengthMen: enemyMen, under: -1 }, ...own],
      { holderAtStart: Uint8Array.from({ length: 40 }, (_, h) => (h === 3 ? 1 : 0)) },
    );
    const start = startOf(theater);
    pass(start);
    return start.state.supplyKm[0] < FAR;
  };
  assert.equal(came(800), true);
  assert.equal(came(8000), false);
  assert.equal(came(8000, [{ side: 0, hex: 1, strengthMen: 9000, under: -1 }]), true);
});

test("a port gives what it discharges, shared among all who draw on it", () => {
  const use = [{ day: 0, value: 60_000 }];
  const parties = [{ useAttackTonnesPerDay: use, useDefenceTonnesPerDay: use }];
  const came = cameOnDayOne(1, { parties });
  const asked = 60_000 * 0.6;
  assert.ok(Math.abs(came - 20_000 / asked) < 1e-5);
});

test("troops on foot find part of what they need in the country, wheels find nothing", () => {
  const theater = strip(
    [
      { side: 0, hex: 20 },
      { side: 0, hex: 21, motorized: true },
    ],
    { ports: [] },
  );
  const { state } = pass(startOf(theater), 2);
  assert.ok(Math.abs(state.supplyDays[0] - (p.carried_days_us - 2 * (1 - p.forage_share))) < 1e-5);
  assert.ok(Math.abs(state.supplyDays[1] - (p.carried_days_us - 2)) < 1e-5);
});

test("ground that no way of supply leads to is out of reach, and what stands there starves once it has eaten up", () => {
  const theater = strip(
    [
      { side: 0, hex: 30, motorized: true },
      { side: 1, hex: 32, strengthMen: 20_000, under: -1 },
    ],
    { ports: [], holderAtStart: Uint8Array.from({ length: CELLS }, (_, h) => (h === 32 ? 1 : 0)) },
  );
  const start = pass(startOf(theater), Math.ceil(p.carried_days_us) - 1);
  assert.ok(start.state.supplyKm[30] >= FAR);
  const taken = () => [...start.state.lossMen.subarray(2, 4)];
  // a few are missing from patrols along the front, none captured
  assert.equal(taken()[1], 0);
  const men = start.state.strengthMen[0];
  pass(start);
  assert.equal(start.state.supplyDays[0], 0);
  // a share a day, three fifths captured, the rest missing
  const [missing, captured] = taken();
  assert.ok(Math.abs(captured / (men * p.starve_share * 0.6) - 1) < 0.03, `${captured} captured`);
  assert.ok(Math.abs(missing / (men * p.starve_share * 0.4) - 1) < 0.1, `${missing} missing`);
});

test("an enemy across the only road cuts the ground behind him off", () => {
  const holderAtStart = Uint8Array.from({ length: CELLS }, (_, h) => (h === 10 ? 1 : 0));
  const { state } = pass(startOf(strip([], { holderAtStart })));
  assert.equal(state.supplyKm[9], 9 * STEP_KM);
  for (const hex of [11, 40]) assert.ok(state.supplyKm[hex] >= FAR);
});

test("the communists are supplied from over the border, and carry more days than the un", () => {
  const theater = strip([{ side: 1, hex: CELLS - 2 }], { unRows: 0, crossings: [CELLS - 1] });
  const { state } = pass(startOf(theater), 5);
  assert.equal(state.supplyDays[0], p.carried_days_cpv);
  assert.equal(state.supplyKm[CELLS + CELLS - 11], 10 * STEP_KM);
});

test("bombing takes capacity from the railways step by step, never more than its most", () => {
  const start = startOf(strip([], { sorties: [400, 0], days: 200 }));
  const flown = 400 * (1 - p.close_support_share);
  const most = p.interdiction_rail_max * (flown / (flown + p.interdiction_half));
  pass(start);
  assert.ok(Math.abs(start.state.interdiction[1] - most * p.repair_day) < 1e-6);
  assert.equal(start.state.interdiction[0], 0);
  pass(start, 100);
  assert.ok(Math.abs(start.state.interdiction[1] - most) < 1e-4);
});

test("a railway behind an advance works again cell by cell at its pace, from where it works already", () => {
  const grid = gridOf({ rows: CELLS, cols: 1 });
  for (let h = 0; h + 1 < CELLS; h++) setEdge(grid, "rail", h, h + 1, 2);
  const start = startOf(strip([], { grid }));
  start.state.railWorks.fill(0, 20);
  start.state.heldDays.fill(0, 20);
  const days = 10;
  pass(start, days);
  const cells = Math.floor(days * (p.rail_conversion_km_day / 5.4));
  assert.deepEqual(
    [...start.state.railWorks],
    Array.from({ length: CELLS }, (_, h) => (h < 20 + cells ? 1 : 0)),
  );
});

test("the ways of supply traced only on changes are those of tracing them every day", () => {
  // a formation marches up a strip that its enemy left, so that ground changes hands each day
  const make = () => {
    const grid: HexGrid = gridOf({ rows: 30, cols: 3 });
    grid.road.fill(1);
    return startOf(
      theaterOf({
        parameters: p,
        grid,
        cols: 3,
        rows: 30,
        unRows: 10,
        formations: [
          { side: 0, hex: 28 },
          { side: 1, hex: 40 },
        ],
        directives: [
          { headquarters: 0, posture: ATTACK, axes: [[80]] },
          { headquarters: 1, posture: WITHDRAW, axes: [[88]] },
        ],
      }),
    );
  };
  const kept = make();
  const anew = make();
  let changed = 0;
  for (let day = 0; day < 20; day++) {
    const before = kept.state.holder.slice();
    pass(kept);
    anew.state.groundChanged[0] = 1;
    pass(anew);
    assert.deepEqual(kept.state.supplyKm, anew.state.supplyKm);
    assert.deepEqual(kept.state.supplyEdge, anew.state.supplyEdge);
    if (kept.state.holder.some((side, h) => side !== before[h])) changed++;
  }
  assert.ok(changed > 3);
});
