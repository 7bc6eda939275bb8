/*
 * No rule names a date, a place or a formation: what is special about 1950 is data. Reads every source of the
 * packages that make, run and repeat the war, and looks for dates of the war and for ids and names of the record
 * standing as string literals.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { readRecordFolder } from "@p38/record/node.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const PACKAGES = ["model", "scenario", "ensemble"];

const record = readRecordFolder();
/** Id or name, and what it is of. */
const names = new Map<string, string>();
for (const { id, name } of record.places) names.set(id, "a place").set(name, "a place");
for (const { id, name } of record.formations) names.set(id, "a formation").set(name, "a formation");

test("no rule of model, scenario and ensemble names a date of the war, a place or a formation", () => {
  const sources = PACKAGES.flatMap((name) => sourcesOf(`packages/${name}`));
  assert.ok(sources.length > 20, `only ${sources.length} source files found`);
  assert.ok(names.size > 1000, `only ${names.size} names known`);
  assert.deepEqual(
    sources.flatMap((path) =>
      namedIn(readFileSync(join(root, path), "utf8")).map((what) => `${path} ${what}`),
    ),
    [],
  );
});

test("the search sees each kind of name, in each kind of quotes, and leaves comments alone", () => {
  const place = record.places[0].id;
  const formation = record.formations[0].name;
  assert.deepEqual(namedIn(`if (id === "${place}") return;`), [`line 1: "${place}", a place`]);
  assert.deepEqual(namedIn(`\nconst x = \`${formation}\`;`), [`line 2: "${formation}", a formation`]);
  assert.deepEqual(namedIn(`day > dayOf('1951-07-10')`), [`line 1: 1951-07-10, a date of the war`]);
  assert.deepEqual(namedIn(`/** such as 1950-06-25 */\n// "${place}"\nconst a = "${place} and more";`), []);
});

/** What a source text names that a rule may not name, with its line. */
function namedIn(text: string): string[] {
  const found: string[] = [];
  const line = (index: number) => text.slice(0, index).split("\n").length;
  const tokens =
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g;
  for (const match of text.matchAll(tokens)) {
    const literal = match[1] ?? match[2] ?? match[3];
    const what = literal === undefined ? undefined : names.get(literal);
    if (what) found.push(`line ${line(match.index)}: "${literal}", ${what}`);
  }
  const code = text.replace(tokens, (token) =>
    /^\/[/*]/.test(token) ? token.replace(/[^\n]/g, " ") : token,
  );
  for (const match of code.matchAll(/\b195[0-3]-[01]\d(-[0-3]\d)?\b/g))
    found.push(`line ${line(match.index)}: ${match[0]}, a date of the war`);
  return found;
}

function sourcesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .filter(
      (path) => path.endsWith(".ts") && !/node_modules|\.(test|bench)\.ts$|\/test-[\w-]+\.ts$/.test(path),
    )
    .toSorted();
}
