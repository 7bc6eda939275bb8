import { buildCommand } from "@stricli/core";
import { buildAtlas } from "../atlas-build.ts";
import { docs, jsonFlag, parsePort, runFlag, SCENARIO_BRIEF, type Context } from "../command.ts";
import { readRun } from "../files.ts";
import { loadScenarioOf } from "../project.ts";
import { runServer } from "../server-process.ts";
import { writeSiteData } from "../site-data.ts";

interface Flags {
  run: string;
  scenario?: string;
  port: number;
  host: string;
  json?: boolean;
}

/** Flags of every command that serves. */
export const servingFlags = {
  port: {
    kind: "parsed",
    parse: parsePort,
    default: "3838",
    placeholder: "N",
    brief: "Port to serve at; 0 for any free one",
  },
  host: {
    kind: "parsed",
    parse: (input: string) => input,
    default: "127.0.0.1",
    placeholder: "HOST",
    brief: "Address to serve at; 0.0.0.0 lets other machines in",
  },
} as const;

export const serveCommand = buildCommand<Flags, [], Context>({
  docs: docs(
    "Serves the atlas with a run open, until Ctrl+C",
    "Says where. Nothing leaves this machine, and no other machine is let in unless --host says so.",
    ["p38 serve --run war.p38run --port 0"],
  ),
  parameters: {
    flags: {
      run: runFlag,
      scenario: {
        kind: "parsed",
        parse: (input: string) => input,
        optional: true,
        placeholder: "S",
        brief: `${SCENARIO_BRIEF}: what the run was made of, where that is not in scenarios/`,
      },
      ...servingFlags,
      json: jsonFlag,
    },
  },
  async func({ run: file, scenario, port, host, json = false }) {
    const { io } = this;
    const run = await readRun(io, file);
    const loaded = loadScenarioOf(io, run, file, scenario);
    if (!(await buildAtlas(io))) {
      this.process.exitCode = 1;
      return;
    }
    const site = await writeSiteData(io, run, loaded);
    this.process.exitCode = await runServer(io, { site, host, port, json });
  },
});
