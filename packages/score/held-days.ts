import { dayOf, type Day } from "@p38/base";
import type { ControlFact, LineFact, Place, WarRecord } from "@p38/record";
import { hexAt, type HexGrid } from "@p38/terrain";
import { sideKm, type LatLon } from "./geometry.ts";
import type { LeftOut } from "./left-out.ts";
import type { ObservationRules } from "./rules.ts";

/** Who is known to have held a place, day by day. */
export interface HeldDays {
  place: Place;
  /** [days] 0 un, 1 communist (index into SIDES), -1 where the record is not certain */
  holder: Int8Array;
}

/** A definite statement: from its day on, give or take, a side held the place. */
interface Statement {
  day: Day;
  /** 0 un, 1 communist, -1 contested */
  holder: number;
  /** the place changed hands then, or was only seen to be held */
  isChange: boolean;
  uncertaintyDays: number;
  /** last day on which the same holder is stated again */
  lastSeenDay: Day;
}

/** A recorded line with what is needed to ask on which side of it a place lay. */
interface LineOnDay {
  day: Day;
  points: LatLon[];
  accuracyKm: number;
  /** other fronts are recorded on the same date, so the main line does not decide every place */
  hasPockets: boolean;
}

/**
 * Who held each place of the record on each day it is certain.
 *
 * A statement stands from its date (for a change, after its uncertainty) until the next change less that
 * one's uncertainty. Contested stretches are left out, and so is a stretch in which the place must have
 * changed hands without a date. Before a place's first statement and after its last, the recorded lines
 * of contact decide how far it reaches: as far as the last line that agrees before one that disagrees by
 * more than its accuracy, at least the rule's horizon.
 *
 * @param days number of days, from day 0
 * @param grid ground by which two places in one cell held by different sides are left out; null for none
 */
export function heldDays(
  record: WarRecord,
  rules: ObservationRules,
  days: number,
  grid: HexGrid | null,
): { places: HeldDays[]; leftOut: LeftOut[] } {
  const lines = linesByDay(record, rules);
  const factsOf = Map.groupBy(record.control, ({ place }) => place);
  const places: HeldDays[] = [];
  const leftOut: LeftOut[] = [];
  for (const place of record.places.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const facts = factsOf.get(place.id);
    if (!facts) continue;
    const unfit = rules.placeControl.leftOut.find(
      ({ kind, importanceMin }) => kind === place.kind && place.importance >= importanceMin,
    );
    if (unfit) {
      leftOut.push({ what: "places", reason: unfit.reason, count: 1 });
      continue;
    }
    const statements = statementsOf(facts);
    const holder = holderByDay(
      statements,
      [place.lat, place.lon],
      lines,
      rules.placeControl.horizonDays,
      days,
    );
    places.push({ place, holder });
    const unsure = holder.reduce((count, side) => count + (side < 0 ? 1 : 0), 0);
    leftOut.push({
      what: "place-days",
      reason: "the record is not certain who held the place",
      count: unsure,
    });
  }
  if (grid) leftOut.push(...dropRivalsInOneCell(places, grid, days));
  return { places, leftOut };
}

/** A place's facts in order of date, with a holder seen again folded into the statement before. */
export function statementsOf(facts: readonly ControlFact[]): Statement[] {
  const statements: Statement[] = [];
  // facts of one date in the order of the file
  for (const fact of facts.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
    const holder = fact.holder === "contested" ? -1 : fact.holder === "un" ? 0 : 1;
    const day = dayOf(fact.date);
    const isChange = fact.event !== "held";
    const before = statements.at(-1);
    if (before && !isChange && before.holder === holder) before.lastSeenDay = day;
    else statements.push({ day, holder, isChange, uncertaintyDays: fact.uncertaintyDays, lastSeenDay: day });
  }
  return statements;
}

