import assert from "node:assert/strict";
import { test } from "node:test";
import { ATTACK, DEFEND, RESERVE, WITHDRAW } from "./codes.ts";
import { viewOf } from "./commander.ts";
import { command } from "./command.ts";
import { BY_HAND, HOLDS, parametersWith } from "./test-help.ts";
import { pass, startOf, theaterOf, type SmallTheater, type UnderWay } from "./testing.ts";

const p = parametersWith({ ...BY_HAND, ...HOLDS });
const COLS = 20;
const KM = 5.43;
/** A row of cells from west to east. */
const row = (r: number, from = 0, to = COLS - 1) =>
  Array.from({ length: to - from + 1 }, (_, i) => r * COLS + from + i);

function corps(count: number, told: Partial<SmallTheater>): UnderWay {
  return startOf(
    theaterOf({
      parameters: p,
      rows: 12,
      cols: COLS,
      unRows: 8,
      road: 1,
      formations: Array.from({ length: count }, () => ({ side: 0, hex: 2 * COLS + 10 })),
      ...told,
    }),
  );
}

test("a corps in line spreads its divisions evenly along it, in the order in which they stand", () => {
  // 103 km are too many for a reserve
  const start = corps(4, {
    formations: [12, 3, 16, 8].map((c) => ({ side: 0, hex: 2 * COLS + c })),
    directives: [{ headquarters: 0, posture: DEFEND, line: row(7) }],
  });
  assert.ok((19 * KM) / 3 > p.frontage_reserve_km);
  pass(start);
  const goals = [...start.state.goalHex];
  // middles of the four quarters of 19 spacings: 2.4, 7.1, 11.9, 16.6 cells from the west end
  const places = goals.map((h) => h - 7 * COLS);
  assert.deepEqual(places, [12, 2, 17, 7]);
  assert.ok(start.state.inReserve.every((reserve) => reserve === 0));
});

test("a bigger division holds a wider front", () => {
  const start = corps(2, {
    formations: [
      { side: 0, hex: 2 * COLS + 1, strengthMen: 15_000 },
      { side: 0, hex: 2 * COLS + 18, strengthMen: 5000 },
    ],
    directives: [{ headquarters: 0, posture: DEFEND, line: row(7) }],
  });
  pass(start);
  // the first has three quarters of 19 spacings, and stands in the middle of it
  assert.deepEqual(
    [...start.state.goalHex].map((h) => h - 7 * COLS),
    [7, 17],
  );
});

test("on a short line the weakest division is kept back, three cells down the road", () => {
  const line = row(7, 7, 12);
  const start = corps(4, { directives: [{ headquarters: 0, posture: DEFEND, line }] });
  pass(start);
  // dawn of the next day, the second division being the weakest: places are given out anew with a newcomer's directive
  start.state.strengthMen[1] = 5000;
  start.state.hqMembers.fill(-1);
  pass(start);
  assert.deepEqual([...start.state.inReserve], [0, 1, 0, 0]);
  assert.equal(start.state.posture[1], RESERVE);
  const { supplyKm } = start.state;
  const goal = start.state.goalHex[1];
  assert.ok(!line.includes(goal));
  assert.ok(line.some((h) => supplyKm[h] - supplyKm[goal] === 3 * 5.5));
  for (const f of [0, 2, 3]) assert.equal(Math.floor(start.state.goalHex[f] / COLS), 7);
});

test("divisions are shared among the axes, the first ones taking what is left over", () => {
  const axes = [[row(11)[4]], [row(11)[10]], [row(11)[16]]];
  const start = pass(corps(5, { directives: [{ headquarters: 0, posture: ATTACK, axes }] }));
  const onAxis = [0, 1, 2].map((a) => start.state.axis.filter((axis) => axis === a).length);
  assert.deepEqual(onAxis, [2, 2, 1]);
});

