import { test } from "node:test";
import assert from "node:assert/strict";
import { sentence } from "@p38/base";
import { brokenCopy, errorsOf, indexOf } from "./broken-copy.ts";
import { recordTexts } from "./node.ts";
import { checkRecord } from "./read-record.ts";
import type { RecordTable } from "./war-record.ts";

const texts = recordTexts();
const support = { source: "appleman-1961", locator: "ch. I", basis: "recalled" };
const claim = {
  id: "test",
  subject: "party/lux",
  property: "wounded",
  value: { number: 13 },
  unit: "men",
  ...support,
};

/** Errors, without the file's name, after adding a row to a table. */
function adding(table: RecordTable, row: object): string[] {
  let i = 0;
  const files = brokenCopy(texts, table, (rows) => (i = rows.push(row) - 1));
  return errorsOf(files).map((error) => error.replace(`data/`, "").replace(`/${i}/`, "/N/"));
}

/** Warnings after an edit, as sentences. */
function warningsAfter(table: RecordTable, edit: Parameters<typeof brokenCopy>[2]): string[] {
  const before = new Set(checkRecord(texts).findings.map((finding) => sentence(finding)));
  return checkRecord(brokenCopy(texts, table, edit))
    .findings.map((finding) => sentence(finding))
    .filter((text) => !before.has(text));
}

test("a good claim is taken", () => {
  assert.deepEqual(adding("claims", claim), []);
});

const wrongClaims: [string, object, string][] = [
  [
    "about nothing in the record",
    { subject: "party/atlantis" },
    'claims.json /N/subject: expected a subject of the record; found "party/atlantis"',
  ],
  [
    "of a property that is none",
    { property: "glory" },
    'claims.json /N/property: expected a property that PROPERTIES has; found "glory"',
  ],
  [
    "that gives a figure in words",
    { value: { text: "some" } },
    'claims.json /N/value: expected a figure, as wounded is one; found {"text":"some"}',
  ],
  [
    "that writes a number as text",
    { property: "result", value: { text: "9,500" } },
    'claims.json /N/value/text: expected a figure as a number; found {"text":"9,500"}',
  ],
  [
    "that gives a figure without its unit",
    { unit: undefined },
    "claims.json /N/unit: expected the unit of the figure; found none",
  ],
  [
    "that starts the war with a number",
    { subject: "topic/war", property: "start", value: { number: 4 } },
    'claims.json /N/value: expected a date, as start is one; found {"number":4}',
  ],
  [
    "whose range is upside down",
    { value: { low: 300, high: 200 } },
    'claims.json /N/value: expected a low end below the high one; found {"low":300,"high":200}',
  ],
  [
    "that ends before it begins",
    { from: "1951-02", to: "1950" },
    'claims.json /N/to: expected 1951-02 or later, when it begins; found "1950"',
  ],
  [
    "held by a person who is not there",
    { property: "leader", value: { subjects: ["person/nobody"] }, unit: undefined },
    'claims.json /N/value/subjects/0: expected a subject of the record; found "person/nobody"',
  ],
  [
    "without a source",
    { source: undefined },
    "claims.json /N/source: expected lower-case slug; found nothing",
  ],
  [
    "from a source that is not there",
    { source: "hearsay" },
    'claims.json /N/source: expected the id of a row of sources.json; found "hearsay"',
  ],
];
for (const [words, change, expected] of wrongClaims)
  test(`a claim ${words} is refused`, () => {
    const row: Record<string, unknown> = { ...claim, ...change };
    for (const key of Object.keys(row)) if (row[key] === undefined) delete row[key];
    assert.deepEqual(adding("claims", row), [expected]);
  });

test("a name in the wrong letters is refused, and one of nobody", () => {
  const name = { subject: "party/usa", language: "ko", name: "USA", kind: "also", ...support };
  assert.deepEqual(adding("names", name), [
    'names.json /N/name: expected Hangul, as the language is ko; found "USA"',
  ]);
  const [first] = JSON.parse(texts["names.json"]) as { subject: string; name: string; kind: string }[];
  assert.deepEqual(adding("names", { ...first, kind: "also" }), [
    `names.json /N/subject: expected a subject and language and name of its own; found "${first.subject} ko ${first.name}", which row 0 has`,
  ]);
  assert.deepEqual(adding("names", { ...name, subject: "person/nobody", name: "아무도" }), [
    'names.json /N/subject: expected a subject of the record; found "person/nobody"',
  ]);
});

test("a cause after its effect is refused, and one that comes back to itself", () => {
  const cause = { id: "test", cause: "c021", effect: "c001", how: "backwards", ...support };
  assert.deepEqual(adding("causes", cause), [
    'causes.json /N/cause: expected an event before 1895-04-17, when its effect "Sino-Japanese War opens" was over; ' +
      'found "c021" of 1948-04-03',
  ]);
  const same = { ...cause, cause: "c001" };
  assert.deepEqual(adding("causes", same), [
    'causes.json /N/effect: expected an event that does not lead back to its cause; found "c001", which leads to "c001"',
  ]);
});

