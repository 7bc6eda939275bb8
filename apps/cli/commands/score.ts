import { buildCommand } from "@stricli/core";
import {
  answersOfTally,
  encodeScore,
  printEnsembleScore,
  printScore,
  scoreEnsembleLines,
  scoreEnsembleLosses,
} from "@p38/score";
import { askedOf, docs, ensembleFlag, jsonFlag, maybeRunFlag, type Context } from "../command.ts";
import { readEnsemble } from "../ensemble-folder.ts";
import { calibrationSvg } from "../calibration-svg.ts";
import { readRun, writeWhole } from "../files.ts";
import { UsageError, type Io } from "../io.ts";
import { judge, judgeAnswers } from "../judge.ts";
import { loadGrid, loadRecord } from "../project.ts";

interface Flags {
  run?: string;
  ensemble?: string;
  plot?: string;
  json?: boolean;
}

export const scoreCommand = buildCommand<Flags, [], Context>({
  docs: docs(
    "How far a run lies from the record, beside the baselines",
    "Places, lines of contact, dates, losses and strengths; what may be used for fitting and what judges, apart. Of an ensemble:\n" +
      "chances of places (Brier score, reliability), and where recorded lines and claims of losses lie among those of its runs (CRPS,\n" +
      "coverage, ranks); with --plot as a drawing too.",
    [
      "p38 score --ensemble summer",
      "p38 score --ensemble summer --plot calibration.svg",
      "p38 score --run war.p38run",
      "p38 score --run war.p38run --json",
    ],
  ),
  parameters: {
    flags: {
      run: maybeRunFlag,
      ensemble: ensembleFlag,
      plot: {
        kind: "parsed",
        parse: parseSvgName,
        optional: true,
        placeholder: "FILE.svg",
        brief: "Draws how well the ensemble is calibrated",
      },
      json: jsonFlag,
    },
  },
  async func({ json = false, plot, ...flags }) {
    const { io } = this;
    const asked = askedOf(flags);
    if ("ensemble" in asked) return scoreEnsemble(io, asked.ensemble, json, plot);
    if (plot !== undefined)
      throw new UsageError("--plot: expected an ensemble, whose calibration is drawn; found a run");
    const file = asked.run;
    const run = await readRun(io, file);
    const score = judge(io, run, loadRecord(io), loadGrid(io, run.H, file));
    io.stdout.write(json ? new TextDecoder().decode(encodeScore(score)) : printScore(score));
  },
});

function parseSvgName(input: string): string {
  if (!input.endsWith(".svg")) throw new RangeError(`expected a name that ends in .svg; found "${input}"`);
  return input;
}

async function scoreEnsemble(io: Io, folder: string, json: boolean, plot?: string): Promise<void> {
  const { plan, tally } = await readEnsemble(io, folder);
  const record = loadRecord(io);
  const grid = loadGrid(io, plan.cells, folder);
  const name = `${tally.runs} runs of ${plan.scenario}, seed ${plan.seed}`;
  const { score, rules } = judgeAnswers(io, answersOfTally(tally, grid, name), record, grid);
  const lines = scoreEnsembleLines(tally, record, rules);
  const losses = scoreEnsembleLosses(tally, record, rules);
  const { placeControl } = score;
  if (plot !== undefined) await writeWhole(io, plot, calibrationSvg({ name, placeControl, lines, losses }));
  io.stdout.write(
    json
      ? `${JSON.stringify({ name, days: score.days, rules: score.rules, placeControl, lines, losses })}\n`
      : printEnsembleScore(score, lines, losses),
  );
}
