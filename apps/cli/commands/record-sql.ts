import { buildCommand } from "@stricli/core";
import type { DuckDBConnection, DuckDBResultReader } from "@duckdb/node-api";
import { csvOf } from "@p38/model";
import { knowledgeOf, sheetsOf, type RecordSheet } from "@p38/record";
import { docs, jsonFlag, type Context } from "../command.ts";
import { UsageError } from "../io.ts";
import { loadRecord } from "../project.ts";

/** Rows of an answer printed for a person before the rest is only counted. */
const FIRST_ROWS = 100;
/** Letters of a cell printed for a person before it is cut. */
const CELL_WIDTH = 48;

interface Flags {
  json?: boolean;
  csv?: boolean;
}

type Value = string | number | boolean | null | object;

interface Answer {
  columns: string[];
  rows: Value[][];
}

export const sqlCommand = buildCommand<Flags, [query: string], Context>({
  docs: docs(
    "Answers a question in SQL over the record's tables",
    "Tables: claims, sources, subjects, names, disputes, events, formations, holders, attachments, offices, totals; DESCRIBE claims lists\n" +
      "columns. DuckDB's SQL, over a copy in memory: nothing that is asked changes the record, and no file or address can be reached.",
    [
      `p38 record sql "SELECT property, count(*) AS claims FROM claims GROUP BY property ORDER BY claims DESC LIMIT 5"`,
      `p38 record sql "SELECT place_name, holder, source FROM holders WHERE place = 'wonju' AND date_from <= '1951-01-10'" --csv`,
      `p38 record sql "DESCRIBE disputes" --json`,
    ],
  ),
  parameters: {
    flags: {
      json: jsonFlag,
      csv: { kind: "boolean", optional: true, withNegated: false, brief: "Print CSV, nothing cut" },
    },
    positional: {
      kind: "tuple",
      parameters: [{ parse: (input: string) => input, placeholder: "SQL", brief: "Question, quoted" }],
    },
  },
  async func({ json = false, csv = false }, query) {
    const { io } = this;
    const { columns, rows } = await ask(sheetsOf(knowledgeOf(loadRecord(io))), query);
    if (json)
      io.stdout.write(
        `${JSON.stringify(rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]]))))}\n`,
      );
    else if (csv) io.stdout.write(csvOf({ columns, rows: rows.map((row) => row.map(cellText)) }));
    else io.stdout.write(alignedText(columns, rows));
  },
});

/** @throws UsageError in the database's own words when the question cannot be answered */
async function ask(sheets: readonly RecordSheet[], query: string): Promise<Answer> {
  const { DuckDBInstance, ResultReturnType } = await import("@duckdb/node-api");
  const refusal = (why: string) =>
    new UsageError(`SQL: expected a question over the record's tables; found "${query}": ${why}`);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    for (const sheet of sheets) await load(connection, sheet);
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

const SQL_TYPES = { text: "VARCHAR", number: "DOUBLE", integer: "INTEGER", boolean: "BOOLEAN" } as const;

async function load(connection: DuckDBConnection, { name, columns, rows }: RecordSheet): Promise<void> {
  const defined = columns.map((column) => `"${column.name}" ${SQL_TYPES[column.type]}`);
  await connection.run(`CREATE TABLE "${name}" (${defined.join(", ")})`);
  const appender = await connection.createAppender(name);
  for (const row of rows) {
    for (const [i, cell] of row.entries()) {
      if (cell === null) appender.appendNull();
      else if (typeof cell === "string") appender.appendVarchar(cell);
      else if (typeof cell === "boolean") appender.appendBoolean(cell);
      else if (columns[i].type === "integer") appender.appendInteger(cell);
      else appender.appendDouble(cell);
    }
    appender.endRow();
  }
  appender.closeSync();
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
