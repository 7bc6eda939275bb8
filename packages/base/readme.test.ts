import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

test("the README's example prints what it says", () => {
  const readme = readFileSync(new URL("README.md", import.meta.url), "utf8");
  const [, code, printed] = /```ts\n(.*?)```\n\n```text\n(.*?)```/s.exec(readme)!;
  const output = execFileSync(process.execPath, ["--input-type=module-typescript", "--eval", code], {
    cwd: root,
    encoding: "utf8",
  });
  assert.equal(output, printed);
});
