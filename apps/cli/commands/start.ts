import { buildCommand } from "@stricli/core";
import { LAST_DAY } from "@p38/base";
import { AS_DECIDED } from "@p38/scenario";
import { printAccount } from "@p38/score";
import { buildAtlas } from "../atlas-build.ts";
import { docs, jsonFlag, parseWhole, type Context } from "../command.ts";
import { writeRun } from "../files.ts";
import { accountOf } from "../judge.ts";
import { makeRun } from "../project.ts";
import { runServer } from "../server-process.ts";
import { writeSiteData } from "../site-data.ts";
import { servingFlags } from "./serve.ts";

interface Flags {
  seed: number;
  serve: boolean;
  port: number;
  host: string;
  json?: boolean;
}

export const startCommand = buildCommand<Flags, [], Context>({
  docs: docs(
    "Runs the war, tells how it went against the record, and serves the atlas with that run open",
    "This is what npm start calls. The run is kept in out/, so every other command can be asked about it.",
    ["p38 start --no-serve"],
  ),
  parameters: {
    flags: {
      seed: {
        kind: "parsed",
        parse: parseWhole,
        default: "1",
        placeholder: "N",
        brief: "Number that all chance follows from",
      },
      serve: { kind: "boolean", default: true, brief: "Serve the atlas afterwards" },
      ...servingFlags,
      json: jsonFlag,
    },
  },
  async func({ seed, serve, port, host, json = false }) {
    const { io } = this;
    // the atlas is built by a process of its own while the model runs here
    const built = serve ? buildAtlas(io) : Promise.resolve(true);
    const { run, loaded, seconds } = makeRun(io, {
      scenario: AS_DECIDED,
      seed,
      until: LAST_DAY,
      progress: true,
    });
    const file = `${io.root}/out/${AS_DECIDED}-${seed}.p38run`;
    await writeRun(io, file, run);
    const account = accountOf(io, run, loaded.record, loaded.grid);
    io.stdout.write(json ? JSON.stringify(account) + "\n" : printAccount(account));
    io.stderr.write(
      `${run.D} days in ${seconds.toFixed(1)} s; the run is in out/${AS_DECIDED}-${seed}.p38run\n`,
    );
    if (!serve) return;
    if (!(await built)) {
      this.process.exitCode = 1;
      return;
    }
    const site = await writeSiteData(io, run, loaded);
    this.process.exitCode = await runServer(io, { site, host, port, json });
  },
});
