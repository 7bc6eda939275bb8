/*
 * How many wars the page makes beside Node, and what the map feels of it: node scripts/run.mjs apps/atlas/many.bench.ts ADDRESS
 *
 * ADDRESS is where `p38 serve` serves the atlas with a run of the whole war. Prints pairs of wars a minute of Node with one thread and with
 * two, of Chromium's workers, and their ratios; then the frames of the page while it makes wars and days play, beside those of the same
 * days without, and the page's own tasks of more than 50 ms: frames that come late without any waited for a core. Starting up is left
 * out: what more pairs take is divided by how many more they are.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spawn } from "node:child_process";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "./open-browser.ts";

const CHANGE = "what-if/full-strength-july";
const FEW = 5;
const MORE = 25;
const PLAY_SECONDS = 10;
const FRAME_MS = 1000 / 60;
const PROGRAM = fileURLToPath(new URL("../cli/main.ts", import.meta.url));

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));

async function main([address]: string[]): Promise<number> {
  if (!address) {
    process.stderr.write("usage: node apps/atlas/many.bench.ts ADDRESS\n");
    return 2;
  }
  const opened = await openBrowser();
  if (typeof opened === "string") {
    process.stderr.write(`${opened}\n`);
    return 1;
  }
  const [one, two] = [await pairsAMinute((n) => inNode(n, 1)), await pairsAMinute((n) => inNode(n, 2))];
  // the page leaves a core to itself
  const workers = Math.max(1, availableParallelism() - 1);
  const alike = workers === 1 ? one : workers === 2 ? two : await pairsAMinute((n) => inNode(n, workers));
  const page = await pairsAMinute((n) => inPage(opened.browser, address, n));
  say("Node, 1 thread", one);
  say(`Node, 2 threads (${(two / one).toFixed(2)} times one)`, two);
  say(
    `Chromium, workers: ${workers} (${Math.round((100 * page) / alike)} % of Node with as many threads)`,
    page,
  );
  const quiet = await framesOf(opened.browser, address, false);
  const busy = await framesOf(opened.browser, address, true);
  process.stdout.write(`playing 7 days a second: ${quiet}; while wars are made: ${busy}\n`);
  await opened.close();
  return 0;
}

function say(where: string, pairs: number): void {
  process.stdout.write(
    `${where}: ${pairs.toFixed(1)} pairs of ${CHANGE} a minute, ${(2 * pairs).toFixed(0)} wars\n`,
  );
}

/** From what more pairs take than few. */
async function pairsAMinute(secondsFor: (pairs: number) => Promise<number>): Promise<number> {
  const few = await secondsFor(FEW);
  const more = await secondsFor(FEW + MORE);
  return (60 * MORE) / (more - few);
}

async function inNode(pairs: number, workers: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "p38-many-"));
  const args = ["compare", "--change", CHANGE, "--runs", String(pairs), "--workers", String(workers)];
  const began = performance.now();
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args, "--out", join(folder, "pairs")], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`p38 compare ended with ${code}`)),
    );
  });
  const seconds = (performance.now() - began) / 1000;
  await rm(folder, { recursive: true });
  return seconds;
}

async function open(
  browser: Browser,
  address: string,
  pairs: number,
): Promise<{ page: Page; close(): Promise<void> }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  await page.goto(`${address}#date=1950-07-10&many=${CHANGE};${pairs};1;drawn`);
  await page.waitForSelector("[data-settled]", { state: "attached", timeout: 60_000 });
  await page.getByRole("button", { name: "Make the wars" }).waitFor();
  return { page, close: () => context.close() };
}

async function inPage(browser: Browser, address: string, pairs: number): Promise<number> {
  const { page, close } = await open(browser, address, pairs);
  const began = performance.now();
  await page.getByRole("button", { name: "Make the wars" }).click();
  await page.locator("[data-many=made]").waitFor({ timeout: 600_000 });
  const seconds = (performance.now() - began) / 1000;
  await close();
  return seconds;
}

/** Frames while days play, in words: how many a second, how many came late by more than half a frame, and long tasks. */
async function framesOf(browser: Browser, address: string, busy: boolean): Promise<string> {
  const { page, close } = await open(browser, address, 1000);
  if (busy) {
    await page.getByRole("button", { name: "Make the wars" }).click();
    await page.waitForFunction(() => document.querySelector(".answer[data-hashes]"), undefined, {
      timeout: 120_000,
    });
  }
  const { gaps, tasks } = await page.evaluate(
    (seconds) =>
      new Promise<{ gaps: number[]; tasks: number }>((resolve) => {
        const between: number[] = [];
        let long = 0;
        new PerformanceObserver((list) => (long += list.getEntries().length)).observe({ type: "longtask" });
        let last = performance.now();
        const count = (now: number) => {
          between.push(now - last);
          last = now;
          requestAnimationFrame(count);
        };
        requestAnimationFrame(count);
        document.querySelector<HTMLButtonElement>(".play:not(.back)")!.click();
        setTimeout(() => resolve({ gaps: between, tasks: long }), seconds * 1000);
      }),
    PLAY_SECONDS,
  );
  await close();
  const late = gaps.filter((ms) => ms > 1.5 * FRAME_MS).length;
  return `${(gaps.length / PLAY_SECONDS).toFixed(0)} frames a second, ${late} of ${gaps.length} late, ${tasks} long tasks`;
}
