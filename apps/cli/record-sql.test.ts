import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { p38, temporaryFolder } from "./test/command-line.ts";

const folder = temporaryFolder();

async function printed(...words: string[]): Promise<string> {
  const { code, out, err } = await p38(["record", "sql", ...words], folder);
  assert.equal(code, 0, err);
  return out;
}

test("a question in SQL is answered over every table, in columns, CSV and JSON", async () => {
  const held =
    "SELECT holder, source FROM holders WHERE place = 'wonju' AND date_from <= '1951-01-10' AND date_until > '1951-01-10'";
  assert.match(await printed(held), /^holder +source\n-+ +-+\ncommunist +\S+\n\(1 row\)\n$/);
  assert.match(await printed(held, "--csv"), /^holder,source\ncommunist,\S+\n$/);
  assert.equal(JSON.parse(await printed(held, "--json"))[0].holder, "communist");
  const tables = JSON.parse(
    await printed("SELECT table_name AS name, estimated_size AS rows FROM duckdb_tables()", "--json"),
  );
  assert.ok(tables.length >= 11);
  for (const { name, rows } of tables) assert.ok(rows > 5, name);
  const parts = JSON.parse(
    await printed(
      "SELECT name, difference FROM totals WHERE verdict = 'differs' AND abs(difference) IN (10, 2456) AND name LIKE 'the article%' ORDER BY difference",
      "--json",
    ),
  );
  assert.deepEqual(
    parts.map(({ difference }: { difference: number }) => difference),
    [-2456, -10],
  );
  const [twice] = JSON.parse(
    await printed(
      "SELECT count(*) AS rows, count(DISTINCT subject) AS subjects FROM claims WHERE property = 'total-served' AND in_use",
      "--json",
    ),
  );
  assert.ok(twice.rows > 20 && twice.rows === twice.subjects, "one figure in use for each subject");
  assert.match(await printed("SELECT id FROM claims"), /\n… and \d+ more: --csv has all\n\(\d+ rows\)\n$/);
});

test("a question in SQL that cannot be answered gets one sentence, and reaches nothing outside", async () => {
  writeFileSync(join(folder, "secret.csv"), "a,b\n1,2\n");
  for (const [query, why] of [
    ["SELEC 1", /syntax error/],
    ["SELECT foo FROM claims", /column "foo" not found/],
    [`SELECT * FROM read_csv('${join(folder, "secret.csv")}')`, /disabled by configuration/],
    [`COPY claims TO '${join(folder, "stolen.csv")}'`, /disabled by configuration/],
    ["SET enable_external_access = true", /locked|Cannot/],
    ["DROP TABLE claims", /no rows for an answer/],
    ["", /no rows for an answer/],
  ] as const) {
    const { code, out, err } = await p38(["record", "sql", query], folder);
    assert.deepEqual([code, out], [2, ""], query);
    assert.match(err, /^p38: SQL: expected a question over the record's tables; found ".*": [^\n]+\n$/);
    assert.match(err, why);
  }
  assert.equal(existsSync(join(folder, "stolen.csv")), false);
});
