import { dayOf, isoOf, monthOf } from "@p38/base";
import { LOSSES, type Run, type Table } from "@p38/model";
import type { AirEffortDay, LineFact, LossClaim } from "@p38/record";
import { groundBeside, type LossComparison } from "@p38/score";
import type { HexGrid } from "@p38/terrain";
import { apartOf } from "./apart.ts";
import type { StrengthBeside } from "./recorded-strengths.ts";
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
/** spans in the names of data files */
const SPAN_NAMES: Readonly<Record<Span, string>> = { month: "by-month", day: "by-day", "so far": "so-far" };
type Side = "un" | "communist";
const SIDES: readonly Side[] = ["un", "communist"];

/** One line or row of dots of a chart. */
export interface ChartSeries {
  /** column of the data file that it stands in: run or record, and the unit */
  column: string;
  /** side or party that it is of, or what is measured */
  of: string;
  /** side that it belongs to, null for neither */
  side: Side | null;
  dots: boolean;
  /** as many as the chart has days; null where there is no value */
  values: (number | null)[];
  /** source id of each value that comes from the record */
  sources?: (string | null)[];
}

/** What a chart shows, and what its data file holds. */
export interface ChartData {
  /** what it shows, for the name of its data file: `losses-killed-by-month` */
  name: string;
  unit: "men" | "%" | "days" | "sorties" | "km";
  /** first day of each value */
  days: number[];
  /** whether the values are of months, each holding until the next */
  stepped: boolean;
  /** what a row of the data file is of beside its date, null where a date has one row */
  rows: Grouping | null;
  series: ChartSeries[];
}

/**
 * A chart as a table: date (the month where it is by month), the side and party as far as it tells them apart, what the run
 * has, what the record has and its source. Rows without any value are left out.
 */
export function tableOf({ days, stepped, rows: by, series }: ChartData): Table {
  const columns = [...new Set(series.map(({ column }) => column))];
  const hasSources = series.some(({ sources }) => sources);
  const groups = by === null ? [series] : [...Map.groupBy(series, ({ of }) => of).values()];
  return {
    columns: [
      "date",
      ...(by === null ? [] : by === "side" ? ["side"] : ["side", "party"]),
      ...columns,
      ...(hasSources ? ["record_source"] : []),
    ],
    rows: days.flatMap((day, i) =>
      groups.flatMap((group) => {
        const cells = columns.map((name) => cellOf(group.find(({ column }) => column === name)?.values[i]));
        if (cells.every((cell) => cell === "")) return [];
        const [{ of, side }] = group;
        return [
          [
            stepped ? monthOf(day) : isoOf(day),
            ...(by === null ? [] : by === "side" ? [of] : [side ?? "", of]),
            ...cells,
            ...(hasSources ? [group.find(({ sources }) => sources?.[i])?.sources?.[i] ?? ""] : []),
          ],
        ];
      }),
    ),
  };
}

function cellOf(value: number | null | undefined): number | "" {
  return value === null || value === undefined ? "" : Math.round(value * 100) / 100;
}

/** Most parties that one chart shows: those with the most men. */
const MOST_PARTIES = 6;

/** Formations that are counted together. */
interface Group {
  of: string;
  side: Side;
  members: number[];
}

/** Formations by what they are counted under. */
function groupsOf(run: Run, by: Grouping): Group[] {
  const groups = new Map<string, Group>();
  if (by === "side") for (const side of SIDES) groups.set(side, { of: side, side, members: [] });
  run.meta.formations.forEach(({ side, party }, f) => {
    const of = by === "side" ? side : party;
    const group = groups.get(of);
    if (group) group.members.push(f);
    else groups.set(of, { of, side, members: [f] });
  });
  return [...groups.values()];
}

/** Sum over the formations of a group for each day. */
function perDay(run: Run, members: readonly number[], value: (at: number) => number): Float64Array {
  return Float64Array.from({ length: run.D }, (_, d) => {
    let sum = 0;
    for (const f of members) sum += value(d * run.F + f);
    return sum;
  });
}

/** A day series of each group with the most in all, in their own order; groups that have none are left out. */
function greatest(
  run: Run,
  by: Grouping,
  value: (at: number) => number,
): (Group & { perDay: Float64Array; sum: number })[] {
  const all = groupsOf(run, by).map((group) => {
    const values = perDay(run, group.members, value);
    return { ...group, perDay: values, sum: values.reduce((total, men) => total + men, 0) };
  });
  const kept = new Set(all.toSorted((a, b) => b.sum - a.sum).slice(0, MOST_PARTIES));
  return all.filter((one) => kept.has(one) && one.sum > 0);
}

