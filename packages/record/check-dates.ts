import { dayOf, isoOf, LAST_DAY } from "@p38/base";
import { spanOf } from "./dates.ts";
import type { Report, RecordRows } from "./record-rows.ts";
import type { RecordTable } from "./war-record.ts";

/** Fields that hold a date, in order of time where a row has several. */
const DATE_FIELDS: Partial<Record<RecordTable, readonly string[]>> = {
  parties: ["from", "to"],
  formations: ["arrival/date", "departure/date"],
  attachments: ["date"],
  strengths: ["date"],
  losses: ["from", "to"],
  control: ["date"],
  linesOfContact: ["date"],
  operations: ["from", "to"],
  events: ["date", "to"],
  leaders: ["from", "to"],
  airNaval: ["from", "to"],
  weather: ["date"],
  airEffort: ["date"],
  usDeathsByDay: ["date"],
  battles: ["from", "to"],
  airOperations: ["date"],
  bomberMissions: ["date"],
  bomberTargets: ["date"],
  weatherObservations: ["date"],
  usUnaccounted: ["date"],
  participants: ["from", "to"],
  engagements: ["from", "to"],
};
/** Tables whose rows stand in order of date. */
const IN_ORDER = [
  "control",
  "linesOfContact",
  "weather",
  "airEffort",
  "usDeathsByDay",
  "airOperations",
  "bomberMissions",
  "bomberTargets",
  "weatherObservations",
  "usUnaccounted",
] as const;
/** Tables with a row for every day of the war. */
const DAILY = ["weather", "airEffort"] as const;

/** Every date is one of the calendar. A row with one that is not becomes null, so that later checks pass it by. */
export function checkCalendar(rows: RecordRows, report: Report): void {
  for (const [table, fields] of Object.entries(DATE_FIELDS) as [RecordTable, string[]][])
    for (const [i, row] of rows[table].entries())
      for (const field of row ? fields : []) {
        const date = dateAt(row!, field);
        if (date === undefined || isDate(date)) continue;
        report("error", table, `/${i}/${field}`, "a calendar date such as 1950-06-25", `"${date}"`);
        rows[table][i] = null;
      }
}

/**
 * No span, and no stay in the theatre, ends before it begins; rows that stand by date are in order; daily series have
 * every day of the war.
 */
export function checkDateOrder(rows: RecordRows, report: Report): void {
  for (const [table, fields] of Object.entries(DATE_FIELDS) as [RecordTable, string[]][])
    for (const [i, row] of rows[table].entries()) {
      if (!row || fields.length < 2) continue;
      const [from, to] = fields.map((field) => dateAt(row, field));
      if (from !== undefined && to !== undefined && spanOf(to).last < spanOf(from).first)
        report(
          "error",
          table,
          `/${i}/${fields[1]}`,
          table === "formations"
            ? `a departure on or after the arrival on ${from}`
            : `a date on or after ${from}`,
          `"${to}"`,
        );
    }
  for (const table of IN_ORDER) {
    let before = "";
    for (const [i, row] of rows[table].entries()) {
      if (!row) continue;
      if (row.date < before)
        report("error", table, `/${i}/date`, `${before} or later, as rows stand by date`, `"${row.date}"`);
      else before = row.date;
    }
  }
  for (const table of DAILY) {
    const days = new Set(rows[table].flatMap((row) => (row ? [dayOf(row.date)] : [])));
    for (let day = 0; day <= LAST_DAY; day++)
      if (!days.has(day))
        report("error", table, "", "a row for each day of the war", `none for ${isoOf(day)}`);
  }
}

function dateAt(row: object, field: string): string | undefined {
  let value: unknown = row;
  for (const key of field.split("/")) value = (value as Record<string, unknown> | undefined)?.[key];
  return value as string | undefined;
}

function isDate(date: string): boolean {
  try {
    spanOf(date);
    return true;
  } catch {
    return false;
  }
}
