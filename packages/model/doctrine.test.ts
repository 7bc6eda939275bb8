import assert from "node:assert/strict";
import { test } from "node:test";
import { ATTACK, DEFEND, RESERVE, WITHDRAW } from "./codes.ts";
import { ordersFrom, viewOf, type Orders } from "./commander.ts";
import { doctrine } from "./doctrine.ts";
import { oddsAt } from "./tactics.ts";
import { parametersWith } from "./test-help.ts";
import {
  pass,
  startOf,
  theaterOf,
  type SmallFormation,
  type SmallTheater,
  type UnderWay,
} from "./testing.ts";

const COLS = 12;
const ROWS = 14;

/** Both sides decide for themselves from day 0; the first day has put everyone on the map. */
function war(formations: SmallFormation[], told: Partial<SmallTheater> = {}): UnderWay {
  const theater = theaterOf({
    parameters: parametersWith({}),
    rows: ROWS,
    cols: COLS,
    unRows: 7,
    road: 1,
    formations,
    ...told,
  });
  const great = theater.grid.town;
  great[COLS] = 4;
  great[(ROWS - 2) * COLS] = 4;
  const start = startOf({ ...theater, doctrineFrom: [0, 0] });
  pass(start);
  return start;
}

/** What the un side's doctrine orders on the state as it is. */
function ordersOf(start: UnderWay, side = 0): Orders {
  const orders = ordersFrom(start.state);
  orders.goalHex.fill(-1);
  doctrine(start.world, viewOf(start.world, start.state, side), orders);
  return orders;
}

const line = (
  row: number,
  count: number,
  side: number,
  told: Partial<SmallFormation> = {},
): SmallFormation[] =>
  Array.from({ length: count }, (_, k) => ({
    side,
    hex: row * COLS + 1 + Math.round((k * (COLS - 2)) / Math.max(1, count - 1)),
    ...told,
  }));

test("a side that is much stronger and supplied attacks; the weaker one does not", () => {
  const start = war([...line(6, 4, 0, { strengthMen: 16_000 }), ...line(7, 2, 1, { strengthMen: 3000 })]);
  const un = ordersOf(start);
  const overTheBorder = [0, 1, 2, 3].filter((f) => un.posture[f] === ATTACK && un.goalHex[f] >= 7 * COLS);
  assert.ok(overTheBorder.length >= 2, `posture ${[...un.posture]}, goals ${[...un.goalHex]}`);
  const communist = ordersOf(start, 1);
  for (const f of [4, 5]) assert.notEqual(communist.posture[f], ATTACK);
});

test("the same side without supply holds instead", () => {
  const start = war([...line(6, 4, 0, { strengthMen: 16_000 }), ...line(7, 2, 1, { strengthMen: 3000 })]);
  start.state.supplyDays.fill(0.2);
  const un = ordersOf(start);
  for (const f of [0, 1, 2, 3]) assert.notEqual(un.posture[f], ATTACK);
});

test("a corps that is hopelessly outnumbered goes back", () => {
  const start = war([...line(6, 2, 0, { strengthMen: 2000 }), ...line(7, 6, 1, { strengthMen: 16_000 })]);
  const un = ordersOf(start);
  assert.ok([0, 1].some((f) => un.posture[f] === WITHDRAW));
  for (const f of [0, 1]) if (un.posture[f] === WITHDRAW) assert.ok(un.goalHex[f] < start.state.hex[f]);
});

test("a corps of four keeps its most worn formation in reserve, and sends it behind the one that gave way", () => {
  const strong = line(6, 4, 0, { strengthMen: 9000, establishmentMen: 9000 });
  strong[3].strengthMen = 5000;
  const start = war([...strong, ...line(7, 4, 1, { strengthMen: 9000 })]);
  const calm = ordersOf(start);
  assert.deepEqual(
    [0, 1, 2, 3].filter((f) => calm.inReserve[f] === 1),
    [3],
  );
  assert.equal(calm.posture[3], RESERVE);
  start.state.gaveWay[0] = 1;
  const pressed = ordersOf(start);
  const near = (h: number) => Math.abs((h % COLS) - (start.state.hex[0] % COLS));
  assert.ok(near(pressed.goalHex[3]) <= 2, "the reserve stands behind the broken formation");
});

