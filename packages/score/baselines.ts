import { dayOf, type Day } from "@p38/base";
import type { WarRecord } from "@p38/record";
import type { Answers } from "./answers.ts";
import { distanceKm, KM_PER_DEGREE, meanLatitude, sideKm, type LatLon } from "./geometry.ts";
import { pointsOf, type HeldDays } from "./held-days.ts";
import type { ScoreRules } from "./rules.ts";
import { isMonthForFitting, isPlaceForFitting, partOf } from "./split.ts";

/**
 * The baselines that every answer is shown beside: persistence, constant advance, climatology.
 *
 * What they fit, they fit on the part for fitting alone.
 */
export function baselinesOf(
  record: WarRecord,
  held: readonly HeldDays[],
  rules: ScoreRules,
  days: number,
): Answers[] {
  return [
    persistence(record, rules, days),
    constantAdvance(record, rules, days),
    climatology(held, rules, days),
  ];
}

/** The line of the start day stays. */
export function persistence(record: WarRecord, rules: ScoreRules, days: number): Answers {
  const line = mainLines(record, rules).at(0)?.points ?? [];
  const holderOf = new Map<string, number>();
  return {
    name: "persistence",
    days,
    communistShare({ lat, lon }) {
      if (line.length < 2) return null;
      const key = `${lat} ${lon}`;
      const holder = holderOf.get(key) ?? (sideKm(line, [lat, lon]) > 0 ? 1 : 0);
      holderOf.set(key, holder);
      return holder;
    },
    lineOn: () => line,
  };
}

/** What the constant-advance baseline was fitted to be. */
export interface AdvanceRates {
  /** one rate for each type of operation of the rules, in the order they first stand there */
  types: { type: string; kmPerDay: number }[];
  /** stretches between recorded lines that the rates were fitted on */
  stretches: number;
}

/**
 * The line as a parallel that moves towards the objectives of the operations under way, at one rate a type.
 *
 * The parallel starts at the mean latitude of the first recorded line. Each day, each kind of operation under
 * way moves it by its type's rate towards the furthest objective ahead, never past it; movements are added.
 * The rates are fitted by least squares, none below 0, to the movement of the recorded lines' mean latitude
 * over stretches that lie mostly in months for fitting.
 */
export function constantAdvance(record: WarRecord, rules: ScoreRules, days: number): Answers {
  const line = mainLines(record, rules).at(0);
  return advancing("constant advance", { line, day: 0 }, advancesOf(record, rules), record, rules, days);
}

/**
 * The same from the latest line that is recorded on or before a day: what a forecast that starts then is held against.
 *
 * Of the two, `constant advance` is told which operations were under way after the start, too; for `operations go on`
 * those under way on the start day go on to their objectives, and none begins.
 */
export function advancesFrom(record: WarRecord, rules: ScoreRules, start: Day, days: number): Answers[] {
  const line = latestLine(record, rules, start);
  const from = { line, day: line ? line.day + 1 : start };
  const advances = advancesOf(record, rules);
  const knownThen = advances.map((advance) => ({
    ...advance,
    spans: advance.spans
      .filter((span) => span.from <= start)
      .map((span) => (span.to >= start ? { ...span, to: Infinity } : span)),
  }));
  return [
    advancing("constant advance", from, advances, record, rules, days),
    advancing("operations go on", from, knownThen, record, rules, days),
  ];
}

/** The latest main line that is recorded on or before a day. */
export function latestLine(
  record: WarRecord,
  rules: ScoreRules,
  day: Day,
): { day: Day; points: LatLon[] } | undefined {
  return mainLines(record, rules).findLast((line) => line.day <= day);
}

/** @param from the line that it starts as, and the first day on which that moves */
function advancing(
  name: string,
  { line: start, day: first }: { line: { points: LatLon[] } | undefined; day: Day },
  advances: readonly Advance[],
  record: WarRecord,
  rules: ScoreRules,
  days: number,
): Answers {
  const rateOf = new Map(fitAdvanceRates(record, rules).types.map(({ type, kmPerDay }) => [type, kmPerDay]));
  const latitude = new Float64Array(days).fill(NaN);
  let at = start ? meanLatitude(start.points) : 38;
  if (first > 0 && first <= days) latitude[first - 1] = at;
  for (let day = first; day < days; day++) {
    let north = 0;
    for (const advance of advances) {
      const objective = objectiveAhead(advance, day, at);
      if (objective === null) continue;
      const toGo = objective - at;
      const step = (rateOf.get(advance.type) ?? 0) / KM_PER_DEGREE;
      north += advance.north > 0 ? Math.min(step, toGo) : Math.max(-step, toGo);
    }
    at += north;
    latitude[day] = at;
  }
  const [west, east] = [start?.points[0][1] ?? 125, start?.points.at(-1)?.[1] ?? 129];
  const isKnown = (day: Day) => day >= 0 && day < days && !Number.isNaN(latitude[day]);
  return {
    name,
    days,
    communistShare: ({ lat }, day) => (isKnown(day) ? (lat > latitude[day] ? 1 : 0) : null),
    lineOn: (day) =>
      isKnown(day)
        ? [
            [latitude[day], west],
            [latitude[day], east],
          ]
        : [],
  };
}

