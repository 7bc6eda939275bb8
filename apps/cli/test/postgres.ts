import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A PostgreSQL server of a test's own, on this machine. */
export interface TestServer {
  url: string;
  /** stops it, connections and all */
  stop(): Promise<void>;
  /** starts it again, with its data */
  start(): Promise<void>;
  /** ends it for good */
  close(): Promise<void>;
}

/** Starts a server whose files lie in a folder of the test's. */
export async function startPostgres(folder: string): Promise<TestServer> {
  chmodSync(folder, 0o755); // the server runs as another user than root
  const script = fileURLToPath(new URL("postgres-server.ts", import.meta.url));
  const child = spawn(process.execPath, [script, folder], { stdio: ["pipe", "pipe", "inherit"] });
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await answers.next();
    if (done) throw new Error("the PostgreSQL server of the test ended too early");
    return value;
  };
  const ask = async (word: string) => {
    child.stdin.write(`${word}\n`);
    await answer();
  };
  return {
    url: await answer(),
    stop: () => ask("stop"),
    start: () => ask("start"),
    async close() {
      const ended = once(child, "exit");
      child.stdin.end();
      await ended;
    },
  };
}
