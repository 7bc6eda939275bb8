import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { BrowserContext, Page } from "playwright-core";
import { decodeRun, lineOf, type Run } from "@p38/model";
import { openBrowser, type OpenedBrowser } from "./open-browser.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const CLI = join(ROOT, "apps/cli/main.ts");
const BUILT = join(ROOT, "apps/atlas/dist");
const FOLDER = "/some/deep/folder/";
const DATA = [
  "run.p38run",
  "korea.hexgrid",
  "as-decided.theater",
  "record.json",
  "names.json",
  "knowledge.json",
  "series.json",
  "walks.json",
  "phases.json",
  "account.json",
  "score.json",
  "what-ifs.json",
  "scenarios.json",
];
const KINDS: { [extension: string]: string } = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};
/** small, since a browser without a graphics card draws slowly */
const VIEWPORT = { width: 480, height: 760 };

const home = mkdtempSync(join(tmpdir(), "p38-offline-"));
const site = join(home, FOLDER);
const hosts: Host[] = [];
let opened: OpenedBrowser | string;
let run: Run;

describe("the atlas as a folder of static files", () => {
  before(async () => {
    opened = await openBrowser();
    if (typeof opened === "string") return;
    const file = join(home, "war.p38run");
    await p38("run", "--scenario", "as-decided", "--seed", "1", "--until", "1950-07-15", "--out", file);
    run = decodeRun(gunzipSync(readFileSync(file)));
    await copySite(file);
  });

  after(async () => {
    if (opened && typeof opened !== "string") await opened.close();
    for (const host of hosts) await host.close();
    rmSync(home, { recursive: true, force: true });
  });

  test("a plain host shows it from any folder, and once it was there it opens without the host", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const host = await serveFolder();
    const context = await opened.browser.newContext({ viewport: VIEWPORT });
    const strays: string[] = [];
    context.on("request", (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(host.address))
        strays.push(request.url());
    });
    const { page, complaints } = await open(context, `${host.address}#date=1950-07-05`);
    await assertShowsWar(page);
    assert.deepEqual(await missingOffline(page), []);
    assert.deepEqual(complaints, []);

    await host.close();
    await assert.rejects(fetch(host.address), "the host is gone");
    await page.reload();
    await assertShowsWar(page);
    await page.getByRole("tab", { name: "Charts" }).click();
    await page.locator(".chart canvas").first().waitFor();
    const reader = await open(context, `${host.address}#record=party/usa`);
    await reader.page.locator('[data-read="party/usa"]').waitFor();
    assert.deepEqual([...complaints, ...reader.complaints, ...strays], []);
    await context.close();
  });

  test("a later build replaces an earlier one and leaves the caches of others alone", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const host = await serveFolder();
    const context = await opened.browser.newContext({ viewport: { width: 300, height: 400 } });
    const { page } = await open(context, host.address);
    await missingOffline(page);
    const earlier = await cachesOf(page);
    assert.equal(earlier.length, 2);
    await page.evaluate(() => caches.open("of another program"));

    const worker = join(site, "offline-worker.js");
    const code = readFileSync(worker, "utf8");
    const hash = /[0-9a-f]{16}$/.exec(earlier.find((name) => / built /.test(name))!)![0];
    writeFileSync(worker, code.replace(hash, "0123456789abcdef"));
    await page.reload();
    assert.deepEqual(await missingOffline(page), []);
    const later = earlier.map((name) => name.replace(hash, "0123456789abcdef"));
    assert.deepEqual(await cachesOf(page), [...later, "of another program"].toSorted());
    writeFileSync(worker, code);
    await context.close();
  });

  test("where the browser allows no worker the page is the same, without a complaint", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const host = await serveFolder();
    const context = await opened.browser.newContext({ viewport: VIEWPORT });
    await context.addInitScript(() => {
      Reflect.deleteProperty(Navigator.prototype, "serviceWorker");
    });
    const { page, complaints } = await open(context, `${host.address}#date=1950-07-05`);
    assert.equal(await page.evaluate(() => "serviceWorker" in navigator), false);
    await assertShowsWar(page);
    assert.deepEqual(complaints, []);
    await context.close();
  });
});

/** Opens a page; `complaints` gathers its errors. */
async function open(context: BrowserContext, address: string) {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`page: ${error.message}`));
  await page.goto(address);
  return { page, complaints };
}

/** Fails unless the map is drawn with the run's line of 5 July 1950. */
async function assertShowsWar(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName("atlas: first picture").length > 0);
  await page.waitForSelector("[data-settled]", { state: "attached" });
  const line = lineOf(run, 10)
    .map(([lat, lon]) => `${lat.toFixed(2)},${lon.toFixed(2)}`)
    .join(" ");
  assert.equal(await page.locator("[data-line]").getAttribute("data-line"), line);
  const picture = await page.locator(".stage").screenshot();
  assert.ok(picture.length > 60_000, "a map with relief is no flat picture");
}

/** What the worker could not keep, once it has taken all the rest. */
async function missingOffline(page: Page): Promise<string[]> {
  const kept = await page.waitForFunction(() => performance.getEntriesByName("atlas: kept offline")[0]);
  return kept.evaluate((mark) => (mark as PerformanceMark).detail as string[]);
}

function cachesOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => (await caches.keys()).toSorted());
}

/** Copies the built atlas and the data of a run into the folder, as somebody would who publishes it. */
async function copySite(file: string): Promise<void> {
  const child = spawn(process.execPath, [CLI, "serve", "--run", file, "--port", "0", "--json"], {
    cwd: home,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  const [printed] = await Promise.race([once(child.stdout.setEncoding("utf8"), "data"), ended]);
  const { address } = JSON.parse(String(printed)) as { address: string };
  cpSync(BUILT, site, { recursive: true });
  mkdirSync(join(site, "data"));
  for (const name of DATA) {
    const response = await fetch(`${address}data/${name}`);
    assert.equal(response.status, 200, name);
    writeFileSync(join(site, "data", name), new Uint8Array(await response.arrayBuffer()));
  }
  child.kill("SIGINT");
  await ended;
}

/** A server of static files. */
interface Host {
  /** of the atlas, with a slash at its end */
  address: string;
  close(): Promise<void>;
}

/** Serves the files under the home folder and nothing more: no compression, no marks of versions, no policy. */
async function serveFolder(): Promise<Host> {
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, "http://host");
    const path = join(home, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    try {
      const content = readFileSync(path);
      response.writeHead(200, { "content-type": KINDS[extname(path)] ?? "application/octet-stream" });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const host: Host = {
    address: `http://127.0.0.1:${port}${FOLDER}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  hosts.push(host);
  return host;
}

/** Runs the command line to its end. */
async function p38(...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: home,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(child, "close");
  assert.equal(code, 0);
}
