import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { DataError } from "@p38/base";
import { decodeRun, encodeRun, type Run } from "@p38/model";
import type { Io } from "./io.ts";

/**
 * The run in a run file, gzipped or plain.
 *
 * @param file path as the user gave it, relative to the folder they are in
 * @throws DataError when there is no such file, or it is no whole run file
 */
export async function readRun(io: Io, file: string): Promise<Run> {
  const bytes = await readBytes(io, file, "a run file");
  return decodeRun(isGzip(bytes) ? unzip(bytes, file) : bytes, file);
}

/** Writes a run as a gzipped run file; the same run gives the same bytes. */
export async function writeRun(io: Io, file: string, run: Run): Promise<void> {
  await writeWhole(io, file, gzipSync(encodeRun(run), { level: 6 }));
}

/**
 * The bytes of a file.
 *
 * @param what what the file should be, for the sentence when it cannot be read
 * @throws DataError when it cannot be read
 */
export async function readBytes(io: Io, file: string, what: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(io.cwd, file));
  } catch (error) {
    throw new DataError([{ file, path: "whole file", expected: what, found: reasonOf(error) }]);
  }
}

/**
 * Writes a file whole or not at all: under a temporary name beside it, then renamed. Makes its folder.
 *
 * @throws DataError when it cannot be written
 */
export async function writeWhole(io: Io, file: string, content: Uint8Array | string): Promise<void> {
  const path = resolve(io.cwd, file);
  const draft = `${path}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, content);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw new DataError([
      { file, path: "whole file", expected: "a file that can be written", found: reasonOf(error) },
    ]);
  }
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function unzip(bytes: Uint8Array, file: string): Uint8Array {
  try {
    return gunzipSync(bytes);
  } catch {
    const found = `${bytes.length} bytes that do not unzip; the file was cut short or altered`;
    throw new DataError([{ file, path: "whole file", expected: "a run file", found }]);
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "no such file";
  if (code === "EISDIR") return "a folder";
  if (code === "EACCES" || code === "EPERM") return "no permission";
  if (code === "ENOTDIR" || code === "EEXIST") return "a file where a folder should be";
  if (code === "ENOSPC") return "a full disk";
  return message;
}
