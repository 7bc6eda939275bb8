import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Io } from "./io.ts";

/** Where to serve what. */
export interface ServeOptions {
  /** folder that `writeSiteData` filled */
  site: string;
  host: string;
  port: number;
  /** say where as JSON */
  json: boolean;
}

/**
 * Runs the server as a process of its own until it ends or the user stops it.
 *
 * @returns its exit code: 0 stopped, 1 when the port is in use
 */
export async function runServer(io: Io, { site, host, port, json }: ServeOptions): Promise<number> {
  const args = [
    join(io.root, "apps/server/main.ts"),
    "--site",
    site,
    "--host",
    host,
    "--port",
    String(port),
    "--with-parent",
  ];
  if (json) args.push("--json");
  // its standard input ends with this process, and so does the server, however this process ends
  const child = spawn(process.execPath, args, { cwd: io.root, stdio: ["pipe", "pipe", "pipe"] });
  child.stdout.setEncoding("utf8").on("data", (text: string) => io.stdout.write(text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => io.stderr.write(text));
  child.stdin.on("error", () => {}); // it may be gone before we close it
  const stop = io.interrupted();
  const onStop = () => child.stdin.end();
  stop.addEventListener("abort", onStop);
  if (stop.aborted) onStop();
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
