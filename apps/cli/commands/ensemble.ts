import { join } from "node:path";
import { buildCommand } from "@stricli/core";
import {
  gatherIn,
  inputOf,
  keyPlacesOf,
  quantileName,
  QUANTILES,
  rangesOf,
  work,
  type Ending,
  type EnsembleSummary,
  type Quantiles,
  type Tally,
} from "@p38/ensemble";
import { AS_DECIDED } from "@p38/scenario";
import type { LoadedScenario } from "@p38/scenario/node.ts";
import { lossSumsAsked } from "@p38/score";
import { readScoreRules } from "@p38/score/node.ts";
import { docs, jsonFlag, progressFlag, SCENARIO_BRIEF, type Context } from "../command.ts";
import { keepTally, openFolder, writeResults, type KeptPlan } from "../ensemble-folder.ts";
import { expectNames, manyFlags, type ManyFlags } from "../many-flags.ts";
import { followedPlaces } from "../followed-places.ts";
import { UsageError, type Io } from "../io.ts";
import { progressOf } from "../progress.ts";
import { commitOf, loadGiven } from "../project.ts";
import { batchSourceOf } from "../queue/batch-source.ts";

interface Flags extends ManyFlags {
  scenario: string;
  within?: number;
}

/** ms between writings of what has been made so far. */
export const KEEP_EVERY_MS = 20_000;

export const ensembleCommand = buildCommand<Flags, [], Context>({
  docs: docs(
    "Runs a war many times over luck and over what is not known well, and counts what came of it",
    "Each run has its own seed and, with --parameters drawn, its own values of the parameters within their ranges in\n" +
      "data/parameters.json. DIR gets plan.json, tally.p38tally (chances of cells by day), tables as Parquet (runs, chances,\n" +
      "lines, ground, strengths, losses) and summary.json. Stopped with Ctrl+C or killed, the same command goes on from where\n" +
      "it was; with more --runs it adds to what is there. With --queue postgres://... this process makes no runs but waits for\n" +
      "those of p38 worker, on any machines, to the same bytes; with --queue pglite:FOLDER each batch is kept when made.\n" +
      "Ask DIR with p38 holder, line, losses --ensemble DIR, and p38 sql.",
    [
      "p38 ensemble --scenario as-decided --runs 4 --until 1950-08-31 --out summer",
      "p38 ensemble --runs 6 --seed 2 --workers 1 --parameters scenario --until 1950-06-30 --out luck --json",
      "p38 ensemble --runs 10 --until 1950-06-30 --queue pglite:queue --out kept",
    ],
  ),
  parameters: {
    flags: {
      scenario: {
        kind: "parsed",
        parse: (input: string) => input,
        default: AS_DECIDED,
        placeholder: "NAME",
        brief: SCENARIO_BRIEF,
      },
      runs: manyFlags.runs,
      seed: manyFlags.seed,
      out: manyFlags.out,
      workers: manyFlags.workers,
      parameters: manyFlags.parameters,
      until: manyFlags.until,
      queue: manyFlags.queue,
      within: {
        kind: "parsed",
        parse: parsePercent,
        optional: true,
        placeholder: "PERCENT",
        brief:
          "Stop once the chance that the UN side holds each followed place at the end is known so well (90 %)",
      },
      progress: progressFlag,
      json: jsonFlag,
    },
  },
  async func({ out, workers, queue, within, progress = false, json = false, ...asked }) {
    const { io } = this;
    expectNames(queue, [asked.scenario]);
    const loaded = loadGiven(io, asked.scenario);
    const plan = planOf(io, loaded, asked);
    const { summary, ending } = await makeEnsemble(io, loaded, plan, {
      out,
      workers,
      queue,
      within,
      progress,
    });
    io.stdout.write(
      json ? `${JSON.stringify({ ...summary, ending, folder: out })}\n` : inWords(summary, ending, out),
    );
  },
});

/** The plan of an ensemble of a scenario. */
export function planOf(
  io: Io,
  { scenario, record, theater, grid, hashes }: LoadedScenario,
  { runs, seed, parameters, until }: Pick<Flags, "runs" | "seed" | "parameters" | "until">,
): KeptPlan {
  const days = Math.min(until + 1, theater.days);
  const parties = theater.parties.map(({ id, side }) => ({ id, side }));
  return {
    format: "p38-plan-1",
    commit: commitOf(io.root),
    scenario: theater.scenario,
    seed,
    runs,
    days,
    cells: grid.H,
    parties,
    ranges: parameters === "drawn" ? rangesOf(record.parameters, scenario.file.parameters) : [],
    inputs: hashes,
    keyPlaces: keyPlacesOf(grid, followedPlaces(io)),
    lossSums: lossSumsAsked(record, { parties, days }, readScoreRules(join(io.root, "data"))),
  };
}

