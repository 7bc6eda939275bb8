import type { Static } from "typebox";
import type { RECORD_TABLES, RecordFinding, RecordTable } from "./war-record.ts";

type Row<T extends RecordTable> = Static<(typeof RECORD_TABLES)[T]>;

/** The rows of each file; null where a row is not what its schema says, so that indexes stay those of the file. */
export type RecordRows = { [T in RecordTable]: (Row<T> | null)[] };

/** Ids of each table, those of rows that are wrong included, so that one error does not bring others after it. */
export type RecordIds = { [T in RecordTable]: ReadonlySet<string> };

/** Takes a finding on a row: its table, JSON pointer within the file, what was expected and what was found. */
export type Report = (
  severity: RecordFinding["severity"],
  table: RecordTable,
  path: string,
  expected: string,
  found: string,
) => void;

/** Rows of a table by id, the first where an id comes twice. */
export function byId<T extends { id: string }>(rows: readonly (T | null)[]): Map<string, T> {
  const map = new Map<string, T>();
  for (const row of rows) if (row && !map.has(row.id)) map.set(row.id, row);
  return map;
}
