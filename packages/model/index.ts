export {
  SIDES,
  ARMS,
  ECHELONS,
  POSTURES,
  STATUSES,
  type Theater,
  type FormationEntry,
  type HeadquartersEntry,
  type PartyEntry,
  type Directive,
  type Attachment,
  type Step,
} from "./theater.ts";
export { encodeTheater, decodeTheater, theaterHash } from "./theater-file.ts";
export { withParameters, type Forces } from "./with-parameters.ts";
export { stepsOf } from "./anchors.ts";
export { EVENT_KINDS, LOSSES, WAR_DAYS, type Run, type RunMeta, type RunFormation } from "./run.ts";
export { encodeRun, decodeRun, holderOf, lineOf, lossesOf, hashOf } from "./run-file.ts";
export { lossesBy, formationsOn, nearestHex, type LossRow, type FormationRow } from "./questions.ts";
export { lineTable, lossTable, formationTable, hashTable, csvOf, objectsOf, type Table } from "./tables.ts";
export { run, type RunOptions } from "./campaign.ts";
export { Room } from "./room.ts";
