import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { dayOf, isoOf, sentence } from "@p38/base";
import { SUFFERED_DEPARTURES } from "@p38/record";
import { ARMS, decodeTheater, encodeTheater, theaterHash } from "@p38/model";
import { chainOf, commandOf, commandOn } from "./command.ts";
import { findingsOf, loadScenario, scenarioNames } from "./node.ts";
import { rosterOf } from "./roster.ts";

const { theater, scenario, record, grid, hashes } = loadScenario("as-decided");
const { formations, headquarters } = theater;
const roster = rosterOf(record, scenario.forces, theater.days - 1);
const on = (date: string, side: number) =>
  formations.filter(
    (row) =>
      row.side === side &&
      row.arrivalDay <= dayOf(date) &&
      (row.departureDay < 0 || row.departureDay > dayOf(date)),
  );
const find = (id: string) => formations.find((row) => row.id === id)!;
const standsAt = (id: string) => {
  const { arrivalHex } = find(id);
  return [grid.lat[arrivalHex], grid.lon[arrivalHex]];
};
const near = (id: string, lat: number, lon: number) => {
  const [y, x] = standsAt(id);
  assert.ok(Math.abs(y - lat) < 0.05 && Math.abs(x - lon) < 0.06, `${id} at ${y}, ${x}`);
};
const echelonOf = (id: string) => roster.byId.get(id)!.formation.echelon;
/** Numbers of divisions, brigades and regiments of a side on a day. */
const countsOn = (date: string, side: number) =>
  ["division", "brigade", "regiment"].map(
    (echelon) => on(date, side).filter(({ id }) => echelonOf(id) === echelon).length,
  );
const ofParty = (party: string) => formations.filter((row) => theater.parties[row.party].id === party);
const divisionsOf = (party: string, date: string, side: number) =>
  on(date, side).filter((row) => theater.parties[row.party].id === party && echelonOf(row.id) === "division")
    .length;
const meanTemperature = (from: string, to: string) => {
  const span = theater.temperatureC.subarray(dayOf(from), dayOf(to) + 1);
  return span.reduce((sum, t) => sum + t, 0) / span.length;
};

test("the whole war has 1,129 days", () => {
  assert.equal(theater.days, 1129);
  assert.equal(theater.temperatureC.length, 1129);
  assert.equal(theater.sorties.length, 2258);
});

test("at the outbreak eight ROK divisions and two regiments face ten KPA divisions, a tank brigade and border troops", () => {
  assert.deepEqual(countsOn("1950-06-25", 0), [8, 0, 2]);
  assert.deepEqual(countsOn("1950-06-25", 1), [10, 6, 3]);
});

test("every formation fights on one side, in a cell, with men, for a party and under a headquarters", () => {
  const attached = new Set(theater.attachments.filter((row) => !row.ofHeadquarters).map((row) => row.of));
  formations.forEach((row, f) => {
    assert.ok(row.side === 0 || row.side === 1, row.id);
    assert.ok(row.arrivalHex >= 0 && row.arrivalHex < grid.H, `${row.id} in cell ${row.arrivalHex}`);
    assert.ok(row.strengthMen > 0 && row.strengthMen <= row.establishmentMen, `${row.id} ${row.strengthMen}`);
    assert.ok(row.echelon >= 0 && row.arm >= 0, row.id);
    assert.equal(theater.parties[row.party].side, row.side, row.id);
    assert.ok(attached.has(f), `${row.id} has no headquarters`);
  });
  assert.equal(new Set(formations.map(({ id }) => id)).size, formations.length);
});

test("all who are there at the outbreak stand on their own side's ground, but for landing parties at sea", () => {
  const astray = formations.filter(
    (row) => row.arrivalDay === 0 && theater.holderAtStart[row.arrivalHex] !== row.side,
  );
  assert.ok(astray.length > 0 && astray.every((row) => row.arrivesBySea));
  assert.deepEqual(
    astray.map(({ id }) => id),
    ["kpa-766", "kpa-549"],
  );
});

