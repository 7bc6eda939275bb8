import { isoOf } from "@p38/base";
import { SIDES } from "@p38/model";
import { chanceInterval } from "./interval.ts";
import type { EnsemblePlan } from "./plan.ts";
import { quantiles } from "./quantile.ts";
import { lineSpread, QUANTILES, spreadOf } from "./read-tally.ts";
import type { Tally } from "./tally.ts";
import { extremesOf } from "./typical.ts";

/** A number over the runs: its quantiles in the order of QUANTILES. */
export type Quantiles = number[];

/** An ensemble in short: what a page or a report shows of it. */
export interface EnsembleSummary {
  format: "p38-ensemble-1";
  scenario: string;
  seed: number;
  runs: number;
  from: string;
  to: string;
  /** parameters that were drawn anew for each run; 0 where only luck differs */
  parametersDrawn: number;
  quantiles: readonly number[];
  /** who holds each followed place on the last day: chance of the UN side, where it lies at 90 % */
  places: {
    id: string;
    name: string;
    chanceUn: number;
    low: number;
    high: number;
    /** chance that it ever changed hands, and the day on which it first did, over the runs in which it did */
    chanceChanged: number;
    firstChange: string[] | null;
  }[];
  /** at the end */
  groundPercent: Quantiles;
  lineLat: Quantiles | null;
  /** in the whole war, and men present at its end, by side */
  lossMen: { un: Quantiles; communist: Quantiles };
  strengthMen: { un: Quantiles; communist: Quantiles };
  /** runs to look at: number, seed and hash */
  typical: { run: number; seed: number; hash: string };
  strangest: { run: number; seed: number; hash: string };
  /** every seventh day: UN share of the ground, percent; line by meridian, degrees */
  steps: { date: string; groundPercent: Quantiles; line: { lon: number; lat: Quantiles }[] }[];
}

/** An ensemble in short. */
export function summaryOf(plan: EnsemblePlan, tally: Tally): EnsembleSummary {
  const { outcomes, layout } = tally;
  const quantilesOf = (values: number[]): Quantiles => quantiles(values, QUANTILES);
  const lats = outcomes.flatMap(({ lineLat }) => (lineLat === null ? [] : [lineLat]));
  const bySide = (of: (row: (typeof outcomes)[0]) => [number, number]) =>
    Object.fromEntries(SIDES.map((side, s) => [side, quantilesOf(outcomes.map((row) => of(row)[s]))])) as {
      un: Quantiles;
      communist: Quantiles;
    };
  const { typical, strangest } = extremesOf(outcomes);
  const named = ({ index, seed, hash }: (typeof outcomes)[0]) => ({ run: index, seed, hash });
  return {
    format: "p38-ensemble-1",
    scenario: plan.scenario,
    seed: plan.seed,
    runs: outcomes.length,
    from: isoOf(0),
    to: isoOf(plan.days - 1),
    parametersDrawn: plan.ranges.length,
    quantiles: QUANTILES,
    places: plan.keyPlaces.map(({ id, name }, p) => {
      const held = outcomes.filter(({ places }) => places[p].holder === 0).length;
      const { chance, low, high } = chanceInterval(held, outcomes.length);
      const first = outcomes.flatMap(({ places }) => (places[p].firstDay < 0 ? [] : [places[p].firstDay]));
      return {
        id,
        name,
        chanceUn: chance,
        low,
        high,
        chanceChanged: first.length / outcomes.length,
        firstChange: first.length === 0 ? null : quantilesOf(first).map((day) => isoOf(Math.round(day))),
      };
    }),
    groundPercent: quantilesOf(outcomes.map(({ groundPercent }) => groundPercent)),
    lineLat: lats.length === 0 ? null : quantilesOf(lats),
    lossMen: bySide(({ lossMen }) => lossMen),
    strengthMen: bySide(({ strengthMen }) => strengthMen),
    typical: named(typical),
    strangest: named(strangest),
    steps: layout.steps.map((day, step) => ({
      date: isoOf(day),
      groundPercent: spreadOf(tally, layout.ground, step)!.quantiles,
      line: lineSpread(tally, step).map(({ lon, lat }) => ({ lon, lat: lat.quantiles })),
    })),
  };
}