/** Indices into LOSSES that a kind of loss is the sum of. */
function categoriesOf(kind: LossKind): number[] {
  return LOSSES.flatMap((name, c) =>
    (kind === "battle" ? name !== "non-battle" : name === kind) ? [c] : [],
  );
}

/** Men lost of one kind, by side or party. */
export function lossData(
  run: Run,
  kind: LossKind,
  by: Grouping,
  span: Span,
  monthStarts: number[],
): ChartData {
  const categories = categoriesOf(kind);
  const groups = greatest(run, by, (at) =>
    categories.reduce((sum, c) => sum + run.lossMen[at * LOSSES.length + c], 0),
  );
  const spread = (values: Float64Array) =>
    span === "month"
      ? sumsBetween(values, monthStarts)
      : [...(span === "so far" ? cumulative(values) : values)];
  return {
    name: ["losses", kind, ...(by === "party" ? ["by-party"] : []), SPAN_NAMES[span]].join("-"),
    unit: "men",
    days: span === "month" ? monthStarts : daysOf(run.D),
    stepped: span === "month",
    rows: by,
    series: groups.map(({ of, side, perDay: values }) => ({
      column: "run_men",
      of,
      side,
      dots: false,
      values: spread(values),
    })),
  };
}

/** Men present for duty, by side or party, with what the record has of all men on the ground as dots. */
export function strengthData(run: Run, by: Grouping, recorded: readonly StrengthBeside[]): ChartData {
  const groups = greatest(run, by, (at) => run.strengthMen[at]);
  return {
    name: `strength-by-${by}`,
    unit: "men",
    days: daysOf(run.D),
    stepped: false,
    rows: by,
    series: [
      ...groups.map(({ of, side, perDay: values }) => ({
        column: "run_men",
        of,
        side,
        dots: false,
        values: [...values],
      })),
      ...groups.flatMap(({ of, side }) => {
        const points = recorded
          .filter((point) => point.of === of)
          .map(({ day, claim }) => ({ day, value: claim.value, source: claim.source }));
        return points.length > 0 ? [dotsOf("record_men", of, side, run.D, points)] : [];
      }),
    ],
  };
}

/** Points of the record on single days; of several on one day the first stands. */
function dotsOf(
  column: string,
  of: string,
  side: Side,
  days: number,
  points: readonly { day: number; value: number; source: string }[],
): ChartSeries & { sources: (string | null)[] } {
  const values = new Array<number | null>(days).fill(null);
  const sources = new Array<string | null>(days).fill(null);
  for (const { day, value, source } of points) {
    if (day < 0 || day >= days || values[day] !== null) continue;
    values[day] = value;
    sources[day] = source;
  }
  return { column, of, side, dots: true, values, sources };
}

/** The UN side's share of Korea's ground on the date of a recorded line. */
export interface RecordedShare {
  day: number;
  share: number;
  source: string;
}

/** Recorded main lines that divide Korea alone: on dates on which the record has a front beside it, it does not. */
export function dividingLines(lines: readonly LineFact[]): LineFact[] {
  const others = new Set(lines.filter(({ pocket }) => pocket !== "main").map(({ date }) => date));
  return lines.filter(({ pocket, date }) => pocket === "main" && !others.has(date));
}

/**
 * Share of Korea's ground that lies on the UN side of a recorded main line.
 *
 * @param areasKm2 [H]
 */
export function recordedShare(line: LineFact, grid: HexGrid, areasKm2: Float64Array): RecordedShare {
  const { unKm2, communistKm2 } = groundBeside(line, grid, areasKm2);
  const all = unKm2 + communistKm2;
  return { day: dayOf(line.date), share: all > 0 ? unKm2 / all : 0, source: line.source };
}

/**
 * Share of Korea's ground that each side holds, with what the recorded lines make of it as dots.
 *
 * @param unShare [D] of the run, 0 to 1
 */
