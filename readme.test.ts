/*
 * The README: every command line in it runs as printed, in the order printed, and prints what the README says.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "./apps/cli/test/command-line.ts";
import { runExample } from "./apps/cli/test/examples.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");
const folder = temporaryFolder();

test("every npx p38 line of the command line's README runs as printed", async () => {
  const text = readFileSync(join(root, "apps/cli/README.md"), "utf8");
  const lines = text.split("\n").filter((line) => line.startsWith("npx p38 "));
  assert.ok(lines.length > 2);
  for (const line of lines) assert.equal((await runExample(line, folder)).code, 0, line);
});

/** Blocks of the README in their order: language and text. */
const blocks = [...readme.matchAll(/```(\w+)\n(.*?)```/gs)].map(([, language, text]) => ({ language, text }));

test("every npx p38 line of the README runs as printed and prints what it says", async () => {
  let ran = 0;
  for (const [i, { language, text }] of blocks.entries()) {
    if (language === "csv") await writeFile(join(folder, "points.csv"), text);
    if (language !== "sh") continue;
    const lines = text.trim().split("\n");
    const next = blocks[i + 1];
    for (const line of lines.filter((words) => words.startsWith("npx p38 "))) {
      const { code, out, err } = await runExample(line, folder);
      assert.equal(code, 0, `${line}: ${err}`);
      assert.notEqual(out, "", line);
      if (next?.language === "text" && lines.length === 1) assert.equal(out, next.text, line);
      ran++;
    }
  }
  assert.ok(ran >= 10, `${ran} lines ran`);
  assert.ok(existsSync(join(folder, "docs/picture.png")));
});

test("the README's columns are those that the commands print", async () => {
  const rows = [...readme.matchAll(/^\| `p38 (\w+)` \| CSV ([\w ,]+)/gm)];
  assert.equal(rows.length, 5);
  for (const [, command, columns] of rows) {
    const { out } = await runExample(`p38 ${command} --help`, folder);
    const names = columns.match(/^[a-z_]+(, [a-z_]+)+/)?.[0] ?? "";
    assert.ok(out.replaceAll(/\s+/g, " ").includes(`columns ${names}`), `${command}: ${names}`);
  }
});

test("npm commands of the README are scripts, its links lead somewhere, its picture is small", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const commands = blocks
    .filter(({ language }) => language === "sh")
    .flatMap(({ text }) => text.trim().split("\n"))
    .filter((line) => line.startsWith("npm "));
  assert.ok(commands.includes("npm start") && commands.includes("npm test"));
  for (const line of commands) assert.ok(scripts[line.replace(/^npm (run )?/, "")], line);
  for (const [, link] of readme.matchAll(/\]\(([^)#]+)\)/g))
    assert.ok(existsSync(join(root, link)), `${link} is not there`);
  assert.ok(statSync(join(root, "docs/picture.png")).size < 600_000);
});
