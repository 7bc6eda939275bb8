import assert from "node:assert/strict";
import { test } from "node:test";
import { gridOf } from "@p38/terrain";
import { DEFEND } from "./codes.ts";
import { postGuards } from "./guard.ts";
import { EVENT_KINDS } from "./run.ts";
import { BY_HAND, parametersWith } from "./test-help.ts";
import { pass, startOf, theaterOf, type SmallFormation, type SmallTheater } from "./testing.ts";

const p = parametersWith(BY_HAND);
const CELLS = 40;

/** A strip, un below cell 20 and supplied, formations that stay where they are. */
function strip(formations: SmallFormation[], told: Partial<SmallTheater> = {}) {
  return startOf(
    theaterOf({
      parameters: p,
      rows: CELLS,
      unRows: 20,
      road: 1,
      formations: formations.map((formation) => ({ under: -1, ...formation })),
      directives: [],
      ...told,
    }),
  );
}

/** First cell of the strip, from the south, that the communists hold. */
const frontOf = ({ state }: { state: { holder: Uint8Array } }) => state.holder.indexOf(1);

test("ground that one side has left passes to the other two cells a day while its troops are near", () => {
  const start = strip([
    { side: 0, hex: 19 },
    { side: 1, hex: 39 },
  ]);
  assert.deepEqual([frontOf(pass(start)), frontOf(pass(start))], [22, 24]);
});

test("ground that one side has left passes to the other as far as he is much nearer, and not back", () => {
  // the un stand at 19, the communists at 39: halfway is 29, but a side keeps what the other is not much nearer to
  const start = strip([
    { side: 0, hex: 19 },
    { side: 1, hex: 39 },
  ]);
  let before = 20;
  for (let day = 0; day < 12; day++) {
    const front = frontOf(pass(start));
    assert.ok(front >= before);
    before = front;
  }
  // cell h is lost while (h - 19) * ratio < 39 - h
  assert.equal(before, Math.ceil((39 + 19 * p.control_ratio) / (1 + p.control_ratio)));
});

test("a formation keeps the ground within two cells, however strong who stands before it", () => {
  const start = strip([
    { side: 0, hex: 19 },
    { side: 1, hex: 22, strengthMen: 100 },
    { side: 0, hex: 18, strengthMen: 60_000 },
  ]);
  pass(start, 5);
  assert.equal(frontOf(start), 20);
});

test("a formation too shaken to attack keeps the cell it stands on and no more", () => {
  const start = strip(
    [
      { side: 0, hex: 19 },
      { side: 1, hex: 22 },
      { side: 1, hex: 39 },
    ],
    // all lose a little cohesion a day
    { parameters: parametersWith({ ...BY_HAND, cohesion_rest: -0.02 }) },
  );
  pass(start, 2);
  const held = () => start.state.holder.subarray(19, 24).join("");
  start.state.cohesion[1] = p.attack_cohesion_min + 0.015;
  pass(start);
  assert.equal(held(), "01111");
  // nobody moves: that its cohesion fell is enough
  pass(start);
  assert.ok(start.state.cohesion[1] < p.attack_cohesion_min);
  assert.deepEqual([start.state.hex[1], held()], [22, "00011"]);
  pass(start, 6);
  assert.deepEqual([start.state.hex[1], held()], [22, "00011"]);
});

test("ground that nobody of either side is near stays whose it was", () => {
  const start = strip([]);
  pass(start, 10);
  assert.equal(frontOf(start), 20);
});

test("ground far from its side's troops and out of supply goes to whoever is next to it", () => {
  // the communist formation at the far end keeps what it is nearer to, unless no supply comes
  const formations = [
    { side: 0, hex: 19 },
    { side: 1, hex: 25 },
  ];
  const supplied = pass(strip(formations, { rows: CELLS }), 20);
  const cut = pass(strip(formations, { crossings: [] }), 20);
  assert.equal(supplied.state.holder[39], 1);
  assert.equal(cut.state.holder[39], 1);
  // what lies behind un lines, out of supply, does not stay communist
  const pocket = strip(formations, {
    holderAtStart: Uint8Array.from({ length: CELLS }, (_, h) => ((h >= 5 && h < 9) || h >= 20 ? 1 : 0)),
  });
  pass(pocket, 4);
  for (let h = 5; h < 9; h++) assert.equal(pocket.state.holder[h], 0, `cell ${h}`);
});

