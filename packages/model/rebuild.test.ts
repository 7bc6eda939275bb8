import assert from "node:assert/strict";
import { test } from "node:test";
import { DESTROYED, PRESENT, RESERVE } from "./codes.ts";
import { endFormation } from "./rebuild.ts";
import { EVENT_KINDS } from "./run.ts";
import { BY_HAND, parametersWith } from "./test-help.ts";
import { pass, startOf, theaterOf, type SmallTheater } from "./testing.ts";

const p = parametersWith({ ...BY_HAND, rebuild_days: 5, rebuild_share: 0.5 });

/** Two formations of 10,000 far from any enemy, with a port in cell 0; the second has come to its end. */
function warOf(told: Partial<SmallTheater> = {}) {
  const start = startOf(
    theaterOf({
      parameters: p,
      rows: 12,
      unRows: 12,
      crossings: [],
      road: 1,
      days: 80,
      formations: [
        { side: 0, hex: 4 },
        { side: 0, hex: 6 },
      ],
      directives: [{ headquarters: 0, posture: RESERVE }],
      parties: [{ replacementsPerDay: [{ day: 0, value: 1000 }] }],
      ...told,
    }),
  );
  pass(start);
  endFormation(start.world, start.state, 1);
  return start;
}

test("a destroyed formation is raised again at the port after its days, from the pool of its party", () => {
  const start = warOf();
  pass(start, 5);
  assert.equal(start.state.status[1], DESTROYED);
  const pool = start.state.poolMen[0];
  pass(start);
  assert.equal(start.state.status[1], PRESENT);
  assert.equal(start.state.hex[1], 0);
  assert.equal(start.state.strengthMen[1], 5000);
  assert.equal(start.state.poolMen[0], pool + 1000 - 5000);
  assert.ok(Math.abs(start.state.experience[1] - p.replace_quality) < 0.02);
  const arrived = start.journal.events.filter(({ kind }) => EVENT_KINDS[kind] === "formation arrived");
  assert.deepEqual(
    arrived.map(({ formation, hex }) => [formation, hex]),
    [[1, 0]],
  );
});

test("it waits until there are men enough, and its side has a port", () => {
  const poor = warOf({ parties: [{ replacementsPerDay: [{ day: 0, value: 300 }] }] });
  pass(poor, 14);
  assert.equal(poor.state.status[1], DESTROYED);
  pass(poor, 3);
  assert.equal(poor.state.status[1], PRESENT);
  const shut = warOf({ ports: [] });
  pass(shut, 20);
  assert.equal(shut.state.status[1], DESTROYED);
});

test("who was to have left by then does not come back", () => {
  const start = warOf({
    formations: [
      { side: 0, hex: 4 },
      { side: 0, hex: 6, departureDay: 4 },
    ],
  });
  pass(start, 20);
  assert.equal(start.state.status[1], DESTROYED);
});
