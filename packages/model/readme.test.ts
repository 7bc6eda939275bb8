import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const readme = readFileSync(new URL("README.md", import.meta.url), "utf8");

test("the README's example prints what it says", () => {
  const [, code, printed] = /```ts\n(.*?)```\n\n```text\n(.*?)```/s.exec(readme)!;
  const output = execFileSync(process.execPath, ["--input-type=module-typescript", "--eval", code], {
    cwd: root,
    encoding: "utf8",
  });
  assert.equal(output, printed);
});

test("the files that the README names are there", () => {
  const named = [...readme.matchAll(/`([\w./-]+\.(?:ts|json))`/g)].map(([, file]) => file);
  assert.ok(named.length > 8);
  for (const file of named)
    assert.ok(existsSync(`${root}packages/model/${file}`) || existsSync(`${root}${file}`), file);
});
