export { scoreRulesOf, type ScoreRules, type ObservationRules, type Phase } from "./rules.ts";
export {
  isForFitting,
  partOf,
  isInHardTest,
  isPlaceForFitting,
  PARTS,
  type Split,
  type Observed,
  type Part,
} from "./split.ts";
export { answersOfRun, meanAnswers, type Answers, type PlacePoint, type LossMen } from "./answers.ts";
export { answersOfTally } from "./answers-of-tally.ts";
export { scoreEnsembleLines, type EnsembleLinePart, type EnsembleLineScore } from "./ensemble-lines.ts";
export {
  FORECAST_NOTE,
  forecastContext,
  forecastErrors,
  LEADS_DAYS,
  scoreForecasts,
  type ForecastContext,
  type ForecastErrors,
  type ForecastLead,
  type ForecastPart,
  type ForecastScore,
} from "./forecast.ts";
export { forecastStartsOf, type ForecastStarts } from "./forecast-starts.ts";
export { printForecastScore } from "./print-forecast-score.ts";
export {
  lossSumsAsked,
  scoreEnsembleLosses,
  type ClaimAmongRuns,
  type EnsembleLossPart,
  type EnsembleLossScore,
} from "./ensemble-losses.ts";
export { printEnsembleScore } from "./print-ensemble-score.ts";
export { scoreRun, scoreAnswers, encodeScore, decodeScore, type Score, type ScoreOptions } from "./score.ts";
export { printScore } from "./print-score.ts";
export { verdict } from "./verdict.ts";
export {
  account,
  type AccountRow,
  type AccountEvent,
  type AccountLine,
  type AccountYear,
  type AccountLoss,
  type AccountStrength,
} from "./account.ts";
export { printAccount } from "./print-account.ts";
export { heldDays, type HeldDays } from "./held-days.ts";
export {
  persistence,
  constantAdvance,
  climatology,
  baselinesOf,
  fitAdvanceRates,
  type AdvanceRates,
} from "./baselines.ts";
export { brierScore, skillByMonth, type BrierScore, type ReliabilityBin, type Skill } from "./brier.ts";
export { lineGaps, sideKm, type LatLon, type LineGap } from "./geometry.ts";
export { SCORE_PARTS, type ScorePart, type ByPart } from "./parts.ts";
export { type PlaceControlScore, type PlaceControlPart, type PlaceControlLine } from "./place-control.ts";
export { type LineScore, type LinePart, type LineOnDate, type LineDistance } from "./line-distance.ts";
export { type ChangeScore, type ChangePart, type ChangeOfHands } from "./change-dates.ts";
export {
  type LossScore,
  type LossPart,
  type LossComparison,
  type LossMeasure,
  type Teller,
} from "./losses.ts";
export {
  type StrengthScore,
  type StrengthPart,
  type StrengthKind,
  type ScoredStrength,
} from "./strengths.ts";
export { type DeathsScore, type DeathsPhase } from "./us-deaths.ts";
export { type LeftOut } from "./left-out.ts";
export { groundBeside, recordedGround, recordedSides, type RecordedGround } from "./recorded-ground.ts";
