import { buildCommand } from "@stricli/core";
import { isoOf, type Day } from "@p38/base";
import { lineTable } from "@p38/model";
import { dateFlag, dayInRun, docs, jsonFlag, printTable, runFlag, type Context } from "../command.ts";
import { readRun } from "../files.ts";

interface Flags {
  run: string;
  date: Day;
  format: "csv" | "geojson";
  json?: boolean;
}

export const lineCommand = buildCommand<Flags, [], Context>({
  docs: docs(
    "The line of contact of a run on a day",
    "Prints CSV with columns date, seq, lat, lon: the main line at dusk, from the west coast to the east.",
    [
      "p38 line --run war.p38run --date 1950-08-20",
      "p38 line --run war.p38run --date 1950-08-20 --format geojson",
    ],
  ),
  parameters: {
    flags: {
      run: runFlag,
      date: dateFlag,
      format: {
        kind: "enum",
        values: ["csv", "geojson"],
        default: "csv",
        brief: "csv, or geojson: one Feature with a LineString",
      },
      json: jsonFlag,
    },
  },
  async func({ run: file, date: day, format, json = false }) {
    const run = await readRun(this.io, file);
    const table = lineTable(run, dayInRun(run, file, day));
    if (format === "csv") return printTable(this.io, table, json);
    const feature = {
      type: "Feature",
      properties: { date: isoOf(day), scenario: run.meta.scenario, seed: run.meta.seed },
      geometry: { type: "LineString", coordinates: table.rows.map(([, , lat, lon]) => [lon, lat]) },
    };
    this.io.stdout.write(JSON.stringify(feature) + "\n");
  },
});
