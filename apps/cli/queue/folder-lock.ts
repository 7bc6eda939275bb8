import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DataError } from "@p38/base";

const FILE = "process";

/**
 * Takes a folder for this process alone; what a killed process left is taken over.
 *
 * @param shown the folder as the user gave it, for the sentence
 * @returns gives the folder back
 * @throws DataError when another process has it, or it cannot be written
 */
export function takeFolder(folder: string, shown: string): () => void {
  const lock = join(folder, FILE);
  try {
    mkdirSync(folder, { recursive: true });
    if (!placed(lock)) {
      const holder = Number(readFileSync(lock, "utf8"));
      // in a container, the process before may have had this one's number
      if (holder !== process.pid && isAlive(holder))
        throw inUse(
          shown,
          `process ${holder} at work in it (if that is no p38, remove the file ${FILE} in it)`,
        );
      rmSync(lock, { force: true });
      if (!placed(lock)) throw inUse(shown, "another process that came at the same moment");
    }
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw inUse(shown, (error as Error).message);
  }
  return () => rmSync(lock, { force: true });
}

/** Whether the lock was not there and is now this process's. */
function placed(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function inUse(shown: string, found: string): DataError {
  return new DataError([
    { file: shown, path: "whole folder", expected: "a folder for this call alone", found },
  ]);
}
