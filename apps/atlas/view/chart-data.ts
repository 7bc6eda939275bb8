import { dayOf, isoOf } from "@p38/base";
import { LOSSES, type Run, type Table } from "@p38/model";
import type { AirEffortDay, LineFact, LossClaim } from "@p38/record";
import { apartOf } from "./apart.ts";
import { cumulative, sumsBetween } from "./series.ts";

/** What a chart can tell. */
export const TOPICS = ["strength", "losses", "ground", "supply", "air", "apart"] as const;
export type Topic = (typeof TOPICS)[number];
/** Kinds of loss that a chart can count: all battle losses together, or one of the model's. */
export const LOSS_KINDS = ["battle", ...LOSSES] as const;
export type LossKind = (typeof LOSS_KINDS)[number];
export const GROUPINGS = ["side", "party"] as const;
export type Grouping = (typeof GROUPINGS)[number];
export const SPANS = ["month", "day", "so far"] as const;
export type Span = (typeof SPANS)[number];

/** One line or row of dots of a chart. */
export interface ChartSeries {
  /** name of its column: what is counted, whose, and the unit */
  column: string;
  /** side or party that it is of */
  of: string;
  dots: boolean;
  /** as many as the chart has days; null where there is no value */
  values: (number | null)[];
}

/** What a chart shows, and what its data file holds. */
export interface ChartData {
  unit: "men" | "%" | "days" | "sorties" | "km";
  /** first day of each value */
  days: number[];
  /** whether a value holds until the next */
  stepped: boolean;
  series: ChartSeries[];
}

/** A chart as a table: date, then a column a series. */
export function tableOf({ days, series }: ChartData): Table {
  return {
    columns: ["date", ...series.map(({ column }) => column)],
    rows: days.map((day, i) => [
      isoOf(day),
      ...series.map(({ values }) => {
        const value = values[i];
        return value === null || value === undefined ? "" : Math.round(value * 100) / 100;
      }),
    ]),
  };
}

/** Most parties that one chart shows: those with the most men. */
const MOST_PARTIES = 6;

/** Formations by what they are counted under. */
function groupsOf(run: Run, by: Grouping): Map<string, number[]> {
  const groups = new Map<string, number[]>(
    by === "side"
      ? [
          ["un", []],
          ["communist", []],
        ]
      : [],
  );
  run.meta.formations.forEach((formation, f) => {
    const key = by === "side" ? formation.side : formation.party;
    const members = groups.get(key);
    if (members) members.push(f);
    else groups.set(key, [f]);
  });
  return groups;
}

/** Sum over the formations of a group for each day. */
function perDay(run: Run, members: readonly number[], value: (at: number) => number): Float64Array {
  return Float64Array.from({ length: run.D }, (_, d) => {
    let sum = 0;
    for (const f of members) sum += value(d * run.F + f);
    return sum;
  });
}

/** The groups with the most in all, in their own order. */
function greatest(all: { of: string; perDay: Float64Array }[]): { of: string; perDay: Float64Array }[] {
  const sum = ({ perDay: values }: { perDay: Float64Array }) => values.reduce((total, men) => total + men, 0);
  const kept = new Set(all.toSorted((a, b) => sum(b) - sum(a)).slice(0, MOST_PARTIES));
  return all.filter((one) => kept.has(one) && sum(one) > 0);
}

/** Men lost of one kind, by side or party. */
export function lossData(
  run: Run,
  kind: LossKind,
  by: Grouping,
  span: Span,
  monthStarts: number[],
): ChartData {
  const kinds = LOSSES.map((name, c) => ({ name, c })).filter(({ name }) =>
    kind === "battle" ? name !== "non-battle" : name === kind,
  );
  const groups = greatest(
    [...groupsOf(run, by)].map(([of, members]) => ({
      of,
      perDay: perDay(run, members, (at) =>
        kinds.reduce((sum, { c }) => sum + run.lossMen[at * LOSSES.length + c], 0),
      ),
    })),
  );
  const days = span === "month" ? monthStarts : Array.from({ length: run.D }, (_, d) => d);
  return {
    unit: "men",
    days,
    stepped: span === "month",
    series: groups.map(({ of, perDay: values }) => ({
      column: `run_${kind.replace("-", "_")}_${of.replace("-", "_")}_men`,
      of,
      dots: false,
      values: [
        ...(span === "month"
          ? sumsBetween(values, monthStarts)
          : span === "so far"
            ? cumulative(values)
            : values),
      ],
    })),
  };
}

/**
 * Men present for duty, by side or party; by side with what the record has of whole sides as dots.
 *
 * @param recorded [2][D] men, null where nothing is recorded
 */
export function strengthData(run: Run, by: Grouping, recorded: (number | null)[][] | null): ChartData {
  const groups = greatest(
    [...groupsOf(run, by)].map(([of, members]) => ({
      of,
      perDay: perDay(run, members, (at) => run.strengthMen[at]),
    })),
  );
  return {
    unit: "men",
    days: Array.from({ length: run.D }, (_, d) => d),
    stepped: false,
    series: [
      ...groups.map(({ of, perDay: values }) => ({
        column: `run_strength_${of.replace("-", "_")}_men`,
        of,
        dots: false,
        values: [...values],
      })),
      ...(by === "side" && recorded
        ? (["un", "communist"] as const).map((of, side) => ({
            column: `record_strength_${of}_men`,
            of,
            dots: true,
            values: recorded[side],
          }))
        : []),
    ],
  };
}

