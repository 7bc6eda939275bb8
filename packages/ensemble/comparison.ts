import { isoOf } from "@p38/base";
import { SIDES } from "@p38/model";
import { chanceInterval } from "./interval.ts";
import type { Outcome } from "./outcome.ts";
import { PARTINGS, type PairLayout, type PairRow } from "./pairs.ts";
import type { EnsemblePlan } from "./plan.ts";
import { quantiles } from "./quantile.ts";
import { QUANTILES, spreadOf } from "./read-tally.ts";
import type { ResultSheet, SheetColumn } from "./sheets.ts";
import { quantileName } from "./sheets.ts";
import type { Tally } from "./tally.ts";

const KM_PER_DEGREE = 111.195;
/** 1.645: nine in ten of a normal distribution lie within so many standard deviations. */
const NINETY = 1.6448536269514722;

/** How far the model's own account of the war lies from the record, where it may be judged; null where it is not known. */
export interface KnownError {
  /** mean distance of the line */
  lineKm: number | null;
  /** factor by which losses are off, by side: 1.5 is half as many again, or a third less */
  lossFactor: { un: number | null; communist: number | null };
  /** what it was measured on, in words */
  measuredOn: string;
}

/** What a change does to a number, over pairs of runs with the same luck. */
export interface Effect {
  measure: EffectMeasure;
  side: "un" | "communist" | null;
  unit: "percent" | "km" | "men";
  /** mean without the change, and with it */
  base: number;
  change: number;
  /** mean difference, and where that mean lies at 90 % */
  difference: number;
  low: number;
  high: number;
  /** of single pairs, in the order of QUANTILES */
  quantiles: number[];
  /** share of pairs in which the change makes it greater */
  greater: number;
  /** whether the mean difference is smaller than the model's known error; null where that is not known */
  withinError: boolean | null;
}
export type EffectMeasure = "ground" | "line" | "losses" | "strength";

/** Two scenarios compared, in short. */
export interface Comparison {
  format: "p38-comparison-1";
  base: string;
  change: string;
  seed: number;
  pairs: number;
  /** last day of each */
  to: { base: string; change: string };
  parametersDrawn: number;
  quantiles: readonly number[];
  knownError: KnownError;
  effects: Effect[];
  /** chance that the UN side holds each place at the end, without and with the change */
  places: { id: string; name: string; base: number; change: number; low: number; high: number }[];
  /** first day on which the two futures part, in each respect: the earliest, the middle and the latest of the pairs in which they do */
  partings: {
    what: (typeof PARTINGS)[number];
    share: number;
    first: string | null;
    middle: string | null;
    last: string | null;
  }[];
}

/** Two scenarios compared, with how it came: every seventh day, what the change makes greater or less. */
export interface WholeComparison extends Comparison {
  steps: { date: string; groundPercent: number[]; lineKm: number[] | null }[];
}

/** The parts of a comparison as they were gathered. */
export interface Gathered {
  base: { plan: EnsemblePlan; tally: Tally };
  change: { plan: EnsemblePlan; tally: Tally };
  pairs: Tally<PairLayout, PairRow>;
}

/**
 * What a change does, over pairs of runs with the same luck and parameters.
 *
 * @throws RangeError when there are fewer than two pairs
 */
export function comparisonOf({ base, change, pairs }: Gathered, knownError: KnownError): Comparison {
  const rows = pairs.outcomes;
  if (rows.length < 2) throw new RangeError(`expected two pairs or more; found ${rows.length}`);
  const [before, after] = [base.tally.outcomes, change.tally.outcomes];
  const effect = (
    measure: EffectMeasure,
    side: Effect["side"],
    unit: Effect["unit"],
    of: (row: Outcome) => number | null,
    isWithin: (difference: number, without: number) => boolean | null,
  ): Effect[] => {
    const both = before.flatMap((row, i) => {
      const [first, second] = [of(row), of(after[i])];
      return first === null || second === null ? [] : [[first, second]];
    });
    if (both.length < 2) return [];
    const differences = both.map(([first, second]) => second - first);
    const difference = mean(differences);
    const half = (NINETY * deviation(differences)) / Math.sqrt(both.length);
    const without = mean(both.map(([first]) => first));
    return [
      {
        measure,
        side,
        unit,
        base: without,
        change: mean(both.map(([, second]) => second)),
        difference,
        low: difference - half,
        high: difference + half,
        quantiles: quantiles(differences, QUANTILES),
        greater: differences.filter((value) => value > 0).length / both.length,
        withinError: isWithin(difference, without),
      },
    ];
  };
  const { lineKm, lossFactor } = knownError;
  const withinLine = (km: number) => (lineKm === null ? null : Math.abs(km) < lineKm);
  return {
    format: "p38-comparison-1",
    base: base.plan.scenario,
    change: change.plan.scenario,
    seed: base.plan.seed,
    pairs: rows.length,
    to: { base: isoOf(base.plan.days - 1), change: isoOf(change.plan.days - 1) },
    parametersDrawn: base.plan.ranges.length,
    quantiles: QUANTILES,
    knownError,
    effects: [
      ...effect(
        "ground",
        null,
        "percent",
        (row) => row.groundPercent,
        (percent) => withinLine(percent / PERCENT_PER_KM),
      ),
      ...effect(
        "line",
        null,
        "km",
        (row) => (row.lineLat === null ? null : row.lineLat * KM_PER_DEGREE),
        withinLine,
      ),
      ...SIDES.flatMap((side, s) =>
        effect(
          "losses",
          side,
          "men",
          (row) => row.lossMen[s],
          (men, without) => withinFactor(men, without, lossFactor[side]),
        ),
      ),
      ...SIDES.flatMap((side, s) =>
        effect(
          "strength",
          side,
          "men",
          (row) => row.strengthMen[s],
          () => null,
        ),
      ),
    ],
    places: base.plan.keyPlaces.map(({ id, name }, p) => {
      const held = (of: Outcome[]) => of.filter(({ places }) => places[p].holder === 0).length;
      const { low, high } = chanceInterval(held(after), after.length);
      return { id, name, base: held(before) / before.length, change: held(after) / after.length, low, high };
    }),
    partings: PARTINGS.map((what, k) => {
      const days = rows.map(({ parted }) => parted[k]).filter((day) => day >= 0);
      const dates =
        days.length === 0 ? [] : quantiles(days, [0, 0.5, 1]).map((day) => isoOf(Math.round(day)));
      const [first = null, middle = null, last = null] = dates;
      return { what, share: days.length / rows.length, first, middle, last };
    }),
  };
}