test("a formation is relieved once the reserve is much fresher than it, not before", () => {
  const corps = line(6, 4, 0, { strengthMen: 9000, establishmentMen: 9000 });
  corps[3].strengthMen = 6000;
  const start = war([...corps, ...line(7, 4, 1, { strengthMen: 9000 })]);
  const resting = () => {
    const un = ordersOf(start);
    return [0, 1, 2, 3].filter((f) => un.inReserve[f] === 1);
  };
  const { strengthMen, inReserve, cohesion, fatigue } = start.state;
  inReserve.set([0, 0, 0, 1]);
  cohesion.fill(1, 0, 4);
  fatigue.fill(1, 0, 4);
  strengthMen.set([9000, 5000, 9000, 7000]);
  assert.deepEqual(resting(), [3]);
  strengthMen.set([9000, 4000, 9000, 7000]);
  assert.deepEqual(resting(), [1]);
});

test("the same view gives the same orders, and a plan is kept for two days", () => {
  const start = war([...line(6, 3, 0), ...line(7, 3, 1)]);
  const first = ordersOf(start);
  assert.deepEqual(ordersOf(start), first);
  const kept = { ...first, goalHex: first.goalHex.slice() };
  doctrine(start.world, viewOf(start.world, start.state, 0), kept);
  assert.deepEqual([...kept.goalHex], [...first.goalHex]);
});

test("what the enemy really has makes no difference while it is believed the same", () => {
  const start = war([...line(6, 3, 0), ...line(7, 3, 1)]);
  const view = viewOf(start.world, start.state, 0);
  const believed = view.believedMen.slice();
  const orders = ordersFrom(start.state);
  orders.goalHex.fill(-1);
  doctrine(start.world, view, orders);
  start.state.strengthMen[3] = 1;
  start.state.cohesion[4] = 0.1;
  const again = viewOf(start.world, start.state, 0);
  again.believedMen.set(believed);
  const other = ordersFrom(start.state);
  other.goalHex.fill(-1);
  doctrine(start.world, again, other);
  assert.deepEqual([...other.goalHex.subarray(0, 3)], [...orders.goalHex.subarray(0, 3)]);
  assert.deepEqual([...other.posture.subarray(0, 3)], [...orders.posture.subarray(0, 3)]);
});

test("a defending corps stands on its own front", () => {
  const start = war([...line(5, 3, 0), ...line(8, 3, 1)]);
  const un = ordersOf(start);
  for (const f of [0, 1, 2]) if (un.posture[f] === DEFEND) assert.equal(start.state.holder[un.goalHex[f]], 0);
});

/** Column of each formation's place in the line, those of the first corps and of the second. */
function columnsOf(enemies: SmallFormation[]): number[][] {
  const headquarters = [0, 0, 1].map((side, q) => ({ id: `hq-${q}`, name: `hq ${q}`, side, echelon: 3 }));
  const own = line(6, 6, 0, { strengthMen: 9000 }).map((one, k) => ({ ...one, under: k < 3 ? 0 : 1 }));
  const start = war([...own, ...enemies.map((one) => ({ ...one, under: 2 }))], { headquarters });
  // nobody has stood anywhere yet, so that each is given the place that the plan has for him
  start.state.hex.fill(2, 0, 6);
  const un = ordersOf(start);
  return [0, 3].map((first) => [0, 1, 2].map((k) => un.goalHex[first + k] % COLS));
}

test("corps share the line by what it calls for: more of them where the enemy is massed", () => {
  const even = columnsOf(line(7, 6, 1, { strengthMen: 9000 }));
  const east = columnsOf([7, 8, 9, 10].map((col) => ({ side: 1, hex: 7 * COLS + col, strengthMen: 20_000 })));
  const mean = (columns: number[][]) => columns.flat().reduce((sum, col) => sum + col, 0) / 6;
  assert.ok(mean(east) >= mean(even) + 1, `${mean(east)} beside ${mean(even)}`);
  // all of the line is somebody's: its two halves lie on either side of its middle
  assert.ok(Math.min(...even.flat()) <= 3 && Math.max(...even.flat()) >= 8, String(even));
});