/** Share of Korea's ground that each side holds. */
export function groundData(unShare: ArrayLike<number>): ChartData {
  const un = Array.from(unShare, (share) => 100 * share);
  return {
    unit: "%",
    days: un.map((_, d) => d),
    stepped: false,
    series: [
      { column: "run_ground_un_percent", of: "un", dots: false, values: un },
      {
        column: "run_ground_communist_percent",
        of: "communist",
        dots: false,
        values: un.map((share) => 100 - share),
      },
    ],
  };
}

/** Days of supply that a man of each side has behind him, the mean over all men on the map; and the share with less than a day. */
export function supplyData(run: Run): { mean: ChartData; short: ChartData } {
  const days = Array.from({ length: run.D }, (_, d) => d);
  const bySide = [...groupsOf(run, "side")].map(([of, members]) => {
    const men = perDay(run, members, (at) => run.strengthMen[at]);
    const share = (value: (at: number) => number) =>
      [...perDay(run, members, (at) => run.strengthMen[at] * value(at))].map((sum, d) =>
        men[d] > 0 ? sum / men[d] : null,
      );
    return {
      of,
      mean: share((at) => run.supplyTenths[at] / 10),
      short: share((at) => (run.supplyTenths[at] < 10 ? 100 : 0)),
    };
  });
  const chart = (unit: ChartData["unit"], what: "mean" | "short", name: string): ChartData => ({
    unit,
    days,
    stepped: false,
    series: bySide.map((one) => ({
      column: `run_supply_${name}_${one.of}`,
      of: one.of,
      dots: false,
      values: one[what],
    })),
  });
  return { mean: chart("days", "mean", "days"), short: chart("%", "short", "below_a_day_percent") };
}

/** Sorties flown a day by the record, a side a line. */
export function airData(rows: readonly AirEffortDay[], days: number): ChartData {
  const sides = ["un", "communist"] as const;
  const values = sides.map(() => new Array<number | null>(days).fill(null));
  for (const row of rows) {
    const day = dayOf(row.date);
    const side = sides.findIndex((name) => name === row.side);
    if (day < 0 || day >= days || side < 0) continue;
    const flown = Object.entries(row)
      .filter(([name]) => SORTIES.includes(name))
      .reduce((sum, [, count]) => sum + Number(count), 0);
    values[side][day] = (values[side][day] ?? 0) + flown;
  }
  return {
    unit: "sorties",
    days: Array.from({ length: days }, (_, d) => d),
    stepped: false,
    series: sides
      .map((of, side) => ({ column: `record_sorties_${of}`, of, dots: false, values: values[side] }))
      .filter((one) => one.values.some((value) => value !== null)),
  };
}

/** Fields of sorties that do not overlap; close support and interdiction are counted among them. */
const SORTIES: readonly string[] = [
  "fighterBomberSorties",
  "lightBomberSorties",
  "mediumBomberSorties",
  "otherServicesSorties",
];

/** How far run and record lie apart on each date of a recorded main line: the mean along it, and the most. */
export function apartData(run: Run, lines: readonly LineFact[]): ChartData {
  const main = lines.filter((line) => line.pocket === "main" && dayOf(line.date) >= 0);
  const known = main.flatMap((line) => {
    const apart = apartOf(run, line);
    return apart ? [{ day: dayOf(line.date), apart }] : [];
  });
  return {
    unit: "km",
    days: known.map(({ day }) => day),
    stepped: false,
    series: [
      { column: "mean_apart_km", of: "mean", dots: true, values: known.map(({ apart }) => apart.meanKm) },
      { column: "most_apart_km", of: "most", dots: true, values: known.map(({ apart }) => apart.worst.km) },
    ],
  };
}

/** A recorded loss beside what the run has for the same span and parties. */
export interface LossBeside {
  claim: LossClaim;
  recordedMen: number;
  runMen: number;
}

const FIELDS = {
  killed: "killedMen",
  wounded: "woundedMen",
  missing: "missingMen",
  captured: "capturedMen",
  battle: "totalMen",
} as const;

/** Losses that the record gives for spans of full dates within the run, beside the run's, the longest spans first. */
export function lossesBeside(run: Run, claims: readonly LossClaim[], kind: LossKind): LossBeside[] {
  if (kind === "non-battle") return [];
  const field = FIELDS[kind];
  const rows: LossBeside[] = [];
  for (const claim of claims) {
    const recordedMen = claim[field];
    if (recordedMen === undefined || claim.from.length !== 10 || claim.to.length !== 10) continue;
    const [from, to] = [dayOf(claim.from), dayOf(claim.to)];
    if (from < 0 || to >= run.D || to < from) continue;
    const members = run.meta.formations.flatMap((formation, f) =>
      claim.parties.length > 0
        ? claim.parties.includes(formation.party)
          ? [f]
          : []
        : formation.side === claim.side
          ? [f]
          : [],
    );
    if (members.length === 0) continue;
    let runMen = 0;
    for (let d = from; d <= to; d++)
      for (const f of members)
        for (const [c, name] of LOSSES.entries())
          if (kind === "battle" ? name !== "non-battle" : name === kind)
            runMen += run.lossMen[(d * run.F + f) * LOSSES.length + c];
    rows.push({ claim, recordedMen, runMen });
  }
  const days = ({ claim }: LossBeside) => dayOf(claim.to) - dayOf(claim.from);
  return rows.toSorted((a, b) => days(b) - days(a));
}
