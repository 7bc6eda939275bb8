import assert from "node:assert/strict";
import { test } from "node:test";
import { RESERVE } from "./codes.ts";
import { chargeLosses, KILLED_AND_WOUNDED, SICK, STRAGGLERS } from "./losses.ts";
import { LOSSES } from "./run.ts";
import { BY_HAND, parametersWith } from "./test-help.ts";
import { pass, startOf, theaterOf, type SmallTheater } from "./testing.ts";

const p = parametersWith(BY_HAND);
const always = (value: number) => [{ day: 0, value }];

/** Formations in reserve far from any enemy, supplied. */
function restingWith(strengths: [present: number, full: number][], told: Partial<SmallTheater> = {}) {
  return startOf(
    theaterOf({
      parameters: p,
      rows: 12,
      unRows: 12,
      crossings: [],
      road: 1,
      days: 80,
      formations: strengths.map(([strengthMen, establishmentMen]) => ({
        side: 0,
        hex: 1,
        strengthMen,
        establishmentMen,
      })),
      directives: [{ headquarters: 0, posture: RESERVE }],
      ...told,
    }),
  );
}

test("a formation takes in one share of its establishment a day and no more, whatever waits in the pool", () => {
  const start = restingWith([[5000, 10_000]], { parties: [{ replacementsPerDay: always(2000) }] });
  pass(start, 3);
  assert.equal(start.state.strengthMen[0], 5000 + 3 * p.replace_max_share * 10_000);
  assert.equal(start.state.poolMen[0], 3 * 2000 - 3 * p.replace_max_share * 10_000);
});

test("a formation never takes in more than it lacks", () => {
  const start = restingWith([[9990, 10_000]], { parties: [{ replacementsPerDay: always(2000) }] });
  pass(start, 3);
  assert.equal(start.state.strengthMen[0], 10_000);
  assert.equal(start.state.poolMen[0], 5990);
});

test("formations together never take in more than the pool holds, and share it by what they want", () => {
  const start = restingWith(
    [
      [5000, 10_000],
      [10_000, 20_000],
    ],
    { parties: [{ replacementsPerDay: always(90) }] },
  );
  pass(start);
  assert.deepEqual([...start.state.strengthMen], [5030, 10_060]);
  assert.equal(start.state.poolMen[0], 0);
});

test("men for whom no whole man's share is left stay in the pool", () => {
  // 1 man for three formations that want 100 each: a third of a man each, so nobody gets one
  const start = restingWith(
    [
      [5000, 10_000],
      [5000, 10_000],
      [5000, 10_000],
    ],
    { parties: [{ replacementsPerDay: always(1) }] },
  );
  pass(start, 2);
  assert.deepEqual([...start.state.strengthMen], [5000, 5000, 5000]);
  assert.equal(start.state.poolMen[0], 2);
});

test("nobody reaches a formation that is cut off", () => {
  const start = restingWith([[5000, 10_000]], { ports: [], parties: [{ replacementsPerDay: always(500) }] });
  pass(start);
  assert.equal(start.state.strengthMen[0], 5000);
  assert.equal(start.state.poolMen[0], 500);
});

test("new men are raw: they lower a formation's experience, and it trains", () => {
  const start = restingWith([[5000, 10_000]], { parties: [{ replacementsPerDay: always(2000) }] });
  pass(start);
  const got = p.replace_max_share * 10_000;
  const mixed = (5000 + got * p.replace_quality) / (5000 + got);
  assert.ok(Math.abs(start.state.experience[0] - (mixed + (1 - mixed) / 90)) < 1e-6);
});

test("the wounded come back to the pool after so many days, as many as the side's hospitals heal", () => {
  const start = restingWith([[10_000, 10_000]]);
  pass(start);
  const { world } = start;
  chargeLosses(world, start.state, 0, 1000, KILLED_AND_WOUNDED);
  const wounded = start.state.lossMen[1];
  assert.equal(wounded, Math.floor(1000 * 0.97 * (1 - p.killed_share_us)));
  // keep it full, so that nobody leaves the pool again
  start.state.strengthMen[0] = 10_000;
  pass(start, p.wounded_return_days);
  assert.equal(start.state.poolMen[0], 0);
  pass(start);
  assert.ok(Math.abs(start.state.poolMen[0] - wounded * p.wounded_return_us) < 0.01);
  pass(start, 30);
  assert.ok(Math.abs(start.state.poolMen[0] - wounded * p.wounded_return_us) < 0.01);
});

