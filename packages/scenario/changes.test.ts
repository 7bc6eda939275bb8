import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, sentence } from "@p38/base";
import { theaterHash, type Theater } from "@p38/model";
import type { WarRecord } from "@p38/record";
import { castTheater } from "./cast-theater.ts";
import { changeFindings, joinChanges, type Changes } from "./changes.ts";
import { loadScenario, scenarioNames } from "./node.ts";
import { readScenario } from "./read-scenario.ts";
import { attachment, cell, directiveOf, filesOf, recordOf, smallGrid } from "./test-world.ts";

const decided = loadScenario("as-decided");
const grid = smallGrid();

/** The theater of the small world with these changes. */
function changedTheater(changes: Changes, record: WarRecord = recordOf()): Theater {
  const files = filesOf([directiveOf()]);
  const scenario = { ...files.scenario, value: { ...(files.scenario.value as object), changes } };
  const read = readScenario(record, grid, { ...files, scenario });
  return castTheater(read.record, grid, read.scenario);
}

test("a change that concerns nobody leaves the theater as it is", () => {
  assert.equal(theaterHash(changedTheater({})), theaterHash(changedTheater({ sorties: [] })));
});

test("who never comes is not there, nor the directives of its headquarters", () => {
  const { theater } = loadScenario("what-if/no-chinese-intervention");
  assert.ok(theater.formations.every(({ party }) => theater.parties[party].id !== "chn"));
  assert.ok(theater.headquarters.every(({ id }) => !id.startsWith("cpv-")));
  const others = decided.theater.formations.filter(({ id }) => !id.startsWith("cpv-")).map(({ id }) => id);
  assert.deepEqual(
    theater.formations.map(({ id }) => id),
    others,
  );
  assert.ok(theater.directives.length < decided.theater.directives.length);
});

test("who comes later comes later by as much, and so do its directives", () => {
  const { theater } = loadScenario("what-if/chinese-entry-later");
  const first = (of: Theater, id: string) =>
    of.formations.find((formation) => formation.id === id)!.arrivalDay;
  assert.equal(first(theater, "cpv-112d"), first(decided.theater, "cpv-112d") + 35);
  assert.equal(first(theater, "us-24d"), first(decided.theater, "us-24d"));
  const day = (of: Theater, id: string) => of.directives.find((directive) => directive.id === id)!.day;
  assert.equal(day(theater, "cpv-38a-03"), day(decided.theater, "cpv-38a-03") + 35);
  assert.equal(day(theater, "us-1corps-07"), day(decided.theater, "us-1corps-07"));
});

test("strength, place and day of arrival", () => {
  const { theater } = loadScenario("what-if/full-strength-july");
  const men = (of: Theater, id: string) =>
    of.formations.find((formation) => formation.id === id)!.strengthMen;
  assert.deepEqual([men(decided.theater, "us-1cav"), men(theater, "us-1cav")], [10_300, 18_900]);
  assert.equal(men(theater, "us-2d"), men(decided.theater, "us-2d"));
  const ashore = loadScenario("what-if/no-inchon").theater.formations.find(({ id }) => id === "us-7d")!;
  const pusan = decided.grid.places.find(({ id }) => id === "pusan")!;
  assert.ok(Math.abs(decided.grid.lat[ashore.arrivalHex] - pusan.lat) < 0.2);
});

test("who stands in the theatre on the first day stands at another place", () => {
  const record = recordOf([], {
    attachments: [{ ...attachment("south-1d", "1950-06-25", "south-corps"), lat: 37.775, lon: 127.12 }],
    places: decided.record.places
      .slice(0, 1)
      .map((place) => ({ ...place, id: "market", lat: 37.875, lon: 127.24 })),
  });
  const southFirst = record.formations.findIndex(({ id }) => id === "south-1d");
  record.formations[southFirst].initial = { place: "market", lat: 37.775, lon: 127.12 };
  const hexOf = (theater: Theater) => theater.formations.find(({ id }) => id === "south-1d")!.arrivalHex;
  assert.equal(hexOf(changedTheater({}, record)), cell(2, 0));
  const change = { formations: ["south-1d"], place: "market" };
  assert.equal(hexOf(changedTheater({ arrivals: [change] }, record)), cell(4, 2));
});

test("sorties of a side, from a day to another", () => {
  const none = loadScenario("what-if/no-air-superiority").theater.sorties;
  const twice = loadScenario("what-if/double-air-effort").theater.sorties;
  assert.ok(none.every((sorties) => sorties === 0));
  const day = dayOf("1951-05-20") * 2;
  assert.ok(Math.abs(twice[day] / decided.theater.sorties[day] - 2) < 1e-6);
});