test("forward divisions start in their sectors: the ROK 1st by Munsan, the 6th at Ch'unch'on, the KPA behind the parallel", () => {
  near("rok-1d", 37.857, 126.783);
  near("rok-6d", 37.881, 127.73);
  near("kpa-3d", 38.08, 127.27);
  assert.ok(
    formations.every(
      (row) => row.arrivalDay > 0 || row.side === 0 || row.arrivesBySea || standsAt(row.id)[0] > 37.9,
    ),
  );
});

test("no departure is an outcome: what the enemy destroyed leaves only to be rebuilt, or by a decision in the forces file", () => {
  const decided = new Set(scenario.forces.departures.map((row) => row.formation));
  let suffered = 0;
  for (const { formation, departureDay, departureHow } of roster.fighting) {
    const kind = formation.departure?.kind;
    if (kind === undefined || !(SUFFERED_DEPARTURES as readonly string[]).includes(kind)) continue;
    suffered++;
    if (departureDay >= 0 && !decided.has(formation.id)) {
      assert.equal(departureHow, `rebuilt as ${formation.rebuiltAs}`, formation.id);
      const rebuilt = roster.byId.get(formation.rebuiltAs!)!;
      assert.equal(departureDay, rebuilt.arrivalDay, formation.id);
    }
  }
  assert.ok(suffered > 20, `${suffered} formations that the record says were destroyed or scattered`);
  assert.ok(scenario.forces.departures.every(({ on: day }) => day === null || dayOf(day) >= 0));
});

test("nobody is counted twice: Commonwealth brigades leave when their division forms", () => {
  const day = "1951-07-28";
  assert.equal(isoOf(find("cw-1d").arrivalDay), day);
  for (const id of ["br-28", "br-29", "ca-25"]) assert.equal(isoOf(find(id).departureDay), day, id);
  assert.ok(roster.leftOut.some(({ id }) => id === "au-3rar"));
});

test("the last day sees eight American and eighteen ROK divisions, and the CPV armies in the line", () => {
  // 2d, 3d, 7th, 24th, 25th, 40th, 45th and the 1st Marine Division; the ROK's Capital and 1st to 27th
  assert.equal(divisionsOf("usa", "1953-07-27", 0), 8);
  assert.equal(divisionsOf("rok", "1953-07-27", 0), 18);
  assert.ok(
    divisionsOf("chn", "1953-07-27", 1) >= 40,
    `${divisionsOf("chn", "1953-07-27", 1)} CPV divisions`,
  );
});

test("Americans come by sea and on wheels, Koreans and Chinese on foot by land", () => {
  assert.ok(ofParty("usa").filter((row) => row.arrivesBySea).length >= 15);
  assert.ok(ofParty("usa").every((row) => row.motorized || ARMS[row.arm] === "security"));
  assert.ok(ofParty("rok").every((row) => !row.motorized && !row.arrivesBySea));
  assert.ok(
    ofParty("chn").every((row) => !row.arrivesBySea && row.motorized === (ARMS[row.arm] === "armoured")),
  );
});

test("every attachment resolves and stays on its side, and no headquarters is above itself", () => {
  for (const { of, ofHeadquarters, to, day } of theater.attachments) {
    const who = ofHeadquarters ? headquarters[of] : formations[of];
    assert.ok(who && headquarters[to], `${of} to ${to}`);
    assert.equal(who.side, headquarters[to].side, `${who.id} to ${headquarters[to].id}`);
    assert.ok(!ofHeadquarters || of !== to, who.id);
    assert.ok(day >= 0 && day < theater.days, `${who.id} on day ${day}`);
  }
  const days = theater.attachments.map(({ day }) => day);
  assert.deepEqual(
    days,
    days.toSorted((a, b) => a - b),
  );
});

