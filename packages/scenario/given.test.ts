import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, isoOf, sentence } from "@p38/base";
import { run, type Theater } from "@p38/model";
import type { WarRecord } from "@p38/record";
import { castTheater } from "./cast-theater.ts";
import { checkScenario } from "./check-scenario.ts";
import type { Changes } from "./changes.ts";
import type { DirectiveRow, GivenDirective } from "./directive-file.ts";
import { recordedHeadquarters } from "./given.ts";
import { loadScenario } from "./node.ts";
import { overBase } from "./over-base.ts";
import { readScenario } from "./read-scenario.ts";
import type { ScenarioFile } from "./scenario-file.ts";
import { cell, directiveOf, filesOf, formationOf, recordOf, scenarioFile, smallGrid } from "./test-world.ts";

const grid = smallGrid();
const world = recordOf([
  formationOf("south-2d"),
  formationOf("south-late-corps", {
    echelon: "corps",
    attachedTo: "south-army",
    arrival: { date: "1950-08-01", lat: 37.9, lon: 127.2 },
  }),
  formationOf("south-battalion", { echelon: "battalion" }),
]);
const given = (changes: Partial<GivenDirective> = {}): GivenDirective => ({
  headquarters: "south-corps",
  from: "1950-07-01",
  posture: "defend",
  ...changes,
});

function filesWith(
  giveDirectives: readonly GivenDirective[],
  { recorded = [directiveOf()], ...more }: Partial<ScenarioFile> & { recorded?: DirectiveRow[] } = {},
) {
  const files = filesOf(recorded);
  const changes = { ...more.changes, giveDirectives };
  return {
    ...files,
    scenario: { ...files.scenario, value: { ...(files.scenario.value as object), ...more, changes } },
  };
}

function theaterWith(files: ReturnType<typeof filesWith>, record: WarRecord = world): Theater {
  const read = readScenario(record, grid, files);
  return castTheater(read.record, grid, read.scenario);
}

const said = (...rows: readonly unknown[]) =>
  checkScenario(world, grid, filesWith(rows as GivenDirective[])).map(sentence);
const FILE = "scenarios/small/scenario.json /changes/giveDirectives";

/** The headquarters that a formation obeys on a day by a theater's attachments. */
function obeyedOn(theater: Theater, formation: string, date: string): string {
  const f = theater.formations.findIndex(({ id }) => id === formation);
  const last = theater.attachments
    .filter(({ day, of, ofHeadquarters }) => !ofHeadquarters && of === f && day <= dayOf(date))
    .at(-1);
  return last === undefined ? "" : theater.headquarters[last.to].id;
}

test("while a given directive is in force, who is under its headquarters obeys it, and afterwards whom it obeyed before", () => {
  const theater = theaterWith(
    filesWith([given({ until: "1950-07-11", posture: "attack", axes: [["hill"]] })]),
  );
  assert.deepEqual(
    ["1950-06-30", "1950-07-01", "1950-07-10", "1950-07-11"].map((date) =>
      obeyedOn(theater, "south-1d", date),
    ),
    ["south-corps", "south-corps/given", "south-corps/given", "south-corps"],
  );
  assert.equal(obeyedOn(theater, "north-1d", "1950-07-05"), "north-corps");
  const directive = theater.directives.find(({ id }) => id === "given/1")!;
  assert.deepEqual(
    [theater.headquarters[directive.headquarters], directive.day, directive.axes],
    [{ id: "south-corps/given", name: "south-corps", side: 0, echelon: 3 }, 6, [[cell(4, 7)]]],
  );
  assert.equal(recordedHeadquarters("south-corps/given"), "south-corps");
  assert.equal(recordedHeadquarters("south-corps"), "south-corps");
});

