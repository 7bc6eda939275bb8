import { dayOf, isoOf, type Day } from "@p38/base";
import { MERIDIANS, rowOf, stepNear, type Tally } from "@p38/ensemble";
import type { WarRecord } from "@p38/record";
import type { HexGrid } from "@p38/terrain";
import { answersOfTally } from "./answers-of-tally.ts";
import type { Answers } from "./answers.ts";
import { advancesFrom, climatology, latestLine } from "./baselines.ts";
import { mean, skillByMonth, type Skill } from "./brier.ts";
import { crossingsAt, distanceAt, NEAR_DAYS, placed } from "./ensemble-lines.ts";
import { sideKm } from "./geometry.ts";
import { heldDays, pointsOf, type HeldDays } from "./held-days.ts";
import { byPart, isShownIn, type ByPart } from "./parts.ts";
import type { ScoreRules } from "./rules.ts";
import { partOf, type Part } from "./split.ts";

/** Days from the start of a forecast to those on which it is scored; on the start day itself, how well it knows where it is. */
export const LEADS_DAYS = [0, 7, 14, 30, 60, 90] as const;

/** What a forecast by this program still knows, and does not know, of the war after and before its start. */
export const FORECAST_NOTE =
  "A forecast starts from the war that the model itself computed up to that day under the recorded decisions, not from the " +
  "recorded situation, so it carries the error it has at lead 0; persistence and the advances start from the record. Own start: what " +
  "the forecast says of its start day, kept unchanged. From the start day on both sides decide by doctrine. The model is still told which formations arrive and leave when, the weather and the " +
  "air effort after the start; constant advance is told which operations were under way, operations go on only those of the start " +
  "day; rates and climatology are fitted on the whole war's months for fitting.";

/** What is the same for all forecasts. */
export interface ForecastContext {
  record: WarRecord;
  grid: HexGrid;
  rules: ScoreRules;
  held: readonly HeldDays[];
  climatology: Answers;
}

/** One question that a forecast was asked, and the errors of its answer and of the baselines' in the same order. */
interface Asked {
  start: Day;
  leadDays: number;
  part: Part;
  /** day that is asked about */
  day: Day;
  own: number;
  baselines: readonly (number | null)[];
}

/** What one forecast said and what came of it; places that no baseline knows of are left out. */
export interface ForecastErrors {
  start: Day;
  places: Asked[];
  /** at meridians */
  line: Asked[];
}

/** A forecast's questions of one lead time and part. */
export interface ForecastPart {
  /** forecasts that were asked something */
  starts: number;
  /** places, or points of lines, over all of them */
  asked: number;
  /** each start weighs the same: Brier score, or CRPS in km */
  error: number | null;
  baselines: { name: string; error: number | null }[];
  /** interval from drawing whole starts anew */
  skills: Skill[];
  /** the same of each start alone; baselines in the order above */
  byStart: { start: string; asked: number; error: number; baselines: (number | null)[] }[];
}

/** Forecasts of one lead time. */
export interface ForecastLead {
  leadDays: number;
  /** recorded lines count that are dated so many days before or after the lead */
  lineWithinDays: number;
  /** Brier score of who held each place on the day itself */
  places: ByPart<ForecastPart>;
  /** CRPS of the line at meridians, km; of a baseline the distance of its line */
  line: ByPart<ForecastPart>;
}

/** How well forecasts started on several days told what came, by lead time. */
export interface ForecastScore {
  format: "p38-forecast-1";
  rules: string;
  starts: string[];
  note: string;
  leads: ForecastLead[];
}

/** What forecasts are scored with, gathered once for all of them. */
export function forecastContext(
  record: WarRecord,
  grid: HexGrid,
  rules: ScoreRules,
  days: number,
): ForecastContext {
  const held = heldDays(record, rules.observations, days, grid).places;
  return { record, grid, rules, held, climatology: climatology(held, rules, days) };
}

/** The errors of the forecast that an ensemble is, beside those of baselines that start on the same day. */
export function forecastErrors(tally: Tally, start: Day, context: ForecastContext): ForecastErrors {
  const { days } = tally.layout;
  const { record, rules } = context;
  const own = answersOfTally(tally, context.grid, "forecast");
  const recorded = [persistenceFrom(context, start, days), ...advancesFrom(record, rules, start, days)];
  const ownStart: Answers = {
    name: "own start",
    days,
    communistShare: (place) => own.communistShare?.(place, start) ?? null,
  };
  return {
    start,
    places: placeErrors(own, start, [...recorded, context.climatology, ownStart], context),
    line: lineErrors(tally, start, recorded, context),
  };
}

/** Names of the baselines, in their order among the errors: of places, and of lines. */
const FROM_RECORD = ["persistence", "constant advance", "operations go on"];
const PLACE_BASELINES = [...FROM_RECORD, "climatology", "own start"];
const LINE_BASELINES = [...FROM_RECORD, "own start"];

/** Whoever is recorded to hold a place on the start day, or held it last before, keeps it; so does the latest line. */
function persistenceFrom({ held, record, rules }: ForecastContext, start: Day, days: number): Answers {
  const line = latestLine(record, rules, start)?.points ?? [];
  const holderOf = new Map(
    held.map(({ place: { id, lat, lon }, holder }) => {
      const known = holder.subarray(0, start + 1).findLast((side) => side >= 0);
      return [id, known ?? (line.length < 2 ? null : sideKm(line, [lat, lon]) > 0 ? 1 : 0)];
    }),
  );
  return {
    name: "persistence",
    days,
    communistShare: ({ id }) => holderOf.get(id) ?? null,
    lineOn: () => line,
  };
}

