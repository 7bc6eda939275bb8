import { dayOf, monthOf } from "@p38/base";
import { crossingsOf, MERIDIANS, rowOf, stepNear, type Bins, type Tally } from "@p38/ensemble";
import type { WarRecord } from "@p38/record";
import { constantAdvance, latestLine } from "./baselines.ts";
import { mean, skillByMonth, type Skill } from "./brier.ts";
import { KM_PER_DEGREE, type LatLon } from "./geometry.ts";
import { byPart, isShownIn, type ByPart } from "./parts.ts";
import type { ScoreRules } from "./rules.ts";
import { partOf, type Part } from "./split.ts";

/** A recorded line at one meridian within the lines that an ensemble's runs have there. */
interface Met {
  day: number;
  part: Part;
  /** share of runs whose line lies south of the recorded one, 0 to 1; a run in its bin counts half */
  rank: number;
  /** continuous ranked probability score, km: 0 best, the distance itself where all runs agree */
  crpsKm: number;
  /** distance of the middle run's line from the recorded one */
  middleKm: number;
  /** of each baseline's line, in the order of LINE_BASELINES; null where it does not cross the meridian */
  baselinesKm: readonly (number | null)[];
}

/** Single lines whose distance is their CRPS: the one recorded last before, and the parallel that moves with operations. */
const LINE_BASELINES = ["last recorded line", "constant advance"];

/** How well the lines of an ensemble's runs tell where the recorded line lies. */
export interface EnsembleLinePart {
  /** recorded lines, and points of them at meridians: those of one line say nearly the same */
  dates: number;
  points: number;
  crpsKm: number | null;
  middleKm: number | null;
  /** share of points within the middle half of the runs, and within nine in ten: 0.5 and 0.9 if the spread is right */
  within50: number | null;
  within90: number | null;
  /** share of points in each tenth of the ensemble, from the southernmost: a tenth each if the spread is right */
  ranks: number[];
  /** km, at the points that each crosses */
  baselines: { name: string; points: number; crpsKm: number | null }[];
  skills: Skill[];
}
export type EnsembleLineScore = ByPart<EnsembleLinePart>;

/** A recorded line counts where the ensemble keeps a day so near to it. */
export const NEAR_DAYS = 3;
const TENTHS = 10;

/** Where recorded main lines after the first day lie among those of an ensemble's runs. */
export function scoreEnsembleLines(tally: Tally, record: WarRecord, rules: ScoreRules): EnsembleLineScore {
  const { layout } = tally;
  const met: Met[] = [];
  const advance = constantAdvance(record, rules, layout.days);
  for (const line of record.linesOfContact) {
    const day = dayOf(line.date);
    if (line.pocket !== rules.observations.lines.pocket || day <= 0 || day >= layout.days) continue;
    const step = stepNear(tally, day);
    if (Math.abs(layout.steps[step] - day) > NEAR_DAYS) continue;
    const recorded = crossingsAt(line.points.map(({ lat, lon }) => [lat, lon]));
    const theirs = [latestLine(record, rules, day - 1)?.points ?? [], advance.lineOn!(day)].map(crossingsAt);
    recorded.forEach((lat, m) => {
      const counts = rowOf(tally.counts, layout.line, step * MERIDIANS.length + m);
      const found = Number.isNaN(lat) ? null : placed(counts, layout.line.bins, lat);
      if (!found) return;
      const baselinesKm = theirs.map((at) => distanceAt(at[m], lat));
      met.push({ day, part: partOf(rules.split, { day }), ...found, baselinesKm });
    });
  }
  return byPart((part) =>
    partOfMet(
      met.filter((row) => isShownIn(part, row.part, row.day, rules.split)),
      rules,
    ),
  );
}

/** [MERIDIANS] latitude at which a line crosses each, NaN where it does not. */
export function crossingsAt(points: readonly LatLon[]): Float64Array {
  return crossingsOf(
    points.map(([lat]) => lat),
    points.map(([, lon]) => lon),
    MERIDIANS,
  );
}

