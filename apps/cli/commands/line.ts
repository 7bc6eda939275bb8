import { buildCommand } from "@stricli/core";
import { isoOf, type Day } from "@p38/base";
import { lineSpread, quantileName, QUANTILES, stepNear, type Tally } from "@p38/ensemble";
import { lineTable, type Table } from "@p38/model";
import {
  askedOf,
  dateFlag,
  dayWithin,
  docs,
  ensembleFlag,
  jsonFlag,
  maybeRunFlag,
  printTable,
  type Context,
} from "../command.ts";
import { readEnsemble } from "../ensemble-folder.ts";
import { readRun } from "../files.ts";
import { UsageError } from "../io.ts";

interface Flags {
  run?: string;
  ensemble?: string;
  date: Day;
  format: "csv" | "geojson";
  json?: boolean;
}

export const lineCommand = buildCommand<Flags, [], Context>({
  docs: docs(
    "The line of contact of a run on a day",
    "Prints CSV with columns date, seq, lat, lon: the main line at dusk, from the west coast to the east. Of an ensemble: date, lon\n" +
      "and quantiles of the latitude at which the line crosses that meridian (q05, q25, q50, q75, q95), their mean and the runs that\n" +
      "have a line there; of the kept day nearest to the date, one in seven.",
    [
      "p38 line --ensemble summer --date 1950-07-02",
      "p38 line --run war.p38run --date 1950-08-20",
      "p38 line --run war.p38run --date 1950-08-20 --format geojson",
    ],
  ),
  parameters: {
    flags: {
      run: maybeRunFlag,
      ensemble: ensembleFlag,
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
  async func({ date: day, format, json = false, ...flags }) {
    const asked = askedOf(flags);
    if ("ensemble" in asked) {
      if (format === "geojson")
        throw new UsageError("--format: expected csv for an ensemble, which has no one line; found geojson");
      const { plan, tally } = await readEnsemble(this.io, asked.ensemble);
      return printTable(this.io, lineSpreadTable(tally, dayWithin(plan.days, asked.ensemble, day)), json);
    }
    const file = asked.run;
    const run = await readRun(this.io, file);
    const table = lineTable(run, dayWithin(run.D, file, day));
    if (format === "csv") return printTable(this.io, table, json);
    const feature = {
      type: "Feature",
      properties: { date: isoOf(day), scenario: run.meta.scenario, seed: run.meta.seed },
      geometry: { type: "LineString", coordinates: table.rows.map(([, , lat, lon]) => [lon, lat]) },
    };
    this.io.stdout.write(JSON.stringify(feature) + "\n");
  },
});

function lineSpreadTable(tally: Tally, day: Day): Table {
  const step = stepNear(tally, day);
  return {
    columns: ["date", "lon", ...QUANTILES.map(quantileName), "mean", "runs"],
    rows: lineSpread(tally, step).map(({ lon, lat }) => [
      isoOf(tally.layout.steps[step]),
      lon,
      ...lat.quantiles.map(degrees),
      degrees(lat.mean),
      lat.runs,
    ]),
  };
}

const degrees = (value: number) => Number(value.toFixed(3));
