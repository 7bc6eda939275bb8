/*
 * What the page costs in a real Chromium: node apps/atlas/page.bench.ts ADDRESS
 *
 * ADDRESS is where `p38 serve` serves the atlas. Prints how long the first view takes, what is fetched for it, what a change of day costs
 * the main thread, and how long its tasks are while days play. Sizes are those of the network, compressed as the server sends them.
 */
import type { Browser, CDPSession, Page } from "playwright-core";
import { openBrowser } from "./open-browser.ts";

const LOADS = 5;
const DAYS = 150;
const PLAY_SECONDS = 8;
const LONG_TASK_MS = 50;

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));

async function main([address]: string[]): Promise<number> {
  if (!address) {
    process.stderr.write("usage: node apps/atlas/page.bench.ts ADDRESS\n");
    return 2;
  }
  const opened = await openBrowser();
  if (typeof opened === "string") {
    process.stderr.write(`${opened}\n`);
    return 1;
  }
  const loads: Awaited<ReturnType<typeof firstView>>[] = [];
  for (let i = 0; i < LOADS; i++) loads.push(await firstView(opened.browser, address));
  const median = (of: (load: (typeof loads)[number]) => number) =>
    loads.map(of).toSorted((a, b) => a - b)[Math.floor(LOADS / 2)];
  say(
    `first picture, median of ${LOADS}`,
    median((load) => load.pictureMs),
    "ms",
  );
  say(
    `at rest with symbols, median of ${LOADS}`,
    median((load) => load.settledMs),
    "ms",
  );
  say("scripts and styles", loads[0].scriptBytes / 1000, "KB");
  say("map, ground, run and record", loads[0].dataBytes / 1000, "KB");
  await changesOfDay(opened.browser, address, "threadTicks", "work of the main thread");
  await changesOfDay(opened.browser, address, "timeTicks", "main thread busy, waiting counted,");
  await playing(opened.browser, address);
  await opened.close();
  return 0;
}

function say(what: string, value: number, unit: string): void {
  process.stdout.write(`${what}: ${value.toFixed(value < 100 ? 1 : 0)} ${unit}\n`);
}

async function open(browser: Browser, address: string): Promise<{ page: Page; close(): Promise<void> }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForSelector("[data-settled]", { state: "attached", timeout: 60_000 });
  return { page, close: () => context.close() };
}

async function firstView(browser: Browser, address: string) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const addresses = new Map<string, string>();
  let [scriptBytes, dataBytes] = [0, 0];
  session.on("Network.responseReceived", ({ requestId, response }) => addresses.set(requestId, response.url));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (/\.(js|mjs|css)$/.test(addresses.get(requestId) ?? "")) scriptBytes += encodedDataLength;
    else dataBytes += encodedDataLength;
  });
  await page.goto(address);
  await page.waitForSelector("[data-settled]", { state: "attached", timeout: 60_000 });
  const { pictureMs, settledMs } = await page.evaluate(() => ({
    pictureMs: performance.getEntriesByName("atlas: first picture")[0].startTime,
    settledMs: performance.now(),
  }));
  await context.close();
  return { pictureMs, settledMs, scriptBytes, dataBytes };
}

/**
 * Goes to days far from each other by the slider, and asks the browser how long its main thread was busy with each.
 *
 * @param timeDomain whether by the thread's own processor time or by the clock: without a GPU the thread also waits for whoever draws
 */
async function changesOfDay(
  browser: Browser,
  address: string,
  timeDomain: "threadTicks" | "timeTicks",
  what: string,
): Promise<void> {
  const { page, close } = await open(browser, address);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain });
  const last = Number(await page.locator("input[type=range]").getAttribute("max"));
  const times: number[] = [];
  for (let i = 0; i < DAYS; i++) {
    const before = await busyMs(session);
    await page.evaluate(
      (day) =>
        new Promise<void>((resolve) => {
          const slider = document.querySelector<HTMLInputElement>("input[type=range]")!;
          slider.value = String(day);
          slider.dispatchEvent(new Event("input", { bubbles: true }));
          requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
        }),
      (i * 487) % (last + 1),
    );
    times.push((await busyMs(session)) - before);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (DAYS - 1))];
  say(`${what} for a change of day, median of ${DAYS}`, at(0.5), "ms");
  say(`${what} for a change of day, p95`, at(0.95), "ms");
  await close();
}

async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * metrics.find(({ name }) => name === "TaskDuration")!.value;
}

/** Plays at the fastest speed from the first day on and watches the tasks and frames of the page. */
async function playing(browser: Browser, address: string): Promise<void> {
  const { page, close } = await open(browser, address);
  await page.getByLabel("Speed in days a second").selectOption("30");
  await page.keyboard.press("Home");
  await page.waitForTimeout(500);
  const seen = await page.evaluate(
    ({ seconds }) =>
      new Promise<{ tasks: number[]; frames: number }>((resolve) => {
        const tasks: number[] = [];
        const observer = new PerformanceObserver((list) =>
          tasks.push(...list.getEntries().map(({ duration }) => duration)),
        );
        observer.observe({ type: "longtask" });
        let frames = 0;
        const count = () => {
          frames++;
          requestAnimationFrame(count);
        };
        requestAnimationFrame(count);
        document.querySelector<HTMLButtonElement>(".play:not(.back)")!.click();
        setTimeout(() => resolve({ tasks, frames }), seconds * 1000);
      }),
    { seconds: PLAY_SECONDS },
  );
  process.stdout.write(
    `playing 30 days a second for ${PLAY_SECONDS} s: ${(seen.frames / PLAY_SECONDS).toFixed(0)} frames a second, ` +
      `${seen.tasks.length} tasks over ${LONG_TASK_MS} ms${seen.tasks.length > 0 ? `, the longest ${Math.max(...seen.tasks).toFixed(0)} ms` : ""}\n`,
  );
  await close();
}
