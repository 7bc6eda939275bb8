import { join } from "node:path";
import type { Run } from "@p38/model";
import type { WarRecord } from "@p38/record";
import { account, scoreRun, type AccountRow, type Score } from "@p38/score";
import { readScoreRules } from "@p38/score/node.ts";
import type { HexGrid } from "@p38/terrain";
import type { Io } from "./io.ts";

/** The score of a run against the record, by the rules in data/score. */
export function judge(io: Io, run: Run, record: WarRecord, grid: HexGrid): Score {
  const fittedParameters = record.parameters.filter(({ fittedFrom }) => fittedFrom !== undefined).length;
  return scoreRun(run, record, grid, { rules: readScoreRules(join(io.root, "data")), fittedParameters });
}

/** The war as it went in a run against the record, row by row. */
export function accountOf(io: Io, run: Run, record: WarRecord, grid: HexGrid): AccountRow[] {
  return account(run, record, grid, readScoreRules(join(io.root, "data")));
}
