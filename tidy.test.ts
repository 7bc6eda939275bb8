/*
 * The boundary test: reads every import and every word of packages/ and apps/, and names the first that
 * strays from the one flow of docs/architecture.md.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { loadScenario } from "@p38/scenario/node.ts";

const root = fileURLToPath(new URL(".", import.meta.url));

/** What each package may import of the others. Imports point up this list, never down or round. */
const LAYERS: Record<string, readonly string[]> = {
  base: [],
  record: ["base"],
  terrain: ["base"],
  model: ["base", "terrain"],
  scenario: ["base", "record", "terrain", "model"],
  ensemble: ["base", "terrain", "model"],
  score: ["base", "record", "terrain", "model", "ensemble"],
};
const APPS = ["cli", "server", "atlas"];

/** Words of the world outside: files, network, clock, threads and page. */
const OUTSIDE =
  /(?<![.\w])(?:window|document|navigator|process|performance|localStorage|sessionStorage|indexedDB|globalThis)\s*\.|(?<![.\w])(?:fetch|require|setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame)\s*\(|\bnew (?:XMLHttpRequest|WebSocket|EventSource|Worker|SharedWorker|BroadcastChannel|Date)\b|\bMath\.random\b|\bDate\.(?!UTC\b)|(?<![.\w])Date\s*\(/;

/** Words whose result differs between engines, machines or moments: no rule of the model may use them. */
const UNSTEADY =
  /\bDate\b|\bIntl\b|\bawait\b|\basync\b|\bPromise\b|\bcrypto\b|\btoLocale\w*|\blocaleCompare\b|\*\*|\bMath\.(random|exp|expm1|log|log2|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|cbrt|hypot)\b/;

interface SourceFile {
  /** path from the root, with forward slashes */
  path: string;
  /** package or app it belongs to, such as `model` or `cli` */
  home: string;
  isApp: boolean;
  /** tests, benches and their helpers: they may touch files and any package */
  isTest: boolean;
  text: string;
  /** the text without comments, strings kept */
  code: string;
  /** the text without comments and without what stands in quotes */
  words: string;
  imports: { specifier: string; line: number }[];
}

const files = [...sourcesUnder("packages"), ...sourcesUnder("apps")];

test("imports point up the list of packages, never down or round, and apps never import each other", () => {
  assert.ok(files.length > 20, `found ${files.length} source files, which cannot be all`);
  for (const file of files)
    for (const { specifier, line } of file.imports) {
      const complaint = strayImport(file, specifier);
      assert.equal(complaint, null, `${file.path} line ${line}: "${specifier}" ${complaint}`);
    }
});

test("the boundary test sees each kind of stray import", () => {
  const inModel = fileOf("packages/model/combat.ts", "");
  assert.match(String(strayImport(inModel, "@p38/record")), /model may import only base, terrain/);
  assert.match(String(strayImport(inModel, "../record/index.ts")), /leaves its package/);
  assert.match(String(strayImport(inModel, "node:fs")), /only apps/);
  assert.match(String(strayImport(inModel, "h3-js")), /not a dependency/);
  assert.match(String(strayImport(inModel, "@p38/base/day.ts")), /not through its index/);
  assert.match(String(strayImport(fileOf("apps/cli/main.ts", ""), "@p38/server")), /apps never import/);
  assert.match(
    String(strayImport(fileOf("packages/score/index.ts", ""), "@p38/scenario")),
    /score may import/,
  );
  assert.equal(strayImport(inModel, "@p38/terrain"), null);
  assert.equal(strayImport(fileOf("packages/terrain/node.ts", ""), "node:fs"), null);
  const source = 'import a from "./a.ts";\nexport { b } from "./b.ts";\nconst c = await import("./c.ts");';
  assert.deepEqual(
    importsOf(source).map(({ specifier, line }) => `${line} ${specifier}`),
    ["1 ./a.ts", "2 ./b.ts", "3 ./c.ts"],
  );
});

test("only apps, node.ts and browser.ts touch files, network, clock, threads or page", () => {
  for (const file of files) {
    if (file.isApp || file.isTest || isDoor(file.path)) continue;
    const stray = firstMatch(file.words, OUTSIDE);
    assert.equal(stray, null, `${file.path} ${stray}: belongs in node.ts, browser.ts or an app`);
  }
});

test("the test of the outside sees each way there, and no word that only looks like one", () => {
  for (const code of [
    "fetch(url)",
    "document.title",
    "new Date()",
    "Date.now()",
    "Math.random()",
    "performance.now()",
  ])
    assert.notEqual(firstMatch(code, OUTSIDE), null, code);
  for (const code of [
    "const window = 10;",
    "Date.UTC(1950, 5, 25)",
    "run.process.x",
    "view.fetch(1)",
    "documents.length",
  ])
    assert.equal(firstMatch(code, OUTSIDE), null, code);
});

test("no rule of the model depends on the engine, the clock or the moment", () => {
  for (const file of files) {
    if (file.home !== "model" || file.isApp || file.isTest) continue;
    const stray = firstMatch(file.words, UNSTEADY);
    assert.equal(stray, null, `${file.path} ${stray}: differs between engines or moments; use base`);
  }
  assert.match(String(firstMatch("const a = 1;\nconst x = Math.exp(2);", UNSTEADY)), /line 2.*Math\.exp/);
  assert.match(String(firstMatch("x ** 2", UNSTEADY)), /\*\*/);
  assert.equal(firstMatch("Math.sqrt(2) + Math.floor(1)", UNSTEADY), null);
});

test("no rule of the model names a date of the war", () => {
  for (const file of files) {
    if (file.home !== "model" || file.isApp || file.isTest) continue;
    const stray = firstMatch(file.code, /\b19[45]\d\b/);
    assert.equal(stray, null, `${file.path} ${stray}: dates are data`);
  }
});

test("no rule of the model names a place, a formation or a headquarters of the record", () => {
  const { grid, theater } = loadScenario("as-decided");
  const named = [...grid.places, ...theater.formations, ...theater.headquarters].flatMap(({ id, name }) => [
    id,
    name,
  ]);
  const names = [...new Set(named.map(spoken))];
  assert.ok(
    names.length > 500 && names.includes(" seoul ") && names.includes(" us-1cav "),
    `${names.length} names`,
  );
  for (const file of files) {
    if (file.home !== "model" || file.isApp || file.isTest) continue;
    const words = spoken(file.code);
    const found = names.find((name) => words.includes(name));
    assert.equal(found, undefined, `${file.path} names ${found}: places and formations are data`);
  }
});

test("every index.ts is a table of contents: named exports and nothing else", () => {
  for (const file of files) {
    if (!/^packages\/[^/]+\/index\.ts$/.test(file.path)) continue;
    const rest = file.code.replace(/export\s+(?:type\s+)?\{[^}]*\}\s*(?:from\s*"[^"]+")?\s*;/g, "").trim();
    assert.equal(rest, "", `${file.path}: expected only named exports; found "${rest.slice(0, 60)}"`);
  }
});

test("every source file is imported by another or is a way in", () => {
  const imported = new Set<string>();
  for (const file of [...files, ...sourcesUnder("scripts")])
    for (const { specifier } of file.imports)
      if (specifier.startsWith("."))
        imported.add(relativeTo(root, resolve(root, dirname(file.path), specifier)));
  for (const file of files) {
    if (file.isTest || isDoor(file.path)) continue;
    if (/(^|\/)(index|main|vite\.config)\.tsx?$/.test(file.path) || isLauncher(file.path)) continue;
    const named = files.some((other) => other.code.includes(`./${file.path.split("/").at(-1)}"`));
    assert.ok(imported.has(file.path) || named, `${file.path}: nothing imports it`);
  }
});

test("package-lock.json has what every package.json asks for, so that a fresh clone gets it all", () => {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  for (const folder of [
    "",
    ...["packages", "apps"].flatMap((kind) => readdirSync(join(root, kind)).map((name) => `${kind}/${name}`)),
  ]) {
    const own = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    for (const part of ["dependencies", "devDependencies", "optionalDependencies"])
      assert.deepEqual(
        lock[folder]?.[part] ?? {},
        own[part] ?? {},
        `${folder || "."} ${part}: run npm install`,
      );
    assert.deepEqual(Object.keys(lock[folder].bin ?? {}), Object.keys(own.bin ?? {}), `${folder || "."} bin`);
  }
});

test("every name in the glossary's second column is a word of the code", () => {
  const words = new Set(
    files.filter(({ isTest }) => !isTest).flatMap(({ code }) => code.match(/\w+/g) ?? []),
  );
  const rows = readFileSync(join(root, "docs/glossary.md"), "utf8").split("\n").slice(6);
  const names = rows.flatMap((row) =>
    [...(row.split("|")[2] ?? "").matchAll(/`(\w+)`/g)].map(([, name]) => name),
  );
  assert.ok(names.length > 30);
  assert.deepEqual(
    names.filter((name) => !words.has(name) && name.length > 1),
    [],
  );
});

/** A text as lower-case words with single spaces between and round them. */
function spoken(text: string): string {
  return ` ${text.toLowerCase().replace(/[^\p{L}\p{N}'-]+/gu, " ")} `;
}

/** Why a file may not import this, or null where it may. */
function strayImport(file: SourceFile, specifier: string): string | null {
  if (specifier.startsWith("node:"))
    return file.isApp || file.isTest || isDoor(file.path)
      ? null
      : "is for apps, node.ts and browser.ts: only apps and those files touch the machine";
  if (specifier.startsWith(".")) {
    const target = relativeTo(root, resolve(root, dirname(file.path), specifier.replace(/\?.*$/, "")));
    const home = `${file.isApp ? "apps" : "packages"}/${file.home}/`;
    if (target.startsWith(home)) return null;
    if (isLauncher(file.path) && target.startsWith("scripts/")) return null;
    return file.isTest && !target.startsWith("packages/") && !target.startsWith("apps/")
      ? null
      : `leaves its package (${target}); import the package by its name`;
  }
  const own = /^@p38\/([a-z]+)(\/.*)?$/.exec(specifier);
  if (own) {
    const [, target, part] = own;
    if (APPS.includes(target)) return "is an app: apps never import each other, packages never an app";
    if (part && part !== "/node.ts" && part !== "/browser.ts")
      return "is reached not through its index, node.ts or browser.ts";
    if (part && !file.isApp && !file.isTest && !isDoor(file.path))
      return "touches the machine: only apps, node.ts and browser.ts may import it";
    if (file.isApp || file.isTest || target === file.home) return null;
    const allowed = LAYERS[file.home] ?? [];
    return allowed.includes(target)
      ? null
      : `is below it or beside it: ${file.home} may import only ${allowed.join(", ") || "nothing"}`;
  }
  const name = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
  const declared = dependenciesOf(file);
  return declared.has(name) ? null : `is not a dependency of ${file.home} (see its package.json)`;
}

/** npm packages that a file may import: those of its own package.json, and the root's for tests and tools. */
function dependenciesOf(file: SourceFile): Set<string> {
  const folder = `${file.isApp ? "apps" : "packages"}/${file.home}`;
  const own = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  const names = Object.keys({ ...own.dependencies, ...own.devDependencies });
  const rootPackage = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  if (file.isTest || file.isApp || isDoor(file.path))
    names.push(...Object.keys({ ...rootPackage.devDependencies, ...rootPackage.optionalDependencies }));
  return new Set(names);
}

/** Programs named in a package's `bin`: plain JavaScript that sets up, then hands over to the project's Node. */
function isLauncher(path: string): boolean {
  return /^apps\/[^/]+\/[\w-]+\.mjs$/.test(path);
}

function isDoor(path: string): boolean {
  return /(^|\/)(node|browser)\.ts$/.test(path);
}

function sourcesUnder(folder: string): SourceFile[] {
  const found: SourceFile[] = [];
  const visit = (path: string) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      if (entry.name === "node_modules" || entry.name === "dist") continue;
      const child = `${path}/${entry.name}`;
      if (entry.isDirectory()) visit(child);
      else if (/\.(tsx?|mjs)$/.test(entry.name))
        found.push(fileOf(child, readFileSync(join(root, child), "utf8")));
    }
  };
  visit(folder);
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function fileOf(path: string, text: string): SourceFile {
  const [kind, home] = path.split("/");
  const isTest = /\.(test|bench)\.tsx?$|(^|\/)(test|tests|testing|bench)\/|test-(help|world)[\w-]*\.ts$/.test(
    path,
  );
  const code = without(text, false);
  return {
    path,
    home,
    isApp: kind === "apps",
    isTest,
    text,
    code,
    words: without(text, true),
    imports: importsOf(text),
  };
}

function importsOf(text: string): { specifier: string; line: number }[] {
  const words = without(text, true);
  const found = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)(["'] *["'])/g;
  return [...words.matchAll(found)].map((match) => {
    const end = match.index + match[0].length;
    return {
      specifier: text.slice(end - match[1].length + 1, end - 1),
      line: words.slice(0, match.index).split("\n").length,
    };
  });
}

/** A source text with comments blanked, and quoted text too where asked; lines stay where they were. */
function without(text: string, quotes: boolean): string {
  const tokens =
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|(?<=[(=,:;!&|?]\s*)\/(?![/*])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g;
  return text.replace(tokens, (token) => {
    if (token.startsWith("//") || token.startsWith("/*")) return token.replace(/[^\n]/g, " ");
    return quotes ? token[0] + token.slice(1, -1).replace(/[^\n]/g, " ") + token.at(-1) : token;
  });
}

/** Where a pattern first stands in a text, as `line 3 has "Math.exp"`, or null. */
function firstMatch(text: string, pattern: RegExp): string | null {
  const match = pattern.exec(text);
  return match && `line ${text.slice(0, match.index).split("\n").length} has "${match[0]}"`;
}

function relativeTo(from: string, to: string): string {
  return relative(from, to).replaceAll("\\", "/");
}
