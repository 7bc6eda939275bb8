import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { oneRun } from "../../scripts/testing/one-run.ts";
import { writeRun, writeWhole } from "./files.ts";
import { p38, ROOT, temporaryFolder, testIo } from "./test/command-line.ts";

const folder = temporaryFolder();
before(() => writeRun(testIo(folder).io, "war.p38run", oneRun().run));

/** A command line that must fail: its exit code and what it prints on the error stream, nothing on the other. */
async function refused(args: readonly string[], root = ROOT): Promise<{ code: number; err: string }> {
  const { code, out, err } = await p38(args, folder, { root });
  assert.equal(out, "", `${args.join(" ")} printed ${out}`);
  assert.ok(!/\n\s+at /.test(err), `a stack trace: ${err}`);
  return { code, err: err.trimEnd() };
}

test("a date that no calendar has, one outside the war, and no date at all: one sentence each, exit 2", async () => {
  assert.deepEqual(await refused(["run", "--until", "1950-02-30"]), {
    code: 2,
    err: 'p38: --until: expected a calendar date such as 1950-06-25; found "1950-02-30"',
  });
  assert.deepEqual(await refused(["run", "--until", "1953-07-28"]), {
    code: 2,
    err: 'p38: --until: expected a date from 1950-06-25 to 1953-07-27; found "1953-07-28"',
  });
  assert.deepEqual(await refused(["run", "--until"]), {
    code: 2,
    err: "p38: --until: expected a value; found none",
  });
});

test("wrong commands, flags and values: one sentence, exit 2, with what was meant where it is near", async () => {
  const cases: [string[], RegExp][] = [
    [["rnu"], /^p38: expected a command that p38 --help lists; found "rnu" \(did you mean .*run.*\?\)$/],
    [
      ["run", "--sed", "1"],
      /^p38: expected a flag that --help lists; found --sed \(did you mean --seed\?\)$/,
    ],
    [["run", "-x"], /^p38: expected a flag that --help lists; found -x$/],
    [["run", "--seed", "-1"], /^p38: --seed: expected a whole number, 0 or more; found "-1"$/],
    [["run", "--seed", "1e400"], /^p38: --seed: expected a whole number/],
    [["losses", "--run", "war.p38run", "--by", "week"], /^p38: --by: expected day or month; found "week"$/],
    [["line", "--date", "1950-08-20"], /^p38: expected one of --run FILE and --ensemble DIR; found neither$/],
    [["map", "--date", "1950-08-20", "--out", "x.svg"], /^p38: --run: expected a value; found none$/],
    [["hash", "war.p38run"], /^p38: expected no words after the command; found "war\.p38run"$/],
    [
      ["map", "--run", "war.p38run", "--date", "1950-08-20", "--out", "x.pdf"],
      /expected a name that ends in/,
    ],
    [
      ["ensemble", "--scenario", "./mine.json", "--queue", "postgres://a:b@127.0.0.1:1/c", "--out", "x"],
      /^p38: --queue: expected the name of a scenario, which workers have .*; found the path "\.\/mine\.json"$/,
    ],
    [
      [
        "compare",
        "--base",
        "./mine.json",
        "--change",
        "as-decided",
        "--queue",
        "postgres://a@b/c",
        "--out",
        "x",
      ],
      /^p38: --queue: expected the name of a scenario, which workers have .*; found the path "\.\/mine\.json"$/,
    ],
    [
      ["serve", "--run", "war.p38run", "--port", "70000"],
      /^p38: --port: expected a port from 0 to 65535; found "70000"$/,
    ],
  ];
  for (const [args, sentence] of cases) {
    const { code, err } = await refused(args);
    assert.equal(code, 2, args.join(" "));
    assert.match(err, sentence);
  }
});

