import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { makeServer } from "./server.ts";

const USAGE = `node apps/server/main.ts --site DIR [--atlas DIR] [--host HOST] [--port N] [--json] [--with-parent]

  --site DIR      what the atlas shows: run.p38run and more, as p38 serve writes it
  --atlas DIR     the built atlas; apps/atlas/dist when left out
  --host HOST     address to listen at; 127.0.0.1, this machine only, when left out
  --port N        port to listen at; 3838 when left out, 0 for any free one
  --json          say where as JSON
  --with-parent   stop when standard input ends, that is with the program that started this one
`;

/**
 * Serves the atlas until it is told to stop.
 *
 * @param args what follows `main.ts`
 * @returns exit code: 0 stopped, 1 a port in use or a folder that is not there, 2 arguments that make no sense
 */
export async function main(args: string[]): Promise<number> {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const options = optionsOf(args);
  if (typeof options === "string") return fail(options, 2);
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const atlas = resolve(options.atlas ?? join(root, "apps/atlas/dist"));
  const { site } = options;
  if (site === undefined) return fail("--site: expected a folder; found none", 2);
  if (!existsSync(join(atlas, "index.html")))
    return fail(`${atlas}: expected the built atlas; found no index.html (npm start builds it)`, 1);
  if (!existsSync(join(resolve(site), "run.p38run")))
    return fail(`${site}: expected a run to show; found no run.p38run (p38 serve writes it)`, 1);

  const server = makeServer({ atlas, site: resolve(site) });
  const host = options.host ?? "127.0.0.1";
  try {
    const address = await server.listen({ host, port: options.port });
    process.stdout.write(
      options.json
        ? JSON.stringify({ address: `${address}/` }) + "\n"
        : `parallel38 serves at ${address}/ (Ctrl+C stops it)\n`,
    );
  } catch (error) {
    await server.close();
    return fail(listenSentence(error as NodeJS.ErrnoException, host, options.port), 1);
  }
  await new Promise<void>((stopped) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopped());
    if (options.withParent) process.stdin.resume().on("end", stopped).on("error", stopped);
  });
  process.stdin.destroy();
  await server.close();
  return 0;
}

interface Options {
  help?: boolean;
  atlas?: string;
  site?: string;
  host?: string;
  port: number;
  json?: boolean;
  withParent?: boolean;
}

/** The options, or a sentence that says what is wrong with the arguments. */
function optionsOf(args: string[]): Options | string {
  try {
    const { values } = parseArgs({
      args,
      options: {
        help: { type: "boolean" },
        atlas: { type: "string" },
        site: { type: "string" },
        host: { type: "string" },
        port: { type: "string", default: "3838" },
        json: { type: "boolean" },
        "with-parent": { type: "boolean" },
      },
    });
    const port = Number(values.port);
    if (!/^\d{1,5}$/.test(values.port) || port > 65_535)
      return `--port: expected a port from 0 to 65535; found "${values.port}"`;
    return { ...values, port, withParent: values["with-parent"] };
  } catch (error) {
    return (error as Error).message.split("\n")[0];
  }
}

function listenSentence(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === "EADDRINUSE")
    return `--port: expected a free port; found ${port}, which another program is using (try --port 0 for any free one)`;
  if (error.code === "EACCES") return `--port: expected a port that you may use; found ${port}`;
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return `--host: expected an address of this machine; found "${host}"`;
  return `expected to listen at ${host}:${port}; found ${error.message}`;
}

function fail(sentence: string, code: number): number {
  process.stderr.write(`p38: ${sentence}\n`);
  return code;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