test("a division on an axis goes from waypoint to waypoint and ends at the last", () => {
  const axis = [2 * COLS + 2, 2 * COLS + 8, 6 * COLS + 8];
  const start = corps(1, {
    formations: [{ side: 0, hex: 2 * COLS }],
    directives: [{ headquarters: 0, posture: DEFEND, axes: [axis] }],
  });
  const goals: number[] = [];
  for (let day = 0; day < 8; day++) {
    pass(start);
    if (goals.at(-1) !== start.state.goalHex[0]) goals.push(start.state.goalHex[0]);
  }
  assert.deepEqual(goals, axis);
  assert.equal(start.state.hex[0], axis[2]);
});

test("a waypoint that the enemy holds is not passed by", () => {
  const axis = [7 * COLS + 10, 8 * COLS + 10, 11 * COLS + 10];
  const start = corps(1, {
    formations: [
      { side: 0, hex: 7 * COLS + 10 },
      { side: 1, hex: 8 * COLS + 10, strengthMen: 60_000 },
    ],
    directives: [
      { headquarters: 0, posture: ATTACK, axes: [axis] },
      { headquarters: 1, posture: DEFEND },
    ],
  });
  pass(start, 3);
  assert.equal(start.state.holder[8 * COLS + 10], 1);
  assert.equal(start.state.goalHex[0], axis[1]);
});

/** Posture on the first day of a division ordered to attack, with what is changed at dawn. */
function postureWhen(change: (start: UnderWay) => void): number {
  const start = corps(1, {
    formations: [
      { side: 0, hex: 7 * COLS + 10 },
      { side: 1, hex: 8 * COLS + 10 },
    ],
    directives: [
      { headquarters: 0, posture: ATTACK, axes: [[11 * COLS + 10]] },
      { headquarters: 1, posture: DEFEND },
    ],
  });
  pass(start);
  start.state.supplyDays[0] = 3;
  start.state.restDays[0] = 0;
  start.state.cohesion[0] = 1;
  change(start);
  return command(start.world, start.state).posture[0];
}

test("a formation fit to attack does so when ordered", () => {
  assert.equal(
    postureWhen(() => {}),
    ATTACK,
  );
});

test("a formation out of supply does not attack", () => {
  assert.equal(
    postureWhen(({ state }) => void (state.supplyDays[0] = p.attack_supply_days_min / 2)),
    DEFEND,
  );
});

test("a formation that is shaken, worn out or resting from a failed attack does not attack", () => {
  const unfit: ((start: UnderWay) => void)[] = [
    ({ state }) => void (state.cohesion[0] = p.attack_cohesion_min - 0.05),
    ({ state }) => void (state.strengthMen[0] = 10_000 * p.attack_strength_share_min - 1),
    ({ state }) => void (state.restDays[0] = 1),
  ];
  for (const change of unfit) assert.equal(postureWhen(change), DEFEND);
});

test("a formation without a directive stays where it is and defends", () => {
  const start = pass(corps(1, { formations: [{ side: 0, hex: 30 }], directives: [] }), 3);
  assert.equal(start.state.hex[0], 30);
  assert.equal(start.state.posture[0], DEFEND);
});

test("a directive of an army holds for its corps until the corps has one of its own", () => {
  const headquarters = [
    { id: "un-corps", name: "un corps", side: 0, echelon: 3 },
    { id: "communist-corps", name: "communist corps", side: 1, echelon: 3 },
    { id: "un-army", name: "un army", side: 0, echelon: 4 },
  ];
  const start = corps(1, {
    formations: [{ side: 0, hex: 30 }],
    headquarters,
    attachments: [{ day: 0, of: 0, ofHeadquarters: true, to: 2 }],
    directives: [
      { headquarters: 2, posture: DEFEND, axes: [[90]] },
      { headquarters: 0, posture: DEFEND, axes: [[60]], day: 3 },
    ],
  });
  pass(start, 3);
  assert.equal(start.state.goalHex[0], 90);
  pass(start);
  assert.equal(start.state.goalHex[0], 60);
});

