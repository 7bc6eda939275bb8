import assert from "node:assert/strict";
import { test } from "node:test";
import { readRecordFolder, walkTexts } from "./node.ts";
import { checkWalk, type Walk } from "./walk.ts";

const record = readRecordFolder();

test("every walk of the project is sound, and has its stops in every language", () => {
  const walks = Object.entries(walkTexts());
  assert.ok(walks.length > 0);
  for (const [name, text] of walks) {
    const { walk, findings } = checkWalk(text, name, record);
    assert.deepEqual(findings, []);
    assert.equal(`${walk!.id}.json`, name);
  }
});

const spoiled = (change: (walk: Walk) => void) => {
  const [[name, text]] = Object.entries(walkTexts());
  const walk = JSON.parse(text) as Walk;
  change(walk);
  return checkWalk(JSON.stringify(walk, null, 2), name, record).findings;
};

for (const [what, change, path, expected] of [
  [
    "a subject that is none",
    (w: Walk) => (w.stops[1].see = ["place/nowhere"]),
    "/stops/1/see/0",
    /subject of the record/,
  ],
  [
    "a source that is none",
    (w: Walk) => (w.stops[1].sources[0].source = "x"),
    "/stops/1/sources/0/source",
    /sources\.json/,
  ],
  ["a date that goes back", (w: Walk) => (w.stops[1].date = "1900-01-01"), "/stops/1/date", /or later/],
  ["a day that is none", (w: Walk) => (w.stops.at(-1)!.date = "1953-02-30"), "", /calendar/],
  ["a layer that is none", (w: Walk) => (w.stops[1].layers = ["sky" as "held"]), "/stops/1/layers/0", /held/],
  [
    "a language left out",
    (w: Walk) => delete (w.stops[1].text as Partial<Walk["title"]>).ko,
    "/stops/1/text/ko",
    /text/,
  ],
] as const)
  test(`a walk with ${what} is told by path, line, expected and found`, () => {
    const [finding] = spoiled(change);
    assert.match(finding.expected, expected);
    if (path !== "") assert.equal(finding.path, path);
    assert.ok(finding.line! > 5 && finding.found !== "");
  });

test("a walk that is no JSON is told so", () => {
  assert.equal(checkWalk("{", "x.json", record).findings[0].expected, "JSON");
});
