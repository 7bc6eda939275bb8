export { lastHashOf } from "./count-run.ts";
export { crossingsOf } from "./crossings.ts";
export { quantile } from "./quantile.ts";
export { chanceInterval } from "./interval.ts";
export { drawParameters, rangesOf, seedOfRun, type EnsemblePlan, type ParameterRange } from "./plan.ts";
export { binnedMean, binnedQuantile, signedBins, type Bins } from "./bins.ts";
export { layoutOf, rowOf, MERIDIANS, type Block, type Layout, type LossSum, type Shape } from "./layout.ts";
export { outcomeOf, type KeyPlace, type Outcome } from "./outcome.ts";
export { decodeBatch, encodeBatch, makeBatch, type Batch, type BatchRange, type RunMaker } from "./batch.ts";
export { Tally, decodeTally, encodeTally } from "./tally.ts";
export {
  ChancesByDay,
  communistChances,
  communistChancesAt,
  lineSpread,
  lossSpreads,
  QUANTILES,
  spreadOf,
  stepNear,
  type LossSpread,
  type Spread,
} from "./read-tally.ts";
export { inputOf, keyPlacesOf, makerOf, theaterOfRun, type EnsembleInput } from "./maker.ts";
export { extremesOf, type Extremes } from "./typical.ts";
export {
  decodePairs,
  encodePairs,
  makePairs,
  pairLayoutOf,
  PARTINGS,
  type PairBatch,
  type PairLayout,
  type PairMaker,
  type PairRow,
} from "./pairs.ts";
export {
  comparisonOf,
  comparisonSheets,
  wholeComparisonOf,
  type Comparison,
  type Effect,
  type EffectMeasure,
  type Gathered,
  type KnownError,
} from "./comparison.ts";
export { quantileName, sheetsOf, type ResultSheet, type SheetColumn } from "./sheets.ts";
export { summaryOf, type EnsembleSummary, type Quantiles } from "./summary.ts";
export { batchMakerOf, keyOf, type WorkInput } from "./work-input.ts";
export {
  batchesOf,
  gatherIn,
  gatherPairsIn,
  work,
  BATCH_RUNS,
  type Ending,
  type Gathering,
  type WorkOptions,
} from "./work.ts";
