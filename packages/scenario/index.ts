export {
  ScenarioFileSchema,
  ForcesFileSchema,
  type ScenarioFile,
  type WholeScenarioFile,
  type ForcesFile,
  type Scenario,
} from "./scenario-file.ts";
export {
  DirectiveRowSchema,
  DirectiveFileSchema,
  type DirectiveRow,
  type DirectivePoint,
  type GivenDirective,
} from "./directive-file.ts";
export { recordedHeadquarters } from "./given.ts";
export { checkScenario, type JsonFile, type ScenarioFiles, type ScenarioFinding } from "./check-scenario.ts";
export { type Changes } from "./changes.ts";
export { isScenarioName } from "./over-base.ts";
export { AS_DECIDED, freeFromFile, scenarioFilesOf } from "./scenario-files.ts";
export { SCENARIO_TABLES, type ScenarioRecord } from "./scenario-record.ts";
export { readScenario } from "./read-scenario.ts";
export { rosterOf, type Roster, type RosterEntry } from "./roster.ts";
export { commandOf, commandOn, chainOf, type Command, type CommandChange } from "./command.ts";
export { castTheater, parametersOf } from "./cast-theater.ts";