/** Km between two latitudes of one meridian; null where a line does not cross it. */
export function distanceAt(lat: number, otherLat: number): number | null {
  return Number.isNaN(lat) ? null : Math.abs(lat - otherLat) * KM_PER_DEGREE;
}

/** Where a latitude lies within a histogram of latitudes; null where nothing was counted. */
export function placed(
  counts: ArrayLike<number>,
  bins: Bins,
  lat: number,
): { rank: number; crpsKm: number; middleKm: number } | null {
  const found = placedAmong(counts, bins, lat);
  if (!found) return null;
  const { rank, crps, middle } = found;
  return { rank, crpsKm: crps * KM_PER_DEGREE, middleKm: Math.abs(middle - lat) * KM_PER_DEGREE };
}

/**
 * Where a value lies within a histogram: share of counts below it, its own bin half; continuous ranked probability
 * score and middle, in the unit of the bins. Null where nothing was counted.
 */
export function placedAmong(
  counts: ArrayLike<number>,
  bins: Bins,
  value: number,
): { rank: number; crps: number; middle: number } | null {
  let all = 0;
  for (let i = 0; i < bins.count; i++) all += counts[i];
  if (all === 0) return null;
  const own = bins.binOf(value);
  let [below, crps, middle] = [0, 0, NaN];
  for (let i = 0; i < bins.count; i++) {
    // the distribution steps at the middle of each bin; between one middle and the next it stands still
    const before = below;
    below += counts[i];
    if (Number.isNaN(middle) && below * 2 >= all) middle = bins.middleOf(i);
    if (i + 1 === bins.count) break;
    const [from, to] = [bins.middleOf(i), bins.middleOf(i + 1)];
    const share = below / all;
    const passed = Math.max(0, Math.min(to, value) - from);
    crps += passed * share * share + (to - from - passed) * (1 - share) * (1 - share);
    if (before === all && to >= value) break;
  }
  let lower = counts[own] / 2;
  for (let i = 0; i < own; i++) lower += counts[i];
  return { rank: lower / all, crps, middle };
}

/** Share of ranks in each tenth; all 0 for none. */
export function ranksOf(ranks: readonly number[]): number[] {
  const counts = new Array<number>(TENTHS).fill(0);
  for (const rank of ranks) counts[Math.min(TENTHS - 1, Math.floor(rank * TENTHS))]++;
  return counts.map((count) => (ranks.length === 0 ? 0 : count / ranks.length));
}

function partOfMet(met: readonly Met[], rules: ScoreRules): EnsembleLinePart {
  const over = (of: (row: Met) => number) => (met.length === 0 ? null : mean(met.map(of)));
  return {
    dates: new Set(met.map(({ day }) => day)).size,
    points: met.length,
    crpsKm: over(({ crpsKm }) => crpsKm),
    middleKm: over(({ middleKm }) => middleKm),
    within50: over(({ rank }) => Number(rank >= 0.25 && rank <= 0.75)),
    within90: over(({ rank }) => Number(rank >= 0.05 && rank <= 0.95)),
    ranks: ranksOf(met.map(({ rank }) => rank)),
    baselines: LINE_BASELINES.map((name, b) => {
      const km = met.flatMap((row) => row.baselinesKm[b] ?? []);
      return { name, points: km.length, crpsKm: km.length === 0 ? null : mean(km) };
    }),
    // on the points that both have; each point weighs the same, as above
    skills: LINE_BASELINES.map((name, b) => {
      const both = met.filter(({ baselinesKm }) => baselinesKm[b] !== null);
      const months = Map.groupBy(both, ({ day }) => monthOf(day));
      const sums = (of: (row: Met) => number) =>
        new Map([...months].map(([month, rows]) => [month, rows.reduce((sum, row) => sum + of(row), 0)]));
      return skillByMonth(
        name,
        sums(({ crpsKm }) => crpsKm),
        sums(({ baselinesKm }) => baselinesKm[b] ?? 0),
        rules.observations.bootstrap,
      );
    }),
  };
}
