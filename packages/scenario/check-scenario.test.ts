import assert from "node:assert/strict";
import { test } from "node:test";
import { DataError, sentence } from "@p38/base";
import { checkScenario } from "./check-scenario.ts";
import { readScenario } from "./read-scenario.ts";
import type { ForcesFile } from "./scenario-file.ts";
import {
  directiveOf,
  filesOf,
  forcesOf,
  formationOf,
  recordOf,
  scenarioFile,
  smallGrid,
} from "./test-world.ts";

const grid = smallGrid();
const record = recordOf([formationOf("south-battalion", { echelon: "battalion" })]);
const said = (directives: unknown[], forces?: ForcesFile) =>
  checkScenario(record, grid, filesOf(directives, forces)).map(sentence);
const file = "scenarios/small/directives.json";

test("a sound scenario has no findings", () => {
  const axes = [["market", "hill"], [[37.9, 127.2]]];
  const sea = { embark: "harbour", land: [38.1, 127], from: "1950-07-01" };
  assert.deepEqual(
    said([
      { ...directiveOf({ posture: "attack", mainEffort: true }), axes, sea },
      directiveOf({ id: "later", from: "1950-07-02", line: ["market", [37.9, 127.3]] }),
    ]),
    [],
  );
});

test("a directive for a formation that is not there is named with its place in the file", () => {
  assert.deepEqual(said([directiveOf(), directiveOf({ id: "d-2", headquarters: "south-9d" })]), [
    `${file} /1/headquarters: expected a headquarters or formation that takes part; found "south-9d", which the record does not have`,
  ]);
});

test("a directive for a formation that the model leaves out says why", () => {
  assert.deepEqual(said([directiveOf({ headquarters: "south-battalion" })]), [
    `${file} /0/headquarters: expected a headquarters or formation that takes part; found "south-battalion", left out: a battalion, smaller than the model's formations`,
  ]);
});

test("unknown places and points at sea are named, with the point's place in its route", () => {
  assert.deepEqual(
    said([{ ...directiveOf(), axes: [["market", "atlantis"]], line: ["hill", [37.9, 126]] }]),
    [
      `${file} /0/axes/0/1: expected a place of the theatre; found "atlantis", which the record does not have`,
      `${file} /0/line/1: expected a point on land within the theatre; found [37.9,126]`,
      `${file} /0: expected axes to follow or a line to take up; found both`,
    ],
  );
});

test("a line of one point is no line, and ships cannot put in at a market town", () => {
  const sea = { embark: "harbour", land: "market", from: "1950-06-24" };
  assert.deepEqual(said([{ ...directiveOf(), line: ["market"], sea }]), [
    `${file} /0/line: expected a line of two points or more, or none; found 1 point`,
    `${file} /0/sea/land: expected a place on the coast; found "market"`,
    `${file} /0/sea/from: expected a date not before the directive's 1950-06-25; found 1950-06-24`,
  ]);
});

test("dates that no calendar has, or outside the scenario, are findings", () => {
  assert.deepEqual(said([directiveOf({ from: "1950-02-30" })]), [
    `${file} /0/from: expected a date of the calendar; found 1950-02-30`,
  ]);
  assert.deepEqual(said([directiveOf({ from: "1951-01-01" })]), [
    `${file} /0/from: expected a date from 1950-06-25 to 1950-12-31; found 1951-01-01`,
  ]);
});

test("a headquarters has one directive on a day, and an id is used once", () => {
  assert.deepEqual(said([directiveOf(), directiveOf()]), [
    `${file} /1/id: expected an id of its own; found "d-1", as in ${file} /0`,
    `${file} /1/from: expected one directive of south-corps on a day; found a second on 1950-06-25, beside d-1`,
  ]);
});

test("only a formation's own directive has an end, after its start", () => {
  assert.deepEqual(said([directiveOf({ until: "1950-07-01" })]), [
    `${file} /0/until: expected none, since south-corps is a headquarters, whose directive holds until its next; found 1950-07-01`,
  ]);
  assert.deepEqual(said([directiveOf({ headquarters: "south-1d", until: "1950-06-25" })]), [
    `${file} /0/until: expected a date after 1950-06-25; found 1950-06-25`,
  ]);
});

test("a directive that nobody would follow is a warning, not an error", () => {
  const empty = recordOf([formationOf("south-corps-2", { echelon: "corps", attachedTo: "south-army" })]);
  const findings = checkScenario(empty, grid, filesOf([directiveOf({ headquarters: "south-corps-2" })]));
  assert.deepEqual(
    findings.map((finding) => `${finding.severity} ${sentence(finding)}`),
    [
      `warning ${file} /0/headquarters: expected formations under south-corps-2 from 1950-06-25 to 1950-12-31; found none`,
    ],
  );
});

test("what breaks the schema is said in its words: a wrong posture, a missing source, a stray property", () => {
  const { source: _, ...row } = directiveOf();
  assert.deepEqual(said([{ ...row, posture: "charge", strength: 3 }]).toSorted(), [
    `${file} /0/posture: expected one of attack, defend, delay, withdraw, reserve; found "charge"`,
    `${file} /0/source: expected a text, not empty; found nothing`,
    `${file} /0/strength: expected one of the fields id, headquarters, from, until, posture, mainEffort, axes, line, sea, source, locator, basis, note; found "strength"`,
  ]);
});

test("a formation without a headquarters of the record is an error in the record's file", () => {
  const wrong = recordOf([formationOf("south-2d", { attachedTo: "south-9corps" })]);
  assert.deepEqual(checkScenario(wrong, grid, filesOf([])).map(sentence), [
    `data/formations.json /5/attachedTo: expected a headquarters of the record; found "south-9corps"`,
  ]);
});

test("forces name known parameters, parties and formations, and say how a value is known", () => {
  const forces = forcesOf();
  forces.parties[0].quality = [
    { at: "1950-06-25", parameter: "luck" },
    { at: "1950-06-25", value: 2 },
  ];
  const findings = said([], { ...forces, parties: [forces.parties[0]] });
  const there = "scenarios/small/forces.json";
  assert.deepEqual(findings, [
    `${there} /parties/0/quality/0/parameter: expected a parameter of data/parameters.json; found "luck"`,
    `${there} /parties/0/quality/1/basis: expected how the value is known; found nothing`,
    `${there} /parties/0/quality/1/at: expected a date after 1950-06-25; found 1950-06-25`,
  ]);
  assert.deepEqual(said([], { ...forcesOf(), parties: [forcesOf().parties[0]] }), [
    `${there} /parties: expected a row for party north, whose formations fight; found none`,
  ]);
});

test("a parameter out of its range is a warning, an unknown one an error", () => {
  const files = { ...filesOf([]) };
  files.scenario = {
    ...files.scenario,
    value: { ...scenarioFile, parameters: { spirit_early: 9, luck: 1 } },
  };
  assert.deepEqual(
    checkScenario(record, grid, files).map(
      (finding) => `${finding.severity} ${finding.path} ${finding.expected}`,
    ),
    [
      "warning /parameters/spirit_early 0 to 1.6 -",
      "error /parameters/luck a parameter of data/parameters.json",
    ],
  );
});

test("reading a broken scenario throws every error at once", () => {
  assert.throws(
    () =>
      readScenario(
        record,
        grid,
        filesOf([directiveOf({ headquarters: "a" }), directiveOf({ from: "1951-01-01" })]),
      ),
    (error) => error instanceof DataError && error.findings.length === 3,
  );
});
