import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Io } from "./io.ts";

/** Folders whose files the built atlas is made of. */
const SOURCES = ["apps/atlas", "packages", "package-lock.json"];

/** True when the atlas is not built, or was built before one of its sources changed. */
function atlasIsStale(root: string): boolean {
  const built = join(root, "apps/atlas/dist/index.html");
  if (!existsSync(built)) return true;
  const builtAt = statSync(built).mtimeMs;
  return SOURCES.some((source) => newest(join(root, source)) > builtAt);
}

/**
 * Builds the atlas where it is stale.
 *
 * @returns false when the build failed; its lines are then on the error stream
 */
export async function buildAtlas(io: Io): Promise<boolean> {
  if (!atlasIsStale(io.root)) return true;
  io.stderr.write("building the atlas ...\n");
  const vite = join(io.root, "node_modules/vite/bin/vite.js");
  const child = spawn(process.execPath, [vite, "build", "--logLevel", "warn"], {
    cwd: join(io.root, "apps/atlas"),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let lines = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (lines += text));
  const code = await new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve(status ?? 1));
  });
  if (code !== 0) io.stderr.write(`${lines}p38: the atlas could not be built (vite ended with ${code})\n`);
  return code === 0;
}

/** Time of the last change of any file under a path, tests and builds left out. */
function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return /\.(test|bench)\.tsx?$/.test(path) ? 0 : stat.mtimeMs;
  let latest = 0;
  for (const name of readdirSync(path))
    if (name !== "dist" && name !== "node_modules") latest = Math.max(latest, newest(join(path, name)));
  return latest;
}