/** Makes the runs of a plan that a folder does not have yet, and writes the results there. */
export async function makeEnsemble(
  io: Io,
  loaded: LoadedScenario,
  plan: KeptPlan,
  { out, workers, queue, within, progress }: Pick<Flags, "out" | "workers" | "queue" | "within" | "progress">,
): Promise<{ summary: EnsembleSummary; ending: Ending }> {
  const input = { ensemble: inputOf(plan, loaded.theater, loaded.scenario.forces) };
  const source = await batchSourceOf(io, input, { workers, queue, runs: plan.runs });
  const { step, end } = progressOf(io, `${plan.scenario}: run`, progress === true);
  let keptAt = performance.now();
  let tally: Tally;
  let ending: Ending = "stopped";
  try {
    tally = await openFolder(io, out, plan);
    ending = await work(plan, gatherIn(tally, within), {
      workers: source.workers,
      make: source.make,
      signal: io.interrupted(),
      async onBatch() {
        step(tally.runs, plan.runs);
        if (performance.now() - keptAt < KEEP_EVERY_MS) return;
        await keepTally(io, out, tally);
        keptAt = performance.now();
      },
    });
    if (queue && tally.runs > 0) await keepTally(io, out, tally); // before the queue forgets its batches
  } finally {
    await source.close(ending !== "stopped");
    end();
  }
  if (tally.runs === 0) throw new UsageError("stopped before the first runs were made; nothing is written");
  return { summary: await writeResults(io, out, plan, tally, loaded.grid), ending };
}

function parsePercent(input: string): number {
  const percent = Number(input);
  if (input === "" || !(percent > 0 && percent < 50))
    throw new RangeError(`expected percent above 0 and below 50; found "${input}"`);
  return percent;
}

/** An ensemble for a person at a terminal. */
export function inWords(summary: EnsembleSummary, ending: Ending, folder: string): string {
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  const men = (n: number) => Math.round(n).toLocaleString("en");
  const band = (values: Quantiles, text: (n: number) => string) =>
    `${text(values[2])} (9 runs in 10: ${text(values[0])} to ${text(values[4])})`;
  const drawn =
    summary.parametersDrawn > 0 ? `luck and ${summary.parametersDrawn} parameters differ` : "luck differs";
  const places = summary.places.map(({ name, chanceUn, low, high, chanceChanged, firstChange }) => {
    const chance = `${percent(chanceUn)} (${percent(low)} to ${percent(high)})`;
    const first = firstChange ? `, first on ${firstChange[2]} in the middle run` : "";
    return `  ${name.padEnd(14)} ${chance.padEnd(24)} changed hands in ${percent(chanceChanged)} of runs${first}\n`;
  });
  return [
    `${summary.scenario}, seed ${summary.seed}: ${summary.runs} runs to ${summary.to}; from run to run ${drawn}${ENDINGS[ending]}.\n`,
    `Chance that the UN side holds it on ${summary.to}, and where that chance lies (90 %):\n`,
    ...places,
    `Ground of Korea held by the UN side: ${band(summary.groundPercent, (n) => `${n.toFixed(1)} %`)}.\n`,
    summary.lineLat
      ? `Mean latitude of the line: ${band(summary.lineLat, (n) => n.toFixed(2))} degrees north.\n`
      : "No run has a line of contact left.\n",
    `Lost by the UN side, all causes: ${band(summary.lossMen.un, men)}; by the communist side: ${band(summary.lossMen.communist, men)}.\n`,
    `Most typical: run ${summary.typical.run}, seed ${summary.typical.seed}; strangest: run ${summary.strangest.run}, seed ${summary.strangest.seed}.\n`,
    `p38 run --scenario ${summary.scenario} --seed ${summary.typical.seed}${summary.parametersDrawn > 0 ? " --parameters drawn" : ""} makes that run again.\n`,
    `Written to ${folder}: summary.json, tally.p38tally, plan.json and tables as Parquet (${QUANTILES.map(quantileName).join(", ")}).\n`,
  ].join("");
}

const ENDINGS: Record<Ending, string> = {
  complete: "",
  stopped: "; stopped early, the same command goes on",
  "precise enough": "; stopped since the chances are known as well as was asked",
};
