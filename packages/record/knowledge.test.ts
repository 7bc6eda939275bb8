import { test } from "node:test";
import assert from "node:assert/strict";
import { knowledgeOf } from "./knowledge.ts";
import { readRecordFolder, recordTexts } from "./node.ts";
import { dayPage } from "./on-date.ts";
import { pageOf } from "./page.ts";
import { propertyOf } from "./properties.ts";
import { sheetsOf } from "./tables.ts";
import { writtenAt } from "./claim.ts";

const texts = recordTexts();
const record = readRecordFolder();
const knowledge = knowledgeOf(record);

test("every claim has a source and a basis, is about a subject, and has a property", () => {
  const sources = new Set(record.sources.map(({ id }) => id));
  for (const claim of knowledge.claims) {
    assert.ok(sources.has(claim.source), claim.id);
    assert.ok(claim.basis, claim.id);
    assert.ok(knowledge.subjects.has(claim.subject), `${claim.id} is about ${claim.subject}`);
    assert.ok(propertyOf(claim.property), `${claim.id} has the property ${claim.property}`);
  }
  assert.equal(knowledge.claimById.size, knowledge.claims.length, "no two claims have one id");
});

test("every claim is written on the line that it names", () => {
  const lines = new Map(Object.entries(texts).map(([name, text]) => [`data/${name}`, text.split("\n")]));
  for (const claim of knowledge.claims) {
    const { file, line } = writtenAt(claim);
    const row = JSON.parse(lines.get(file)![line - 1].trim().replace(/,$/, "")) as { source: string };
    assert.equal(row.source, claim.source, `${claim.id} at ${file}:${line}`);
  }
});

test("the one in use stands first in each dispute, and every dispute has its reason", () => {
  assert.ok(knowledge.disputes.length > 50);
  for (const dispute of knowledge.disputes) {
    assert.equal(dispute.claims[0].id, dispute.prefers);
    assert.ok(dispute.reason.length > 10, dispute.id);
    for (const claim of dispute.claims) assert.equal(knowledge.disputeOf.get(claim.id), dispute);
  }
});

test("a page has all claims on its subject, each once", () => {
  for (const id of ["party/gbr", "place/wonju", "formation/us-24d", "event/c010", "person/mao-zedong"]) {
    const page = pageOf(knowledge, id);
    const shown = page.groups.flatMap(({ claims }) => claims.map(({ claim }) => claim.id));
    const has = (knowledge.claimsBySubject.get(id) ?? []).map((claim) => claim.id);
    assert.deepEqual(shown.toSorted(), has.toSorted(), id);
  }
  assert.throws(() => pageOf(knowledge, "party/atlantis"), /expected a subject of the record/);
});

test("who held Wonju on 10 January 1951, and who says so", () => {
  const claim = dayPage(knowledge, "1951-01-10").holders.get("place/wonju")!;
  assert.deepEqual(claim.value, { subjects: ["topic/communist-side"] });
  assert.ok(claim.from! <= "1951-01-10");
  assert.equal(writtenAt(claim).file, "data/control.json");
});

test("US deaths of a day in a month that is not given are not in the record, and not zero", () => {
  const given = dayPage(knowledge, "1950-12-01");
  const figure = given.figures.find(({ property }) => property === "deaths-on-day")!;
  assert.ok("number" in figure.value && figure.value.number > 0);
  const missing = dayPage(knowledge, "1950-11-30");
  assert.equal(
    missing.figures.find(({ property }) => property === "deaths-on-day"),
    undefined,
  );
  assert.ok(
    missing.missing.includes(
      "United States, deaths by day of the incident: not in the record for 30 November 1950",
    ),
  );
});

test("the leader of Hungary is found on its page", () => {
  const leaders = pageOf(knowledge, "party/hun").relations.find(({ relation }) => relation === "leaders");
  assert.ok(leaders!.entries.some(({ subject }) => subject === "person/matyas-rakosi"));
});

test("tables have a cell for each column of each row", () => {
  const sheets = sheetsOf(knowledge);
  for (const name of ["claims", "sources", "subjects", "disputes", "events", "formations", "holders"])
    assert.ok(
      sheets.some((sheet) => sheet.name === name),
      name,
    );
  for (const sheet of sheets) {
    assert.ok(sheet.rows.length > 0, sheet.name);
    for (const row of sheet.rows) assert.equal(row.length, sheet.columns.length, sheet.name);
  }
  const holders = sheets.find(({ name }) => name === "holders")!;
  const [from, until] = ["date_from", "date_until"].map((name) =>
    holders.columns.findIndex((column) => column.name === name),
  );
  for (const row of holders.rows)
    if (row[until] !== null) assert.ok(String(row[from]) < String(row[until]), row.join());
});
