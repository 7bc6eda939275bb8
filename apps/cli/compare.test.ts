import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Comparison } from "@p38/ensemble";
import { p38, temporaryFolder } from "./test/command-line.ts";

const folder = temporaryFolder();
const ASKED = ["compare", "--change", "free-from/1950-06-28", "--until", "1950-07-03", "--seed", "2"];
const compare = (out: string, runs: number, ...more: string[]) =>
  p38([...ASKED, "--runs", String(runs), "--out", out, ...more], folder);
const filesOf = (name: string) =>
  new Map(
    readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name: file, parentPath }) => [
        join(parentPath, file).replace(join(folder, name), ""),
        readFileSync(join(parentPath, file), "base64"),
      ]),
  );

test("a comparison in two goes and with other workers comes to the same files", async () => {
  const whole = await compare("whole", 7, "--workers", "1");
  assert.equal(whole.code, 0, whole.err);
  assert.match(whole.out, /^Recorded directives until .*\n7 pairs of runs with the same luck/);
  assert.match(whole.out, /The model's own error \(as-decided, seed 1/);
  assert.equal((await compare("goes", 5)).code, 0);
  const { out, code } = await compare("goes", 7, "--json");
  assert.equal(code, 0);
  assert.deepEqual(filesOf("goes"), filesOf("whole"));
  const found = JSON.parse(out) as Comparison;
  assert.equal(found.pairs, 7);
  const orders = found.partings.find(({ what }) => what === "orders")!;
  assert.ok(orders.first! >= "1950-06-28", "no sooner than the change");
});

test("pairs share their seeds: base and change are ensembles of their own with the same luck", async () => {
  const seeds = async (part: string) =>
    JSON.parse(
      (await p38(["sql", "--ensemble", join("whole", part), "SELECT seed, hash FROM runs", "--json"], folder))
        .out,
    );
  const [base, change] = [await seeds("base"), await seeds("change")] as { seed: number; hash: string }[][];
  assert.deepEqual(
    base.map(({ seed }) => seed),
    change.map(({ seed }) => seed),
  );
  assert.ok(base.every(({ hash }, i) => hash !== change[i].hash));
});

test("wrong asks and altered folders get a sentence", async () => {
  const one = await compare("few", 1);
  assert.deepEqual([one.code, /two pairs or more/.test(one.err)], [2, true]);
  const other = await p38(
    [
      "compare",
      "--change",
      "as-decided",
      "--until",
      "1950-07-03",
      "--seed",
      "2",
      "--runs",
      "7",
      "--out",
      "whole",
    ],
    folder,
  );
  assert.equal(other.code, 2);
  assert.match(other.err, /whole\/change", whose scenario is another/);
  rmSync(join(folder, "goes", "tally.p38tally"));
  const altered = await compare("goes", 7);
  assert.equal(altered.code, 1);
  assert.match(altered.err, /as many runs of the base, of the change and pairs; found 7, 7 and 0/);
});

test("a change in a file anywhere is compared as one of the project's", async () => {
  const change = {
    id: "own",
    title: "As if the Americans came later",
    base: "as-decided",
    against: "free-from/1950-06-28",
    changes: { arrivals: [{ parties: ["usa"], shiftDays: 3 }] },
    doctrineFrom: { un: "1950-06-28", communist: "1950-06-28" },
  };
  writeFileSync(join(folder, "scenario.json"), JSON.stringify(change));
  const asked = [
    "--until",
    "1950-07-05",
    "--runs",
    "2",
    "--parameters",
    "scenario",
    "--out",
    "own",
    "--json",
  ];
  const { out, code, err } = await p38(["compare", "--change", "./scenario.json", ...asked], folder);
  assert.equal(code, 0, err);
  const found = JSON.parse(out) as Comparison;
  assert.deepEqual([found.base, found.change], ["free-from/1950-06-28", "own"]);
  const there = found.partings.find(({ what }) => what === "who is there")!;
  assert.ok(there.first! >= "1950-07-01", `the first Americans come in July, so not ${there.first}`);
  const wrong = await p38(["compare", "--change", "./nowhere.json", ...asked], folder);
  assert.equal(wrong.code, 1);
  assert.match(
    wrong.err,
    /nowhere\.json","path":"whole file","expected":"a file of JSON","found":"no such file"/,
  );
});