test("a choice must be among the claims of a dispute", () => {
  const choice = {
    dispute: "party/usa:deaths:1950-07-04",
    prefers: "losses/k011/killed",
    reason: "x",
    ...support,
  };
  assert.deepEqual(adding("preferences", choice), [
    'preferences.json /N/dispute: expected the id of a dispute among the claims; found "party/usa:deaths:1950-07-04"',
  ]);
  assert.deepEqual(
    adding("preferences", { ...choice, dispute: "party/grc:deaths:war", prefers: "losses/k001/killed" }),
    ['preferences.json /N/prefers: expected a claim in party/grc:deaths:war; found "losses/k001/killed"'],
  );
});

test("a total that is not its sum says why, or is refused; its parts are claims", () => {
  const total = {
    id: "test",
    name: "UN peak",
    total: "parties/usa/peak-strength",
    parts: ["parties/gbr/peak-strength", "parties/can/peak-strength"],
    ...support,
  };
  assert.deepEqual(adding("totals", total), [
    `totals.json /N/why: expected why the total is not the sum of its parts, ${14198 + 6146}; found nothing`,
  ]);
  assert.deepEqual(adding("totals", { ...total, why: "others are left out" }), []);
  assert.deepEqual(adding("totals", { ...total, parts: ["strengths/s000", "parties/can/peak-strength"] }), [
    'totals.json /N/parts/0: expected the id of a claim; found "strengths/s000"',
  ]);
});

test("a verdict has its grounds", () => {
  const said = {
    ...claim,
    section: "test",
    references: [],
    verdict: "conflicts",
    against: [],
  };
  assert.deepEqual(adding("articleClaims", said), [
    "article-claims.json /N/against: expected what it conflicts with, or a note that tells; found neither",
  ]);
  assert.deepEqual(adding("articleClaims", { ...said, against: ["claims/none"] }), [
    'article-claims.json /N/against/0: expected the id of a claim; found "claims/none"',
  ]);
  const wrong = warningsAfter("articleClaims", (rows) =>
    rows.push({
      ...said,
      property: "deaths",
      subject: "party/fra",
      value: { number: 9000 },
      verdict: "agrees",
    }),
  );
  assert.equal(wrong.length, 1);
  assert.match(
    wrong[0],
    /\/verdict: expected another verdict, as \S+ is in use on the same matter; found "agrees"$/,
  );
});

test("a source that nothing names is worth a look", () => {
  const found = warningsAfter("sources", (rows) =>
    rows.push({ id: "unread-book", title: "Unread", kind: "history" }),
  );
  assert.equal(found.length, 1);
  assert.match(found[0], /expected a row that names this source; found "unread-book", which none does$/);
});

test("two rows on one line are found out, with the line", () => {
  const text = texts["control.json"].replace("},\n  {", "}, {");
  const [finding] = checkRecord({ ...texts, "control.json": text }).findings.filter(
    ({ severity }) => severity === "error",
  );
  assert.equal(finding.file, "data/control.json");
  assert.equal(finding.line, 2);
  assert.match(finding.expected, /^one row a line/);
});

test("a place in the sea is found out by the ground, and its line told", () => {
  const files = brokenCopy(texts, "places", (rows) => (rows[indexOf(rows, "taegu")].lon = 131.5));
  const seaFrom131 = (_lat: number, lon: number) => (lon > 131 ? (lon - 131) * 88 : 0);
  const errors = checkRecord(files, "data", { nearestLandKm: seaFrom131 }).findings.filter(
    ({ severity }) => severity === "error",
  );
  const line = files["places.json"].split("\n").findIndex((text) => text.includes('"id":"taegu"')) + 1;
  assert.deepEqual(
    errors.map(({ line: at, expected, found }) => [at, expected, found]),
    [[line, "a point on land, or within 6 km of it", "35.871, 131.5, 44 km from land"]],
  );
});

test("a formation that comes back before it has left is in two places", () => {
  let i = 0;
  const files = brokenCopy(texts, "formations", (rows) => {
    i = rows.findIndex((row) => row.returnsAs && row.departure?.date.length === 10);
    rows[indexOf(rows, rows[i].returnsAs)].arrival.date = "1950-06-25";
  });
  const errors = errorsOf(files);
  assert.ok(
    errors.some((error) =>
      error.startsWith(`data/formations.json /${i}/returnsAs: expected a formation that arrives on `),
    ),
    errors.join("\n"),
  );
});

test("a division that crosses the country in a day is worth a look", () => {
  const found = warningsAfter("attachments", (rows) => {
    const [first, second] = rows.filter((row) => row.formation === "us-24d" && row.lat !== undefined);
    Object.assign(second, {
      date: first.date.replace(/\d\d$/, (day: string) => String(Number(day) + 1).padStart(2, "0")),
    });
    Object.assign(second, { lat: first.lat + 5, lon: first.lon });
  });
  assert.ok(
    found.some((text) => /expected a position of us-24d within 310 km of the one before/.test(text)),
    found.join("\n"),
  );
});
