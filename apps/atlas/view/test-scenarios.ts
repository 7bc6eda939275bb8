import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ScenarioFile } from "@p38/scenario";
import { loadScenario, scenarioNames } from "@p38/scenario/node.ts";
import type { KnownScenarios } from "./cast-scenario.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const { record, grid } = loadScenario("as-decided");
const files = Object.fromEntries(
  readdirSync(join(ROOT, "scenarios"), { recursive: true, encoding: "utf8" })
    .map((path) => `scenarios/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".json"))
    .map((path) => [path, JSON.parse(readFileSync(join(ROOT, path), "utf8")) as unknown]),
);

/** What scenarios are cast from, by the project's own files. */
export const known: KnownScenarios = { record, files };
export { grid };
export const whatIfNames = scenarioNames().filter((name) => name.startsWith("what-if/"));

export function whatIfFile(name: string): ScenarioFile {
  return files[`scenarios/${name}/scenario.json`] as ScenarioFile;
}
