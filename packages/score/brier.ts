import { draw, monthOf, seedOf } from "@p38/base";
import { quantile } from "@p38/ensemble";

/** Forecasts and what came of them, cell by cell of a table of places and days. */
export interface ForecastTable {
  /** [places][days] chance of the communist side, NaN where there is no answer */
  forecast: readonly Float64Array[];
  /** [places][days] 0 un, 1 communist, -1 where the record is not certain */
  observed: readonly Int8Array[];
}

/** A bin of the reliability curve: how often the side held that was said to, with this chance. */
export interface ReliabilityBin {
  /** chances from here to a tenth more */
  from: number;
  placeDays: number;
  /** mean chance said, and share in which it was so; with the weights of the score */
  forecast: number;
  observed: number;
}

/** How well chances of holding places agree with who held them. */
export interface BrierScore {
  placeDays: number;
  places: number;
  months: number;
  /** mean squared error, 0 best; null without observations */
  brier: number | null;
  /** the same by month, in order of time */
  byMonth: { month: string; brier: number; placeDays: number }[];
  /** ten bins, empty ones left out */
  reliability: ReliabilityBin[];
  /** brier = reliability - resolution + uncertainty, but for the spread of chances inside a bin */
  parts: { reliability: number; resolution: number; uncertainty: number } | null;
}

/** How much better than another answer: 1 perfect, 0 no better, below 0 worse. */
export interface Skill {
  against: string;
  skill: number | null;
  /** from the 5 % to the 95 % quantile of resampled months; null where skill is */
  low: number | null;
  high: number | null;
  /** months resampled: the number of blocks behind the interval */
  months: number;
}

const BINS = 10;

/**
 * Brier score of a table of chances: days averaged in each place and month, places in each month, then months,
 * so that every month weighs the same and every place the same within it.
 *
 * @param includes whether a place-day is asked about
 */
export function brierScore(
  { forecast, observed }: ForecastTable,
  includes: (place: number, day: number) => boolean,
): BrierScore {
  const counted = (place: number, day: number) =>
    observed[place][day] >= 0 && !Number.isNaN(forecast[place][day]) && includes(place, day);
  const days = observed.length > 0 ? observed[0].length : 0;
  const months = Array.from({ length: days }, (_, day) => monthOf(day));
  // days in each place and month, places in each month
  const daysIn = new Map<string, Int32Array>();
  for (let place = 0; place < observed.length; place++)
    for (let day = 0; day < days; day++) {
      if (!counted(place, day)) continue;
      let ofMonth = daysIn.get(months[day]);
      if (!ofMonth) daysIn.set(months[day], (ofMonth = new Int32Array(observed.length)));
      ofMonth[place]++;
    }
  const placesIn = new Map([...daysIn].map(([month, ofMonth]) => [month, ofMonth.filter((n) => n > 0).length]));
  const monthError = new Map<string, { brier: number; placeDays: number }>();
  const bins = Array.from({ length: BINS }, () => ({ weight: 0, forecast: 0, observed: 0, placeDays: 0 }));
  const seen = new Set<number>();
  for (let place = 0; place < observed.length; place++)
    for (let day = 0; day < days; day++) {
      if (!counted(place, day)) continue;
      const month = months[day];
      const weight = 1 / (placesIn.get(month)! * daysIn.get(month)![place]);
      const chance = forecast[place][day];
      const held = observed[place][day];
      const row = monthError.get(month) ?? { brier: 0, placeDays: 0 };
      row.brier += weight * (chance - held) * (chance - held);
      row.placeDays++;
      monthError.set(month, row);
      const bin = bins[Math.min(BINS - 1, Math.floor(chance * BINS))];
      bin.weight += weight / daysIn.size;
      bin.forecast += (weight / daysIn.size) * chance;
      bin.observed += (weight / daysIn.size) * held;
      bin.placeDays++;
      seen.add(place);
    }
  const byMonth = [...monthError]
    .map(([month, row]) => ({ month, ...row }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
  const full = bins.map((bin, i) => ({ ...bin, from: i / BINS })).filter(({ placeDays }) => placeDays > 0);
  const baseRate = full.reduce((sum, bin) => sum + bin.observed, 0);
  let reliability = 0;
  let resolution = 0;
  for (const { weight, forecast: said, observed: was } of full) {
    reliability += weight * (said / weight - was / weight) * (said / weight - was / weight);
    resolution += weight * (was / weight - baseRate) * (was / weight - baseRate);
  }
  return {
    placeDays: byMonth.reduce((sum, row) => sum + row.placeDays, 0),
    places: seen.size,
    months: byMonth.length,
    brier: byMonth.length ? mean(byMonth.map(({ brier }) => brier)) : null,
    byMonth,
    reliability: full.map(({ from, placeDays, weight, forecast: said, observed: was }) => ({
      from,
      placeDays,
      forecast: said / weight,
      observed: was / weight,
    })),
    parts: byMonth.length ? { reliability, resolution, uncertainty: baseRate * (1 - baseRate) } : null,
  };
}

/**
 * Skill of one error against another's, with the spread that resampling whole months gives.
 *
 * Days of a month and neighbouring places are not independent, so whole months are drawn with replacement.
 *
 * @param own     mean error by month
 * @param theirs  the same of the baseline; only months of both count
 */
export function skillByMonth(
  against: string,
  own: ReadonlyMap<string, number>,
  theirs: ReadonlyMap<string, number>,
  bootstrap: { draws: number; seed: number },
): Skill {
  const months = [...own.keys()].filter((month) => theirs.has(month)).sort();
  const errors = months.map((month) => [own.get(month)!, theirs.get(month)!]);
  const skill = skillOf(errors);
  if (skill === null) return { against, skill, low: null, high: null, months: months.length };
  const seed = seedOf(bootstrap.seed);
  const resampled: number[] = [];
  for (let k = 0; k < bootstrap.draws; k++) {
    const sample = errors.map((_, i) => errors[Math.floor(draw(seed, k, i, RESAMPLED_MONTH) * errors.length)]);
    const value = skillOf(sample);
    if (value !== null) resampled.push(value);
  }
  return {
    against,
    skill,
    low: resampled.length ? quantile(resampled, 0.05) : null,
    high: resampled.length ? quantile(resampled, 0.95) : null,
    months: months.length,
  };
}

/** Purpose of the score's own draws; the model's purposes count up from 0. */
const RESAMPLED_MONTH = 1023;

/** 1 - own / theirs; null where the other made no error, so that nothing can be better. */
function skillOf(errors: readonly number[][]): number | null {
  let own = 0;
  let theirs = 0;
  for (const [a, b] of errors) {
    own += a;
    theirs += b;
  }
  return theirs > 0 ? 1 - own / theirs : null;
}

/** Mean of numbers; NaN for none. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
