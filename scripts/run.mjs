// Runs the given Node arguments on the project's own Node, after setting up what is missing.
// Plain JavaScript for any Node from 18 up: it is the first thing that runs on a fresh clone.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Installs the dependencies when the lock file is newer than what is installed. Exits with npm's code on failure. */
export function setUp() {
  const lock = join(root, "package-lock.json");
  const installed = join(root, "node_modules", ".package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  process.stderr.write("parallel38: installing dependencies (first time only) ...\n");
  const npm = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) {
    process.stderr.write(`parallel38: npm install failed (exit ${npm.status ?? npm.signal}); see its lines above\n`);
    process.exit(npm.status || 1);
  }
}

/** The Node binary that came with the dependencies, or the one running now where the platform has none. */
export function projectNode() {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const own = join(root, "node_modules", `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`, "bin", name);
  return existsSync(own) ? own : process.execPath;
}

/** Runs Node with these arguments in `cwd`, sharing this terminal; exits with its code. */
export function runNode(args, cwd = root) {
  const child = spawnSync(projectNode(), args, { cwd, stdio: "inherit" });
  if (child.error) {
    process.stderr.write(`parallel38: could not start Node: ${child.error.message}\n`);
    process.exit(1);
  }
  process.exit(child.status ?? 1);
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  setUp();
  runNode(process.argv.slice(2));
}