test("replacements of a party in the whole war", () => {
  const files = filesOf([directiveOf()]);
  const before = changedTheater({}).parties[0];
  const after = changedTheater({ replacements: [{ party: before.id, factor: 3 }] }).parties[0];
  assert.deepEqual(
    after.replacementsPerDay.map(({ value }) => value),
    before.replacementsPerDay.map(({ value }) => value * 3),
  );
  assert.ok(files.directives.length > 0);
});

test("directives of a halt stand in the place of those that were dropped", () => {
  const { theater } = loadScenario("what-if/halt-at-38");
  const from = dayOf("1950-10-01");
  const un = theater.directives.filter(({ headquarters }) => theater.headquarters[headquarters].side === 0);
  assert.ok(un.some(({ day }) => day < from));
  assert.equal(un.filter(({ day }) => day >= from).length, 9);
  assert.ok(un.filter(({ day }) => day >= from).every(({ id }) => id.startsWith("halt-at-38-")));
  assert.deepEqual(theater.doctrineFrom, [theater.days, from]);
});

test("a war that ends earlier has no later directives", () => {
  const { theater } = loadScenario("what-if/armistice-july-1951");
  assert.equal(theater.days, dayOf("1951-07-10") + 1);
  assert.ok(theater.directives.every(({ day }) => day < theater.days));
});

test("every what-if has its history, its sources, what it is compared with, and differs from that", () => {
  const names = scenarioNames().filter((name) => name.startsWith("what-if/"));
  assert.ok(names.length >= 11, names.join(" "));
  for (const name of names) {
    const { scenario, theater } = loadScenario(name);
    const { history, sources, against } = scenario.file;
    assert.ok((history ?? "").split(/\s+/).length >= 70, `${name}: history`);
    assert.ok((sources ?? []).length >= 2, `${name}: sources`);
    assert.ok(against, `${name}: against`);
    const other = loadScenario(against).theater;
    assert.notEqual(theaterHash({ ...theater, scenario: other.scenario }), theaterHash(other), name);
  }
});

test("free-from/DATE is there for every date of the war, and no other", () => {
  const { theater } = loadScenario("free-from/1951-04-22");
  assert.deepEqual(theater.doctrineFrom, [301, 301]);
  for (const date of ["1949-01-01", "1951-02-30", "spring"])
    assert.throws(() => loadScenario(`free-from/${date}`), {
      name: "DataError",
      message: `scenarios/free-from/${date}/scenario.json /id: expected free-from/ and a date from 1950-06-25 to 1953-07-27; found ${date}`,
    });
});

test("what a change names wrongly is told with what is possible", () => {
  const told = (changes: Changes) =>
    changeFindings(changes, decided.record, decided.scenario.forces, "a.json").map(sentence);
  assert.deepEqual(told({ without: [{ parties: ["china"] }] }), [
    'a.json /changes/without/0/parties/0: expected a party that fights: rok, usa, gbr, can, tur, prk, chn; found "china"',
  ]);
  assert.deepEqual(told({ without: [{}] }), [
    "a.json /changes/without/0: expected parties or formations that it concerns; found neither",
  ]);
  assert.deepEqual(told({ arrivals: [{ formations: ["us-99d"], place: "atlantis" }] }), [
    'a.json /changes/arrivals/0/formations/0: expected a formation or headquarters of the record; found "us-99d"',
    'a.json /changes/arrivals/0/place: expected a place of the record; found "atlantis"',
  ]);
  assert.match(
    told({ arrivals: [{ parties: ["chn"], shiftDays: -200 }] })[0],
    /expected at least -116, so that cpv-\S+ comes within the war; found -200/,
  );
  assert.match(
    told({ sorties: [{ side: "un", from: "1949-01-01", factor: 1 }] })[0],
    /sorties\/0\/from: expected a date/,
  );
  assert.match(
    told({ replacements: [{ party: "fra", factor: 2 }] })[0],
    /replacements\/0\/party: expected a party/,
  );
  assert.deepEqual(
    told({ without: [{ parties: ["chn"] }], sorties: [{ side: "communist", factor: 2 }] }),
    [],
  );
});

test("changes of a base and of a scenario over it are joined, the base's first", () => {
  const base: Changes = { without: [{ parties: ["chn"] }] };
  const own: Changes = { without: [{ parties: ["tur"] }], sorties: [{ side: "un", factor: 2 }] };
  assert.deepEqual(joinChanges(base, own), {
    without: [{ parties: ["chn"] }, { parties: ["tur"] }],
    sorties: [{ side: "un", factor: 2 }],
  });
  assert.equal(joinChanges(undefined, own), own);
  assert.equal(joinChanges(base, undefined), base);
});
