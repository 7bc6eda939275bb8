import type { DuckDBConnection, DuckDBResultReader } from "@duckdb/node-api";
import { csvOf } from "@p38/model";
import { UsageError, type Io } from "./io.ts";

/** Rows of an answer printed for a person before the rest is only counted. */
const FIRST_ROWS = 100;
/** Letters of a cell printed for a person before it is cut. */
const CELL_WIDTH = 48;

type Value = string | number | boolean | null | object;

/** Rows that a question in SQL has for an answer. */
interface Answer {
  columns: string[];
  rows: Value[][];
}

/** The flag `--csv` of questions in SQL. */
export const csvFlag = {
  kind: "boolean",
  optional: true,
  withNegated: false,
  brief: "Print CSV, nothing cut",
} as const;

/** The question itself. */
export const sqlPositional = {
  kind: "tuple",
  parameters: [{ parse: (input: string) => input, placeholder: "SQL", brief: "Question, quoted" }],
} as const;

/**
 * Answers a question in SQL over tables in memory.
 *
 * @param load brings the tables in; after it no file or address can be reached
 * @param what the tables are of, for the sentence when the question cannot be answered
 * @throws UsageError in the database's own words when it cannot
 */
export async function ask(
  load: (connection: DuckDBConnection) => Promise<void>,
  query: string,
  what: string,
): Promise<Answer> {
  const { DuckDBInstance, ResultReturnType } = await import("@duckdb/node-api");
  const refusal = (why: string) =>
    new UsageError(`SQL: expected a question over ${what}; found "${query}": ${why}`);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await load(connection);
    await connection.run("SET enable_external_access = false; SET lock_configuration = true");
    const reader = await connection.runAndReadAll(query).catch((error: Error) => {
      const [said] = error.message.split(/\n+LINE \d+:/);
      throw refusal(said.replace(/\s+/g, " ").replace(/[.! ]+$/, ""));
    });
    if (reader.returnType !== ResultReturnType.QUERY_RESULT || reader.columnCount === 0)
      throw refusal("it has no rows for an answer");
    return answerOf(reader);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Prints an answer: JSON objects, CSV, or columns for a person. */
export function printAnswer(
  io: Io,
  { columns, rows }: Answer,
  { json, csv }: { json: boolean; csv: boolean },
) {
  if (json)
    io.stdout.write(
      `${JSON.stringify(rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]]))))}\n`,
    );
  else if (csv) io.stdout.write(csvOf({ columns, rows: rows.map((row) => row.map(cellText)) }));
  else io.stdout.write(alignedText(columns, rows));
}

/** Whole numbers of any width come as texts from the database; those that a number holds exactly become numbers. */
function answerOf(reader: DuckDBResultReader): Answer {
  const whole = reader.columnTypes().map((type) => /^U?(BIGINT|HUGEINT)$/.test(String(type)));
  const number = reader.columnTypes().map((type) => String(type).startsWith("DECIMAL"));
  return {
    columns: reader.deduplicatedColumnNames(),
    rows: reader
      .getRowsJson()
      .map((row) =>
        row.map((cell, i) =>
          number[i] || (whole[i] && Number.isSafeInteger(Number(cell)))
            ? cell === null
              ? null
              : Number(cell)
            : cell,
        ),
      ),
  };
}

function cellText(value: Value): string | number {
  if (value === null) return "";
  if (typeof value === "number") return value;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** An answer in columns for a person: long cells cut, numbers to the right. */
function alignedText(columns: readonly string[], rows: readonly Value[][]): string {
  const shown = rows
    .slice(0, FIRST_ROWS)
    .map((row) => row.map((value) => cut(String(cellText(value)).replace(/\s+/g, " "))));
  const widths = columns.map((name, i) =>
    shown.reduce((most, row) => Math.max(most, widthOf(row[i])), widthOf(name)),
  );
  const right = columns.map(
    (_, i) => rows.length > 0 && rows.every((row) => row[i] === null || typeof row[i] === "number"),
  );
  const line = (cells: readonly string[]) =>
    `${cells
      .map((cell, i) => {
        const space = " ".repeat(widths[i] - widthOf(cell));
        return right[i] ? space + cell : cell + space;
      })
      .join("  ")
      .trimEnd()}\n`;
  const rest = rows.length > FIRST_ROWS ? `… and ${rows.length - FIRST_ROWS} more: --csv has all\n` : "";
  const count = rows.length === 1 ? "1 row" : `${rows.length} rows`;
  return `${line(columns)}${line(widths.map((width) => "-".repeat(width)))}${shown.map(line).join("")}${rest}(${count})\n`;
}

function cut(text: string): string {
  const letters = [...text];
  return letters.length > CELL_WIDTH ? `${letters.slice(0, CELL_WIDTH - 1).join("")}…` : text;
}

/** Columns that a text takes in a terminal: Hangul and Chinese letters take two each. */
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text.normalize("NFC"))
    width += /\p{Mn}/u.test(letter)
      ? 0
      : /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u.test(letter)
        ? 2
        : 1;
  return width;
}
