import assert from "node:assert/strict";
import { test } from "node:test";
import { gridOf } from "@p38/terrain";
import { ATTACK, DEFEND, DESTROYED, PRESENT } from "./codes.ts";
import { slipAway } from "./combat.ts";
import { postGuards } from "./guard.ts";
import { newJournal } from "./journal.ts";
import { EVENT_KINDS, LOSSES } from "./run.ts";
import { BY_HAND, GIVES_WAY, HOLDS, parametersWith } from "./test-help.ts";
import { pass, startOf, theaterOf, type SmallTheater, type UnderWay } from "./testing.ts";

const CELLS = 20;

/** A strip one cell wide with a highway, un below cell 10, communists from it; the un attack towards cell 18. */
function strip(
  attackers: number,
  defenders: number,
  told: Partial<SmallTheater> & { changes?: Record<string, number> } = {},
): UnderWay {
  const { changes, ...rest } = told;
  const start = startOf(
    theaterOf({
      parameters: parametersWith({ ...BY_HAND, ...changes }),
      rows: CELLS,
      unRows: 10,
      road: 1,
      formations: [
        { side: 0, hex: 9, strengthMen: attackers },
        { side: 1, hex: 10, strengthMen: defenders },
      ],
      directives: [
        { headquarters: 0, posture: ATTACK, axes: [[18]] },
        { headquarters: 1, posture: DEFEND },
      ],
      ...rest,
    }),
  );
  // no surprise: both have seen the other for a long time
  start.state.quietDays.fill(0);
  return start;
}

const kinds = (start: UnderWay) => start.journal.events.map(({ kind }) => EVENT_KINDS[kind]);
const lossMen = (start: UnderWay, f: number) =>
  start.state.lossMen.slice(f * LOSSES.length, (f + 1) * LOSSES.length);
const sum = (men: ArrayLike<number>) => Array.from(men).reduce((all, m) => all + m, 0);

test("the stronger attacker gains ground while the defender holds, and takes the cell in the end", () => {
  const start = strip(15_000, 5000, { changes: HOLDS });
  const taken = () => start.state.holder[10] === 0;
  let before = 0;
  for (let day = 0; day < 30 && !taken(); day++) {
    pass(start);
    const gain = start.state.gainKm[10];
    assert.ok(taken() || gain >= before || start.state.posture[0] === DEFEND);
    before = gain;
  }
  assert.ok(taken());
});

test("a gain that nobody presses any more is half lost in a day", () => {
  const start = strip(10_000, 10_000, { changes: HOLDS });
  pass(start);
  start.state.gainKm[10] = 4;
  start.state.restDays[0] = 2; // the attack is called off
  pass(start);
  assert.equal(start.state.gainKm[10], 2);
  start.state.gainKm[10] = 0.1;
  start.state.restDays[0] = 2;
  pass(start);
  assert.equal(start.state.gainKm[10], 0);
});

test("a defender that gives way falls back one cell down his line of communications, and is a little shaken", () => {
  const start = strip(15_000, 5000, { changes: GIVES_WAY });
  pass(start);
  assert.ok(kinds(start).includes("formation broke"));
  assert.equal(start.state.hex[1], 11);
  assert.equal(start.state.daysInPlace[1], 0);
  assert.equal(start.state.heavyShare[1], 1);
  const { world, state } = start;
  const lost = sum(lossMen(start, 1)) / 5000;
  assert.ok(lost > 0 && lost < 0.3);
  assert.ok(Math.abs(state.cohesion[1] - (1 - world.p.cohesion_loss * 100 * lost - 0.03)) < 0.02);
});

test("a defender that routs goes back three cells, leaves heavy weapons and loses cohesion", () => {
  const start = strip(15_000, 5000, { changes: { break_base: 60, break_rout_share: 10 } });
  pass(start);
  assert.ok(kinds(start).includes("formation routed"));
  assert.equal(start.state.hex[1], 13);
  assert.ok(start.state.cohesion[1] < 1 - start.world.p.cohesion_rout);
  // 0.6 of them kept; a hundredth comes back with supply
  assert.ok(Math.abs(start.state.heavyShare[1] - 0.61) < 1e-6);
});

test("a rout leaves more men behind than a withdrawal, and a withdrawal more than holding", () => {
  const behind = (changes: Record<string, number>) => {
    const start = pass(strip(15_000, 5000, { changes: { ...changes, noise_battle: 0, noise_day: 0 } }));
    const [, , missing, captured] = lossMen(start, 1);
    return missing + captured;
  };
  const held = behind(HOLDS);
  const withdrew = behind(GIVES_WAY);
  const routed = behind({ break_base: 60, break_rout_share: 10 });
  assert.ok(held < withdrew && withdrew < routed, `${held} ${withdrew} ${routed}`);
});

