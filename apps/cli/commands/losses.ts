import { buildCommand } from "@stricli/core";
import { lossTable } from "@p38/model";
import { docs, jsonFlag, printTable, runFlag, type Context } from "../command.ts";
import { readRun } from "../files.ts";

interface Flags {
  run: string;
  by: "day" | "month";
  json?: boolean;
}

export const lossesCommand = buildCommand<Flags, [], Context>({
  docs: docs(
    "Men lost in a run, by party and day or month",
    "Prints CSV with columns date, side, party, killed_men, wounded_men, missing_men, captured_men,\n" +
      "non_battle_men; date is 1950-06-25 by day and 1950-06 by month. Days without loss are there too.",
    ["p38 losses --run war.p38run --by month", "p38 losses --run war.p38run --by day --json"],
  ),
  parameters: {
    flags: {
      run: runFlag,
      by: { kind: "enum", values: ["day", "month"], default: "month", brief: "day or month" },
      json: jsonFlag,
    },
  },
  async func({ run: file, by, json = false }) {
    const run = await readRun(this.io, file);
    printTable(this.io, lossTable(run, by), json);
  },
});
