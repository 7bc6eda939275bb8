import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { oneRun } from "../../scripts/testing/one-run.ts";
import { writeRun } from "./files.ts";
import { p38, temporaryFolder, testIo } from "./test/command-line.ts";
import { runExample, writePoints } from "./test/examples.ts";

const COMMANDS = [
  "start",
  "run",
  "ensemble",
  "compare",
  "forecast",
  "worker",
  "sql",
  "score",
  "map",
  "serve",
  "holder",
  "line",
  "losses",
  "formations",
  "hash",
  ...["show", "disputes", "totals", "on", "search", "sources", "article", "check", "sql", "export"].map(
    (name) => `record ${name}`,
  ),
  "scenario check",
  "terrain check",
];
const folder = temporaryFolder();
before(async () => {
  await writeRun(testIo(folder).io, "war.p38run", oneRun().run);
  await writePoints(folder);
});

test("p38 --help lists every command, p38 alone says the same, and the version is that of the package", async () => {
  const { code, out } = await p38(["--help"], folder);
  assert.equal(code, 0);
  const listed = [...out.matchAll(/^ {2}p38 ([a-z]+)(?: ([a-z|]+) \.\.\.)?/gm)].flatMap(([, name, parts]) =>
    parts === undefined ? [name] : parts.split("|").map((part) => `${name} ${part}`),
  );
  assert.deepEqual(listed.toSorted(), COMMANDS.toSorted());
  assert.equal((await p38([], folder)).out, out);
  assert.equal((await p38(["--version"], folder)).out, "0.1.0\n");
});

for (const command of COMMANDS)
  test(`every example of p38 ${command} --help runs as printed`, async () => {
    const help = await p38([...command.split(" "), "--help"], folder);
    assert.equal(help.code, 0);
    assert.match(help.out, /--json/);
    const examples = /EXAMPLES\n((?: {2}.*\n)+)/.exec(help.out)?.[1].trim().split(/\n */) ?? [];
    assert.ok(examples.length > 0);
    for (const example of examples) {
      assert.ok(example.startsWith(`p38 ${command}`), example);
      const { code, out, err } = await runExample(example, folder);
      assert.equal(code, 0, `${example}: ${err}`);
      assert.notEqual(out, "", example);
      if (example.endsWith("--json")) assert.doesNotThrow(() => JSON.parse(out), example);
      const written = / --out (\S+)/.exec(example)?.[1];
      if (written) assert.ok(existsSync(join(folder, written)), example);
      if (command === "run") await writeRun(testIo(folder).io, "war.p38run", oneRun().run);
    }
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith(".tmp")),
      [],
    );
  });
