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
 * @param first    first day to look at, and `last` the last; the whole table where left out
 */
export function brierScore(
  { forecast, observed }: ForecastTable,
  includes: (place: number, day: number) => boolean,
  first = 0,
  last = observed.length > 0 ? observed[0].length - 1 : -1,
): BrierScore {
  const places = observed.length;
  const { months, monthIndex } = monthsBetween(first, last);
  // days of each place in each month, and places of each month
  const daysIn = new Int32Array(months.length * places);
  const placesIn = new Int32Array(months.length);
  const [placeOf, dayOf] = listed(forecast, observed, includes, first, last);
  for (let i = 0; i < placeOf.length; i++) {
    const cell = monthIndex[dayOf[i] - first] * places + placeOf[i];
    if (daysIn[cell]++ === 0) placesIn[monthIndex[dayOf[i] - first]]++;
  }
  const monthCount = placesIn.filter((n) => n > 0).length;
  const errors = new Float64Array(months.length);
  const daysOfMonth = new Int32Array(months.length);
  const bins = Array.from({ length: BINS }, () => ({ weight: 0, forecast: 0, observed: 0, placeDays: 0 }));
  const seen = new Uint8Array(places);
  for (let i = 0; i < placeOf.length; i++) {
    const [place, day] = [placeOf[i], dayOf[i]];
    const month = monthIndex[day - first];
    const weight = 1 / (placesIn[month] * daysIn[month * places + place]);
    const chance = forecast[place][day];
    const held = observed[place][day];
    errors[month] += weight * (chance - held) * (chance - held);
    daysOfMonth[month]++;
    const bin = bins[Math.min(BINS - 1, Math.floor(chance * BINS))];
    bin.weight += weight / monthCount;
    bin.forecast += (weight / monthCount) * chance;
    bin.observed += (weight / monthCount) * held;
    bin.placeDays++;
    seen[place] = 1;
  }
  const byMonth = months.flatMap((month, m) =>
    daysOfMonth[m] > 0 ? [{ month, brier: errors[m], placeDays: daysOfMonth[m] }] : [],
  );
  const full = bins.map((bin, i) => ({ ...bin, from: i / BINS })).filter((bin) => bin.placeDays > 0);
  const baseRate = full.reduce((sum, bin) => sum + bin.observed, 0);
  let reliability = 0;
  let resolution = 0;
  for (const { weight, forecast: said, observed: was } of full) {
    reliability += weight * (said / weight - was / weight) * (said / weight - was / weight);
    resolution += weight * (was / weight - baseRate) * (was / weight - baseRate);
  }
  return {
    placeDays: byMonth.reduce((sum, row) => sum + row.placeDays, 0),
    places: seen.reduce((sum, one) => sum + one, 0),
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

/** Place-days that are known, answered and asked about, place by place in order of days. */
function listed(
  forecast: readonly Float64Array[],
  observed: readonly Int8Array[],
  includes: (place: number, day: number) => boolean,
  first: number,
  last: number,
): [placeOf: Int32Array, dayOf: Int32Array] {
  const placeOf: number[] = [];
  const dayOf: number[] = [];
  for (let place = 0; place < observed.length; place++) {
    const [said, held] = [forecast[place], observed[place]];
    for (let day = first; day <= last; day++) {
      if (held[day] < 0 || said[day] !== said[day] || !includes(place, day)) continue;
      placeOf.push(place);
      dayOf.push(day);
    }
  }
  return [Int32Array.from(placeOf), Int32Array.from(dayOf)];
}

/** Months from one day to another in order, and the index of each day's month. */
function monthsBetween(first: number, last: number): { months: string[]; monthIndex: Uint16Array } {
  const months: string[] = [];
  const monthIndex = new Uint16Array(Math.max(0, last - first + 1));
  for (let day = first; day <= last; day++) {
    const month = monthOf(day);
    if (months.at(-1) !== month) months.push(month);
    monthIndex[day - first] = months.length - 1;
  }
  return { months, monthIndex };
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
  const months = [...own.keys()].filter((month) => theirs.has(month)).toSorted();
  const errors = months.map((month) => [own.get(month)!, theirs.get(month)!]);
  const skill = skillOf(errors);
  if (skill === null) return { against, skill, low: null, high: null, months: months.length };
  const seed = seedOf(bootstrap.seed);
  const resampled: number[] = [];
  for (let k = 0; k < bootstrap.draws; k++) {
    const sample = errors.map(
      (_, i) => errors[Math.floor(draw(seed, k, i, RESAMPLED_MONTH) * errors.length)],
    );
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