test("a formation that supply does not come to takes no empty ground beside it", () => {
  // communists in the midst of un ground that nobody guards
  const pocket = (told: Partial<SmallTheater>) => {
    const start = strip(
      [
        { side: 0, hex: 19 },
        { side: 1, hex: 7 },
      ],
      {
        holderAtStart: Uint8Array.from({ length: CELLS }, (_, h) => (h === 7 || h >= 20 ? 1 : 0)),
        ...told,
      },
    );
    pass(start, 6);
    return Array.from({ length: 6 }, (_, h) => start.state.holder[h]);
  };
  assert.deepEqual(pocket({}), [0, 0, 0, 0, 0, 0]);
  // with a crossing of its own in its cell it takes what it is nearer to
  assert.equal(pocket({ crossings: [7] }).at(-1), 1);
});

test("a great city or port has to be entered, unless no supply comes to it", () => {
  const great = (told: Partial<SmallTheater>, isGreat: boolean) => {
    const grid = gridOf({ rows: CELLS, cols: 1 });
    if (isGreat) grid.town[24] = 4;
    const formations = [
      { side: 0, hex: 19 },
      { side: 1, hex: 39 },
    ];
    return pass(strip(formations, { grid, ...told }), 12).state.holder[24];
  };
  assert.equal(great({}, false), 0);
  assert.equal(great({}, true), 1);
  assert.equal(great({ crossings: [] }, true), 0);
});

test("a railway in ground that changed hands does not work", () => {
  const start = pass(
    strip([
      { side: 0, hex: 19 },
      { side: 1, hex: 39 },
    ]),
  );
  assert.deepEqual(Array.from(start.state.railWorks.subarray(18, 24)), [1, 1, 0, 0, 1, 1]);
  assert.deepEqual(Array.from(start.state.heldDays.subarray(18, 24)), [255, 255, 0, 0, 255, 255]);
});

test("a place that changes hands is reported, a village is not", () => {
  const place = (id: string, hex: number, importance: number) => ({
    id,
    name: id,
    lat: 0,
    lon: 0,
    kind: "town",
    importance,
    hex,
  });
  const start = strip([
    { side: 0, hex: 19 },
    { side: 1, hex: 39 },
  ]);
  start.world.theater.grid.places = [place("village", 20, 4), place("town", 21, 3), place("city", 30, 2)];
  pass(start);
  const taken = start.journal.events.filter(({ kind }) => EVENT_KINDS[kind] === "place taken");
  assert.deepEqual(
    taken.map(({ hex, other }) => [hex, other]),
    [[21, 1]],
  );
});

test("a formation spreads its men over its own cell and the front within two: two, one and a half parts", () => {
  // in a strip a formation one cell behind the front guards its own cell and the one before it
  const guards = (hex: number, posture: number, believed = 0, cohesion = 1) => {
    const start = pass(strip([{ side: 0, hex, strengthMen: 9000 }], { parameters: p }));
    start.state.holder.fill(0, 0, 20);
    start.state.holder.fill(1, 20);
    start.state.posture[0] = posture;
    start.state.cohesion[0] = cohesion;
    start.world.scratch.believedMen.fill(0);
    start.world.scratch.believedMen[20] = believed;
    postGuards(start.world, start.state);
    return Array.from(start.world.scratch.guardMen.subarray(17, 20), Math.round);
  };
  assert.deepEqual(guards(19, DEFEND), [0, 0, 9000]);
  assert.deepEqual(guards(18, DEFEND), [0, 6000, 3000]);
  assert.deepEqual(guards(17, DEFEND), [7200, 0, 1800]);
  // in reserve it keeps together, and so it does where it is shaken
  assert.deepEqual(guards(18, 4), [0, 9000, 0]);
  assert.deepEqual(guards(18, DEFEND, 0, p.attack_cohesion_min - 0.01), [0, 9000, 0]);
  // 10,000 men believed opposite raise the weight of the cell before them
  const weight = 1 + p.guard_threat_weight;
  const front = (9000 * weight) / (2 + weight);
  assert.deepEqual(guards(18, DEFEND, 10_000), [0, Math.round(9000 - front), Math.round(front)]);
});
