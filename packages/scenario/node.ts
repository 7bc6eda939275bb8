import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { DataError, hashArray, hashText } from "@p38/base";
import { readRecord, type WarRecord } from "@p38/record";
import { recordTexts } from "@p38/record/node.ts";
import { decodeHexGrid, type HexGrid } from "@p38/terrain";
import { theaterHash, type Theater } from "@p38/model";
import { castTheater } from "./cast-theater.ts";
import { checkScenario, type JsonFile, type ScenarioFiles, type ScenarioFinding } from "./check-scenario.ts";
import { isScenarioName, scenarioPath } from "./over-base.ts";
import { readScenario } from "./read-scenario.ts";
import { freeFromFile, scenarioFilesOf } from "./scenario-files.ts";
import type { Scenario } from "./scenario-file.ts";

const GRID = "data/terrain/korea.hexgrid";
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A scenario cast, with all that it is made of. */
export interface LoadedScenario {
  theater: Theater;
  scenario: Scenario;
  record: WarRecord;
  grid: HexGrid;
  /** warnings; errors are thrown */
  findings: ScenarioFinding[];
  /** hash of each input: the terrain's file, the record's files, the scenario's, and the theater cast from them */
  hashes: { terrain: string; record: string; scenario: string; theater: string };
}

/**
 * The scenario of a name (`as-decided`), or at the path of a scenario.json, read from the project's files and cast.
 *
 * @param name or a path from `root`, as `scenarioGiven` has it
 * @param root of the project; this one's when left out
 * @throws DataError with everything that is wrong with its files
 */
export function loadScenario(name: string, root: string = ROOT): LoadedScenario {
  return loadScenarios([name], root)[0];
}

/** Scenarios of several names, over one reading of the record and the ground. */
export function loadScenarios(names: readonly string[], root: string = ROOT): LoadedScenario[] {
  const known = { ...readRecordFiles(root), ground: readGrid(root) };
  return names.map((name) => castWith(name, root, known));
}

function castWith(
  name: string,
  root: string,
  {
    record,
    hash,
    ground: { grid, hash: terrain },
  }: { record: WarRecord; hash: string; ground: ReturnType<typeof readGrid> },
): LoadedScenario {
  const { files, text } = readScenarioFiles(name, root);
  const { scenario, record: changed, warnings } = readScenario(record, grid, files);
  const theater = castTheater(changed, grid, scenario);
  return {
    theater,
    scenario,
    record,
    grid,
    findings: warnings,
    hashes: {
      terrain,
      record: hash,
      scenario: hashText(text),
      theater: theaterHash(theater),
    },
  };
}

/**
 * Everything wrong with a scenario's files, warnings too, without casting it.
 *
 * @throws DataError when a file cannot be read at all
 */
export function findingsOf(name: string, root: string = ROOT): ScenarioFinding[] {
  const { record } = readRecordFiles(root);
  const { grid } = readGrid(root);
  return checkScenario(record, grid, readScenarioFiles(name, root).files);
}

/**
 * What somebody calls a scenario, as `loadScenario` takes it: a name stays; anything else is the path of a scenario.json or of
 * its folder.
 *
 * @param folder that the path starts from
 * @param root   of the project; inside it, errors name the file from there
 */
export function scenarioGiven(given: string, folder: string, root: string = ROOT): string {
  if (isScenarioName(given)) return given;
  const path = resolve(folder, given);
  const file = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, "scenario.json") : path;
  const within = relative(root, file).replaceAll("\\", "/");
  if (within.startsWith("..")) return file.replaceAll("\\", "/");
  return isScenarioName(within) ? `./${within}` : within;
}

/** Names of all scenarios of the project, in order: the folders under `scenarios/` that hold a scenario.json. */
export function scenarioNames(root: string = ROOT): string[] {
  return readdirSync(join(root, "scenarios"), { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith("/scenario.json"))
    .map((path) => path.slice(0, -"/scenario.json".length))
    .toSorted();
}

/** The files of some scenarios, and of what they lie over, by their path in the project; `free-from/DATE` has none. */
export function filesOfScenarios(names: readonly string[], root: string = ROOT): Record<string, unknown> {
  const files: Record<string, unknown> = {};
  for (const name of names)
    scenarioFilesOf(name, (path) => freeFromFile(path) ?? (files[path] ??= readJson(root, path).value));
  return files;
}

function readScenarioFiles(name: string, root: string): { files: ScenarioFiles; text: string } {
  const texts: string[] = [];
  const files = scenarioFilesOf(name, (path) => {
    const made = freeFromFile(path);
    const { value, text } = made ? { value: made, text: JSON.stringify(made) } : readJson(root, path);
    texts.push(text);
    return value;
  });
  if (!isScenarioName(name)) idOfItsOwn(files.scenario, root);
  return { files, text: texts.join("\n") };
}

/** A scenario outside `scenarios/` must not pass for one of the project: runs are asked of by its id. */
function idOfItsOwn({ file, value }: JsonFile, root: string): void {
  const { id } = (value ?? {}) as { id?: unknown };
  if (typeof id !== "string" || !isScenarioName(id)) return; // its schema says so
  const known = scenarioPath(id);
  if (known === file || (freeFromFile(known) === null && !existsSync(join(root, known)))) return;
  throw new DataError([
    { file, path: "/id", expected: "an id that no scenario of the project has", found: `"${id}"` },
  ]);
}

function readGrid(root: string): { grid: HexGrid; hash: string } {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(join(root, GRID));
  } catch {
    throw new DataError([{ file: GRID, path: "whole file", expected: "the ground", found: "no such file" }]);
  }
  return { grid: decodeHexGrid(bytes, GRID), hash: hashArray(bytes) };
}

function readRecordFiles(root: string): { record: WarRecord; hash: string } {
  const texts = recordTexts(join(root, "data"));
  return { record: readRecord(texts), hash: hashText(Object.values(texts).join("\n")) };
}

function readJson(root: string, path: string): { value: unknown; text: string } {
  let text: string;
  try {
    text = readFileSync(resolve(root, path), "utf8");
  } catch {
    throw new DataError([
      { file: path, path: "whole file", expected: "a file of JSON", found: "no such file" },
    ]);
  }
  try {
    return { value: JSON.parse(text), text };
  } catch (error) {
    throw new DataError([
      { file: path, path: "whole file", expected: "JSON", found: (error as Error).message },
    ]);
  }
}
