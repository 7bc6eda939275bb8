import { buildCommand } from "@stricli/core";
import type { Day } from "@p38/base";
import { formationTable } from "@p38/model";
import { dateFlag, dayWithin, docs, jsonFlag, printTable, runFlag, type Context } from "../command.ts";
import { readRun } from "../files.ts";
import { loadGrid } from "../project.ts";

interface Flags {
  run: string;
  date: Day;
  json?: boolean;
}

export const formationsCommand = buildCommand<Flags, [], Context>({
  docs: docs(
    "Every formation on the map on a day of a run",
    "Prints CSV with columns id, name, side, echelon, lat, lon, strength_men, posture, supply_days, at dusk.\n" +
      "Formations at sea, still to come, withdrawn or destroyed are not on the map.",
    ["p38 formations --run war.p38run --date 1950-08-20"],
  ),
  parameters: { flags: { run: runFlag, date: dateFlag, json: jsonFlag } },
  async func({ run: file, date: day, json = false }) {
    const run = await readRun(this.io, file);
    dayWithin(run.D, file, day);
    printTable(this.io, formationTable(run, loadGrid(this.io, run.H, file), day), json);
  },
});
