import { test } from "node:test";
import assert from "node:assert/strict";
import { brokenCopy, errorsOf } from "./broken-copy.ts";
import { readRecordFolder, recordTexts } from "./node.ts";
import type { RecordTable } from "./war-record.ts";

const texts = recordTexts();
const record = readRecordFolder();

const broken: [string, RecordTable, Parameters<typeof brokenCopy>[2], RegExp][] = [
  [
    "a day whose mean is below its lowest",
    "weatherObservations",
    (rows) => (rows[7].meanTemperatureC = rows[7].lowestTemperatureC - 1),
    /^data\/weather-observations\.json \/7\/meanTemperatureC: expected .*, the lowest and highest of the day; found /,
  ],
  [
    "a month of 28 days that lacks one in January",
    "weatherNormalDays",
    (rows) => (rows[0].lowestC = rows[0].lowestC.slice(0, 28)),
    /^data\/weather-normals-by-day\.json \/0\/lowestC: expected 31 values, one for each day of month 1; found 28$/,
  ],
  [
    "a target in Siberia",
    "bomberTargets",
    (rows) => (rows[3].lat = 52.89),
    /^data\/bomber-targets\.json \/3\/lat: expected a target between 33 and 44 degrees north, .*; found 52\.89, /,
  ],
  [
    "a map sheet upside down",
    "mapSheets",
    (rows) => (rows[0].latNorth = rows[0].latSouth - 1),
    /^data\/map-sheets\.json \/0\/latSouth: expected less than .*; found /,
  ],
  [
    "more people in towns than there are",
    "capabilities",
    (rows) => (rows[0].urbanPopulationThousand = rows[0].populationThousand + 1),
    /^data\/national-capabilities\.json \/0\/urbanPopulationThousand: expected .* or less, the population; found /,
  ],
  [
    "a day of the air war that comes twice",
    "airOperations",
    (rows) => rows.splice(1, 0, { ...rows[0] }),
    /^data\/air-operations-by-day\.json \/1\/date: expected a date and aircraft of its own; found /,
  ],
  [
    "a day out of order",
    "usUnaccounted",
    (rows) => rows.push(rows.shift()!),
    /^data\/us-unaccounted-by-day\.json \/382\/date: expected .* or later, as rows stand by date; found /,
  ],
  [
    "a state that came in on no day of the calendar",
    "participants",
    (rows) => (rows[0].from = "1950-06-31"),
    /^data\/war-participants\.json \/0\/from: expected a calendar date such as 1950-06-25; found "1950-06-31"$/,
  ],
];
for (const [what, table, edit, error] of broken)
  test(`${what} is an error`, () => {
    const errors = errorsOf(brokenCopy(texts, table, edit));
    assert.equal(errors.length, 1, errors.join("\n"));
    assert.match(errors[0], error);
  });

test("days on which more aircraft did their task than were sent are kept as filed, and listed", () => {
  const listed = record.warnings.filter(({ path }) => path.endsWith("/effectiveSorties"));
  assert.ok(listed.length > 0);
  for (const { path } of listed) {
    const row = record.airOperations[Number(path.split("/")[1])];
    assert.ok(row.effectiveSorties! > row.dispatchedSorties);
  }
});

test("two lists of the US Government disagree on two days, which is listed", () => {
  const listed = record.warnings.filter(({ file }) => file === "data/us-unaccounted-by-day.json");
  assert.deepEqual(
    listed.map(({ path, found }) => [record.usUnaccounted[Number(path.slice(1))].date, found]),
    [
      ["1950-12-22", "5"],
      ["1952-08-17", "4"],
    ],
  );
});
