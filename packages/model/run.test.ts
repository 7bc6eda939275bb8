import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { hashArray } from "@p38/base";
import { oneRun } from "../../scripts/testing/one-run.ts";
import { run } from "./campaign.ts";
import { formationsOn, lossesBy } from "./questions.ts";
import { EVENT_KINDS, LOSSES, type Run } from "./run.ts";
import { decodeRun, encodeRun, hashOf, holderOf, lineOf, lossesOf } from "./run-file.ts";
import { HASHED_ARRAYS } from "./state.ts";
import { formationTable, hashTable, lineTable, lossTable } from "./tables.ts";
import { BY_HAND, parametersWith } from "./test-help.ts";
import { pass, startOf, theaterOf } from "./testing.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A division of each side face to face on a strip, the un attacking. */
function smallTheater(changes: Record<string, number> = {}) {
  return theaterOf({
    parameters: parametersWith(changes),
    rows: 12,
    road: 1,
    days: 20,
    formations: [
      { side: 0, hex: 5 },
      { side: 1, hex: 6 },
      { side: 0, hex: 1, arrivalDay: 4 },
    ],
    directives: [
      { headquarters: 0, posture: 0, axes: [[10]] },
      { headquarters: 1, posture: 1 },
    ],
  });
}

test("a run tells of each day what the state was at dusk", () => {
  const theater = smallTheater();
  const whole = run(theater, 7);
  const start = startOf(theater, 7);
  let fights = 0;
  let events = 0;
  for (let day = 0; day < whole.D; day++) {
    const { state, journal } = pass(start);
    for (let f = 0; f < whole.F; f++) {
      const i = day * whole.F + f;
      assert.equal(whole.place[i], state.hex[f]);
      assert.equal(whole.strengthMen[i], state.strengthMen[f]);
      assert.equal(whole.posture[i], state.posture[f]);
      assert.equal(whole.status[i], state.status[f]);
      assert.equal(whole.headquarters[i], state.headquarters[f]);
      assert.equal(whole.supplyTenths[i], Math.round(state.supplyDays[f] * 10));
      assert.equal(whole.cohesionPercent[i], Math.round(state.cohesion[f] * 100));
      const came = state.status[f] === 1 ? Math.round(start.world.scratch.cameDays[f] * 100) : 0;
      assert.equal(whole.supplyCamePercent[i], came);
    }
    for (let h = 0; h < whole.H; h++) assert.equal(holderOf(whole, day, h), state.holder[h]);
    assert.deepEqual(whole.superior.subarray(day * 2, day * 2 + 2), state.hqParent);
    const losses = lossesOf(whole, day);
    for (let c = 0; c < LOSSES.length; c++) {
      assert.equal(losses[0][c], state.lossMen[c] + state.lossMen[2 * LOSSES.length + c]);
      assert.equal(losses[1][c], state.lossMen[LOSSES.length + c]);
    }
    fights += journal.fights.length;
    events += journal.events.length;
    assert.equal(whole.fightStart[day + 1], fights);
    assert.equal(whole.eventStart[day + 1], events);
  }
  assert.ok(fights > 3);
  assert.equal(EVENT_KINDS[whole.eventKind[whole.eventStart[4]]], "formation arrived");
});

test("a run stops on the day it is told to, and says how far it has come", () => {
  const done: string[] = [];
  const whole = run(smallTheater(), 7, {
    until: 2,
    commit: "abc",
    inputs: { terrain: "x" },
    onDay: (day, days) => done.push(`${day}/${days}`),
  });
  assert.equal(whole.D, 3);
  assert.deepEqual(done, ["1/3", "2/3", "3/3"]);
  assert.equal(whole.meta.commit, "abc");
  assert.deepEqual(whole.meta.inputs, { terrain: "x" });
  // no later day has any part in an earlier one
  const longer = run(smallTheater(), 7);
  assert.equal(hashOf(whole, 2, "strengthMen"), hashOf(longer, 2, "strengthMen"));
});

test("a run without the ways of supply is the same war", () => {
  const whole = run(smallTheater(), 7);
  const without = run(smallTheater(), 7, { ways: false });
  assert.ok(whole.wayHex.length > 0);
  assert.equal(without.wayHex.length, 0);
  assert.deepEqual(without.wayStart, new Uint32Array(whole.D + 1));
  const { wayStart, wayHex, wayBack, wayTonnes, wayLoadPercent } = without;
  assert.deepEqual({ ...whole, wayStart, wayHex, wayBack, wayTonnes, wayLoadPercent }, without);
});

test("a run over a grid that has served others is as over one of its own, also with other parameters", () => {
  const theater = smallTheater();
  run(theater, 3);
  const others: Record<string, number>[] = [{}, { advance_max_foot: 12 }, {}];
  for (const changes of others) {
    const shared = { ...theater, parameters: parametersWith(changes) };
    assert.deepEqual(run(shared, 7), run(smallTheater(changes), 7));
  }
});

test("a last day outside the theater, a seed that is none and an array that no run has are refused", () => {
  for (const until of [-1, 20, 1.5])
    assert.throws(() => run(smallTheater(), 7, { until }), {
      name: "RangeError",
      message: `expected a last day from 0 to 19; found ${until}`,
    });
  for (const seed of [-1, 0.5, Number.NaN])
    assert.throws(() => run(smallTheater(), seed), { name: "RangeError", message: /seed/ });
  assert.throws(() => hashOf(run(smallTheater(), 7), 0, "morale"), { message: /found "morale"/ });
});