test("losses are whole men: fractions are carried to the next day and nobody is lost twice", () => {
  const start = restingWith([[10_000, 10_000]]);
  const { state, world } = pass(start);
  let lost = 0;
  for (let i = 0; i < 10; i++) {
    chargeLosses(world, state, 0, 0.25, SICK);
    lost = 10_000 - state.strengthMen[0];
    assert.equal(lost, Math.floor((i + 1) * 0.25));
  }
  assert.equal(lost, 2);
});

test("stragglers are captured and missing three to two, and never come back", () => {
  const { state, world } = pass(restingWith([[10_000, 10_000]]));
  chargeLosses(world, state, 0, 1000, STRAGGLERS);
  assert.deepEqual([...state.lossMen], [0, 0, 400, 600, 0]);
  assert.ok(state.returningMen.every((men) => men === 0));
});

test("a formation cannot lose more men than it has", () => {
  const { state, world } = pass(restingWith([[1000, 1000]]));
  chargeLosses(world, state, 0, 5000, KILLED_AND_WOUNDED);
  assert.equal(state.strengthMen[0], 0);
  assert.equal(
    state.lossMen.reduce((sum, men) => sum + men, 0),
    1000,
  );
});

test("sickness takes a share a day in summer and another in winter; frost those without supply", () => {
  const share = (temperatureC: number, told: Partial<SmallTheater> = {}) => {
    const parameters = parametersWith({ carried_days_us: 3 });
    const start = pass(restingWith([[50_000, 50_000]], { parameters, temperatureC, ...told }));
    return start.state.lossMen[4] / 50_000;
  };
  const all = parametersWith();
  const near = (found: number, percent: number) =>
    assert.ok(Math.abs(found - percent / 100) < 1e-4, `${found}`);
  near(share(20), all.nonbattle_summer);
  near(share(-8), all.nonbattle_winter);
  // supplied: no more than that, however cold
  near(share(-25), all.nonbattle_winter);
  // motor transport without a port has eaten one of the three days it came with
  const bare = share(-25, {
    ports: [],
    formations: [{ side: 0, hex: 1, motorized: true, strengthMen: 50_000 }],
  });
  near(bare, all.nonbattle_winter + all.nonbattle_frost / 3);
});

test("what was lost lately is forgotten by a tenth a day", () => {
  const start = pass(restingWith([[10_000, 10_000]]));
  start.state.recentLoss[0] = 0.5;
  pass(start, 2);
  assert.ok(Math.abs(start.state.recentLoss[0] - 0.5 * 0.81) < 1e-6);
});

test("of the communists' wounded fewer come back, and more of those who are hit are killed", () => {
  const start = pass(
    restingWith([], { unRows: 0, crossings: [1], formations: [{ side: 1, hex: 1, strengthMen: 50_000 }] }),
  );
  chargeLosses(start.world, start.state, 0, 10_000, KILLED_AND_WOUNDED);
  const [killed, wounded] = start.state.lossMen;
  assert.equal(killed, Math.floor(9700 * p.killed_share_communist));
  assert.ok(p.killed_share_communist > p.killed_share_us);
  const returning = start.state.returningMen.reduce((sum, men) => sum + men, 0);
  assert.ok(Math.abs(returning - wounded * p.wounded_return_communist) < 0.01);
});

test("who is cut off without supply melts away as far as there are enemies round him to take him", () => {
  const cutOff = (enemies: SmallTheater["formations"] = []) => {
    const start = startOf(
      theaterOf({
        parameters: p,
        rows: 12,
        holderAtStart: Uint8Array.from({ length: 12 }, (_, h) => (h === 7 ? 1 : 0)),
        ports: [],
        crossings: [],
        days: 30,
        formations: [{ side: 0, hex: 5, strengthMen: 10_000 }, ...enemies],
        directives: [],
      }),
    );
    pass(start);
    start.state.supplyDays.fill(0);
    pass(start);
    const of = (kind: string) => start.state.lossMen[LOSSES.indexOf(kind as "missing")];
    return of("missing") + of("captured");
  };
  assert.equal(cutOff(), 0);
  const few = cutOff([{ side: 1, hex: 7, strengthMen: 2000, under: -1 }]);
  const many = cutOff([{ side: 1, hex: 7, strengthMen: 20_000, under: -1 }]);
  assert.ok(few > 0 && many > 3 * few, `${few} with a few enemies about, ${many} with many`);
});