test("a run file that is not there, is a folder, is no run file, was cut short or altered: one sentence, exit 1", async () => {
  const plain = gunzipSync(await readFile(join(folder, "war.p38run")));
  const zipped = await readFile(join(folder, "war.p38run"));
  const altered = Buffer.from(plain);
  altered[altered.length - 100] ^= 1;
  await mkdir(join(folder, "dir"), { recursive: true });
  await writeFile(join(folder, "other.p38run"), "id,lat,lon\n");
  await writeFile(join(folder, "short.p38run"), plain.subarray(0, plain.length - 5));
  await writeFile(join(folder, "short-zip.p38run"), zipped.subarray(0, zipped.length >> 1));
  await writeFile(join(folder, "altered.p38run"), altered);
  await writeFile(join(folder, "empty.p38run"), "");
  const cases: [string, RegExp][] = [
    ["none.p38run", /^none\.p38run whole file: expected a run file; found no such file$/],
    ["dir", /^dir whole file: expected a run file; found a folder$/],
    ["other.p38run", /^other\.p38run start of file: expected a p38-run-2 file; found other bytes/],
    ["short.p38run", /^short\.p38run length: expected \d+ bytes; found \d+ bytes; the file was cut short$/],
    [
      "short-zip.p38run",
      /^short-zip\.p38run whole file: expected a run file; found \d+ bytes that do not unzip/,
    ],
    [
      "altered.p38run",
      /^altered\.p38run body: expected hash \w{16}; found hash \w{16}; the file was altered$/,
    ],
    ["empty.p38run", /^empty\.p38run start of file: expected a p38-run-2 file; found 0 bytes$/],
  ];
  for (const [file, sentence] of cases)
    for (const args of [
      ["line", "--run", file, "--date", "1950-08-20"],
      ["losses", "--run", file],
      ["serve", "--run", file],
      ["score", "--run", file],
    ]) {
      const { code, err } = await refused(args);
      assert.equal(code, 1, args.join(" "));
      assert.match(err, sentence);
    }
});

test("with --json errors are one JSON object with the same fields", async () => {
  const { code, err } = await refused(["line", "--run", "none.p38run", "--date", "1950-08-20", "--json"]);
  assert.equal(code, 1);
  assert.deepEqual(JSON.parse(err), {
    error: "data",
    findings: [{ file: "none.p38run", path: "whole file", expected: "a run file", found: "no such file" }],
  });
  const usage = await refused(["run", "--until", "1950-02-30", "--json"]);
  assert.equal(usage.code, 2);
  assert.deepEqual(JSON.parse(usage.err), {
    error: "usage",
    message: '--until: expected a calendar date such as 1950-06-25; found "1950-02-30"',
  });
});

test("a points file that is not there or has no such columns", async () => {
  assert.deepEqual(await refused(["holder", "--run", "war.p38run", "--points", "none.csv"]), {
    code: 1,
    err: "none.csv whole file: expected a CSV file; found no such file",
  });
  await writeFile(join(folder, "short.csv"), "id,lat\n");
  const { code, err } = await refused(["holder", "--run", "war.p38run", "--points", "short.csv"]);
  assert.equal(code, 1);
  assert.match(err, /short\.csv line 1: expected a column lon; found id, lat/);
});

test("a scenario that is not there", async () => {
  for (const args of [
    ["run", "--scenario", "nope"],
    ["scenario", "check", "nope"],
  ]) {
    const { code, err } = await refused(args);
    assert.equal(code, 1);
    assert.match(err, /^scenarios\/nope\/scenario\.json whole file: expected .*; found no such file$/);
  }
});

test("a formation with a wrong parent and a directive for no formation are named with file and row", async () => {
  const root = await copyOfProject("wrong-parent");
  const formations = JSON.parse(await readFile(join(root, "data/formations.json"), "utf8"));
  const at = formations.findIndex(
    (row: { attachedTo?: string; organicTo?: string }) => row.attachedTo || row.organicTo,
  );
  formations[at][formations[at].attachedTo ? "attachedTo" : "organicTo"] = "no-such-corps";
  await writeFile(join(root, "data/formations.json"), JSON.stringify(formations));
  for (const args of [
    ["scenario", "check"],
    ["run", "--until", "1950-06-26"],
  ]) {
    const { code, err } = await refused(args, root);
    assert.equal(code, 1);
    assert.match(err, new RegExp(`data/formations\\.json /${at}/\\w+To: expected .*; found "no-such-corps"`));
  }

  const other = await copyOfProject("wrong-directive");
  const directives = join(other, "scenarios/as-decided/directives");
  const name = readdirSync(directives).filter((entry) => entry.endsWith(".json"))[0];
  const rows = JSON.parse(readFileSync(join(directives, name), "utf8"));
  rows[0].headquarters = "no-such-army";
  await writeFile(join(directives, name), JSON.stringify(rows));
  const { code, out, err } = await p38(["scenario", "check", "as-decided"], folder, { root: other });
  assert.equal(code, 1);
  assert.equal(out, "as-decided: wrong\n");
  assert.match(
    err,
    new RegExp(`scenarios/as-decided/directives/${name} /0/headquarters: expected .*; found "no-such-army"`),
  );
});