export function groundData(unShare: ArrayLike<number>, recorded: readonly RecordedShare[]): ChartData {
  const days = unShare.length;
  const percent = (side: Side, share: number) => 100 * (side === "un" ? share : 1 - share);
  return {
    name: "ground",
    unit: "%",
    days: daysOf(days),
    stepped: false,
    rows: "side",
    series: [
      ...SIDES.map((side) => ({
        column: "run_percent",
        of: side,
        side,
        dots: false,
        values: Array.from(unShare, (share) => percent(side, share)),
      })),
      ...(recorded.length > 0 ? SIDES : []).map((side) =>
        dotsOf(
          "record_percent",
          side,
          side,
          days,
          recorded.map(({ day, share, source }) => ({ day, value: percent(side, share), source })),
        ),
      ),
    ],
  };
}

/** Days of supply that a man of each side has behind him, the mean over all men on the map; and the share with less than a day. */
export function supplyData(run: Run): { mean: ChartData; short: ChartData } {
  const bySide = groupsOf(run, "side").map(({ of, side, members }) => {
    const men = perDay(run, members, (at) => run.strengthMen[at]);
    const overMen = (value: (at: number) => number) =>
      [...perDay(run, members, (at) => run.strengthMen[at] * value(at))].map((sum, d) =>
        men[d] > 0 ? sum / men[d] : null,
      );
    return {
      of,
      side,
      mean: overMen((at) => run.supplyTenths[at] / 10),
      short: overMen((at) => (run.supplyTenths[at] < 10 ? 100 : 0)),
    };
  });
  const chart = (what: "mean" | "short", unit: "days" | "%", name: string): ChartData => ({
    name,
    unit,
    days: daysOf(run.D),
    stepped: false,
    rows: "side",
    series: bySide.map((one) => ({
      column: unit === "days" ? "run_days" : "run_percent",
      of: one.of,
      side: one.side,
      dots: false,
      values: one[what],
    })),
  });
  return { mean: chart("mean", "days", "supply-days"), short: chart("short", "%", "supply-below-a-day") };
}

/** Sorties against the ground flown a day by the record, a side a line; a side of which nothing is recorded has none. */
export function airData(rows: readonly AirEffortDay[], days: number): ChartData {
  return {
    name: "air",
    unit: "sorties",
    days: daysOf(days),
    stepped: false,
    rows: "side",
    series: SIDES.flatMap((side) => {
      const flown = rows
        .filter((row) => row.side === side)
        .map((row) => ({ day: dayOf(row.date), value: sortiesOf(row), source: row.source }));
      return flown.length > 0 ? [{ ...dotsOf("record_sorties", side, side, days, flown), dots: false }] : [];
    }),
  };
}

/** Sorties by who flew them; close support and interdiction count the same ones by what they were for. */
function sortiesOf(row: AirEffortDay): number {
  return (
    row.fighterBomberSorties + row.lightBomberSorties + row.mediumBomberSorties + row.otherServicesSorties
  );
}

/** How far run and record lie apart on each date of a recorded main line: the mean along it, and the most. */
export function apartData(run: Run, lines: readonly LineFact[]): ChartData {
  const known = lines
    .filter((line) => line.pocket === "main")
    .flatMap((line) => {
      const apart = apartOf(run, line);
      return apart ? [{ day: dayOf(line.date), source: line.source, ...apart }] : [];
    });
  const dots = (of: "mean" | "most", values: number[]): ChartSeries => ({
    column: `${of}_apart_km`,
    of,
    side: null,
    dots: true,
    values,
    sources: known.map(({ source }) => source),
  });
  return {
    name: "apart",
    unit: "km",
    days: known.map(({ day }) => day),
    stepped: false,
    rows: null,
    series: [
      dots(
        "mean",
        known.map(({ meanKm }) => meanKm),
      ),
      dots(
        "most",
        known.map(({ worst }) => worst.km),
      ),
    ],
  };
}

function daysOf(days: number): number[] {
  return Array.from({ length: days }, (_, d) => d);
}

/** Source ids behind what a chart draws, each once. */
export function sourcesOf({ series }: ChartData): string[] {
  return [...new Set(series.flatMap(({ sources }) => sources ?? []))].filter((source) => source !== null);
}

/** The value of a series nearest to a day. */
export function nearestValue(
  { values }: ChartSeries,
  days: readonly number[],
  day: number,
): { day: number; value: number } | null {
  let best: { day: number; value: number } | null = null;
  for (const [i, value] of values.entries())
    if (value !== null && (best === null || Math.abs(days[i] - day) < Math.abs(best.day - day)))
      best = { day: days[i], value };
  return best;
}

