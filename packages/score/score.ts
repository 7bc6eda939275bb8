import { DataError, LAST_DAY } from "@p38/base";
import type { Run } from "@p38/model";
import type { WarRecord } from "@p38/record";
import type { HexGrid } from "@p38/terrain";
import { answersOfRun, type Answers } from "./answers.ts";
import { baselinesOf, fitAdvanceRates, type AdvanceRates } from "./baselines.ts";
import { scoreChanges, type ChangeScore } from "./change-dates.ts";
import { heldDays } from "./held-days.ts";
import { gather } from "./left-out.ts";
import { scoreLines, type LineScore } from "./line-distance.ts";
import { scoreLosses, type LossScore } from "./losses.ts";
import { scorePlaceControl, type PlaceControlScore } from "./place-control.ts";
import type { ScoreRules } from "./rules.ts";
import { scoreStrengths, type StrengthScore } from "./strengths.ts";
import { scoreDeaths, type DeathsScore } from "./us-deaths.ts";

const FORMAT = "p38-score-1";

/** How far an answer lies from the record, observable by observable, beside its baselines. */
export interface Score {
  format: typeof FORMAT;
  /** whose answers were scored */
  name: string;
  /** what made the run; null for answers of another kind */
  madeBy: { scenario: string; seed: number; commit: string; inputs: Record<string, string> } | null;
  /** hash of the rules: the split, the phases and what is comparable */
  rules: string;
  days: number;
  /** decisions that the answer was given; null where it is not known */
  directives: number | null;
  /** parameters of the answer that were fitted to this record */
  fittedParameters: number;
  /** rates that the constant-advance baseline was fitted with */
  advanceRates: AdvanceRates;
  placeControl: PlaceControlScore;
  lines: LineScore;
  changes: ChangeScore;
  /** days that a change of hands that does not come is counted as, and the furthest a match may be off */
  longestErrorDays: number;
  losses: LossScore;
  strengths: StrengthScore;
  deaths: DeathsScore;
}

export interface ScoreOptions {
  rules: ScoreRules;
  /** parameters that were fitted to the part for fitting; 0 where none were */
  fittedParameters?: number;
}

/**
 * Scores a run against the record; the run is read and left as it is.
 *
 * @throws RangeError when the grid is not the run's
 */
export function scoreRun(run: Run, record: WarRecord, grid: HexGrid, options: ScoreOptions): Score {
  if (run.H !== grid.H)
    throw new RangeError(`expected the grid of the run, ${run.H} cells; found one of ${grid.H}`);
  const { scenario, seed, commit, inputs, directives } = run.meta;
  return {
    ...scoreAnswers(answersOfRun(run, grid), record, grid, options),
    madeBy: { scenario, seed, commit, inputs },
    directives,
  };
}

/**
 * Scores anyone's answers about the war against the record.
 *
 * @param grid ground by which places that share a cell are told; null to keep them all
 */
export function scoreAnswers(
  answers: Answers,
  record: WarRecord,
  grid: HexGrid | null,
  { rules, fittedParameters = 0 }: ScoreOptions,
): Score {
  const days = Math.min(answers.days, LAST_DAY + 1);
  const held = heldDays(record, rules.observations, days, grid);
  const baselines = baselinesOf(record, held.places, rules, days);
  const placeControl = scorePlaceControl(held.places, answers, baselines, rules);
  return {
    format: FORMAT,
    name: answers.name,
    madeBy: null,
    rules: rules.hash,
    days,
    directives: null,
    fittedParameters,
    advanceRates: fitAdvanceRates(record, rules),
    placeControl: { ...placeControl, leftOut: gather([...held.leftOut, ...placeControl.leftOut]) },
    lines: scoreLines(record, answers, baselines, rules),
    // climatology gives shares, never a date
    changes: scoreChanges(
      record,
      answers,
      baselines.filter(({ lineOn }) => lineOn),
      rules,
    ),
    longestErrorDays: rules.observations.changeDates.longestErrorDays,
    losses: scoreLosses(record, answers, rules),
    strengths: scoreStrengths(record, answers, rules),
    deaths: scoreDeaths(record, answers, rules),
  };
}

/** A score as the bytes of a JSON file, numbers to six decimals; the same score gives the same bytes. */
export function encodeScore(score: Score): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(score, rounded, 1)}\n`);
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toFixed(6)) : value;
}

/**
 * The score in a score file.
 *
 * @param file name of the file for error sentences
 * @throws DataError when the bytes are no score
 */
export function decodeScore(bytes: Uint8Array, file = "(bytes)"): Score {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw new DataError([{ file, path: "/", expected: "a score as JSON", found }]);
  }
  const format = (value as { format?: unknown } | null)?.format;
  if (format !== FORMAT)
    throw new DataError([
      { file, path: "/format", expected: FORMAT, found: JSON.stringify(format) ?? "nothing" },
    ]);
  return value as Score;
}