function placeErrors(
  own: Answers,
  start: Day,
  baselines: readonly Answers[],
  { held, rules: { split } }: ForecastContext,
): Asked[] {
  return LEADS_DAYS.flatMap((leadDays) => {
    const day = start + leadDays;
    if (day >= own.days) return [];
    return held.flatMap(({ place, holder }) => {
      const side = day < holder.length ? holder[day] : -1;
      const errorOf = (answers: Answers) => {
        const share = answers.communistShare?.(place, day) ?? null;
        return share === null ? null : (share - side) * (share - side);
      };
      const error = side < 0 ? null : errorOf(own);
      if (error === null) return [];
      const part = partOf(split, { place: place.id, day });
      return [{ start, leadDays, part, day, own: error, baselines: baselines.map(errorOf) }];
    });
  });
}

function lineErrors(
  tally: Tally,
  start: Day,
  baselines: readonly Answers[],
  { record, rules: { split, observations } }: ForecastContext,
): Asked[] {
  const { layout } = tally;
  const placedOn = (day: Day, m: number, lat: number) => {
    const row = stepNear(tally, day) * MERIDIANS.length + m;
    return placed(rowOf(tally.counts, layout.line, row), layout.line.bins, lat);
  };
  const lines = record.linesOfContact
    .filter(({ pocket }) => pocket === observations.lines.pocket)
    .map((line) => ({ day: dayOf(line.date), lats: crossingsAt(pointsOf(line)) }));
  return LEADS_DAYS.flatMap((leadDays) =>
    lines.flatMap(({ day, lats }) => {
      const step = stepNear(tally, day);
      const isKept = day < layout.days && Math.abs(layout.steps[step] - day) <= NEAR_DAYS;
      if (!isKept || Math.abs(day - start - leadDays) > lineWithinDays(leadDays)) return [];
      const theirs = baselines.map(({ lineOn }) => crossingsAt(lineOn?.(day) ?? []));
      const part = partOf(split, { day });
      return [...lats].flatMap((lat, m) => {
        const own = Number.isNaN(lat) ? null : placedOn(day, m, lat);
        if (!own) return [];
        const distances = theirs.map((at) => distanceAt(at[m], lat));
        const ownStart = placedOn(start, m, lat)?.crpsKm ?? null;
        return [{ start, leadDays, part, day, own: own.crpsKm, baselines: [...distances, ownStart] }];
      });
    }),
  );
}

/** Days round a lead within which a recorded line counts: ten, and no more than half the lead, but three at the start. */
function lineWithinDays(leadDays: number): number {
  return leadDays === 0 ? 3 : Math.min(10, Math.floor(leadDays / 2));
}

/**
 * Skill of forecasts by lead time.
 *
 * @param leadMaxDays longest lead time to tell of
 */
export function scoreForecasts(
  forecasts: readonly ForecastErrors[],
  rules: ScoreRules,
  leadMaxDays: number,
): ForecastScore {
  return {
    format: "p38-forecast-1",
    rules: rules.hash,
    starts: forecasts.map(({ start }) => isoOf(start)),
    note: FORECAST_NOTE,
    leads: LEADS_DAYS.filter((lead) => lead <= leadMaxDays).map((leadDays) => {
      const parts = (of: "places" | "line", names: readonly string[]) =>
        byPart((shown) => {
          const isAsked = (row: Asked) =>
            row.leadDays === leadDays && isShownIn(shown, row.part, row.day, rules.split);
          return partOfAsked(
            forecasts.map((forecast) => forecast[of].filter(isAsked)),
            names,
            rules,
          );
        });
      return {
        leadDays,
        lineWithinDays: lineWithinDays(leadDays),
        places: parts("places", PLACE_BASELINES),
        line: parts("line", LINE_BASELINES),
      };
    }),
  };
}

/** @param byStart the questions of each forecast */
function partOfAsked(
  byStart: readonly (readonly Asked[])[],
  names: readonly string[],
  rules: ScoreRules,
): ForecastPart {
  const starts = byStart.filter((rows) => rows.length > 0);
  const meanOver = (errorOf: (row: Asked) => number | null) => {
    const means = new Map<string, number>();
    for (const rows of starts) {
      const errors = rows.flatMap((row) => errorOf(row) ?? []);
      if (errors.length > 0) means.set(isoOf(rows[0].start), mean(errors));
    }
    return means;
  };
  const overall = (means: ReadonlyMap<string, number>) =>
    means.size === 0 ? null : mean([...means.values()]);
  const own = meanOver((row) => row.own);
  const theirs = names.map((_, b) => meanOver(({ baselines }) => baselines[b]));
  return {
    starts: starts.length,
    asked: starts.reduce((sum, rows) => sum + rows.length, 0),
    error: overall(own),
    baselines: names.map((name, b) => ({ name, error: overall(theirs[b]) })),
    // against each baseline on the questions that it answers, too
    skills: names.map((name, b) =>
      skillByMonth(
        name,
        meanOver((row) => (row.baselines[b] === null ? null : row.own)),
        theirs[b],
        rules.observations.bootstrap,
      ),
    ),
    byStart: starts.map((rows) => {
      const start = isoOf(rows[0].start);
      const baselines = theirs.map((errors) => errors.get(start) ?? null);
      return { start, asked: rows.length, error: own.get(start)!, baselines };
    }),
  };
}
