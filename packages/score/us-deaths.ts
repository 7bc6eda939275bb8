import { dayOf, isoOf, log, type Day } from "@p38/base";
import type { WarRecord } from "@p38/record";
import type { Answers } from "./answers.ts";
import { menOf } from "./losses.ts";
import type { ScoreRules } from "./rules.ts";
import { isMonthForFitting } from "./split.ts";

/** Level and texture of a series of deaths a day. */
export interface DeathsTexture {
  meanPerDay: number;
  /** 1 where deaths fall singly and independently; far above where days are fights or quiet */
  varianceToMean: number | null;
  /** correlation of a day with the day after; null where either hardly varies */
  lag1: number | null;
}

/** Deaths a day of one phase, recorded and answered, on the same days. */
export interface DeathsPhase {
  phase: string;
  name: string;
  part: "fit" | "judge";
  days: number;
  recorded: DeathsTexture;
  answer: DeathsTexture;
  /** ln of the ratio of levels, one death in the stretch added to both */
  levelLogError: number;
}

/** US deaths a day by phase (O6). */
export interface DeathsScore {
  phases: DeathsPhase[];
  /** how the answer's categories make deaths */
  how: string;
}

/**
 * Level, variance over mean and lag-1 autocorrelation of deaths a day, by phase and part, on days of the record.
 *
 * A day that the record does not list is not known and in neither series.
 */
export function scoreDeaths(record: WarRecord, answers: Answers, rules: ScoreRules): DeathsScore {
  const { party } = rules.observations.usDeaths;
  const recorded = new Map(record.usDeathsByDay.map(({ date, deaths }) => [dayOf(date), deaths]));
  const phases: DeathsPhase[] = [];
  for (const { id, name, from, to } of rules.phases) {
    for (const part of ["fit", "judge"] as const) {
      const days: Day[] = [];
      for (let day = dayOf(from); day <= Math.min(dayOf(to), answers.days - 1); day++)
        if (recorded.has(day) && isMonthForFitting(rules.split, day) === (part === "fit")) days.push(day);
      const own = days.map((day) => {
        const lost = answers.lossMen?.([party], day, day);
        return lost ? menOf("dead", lost, rules) : null;
      });
      const answered = own.flatMap((deaths) => (deaths === null ? [] : [deaths]));
      if (days.length < 2 || answered.length < days.length) continue;
      const known = days.map((day) => recorded.get(day) ?? 0);
      phases.push({
        phase: id,
        name,
        part,
        days: days.length,
        recorded: texture(days, known),
        answer: texture(days, answered),
        levelLogError: log((sum(answered) + 1) / (sum(known) + 1)),
      });
    }
  }
  return { phases, how: rules.observations.losses.deadMeans.why };
}

/** Level, variance over mean and correlation of neighbouring days; a gap between days joins none. */
export function texture(days: readonly Day[], deaths: readonly number[]): DeathsTexture {
  if (days.length !== deaths.length)
    throw new RangeError(
      `expected a number a day; found ${deaths.length} for ${days.length} from ${isoOf(days[0])}`,
    );
  const meanPerDay = sum(deaths) / deaths.length;
  const variance = sum(deaths.map((n) => (n - meanPerDay) * (n - meanPerDay))) / (deaths.length - 1);
  const today: number[] = [];
  const tomorrow: number[] = [];
  for (let i = 1; i < days.length; i++)
    if (days[i] === days[i - 1] + 1) {
      today.push(deaths[i - 1]);
      tomorrow.push(deaths[i]);
    }
  return {
    meanPerDay,
    varianceToMean: meanPerDay > 0 && deaths.length > 1 ? variance / meanPerDay : null,
    lag1: correlation(today, tomorrow),
  };
}

function correlation(a: readonly number[], b: readonly number[]): number | null {
  if (a.length < 3) return null;
  const [meanA, meanB] = [sum(a) / a.length, sum(b) / b.length];
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    ab += (a[i] - meanA) * (b[i] - meanB);
    aa += (a[i] - meanA) * (a[i] - meanA);
    bb += (b[i] - meanB) * (b[i] - meanB);
  }
  // rounding alone makes no correlation
  const least = 1e-12 * a.length * (1 + meanA * meanA);
  return aa > least && bb > least ? ab / Math.sqrt(aa * bb) : null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
