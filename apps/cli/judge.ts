import { join } from "node:path";
import type { Run } from "@p38/model";
import type { WarRecord } from "@p38/record";
import { account, scoreAnswers, scoreRun, type AccountRow, type Answers, type Score } from "@p38/score";
import { readScoreRules } from "@p38/score/node.ts";
import type { HexGrid } from "@p38/terrain";
import type { Io } from "./io.ts";

/** The score of a run against the record, by the rules in data/score. */
export function judge(io: Io, run: Run, record: WarRecord, grid: HexGrid): Score {
  const fittedParameters = fittedIn(record);
  return scoreRun(run, record, grid, { rules: readScoreRules(join(io.root, "data")), fittedParameters });
}

/** The score of anyone's answers, and the rules that it goes by. */
export function judgeAnswers(io: Io, answers: Answers, record: WarRecord, grid: HexGrid) {
  const rules = readScoreRules(join(io.root, "data"));
  const fittedParameters = fittedIn(record);
  return { score: scoreAnswers(answers, record, grid, { rules, fittedParameters }), rules };
}

function fittedIn(record: WarRecord): number {
  return record.parameters.filter(({ fittedFrom }) => fittedFrom !== undefined).length;
}

/** The war as it went in a run against the record, row by row. */
export function accountOf(io: Io, run: Run, record: WarRecord, grid: HexGrid): AccountRow[] {
  return account(run, record, grid, readScoreRules(join(io.root, "data")));
}