test("it binds those who have directives of their own, or a headquarters between", () => {
  const recorded = [
    directiveOf(),
    directiveOf({ id: "d-2", headquarters: "south-1d", from: "1950-06-30" }),
    directiveOf({ id: "d-3", from: "1950-07-05" }),
  ];
  const theater = theaterWith(filesWith([given({ headquarters: "south-army" })], { recorded }));
  for (const date of ["1950-07-01", "1950-07-05", "1950-12-31"])
    for (const formation of ["south-1d", "south-2d"])
      assert.equal(obeyedOn(theater, formation, date), "south-army/given", date);
  assert.equal(theater.directives.length, 4); // the recorded ones are given all the same
});

test("of several above a formation it obeys the nearest, and of one headquarters the newest", () => {
  const theater = theaterWith(
    filesWith([
      given({ headquarters: "south-army" }),
      given({ headquarters: "south-1d", from: "1950-07-02", until: "1950-07-04" }),
      given({ from: "1950-07-03", until: "1950-07-20" }),
      given({ from: "1950-07-06", until: "1950-07-08" }),
    ]),
  );
  const on = (formation: string, date: string) => obeyedOn(theater, formation, date);
  assert.deepEqual(
    ["1950-07-02", "1950-07-03", "1950-07-04", "1950-07-07", "1950-07-08"].map((date) =>
      on("south-1d", date),
    ),
    [
      "south-1d/given",
      "south-1d/given",
      "south-corps/given",
      "south-corps/given",
      "south-army/given", // the first to the corps ended when the second began
    ],
  );
  assert.equal(on("south-2d", "1950-07-02"), "south-army/given");
});

test("where its side decides for itself from a day on, it ends then", () => {
  const theater = theaterWith(filesWith([given()], { doctrineFrom: { un: "1950-08-01" } }));
  assert.equal(obeyedOn(theater, "south-1d", "1950-07-31"), "south-corps/given");
  assert.equal(obeyedOn(theater, "south-1d", "1950-08-01"), "south-corps");
});

test("recorded directives that a scenario drops or shifts leave the given ones as they are", () => {
  const changes: Changes = {
    dropDirectives: [{ parties: ["south"] }],
    shiftDirectives: [{ parties: ["south"], days: 9 }],
  };
  const theater = theaterWith(filesWith([given()], { changes }));
  assert.deepEqual(
    theater.directives.map(({ id, day }) => [id, day]),
    [["given/1", 6]],
  );
});

test("a scenario gives what its base gives, and its own", () => {
  const [first, second] = [given(), given({ from: "1950-07-05" })];
  const files: Record<string, unknown> = {
    "scenarios/small/scenario.json": { ...scenarioFile, changes: { giveDirectives: [first] } },
    "/mine.json": { id: "mine", title: "Mine", base: "small", changes: { giveDirectives: [second] } },
  };
  assert.deepEqual(overBase("/mine.json", (path) => files[path]).changes, {
    giveDirectives: [first, second],
  });
});