/** A recorded loss beside what the run has for the same span and parties. */
export interface LossBeside {
  claim: LossClaim;
  /** as the score names them: party ids joined by "+", "all un", "all un but rok" */
  whose: string;
  /** what the figure counts */
  measure: LossComparison["measure"];
  recordedMen: number;
  /** null where only the score of another run would tell */
  runMen: number | null;
}

/** What the score compares that answers to a kind of loss. */
const MEASURES: Readonly<Record<LossKind, readonly LossComparison["measure"][]>> = {
  battle: ["total"],
  killed: ["killed", "dead"],
  wounded: ["wounded"],
  missing: ["missing and captured"],
  captured: ["captured", "missing and captured"],
  "non-battle": [],
};

/** Kinds of loss that a measure is the sum of; who died in captivity a run does not say, so that "dead" has none. */
const COUNTED: Readonly<Record<LossComparison["measure"], readonly LossKind[] | null>> = {
  killed: ["killed"],
  dead: null,
  wounded: ["wounded"],
  "missing and captured": ["missing", "captured"],
  captured: ["captured"],
  total: ["battle"],
};

/**
 * Recorded losses that a run of formations can be held against, beside the run's, the longest spans first.
 *
 * @param comparisons the score's: it leaves out claims on one battle, service or formation
 * @param scored      whether they are of this run, so that its dead are known too
 */
export function lossesBeside(
  run: Run,
  comparisons: readonly LossComparison[],
  claims: readonly LossClaim[],
  kind: LossKind,
  scored: boolean,
): LossBeside[] {
  const claimsById = new Map(claims.map((claim) => [claim.id, claim]));
  return comparisons
    .filter(({ measure, to }) => MEASURES[kind].includes(measure) && dayOf(to) < run.D)
    .toSorted((a, b) => daysIn(b) - daysIn(a) || dayOf(a.from) - dayOf(b.from))
    .flatMap((comparison) => {
      const { whose, measure, answerMen } = comparison;
      const counted = COUNTED[measure];
      const runMen = counted ? menLost(run, comparison, counted) : scored ? answerMen : null;
      return comparison.claims.flatMap(({ claim: id, men }) => {
        const claim = claimsById.get(id);
        return claim ? [{ claim, whose, measure, recordedMen: men, runMen }] : [];
      });
    });
}

function daysIn({ from, to }: { from: string; to: string }): number {
  return dayOf(to) - dayOf(from);
}

function menLost(run: Run, { whose, from, to }: LossComparison, kinds: readonly LossKind[]): number {
  const covers = coverOf(whose);
  const members = [...run.meta.formations.keys()].filter((f) => covers(run.meta.formations[f]));
  const categories = kinds.flatMap(categoriesOf);
  let men = 0;
  for (let d = Math.max(0, dayOf(from)); d <= dayOf(to); d++)
    for (const f of members)
      for (const c of categories) men += run.lossMen[(d * run.F + f) * LOSSES.length + c];
  return men;
}

/** Whether a formation belongs to those whom the score's words name. */
function coverOf(whose: string): (formation: { side: string; party: string }) => boolean {
  const all = /^all (un|communist)(?: but (.+))?$/.exec(whose);
  if (!all) {
    const parties = whose.split("+");
    return ({ party }) => parties.includes(party);
  }
  const without = all[2]?.split(", ") ?? [];
  return ({ side, party }) => side === all[1] && !without.includes(party);
}

/** Recorded losses beside the run's as a table. */
export function lossBesideTable(rows: readonly LossBeside[]): Table {
  return {
    columns: [
      "from",
      "to",
      "whose",
      "measure",
      "run_men",
      "record_men",
      "whose_claim",
      "record_source",
      "record_claim",
    ],
    rows: rows.map(({ claim, whose, measure, recordedMen, runMen }) => [
      claim.from,
      claim.to,
      whose,
      measure,
      runMen ?? "",
      recordedMen,
      claim.whoseClaim,
      claim.source,
      claim.id,
    ]),
  };
}

/** Recorded strengths beside the run's as a table. */
export function strengthBesideTable(rows: readonly StrengthBeside[], by: Grouping): Table {
  return {
    columns: ["date", by, "run_men", "record_men", "scope", "record_source", "record_claim"],
    rows: rows.map(({ of, claim, runMen }) => [
      claim.date,
      of,
      runMen,
      claim.value,
      claim.scope ?? "",
      claim.source,
      claim.id,
    ]),
  };
}
