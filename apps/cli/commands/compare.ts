import { join } from "node:path";
import { buildCommand } from "@stricli/core";
import { DataError, exp } from "@p38/base";
import {
  wholeComparisonOf,
  comparisonSheets,
  gatherPairsIn,
  inputOf,
  layoutOf,
  pairLayoutOf,
  Tally,
  work,
  type Comparison,
  type Effect,
  type Ending,
  type KnownError,
  type PairLayout,
  type PairRow,
} from "@p38/ensemble";
import { run as runWar } from "@p38/model";
import { AS_DECIDED } from "@p38/scenario";
import { loadScenario, type LoadedScenario } from "@p38/scenario/node.ts";
import { docs, jsonFlag, progressFlag, type Context } from "../command.ts";
import {
  hasTally,
  keepTally,
  openFolder,
  readTally,
  writeResults,
  writeSheets,
  writeSummary,
  type KeptPlan,
} from "../ensemble-folder.ts";
import { UsageError, type Io } from "../io.ts";
import { judge } from "../judge.ts";
import { expectNames, manyFlags, type ManyFlags } from "../many-flags.ts";
import { loadGiven } from "../project.ts";
import { progressOf } from "../progress.ts";
import { batchSourceOf } from "../queue/batch-source.ts";
import { KEEP_EVERY_MS, planOf } from "./ensemble.ts";

interface Flags extends ManyFlags {
  base?: string;
  change: string;
}

export const compareCommand = buildCommand<Flags, [], Context>({
  docs: docs(
    "What a change makes of the war: pairs of runs with the same luck, with it and without it",
    "Each pair has one seed and, with --parameters drawn, one set of values of what is not known well. Tells the effect with\n" +
      "where it lies (90 %), when the two futures part and in what first, and warns where the difference is smaller than the\n" +
      "model's known error. DIR gets base/ and change/ (ensembles, as p38 ensemble writes them), tables as Parquet (effects, pairs)\n" +
      "and summary.json. Stopped or killed, the same command goes on from where it was.",
    [
      "p38 compare --base as-decided --change free-from/1950-06-28 --runs 4 --until 1950-07-08 --out changed",
      "p38 compare --change free-from/1950-06-28 --runs 3 --until 1950-06-30 --parameters scenario --out changed-luck --json",
    ],
  ),
  parameters: {
    flags: {
      base: {
        kind: "parsed",
        parse: (input: string) => input,
        optional: true,
        placeholder: "NAME",
        brief: "Scenario without the change; the one that the change's file names as `against` when left out",
      },
      change: {
        kind: "parsed",
        parse: (input: string) => input,
        placeholder: "NAME",
        brief:
          "Scenario with it, such as one of scenarios/what-if, or the path of a scenario.json or its folder",
      },
      ...manyFlags,
      progress: progressFlag,
      json: jsonFlag,
    },
  },
  async func({ out, workers, queue, progress = false, json = false, base: given, change, ...asked }) {
    const { io } = this;
    expectNames(queue, [given, change]);
    const second = loadGiven(io, change);
    const base = given ?? second.scenario.file.against ?? AS_DECIDED;
    const first = loadGiven(io, base);
    const plans = { base: planOf(io, first, asked), change: planOf(io, second, asked) };
    const input = {
      base: inputOf(plans.base, first.theater, first.scenario.forces),
      change: inputOf(plans.change, second.theater, second.scenario.forces),
    };
    const source = await batchSourceOf(io, input, { workers, queue, runs: plans.base.runs });
    const { step, end } = progressOf(io, `${base} and ${change}: pair`, progress);
    let kept: Tallies;
    let keptAt = performance.now();
    let ending: Ending = "stopped";
    try {
      kept = await openTallies(io, out, plans);
      ending = await work(plans.base, gatherPairsIn(kept.base, kept.change, kept.pairs), {
        workers: source.workers,
        make: source.make,
        signal: io.interrupted(),
        async onBatch() {
          step(kept.pairs.runs, plans.base.runs);
          if (performance.now() - keptAt < KEEP_EVERY_MS) return;
          await keepTallies(io, out, kept);
          keptAt = performance.now();
        },
      });
      if (queue && kept.pairs.runs > 0) await keepTallies(io, out, kept); // before the queue forgets its batches
    } finally {
      await source.close(ending !== "stopped");
      end();
    }
    const { base: baseTally, change: changeTally, pairs } = kept;
    if (pairs.runs < 2) throw new UsageError("--runs: expected two pairs or more to compare; found fewer");
    const gathered = {
      base: { plan: { ...plans.base, runs: baseTally.runs }, tally: baseTally },
      change: { plan: { ...plans.change, runs: changeTally.runs }, tally: changeTally },
      pairs,
    };
    await writeResults(io, join(out, "base"), plans.base, baseTally, first.grid);
    await writeResults(io, join(out, "change"), plans.change, changeTally, second.grid);
    await keepTally(io, out, pairs);
    await writeSheets(io, out, comparisonSheets(gathered));
    const comparison = wholeComparisonOf(gathered, knownErrorOf(io, first));
    await writeSummary(io, out, comparison);
    io.stdout.write(
      json ? `${JSON.stringify({ ...comparison, folder: out })}\n` : inWords(comparison, second, out),
    );
  },
});

/** What a comparison's folder gathers. */
interface Tallies {
  base: Tally;
  change: Tally;
  pairs: Tally<PairLayout, PairRow>;
}

/**
 * What an earlier call left in a folder, to go on from.
 *
 * @throws UsageError when the folder holds something else
 * @throws DataError when its three tallies do not belong together
 */