/**
 * The same with how it came.
 *
 * @throws RangeError when there are fewer than two pairs
 */
export function wholeComparisonOf(gathered: Gathered, knownError: KnownError): WholeComparison {
  const { pairs } = gathered;
  const comparison = comparisonOf(gathered, knownError);
  const steps = pairs.layout.steps.map((day, step) => {
    const line = spreadOf(pairs, pairs.layout.line, step);
    return {
      date: isoOf(day),
      groundPercent: spreadOf(pairs, pairs.layout.ground, step)!.quantiles,
      lineKm: line && line.quantiles.map((degrees) => degrees * KM_PER_DEGREE),
    };
  });
  return { ...comparison, steps };
}

/** Percent of Korea's ground (220,800 km²) that a front across it, some 240 km, gains with each km. */
const PERCENT_PER_KM = 0.11;

function withinFactor(men: number, without: number, factor: number | null): boolean | null {
  if (factor === null || without <= 0) return null;
  const ratio = (without + men) / without;
  return ratio < factor && ratio > 1 / factor;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard deviation of values as a sample. */
function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(
    values.reduce((sum, value) => sum + (value - middle) * (value - middle), 0) / (values.length - 1),
  );
}

/** A comparison's results as tables: effects by date, partings, pairs. */
export function* comparisonSheets({ base, change, pairs }: Gathered): Generator<ResultSheet> {
  const { layout } = pairs;
  const effects = layout.steps.flatMap((day, step) =>
    [
      { measure: "ground_percent", side: "", of: spreadOf(pairs, layout.ground, step) },
      { measure: "line_lat", side: "", of: spreadOf(pairs, layout.line, step) },
      ...SIDES.flatMap((side, s) => [
        { measure: "battle_losses_men", side, of: spreadOf(pairs, layout.losses, step * SIDES.length + s) },
        { measure: "strength_men", side, of: spreadOf(pairs, layout.strength, step * SIDES.length + s) },
      ]),
    ].flatMap(({ of, ...row }) => (of ? [{ date: isoOf(day), ...row, of }] : [])),
  );
  yield sheet("effects", [
    text(
      "date",
      effects.map(({ date }) => date),
    ),
    text(
      "measure",
      effects.map(({ measure }) => measure),
    ),
    text(
      "side",
      effects.map(({ side }) => side),
    ),
    ...QUANTILES.map((p, q) =>
      number(
        quantileName(p),
        effects.map(({ of }) => of.quantiles[q]),
      ),
    ),
    number(
      "mean",
      effects.map(({ of }) => of.mean),
    ),
  ]);
  const rows = pairs.outcomes;
  const [before, after] = [base.tally.outcomes, change.tally.outcomes];
  yield sheet("pairs", [
    number(
      "pair",
      rows.map(({ index }) => index),
    ),
    number(
      "seed",
      rows.map(({ seed }) => seed),
    ),
    text(
      "base_hash",
      before.map(({ hash }) => hash),
    ),
    text(
      "change_hash",
      after.map(({ hash }) => hash),
    ),
    ...PARTINGS.map((what, k) =>
      text(
        `${what.replaceAll(" ", "_")}_part_on`,
        rows.map(({ parted }) => (parted[k] < 0 ? null : isoOf(parted[k]))),
      ),
    ),
    number(
      "ground_percent_more",
      rows.map((_, i) => after[i].groundPercent - before[i].groundPercent),
    ),
    ...SIDES.map((side, s) =>
      number(
        `${side}_loss_men_more`,
        rows.map((_, i) => after[i].lossMen[s] - before[i].lossMen[s]),
      ),
    ),
  ]);
}

const text = (name: string, data: SheetColumn["data"]): SheetColumn => ({ name, type: "text", data });
const number = (name: string, data: SheetColumn["data"]): SheetColumn => ({ name, type: "number", data });
const sheet = (name: string, columns: SheetColumn[]): ResultSheet => ({
  name,
  rows: columns[0].data.length,
  columns,
});