test("a run that names a file of this machine as its scenario", async () => {
  const { run } = oneRun();
  await writeRun(testIo(folder).io, "path.p38run", {
    ...run,
    meta: { ...run.meta, scenario: "../mine.json" },
  });
  assert.deepEqual(await refused(["serve", "--run", "path.p38run", "--port", "0"]), {
    code: 1,
    err: 'path.p38run /scenario: expected the name of a scenario; found "../mine.json"',
  });
});

test("a run of a scenario that is not in scenarios/", async () => {
  const { run } = oneRun();
  await writeRun(testIo(folder).io, "own.p38run", { ...run, meta: { ...run.meta, scenario: "my-own" } });
  assert.deepEqual(await refused(["serve", "--run", "own.p38run", "--port", "0"]), {
    code: 1,
    err: 'own.p38run /scenario: expected a scenario of scenarios/, or --scenario with the path of the run\'s; found "my-own"',
  });
});

test("a run served with another scenario than it was made of", async () => {
  const args = ["serve", "--run", "war.p38run", "--scenario", "free-from/1950-10-01", "--port", "0"];
  const { code, err } = await refused(args);
  assert.equal(code, 1);
  assert.match(
    err,
    /^free-from\/1950-10-01 whole scenario: expected [0-9a-f]{16}, of which war\.p38run was made \(as-decided\); found [0-9a-f]{16}$/,
  );
});

test("a ground file that was cut short, and one whose sources changed", async () => {
  const root = await copyOfProject("ground");
  const path = join(root, "data/terrain/korea.hexgrid");
  const bytes = await readFile(path);
  await writeFile(path, bytes.subarray(0, 1000));
  assert.match(
    (await refused(["terrain", "check"], root)).err,
    /^data\/terrain\/korea\.hexgrid .*cut short$/,
  );
  await writeFile(path, bytes);
  const ports = join(root, "data/terrain/ports.json");
  await writeFile(ports, (await readFile(ports, "utf8")) + " ");
  const { code, err } = await refused(["terrain", "check"], root);
  assert.equal(code, 1);
  assert.match(
    err,
    /^data\/terrain\/ports\.json whole file: expected hash \w{16}, from which .* was made; found \w{16}$/,
  );
});

test("a file is written whole or not at all, and leaves no draft behind", async () => {
  const { io } = testIo(folder);
  await assert.rejects(() => writeWhole(io, "war.p38run/under-a-file", "x"), {
    message:
      "war.p38run/under-a-file whole file: expected a file that can be written; found a file where a folder should be",
  });
  await writeWhole(io, "new/folder/file.txt", "first");
  await writeWhole(io, "new/folder/file.txt", "second");
  assert.equal(await readFile(join(folder, "new/folder/file.txt"), "utf8"), "second");
  assert.deepEqual(readdirSync(join(folder, "new/folder")), ["file.txt"]);
  assert.equal(readdirSync(folder).filter((name) => name.endsWith(".tmp")).length, 0);
});

/** A root folder with its own data and scenarios, all else the project's own. */
async function copyOfProject(name: string): Promise<string> {
  const root = join(folder, name);
  await mkdir(root);
  await cp(join(ROOT, "data"), join(root, "data"), { recursive: true });
  await cp(join(ROOT, "scenarios"), join(root, "scenarios"), { recursive: true });
  await symlink(join(ROOT, "apps"), join(root, "apps"));
  return root;
}
