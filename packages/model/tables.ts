import { isoOf, type Day } from "@p38/base";
import type { HexGrid } from "@p38/terrain";
import { formationsOn, lossesBy } from "./questions.ts";
import { hashOf, lineOf } from "./run-file.ts";
import type { Run } from "./run.ts";

/** Answers as every door gives them: CSV and JSON with the same names. */
export interface Table {
  columns: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

/** The main line of contact at dusk of a day: date, seq from 1, lat, lon, from the west coast to the east. */
export function lineTable(run: Run, day: Day): Table {
  const rows = lineOf(run, day).map(([lat, lon], i) => [isoOf(day), i + 1, degrees(lat), degrees(lon)]);
  return { columns: ["date", "seq", "lat", "lon"], rows };
}

/** Men lost by party and day or month. */
export function lossTable(run: Run, by: "day" | "month"): Table {
  const columns = [
    "date",
    "side",
    "party",
    "killed_men",
    "wounded_men",
    "missing_men",
    "captured_men",
    "non_battle_men",
  ];
  const rows = lossesBy(run, by).map((row) => [
    row.date,
    row.side,
    row.party,
    row.killedMen,
    row.woundedMen,
    row.missingMen,
    row.capturedMen,
    row.nonBattleMen,
  ]);
  return { columns, rows };
}

/** Every formation on the map at dusk of a day. */
export function formationTable(run: Run, grid: HexGrid, day: Day): Table {
  const columns = ["id", "name", "side", "echelon", "lat", "lon", "strength_men", "posture", "supply_days"];
  const rows = formationsOn(run, grid, day).map((row) => [
    row.id,
    row.name,
    row.side,
    row.echelon,
    degrees(row.lat),
    degrees(row.lon),
    row.strengthMen,
    row.posture,
    row.supplyDays,
  ]);
  return { columns, rows };
}

/**
 * Chained hashes of arrays at dusk of days.
 *
 * @throws RangeError when the run has no such array
 */
export function hashTable(run: Run, days: readonly Day[], arrays: readonly string[]): Table {
  const rows = days.flatMap((day) => arrays.map((array) => [isoOf(day), array, hashOf(run, day, array)]));
  return { columns: ["date", "array", "hash"], rows };
}

/** A table as CSV with a header line; cells with a comma, a quote or a line end are quoted. */
export function csvOf({ columns, rows }: Table): string {
  return [columns, ...rows].map((row) => row.map(csvCell).join(",") + "\n").join("");
}

/** A table as objects, a row each. */
export function objectsOf({ columns, rows }: Table): Record<string, string | number>[] {
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])));
}

function csvCell(cell: string | number): string {
  const text = String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Degrees to a metre: five decimals. */
function degrees(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