test("given directives are checked as recorded ones are, by their place in the scenario's file", () => {
  assert.deepEqual(said(given({ until: "1950-07-09", line: ["market", "hill"] })), []);
  assert.deepEqual(said(given({ headquarters: "south-9d" }), given({ headquarters: "south-battalion" })), [
    `${FILE}/0/headquarters: expected a headquarters or formation that takes part; found "south-9d", which the record does not have`,
    `${FILE}/1/headquarters: expected a headquarters or formation that takes part; found "south-battalion", left out: a battalion, smaller than the model's formations`,
  ]);
  assert.deepEqual(said(given({ axes: [["atlantis"], []], line: ["market"] })), [
    `${FILE}/0/axes/0/0: expected a place of the theatre; found "atlantis", which the record does not have`,
    `${FILE}/0/axes/1: expected a route of one point or more; found none`,
    `${FILE}/0/line: expected a line of two points or more, or none; found 1 point`,
    `${FILE}/0: expected axes to follow or a line to take up; found both`,
  ]);
  assert.deepEqual(
    said(given({ sea: { embark: "harbour", land: "market", from: "1950-06-30" }, until: "1950-07-01" })),
    [
      `${FILE}/0/until: expected a date after 1950-07-01; found 1950-07-01`,
      `${FILE}/0/sea/land: expected a place on the coast; found "market"`,
      `${FILE}/0/sea/from: expected a date not before the directive's 1950-07-01; found 1950-06-30`,
    ],
  );
  assert.deepEqual(said(given({ from: "1951-01-01" })), [
    `${FILE}/0/from: expected a date from 1950-06-25 to 1950-12-31; found 1951-01-01`,
  ]);
  assert.deepEqual(said(given({ from: "1950-02-30" })), [
    `${FILE}/0/from: expected a date of the calendar; found 1950-02-30`,
  ]);
  assert.deepEqual(said(given(), given()), [
    `${FILE}/1/from: expected one directive of south-corps on a day; found a second on 1950-07-01, beside given/1`,
  ]);
  const { posture: _, ...idle } = given();
  assert.match(said(idle)[0], /giveDirectives\/0\/posture: expected .+; found nothing$/);
  assert.match(said({ ...given(), id: "mine" })[0], /giveDirectives\/0\/id: expected .+/);
});

test("a headquarters that is not there, or has nobody under it, cannot give a directive", () => {
  assert.deepEqual(said(given({ headquarters: "south-late-corps" })), [
    `${FILE}/0/headquarters: expected a headquarters or formation that is there on 1950-07-01; found "south-late-corps", there from 1950-08-01 to 1950-12-31`,
  ]);
  assert.deepEqual(
    said(given({ headquarters: "south-late-corps", from: "1950-08-01", until: "1950-09-01" })),
    [`${FILE}/0: expected formations under south-late-corps from 1950-08-01 to 1950-08-31; found none`],
  );
  const never = filesWith([given()], { changes: { without: [{ formations: ["south-corps"] }] } });
  assert.deepEqual(checkScenario(world, grid, never).map(sentence), [
    `${FILE}/0/headquarters: expected a headquarters or formation that takes part; found "south-corps", which the record as changed does not have`,
  ]);
  const free = filesWith([given()], { doctrineFrom: { un: "1950-07-01" } });
  assert.deepEqual(checkScenario(world, grid, free).map(sentence), [
    `${FILE}/0/from: expected a date before 1950-07-01, from which the un side decides for itself; found 1950-07-01`,
  ]);
});

test("in the war of the record, Eighth Army's given directive is obeyed by all who are under it, as long as it lasts", () => {
  const { scenario, record, theater: decided, grid: korea } = loadScenario("as-decided");
  const [from, until] = ["1950-10-24", "1950-11-25"];
  const halt = given({ headquarters: "eusak", from, until, line: ["pyongyang", "wonsan"] });
  const spec = { ...scenario, given: [{ ...halt, id: "given/1", source: "a", basis: "judged" as const }] };
  const theater = castTheater(record, korea, spec);
  const [before, after] = [decided, theater].map((one) => run(one, 1, { until: dayOf("1950-11-30") }));
  const Q = (one: Theater) => one.headquarters.length;
  let bound = 0;
  for (let d = 0; d <= dayOf("1950-11-30"); d++)
    for (let f = 0; f < theater.formations.length; f++) {
      const chain: string[] = [];
      let q = before.headquarters[d * before.F + f];
      for (; q >= 0; q = before.superior[d * Q(decided) + q]) chain.push(decided.headquarters[q].id);
      const now = after.headquarters[d * after.F + f];
      const binds = dayOf(from) <= d && d < dayOf(until) && chain.includes("eusak");
      bound += Number(binds);
      const expected = binds ? "eusak/given" : chain[0];
      assert.equal(
        now < 0 ? undefined : theater.headquarters[now].id,
        expected,
        `${theater.formations[f].id} on ${isoOf(d)}`,
      );
    }
  assert.ok(bound > 300, String(bound));
});
