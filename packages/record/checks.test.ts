import { test } from "node:test";
import assert from "node:assert/strict";
import { brokenCopy, errorsOf, indexOf } from "./broken-copy.ts";
import { recordTexts } from "./node.ts";
import { readRecord } from "./read-record.ts";
import type { RecordTable, WarRecord } from "./war-record.ts";

const texts = recordTexts();

/** The record with a table edited, which must still be good. */
function mendedRecord(table: RecordTable, edit: Parameters<typeof brokenCopy>[2]): WarRecord {
  return readRecord(brokenCopy(texts, table, edit));
}

/** Errors after setting a field of a row of a table; `/` leads into objects. */
function after(
  table: RecordTable,
  which: string,
  field: string,
  value: unknown,
): { i: number; errors: string[] } {
  let i = 0;
  const files = brokenCopy(texts, table, (rows) => {
    i = /^\d+$/.test(which) ? Number(which) : indexOf(rows, which);
    const keys = field.split("/");
    let at = rows[i];
    for (const key of keys.slice(0, -1)) at = at[key];
    at[keys.at(-1)!] = value;
  });
  return { i, errors: errorsOf(files) };
}

const references: [RecordTable, string, string, unknown, string][] = [
  ["formations", "rok-1d", "attachedTo", "rok-9army", "formations.json"],
  ["formations", "rok-1d", "party", "atlantis", "parties.json"],
  ["formations", "rok-1d", "arrival/place", "camelot", "places.json"],
  ["formations", "rok-1d", "source", "hearsay", "sources.json"],
  ["attachments", "0", "formation", "kpa-999d", "formations.json"],
  ["control", "0", "place", "camelot", "places.json"],
  ["operations", "0", "objectives/0", "camelot", "places.json"],
  ["events", "1", "places/0", "camelot", "places.json"],
  ["losses", "0", "parties/0", "atlantis", "parties.json"],
  ["leaders", "0", "party", "atlantis", "parties.json"],
  ["strengths", "0", "formation", "kpa-999d", "formations.json"],
  ["weatherObservations", "0", "place", "camelot", "places.json"],
  ["participants", "0", "party", "atlantis", "parties.json"],
  ["capabilities", "0", "party", "atlantis", "parties.json"],
  ["engagements", "0", "defender/party", "atlantis", "parties.json"],
];
for (const [table, which, field, id, of] of references)
  test(`${table}: a broken reference at ${field} is an error`, () => {
    const { i, errors } = after(table, which, field, id);
    assert.equal(errors.length, 1);
    assert.match(
      errors[0],
      new RegExp(`/${i}/${field}: expected the id of a row of ${of}; found "${String(id)}"$`),
    );
  });

test("a broken further source is an error", () => {
  let i = 0;
  const files = brokenCopy(texts, "formations", (rows) => {
    i = rows.findIndex((row) => row.furtherSources);
    rows[i].furtherSources[0].source = "hearsay";
  });
  assert.deepEqual(errorsOf(files), [
    `data/formations.json /${i}/furtherSources/0/source: expected the id of a row of sources.json; found "hearsay"`,
  ]);
});

test("a fact cannot have been read in general knowledge", () => {
  let i = 0;
  const files = brokenCopy(texts, "places", (rows) => {
    i = indexOf(rows, (row) => row.source === "general-knowledge");
    rows[i].basis = "read";
  });
  assert.deepEqual(errorsOf(files), [
    `data/places.json /${i}/basis: expected another basis than "read", as general-knowledge is no text; found "read"`,
  ]);
});

test("a formation whose superior is wrong brings one error, not one for each row that names it", () => {
  const { i, errors } = after("formations", "kpa-1corps", "strengthMen", -1);
  assert.deepEqual(errors, [
    `data/formations.json /${i}/strengthMen: expected whole men, 0 or more; found -1`,
  ]);
});

test("an id given twice is an error", () => {
  let last = 0;
  const files = brokenCopy(texts, "formations", (rows) => {
    last = rows.length;
    rows.push({ ...rows[0] });
  });
  assert.deepEqual(errorsOf(files), [
    `data/formations.json /${last}/id: expected an id of its own; found "kpa-hq", which row 0 has`,
  ]);
});

test("two attachments of a formation on a day are an error", () => {
  const files = brokenCopy(texts, "attachments", (rows) => rows.splice(1, 0, { ...rows[0] }));
  assert.deepEqual(errorsOf(files), [
    "data/attachments.json /1/formation: expected a formation and date of its own; " +
      'found "kpa-105 1950-06-25", which row 0 has',
  ]);
});

