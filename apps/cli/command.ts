import type { CommandContext, StricliProcess } from "@stricli/core";
import { dayOf, isoOf, LAST_DAY, type Day } from "@p38/base";
import { csvOf, objectsOf, type Table } from "@p38/model";
import { UsageError, type Io } from "./io.ts";

/** What every command has as `this`. */
export interface Context extends CommandContext {
  readonly process: StricliProcess;
  readonly io: Io;
}

/** Text of `--help`: what the command does, and examples that a test runs as they are printed. */
export function docs(brief: string, text: string, examples: readonly string[]) {
  return {
    brief,
    fullDescription: `${brief}.\n${text}\n\nEXAMPLES\n${examples.map((line) => `  ${line}`).join("\n")}`,
  };
}

/** The flag `--json`. */
export const jsonFlag = {
  kind: "boolean",
  optional: true,
  withNegated: false,
  brief: "Print JSON, with the same names as the columns",
} as const;

/** What names a scenario on the command line. */
export const SCENARIO_BRIEF = "Scenario of scenarios/, or the path of a scenario.json or its folder";

/** The flag `--run FILE`. */
export const runFlag = {
  kind: "parsed",
  parse: (input: string) => input,
  placeholder: "FILE",
  brief: "Run file that p38 run wrote",
} as const;

/** The flag `--run FILE` where `--ensemble DIR` may stand instead. */
export const maybeRunFlag = { ...runFlag, optional: true } as const;

/** The flag `--ensemble DIR`. */
export const ensembleFlag = {
  kind: "parsed",
  parse: (input: string) => input,
  optional: true,
  placeholder: "DIR",
  brief: "Folder that p38 ensemble wrote, instead of --run",
} as const;

/**
 * What a question is put to: a run file or an ensemble's folder.
 *
 * @throws UsageError when it is neither or both
 */
export function askedOf(flags: { run?: string; ensemble?: string }): { run: string } | { ensemble: string } {
  if (flags.run !== undefined && flags.ensemble === undefined) return { run: flags.run };
  if (flags.ensemble !== undefined && flags.run === undefined) return { ensemble: flags.ensemble };
  throw new UsageError(
    `expected one of --run FILE and --ensemble DIR; found ${flags.run === undefined ? "neither" : "both"}`,
  );
}

/** The flag `--date D`. */
export const dateFlag = {
  kind: "parsed",
  parse: parseWarDay,
  placeholder: "DATE",
  brief: "Day of the war at dusk, such as 1950-08-20",
} as const;

/** The flag `--progress`. */
export const progressFlag = {
  kind: "boolean",
  optional: true,
  withNegated: false,
  brief: "Tell progress and time left where the error stream is no terminal too",
} as const;

/**
 * The day of a date of the war.
 *
 * @throws RangeError when it is no date, or none of the war
 */
export function parseWarDay(input: string): Day {
  const day = dayOf(input);
  if (day < 0 || day > LAST_DAY)
    throw new RangeError(`expected a date from ${isoOf(0)} to ${isoOf(LAST_DAY)}; found "${input}"`);
  return day;
}

/**
 * A whole number, 0 or more.
 *
 * @throws RangeError for anything else
 */
export function parseWhole(input: string): number {
  const number = Number(input);
  if (!/^\d+$/.test(input) || !Number.isSafeInteger(number))
    throw new RangeError(`expected a whole number, 0 or more; found "${input}"`);
  return number;
}

/**
 * A port number; 0 takes any free one.
 *
 * @throws RangeError for anything else
 */
export function parsePort(input: string): number {
  const port = parseWhole(input);
  if (port > 65_535) throw new RangeError(`expected a port from 0 to 65535; found "${input}"`);
  return port;
}

/** @throws UsageError when the run, or the ensemble, ends before the day */
export function dayWithin(days: number, file: string, day: Day): Day {
  if (day >= days)
    throw new UsageError(
      `--date: expected a date from ${isoOf(0)} to ${isoOf(days - 1)}, the days of ${file}; found "${isoOf(day)}"`,
    );
  return day;
}

/** Prints a table as CSV with a header, or as a JSON array of objects with the same names. */
export function printTable(io: Io, table: Table, json: boolean): void {
  io.stdout.write(json ? JSON.stringify(objectsOf(table)) + "\n" : csvOf(table));
}
