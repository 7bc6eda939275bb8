import type { RecordTable, WarRecord } from "@p38/record";

/** Tables of the record that a scenario is checked against and cast from. */
export const SCENARIO_TABLES = [
  "sources",
  "parties",
  "places",
  "formations",
  "attachments",
  "parameters",
  "weather",
  "airEffort",
] as const satisfies readonly RecordTable[];

/** What of the record a scenario needs; a whole record will do. */
export type ScenarioRecord = Pick<WarRecord, (typeof SCENARIO_TABLES)[number]>;