async function openTallies(
  io: Io,
  out: string,
  plans: { base: KeptPlan; change: KeptPlan },
): Promise<Tallies> {
  const base = await openFolder(io, join(out, "base"), plans.base);
  const change = await openFolder(io, join(out, "change"), plans.change);
  const layout = pairLayoutOf(plans.base, layoutOf(plans.base).steps);
  const pairs = hasTally(io, out)
    ? await readTally<PairLayout, PairRow>(io, out, layout)
    : new Tally<PairLayout, PairRow>(layout);
  if (base.runs === change.runs && base.runs === pairs.runs) return { base, change, pairs };
  throw new DataError([
    {
      file: out,
      path: "whole folder",
      expected: "as many runs of the base, of the change and pairs",
      found: `${base.runs}, ${change.runs} and ${pairs.runs}; a file was altered, begin in a new folder`,
    },
  ]);
}

async function keepTallies(io: Io, out: string, { base, change, pairs }: Tallies): Promise<void> {
  await keepTally(io, join(out, "base"), base);
  await keepTally(io, join(out, "change"), change);
  await keepTally(io, out, pairs);
}

/**
 * How far one war lies from the record on what may not be used for fitting: the base's own where it follows the recorded
 * decisions, at least up to a day, since what doctrine adds to the error is the model's too.
 */
function knownErrorOf(io: Io, base: LoadedScenario): KnownError {
  const name = base.theater.scenario;
  const decided = name === AS_DECIDED || name.startsWith("free-from/");
  const measured = decided ? base : loadScenario(AS_DECIDED, io.root);
  const { theater, record, grid } = measured;
  const score = judge(io, runWar(theater, 1), record, grid);
  const { un, communist } = score.losses.parts.judge;
  const factor = (log: number | null) => (log === null ? null : exp(log));
  return {
    lineKm: score.lines.parts.judge.meanAbsKm,
    lossFactor: {
      un: factor(un.ownMeanAbsLog),
      communist: factor(communist.ownMeanAbsLog ?? communist.enemyMeanAbsLog),
    },
    measuredOn: `${theater.scenario}, seed 1, against the part of the record that judges`,
  };
}

/** A comparison for a person at a terminal. */
function inWords(found: Comparison, { scenario }: LoadedScenario, folder: string): string {
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  const lines = found.effects.map((effect) => `  ${effectInWords(effect)}\n`);
  const parts = found.partings
    .filter(({ share }) => share > 0)
    .map(
      ({ what, share, middle, first }) =>
        `  ${what.padEnd(13)} ${middle} in the middle pair (first ${first}; in ${percent(share)} of pairs)\n`,
    );
  const moved = found.places.filter((place) => Math.abs(place.base - place.change) >= 0.01);
  const within = found.effects.filter(({ withinError }) => withinError === true);
  const { lineKm, lossFactor, measuredOn } = found.knownError;
  const known = [
    lineKm === null ? "" : `line ${lineKm.toFixed(0)} km`,
    lossFactor.un === null ? "" : `UN losses by a factor of ${lossFactor.un.toFixed(1)}`,
    lossFactor.communist === null ? "" : `communist losses by ${lossFactor.communist.toFixed(1)}`,
  ].filter((text) => text !== "");
  return [
    `${scenario.file.title}\n`,
    `${found.pairs} pairs of runs with the same luck${found.parametersDrawn > 0 ? ` and the same ${found.parametersDrawn} drawn parameters` : ""}: ${found.base} to ${found.to.base}, ${found.change} to ${found.to.change}.\n`,
    "With the change, and where the mean difference lies (90 %); then nine single pairs in ten:\n",
    ...lines,
    parts.length === 0 ? "The two futures never part.\n" : "The two futures part in\n",
    ...parts,
    ...(moved.length === 0
      ? ["No followed place is likelier to be held by either side at the end.\n"]
      : [
          "Chance that the UN side holds it at the end, without and with the change:\n",
          ...moved.map(
            ({ name, base, change, low, high }) =>
              `  ${name.padEnd(14)} ${percent(base)} -> ${percent(change)} (${percent(low)} to ${percent(high)})\n`,
          ),
        ]),
    `The model's own error (${measuredOn}): ${known.join(", ")}.\n`,
    within.length === 0
      ? "No mean difference that can be held against it is smaller.\n"
      : `SMALLER THAN THAT ERROR, so not to be relied on: ${within.map(nameOf).join(", ")}.\n`,
    "A difference between two computed wars is no proof of what would have happened: it is what these mechanisms make of it.\n",
    `Written to ${folder}: summary.json, effects.parquet, pairs.parquet, base/ and change/.\n`,
  ].join("");
}

const NAMES = {
  ground: "ground held by the UN side",
  line: "line farther north",
  losses: "lost, all causes",
  strength: "men at the end",
} as const;

function nameOf({ measure, side }: Effect): string {
  return side === null ? NAMES[measure] : `${side === "un" ? "UN" : "communist"} ${NAMES[measure]}`;
}

function effectInWords(effect: Effect): string {
  const { unit, difference, low, high, quantiles, greater, base, change } = effect;
  const digits = unit === "men" ? 0 : 1;
  const plain = (value: number) =>
    value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const signed = (value: number) => (value >= 0 ? `+${plain(value)}` : plain(value));
  const unitText = unit === "percent" ? "%" : unit;
  const levels = effect.measure === "line" ? "" : ` ${plain(base)} -> ${plain(change)} ${unitText}:`;
  return (
    `${`${nameOf(effect)}:`.padEnd(32)}${levels} ${signed(difference)} ${unitText} (${signed(low)} to ${signed(high)}); ` +
    `pairs ${signed(quantiles[0])} to ${signed(quantiles[4])}, greater in ${Math.round(100 * greater)} %`
  );
}