test("who is dug in on the line is not moved to a place close by", () => {
  const start = war([...line(6, 6, 0), ...line(7, 6, 1)]);
  const un = ordersOf(start);
  const holding = [0, 1, 2, 3, 4, 5].filter((f) => un.posture[f] === DEFEND);
  assert.ok(holding.length >= 4);
  for (const f of holding) assert.equal(un.goalHex[f], start.state.hex[f], `formation ${f}`);
});

test("works of the enemy's that have stood for long keep a side from the attack that it would make on new ones", () => {
  const start = war([...line(6, 4, 0, { strengthMen: 12_000 }), ...line(7, 3, 1, { strengthMen: 6000 })]);
  start.state.heldDays.fill(0);
  const attacks = () => [0, 1, 2, 3].filter((f) => ordersOf(start).posture[f] === ATTACK).length;
  const onNew = attacks();
  start.state.heldDays.fill(255, 7 * COLS);
  // one that sees an enemy weaker than itself may still go by itself
  assert.ok(onNew >= 3 && attacks() <= 1, `${onNew}, then ${attacks()}`);
});

test("a corps weighs itself against its own part of the enemy's line, not against its neighbours' too", () => {
  // six corps of a division each against a line as strong as theirs
  const headquarters = [0, 0, 0, 0, 0, 0, 1].map((side, q) => ({
    id: `hq-${q}`,
    name: `hq ${q}`,
    side,
    echelon: 3,
  }));
  const own = line(6, 6, 0, { strengthMen: 9000 }).map((one, k) => ({ ...one, under: k }));
  const enemies = line(7, 6, 1, { strengthMen: 13_000 }).map((one) => ({ ...one, under: 6 }));
  const un = ordersOf(war([...own, ...enemies], { headquarters }));
  assert.ok([0, 1, 2, 3, 4, 5].every((f) => un.posture[f] !== WITHDRAW));
});

test("a corps that lives from hand to mouth goes back, where with supply it would hold", () => {
  const start = war([...line(6, 4, 0), ...line(7, 4, 1)]);
  const goesBack = () => {
    const un = ordersOf(start);
    return [0, 1, 2, 3].filter((f) => un.posture[f] === WITHDRAW).length;
  };
  start.state.supplyDays.fill(3);
  assert.equal(goesBack(), 0);
  start.state.supplyDays.fill(0.3);
  assert.ok(goesBack() >= 2);
});

test("a cell is worth what can come to guard it and how long its works have stood, not who stands in it alone", () => {
  const start = war([...line(6, 2, 0), { side: 1, hex: 7 * COLS + 1, strengthMen: 12_000 }]);
  const odds = (hex: number) => {
    const view = viewOf(start.world, start.state, 0);
    return oddsAt(start.world, view, 0, hex);
  };
  const [near, far] = [odds(7 * COLS + 3), odds(7 * COLS + 10)];
  assert.ok(near < far / 2, `${near} two cells from its army, ${far} far from it`);
  start.state.heldDays.fill(0);
  const fresh = odds(7 * COLS + 1);
  start.state.heldDays.fill(255);
  assert.ok(odds(7 * COLS + 1) < fresh * 0.9);
});

test("a corps whose neighbours hold all of a pocket's front stands in reserve behind the nearest cell of it", () => {
  const headquarters = [0, 0, 1].map((side, q) => ({ id: `hq-${q}`, name: `hq ${q}`, side, echelon: 3 }));
  const holderAtStart = new Uint8Array(ROWS * COLS).fill(1, 7 * COLS);
  const pocket = [9, 10, 11].flatMap((row) => [4, 5, 6].map((col) => row * COLS + col));
  for (const h of pocket) holderAtStart[h] = 0;
  const middle = 10 * COLS + 5;
  const round = pocket.filter((h) => h !== middle);
  const start = war(
    [
      ...line(6, 3, 0).map((one) => ({ ...one, under: 0 })),
      ...round.map((hex) => ({ side: 0, hex, under: 0 })),
      { side: 0, hex: middle, under: 1 },
      ...line(7, 3, 1).map((one) => ({ ...one, under: 2 })),
    ],
    { headquarters, holderAtStart },
  );
  const f = 3 + round.length;
  start.state.hex[f] = middle;
  const un = ordersOf(start);
  assert.equal(un.posture[f], RESERVE);
  assert.equal(start.state.holder[un.goalHex[f]], 0);
  assert.ok(pocket.includes(un.goalHex[f]), `goal ${un.goalHex[f]}`);
});