test("a commander sees his own as they are, and of the enemy nothing but men believed somewhere", () => {
  const start = corps(2, {
    formations: [
      { side: 0, hex: 7 * COLS + 10 },
      { side: 1, hex: 8 * COLS + 10, strengthMen: 7000 },
      { side: 0, hex: 2 * COLS + 3, strengthMen: 4000 },
    ],
    directives: [{ headquarters: 1, posture: DEFEND }],
  });
  pass(start, 2);
  const view = viewOf(start.world, start.state, 0);
  assert.deepEqual(view.own, [0, 2]);
  assert.deepEqual([...view.hex], [7 * COLS + 10, -1, 2 * COLS + 3]);
  for (const known of [view.strengthMen, view.cohesion, view.fatigue, view.supplyDays, view.contactDays])
    assert.equal(known[1], 0);
  assert.equal(view.headquarters[1], -1);
  assert.equal(view.directive[1], -1);
  assert.equal(view.strengthMen[2], start.state.strengthMen[2]);
  // in contact: believed where it stands, with an error that is seldom a factor of three
  const believed = view.believedMen[8 * COLS + 10];
  assert.ok(believed > 2300 && believed < 21_000, `${believed}`);
  assert.equal(
    view.believedMen.reduce((sum, men) => sum + men, 0),
    believed,
  );
});

test("an enemy out of contact is believed where he stood some days ago", () => {
  const start = corps(1, {
    unRows: 2,
    rows: 30,
    formations: [
      { side: 0, hex: 5 },
      { side: 1, hex: 20 * COLS + 10 },
    ],
    directives: [{ headquarters: 1, posture: DEFEND, axes: [[20 * COLS + 19]] }],
  });
  pass(start, 3);
  const past = start.state.pastHex[1 * 3 + 2];
  assert.notEqual(past, start.state.hex[1]);
  const view = viewOf(start.world, start.state, 0);
  assert.ok(view.believedMen[past] > 0);
  assert.equal(view.believedMen[start.state.hex[1]], 0);
});

test("an enemy in contact is believed with a small error, one out of contact with a large one", () => {
  const spreadOf = (contactDays: number) => {
    const logs: number[] = [];
    for (let seed = 0; seed < 300; seed++) {
      const start = startOf(corps(1, { formations: [{ side: 1, hex: 9 * COLS }] }).world.theater, seed);
      pass(start, 4);
      start.state.contactDays[0] = contactDays;
      const { believedMen } = viewOf(start.world, start.state, 0);
      logs.push(Math.log(believedMen.reduce((sum, men) => sum + men, 0) / start.state.strengthMen[0]));
    }
    const mean = logs.reduce((sum, v) => sum + v, 0) / logs.length;
    return Math.sqrt(logs.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / logs.length);
  };
  // of 300 draws the spread is known to one part in twenty-five; four of those
  assert.ok(Math.abs(spreadOf(1) / p.estimate_error - 1) < 0.16);
  assert.ok(Math.abs(spreadOf(0) / p.estimate_error_deep - 1) < 0.16);
});

/** A un division in the middle of 12 rows with un ground south of it, some of it, and the rest the enemy's. */
function salient(rowsHeld: number): UnderWay {
  const centre = 6 * COLS + 10;
  return corps(1, {
    formations: [
      { side: 0, hex: centre },
      { side: 1, hex: 10 * COLS + 10, strengthMen: 20_000 },
    ],
    holderAtStart: Uint8Array.from({ length: 12 * COLS }, (_, h) => {
      const neck = h % COLS === 10 || h % COLS === 9;
      return Math.floor(h / COLS) < rowsHeld || (neck && h <= centre) ? 0 : 1;
    }),
    directives: [{ headquarters: 0, posture: DEFEND }],
  });
}

test("a division in a salient about to be cut off goes back down its road before it is", () => {
  const orders = (rowsHeld: number) => {
    const start = salient(rowsHeld);
    pass(start);
    start.state.hex[0] = 6 * COLS + 10;
    start.state.holder.set(start.world.theater.holderAtStart);
    return { orders: command(start.world, start.state), start };
  };
  const narrow = orders(3);
  assert.equal(narrow.orders.posture[0], WITHDRAW);
  const goal = narrow.orders.goalHex[0];
  assert.ok(narrow.start.state.supplyKm[goal] < narrow.start.state.supplyKm[6 * COLS + 10]);
  // on a broad front it stays
  assert.equal(orders(7).orders.posture[0], DEFEND);
});
