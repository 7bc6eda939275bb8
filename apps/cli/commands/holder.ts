import { buildCommand } from "@stricli/core";
import { DataError, dayOf, isoOf, type Finding } from "@p38/base";
import { communistChancesAt } from "@p38/ensemble";
import { nearestHex, holderOf, SIDES } from "@p38/model";
import { askedOf, docs, ensembleFlag, jsonFlag, maybeRunFlag, printTable, type Context } from "../command.ts";
import { parseCsv } from "../csv.ts";
import { readEnsemble } from "../ensemble-folder.ts";
import { readBytes, readRun } from "../files.ts";
import type { Io } from "../io.ts";
import { loadGrid } from "../project.ts";

/** A point farther than this from every cell lies outside the theatre. */
const REACH_KM = 60;

interface Flags {
  run?: string;
  ensemble?: string;
  points: string;
  json?: boolean;
}

export const holderCommand = buildCommand<Flags, [], Context>({
  docs: docs(
    "Who holds points on days of a run",
    "Prints CSV with columns id, date, holder; holder is un or communist, at dusk of the day. Of an ensemble: id, date,\n" +
      "chance_un, the share of runs in which the UN side holds the point then. A point in the sea\n" +
      `answers for the nearest land within ${REACH_KM} km; farther off, or a day outside the run, is an error.`,
    [
      "p38 holder --run war.p38run --points points.csv",
      "p38 holder --run war.p38run --points points.csv --json",
      "p38 holder --ensemble summer --points points.csv",
    ],
  ),
  parameters: {
    flags: {
      run: maybeRunFlag,
      ensemble: ensembleFlag,
      points: {
        kind: "parsed",
        parse: (input: string) => input,
        placeholder: "POINTS.csv",
        brief: "CSV with columns id, lat, lon (degrees, WGS84) and date",
      },
      json: jsonFlag,
    },
  },
  async func({ points, json = false, ...flags }) {
    const { io } = this;
    const text = new TextDecoder().decode(await readBytes(io, points, "a CSV file"));
    const rows = parseCsv(text, ["id", "lat", "lon", "date"], points);
    const { grid, days, file, answer, holderOn } = await holdersOf(io, askedOf(flags));
    const findings: Finding[] = [];
    const answers = rows.map(({ line, values: { id, lat, lon, date } }) => {
      const wrong = (column: string, expected: string, found: string) =>
        findings.push({
          file: points,
          path: `line ${line}, column ${column}`,
          expected,
          found: `"${found}"`,
        });
      const latitude = degreesOf(lat, 90);
      const longitude = degreesOf(lon, 180);
      const day = dayOrNull(date);
      if (latitude === null) wrong("lat", "degrees from -90 to 90", lat);
      if (longitude === null) wrong("lon", "degrees from -180 to 180", lon);
      if (day === null || day < 0 || day >= days)
        wrong("date", `a date from ${isoOf(0)} to ${isoOf(days - 1)}, the days of ${file}`, date);
      if (latitude === null || longitude === null || day === null || day < 0 || day >= days) return [];
      const { hex, km } = nearestHex(grid, latitude, longitude);
      if (km > REACH_KM)
        wrong("lat", `a point within ${REACH_KM} km of land of the theatre`, `${lat}, ${lon}`);
      return [id, date, holderOn(hex, day)];
    });
    if (findings.length) throw new DataError(findings);
    printTable(io, { columns: ["id", "date", answer], rows: answers }, json);
  },
});

/** Who answers: a run says who holds a cell on a day, an ensemble in which share of its runs the UN side does. */
async function holdersOf(io: Io, asked: { run: string } | { ensemble: string }) {
  if ("run" in asked) {
    const run = await readRun(io, asked.run);
    return {
      grid: loadGrid(io, run.H, asked.run),
      days: run.D,
      file: asked.run,
      answer: "holder",
      holderOn: (hex: number, day: number): string | number => SIDES[holderOf(run, day, hex)],
    };
  }
  const { plan, tally } = await readEnsemble(io, asked.ensemble);
  const known = new Map<number, Float64Array>();
  return {
    grid: loadGrid(io, plan.cells, asked.ensemble),
    days: plan.days,
    file: asked.ensemble,
    answer: "chance_un",
    holderOn(hex: number, day: number): string | number {
      const chances = known.get(hex) ?? communistChancesAt(tally, hex);
      known.set(hex, chances);
      return Number((1 - chances[day]).toFixed(6));
    },
  };
}

function degreesOf(text: string, limit: number): number | null {
  const value = Number(text);
  return text !== "" && Number.isFinite(value) && Math.abs(value) <= limit ? value : null;
}

function dayOrNull(date: string): number | null {
  try {
    return dayOf(date);
  } catch {
    return null;
  }
}
