import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readRecord } from "./read-record.ts";
import { recordFiles } from "./record-files.ts";
import type { WarRecord } from "./war-record.ts";

/** The project's own data folder. */
export const DATA_FOLDER = fileURLToPath(new URL("../../data", import.meta.url));

/** Texts of the record's files in a folder, by name; those that are not there are left out. */
export function recordTexts(folder: string = DATA_FOLDER): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const name of Object.values(recordFiles)) {
    const path = join(folder, name);
    if (existsSync(path)) texts[name] = readFileSync(path, "utf8");
  }
  return texts;
}

/** Texts of the guided walks in a folder of the record, by file name. */
export function walkTexts(folder: string = DATA_FOLDER): Record<string, string> {
  const walks = join(folder, "walks");
  if (!existsSync(walks)) return {};
  const names = readdirSync(walks).filter((name) => name.endsWith(".json"));
  return Object.fromEntries(names.toSorted().map((name) => [name, readFileSync(join(walks, name), "utf8")]));
}

/**
 * The record in a folder, the project's own where none is named.
 *
 * @throws DataError with every error found
 */
export function readRecordFolder(folder?: string): WarRecord {
  return folder === undefined ? readRecord(recordTexts()) : readRecord(recordTexts(folder), folder);
}
