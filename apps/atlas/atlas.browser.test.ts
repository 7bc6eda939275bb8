import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { decodeRun, hashOf, lineOf, type Run } from "@p38/model";
import { takeScreenshots } from "./screenshots.ts";
import { openBrowser, type OpenedBrowser } from "./open-browser.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const CLI = join(ROOT, "apps/cli/main.ts");
const LAST = "1950-07-31";
const MAP = { x: 400, y: 80, width: 640, height: 640 };

const folder = mkdtempSync(join(tmpdir(), "p38-atlas-"));
let opened: OpenedBrowser | string;
let served: { address: string; stop(): Promise<void> } | null = null;
let run: Run;

describe("the atlas in a real browser", () => {
  before(async () => {
    opened = await openBrowser();
    if (typeof opened === "string") return;
    const file = join(folder, "war.p38run");
    await p38("run", "--scenario", "as-decided", "--seed", "1", "--until", LAST, "--out", file);
    run = decodeRun(gunzipSync(readFileSync(file)));
    served = await serve(file);
  });

  after(async () => {
    await served?.stop();
    if (opened && typeof opened !== "string") await opened.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("in a real browser the map shows, the slider moves the line, and nothing leaves the machine", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const { page, troubles, close } = await atlas("#date=1950-06-27", { width: 1440, height: 900 });
    assert.ok((await picture(page)).length > 60_000, "a map with relief is no flat picture");
    assert.equal(await lineShown(page), lineText(run, 2));

    const slider = page.getByRole("slider", { name: "Day of the war" });
    assert.equal(await slider.getAttribute("aria-valuetext"), "Tuesday 27 June 1950");
    const earlier = await picture(page);
    await slider.fill("30");
    await page.waitForFunction(() => location.hash.includes("1950-07-25"));
    assert.equal(await lineShown(page), lineText(run, 30));
    assert.notEqual(lineText(run, 2), lineText(run, 30));
    assert.notDeepEqual(await picture(page), earlier);
    await page.getByText("Tuesday 25 July 1950").first().waitFor();
    assert.deepEqual(troubles, []);
    await close();
  });

  test("keys move the day and a link brings it back", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const { page, troubles, close } = await atlas("#date=1950-06-27&show=held,run", {
      width: 1440,
      height: 900,
    });
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    await page.waitForFunction(() => location.hash === "#date=1950-07-05&show=held,run");
    await page.keyboard.press("Home");
    await page.waitForFunction(() => location.hash.startsWith("#date=1950-06-25"));
    await page.keyboard.press(" ");
    await page.waitForFunction(
      () => !document.querySelector("input[type=range]")?.matches("[aria-valuetext*='25 June']"),
    );
    await page.keyboard.press(" ");
    assert.equal(await page.getByRole("button", { name: "Play" }).count(), 1);
    assert.deepEqual(troubles, []);
    await close();
  });

  test("the browser computes the same run as Node, to the last bit", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const { page, troubles, close } = await atlas("", { width: 1440, height: 900 });
    await page.getByRole("button", { name: "Run it here" }).click();
    await page.getByLabel("Seed").fill("1");
    await page.getByRole("button", { name: "Run the war" }).click();
    await page.waitForSelector("[data-made=made], [data-made=failed]", { timeout: 60_000 });
    const words = await page.locator("[data-made]").textContent();
    const hashes = run.D * run.meta.hashedArrays.length;
    assert.match(words ?? "", new RegExp(`All ${hashes} daily hashes agree`));
    assert.equal(await page.locator("[data-hash=holder]").textContent(), hashOf(run, run.D - 1, "holder"));

    await page.getByLabel("Seed").fill("2");
    await page.getByRole("button", { name: "Run the war" }).click();
    await page.getByText("as-decided, seed 2, made here").waitFor({ timeout: 60_000 });
    assert.notEqual(await page.locator("[data-hash=holder]").textContent(), hashOf(run, run.D - 1, "holder"));
    assert.deepEqual(troubles, []);
    await close();
  });

  test("a link with another seed computes that run", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const { page, troubles, close } = await atlas("#date=1950-07-10&seed=3", { width: 1440, height: 900 });
    await page.getByText("as-decided, seed 3, made here").waitFor({ timeout: 60_000 });
    await page.getByText("Monday 10 July 1950").first().waitFor();
    await page.waitForFunction(() => location.hash === "#date=1950-07-10&seed=3");
    assert.deepEqual(troubles, []);
    await close();
  });

  test("on a phone the tabs tell record, run, charts and how close they are", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const { page, troubles, close } = await atlas("#date=1950-06-28", { width: 390, height: 844 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
    await page.getByText("Han bridges blown").first().waitFor();
    await page.getByRole("tab", { name: "Run" }).click();
    await page.getByText("Men in the field").first().waitFor();
    await page.getByRole("tab", { name: "Charts" }).click();
    await page.locator(".chart canvas").first().waitFor();
    assert.equal(await page.locator(".chart canvas").count(), 4);
    await page.getByRole("tab", { name: "How close?" }).click();
    await page.getByText("Great cities change hands").waitFor();
    assert.deepEqual(troubles, []);
    await close();
  });

  test("pictures of a day are taken at desktop and phone size", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const files = await takeScreenshots(opened.browser, served!.address, folder, [LAST]);
    assert.deepEqual(
      files.map((file) => sizeOfPng(readFileSync(file))),
      [
        { width: 1440, height: 900 },
        { width: 780, height: 1688 },
      ],
    );
  });
});

/** Opens the atlas and waits until all is drawn; `troubles` gathers errors and requests to elsewhere. */
async function atlas(hash: string, viewport: { width: number; height: number }) {
  const context = await (opened as OpenedBrowser).browser.newContext({ viewport });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`page: ${error.message}`));
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && `${origin}/` !== served!.address)
      troubles.push(`request: ${request.url()}`);
  });
  await page.goto(`${served!.address}${hash}`);
  await page.waitForSelector("[data-settled]", { state: "attached", timeout: 60_000 });
  return { page, troubles, close: () => context.close() };
}

function picture(page: Page): Promise<Buffer> {
  return page.screenshot({ clip: MAP });
}

function lineShown(page: Page): Promise<string | null> {
  return page.locator("[data-line]").getAttribute("data-line");
}

function lineText(of: Run, day: number): string {
  return lineOf(of, day)
    .map(([lat, lon]) => `${lat.toFixed(2)},${lon.toFixed(2)}`)
    .join(" ");
}

/** px, from the header of a PNG file. */
function sizeOfPng(bytes: Buffer): { width: number; height: number } {
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Runs the command line to its end. */
async function p38(...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [CLI, ...args], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  let lines = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (lines += text));
  const code = await new Promise((resolve) => child.on("close", resolve));
  assert.equal(code, 0, lines);
}

/** Serves a run on a free port, as a user would. */
async function serve(file: string): Promise<NonNullable<typeof served>> {
  const child = spawn(process.execPath, [CLI, "serve", "--run", file, "--port", "0", "--json"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  let lines = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (lines += text));
  const address = await new Promise<string>((resolve, reject) => {
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      const found = /"address":\s*"([^"]+)"/.exec(printed);
      if (found) resolve(found[1]);
    });
    void ended.then(() => reject(new Error(`the server ended: ${lines}`)));
  });
  return {
    address,
    stop() {
      child.kill("SIGINT");
      return ended;
    },
  };
}
