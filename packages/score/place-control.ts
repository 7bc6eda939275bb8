import { dayOf } from "@p38/base";
import type { Answers } from "./answers.ts";
import { brierScore, skillByMonth, type BrierScore, type ForecastTable, type Skill } from "./brier.ts";
import type { HeldDays } from "./held-days.ts";
import { gather, type LeftOut } from "./left-out.ts";
import { byPart, isShownIn, type ByPart, type ScorePart } from "./parts.ts";
import type { ScoreRules } from "./rules.ts";
import { isPlaceForFitting, partOf } from "./split.ts";

/** Who held each place on each day it is certain (O1): an answer beside its baselines. */
export interface PlaceControlScore {
  parts: ByPart<PlaceControlPart>;
  /** the same by phase, for fitting and for judging */
  phases: { phase: string; name: string; parts: ByPart<PlaceControlLine> }[];
  /** the same by latitude of the place, from north to south */
  regions: { region: string; name: string; parts: ByPart<PlaceControlLine> }[];
  leftOut: LeftOut[];
}

/** Korea from north to south, by latitude: from `south` degrees up to that of the region before it. */
const REGIONS = [
  { region: "north", name: "North of 39 degrees", south: 39 },
  { region: "parallel", name: "38 to 39 degrees", south: 38 },
  { region: "seoul", name: "37 to 38 degrees", south: 37 },
  { region: "south", name: "South of 37 degrees", south: -Infinity },
] as const;

export interface PlaceControlPart {
  score: BrierScore;
  baselines: { name: string; brier: number | null }[];
  skills: Skill[];
}

export interface PlaceControlLine {
  placeDays: number;
  brier: number | null;
  baselines: { name: string; brier: number | null }[];
}

/**
 * Scores who is said to hold each place on each day the record is certain of it.
 *
 * @param held      from `heldDays`
 * @param answers   the answer to score; place-days that it does not reach count for no one
 * @param baselines answers scored on the same place-days
 */
export function scorePlaceControl(
  held: readonly HeldDays[],
  answers: Answers,
  baselines: readonly Answers[],
  rules: ScoreRules,
): PlaceControlScore {
  const days = held.length > 0 ? held[0].holder.length : 0;
  const forecast = forecastsOf(held, answers, days);
  const { observed, missing } = answered(held, forecast);
  const tables = baselines
    .filter(({ communistShare }) => communistShare)
    .map((baseline) => ({
      name: baseline.name,
      table: { forecast: forecastsOf(held, baseline, days), observed },
    }));
  const own: ForecastTable = { forecast, observed };
  const isFitPlace = held.map(({ place }) => isPlaceForFitting(rules.split, place.id));
  const dayParts = Array.from({ length: days }, (_, day) => partOf(rules.split, { day }));
  const shows = byPart((part) =>
    [false, true].map((fitPlace) =>
      dayParts.map((dayPart, day) =>
        isShownIn(part, dayPart === "fit" && !fitPlace ? "judge" : dayPart, day, rules.split),
      ),
    ),
  );
  const includes = (part: ScorePart) => (place: number, day: number) =>
    shows[part][isFitPlace[place] ? 1 : 0][day];
  const gapDays = dayParts.map((part) => part === "gap");
  const regionOf = held.map(({ place }) => REGIONS.findIndex(({ south }) => place.lat >= south));
  const lineOf = (
    asks: (place: number, day: number) => boolean,
    first?: number,
    last?: number,
  ): PlaceControlLine => {
    const { placeDays, brier } = brierScore(own, asks, first, last);
    const baselineScores = tables.map(({ name, table }) => ({
      name,
      brier: brierScore(table, asks, first, last).brier,
    }));
    return { placeDays, brier, baselines: baselineScores };
  };
  let inGap = 0;
  for (const row of observed) row.forEach((side, day) => (inGap += side >= 0 && gapDays[day] ? 1 : 0));
  return {
    parts: byPart((part) => {
      const score = brierScore(own, includes(part));
      const theirs = tables.map(({ name, table }) => ({ name, score: brierScore(table, includes(part)) }));
      return {
        score,
        baselines: theirs.map(({ name, score: { brier } }) => ({ name, brier })),
        skills: theirs.map(({ name, score: baseline }) =>
          skillByMonth(name, monthly(score), monthly(baseline), rules.observations.bootstrap),
        ),
      };
    }),
    phases: rules.phases.map(({ id, name, from, to }) => {
      const [first, last] = [dayOf(from), Math.min(dayOf(to), days - 1)];
      return { phase: id, name, parts: byPart((part) => lineOf(includes(part), first, last)) };
    }),
    regions: REGIONS.map(({ region, name }, r) => ({
      region,
      name,
      parts: byPart((part) => {
        const shown = includes(part);
        return lineOf((place, day) => regionOf[place] === r && shown(place, day));
      }),
    })),
    leftOut: gather([
      { what: "place-days", reason: `not answered by ${answers.name}: off its map`, count: missing },
      { what: "place-days", reason: "in the gap between months for fitting and for judging", count: inGap },
    ]),
  };
}

function monthly(score: BrierScore): Map<string, number> {
  return new Map(score.byMonth.map(({ month, brier }) => [month, brier]));
}

/** [places][days] chance that the communist side holds, NaN where there is no answer or no question. */
function forecastsOf(held: readonly HeldDays[], answers: Answers, days: number): Float64Array[] {
  return held.map(({ place, holder }) => {
    const row = new Float64Array(days).fill(NaN);
    for (let day = 0; day < days; day++)
      if (holder[day] >= 0) row[day] = answers.communistShare?.(place, day) ?? NaN;
    return row;
  });
}

/** What is observed where there is an answer, so that everyone is scored on the same place-days. */
function answered(
  held: readonly HeldDays[],
  forecast: readonly Float64Array[],
): { observed: Int8Array[]; missing: number } {
  let missing = 0;
  const observed = held.map(({ holder }, place) =>
    holder.map((side, day) => {
      if (side < 0 || !Number.isNaN(forecast[place][day])) return side;
      missing++;
      return -1;
    }),
  );
  return { observed, missing };
}