function holderByDay(
  statements: readonly Statement[],
  point: LatLon,
  lines: readonly LineOnDay[],
  horizonDays: number,
  days: number,
): Int8Array {
  const holder = new Int8Array(days).fill(-1);
  const fill = (from: Day, to: Day, side: number) => {
    for (let day = Math.max(0, from); day <= Math.min(days - 1, to); day++) holder[day] = side;
  };
  statements.forEach((statement, i) => {
    if (statement.holder < 0) return;
    const from = statement.isChange ? statement.day + statement.uncertaintyDays : statement.day;
    const next = statements.at(i + 1);
    if (!next)
      fill(
        from,
        reach(lines, point, statement.holder, from, statement.lastSeenDay, horizonDays, 1),
        statement.holder,
      );
    else if (next.isChange && next.holder !== statement.holder)
      fill(from, next.day - next.uncertaintyDays - 1, statement.holder);
    // else it changed hands in between on a day that no one gives
    else fill(from, statement.lastSeenDay, statement.holder);
  });
  const first = statements.at(0);
  if (first && first.holder >= 0) {
    // who loses a place held it before; who is seen to hold it held it the day before too
    const before = first.isChange ? 1 - first.holder : first.holder;
    const last = first.isChange ? first.day - first.uncertaintyDays - 1 : first.day - 1;
    fill(reach(lines, point, before, last, last, horizonDays, -1), last, before);
  }
  return holder;
}

/**
 * How far a statement reaches beyond its last sure day.
 *
 * @param start     first day it holds, in the direction of `step`
 * @param sureUntil last day it is sure to hold
 * @param step      1 forwards, -1 backwards
 */
function reach(
  lines: readonly LineOnDay[],
  point: LatLon,
  side: number,
  start: Day,
  sureUntil: Day,
  horizonDays: number,
  step: 1 | -1,
): Day {
  const later = (a: Day, b: Day) => (step > 0 ? Math.max(a, b) : Math.min(a, b));
  const sure = later(start, sureUntil);
  let confirmed = sure;
  const ahead = lines
    .filter(({ day }) => (day - sure) * step >= 0)
    .toSorted((a, b) => (a.day - b.day) * step);
  for (const line of ahead) {
    const km = sideKm(line.points, point);
    if (Math.abs(km) <= line.accuracyKm) continue;
    const agrees = (km > 0 ? 1 : 0) === side;
    if (agrees) confirmed = line.day;
    else if (!line.hasPockets) {
      const horizon = later(confirmed, sure + step * horizonDays);
      return step > 0 ? Math.min(horizon, line.day - 1) : Math.max(horizon, line.day + 1);
    }
  }
  return later(confirmed, sure + step * horizonDays);
}

function linesByDay(record: WarRecord, rules: ObservationRules): LineOnDay[] {
  const byDate = Map.groupBy(record.linesOfContact, ({ date }) => date);
  const lines: LineOnDay[] = [];
  for (const [date, ofDate] of byDate) {
    const main = ofDate.find(({ pocket }) => pocket === rules.lines.pocket);
    if (main)
      lines.push({
        day: dayOf(date),
        points: pointsOf(main),
        accuracyKm: main.accuracyKm,
        hasPockets: ofDate.length > 1,
      });
  }
  return lines.toSorted((a, b) => a.day - b.day);
}

/** The points of a recorded line. */
export function pointsOf(line: LineFact): LatLon[] {
  return line.points.map(({ lat, lon }) => [lat, lon] as const);
}

/** Takes out days on which two places of one cell are held by different sides: no answer fits both. */
function dropRivalsInOneCell(places: readonly HeldDays[], grid: HexGrid, days: number): LeftOut[] {
  let dropped = 0;
  const byCell = Map.groupBy(places, ({ place }) => hexAt(grid, place.lat, place.lon));
  for (const [hex, group] of byCell) {
    if (hex < 0 || group.length < 2) continue;
    for (let day = 0; day < days; day++) {
      const holders = new Set(group.map(({ holder }) => holder[day]).filter((side) => side >= 0));
      if (holders.size < 2) continue;
      for (const { holder } of group) {
        if (holder[day] >= 0) dropped++;
        holder[day] = -1;
      }
    }
  }
  return [{ what: "place-days", reason: "two places in one cell, held by different sides", count: dropped }];
}
