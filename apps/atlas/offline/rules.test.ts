import assert from "node:assert/strict";
import { test } from "node:test";
import { builtOf } from "./build-worker.ts";
import {
  cacheNames,
  mayBeKept,
  outdated,
  ownFileOf,
  sameVersion,
  type Built,
  type OwnFile,
} from "./rules.ts";

const SCOPE = "https://host.example/some/deep/folder/";
const BUILT: Built = {
  hash: "new",
  shell: ["index.html", "icon.svg", "assets/main-1.js"],
  later: ["map/sea.json"],
};

test("the worker answers for the page, its data and its build, whatever folder they lie in", () => {
  const cases: [string, OwnFile["kind"], string][] = [
    ["", "page", "index.html"],
    ["index.html", "page", "index.html"],
    ["?from=mail#date=1950-07-01", "page", "index.html"],
    ["data/run.p38run", "data", "data/run.p38run"],
    ["assets/main-1.js", "built", "assets/main-1.js"],
    ["assets/noto-sans-kr-7.woff2", "built", "assets/noto-sans-kr-7.woff2"],
    ["map/sea.json", "built", "map/sea.json"],
    ["icon.svg", "built", "icon.svg"],
  ];
  for (const [address, kind, name] of cases)
    assert.deepEqual(ownFileOf(SCOPE + address, SCOPE, BUILT), { kind, name }, address);
});

test("it leaves other origins, other folders, questions to a server and unknown files to the browser", () => {
  for (const url of [
    "https://elsewhere.example/some/deep/folder/data/run.p38run",
    "https://host.example/data/run.p38run",
    "https://host.example/some/deep/folder",
    `${SCOPE}api/run/line?date=1950-07-01`,
    `${SCOPE}data/run.p38run?part=2`,
    `${SCOPE}map/other.json`,
    `${SCOPE}offline-worker.js`,
    "blob:https://host.example/1234",
  ])
    assert.equal(ownFileOf(url, SCOPE, BUILT), null, url);
});

test("only whole files of this host are kept: no part, no redirect, no error, no page in place of a file", () => {
  const whole = { status: 200, type: "basic", redirected: false, headers: new Headers() } as const;
  const data: OwnFile = { kind: "data", name: "data/run.p38run" };
  const html = new Headers({ "content-type": "text/html; charset=utf-8" });
  assert.equal(mayBeKept(whole, data), true);
  for (const status of [0, 204, 206, 301, 304, 404, 500])
    assert.equal(mayBeKept({ ...whole, status }, data), false, `status ${status}`);
  for (const type of ["opaque", "cors", "error", "opaqueredirect"] as const)
    assert.equal(mayBeKept({ ...whole, type }, data), false, type);
  assert.equal(mayBeKept({ ...whole, redirected: true }, data), false);
  assert.equal(mayBeKept({ ...whole, headers: html }, data), false);
  assert.equal(mayBeKept({ ...whole, headers: html }, { kind: "page", name: "index.html" }), true);
});

test("two responses are one version where the host says so: by its mark, else by its date", () => {
  const of = (headers: Record<string, string>) => ({ headers: new Headers(headers) });
  const monday = "Mon, 01 Jan 2024 00:00:00 GMT";
  assert.equal(sameVersion(of({ etag: '"1"' }), of({ etag: '"1"' })), true);
  assert.equal(sameVersion(of({ "last-modified": monday }), of({ "last-modified": monday })), true);
  const marked = (etag: string) => of({ etag, "last-modified": monday });
  assert.equal(sameVersion(marked('"1"'), marked('"2"')), false, "changed twice within a second");
  assert.equal(sameVersion(of({}), of({})), false);
});

test("an update drops the caches of earlier builds at its own folder, and no others", () => {
  const current = cacheNames(SCOPE, BUILT);
  const earlier = cacheNames(SCOPE, { ...BUILT, hash: "old" });
  const neighbour = cacheNames("https://host.example/some/", { ...BUILT, hash: "old" });
  assert.equal(earlier.data, current.data, "data outlives the build");
  const all = [current, earlier, neighbour].flatMap(({ built, data }) => [built, data]);
  assert.deepEqual(outdated([...all, "of another program"], SCOPE, BUILT), [earlier.built]);
});

test("the list of a build: what the page names first, then all but the fonts; its hash tells any change", () => {
  const files = new Map<string, string | Uint8Array>([
    ["map/sea.json", Buffer.from("{}")],
    ["assets/main-1.js", "start();"],
    ["assets/pages-2.js", "more();"],
    ["assets/letters-3.woff2", Buffer.from([1, 2])],
    [
      "index.html",
      '<link href="./assets/main-4.css"><script src="./assets/main-1.js"></script><a href="./guide.html"></a>',
    ],
    ["assets/main-4.css", "body {}"],
  ]);
  const { hash, shell, later } = builtOf(files);
  assert.deepEqual(shell, ["index.html", "assets/main-4.css", "assets/main-1.js"]);
  assert.deepEqual(later, ["assets/pages-2.js", "map/sea.json"]);
  assert.equal(builtOf(new Map([...files].toReversed())).hash, hash);
  assert.notEqual(builtOf(new Map([...files, ["map/sea.json", "[]"]])).hash, hash);
});
