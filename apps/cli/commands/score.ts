import { buildCommand } from "@stricli/core";
import { encodeScore, printScore } from "@p38/score";
import { docs, jsonFlag, runFlag, type Context } from "../command.ts";
import { readRun } from "../files.ts";
import { judge } from "../judge.ts";
import { loadGrid, loadRecord } from "../project.ts";

interface Flags {
  run: string;
  json?: boolean;
}

export const scoreCommand = buildCommand<Flags, [], Context>({
  docs: docs(
    "How far a run lies from the record, beside the baselines",
    "Places, lines of contact, dates, losses and strengths; what may be used for fitting and what judges, apart.",
    ["p38 score --run war.p38run", "p38 score --run war.p38run --json"],
  ),
  parameters: { flags: { run: runFlag, json: jsonFlag } },
  async func({ run: file, json = false }) {
    const { io } = this;
    const run = await readRun(io, file);
    const score = judge(io, run, loadRecord(io), loadGrid(io, run.H, file));
    io.stdout.write(json ? new TextDecoder().decode(encodeScore(score)) : printScore(score));
  },
});
