import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parquetReadObjects } from "hyparquet";
import { p38, temporaryFolder } from "./test/command-line.ts";

const folder = temporaryFolder();
const DATA = fileURLToPath(new URL("../../data", import.meta.url));

/** What a reader sees of a record command, lines joined. */
async function told(...words: string[]): Promise<string> {
  const { code, out, err } = await p38(["record", ...words], folder);
  assert.equal(code, 0, err);
  return out.replace(/\s+/g, " ");
}

/** Questions that readers ask, the command that answers, and what it must say, its source with it. */
const QUESTIONS: readonly (readonly [question: string, command: string, ...says: RegExp[]])[] = [
  [
    "when did the war start?",
    "disputes --subject topic/war",
    /about 25 June 1950 04:00 \[in use/,
    /17 June 1950 \[not in use\]/,
    /South to the Naktong/,
  ],
  ["who led Hungary in 1950?", "show hungary", /Rákosi|Rakosi/, /data\/(parties|leaders)\.json:\d+/],
  ["how many Ethiopians served?", "show ethiopia", /3,518.* data\/parties\.json:\d+/],
  ["what did China gain?", "show party/chn", /gained .* lost /],
  [
    "who held Wonju on 10 January 1951, and who says so?",
    "on 1951-01-10",
    /Wŏnju: communist side, since 1951-01-08 \(.+; data\/control\.json:\d+\)/i,
  ],
  ["how strong were the divisions of the 38th Army?", "show cpv-112d", /strength .*\d,\d{3}/],
  [
    "how many Americans died on 30 November 1950?",
    "on 1950-11-30",
    /United States, deaths by day of the incident: not in the record for 30 November 1950/,
  ],
  ["how many Americans died on 1 August 1950?", "on 1950-08-01", /deaths by day of the incident: \d+ \(/],
  ["how many British served?", "disputes --subject party/gbr total-served", /\* 56,000/, /87,000/],
  [
    "do the article's UN strengths add up?",
    "totals --differing",
    /'Together': differs: 10 less than its parts/,
    /2,456 less than its parts/,
  ],
  ["who signed the armistice?", "show topic/armistice", /signed by/],
  ["what ground changed hands?", "show party/prk", /3,900.*data\/[a-z-]+\.json:\d+/],
];
for (const [question, command, ...says] of QUESTIONS)
  test(`${question} p38 record ${command}`, async () => {
    const out = await told(...command.split(" "));
    for (const pattern of says) assert.match(out, pattern);
  });

test("search finds a place by each of its names", async () => {
  for (const name of ["chunchon", "춘천", "春川", "Чхунчхон", "Chuncheon"])
    assert.match(await told("search", name), /^place\/chunchon /);
  assert.match(await told("search", "xyzzy"), /^Nothing in the record is called "xyzzy"/);
});

test("a subject that is none, or several, and a date that is none, get one sentence and exit code 2", async () => {
  const refused = async (...words: string[]) => {
    const { code, out, err } = await p38(["record", ...words], folder);
    assert.deepEqual([code, out], [2, ""]);
    return err;
  };
  assert.match(await refused("show", "xyzzy"), /^p38: SUBJECT: expected an id .*; found "xyzzy"\n$/);
  assert.match(
    await refused("show", "24th", "division"),
    /expected one subject; found several .*formation\/us-24d/,
  );
  assert.match(
    await refused("on", "1951-02-30"),
    /^p38: DATE: expected a full date .*; found "1951-02-30"\n$/,
  );
});

test("a broken copy of the record is told by file, line, expected and found, and is an error", async () => {
  const copy = join(folder, "broken");
  cpSync(DATA, copy, { recursive: true, filter: (path) => !/terrain|score/.test(path) });
  const file = join(copy, "claims.json");
  const rows = JSON.parse(readFileSync(file, "utf8")) as { source: string }[];
  rows[3].source = "no-such-source";
  writeFileSync(file, `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(",\n")}\n]\n`);
  const { code, out } = await p38(["record", "check", "--folder", "broken"], folder);
  assert.equal(code, 1);
  assert.match(out, /error: .*claims\.json \/3\/source: expected .*; found "no-such-source" \(line 5\)/);
  assert.match(out, /[1-9]\d* errors, \d+ warnings\n$/);
});

test("the record as it stands has no error", async () => {
  assert.match(await told("check"), /0 errors, \d+ warnings/);
});

test("the record is written whole for other programs, and nothing is overwritten", async () => {
  for (const format of ["json", "jsonld", "geojson"]) {
    await told("export", "--format", format, "--out", `record.${format}`);
    JSON.parse(readFileSync(join(folder, `record.${format}`), "utf8"));
  }
  const tables = JSON.parse(readFileSync(join(folder, "record.json"), "utf8"));
  assert.ok(tables.claims.length > 30_000);
  for (const name of [
    "claims",
    "sources",
    "subjects",
    "names",
    "disputes",
    "events",
    "formations",
    "holders",
  ])
    assert.ok(tables[name].length > 30, name);
  const csv = await told("export", "--format", "csv", "--out", "tables");
  const lines = readFileSync(join(folder, "tables/sources.csv"), "utf8").split("\n");
  assert.match(csv, new RegExp(`sources.csv: ${tables.sources.length} rows`));
  assert.match(lines[0], /^id,title,author,year/);
  const map = JSON.parse(readFileSync(join(folder, "record.geojson"), "utf8"));
  const wonju = map.features.find((one: { properties: { id?: string } }) => one.properties.id === "wonju");
  assert.ok(Math.abs(wonju.geometry.coordinates[0] - 127.95) < 0.1 && wonju.properties.source !== undefined);
  await told("export", "--format", "parquet", "--out", "parquet");
  for (const name of Object.keys(tables)) {
    const bytes = readFileSync(join(folder, "parquet", `${name}.parquet`));
    assert.deepEqual(await parquetReadObjects({ file: new Uint8Array(bytes).buffer }), tables[name], name);
  }
  const { code, err } = await p38(["record", "export", "--format", "csv", "--out", "tables"], folder);
  assert.deepEqual([code, err], [2, 'p38: --out: expected a path where nothing is; found "tables"\n']);
});
