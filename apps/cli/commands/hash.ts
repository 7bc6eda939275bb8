import { buildCommand } from "@stricli/core";
import type { Day } from "@p38/base";
import { hashTable } from "@p38/model";
import { dateFlag, dayWithin, docs, jsonFlag, printTable, runFlag, type Context } from "../command.ts";
import { readRun } from "../files.ts";
import { UsageError } from "../io.ts";

interface Flags {
  run: string;
  date: readonly Day[];
  array: readonly string[];
  json?: boolean;
}

export const hashCommand = buildCommand<Flags, [], Context>({
  docs: docs(
    "Hashes of a run, a line per array and day",
    "Prints CSV with columns date, array, hash. Each hash holds all days before it, so two runs that agree on the\n" +
      "last day agree on all. Without --date every day, without --array every array; both may be given again.",
    [
      "p38 hash --run war.p38run --date 1950-09-30",
      "p38 hash --run war.p38run --array strengthMen --date 1950-06-25 --date 1950-06-26",
    ],
  ),
  parameters: {
    flags: {
      run: runFlag,
      date: { ...dateFlag, variadic: true, default: [] },
      array: {
        kind: "parsed",
        parse: (input: string) => input,
        placeholder: "NAME",
        variadic: true,
        default: [],
        brief: "Array of the state, such as strengthMen",
      },
      json: jsonFlag,
    },
  },
  async func({ run: file, date: days, array: arrays, json = false }) {
    const run = await readRun(this.io, file);
    for (const day of days) dayWithin(run.D, file, day);
    for (const array of arrays)
      if (!run.meta.hashedArrays.includes(array))
        throw new UsageError(
          `--array: expected one of ${run.meta.hashedArrays.join(", ")}; found "${array}"`,
        );
    const allDays = Array.from({ length: run.D }, (_, day) => day);
    const table = hashTable(
      run,
      days.length ? days : allDays,
      arrays.length ? arrays : run.meta.hashedArrays,
    );
    printTable(this.io, table, json);
  },
});