test("killed, wounded and missing by fire stand in the ratio of their parameters", () => {
  const start = pass(
    strip(15_000, 15_000, { changes: { ...HOLDS, loss_attack_base: 8, noise_battle: 0, noise_day: 0 } }),
  );
  const [killed, wounded, missing, captured, sick] = lossMen(start, 0);
  const all = killed + wounded + missing;
  assert.ok(all > 1000);
  assert.ok(Math.abs(killed / (killed + wounded) - start.world.p.killed_share_us) < 1e-3);
  assert.ok(Math.abs(missing / all - 0.03) < 1e-3);
  assert.deepEqual([captured, sick], [0, 0]);
  assert.equal(start.state.strengthMen[0], 15_000 - all);
});

test("no noise, no luck: the attacker's first day costs what the formula says", () => {
  const { p } = strip(15_000, 15_000).world;
  const start = pass(strip(15_000, 15_000, { changes: { ...HOLDS, noise_battle: 0, noise_day: 0 } }));
  const [fight] = start.journal.fights;
  // median to mean 1.5; repelled, since the odds are below one; the first day is a third of the way to day three
  const expected =
    15_000 *
    ((p.loss_attack_base * 1.5) / 100) *
    fight.odds ** -p.loss_odds_attack *
    p.loss_attack_repelled *
    (1 / 3) ** (-p.loss_duration / 2);
  assert.ok(fight.odds < 1);
  assert.ok(Math.abs(fight.attackLossMen - expected) <= 1, `${fight.attackLossMen} against ${expected}`);
  const defence =
    15_000 *
    ((p.loss_defence_base * 1.5) / 100) *
    fight.odds ** p.loss_odds_defence *
    (p.posture_vulnerability_prepared / 0.6);
  assert.ok(Math.abs(fight.defenceLossMen - defence) <= 1, `${fight.defenceLossMen} against ${defence}`);
});

test("a better armed enemy inflicts more, by a power of what a man of his is worth", () => {
  const cost = (quality: number, loss_lethality: number) => {
    const changes = { ...HOLDS, noise_battle: 0, noise_day: 0, loss_odds_attack: 0, loss_odds_defence: 0 };
    const parties = [{ quality: [{ day: 0, value: quality }] }];
    const start = strip(15_000, 15_000, { changes: { ...changes, loss_lethality }, parties });
    return pass(start).journal.fights[0].defenceLossMen;
  };
  assert.ok(Math.abs(cost(4, 0.5) / cost(1, 0.5) - 2) < 0.02);
  assert.ok(Math.abs(cost(4, 0) / cost(1, 0) - 1) < 0.02);
});

test("the main effort costs both sides more on its first two days", () => {
  const costs = (mainEffort: boolean) => {
    const directives = [
      { headquarters: 0, posture: ATTACK, axes: [[18]], mainEffort },
      { headquarters: 1, posture: DEFEND },
    ];
    const start = strip(15_000, 15_000, { directives, changes: { ...HOLDS, noise_battle: 0, noise_day: 0 } });
    const [fight] = pass(start).journal.fights;
    return [fight.attackLossMen, fight.defenceLossMen, start.world.p.intensity_main_effort];
  };
  const [attack, defence, times] = costs(true);
  const [plainAttack, plainDefence] = costs(false);
  assert.ok(Math.abs(attack / plainAttack - times) < 0.01);
  assert.ok(Math.abs(defence / plainDefence - times) < 0.01);
});

test("night, rain, deep cold and rugged ground each take their part of the losses by fire away", () => {
  const cost = (told: Partial<SmallTheater>, ground = 0) => {
    const grid = gridOf({ rows: CELLS, cols: 1 });
    grid.ground[10] = ground;
    const changes = { ...HOLDS, noise_battle: 0, noise_day: 0, loss_odds_attack: 0 };
    const start = pass(strip(15_000, 15_000, { grid, changes, ...told }));
    return start.journal.fights[0].attackLossMen;
  };
  const { p } = strip(1, 1).world;
  const plain = cost({});
  const near = (men: number, factor: number) => assert.ok(Math.abs(men / plain - factor) < 0.01, `${men}`);
  near(cost({ parties: [{ nightShare: [{ day: 0, value: 1 }] }] }), p.loss_night);
  near(cost({ wet: 1 }), p.loss_wet);
  near(cost({ temperatureC: -20 }), p.loss_extreme_cold);
  near(cost({}, 2), p.terrain_loss_rugged);
});

test("surprise multiplies what a defender loses on the first day", () => {
  const cost = (quietDays: number) => {
    const start = strip(15_000, 15_000, { changes: { ...HOLDS, noise_battle: 0, noise_day: 0 } });
    start.state.quietDays.fill(quietDays);
    return pass(start).journal.fights[0].defenceLossMen;
  };
  const { p } = strip(1, 1).world;
  assert.ok(Math.abs(cost(200) / cost(0) - p.loss_surprised) < 0.01);
});

test("an attack that goes badly is called off, and the formation rests three days before it tries again", () => {
  const start = strip(6000, 15_000, { changes: { ...HOLDS, call_off_base: 60 } });
  pass(start);
  assert.ok(kinds(start).includes("attack failed"));
  assert.equal(start.state.posture[0], ATTACK);
  for (let day = 0; day < 3; day++) {
    pass(start);
    assert.equal(start.state.posture[0], DEFEND, `day ${day} of rest`);
    assert.equal(start.journal.fights.length, 0);
  }
  pass(start);
  assert.equal(start.state.posture[0], ATTACK);
});

