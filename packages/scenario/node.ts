import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DataError, dayOf, hashArray, hashText, isoOf, LAST_DAY } from "@p38/base";
import { readRecord, type WarRecord } from "@p38/record";
import { recordTexts } from "@p38/record/node.ts";
import { decodeHexGrid, type HexGrid } from "@p38/terrain";
import type { Theater } from "@p38/model";
import { castTheater } from "./cast-theater.ts";
import { checkScenario, type JsonFile, type ScenarioFiles, type ScenarioFinding } from "./check-scenario.ts";
import { overBase, scenarioPath } from "./over-base.ts";
import { readScenario } from "./read-scenario.ts";
import type { Scenario } from "./scenario-file.ts";
import { theaterHash } from "./theater-file.ts";

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
 * The scenario of a name (`as-decided`), read from the project's files and cast.
 *
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

/** Names of all scenarios of the project, in order: the folders under `scenarios/` that hold a scenario.json. */
export function scenarioNames(root: string = ROOT): string[] {
  return readdirSync(join(root, "scenarios"), { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith("/scenario.json"))
    .map((path) => path.slice(0, -"/scenario.json".length))
    .toSorted();
}

function readScenarioFiles(name: string, root: string): { files: ScenarioFiles; text: string } {
  const texts: string[] = [];
  const read = (path: string): JsonFile => {
    const made = freeFrom(path);
    const { value, text } = made ?? readJson(root, path);
    texts.push(text);
    return { file: path, value };
  };
  const file = scenarioPath(name);
  const whole = overBase(name, (path) => read(path).value);
  const listed = Array.isArray(whole?.directives)
    ? whole.directives.filter((path) => typeof path === "string")
    : [];
  const files = {
    scenario: { file, value: whole },
    forces: read(
      typeof whole?.forces === "string" ? whole.forces : file.replace("scenario.json", "forces.json"),
    ),
    directives: listed.map(read),
  };
  return { files, text: texts.join("\n") };
}

/**
 * The file of `free-from/DATE`, which is the same for every date of the war: recorded directives until then, doctrine
 * on both sides from then on.
 *
 * @returns null for every other path
 * @throws DataError when it is no date of the war
 */
function freeFrom(path: string): { value: unknown; text: string } | null {
  const date = /^scenarios\/free-from\/([^/]+)\/scenario\.json$/.exec(path)?.[1];
  if (date === undefined) return null;
  let day = -1;
  try {
    day = dayOf(date);
  } catch {
    // no date at all
  }
  if (day < 0 || day > LAST_DAY)
    throw new DataError([
      {
        file: path,
        path: "/id",
        expected: `free-from/ and a date from ${isoOf(0)} to ${isoOf(LAST_DAY)}`,
        found: date,
      },
    ]);
  const value = {
    id: `free-from/${date}`,
    title: `Recorded directives until ${date}, doctrine on both sides from then on`,
    base: "as-decided",
    doctrineFrom: { un: date, communist: date },
  };
  return { value, text: JSON.stringify(value) };
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
    text = readFileSync(join(root, path), "utf8");
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
