import { test } from "node:test";
import assert from "node:assert/strict";
import type { DataError } from "@p38/base";
import { brokenCopy, errorsOf, indexOf } from "./broken-copy.ts";
import { readRecordFolder, recordTexts } from "./node.ts";
import { readRecord } from "./read-record.ts";
import { recordFiles } from "./record-files.ts";
import { RECORD_TABLES, type RecordFinding } from "./war-record.ts";

const texts = recordTexts();
const record = readRecordFolder();

test("the project's record loads without an error", () => {
  assert.ok(record.formations.length >= 271);
  assert.equal(record.weather.length, 1129);
  assert.equal(record.airEffort.length, 1129);
});

test("every table of the record has a file, and every file a table", () => {
  assert.deepEqual(Object.keys(recordFiles), Object.keys(RECORD_TABLES));
  assert.equal(new Set(Object.values(recordFiles)).size, Object.keys(RECORD_TABLES).length);
});

test("every row stands on a line of its own, so that a change shows as one line", () => {
  for (const [name, text] of Object.entries(texts)) {
    const rows = JSON.parse(text) as unknown[];
    const lines = text.trimEnd().split("\n");
    assert.equal(lines.length, rows.length + 2, name);
    assert.deepEqual(JSON.parse(lines[1].replace(/,$/, "")), rows[0], name);
  }
});

test("what disagrees in the sources is kept as printed and listed as a warning", () => {
  const totals = record.warnings.filter((warning) => warning.path.endsWith("/totalMen"));
  assert.deepEqual(
    totals.map((warning) => [warning.severity, warning.expected, warning.found]),
    [
      ["warning", "1603 men or more, the sum of its parts", "1591"],
      ["warning", "988400 men or more, the sum of its parts", "984400"],
      ["warning", "2456 men or more, the sum of its parts", "2450"],
    ],
  );
});

test("a KPA division shattered in the south has the one that was rebuilt from it, where one was", () => {
  const first = record.formations.find((row) => row.id === "kpa-1d")!;
  assert.equal(first.departure!.kind, "shattered");
  assert.equal(first.rebuiltAs, "kpa-1d-r");
});

test("a field of the wrong type is an error with file, path, expected and found", () => {
  let i = 0;
  const files = brokenCopy(texts, "formations", (rows) => {
    i = indexOf(rows, "rok-1d");
    rows[i].strengthMen = "9,500";
  });
  assert.deepEqual(errorsOf(files), [
    `data/formations.json /${i}/strengthMen: expected whole men, 0 or more; found "9,500"`,
  ]);
});

test("a finding names its line in the file", () => {
  let i = 0;
  const files = brokenCopy(texts, "formations", (rows) => {
    i = indexOf(rows, "rok-1d");
    rows[i].party = "atlantis";
  });
  assert.throws(
    () => readRecord(files),
    (error: DataError) => (error.findings[0] as RecordFinding).line === i + 2,
  );
});

test("a field that is missing, and one that no row has, are errors", () => {
  const files = brokenCopy(texts, "control", (rows) => {
    rows[3].holders = rows[3].holder;
    delete rows[3].holder;
  });
  assert.deepEqual(errorsOf(files), [
    "data/control.json /3/holder: expected one of un, communist, contested; found nothing",
    "data/control.json /3/holders: expected one of the fields place, date, holder, event, byUnit, uncertaintyDays, " +
      'source, locator, basis, confidence, furtherSources, note; found "holders"',
  ]);
});

test("a code that the record does not use is an error that lists those it does", () => {
  const files = brokenCopy(texts, "formations", (rows) => (rows[0].side = "red"));
  assert.deepEqual(errorsOf(files), [
    'data/formations.json /0/side: expected one of un, communist; found "red"',
  ]);
});

test("all errors of all files come at once", () => {
  const files = {
    ...brokenCopy(texts, "control", (rows) => (rows[0].place = "camelot")),
    [recordFiles.leaders]: brokenCopy(texts, "leaders", (rows) => (rows[0].source = "nobody"))[
      recordFiles.leaders
    ],
  };
  assert.deepEqual(errorsOf(files), [
    'data/control.json /0/place: expected the id of a row of places.json; found "camelot"',
    'data/leaders.json /0/source: expected the id of a row of sources.json; found "nobody"',
  ]);
});

test("a missing file is an error", () => {
  const { [recordFiles.events]: _gone, ...files } = texts;
  // whatever names its rows is an error too, after it
  assert.equal(errorsOf(files)[0], "data/events.json : expected a file; found none");
});

test("a file that is no JSON is an error with the line where it stops to be", () => {
  const files = { ...texts };
  const lines = files[recordFiles.operations].split("\n");
  lines[4] = lines[4].replace('"name": ', '"name" ');
  files[recordFiles.operations] = lines.join("\n");
  const [first] = errorsOf(files);
  assert.match(first, /^data\/operations\.json line 5: expected JSON; found /);
});

test("a file cut short is an error", () => {
  const files = { ...texts };
  files[recordFiles.battles] = files[recordFiles.battles].split("\n").slice(0, 9).join("\n");
  assert.match(errorsOf(files)[0], /^data\/battles\.json line 9: expected JSON; found the end of the file$/);
});

test("a file that holds no list is an error", () => {
  const files = { ...texts, [recordFiles.mapSheets]: '{"rows": []}' };
  assert.deepEqual(errorsOf(files), ['data/map-sheets.json : expected a list of rows; found {"rows":[]}']);
});

test("another folder is named in the findings, and one without files lists them all", () => {
  assert.throws(
    () => readRecordFolder("/nowhere"),
    (error: DataError) =>
      error.findings.length >= Object.keys(recordFiles).length &&
      error.findings[0].file === "/nowhere/sources.json",
  );
});
