export { readRecord } from "./read-record.ts";
export { recordFiles } from "./record-files.ts";
export { attachedTo, holdersOn, lineOn } from "./queries.ts";
export { spanOf, precisionOf, type DaySpan } from "./dates.ts";
export { THEATRE_BOX } from "./check-geography.ts";
export { schemaFindings, show } from "./schema-findings.ts";
export {
  RECORD_TABLES,
  BASES,
  CONFIDENCES,
  RECORD_SIDES,
  RECORD_ECHELONS,
  RECORD_ARMS,
  DECIDED_DEPARTURES,
  SUFFERED_DEPARTURES,
  type WarRecord,
  type RecordTable,
  type RecordFinding,
  type Source,
  type Party,
  type Place,
  type Formation,
  type AttachmentFact,
  type StrengthClaim,
  type LossClaim,
  type LogisticsClaim,
  type ControlFact,
  type LineFact,
  type OperationFact,
  type EventFact,
  type LeaderFact,
  type AirNavalClaim,
  type WeatherDay,
  type AirEffortDay,
  type DeathsDay,
  type DemarcationPoint,
  type ParameterFact,
  type BattleFact,
} from "./war-record.ts";
