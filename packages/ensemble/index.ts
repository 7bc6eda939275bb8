export { quantile, quantilesByDay } from "./quantile.ts";
export { runEnsemble, SERIES, type Ensemble, type SeriesName } from "./ensemble.ts";