test("on any day the chain of command of who is there ends at one of the high commands", () => {
  const changes = commandOf(record, roster, scenario);
  const days = ["1950-06-25", "1950-09-15", "1950-11-24", "1951-04-22", "1952-10-14", "1953-07-14"].map(
    dayOf,
  );
  for (const { day, command } of commandOn(changes, days))
    for (const { formation } of roster.fighting.filter((row) => row.arrivalDay <= day)) {
      const top = chainOf(command, formation.id).at(-1);
      assert.ok(
        ["rok-army", "unc", "kpa-hq", "cpv-hq"].includes(top!),
        `${formation.id} > ${top} on ${isoOf(day)}`,
      );
    }
});

test("each directive stands on cells of the grid, in order of days", () => {
  for (const { id, axes, line, sea, headquarters: q } of theater.directives) {
    assert.ok(q >= 0, id);
    const cells = [...axes.flat(), ...line, ...(sea ? [sea.embarkHex, sea.landHex] : [])];
    assert.ok(
      cells.every((h) => h >= 0 && h < grid.H),
      id,
    );
  }
  const days = theater.directives.map(({ day }) => day);
  assert.deepEqual(
    days,
    days.toSorted((a, b) => a - b),
  );
});

test("nations' quality and replacements follow the record's parameters through the months", () => {
  const at = (party: string, date: string, of: "quality" | "replacementsPerDay") => {
    const steps = theater.parties.find((row) => row.id === party)![of];
    return steps.filter((step) => step.day <= dayOf(date)).at(-1)!.value;
  };
  const { parameters } = theater;
  assert.equal(at("usa", "1950-07-20", "quality"), parameters.quality_us_1950_07);
  assert.equal(at("usa", "1952-01-01", "quality"), parameters.quality_us_1951_on);
  assert.ok(at("usa", "1950-11-15", "quality") > parameters.quality_us_1950_07);
  assert.equal(at("prk", "1950-09-15", "quality"), parameters.quality_kpa_1950_09);
  assert.equal(at("prk", "1950-08-15", "replacementsPerDay"), parameters.replace_kpa_day_1950);
  assert.equal(at("chn", "1950-12-01", "replacementsPerDay"), 0);
  assert.deepEqual(find("usmc-1d").quality, [{ day: 0, value: parameters.quality_usmc }]);
});

test("winters freeze, Julys are hot, and only the United Nations fly against the ground", () => {
  assert.ok(meanTemperature("1951-01-01", "1951-01-31") < -3);
  assert.ok(meanTemperature("1951-07-01", "1951-07-31") > 20);
  assert.ok(theater.sorties.every((sorties, i) => i % 2 === 0 || sorties === 0));
  assert.ok(theater.sorties[2 * dayOf("1951-04-01")] > 100);
});

test("the theater survives its file, and loading it again gives the same hash", () => {
  const again = decodeTheater(encodeTheater(theater), grid);
  assert.equal(theaterHash(again), hashes.theater);
  assert.deepEqual(loadScenario("as-decided").hashes, hashes);
});

test("a scenario or a ground that is not there is said in a sentence", () => {
  assert.throws(() => loadScenario("never-was"), {
    name: "DataError",
    message: "scenarios/never-was/scenario.json whole file: expected a file of JSON; found no such file",
  });
  const empty = mkdtempSync(join(tmpdir(), "p38-"));
  try {
    assert.throws(() => loadScenario("as-decided", empty), { name: "DataError" });
  } finally {
    rmSync(empty, { recursive: true });
  }
});

test("a free scenario has the base's forces and directives, and a day from which doctrine decides", () => {
  const free = loadScenario("free-from/1950-11-24").theater;
  assert.deepEqual(free.doctrineFrom, [152, 152]);
  assert.equal(free.scenario, "free-from/1950-11-24");
  assert.deepEqual(free.directives, theater.directives);
  assert.deepEqual(free.formations, formations);
  assert.equal(theater.doctrineFrom, undefined);
});

test("every scenario of the project is sound, whatever the depth of its folder", () => {
  const names = scenarioNames();
  assert.ok(names.includes("as-decided"), names.join(", "));
  for (const name of names) {
    const errors = findingsOf(name).filter(({ severity }) => severity === "error");
    assert.deepEqual(errors.map(sentence), [], name);
  }
});