test("a hash holds all days before it: one changed man on day 0 changes it on every day", () => {
  const one = run(smallTheater(), 7);
  const theater = smallTheater();
  theater.formations[0].strengthMen--;
  const other = run(theater, 7);
  for (let day = 0; day < one.D; day++)
    assert.notEqual(hashOf(one, day, "strengthMen"), hashOf(other, day, "strengthMen"));
});

test("a run file reads back as it was, and the same run gives the same bytes", () => {
  const whole = run(smallTheater(), 7);
  const bytes = encodeRun(whole);
  assert.deepEqual(decodeRun(bytes), whole);
  assert.deepEqual(encodeRun(decodeRun(bytes)), bytes);
});

test("bytes that are no run file, cut short or altered are refused by name", () => {
  const bytes = encodeRun(run(smallTheater(), 7));
  const refused = (bad: Uint8Array) =>
    assert.throws(
      () => decodeRun(bad, "war.p38run"),
      (error: Error) => error.message.includes("war.p38run"),
    );
  refused(new Uint8Array(0));
  refused(bytes.slice(0, bytes.length - 8));
  const altered = bytes.slice();
  altered[altered.length - 20] ^= 1;
  refused(altered);
});

/** Hash of everything in a run. */
const bytesOf = (whole: Run) => hashArray(encodeRun(whole));

test("reading a run changes none of its bytes", () => {
  const { run: whole, loaded } = oneRun();
  const before = bytesOf(whole);
  const day = whole.D - 1;
  lineOf(whole, day).push([0, 0]);
  lossesOf(whole, day)[0].fill(-1);
  holderOf(whole, day, 5);
  hashOf(whole, day, "holder");
  lossesBy(whole, "month").forEach((row) => (row.killedMen = -1));
  formationsOn(whole, loaded.grid, day).forEach((row) => (row.strengthMen = -1));
  lineTable(whole, day);
  lossTable(whole, "day");
  formationTable(whole, loaded.grid, day);
  hashTable(whole, [day], HASHED_ARRAYS);
  decodeRun(encodeRun(whole)).place.fill(-1);
  assert.equal(bytesOf(whole), before);
});

test("the war as decided, 1950: who is on the map stands on ground of his side, none of the un beyond the rivers", () => {
  const { run: whole, loaded } = oneRun();
  const { grid } = loaded;
  for (let day = 0; day < whole.D; day++)
    for (let f = 0; f < whole.F; f++) {
      const hex = whole.place[day * whole.F + f];
      if (hex < 0) continue;
      const { side, id } = whole.meta.formations[f];
      assert.equal(holderOf(whole, day, hex), side === "un" ? 0 : 1, `${id}, day ${day}, cell ${hex}`);
      if (side === "un") assert.ok(grid.country[hex] < 2, `${id}, day ${day}, in cell ${hex}`);
    }
});

test("the war as decided, 1950: no cell beyond the rivers changes hands, and no man is counted who is not there", () => {
  const { run: whole, loaded } = oneRun();
  const { grid, theater } = loaded;
  for (let h = 0; h < whole.H; h++)
    if (grid.country[h] >= 2)
      for (let day = 0; day < whole.D; day += 10)
        assert.equal(holderOf(whole, day, h), theater.holderAtStart[h], `cell ${h}, day ${day}`);
  for (let i = 0; i < whole.D * whole.F; i++) {
    const there = whole.status[i] === 1 || whole.status[i] === 2;
    if (!there)
      assert.equal(whole.strengthMen[i], 0, `${whole.strengthMen[i]} men, status ${whole.status[i]}`);
  }
});

test("the war as decided, 1950: a line of contact every day, from west to east", () => {
  const { run: whole } = oneRun();
  for (let day = 0; day < whole.D; day++) {
    const line = lineOf(whole, day);
    assert.ok(line.length > 10, `day ${day}: ${line.length} points`);
    assert.ok(line[0][1] <= line.at(-1)![1], `day ${day}`);
  }
});

test("another process gets the same hashes from the same seed", () => {
  const { run: whole } = oneRun();
  const until = 3;
  const code = `
    import { run } from "@p38/model";
    import { loadScenario } from "@p38/scenario/node.ts";
    const whole = run(loadScenario("as-decided").theater, 1, { until: ${until} });
    process.stdout.write(whole.hashes.join(" "));
  `;
  const output = execFileSync(process.execPath, ["--input-type=module-typescript", "--eval", code], {
    cwd: root,
    encoding: "utf8",
  });
  const words = (until + 1) * whole.meta.hashedArrays.length * 2;
  assert.equal(output, whole.hashes.subarray(0, words).join(" "));
});

test("another seed is another war", () => {
  const { run: whole, loaded } = oneRun();
  const other = run(loaded.theater, 2, { until: 5 });
  assert.notEqual(hashOf(other, 5, "strengthMen"), hashOf(whole, 5, "strengthMen"));
});

test("without luck in quality, sickness or rout, two divisions of like strength stand before each other for weeks", () => {
  const whole = run(smallTheater({ ...BY_HAND, break_base: -60 }), 7);
  const last = (whole.D - 1) * whole.F;
  assert.ok(whole.strengthMen[last] > 5000 && whole.strengthMen[last + 1] > 5000);
  assert.ok(whole.strengthMen[last] < 10_000 && whole.strengthMen[last + 1] < 10_000);
});