/** Twelve by five cells: un ground with a port in the south, and one un formation alone far north of it. */
function surrounded(changes: Record<string, number>, ports: number[]): UnderWay {
  const alone = 42;
  return startOf(
    theaterOf({
      parameters: parametersWith({ ...BY_HAND, advance_hasty: 400, advance_zero_share: 0, ...changes }),
      rows: 12,
      cols: 5,
      holderAtStart: Uint8Array.from({ length: 60 }, (_, h) => (h < 20 || h === alone ? 0 : 1)),
      ports,
      formations: [
        { side: 0, hex: alone, strengthMen: 5000, under: -1 },
        { side: 0, hex: 7, under: -1 },
        { side: 1, hex: 41, strengthMen: 15_000 },
        { side: 1, hex: 43, strengthMen: 15_000 },
      ],
      directives: [{ headquarters: 1, posture: ATTACK, axes: [[alone]] }],
    }),
  );
}

test("a formation surrounded and broken surrenders in part; the rest slip away to their own side, shaken", () => {
  const start = pass(surrounded(GIVES_WAY, [0]));
  const { state, world } = start;
  const { p } = world;
  assert.ok(kinds(start).includes("formation cut off"));
  assert.equal(state.status[0], PRESENT);
  assert.ok(state.hex[0] < 20, `cell ${state.hex[0]}`);
  assert.equal(state.holder[42], 1);
  const [, , missing, captured] = lossMen(start, 0);
  const gone = 1 - (1 - p.surrender_share) * p.exfiltrate_share;
  // those who fell or were taken in the fight come on top
  assert.ok((missing + captured) / 5000 > gone - 0.05, `${missing} + ${captured}`);
  assert.ok(state.strengthMen[0] < 5000 * (1 - gone));
  assert.ok(state.cohesion[0] <= 0.3 + p.cohesion_rest);
  assert.ok(state.heavyShare[0] < 0.25);
});

test("who is surrounded by few loses as much fewer of those who slip away", () => {
  const lost = (enemyMen: number) => {
    const { state, world } = pass(surrounded(HOLDS, [0]));
    state.hex.set([42, 7, 41, 43]);
    state.strengthMen.set([5000, 5000, enemyMen / 2, enemyMen / 2]);
    postGuards(world, state);
    slipAway(world, state, 0, newJournal());
    return (5000 - state.strengthMen[0]) / 5000;
  };
  const { p } = surrounded(HOLDS, [0]).world;
  const gone = (taken: number) =>
    1 - (1 - p.surrender_share * taken) * (1 - (1 - p.exfiltrate_share) * taken);
  for (const [enemyMen, taken] of [
    [12_000, 1],
    [5000, 1],
    [2500, 0.5],
    [0, 0],
  ])
    assert.ok(Math.abs(lost(enemyMen) - gone(taken)) < 0.001, `${enemyMen} men round it: ${lost(enemyMen)}`);
});

test("with no ground of its own side to slip away to, it is destroyed and nobody is left", () => {
  for (const men of [5000, 4999, 4997, 4993]) {
    const start = surrounded(GIVES_WAY, []);
    start.world.theater.formations[0].strengthMen = men;
    pass(start);
    assert.equal(start.state.status[0], DESTROYED);
    assert.equal(start.state.hex[0], -1);
    assert.ok(kinds(start).includes("formation destroyed"));
    assert.equal(start.state.strengthMen[0], 0, `of ${men} men`);
    assert.equal(sum(lossMen(start, 0)), men);
  }
});

test("a formation worn below its least share in contact ends, and its men go to the pool", () => {
  const start = strip(15_000, 10_000, { changes: HOLDS });
  pass(start);
  const { state, world } = start;
  state.strengthMen[1] = Math.floor(10_000 * world.p.destroyed_share) - 20;
  const before = state.strengthMen[1];
  pass(start);
  assert.equal(start.state.status[1], DESTROYED);
  const lost = sum(lossMen(start, 1));
  assert.ok(lost > 0);
  assert.ok(Math.abs(start.state.poolMen[1] - (before - lost)) < 1);
});

test("fighting tires, rest and reserve restore", () => {
  const start = strip(15_000, 15_000, { changes: HOLDS });
  const { p } = start.world;
  pass(start);
  for (const f of [0, 1]) assert.ok(Math.abs(start.state.fatigue[f] - (1 - p.fatigue_fight)) < 1e-6);
  pass(start, 30);
  assert.ok(start.state.fatigue[1] >= p.fatigue_floor - 1e-6);
  start.state.fatigue.fill(0.6);
  start.state.cohesion.fill(0.5);
  start.state.hex[1] = 18; // far from the enemy
  start.state.restDays.fill(9);
  pass(start);
  assert.ok(Math.abs(start.state.fatigue[1] - (0.6 + p.fatigue_rest)) < 1e-6);
  assert.ok(Math.abs(start.state.cohesion[1] - (0.5 + p.cohesion_rest)) < 1e-6);
});
