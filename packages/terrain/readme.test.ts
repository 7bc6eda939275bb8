import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { readHexGrid } from "./node.ts";

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

test("data/terrain/README.md names every file there, and the number of cells", () => {
  const folder = `${root}data/terrain/`;
  const readme = readFileSync(`${folder}README.md`, "utf8");
  for (const file of [...readdirSync(folder), ...readdirSync(`${folder}sources`)])
    if (file !== "README.md" && file !== "sources")
      assert.ok(readme.includes(file === "elevation.json" ? "elevation.bin.gz, .json" : file), file);
  assert.ok(existsSync(`${folder}korea.hexgrid`));
  assert.ok(readme.includes(`${readHexGrid().H.toLocaleString("en")} hexagonal cells`));
});
