/*
 * Pictures of the atlas: node apps/atlas/screenshots.ts ADDRESS FOLDER [DATE…]
 *
 * Opens the atlas at an address (see p38 serve) and takes the days below at desktop and phone size.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { openBrowser } from "./open-browser.ts";

const DATES = [
  "1950-06-28",
  "1950-08-20",
  "1950-09-28",
  "1950-11-24",
  "1951-01-10",
  "1951-07-10",
  "1953-07-27",
];
const SIZES = {
  desktop: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
};

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));

async function main([address, folder, ...dates]: string[]): Promise<number> {
  if (!address || !folder) {
    process.stderr.write("usage: node apps/atlas/screenshots.ts ADDRESS FOLDER [DATE…]\n");
    return 2;
  }
  const opened = await openBrowser();
  if (typeof opened === "string") {
    process.stderr.write(`${opened}\n`);
    return 1;
  }
  const files = await takeScreenshots(opened.browser, address, folder, dates.length > 0 ? dates : DATES);
  process.stdout.write(`${files.join("\n")}\n`);
  await opened.close();
  return 0;
}

/**
 * Takes the atlas on some days at desktop and phone size.
 *
 * @param address where it is served
 * @param folder  where the pictures go, DATE-desktop.png and DATE-phone.png
 * @returns       paths of the pictures
 */
export async function takeScreenshots(
  browser: Browser,
  address: string,
  folder: string,
  dates: readonly string[],
): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const takeSize = async ([name, options]: [string, BrowserContextOptions]) => {
    const files: string[] = [];
    const context = await browser.newContext(options);
    for (const date of dates) {
      const page = await context.newPage();
      await page.goto(`${address}#date=${date}`);
      await page.waitForSelector("[data-settled]", { state: "attached", timeout: 60_000 });
      const path = join(folder, `${date}-${name}.png`);
      await page.screenshot({ path });
      files.push(path);
      await page.close();
    }
    await context.close();
    return files;
  };
  // each waits for its own map to be drawn
  return (await Promise.all(Object.entries(SIZES).map(takeSize))).flat();
}
