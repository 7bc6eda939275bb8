import { LOSSES, type Run } from "@p38/model";

/** Day series of a run for the charts; index 0 UN, 1 communist in the outer arrays. */
export interface RunSeries {
  /** [2][D] men lost on each day, non-battle ones left out */
  battleLossMen: Float64Array[];
  /** [2][D] men lost to disease, cold and accident on each day */
  nonBattleLossMen: Float64Array[];
  /** [2][D] men present for duty at dusk in the formations on the map or at sea */
  strengthMen: Float64Array[];
}

const NON_BATTLE = LOSSES.indexOf("non-battle");

/** Losses and strength of both sides for every day of a run. */
export function seriesOf(run: Run): RunSeries {
  const empty = () => [new Float64Array(run.D), new Float64Array(run.D)];
  const series: RunSeries = { battleLossMen: empty(), nonBattleLossMen: empty(), strengthMen: empty() };
  const side = run.meta.formations.map((formation) => (formation.side === "un" ? 0 : 1));
  for (let d = 0; d < run.D; d++)
    for (let f = 0; f < run.F; f++) {
      const at = d * run.F + f;
      series.strengthMen[side[f]][d] += run.strengthMen[at];
      for (let c = 0; c < LOSSES.length; c++) {
        const men = run.lossMen[at * LOSSES.length + c];
        if (c === NON_BATTLE) series.nonBattleLossMen[side[f]][d] += men;
        else series.battleLossMen[side[f]][d] += men;
      }
    }
  return series;
}

/** Running total of a day series. */
export function cumulative(perDay: Float64Array): Float64Array {
  let sum = 0;
  return perDay.map((men) => (sum += men));
}

/**
 * Sums of a day series between starts.
 *
 * @param starts first day of each span, ascending; the last span goes on to the end
 */
export function sumsBetween(perDay: Float64Array, starts: readonly number[]): number[] {
  return starts.map((start, i) => {
    let sum = 0;
    for (let d = start; d < (starts[i + 1] ?? perDay.length); d++) sum += perDay[d];
    return sum;
  });
}

/** Men a formation has lost up to and on a day, by LOSSES. */
export function lossesSoFar(run: Run, formation: number, day: number): number[] {
  const sums = LOSSES.map(() => 0);
  for (let d = 0; d <= day; d++)
    for (let c = 0; c < LOSSES.length; c++)
      sums[c] += run.lossMen[(d * run.F + formation) * LOSSES.length + c];
  return sums;
}
