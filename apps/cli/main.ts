import { fileURLToPath } from "node:url";
import { run } from "@stricli/core";
import { commandLine } from "./app.ts";
import type { Io } from "./io.ts";

/**
 * Carries out one `p38` command line.
 *
 * @param args what follows `p38`
 * @returns exit code: 0 done, 1 wrong data (or a port in use), 2 a command line that makes no sense
 */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const outcome: { exitCode?: number | string | null } = {};
  const streams = { stdout: io.stdout, stderr: io.stderr, env: io.env };
  await run(commandLine(args.includes("--json")), args, { process: Object.assign(outcome, streams), io });
  const code = Number(outcome.exitCode ?? 0);
  return code < 0 ? 2 : code;
}

/** The Io of this process. */
function processIo(): Io {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(0); // the reader, such as `head`, has had enough
      throw error;
    });
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    cwd: process.cwd(),
    env: process.env,
    root: fileURLToPath(new URL("../..", import.meta.url)),
    interrupted() {
      const stop = new AbortController();
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort());
      return stop.signal;
    },
  };
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2), processIo());
