import { DataError, sentence } from "@p38/base";
import { readRecord } from "./read-record.ts";
import { recordFiles } from "./record-files.ts";
import type { RecordTable } from "./war-record.ts";

// Help for tests: a record with something broken in it.

type Rows = Record<string, any>[]; // oxlint-disable-line typescript/no-explicit-any -- broken on purpose

/**
 * The texts with the rows of one table edited; the others stay as they are.
 *
 * @param texts of the record's files, by name
 */
export function brokenCopy(
  texts: Readonly<Record<string, string>>,
  table: RecordTable,
  edit: (rows: Rows) => void,
): Record<string, string> {
  const rows = JSON.parse(texts[recordFiles[table]]) as Rows;
  edit(rows);
  const lines = rows.map((row) => `  ${JSON.stringify(row)}`).join(",\n");
  return { ...texts, [recordFiles[table]]: `[\n${lines}\n]\n` };
}

/** The sentences of the errors that reading these files gives. */
export function errorsOf(files: Readonly<Record<string, string>>): string[] {
  try {
    readRecord(files);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return error.findings.map((finding) => sentence(finding));
  }
  return [];
}

/** Index of the row that has this id, or of the first for which the test holds. */
export function indexOf(rows: Rows, which: string | ((row: Rows[number]) => boolean)): number {
  const i = rows.findIndex(typeof which === "string" ? (row) => row.id === which : which);
  if (i < 0) throw new Error(`no row ${String(which)}`);
  return i;
}
