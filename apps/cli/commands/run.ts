import { buildCommand } from "@stricli/core";
import { isoOf, LAST_DAY, type Day } from "@p38/base";
import { AS_DECIDED } from "@p38/scenario";
import {
  docs,
  jsonFlag,
  parseWarDay,
  parseWhole,
  progressFlag,
  SCENARIO_BRIEF,
  type Context,
} from "../command.ts";
import { writeRun } from "../files.ts";
import { makeRun } from "../project.ts";

interface Flags {
  scenario: string;
  seed: number;
  until: Day;
  out?: string;
  parameters: "drawn" | "scenario";
  progress?: boolean;
  json?: boolean;
}

export const runCommand = buildCommand<Flags, [], Context>({
  docs: docs(
    "Runs a war day by day and writes the run file",
    "The same scenario and seed give the same bytes on every machine. Ask the run file with p38 holder, line, losses,\n" +
      "formations, hash, score and map.",
    [
      "p38 run --scenario as-decided --seed 1 --out war.p38run",
      "p38 run --scenario as-decided --seed 2 --until 1950-09-30 --out summer.p38run --json",
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
      seed: {
        kind: "parsed",
        parse: parseWhole,
        default: "1",
        placeholder: "N",
        brief: "Number that all chance follows from",
      },
      until: {
        kind: "parsed",
        parse: parseWarDay,
        default: isoOf(LAST_DAY),
        placeholder: "DATE",
        brief: "Last day to compute",
      },
      out: {
        kind: "parsed",
        parse: (input: string) => input,
        optional: true,
        placeholder: "FILE",
        brief: "Run file to write; out/SCENARIO-SEED.p38run when left out",
      },
      parameters: {
        kind: "enum",
        values: ["drawn", "scenario"],
        default: "scenario",
        brief: "drawn: those not known well are drawn from their ranges by the seed, as in an ensemble",
      },
      progress: progressFlag,
      json: jsonFlag,
    },
  },
  async func({ scenario: given, seed, until, out: asked, parameters, progress = false, json = false }) {
    const drawn = parameters === "drawn";
    const { run, seconds } = makeRun(this.io, { scenario: given, seed, until, progress, drawn });
    const { scenario } = run.meta;
    const out = asked ?? `out/${scenario}-${seed}.p38run`;
    await writeRun(this.io, out, run);
    const summary = {
      scenario,
      seed,
      from: isoOf(0),
      to: isoOf(run.D - 1),
      days: run.D,
      formations: run.F,
      file: out,
    };
    this.io.stdout.write(
      json
        ? JSON.stringify(summary) + "\n"
        : `${scenario}, seed ${seed}: ${run.D} days to ${summary.to}, written to ${out}\n`,
    );
    if (!json) this.io.stderr.write(`${run.D} days in ${seconds.toFixed(1)} s\n`);
  },
});
