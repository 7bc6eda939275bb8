import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { encodeRun, type Run } from "@p38/model";
import type { WarRecord } from "@p38/record";
import { encodeTheater } from "@p38/scenario";
import { writeWhole } from "./files.ts";
import type { Io } from "./io.ts";
import type { LoadedScenario } from "./project.ts";

/** What the atlas shows of the record. */
const SHOWN = [
  "sources",
  "parties",
  "places",
  "control",
  "linesOfContact",
  "operations",
  "events",
  "strengths",
  "losses",
] as const satisfies readonly (keyof WarRecord)[];

/** What the atlas shows beside a run. */
export interface SiteData {
  run: Run;
  loaded: LoadedScenario;
  /** how the war went against the record, line by line */
  account: unknown;
  score: unknown;
}

/**
 * Writes all that the atlas reads into a folder, each file plain and gzipped: run.p38run, korea.hexgrid,
 * SCENARIO.theater, record.json, account.json, score.json, runs.json.
 */
export async function writeSiteData(
  io: Io,
  folder: string,
  { run, loaded, account, score }: SiteData,
): Promise<void> {
  const { scenario, seed } = run.meta;
  const record = Object.fromEntries(SHOWN.map((table) => [table, loaded.record[table]]));
  const files: Record<string, Uint8Array | string> = {
    "korea.hexgrid": readFileSync(join(io.root, "data/terrain/korea.hexgrid")),
    [`${scenario}.theater`]: encodeTheater(loaded.theater),
    "run.p38run": encodeRun(run),
    "record.json": JSON.stringify(record),
    "account.json": JSON.stringify(account),
    "score.json": JSON.stringify(score),
    "runs.json": JSON.stringify([{ file: "run.p38run", scenario, seed, days: run.D }]),
  };
  for (const [name, content] of Object.entries(files)) {
    const path = relative(io.cwd, join(folder, name)) || name;
    await writeWhole(io, path, content);
    await writeWhole(io, `${path}.gz`, gzipSync(content, { level: 6 }));
  }
}
