import { buildCommand } from "@stricli/core";
import { lossSpreads, quantileName, QUANTILES, type Tally } from "@p38/ensemble";
import { lossTable, type Table } from "@p38/model";
import { askedOf, docs, ensembleFlag, jsonFlag, maybeRunFlag, printTable, type Context } from "../command.ts";
import { readEnsemble } from "../ensemble-folder.ts";
import { readRun } from "../files.ts";

interface Flags {
  run?: string;
  ensemble?: string;
  by: "day" | "month";
  json?: boolean;
}

export const lossesCommand = buildCommand<Flags, [], Context>({
  docs: docs(
    "Men lost in a run, by party and day or month",
    "Prints CSV with columns date, side, party, killed_men, wounded_men, missing_men, captured_men,\n" +
      "non_battle_men; date is 1950-06-25 by day and 1950-06 by month. Days without loss are there too. Of an ensemble: date,\n" +
      "side, party, category and quantiles of the men (q05, q25, q50, q75, q95) and their mean; by day only sides, and losses in battle.",
    [
      "p38 losses --ensemble summer --by month",
      "p38 losses --run war.p38run --by month",
      "p38 losses --run war.p38run --by day --json",
    ],
  ),
  parameters: {
    flags: {
      run: maybeRunFlag,
      ensemble: ensembleFlag,
      by: { kind: "enum", values: ["day", "month"], default: "month", brief: "day or month" },
      json: jsonFlag,
    },
  },
  async func({ by, json = false, ...flags }) {
    const asked = askedOf(flags);
    if ("ensemble" in asked) {
      const { tally } = await readEnsemble(this.io, asked.ensemble);
      return printTable(this.io, lossSpreadTable(tally, by), json);
    }
    const run = await readRun(this.io, asked.run);
    printTable(this.io, lossTable(run, by), json);
  },
});

function lossSpreadTable(tally: Tally, by: "day" | "month"): Table {
  return {
    columns: ["date", "side", "party", "category", ...QUANTILES.map(quantileName), "mean"],
    rows: lossSpreads(tally, by).map(({ date, side, party, category, men }) => [
      date,
      side,
      party,
      category,
      ...men.quantiles.map(Math.round),
      Number(men.mean.toFixed(1)),
    ]),
  };
}
