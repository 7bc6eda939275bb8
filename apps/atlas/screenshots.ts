/*
 * Pictures of the atlas: node apps/atlas/screenshots.ts ADDRESS FOLDER [DATE…]
 *
 * Opens the atlas at an address (see p38 serve) and takes the days below at desktop and phone size.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
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

const [address, folder, ...asked] = process.argv.slice(2);
if (!address || !folder) {
  console.error("usage: node apps/atlas/screenshots.ts ADDRESS FOLDER [DATE…]");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const opened = await openBrowser();
if (typeof opened === "string") {
  console.error(opened);
  process.exit(1);
}
for (const [name, options] of Object.entries(SIZES)) {
  const context = await opened.browser.newContext(options);
  for (const date of asked.length > 0 ? asked : DATES) {
    const page = await context.newPage();
    await page.goto(`${address}#date=${date}`);
    await page.waitForSelector("[data-settled]", { state: "attached", timeout: 30_000 });
    await page.screenshot({ path: join(folder, `${date}-${name}.png`) });
    await page.close();
    console.log(`${date} ${name}`);
  }
  await context.close();
}
await opened.close();
