import { DataError } from "@p38/base";
import type { HexGrid } from "@p38/terrain";
import {
  changedBy,
  checkScenario,
  givenIn,
  type ScenarioFiles,
  type ScenarioFinding,
} from "./check-scenario.ts";
import { givenRows } from "./given.ts";
import type { Scenario, WholeScenarioFile } from "./scenario-file.ts";
import type { ScenarioRecord } from "./scenario-record.ts";

/**
 * The scenario in its files, checked.
 *
 * @returns the scenario with its changes made, the record as it changes it (to cast from), and the warnings
 * @throws DataError with every error of `checkScenario`
 */
export function readScenario(
  record: ScenarioRecord,
  grid: HexGrid,
  files: ScenarioFiles,
): { scenario: Scenario; record: ScenarioRecord; warnings: ScenarioFinding[] } {
  const findings = checkScenario(record, grid, files);
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new DataError(errors);
  const file = files.scenario.value as WholeScenarioFile;
  const changed = changedBy(file, record, givenIn(files));
  return {
    scenario: {
      file,
      forces: changed.forces,
      directives: changed.rows.map(({ row }) => row),
      given: givenRows(file.changes),
    },
    record: changed.record,
    warnings: findings,
  };
}
