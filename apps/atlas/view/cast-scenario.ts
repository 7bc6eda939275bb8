import { DataError } from "@p38/base";
import { theaterHash, type Theater } from "@p38/model";
import {
  AS_DECIDED,
  castTheater,
  checkScenario,
  freeFromFile,
  readScenario,
  scenarioFilesOf,
  type Scenario,
  type ScenarioFile,
  type ScenarioFiles,
  type ScenarioFinding,
  type ScenarioRecord,
} from "@p38/scenario";
import type { HexGrid } from "@p38/terrain";
import { OWN, OWN_FILE } from "./sentences.ts";

/** What scenarios are cast from: tables of the record, and the scenarios' files by their path in the project. */
export interface KnownScenarios {
  record: ScenarioRecord;
  files: Readonly<Record<string, unknown>>;
}

/**
 * A scenario as `p38` casts it from the same files.
 *
 * @param own the reader's scenario.json, where the name is `own`
 * @throws DataError with all that is wrong with it
 */
export function castScenario(
  known: KnownScenarios,
  grid: HexGrid,
  name: string,
  own: ScenarioFile | null,
): { theater: Theater; scenario: Scenario } {
  const { scenario, record } = readScenario(known.record, grid, filesOf(known, name, own));
  return { theater: castTheater(record, grid, scenario), scenario };
}

/** Everything wrong with a reader's scenario.json that keeps it from being cast. */
export function errorsOf(known: KnownScenarios, grid: HexGrid, own: ScenarioFile): ScenarioFinding[] {
  return checkScenario(known.record, grid, filesOf(known, OWN, own)).filter(
    ({ severity }) => severity === "error",
  );
}

/**
 * Whether a reader's scenario.json makes the very war that it is compared with, so that there is nothing to find out.
 *
 * @throws DataError where `errorsOf` finds something
 */
export function nothingDiffers(known: KnownScenarios, grid: HexGrid, own: ScenarioFile): boolean {
  const [base, change] = [
    castScenario(known, grid, own.against ?? AS_DECIDED, null),
    castScenario(known, grid, OWN, own),
  ];
  // a parameter that is said to have its usual value is not drawn, and so differs from run to run no longer
  const said = ({ scenario }: typeof base) =>
    Object.keys(scenario.file.parameters ?? {})
      .toSorted()
      .join(" ");
  return (
    said(base) === said(change) &&
    theaterHash(base.theater) === theaterHash({ ...change.theater, scenario: base.theater.scenario })
  );
}

function filesOf({ files }: KnownScenarios, name: string, own: ScenarioFile | null): ScenarioFiles {
  return scenarioFilesOf(name, (path) => {
    const value = path === OWN_FILE ? own : (freeFromFile(path) ?? files[path]);
    if (value) return value;
    throw new DataError([
      { file: path, path: "whole file", expected: "a scenario that came with the page", found: "none" },
    ]);
  });
}