test("a date that the calendar lacks is an error", () => {
  assert.deepEqual(after("control", "10", "date", "1950-02-30").errors, [
    'data/control.json /10/date: expected a calendar date such as 1950-06-25; found "1950-02-30"',
  ]);
  assert.deepEqual(after("leaders", "0", "from", "1950-13").errors, [
    'data/leaders.json /0/from: expected a calendar date such as 1950-06-25; found "1950-13"',
  ]);
});

test("rows that stand by date are out of order", () => {
  const files = brokenCopy(texts, "control", (rows) =>
    rows.splice(0, 2, rows[1], { ...rows[0], date: "1950-06-20" }),
  );
  assert.deepEqual(errorsOf(files), [
    'data/control.json /1/date: expected 1950-06-24 or later, as rows stand by date; found "1950-06-20"',
  ]);
});

test("a span that ends before it begins is an error", () => {
  const { i, errors } = after("operations", "0", "to", "1950-06-24");
  assert.deepEqual(errors, [
    `data/operations.json /${i}/to: expected a date on or after 1950-06-25; found "1950-06-24"`,
  ]);
});

test("a span that may end in the month in which it begins is none", () => {
  mendedRecord("leaders", (rows) => Object.assign(rows[0], { from: "1950-06-25", to: "1950-06" }));
});

test("a formation that leaves before it comes is an error", () => {
  const { i, errors } = after("formations", "us-24d", "departure/date", "1950-06-30");
  assert.deepEqual(errors.slice(0, 1), [
    `data/formations.json /${i}/departure/date: expected a departure on or after the arrival on 1950-07-01; ` +
      'found "1950-06-30"',
  ]);
});

test("a day without weather is an error", () => {
  const files = brokenCopy(texts, "weather", (rows) => rows.splice(8, 1));
  assert.deepEqual(errorsOf(files), [
    "data/weather.json : expected a row for each day of the war; found none for 1950-07-03",
  ]);
});

test("a formation under a headquarters of lower echelon is an error", () => {
  const { i, errors } = after("formations", "rok-1d", "attachedTo", "us-5rct");
  assert.ok(
    errors.includes(
      `data/formations.json /${i}/attachedTo: expected a headquarters above a division; found "us-5rct", a regiment`,
    ),
    errors.join("\n"),
  );
});

test("a corps may command a corps, a division no division", () => {
  mendedRecord("formations", (rows) => (rows[indexOf(rows, "rok-1corps")].attachedTo = "rok-2corps"));
  const { i, errors } = after("formations", "rok-1d", "attachedTo", "rok-2d");
  assert.deepEqual(errors, [
    `data/formations.json /${i}/attachedTo: expected a headquarters above a division; found "rok-2d", a division`,
  ]);
});

test("a formation under the other side is an error", () => {
  const { i, errors } = after("formations", "rok-1d", "attachedTo", "kpa-1corps");
  assert.deepEqual(errors, [
    `data/formations.json /${i}/attachedTo: expected a headquarters of its own side, un; ` +
      'found "kpa-1corps", which is communist',
  ]);
});

test("headquarters that answer to each other are an error", () => {
  const files = brokenCopy(texts, "formations", (rows) => {
    rows[indexOf(rows, "rok-1corps")].attachedTo = "rok-2corps";
    rows[indexOf(rows, "rok-2corps")].attachedTo = "rok-1corps";
  });
  const errors = errorsOf(files);
  assert.equal(errors.length, 2);
  assert.match(
    errors[0],
    /a headquarters that does not answer to it; found rok-1corps under rok-2corps under rok-1corps$/,
  );
});

test("a formation that arrives under a headquarters long gone is an error", () => {
  const { errors } = after("formations", "rok-12d", "attachedTo", "rok-2corps");
  assert.equal(errors.length, 1);
  assert.match(
    errors[0],
    /a headquarters that is there on 1952-11-08; found "rok-2corps", which left on 1951-01-10$/,
  );
});

test("a formation rebuilt before it was shattered is an error", () => {
  const { i, errors } = after("formations", "kpa-1d", "departure/date", "1951-10-10");
  assert.ok(
    errors.includes(
      `data/formations.json /${i}/rebuiltAs: expected a formation that arrives on or after 1951-10-10; ` +
        'found "kpa-1d-r", which arrives on 1951-02-10',
    ),
    errors.join("\n"),
  );
});

test("an attachment before arrival is an error", () => {
  let i = 0;
  const files = brokenCopy(texts, "attachments", (rows) => {
    i = indexOf(rows, (row) => row.formation === "us-1cav");
    rows[i].date = "1950-07-01";
    rows[i].attachedTo = "unc";
  });
  assert.deepEqual(
    errorsOf(files).filter((error) => error.includes(`/${i}/date`)),
    [
      `data/attachments.json /${i}/date: expected a date on or after the arrival, 1950-07-18; found "1950-07-01"`,
    ],
  );
});

