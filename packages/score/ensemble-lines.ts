import { dayOf } from "@p38/base";
import { crossingsOf, MERIDIANS, rowOf, stepNear, type Bins, type Tally } from "@p38/ensemble";
import type { WarRecord } from "@p38/record";
import { mean } from "./brier.ts";
import { KM_PER_DEGREE } from "./geometry.ts";
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
}

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
}
export type EnsembleLineScore = ByPart<EnsembleLinePart>;

/** A recorded line counts where the ensemble keeps a day so near to it. */
export const NEAR_DAYS = 3;
const TENTHS = 10;

/** Where recorded main lines after the first day lie among those of an ensemble's runs. */
export function scoreEnsembleLines(tally: Tally, record: WarRecord, rules: ScoreRules): EnsembleLineScore {
  const { layout } = tally;
  const met: Met[] = [];
  for (const line of record.linesOfContact) {
    const day = dayOf(line.date);
    if (line.pocket !== rules.observations.lines.pocket || day <= 0 || day >= layout.days) continue;
    const step = stepNear(tally, day);
    if (Math.abs(layout.steps[step] - day) > NEAR_DAYS) continue;
    const recorded = crossingsOf(
      line.points.map(({ lat }) => lat),
      line.points.map(({ lon }) => lon),
      MERIDIANS,
    );
    recorded.forEach((lat, m) => {
      const counts = rowOf(tally.counts, layout.line, step * MERIDIANS.length + m);
      const found = Number.isNaN(lat) ? null : placed(counts, layout.line.bins, lat);
      if (found) met.push({ day, part: partOf(rules.split, { day }), ...found });
    });
  }
  return byPart((part) => partOfMet(met.filter((row) => isShownIn(part, row.part, row.day, rules.split))));
}

/** Where a value lies within a histogram; null where nothing was counted. */
export function placed(
  counts: ArrayLike<number>,
  bins: Bins,
  value: number,
): { rank: number; crpsKm: number; middleKm: number } | null {
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
    if (before === all) break;
  }
  let south = counts[own] / 2;
  for (let i = 0; i < own; i++) south += counts[i];
  return {
    rank: south / all,
    crpsKm: crps * KM_PER_DEGREE,
    middleKm: Math.abs(middle - value) * KM_PER_DEGREE,
  };
}

function partOfMet(met: readonly Met[]): EnsembleLinePart {
  const over = (of: (row: Met) => number) => (met.length === 0 ? null : mean(met.map(of)));
  const ranks = new Array<number>(TENTHS).fill(0);
  for (const { rank } of met) ranks[Math.min(TENTHS - 1, Math.floor(rank * TENTHS))]++;
  return {
    dates: new Set(met.map(({ day }) => day)).size,
    points: met.length,
    crpsKm: over(({ crpsKm }) => crpsKm),
    middleKm: over(({ middleKm }) => middleKm),
    within50: over(({ rank }) => Number(rank >= 0.25 && rank <= 0.75)),
    within90: over(({ rank }) => Number(rank >= 0.05 && rank <= 0.95)),
    ranks: ranks.map((count) => (met.length === 0 ? 0 : count / met.length)),
  };
}
