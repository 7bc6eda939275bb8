import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildCommand } from "@stricli/core";
import { DataError } from "@p38/base";
import { docs, jsonFlag, type Context } from "../command.ts";
import type { Io } from "../io.ts";
import { ask, csvFlag, printAnswer, sqlPositional } from "../sql.ts";

interface Flags {
  ensemble: string;
  json?: boolean;
  csv?: boolean;
}

export const sqlCommand = buildCommand<Flags, [query: string], Context>({
  docs: docs(
    "Answers a question in SQL over an ensemble's results",
    "Tables: runs, cells, chances, lines, ground, strengths, losses_so_far, losses_by_month, losses_by_day; of a comparison: effects,\n" +
      "partings, pairs. DESCRIBE runs lists columns. DuckDB's SQL, over a copy in memory; no file or address can be reached.",
    [
      `p38 sql --ensemble summer "SELECT seoul_holder, count(*) AS runs FROM runs GROUP BY seoul_holder"`,
      `p38 sql --ensemble summer "DESCRIBE chances" --json`,
    ],
  ),
  parameters: {
    flags: {
      ensemble: {
        kind: "parsed",
        parse: (input: string) => input,
        placeholder: "DIR",
        brief: "Folder that p38 ensemble or p38 compare wrote",
      },
      json: jsonFlag,
      csv: csvFlag,
    },
    positional: sqlPositional,
  },
  async func({ ensemble, json = false, csv = false }, query) {
    const { io } = this;
    const tables = tablesIn(io, ensemble);
    const answer = await ask(
      async (connection) => {
        for (const name of tables) {
          const path = resolve(io.cwd, ensemble, `${name}.parquet`).replaceAll("'", "''");
          await connection.run(`CREATE TABLE "${name}" AS SELECT * FROM read_parquet('${path}')`);
        }
      },
      query,
      "an ensemble's tables",
    );
    printAnswer(io, answer, { json, csv });
  },
});

/** @throws DataError when the folder has no tables */
function tablesIn(io: Io, folder: string): string[] {
  let names: string[] = [];
  try {
    names = readdirSync(resolve(io.cwd, folder));
  } catch {
    // a folder that is not there has no tables either
  }
  const tables = names
    .filter((name) => name.endsWith(".parquet"))
    .map((name) => name.slice(0, -".parquet".length));
  if (tables.length === 0)
    throw new DataError([
      {
        file: join(folder, "*.parquet"),
        path: "whole folder",
        expected: "tables of an ensemble, as p38 ensemble writes them",
        found: "none",
      },
    ]);
  return tables.toSorted();
}
