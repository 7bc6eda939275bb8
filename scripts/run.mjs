// Runs the given Node arguments on the project's own Node, after setting up what is missing.
// Plain JavaScript for any Node from 18 up: it is the first thing that runs on a fresh clone.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, statSync, utimesSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { isatty } from "node:tty";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Installs the dependencies when the lock file is newer than what is installed. Exits with npm's code on failure. */
export function setUp() {
  const lock = join(root, "package-lock.json");
  const installed = join(root, "node_modules", ".package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  process.stderr.write("parallel38: installing dependencies (first time only) ...\n");
  const npm = runNpm(["install", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (npm.status !== 0) {
    const how = npm.error ? npm.error.message : `exit ${npm.status ?? npm.signal}`;
    process.stderr.write(`parallel38: npm install failed (${how}); see its lines above\n`);
    process.exit(npm.status || 1);
  }
  // npm leaves the file alone where nothing changed; without this it would be asked again each time
  if (existsSync(installed)) utimesSync(installed, new Date(), new Date());
}

/** npm with these arguments: the one that is running this script, else the one on the PATH. */
function runNpm(args) {
  // standard output belongs to the program that follows: npm's lines go to standard error
  const options = { cwd: root, stdio: ["ignore", 2, 2] };
  const own = process.env.npm_execpath;
  if (own && /npm-cli\.[cm]?js$/.test(own)) return spawnSync(process.execPath, [own, ...args], options);
  return spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
}

/** The Node binary that came with the dependencies, or the one running now where the platform has none. */
export function projectNode() {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const name = process.platform === "win32" ? "node.exe" : "node";
  const own = join(root, "node_modules", `node-${platform}-${process.arch}`, "bin", name);
  if (existsSync(own)) return own;
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 24 || (major === 24 && minor >= 2)) return process.execPath;
  process.stderr.write(
    `parallel38: expected Node 24.2 or newer on ${platform}-${process.arch}, for which no Node comes with the ` +
      `dependencies; found ${process.versions.node}\n`,
  );
  process.exit(1);
}

/** Runs Node with these arguments in `cwd`, sharing this terminal and handing signals over; exits as it does. */
export function runNode(args, cwd = root) {
  // modules are kept as compiled, so that a command starts in about half the time
  const env = { NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "node"), ...process.env };
  const child = spawn(projectNode(), args, { cwd, env, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => {
      // a terminal sends Ctrl+C to both; others, such as a service manager, send signals here only
      if (signal !== "SIGINT" || !isatty(0)) child.kill(signal);
    });
  child.on("error", (error) => {
    process.stderr.write(`parallel38: could not start Node: ${error.message}\n`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  setUp();
  runNode(process.argv.slice(2));
}