/** The rates of the constant-advance baseline, from months for fitting. */
export function fitAdvanceRates(record: WarRecord, rules: ScoreRules): AdvanceRates {
  const advances = advancesOf(record, rules);
  const types = [...new Set(advances.map(({ type }) => type))];
  const lines = mainLines(record, rules);
  const rows: { activeDays: number[]; movedKm: number }[] = [];
  for (let i = 1; i < lines.length; i++) {
    const [before, after] = [lines[i - 1], lines[i]];
    const at = meanLatitude(before.points);
    let fitDays = 0;
    const activeDays = types.map(() => 0);
    for (let day = before.day + 1; day <= after.day; day++) {
      if (isMonthForFitting(rules.split, day)) fitDays++;
      for (const advance of advances)
        if (objectiveAhead(advance, day, at) !== null)
          activeDays[types.indexOf(advance.type)] += advance.north;
    }
    if (fitDays >= rules.observations.constantAdvance.fitShareMin * (after.day - before.day))
      rows.push({ activeDays, movedKm: (meanLatitude(after.points) - at) * KM_PER_DEGREE });
  }
  const rates = leastSquaresNotBelowZero(rows, types.length);
  return {
    types: types.map((type, t) => ({ type, kmPerDay: rates[t] })),
    stretches: rows.length,
  };
}

/** All operations of one kind: when they are under way and what they are after. */
interface Advance {
  type: string;
  /** 1 towards the north, -1 towards the south */
  north: 1 | -1;
  spans: { from: Day; to: Day; objectiveLats: number[] }[];
}

/** Each kind's operations in order of time, joined where they lie close together. */
function advancesOf(record: WarRecord, rules: ScoreRules): Advance[] {
  const latOf = new Map(record.places.map(({ id, lat }) => [id, lat]));
  const operationOf = new Map(record.operations.map((operation) => [operation.id, operation]));
  const { kinds, bridgeDays } = rules.observations.constantAdvance;
  return kinds.map(({ type, towards, operations }) => {
    const rows = operations
      .flatMap((id) => operationOf.get(id) ?? [])
      .filter(({ from, to }) => from.length === 10 && to.length === 10)
      .map((operation) => ({
        from: dayOf(operation.from),
        to: dayOf(operation.to),
        objectiveLats: operation.objectives.flatMap((id) => latOf.get(id) ?? []),
      }))
      .toSorted((a, b) => a.from - b.from || a.to - b.to);
    // between two operations of a kind the earlier one goes on
    rows.forEach((row, i) => {
      const next = rows.slice(i + 1).find(({ from }) => from > row.to);
      if (next && next.from - row.to <= bridgeDays) row.to = next.from;
    });
    return { type, north: towards === "north" ? 1 : -1, spans: rows };
  });
}

/** Latitude of the furthest objective ahead of the line, or null where no operation is after one. */
function objectiveAhead({ north, spans }: Advance, day: Day, at: number): number | null {
  let furthest = at;
  for (const { from, to, objectiveLats } of spans) {
    if (day < from || day > to) continue;
    for (const lat of objectiveLats) if ((lat - furthest) * north > 0) furthest = lat;
  }
  return furthest === at ? null : furthest;
}

/** Least squares of movement on days under way with no rate below 0, by going round the rates in turn. */
function leastSquaresNotBelowZero(
  rows: readonly { activeDays: number[]; movedKm: number }[],
  count: number,
): number[] {
  const rates = Array.from({ length: count }, () => 0);
  for (let round = 0; round < 500; round++)
    for (let a = 0; a < count; a++) {
      let top = 0;
      let bottom = 0;
      for (const { activeDays, movedKm } of rows) {
        let rest = movedKm;
        for (let b = 0; b < count; b++) if (b !== a) rest -= rates[b] * activeDays[b];
        top += activeDays[a] * rest;
        bottom += activeDays[a] * activeDays[a];
      }
      rates[a] = bottom > 0 ? Math.max(0, top / bottom) : 0;
    }
  return rates;
}

/**
 * Share of days for fitting on which the communist side held the place, whatever the date.
 *
 * A place without days for fitting takes the share of the nearest place that has some.
 */
export function climatology(held: readonly HeldDays[], rules: ScoreRules, days: number): Answers {
  const known: { at: LatLon; share: number }[] = [];
  const shareOf = new Map<string, number>();
  const isFitDay = Array.from({ length: days }, (_, day) => partOf(rules.split, { day }) === "fit");
  for (const { place, holder } of held) {
    if (!isPlaceForFitting(rules.split, place.id)) continue;
    let communist = 0;
    let count = 0;
    holder.forEach((side, day) => {
      if (side < 0 || !isFitDay[day]) return;
      communist += side;
      count++;
    });
    if (count === 0) continue;
    shareOf.set(place.id, communist / count);
    known.push({ at: [place.lat, place.lon], share: communist / count });
  }
  return {
    name: "climatology",
    days,
    communistShare({ id, lat, lon }) {
      let share = shareOf.get(id);
      if (share !== undefined || known.length === 0) return share ?? null;
      let nearestKm = Infinity;
      for (const { at, share: theirs } of known) {
        const km = distanceKm(at, [lat, lon]);
        if (km < nearestKm) [nearestKm, share] = [km, theirs];
      }
      shareOf.set(id, share!);
      return share!;
    },
  };
}

function mainLines(record: WarRecord, rules: ScoreRules): { day: Day; points: LatLon[] }[] {
  return record.linesOfContact
    .filter(({ pocket }) => pocket === rules.observations.lines.pocket)
    .map((line) => ({ day: dayOf(line.date), points: pointsOf(line) }))
    .toSorted((a, b) => a.day - b.day);
}
