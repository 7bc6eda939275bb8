import { buildCommand } from "@stricli/core";
import { DataError, dayOf, isoOf, type Finding } from "@p38/base";
import { nearestHex, holderOf, SIDES } from "@p38/model";
import { docs, jsonFlag, printTable, runFlag, type Context } from "../command.ts";
import { parseCsv } from "../csv.ts";
import { readBytes, readRun } from "../files.ts";
import { loadGrid } from "../project.ts";

/** A point farther than this from every cell lies outside the theatre. */
const REACH_KM = 60;

interface Flags {
  run: string;
  points: string;
  json?: boolean;
}

export const holderCommand = buildCommand<Flags, [], Context>({
  docs: docs(
    "Who holds points on days of a run",
    "Prints CSV with columns id, date, holder; holder is un or communist, at dusk of the day. A point in the sea\n" +
      `answers for the nearest land within ${REACH_KM} km; farther off, or a day outside the run, is an error.`,
    [
      "p38 holder --run war.p38run --points points.csv",
      "p38 holder --run war.p38run --points points.csv --json",
    ],
  ),
  parameters: {
    flags: {
      run: runFlag,
      points: {
        kind: "parsed",
        parse: (input: string) => input,
        placeholder: "POINTS.csv",
        brief: "CSV with columns id, lat, lon (degrees, WGS84) and date",
      },
      json: jsonFlag,
    },
  },
  async func({ run: file, points, json = false }) {
    const { io } = this;
    const text = new TextDecoder().decode(await readBytes(io, points, "a CSV file"));
    const rows = parseCsv(text, ["id", "lat", "lon", "date"], points);
    const run = await readRun(io, file);
    const grid = loadGrid(io, run, file);
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
      if (day === null || day < 0 || day >= run.D)
        wrong("date", `a date from ${isoOf(0)} to ${isoOf(run.D - 1)}, the days of ${file}`, date);
      if (latitude === null || longitude === null || day === null || day < 0 || day >= run.D) return [];
      const { hex, km } = nearestHex(grid, latitude, longitude);
      if (km > REACH_KM)
        wrong("lat", `a point within ${REACH_KM} km of land of the theatre`, `${lat}, ${lon}`);
      return [id, date, SIDES[holderOf(run, day, hex)]];
    });
    if (findings.length) throw new DataError(findings);
    printTable(io, { columns: ["id", "date", "holder"], rows: answers }, json);
  },
});

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
