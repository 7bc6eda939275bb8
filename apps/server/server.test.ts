import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { encodeRun, formationTable, lineTable, lossTable, objectsOf } from "@p38/model";
import { ONE_RUN_UNTIL, oneRun } from "../../scripts/testing/one-run.ts";
import { makeServer } from "./server.ts";

const { run, loaded } = oneRun();
const folder = mkdtempSync(join(tmpdir(), "p38-server-"));
const atlas = join(folder, "atlas");
const site = join(folder, "site");
mkdirSync(join(atlas, "assets"), { recursive: true });
mkdirSync(site);
writeFileSync(join(folder, "secret.txt"), "not to be served");
writeFileSync(join(atlas, "index.html"), "<!doctype html><title>atlas</title>");
writeFileSync(join(atlas, "assets/main-1234.js"), "export {};");
writeFileSync(join(site, "run.p38run"), encodeRun(run));
writeFileSync(join(site, "run.p38run.gz"), gzipSync(encodeRun(run)));
writeFileSync(join(site, "record.json"), "{}");
copyFileSync(
  fileURLToPath(new URL("../../data/terrain/korea.hexgrid", import.meta.url)),
  join(site, "korea.hexgrid"),
);

const server = makeServer({ atlas, site });
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test("pages and data come with their kinds, and with a policy that keeps every request on this machine", async () => {
  const kinds: [string, RegExp][] = [
    ["/", /^text\/html/],
    ["/assets/main-1234.js", /javascript/],
    ["/data/run.p38run", /^application\/octet-stream/],
    ["/data/korea.hexgrid", /^application\/octet-stream/],
    ["/data/record.json", /^application\/json/],
  ];
  for (const [url, kind] of kinds) {
    const { statusCode, headers } = await server.inject(url);
    assert.equal(statusCode, 200, url);
    assert.match(String(headers["content-type"]), kind, url);
    assert.equal(headers["x-content-type-options"], "nosniff");
    const policy = String(headers["content-security-policy"]);
    assert.match(policy, /default-src 'self'/);
    // it may be framed by any page; what it loads itself comes from here alone
    assert.doesNotMatch(policy.replace("frame-ancestors *", ""), /https?:|\*/);
  }
});

test("the run is sent whole, gzipped to those who take it, and not again while it is the same", async () => {
  const plain = await server.inject("/data/run.p38run");
  assert.deepEqual(new Uint8Array(plain.rawPayload), encodeRun(run));
  const zipped = await server.inject({ url: "/data/run.p38run", headers: { "accept-encoding": "gzip" } });
  assert.equal(zipped.headers["content-encoding"], "gzip");
  assert.match(String(zipped.headers["content-type"]), /octet-stream/);
  assert.ok(zipped.rawPayload.length < plain.rawPayload.length);
  const again = await server.inject({
    url: "/data/run.p38run",
    headers: { "if-none-match": String(plain.headers.etag) },
  });
  assert.equal(again.statusCode, 304);
});

/** The JSON that a question that must succeed is answered with. */
async function ask(url: string) {
  const { statusCode, body } = await server.inject(url);
  assert.equal(statusCode, 200, `${url}: ${body}`);
  return JSON.parse(body);
}

test("questions to the run are answered as the command line answers them", async () => {
  assert.deepEqual(await ask("/api/run/line?date=1950-08-20"), objectsOf(lineTable(run, 56)));
  assert.deepEqual(
    await ask("/api/run/formations?date=1950-08-20"),
    objectsOf(formationTable(run, loaded.grid, 56)),
  );
  assert.deepEqual(await ask("/api/run/losses?by=month"), objectsOf(lossTable(run, "month")));
  assert.deepEqual(await ask("/api/run/holder?lat=39.03&lon=125.75&date=1950-06-25"), {
    date: "1950-06-25",
    lat: 39.03,
    lon: 125.75,
    holder: "communist",
  });
  const about = await ask("/api/run");
  assert.deepEqual([about.scenario, about.seed, about.to], ["as-decided", 1, ONE_RUN_UNTIL]);
});

