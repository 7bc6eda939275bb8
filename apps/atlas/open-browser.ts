import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser } from "playwright-core";

/** A browser that was opened, and what it is. */
export interface OpenedBrowser {
  browser: Browser;
  /** where it comes from, with its version */
  words: string;
  close(): Promise<void>;
}

const QUIET = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-default-apps",
  "--disable-extensions",
];
/** WebGL without a graphics card. */
const SOFTWARE_GL = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/**
 * Opens a headless Chromium: the one that CHROMIUM names, else @sparticuz/chromium, else an installed one.
 *
 * @returns a sentence that says what is missing where there is none
 */
export async function openBrowser(): Promise<OpenedBrowser | string> {
  const named = process.env.CHROMIUM;
  if (named) {
    if (!existsSync(named)) return `CHROMIUM names ${named}, but there is no such file.`;
    return launch(named, "CHROMIUM");
  }
  const packaged = await packagedChromium();
  if (packaged) return launch(packaged, "@sparticuz/chromium");
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed) return launch(installed, installed);
  return "No browser: install the package @sparticuz/chromium (Linux x64), or name a Chromium in CHROMIUM.";
}

/** Path of the browser that comes with npm, null where the package or its platform is missing. */
async function packagedChromium(): Promise<string | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const before = {
    AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV,
    LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH,
  };
  // the package unpacks the libraries that it brings only where it thinks that it runs in AWS Lambda
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs20.x";
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    const path = await packaged.executablePath();
    libraries = process.env.LD_LIBRARY_PATH;
    return path;
  } catch {
    return null;
  } finally {
    restore("AWS_EXECUTION_ENV", before.AWS_EXECUTION_ENV);
    restore("LD_LIBRARY_PATH", before.LD_LIBRARY_PATH);
  }
}

let libraries: string | undefined;

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

async function launch(executablePath: string, from: string): Promise<OpenedBrowser> {
  const home = mkdtempSync(join(tmpdir(), "p38-browser-"));
  // a plain C locale would give pages a language tag that no browser has
  const environment: { [name: string]: string } = { HOME: home, LANG: "en_US.UTF-8", LANGUAGE: "en_US" };
  for (const [name, value] of Object.entries(process.env))
    if (value !== undefined) environment[name] ??= value;
  if (libraries) environment.LD_LIBRARY_PATH = libraries;
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: [...QUIET, ...SOFTWARE_GL],
    env: environment,
  });
  return {
    browser,
    words: `${from}, version ${browser.version()}`,
    async close() {
      await browser.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
