import { test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readRecordFolder } from "./node.ts";
import { recordFiles } from "./record-files.ts";
import type { RecordTable } from "./war-record.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

test("the README's examples print what it says", () => {
  const readme = readFileSync(new URL("README.md", import.meta.url), "utf8");
  const examples = [...readme.matchAll(/```ts\n(.*?)```\n\n```text\n(.*?)```/gs)];
  assert.equal(examples.length, 2);
  for (const [, code, printed] of examples) {
    const output = execFileSync(process.execPath, ["--input-type=module-typescript", "--eval", code], {
      cwd: root,
      encoding: "utf8",
    });
    assert.equal(output, printed);
  }
});

test("data/README.md counts the rows of each file by basis as they are", () => {
  const readme = readFileSync(`${root}data/README.md`, "utf8");
  const record = readRecordFolder();
  for (const [table, file] of Object.entries(recordFiles) as [RecordTable, string][]) {
    const row = readme.split("\n").find((line) => line.startsWith(`| ${file} |`));
    assert.ok(row, `data/README.md has a row for ${file}`);
    // parameters come and go with the model's rules; their number is not given
    if (table === "parameters") continue;
    const counts = { rows: 0, read: 0, recalled: 0, other: 0 };
    for (const fact of record[table]) {
      counts.rows++;
      const basis = "basis" in fact ? fact.basis : undefined;
      if (basis === "read" || basis === "recalled") counts[basis]++;
      else if (basis) counts.other++;
    }
    const said = row
      .split("|")
      .slice(2, 6)
      .map((cell) => Number(cell));
    assert.deepEqual(said, Object.values(counts), `${file} in data/README.md`);
  }
});