test("wrong questions get 400 and everything that is wrong with them", async () => {
  const cases: [string, string[]][] = [
    [
      "/api/run/line",
      ["GET /api/run/line query date: expected a date from 1950-06-25 to 1950-12-31; found nothing"],
    ],
    [
      "/api/run/line?date=1950-02-30",
      ['GET /api/run/line query date: expected a date from 1950-06-25 to 1950-12-31; found "1950-02-30"'],
    ],
    [
      "/api/run/holder?lat=91&lon=east&date=1953-01-01",
      [
        'GET /api/run/holder query lat: expected degrees from -90 to 90; found "91"',
        'GET /api/run/holder query lon: expected degrees from -180 to 180; found "east"',
        'GET /api/run/holder query date: expected a date from 1950-06-25 to 1950-12-31; found "1953-01-01"',
      ],
    ],
    [
      "/api/run/holder?lat=10&lon=100&date=1950-07-01",
      ["GET /api/run/holder query lat: expected a point within 60 km of land of the theatre; found 10, 100"],
    ],
    ["/api/run/losses?by=week", ['GET /api/run/losses query by: expected day or month; found "week"']],
    [
      "/api/run/losses?by=day&by=month",
      ['GET /api/run/losses query by: expected day or month; found ["day","month"]'],
    ],
    [
      "/api/run/line?date=1950-08-20&day=3",
      ['GET /api/run/line query day: expected one of date; found "day"'],
    ],
  ];
  for (const [url, sentences] of cases) {
    const { statusCode, body } = await server.inject(url);
    assert.equal(statusCode, 400, url);
    const { error, findings } = JSON.parse(body);
    assert.equal(error, sentences.join("\n"));
    assert.equal(findings.length, sentences.length);
    assert.deepEqual(Object.keys(findings[0]), ["file", "path", "expected", "found"]);
  }
});

/** What a refused request gets: its status and its findings, each with all four fields. */
async function refused(method: "GET" | "POST" | "DELETE", url: string, payload?: string) {
  const headers = payload === undefined ? {} : { "content-type": "application/json" };
  const { statusCode, body, headers: answered } = await server.inject({ method, url, headers, payload });
  assert.doesNotMatch(body, /not to be served|\n\s+at /, url);
  assert.match(String(answered["content-security-policy"]), /default-src 'self'/);
  const { error, findings } = JSON.parse(body);
  assert.equal(typeof error, "string");
  assert.deepEqual(Object.keys(findings[0]), ["file", "path", "expected", "found"], url);
  return statusCode;
}

test("what is not there gets 404 in the same form, and nothing outside the folders is served", async () => {
  for (const url of [
    "/nothing",
    "/data/none.json",
    "/api/run/winner",
    "/data/../secret.txt",
    "/data/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/data/..%2f..%2fsecret.txt",
    "/data/..%5csecret.txt",
    "/%00",
    "//secret.txt",
  ])
    assert.equal(await refused("GET", url), 404, url);
});

test("what no browser would send: 400 or 404 in the same form, and the server goes on", async () => {
  assert.equal(await refused("GET", "/%zz"), 400);
  assert.equal(await refused("GET", "/api/run/line?date=%"), 400);
  assert.equal(await refused("GET", "/api/run/holder?lat=NaN&lon=1e999&date=__proto__"), 400);
  assert.equal(await refused("GET", `/api/run/line?date=${"9".repeat(5000)}`), 400);
  assert.equal(await refused("POST", "/api/run", "{bad"), 400);
  assert.equal(await refused("POST", "/api/run", "{}"), 404);
  assert.equal(await refused("DELETE", "/"), 404);
  assert.equal((await server.inject("/api/run")).statusCode, 200);
});

/** Runs the server as a program until it says where it serves or ends. */
async function program(args: readonly string[]) {
  const child = spawn(process.execPath, [fileURLToPath(new URL("main.ts", import.meta.url)), ...args], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const ended = once(child, "close").then(([code]) => code as number);
  await Promise.race([once(child.stdout, "data"), ended]);
  return { child, ended, printed: () => ({ out, err }) };
}

test("the program says where it serves, on this machine only, and stops with its parent", async () => {
  const { child, ended, printed } = await program([
    "--atlas",
    atlas,
    "--site",
    site,
    "--port",
    "0",
    "--with-parent",
  ]);
  const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed().out)?.[0];
  assert.ok(address, printed().out + printed().err);
  const response = await fetch(`${address}api/run`);
  assert.equal((await response.json()).seed, 1);
  child.stdin.end();
  assert.equal(await ended, 0);
});

test("a busy port, a folder without an atlas and a wrong flag: one sentence each", async () => {
  const busy = createServer().listen(0, "127.0.0.1");
  await once(busy, "listening");
  const { port } = busy.address() as AddressInfo;
  const folders = ["--atlas", atlas, "--site", site];
  const cases: [string[], number, string][] = [
    [
      [...folders, "--port", String(port)],
      1,
      `p38: --port: expected a free port; found ${port}, which another program is using (try --port 0 for any free one)\n`,
    ],
    [
      ["--atlas", site, "--site", site],
      1,
      `p38: ${site}: expected the built atlas; found no index.html (npm start builds it)\n`,
    ],
    [["--atlas", atlas], 2, "p38: --site: expected a folder; found none\n"],
    [[...folders, "--port", "http"], 2, 'p38: --port: expected a port from 0 to 65535; found "http"\n'],
  ];
  try {
    for (const [args, code, sentence] of cases) {
      const { ended, printed } = await program(args);
      assert.equal(await ended, code);
      assert.deepEqual(printed(), { out: "", err: sentence });
    }
  } finally {
    busy.close();
  }
});
