import { DataError } from "@p38/base";
import type { WarRecord } from "@p38/record";
import type { HexGrid } from "@p38/terrain";
import { checkScenario, type ScenarioFiles, type ScenarioFinding } from "./check-scenario.ts";
import type { DirectiveRow, ForcesFile, Scenario, WholeScenarioFile } from "./scenario-file.ts";

/**
 * The scenario in its files, checked.
 *
 * @returns the scenario, with the warnings beside it
 * @throws DataError with every error of `checkScenario`
 */
export function readScenario(
  record: WarRecord,
  grid: HexGrid,
  files: ScenarioFiles,
): { scenario: Scenario; warnings: ScenarioFinding[] } {
  const findings = checkScenario(record, grid, files);
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new DataError(errors);
  return {
    scenario: {
      file: files.scenario.value as WholeScenarioFile,
      forces: files.forces.value as ForcesFile,
      directives: files.directives.flatMap(({ value }) => value as DirectiveRow[]),
    },
    warnings: findings,
  };
}
