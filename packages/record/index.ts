export { checkRecord, readRecord, type CheckOptions } from "./read-record.ts";
export { recordFiles } from "./record-files.ts";
export { attachedTo, holdersOn, lineOn } from "./queries.ts";
export { byDate, lasts, spanOf, precisionOf, type DaySpan } from "./dates.ts";
export { THEATRE_BOX } from "./check-geography.ts";
export { type Value } from "./value.ts";
export { schemaFindings, show } from "./schema-findings.ts";
export {
  RECORD_TABLES,
  BASES,
  CONFIDENCES,
  SOURCE_KINDS,
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
  LANGUAGES,
  NAME_KINDS,
  VERDICTS,
  type Language,
  type Person,
  type Topic,
  type NameFact,
  type ClaimFact,
  type ArticleClaim,
  type TotalFact,
  type Preference,
  type CauseFact,
} from "./war-record.ts";
export {
  type AirOperationsDay,
  type BomberMissionsDay,
  type BomberTarget,
  type CapabilityYear,
  type Engagement,
  type MapSheet,
  type UnaccountedDay,
  type WarParticipant,
  type WeatherNormalDays,
  type WeatherNormalMonth,
  type WeatherObservation,
} from "./series-rows.ts";
export {
  alsoQuoted,
  inUse,
  isInUse,
  knowledgeOf,
  SUBJECT_KINDS,
  SUBJECT_TABLES,
  type Knowledge,
  type Subject,
  type SubjectKind,
} from "./knowledge.ts";
export { writtenAt, type Claim } from "./claim.ts";
export { matterOf, type Dispute } from "./disputes.ts";
export { numberOf, type TotalCheck } from "./totals.ts";
export { PROPERTIES, propertyOf, type Property } from "./properties.ts";
export {
  pageOf,
  type PageClaim,
  type PageEntry,
  type PageGroup,
  type PageRelation,
  type SubjectPage,
} from "./page.ts";
export { dayPage, type DayPage } from "./on-date.ts";
export { dateText, numberWords, valueWords } from "./value-words.ts";
export { sheetsOf, type RecordSheet } from "./tables.ts";
export { nameIn, namesOf, spelledToday, type NamedRecord, type Names, type SubjectName } from "./names.ts";
export { search, searchIndexOf, type SearchHit, type SearchIndex } from "./search.ts";
export { checkWalk, MAP_LAYERS, type Walk } from "./walk.ts";
