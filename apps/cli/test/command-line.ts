import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { main } from "../main.ts";
import type { Io } from "../io.ts";

export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** What a command line printed and how it ended. */
export interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** An Io that collects what is printed; its abort stops commands that serve. */
export function testIo(cwd: string, changes: Partial<Io> = {}) {
  const printed = { out: "", err: "" };
  const stop = new AbortController();
  const io: Io = {
    stdout: { write: (text) => void (printed.out += text) },
    stderr: { write: (text) => void (printed.err += text) },
    cwd,
    env: {},
    root: ROOT,
    interrupted: () => stop.signal,
    ...changes,
  };
  return { io, printed, stop };
}

/** Runs `p38` with these arguments in a folder. */
export async function p38(args: readonly string[], cwd: string, changes: Partial<Io> = {}): Promise<Outcome> {
  const { io, printed } = testIo(cwd, changes);
  const code = await main(args, io);
  return { code, ...printed };
}

/** A folder of its own for a test file, removed when its tests are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "p38-"));
  after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The words of a command line as a shell would split it; quotes keep words together. */
export function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3]);
}
