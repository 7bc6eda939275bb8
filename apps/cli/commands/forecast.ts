import { join } from "node:path";
import { buildCommand } from "@stricli/core";
import { DataError, isoOf, LAST_DAY, type Day } from "@p38/base";
import { layoutOf } from "@p38/ensemble";
import { loadScenario } from "@p38/scenario/node.ts";
import {
  forecastContext,
  forecastErrors,
  forecastStartsOf,
  LEADS_DAYS,
  printForecastScore,
  scoreForecasts,
  type ForecastErrors,
} from "@p38/score";
import { readForecastStarts, readScoreRules } from "@p38/score/node.ts";
import { docs, jsonFlag, parseWarDay, parseWhole, progressFlag, type Context } from "../command.ts";
import { readTally, writeSummary } from "../ensemble-folder.ts";
import { readBytes } from "../files.ts";
import { UsageError, type Io } from "../io.ts";
import { manyFlags } from "../many-flags.ts";
import { loadRecord, readGrid } from "../project.ts";
import { makeEnsemble, planOf } from "./ensemble.ts";

interface Flags {
  runs: number;
  seed: number;
  out: string;
  workers: number;
  starts?: string;
  start: Day[];
  untilLead: number;
  progress?: boolean;
  json?: boolean;
}

const LONGEST_LEAD_DAYS = LEADS_DAYS[LEADS_DAYS.length - 1];

export const forecastCommand = buildCommand<Flags, [], Context>({
  docs: docs(
    "Forecasts from several days of the war, and how good they were by lead time",
    "From each start both sides decide by doctrine: an ensemble of free-from/DATE, parameters drawn, in DIR/DATE as p38 ensemble\n" +
      "writes it. Then who held each place and where the line ran 7 to 90 days on, against the record and beside baselines. A\n" +
      "forecast starts from the war as computed up to then, not as recorded. DIR gets summary.json. Stopped or killed, the same\n" +
      "command goes on from where it was. The starts are those of data/score/forecast-starts.json where none are given.",
    [
      "p38 forecast --start 1950-07-01 --runs 3 --until-lead 7 --out early",
      "p38 forecast --start 1950-06-28 --start 1950-07-01 --runs 2 --until-lead 7 --workers 1 --out two-starts --json",
    ],
  ),
  parameters: {
    flags: {
      runs: { ...manyFlags.runs, default: "20", brief: "Runs to make from each start" },
      seed: manyFlags.seed,
      out: manyFlags.out,
      workers: manyFlags.workers,
      starts: {
        kind: "parsed",
        parse: (input: string) => input,
        optional: true,
        placeholder: "FILE",
        brief: "File of starts, such as data/score/forecast-starts.json",
      },
      start: {
        kind: "parsed",
        parse: parseWarDay,
        variadic: true,
        default: [],
        placeholder: "DATE",
        brief: "Day to start from, instead of --starts; again for more",
      },
      untilLead: {
        kind: "parsed",
        parse: parseLead,
        default: String(LONGEST_LEAD_DAYS),
        placeholder: "DAYS",
        brief: "Longest lead time to compute",
      },
      progress: progressFlag,
      json: jsonFlag,
    },
  },
  async func(flags) {
    const { io } = this;
    const { out, json = false } = flags;
    const starts = await startsOf(io, flags);
    const { forecasts, rules } = await makeForecasts(io, starts, flags);
    const score = {
      runs: flags.runs,
      seed: flags.seed,
      ...scoreForecasts(forecasts, rules, flags.untilLead),
    };
    await writeSummary(io, out, score);
    if (json) return io.stdout.write(`${JSON.stringify({ ...score, folder: out })}\n`);
    const name = `${counted(flags.runs, "run")} from each of ${counted(starts.length, "start")}, seed ${flags.seed}`;
    io.stdout.write(printForecastScore(score, name));
    if (forecasts.length < starts.length)
      io.stdout.write(
        `Stopped after ${forecasts.length} of ${starts.length} starts; the same command goes on.\n`,
      );
  },
});

/**
 * The days to start from, in order.
 *
 * @throws UsageError when the war ends before the longest lead of one, or one is no day after the first
 */
async function startsOf(io: Io, { starts, start, untilLead }: Flags): Promise<Day[]> {
  if (starts !== undefined && start.length > 0)
    throw new UsageError("expected one of --starts FILE and --start DATE; found both");
  const days =
    start.length > 0
      ? [...new Set(start)].toSorted((a, b) => a - b)
      : (starts === undefined
          ? readForecastStarts(join(io.root, "data"))
          : await readStarts(io, starts)
        ).starts.map(parseWarDay);
  const [first, last] = [1, LAST_DAY - untilLead];
  for (const day of days)
    if (day < first || day > last)
      throw new UsageError(
        `expected starts from ${isoOf(first)} to ${isoOf(last)}, so that ${untilLead} days of the war are left; found ${isoOf(day)}`,
      );
  return days;
}

async function readStarts(io: Io, file: string) {
  const text = new TextDecoder().decode(await readBytes(io, file, "a file of starts"));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw new DataError([{ file, path: "whole file", expected: "JSON", found }]);
  }
  return forecastStartsOf(value, file);
}

/** Makes the ensemble of each start that is not there yet, one after the other, and holds it against the record. */
async function makeForecasts(io: Io, starts: readonly Day[], flags: Flags) {
  const { out, runs, seed, workers, untilLead, progress = false } = flags;
  const rules = readScoreRules(join(io.root, "data"));
  const days = Math.max(...starts) + untilLead + 1;
  const context = forecastContext(loadRecord(io), readGrid(io), rules, days);
  const stop = io.interrupted();
  const forecasts: ForecastErrors[] = [];
  for (const start of starts) {
    if (stop.aborted) break;
    const folder = join(out, isoOf(start));
    const loaded = loadScenario(`free-from/${isoOf(start)}`, io.root);
    const plan = planOf(io, loaded, { runs, seed, parameters: "drawn", until: start + untilLead });
    const options = { out: folder, workers, within: undefined, progress };
    const { ending } = await makeEnsemble({ ...io, interrupted: () => stop }, loaded, plan, options);
    if (ending === "stopped") break;
    forecasts.push(forecastErrors(await readTally(io, folder, layoutOf(plan)), start, context));
  }
  if (forecasts.length === 0)
    throw new UsageError("stopped before the first start had all its runs; the same command goes on");
  return { forecasts, rules };
}

function parseLead(input: string): number {
  const days = parseWhole(input);
  if (days < LEADS_DAYS[1] || days > LONGEST_LEAD_DAYS)
    throw new RangeError(`expected days from ${LEADS_DAYS[1]} to ${LONGEST_LEAD_DAYS}; found "${input}"`);
  return days;
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