test("an attachment after departure is an error", () => {
  let i = 0;
  const files = brokenCopy(texts, "attachments", (rows) => {
    i = indexOf(rows, (row) => row.formation === "us-1cav");
    rows[i].date = "1953-01-01";
  });
  assert.deepEqual(errorsOf(files), [
    `data/attachments.json /${i}/date: expected a date up to the departure, 1951-12-29; found "1953-01-01"`,
  ]);
});

test("an attachment to a headquarters of lower echelon is an error", () => {
  let i = 0;
  const files = brokenCopy(texts, "attachments", (rows) => {
    i = indexOf(rows, (row) => row.formation === "us-1cav" && row.date === "1951-04-22");
    rows[i].attachedTo = "us-5rct";
  });
  assert.deepEqual(errorsOf(files), [
    `data/attachments.json /${i}/attachedTo: expected a headquarters above a division; found "us-5rct", a regiment`,
  ]);
});

test("an attachment to a headquarters that has gone is an error", () => {
  let i = 0;
  const files = brokenCopy(texts, "attachments", (rows) => {
    i = indexOf(rows, (row) => row.formation === "rok-6d" && row.date === "1951-04-22");
    rows[i].attachedTo = "rok-2corps";
  });
  assert.deepEqual(errorsOf(files), [
    `data/attachments.json /${i}/attachedTo: expected a date up to the departure of rok-2corps, 1951-01-10; ` +
      'found "rok-2corps" on 1951-04-22',
  ]);
});

test("a place captured twice by a side with no loss between is a warning, not an error", () => {
  let i = 0;
  const record = mendedRecord("control", (rows) => {
    const first = indexOf(rows, (row) => row.place === "seoul" && row.event === "captured");
    i = first + 1 + rows.slice(first + 1).findIndex((row) => row.date > rows[first].date);
    rows.splice(i, 0, { ...rows[first], date: rows[i].date });
  });
  const warning = record.warnings.find((finding) => finding.file === "data/control.json")!;
  assert.equal(warning.severity, "warning");
  assert.equal(warning.path, `/${i}/event`);
  assert.equal(warning.expected, "a loss of seoul since 1950-06-28");
  assert.equal(warning.found, '"captured" by communist, who hold it already');
});

test("a place outside the theatre is an error", () => {
  const { i, errors } = after("places", "pusan", "lon", 139.7);
  assert.ok(errors.includes(`data/places.json /${i}/lon: expected 123 to 132 degrees east; found 139.7`));
  const point = after("linesOfContact", "0", "points/2/lat", 28);
  assert.deepEqual(point.errors, [
    "data/lines-of-contact.json /0/points/2/lat: expected 33 to 44 degrees north; found 28",
  ]);
});

test("a formation far from the place where it is said to arrive is a warning", () => {
  const record = mendedRecord(
    "formations",
    (rows) => (rows[indexOf(rows, "rok-1d")].arrival.place = "taegu"),
  );
  assert.ok(
    record.warnings.some(
      (finding) => finding.path.endsWith("/arrival/place") && finding.found === "one 242 km away",
    ),
    JSON.stringify(record.warnings.map((finding) => finding.found)),
  );
});

test("losses whose parts exceed the total are an error until the row says so and why", () => {
  let i = 0;
  const broken = (marks: object) =>
    brokenCopy(texts, "losses", (rows) => {
      i = indexOf(rows, "k007");
      Object.assign(rows[i], { totalMen: 1000 }, marks);
    });
  const parts = 214899 + 303685 + 101680;
  assert.deepEqual(errorsOf(broken({ note: undefined })), [
    `data/losses.json /${i}/totalMen: expected ${parts} men or more, the sum of its parts; found 1000`,
  ]);
  assert.deepEqual(errorsOf(broken({ totalDisagrees: true, note: undefined })), [
    `data/losses.json /${i}/note: expected the reason why the total disagrees with its parts; found nothing`,
  ]);
  assert.deepEqual(errorsOf(broken({ totalDisagrees: true, note: "as printed" })), []);
});

test("a total marked as disagreeing that agrees is an error", () => {
  let i = 0;
  const files = brokenCopy(texts, "losses", (rows) => {
    i = indexOf(rows, "k024");
    rows[i].totalMen = 1603;
  });
  assert.deepEqual(errorsOf(files), [
    `data/losses.json /${i}/totalDisagrees: expected no such mark, as the parts fit the total; found true`,
  ]);
});

test("a range that misses its value is an error", () => {
  const { i, errors } = after("parameters", "0", "low", 99);
  assert.deepEqual(errors, [`data/parameters.json /${i}/low: expected 5.43 or less, the value; found 99`]);
});
