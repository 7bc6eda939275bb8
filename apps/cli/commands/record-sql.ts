import { buildCommand } from "@stricli/core";
import type { DuckDBConnection } from "@duckdb/node-api";
import { knowledgeOf, sheetsOf, type RecordSheet } from "@p38/record";
import { docs, jsonFlag, type Context } from "../command.ts";
import { loadRecord } from "../project.ts";
import { ask, csvFlag, printAnswer, sqlPositional } from "../sql.ts";

interface Flags {
  json?: boolean;
  csv?: boolean;
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
      csv: csvFlag,
    },
    positional: sqlPositional,
  },
  async func({ json = false, csv = false }, query) {
    const { io } = this;
    const sheets = sheetsOf(knowledgeOf(loadRecord(io)));
    const answer = await ask(
      async (connection) => {
        for (const sheet of sheets) await load(connection, sheet);
      },
      query,
      "the record's tables",
    );
    printAnswer(io, answer, { json, csv });
  },
});

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
