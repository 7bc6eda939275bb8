import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { DataError } from "@p38/base";
import {
  decodeTally,
  encodeTally,
  layoutOf,
  sheetsOf,
  summaryOf,
  Tally,
  type EnsemblePlan,
  type Outcome,
  type ResultSheet,
} from "@p38/ensemble";
import type { HexGrid } from "@p38/terrain";
import { readBytes, writeWhole } from "./files.ts";
import { UsageError, type Io } from "./io.ts";

const PLAN = "plan.json";
const TALLY = "tally.p38tally";

/** A plan as it lies in an ensemble's folder: by which program its runs were made, too. */
export interface KeptPlan extends EnsemblePlan {
  format: "p38-plan-1";
  commit: string;
}

/** An ensemble in a folder: its plan, and the runs made so far. */
export interface KeptEnsemble {
  plan: KeptPlan;
  tally: Tally;
}

/**
 * The ensemble in a folder.
 *
 * @throws DataError when there is none, or a file is cut short or altered
 */
export async function readEnsemble(io: Io, folder: string): Promise<KeptEnsemble> {
  const plan = await readPlan(io, folder);
  return { plan, tally: await readTally(io, folder, layoutOf(plan)) };
}

/**
 * The tally in a folder.
 *
 * @throws DataError when it is not there, cut short or altered
 */
export async function readTally<L extends { size: number }, R extends { index: number } = Outcome>(
  io: Io,
  folder: string,
  layout: L,
): Promise<Tally<L, R>> {
  const file = join(folder, TALLY);
  const bytes = await readBytes(io, file, "the tally of an ensemble");
  let plain: Uint8Array;
  try {
    plain = gunzipSync(bytes);
  } catch {
    const found = `${bytes.length} bytes that do not unzip; the file was cut short or altered`;
    throw new DataError([{ file, path: "whole file", expected: "the tally of an ensemble", found }]);
  }
  return decodeTally<L, R>(plain, layout, file);
}

/** Whether a folder has a tally to go on from. */
export function hasTally(io: Io, folder: string): boolean {
  return existsSync(resolve(io.cwd, folder, TALLY));
}

async function readPlan(io: Io, folder: string): Promise<KeptPlan> {
  const file = join(folder, PLAN);
  const text = new TextDecoder().decode(await readBytes(io, file, "the plan of an ensemble"));
  let plan: Partial<KeptPlan>;
  try {
    plan = JSON.parse(text) as Partial<KeptPlan>;
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw new DataError([{ file, path: "whole file", expected: "the plan of an ensemble as JSON", found }]);
  }
  if (plan.format !== "p38-plan-1")
    throw new DataError([
      { file, path: "/format", expected: "p38-plan-1", found: JSON.stringify(plan.format) ?? "nothing" },
    ]);
  return plan as KeptPlan;
}

/**
 * What an earlier call left in a folder of the same plan, to go on from; an empty tally in a new folder.
 *
 * @throws UsageError when the folder holds something else, or runs of another plan
 */
export async function openFolder(io: Io, folder: string, plan: KeptPlan): Promise<Tally> {
  const path = resolve(io.cwd, folder);
  if (!existsSync(join(path, PLAN))) {
    if (existsSync(path) && !statSync(path).isDirectory())
      throw new UsageError(`--out: expected a folder; found a file "${folder}"`);
    await writeWhole(io, join(folder, PLAN), planText(plan));
    return new Tally(layoutOf(plan));
  }
  const kept = await readPlan(io, folder);
  const differs = (Object.keys(plan) as (keyof KeptPlan)[]).find(
    (key) => key !== "runs" && JSON.stringify(plan[key]) !== JSON.stringify(kept[key]),
  );
  if (differs)
    throw new UsageError(
      `--out: expected a new folder, or one of the same ensemble to go on with; found "${folder}", whose ${differs} is another`,
    );
  if (!hasTally(io, folder)) return new Tally(layoutOf(plan));
  const tally = await readTally(io, folder, layoutOf(plan));
  if (tally.runs > plan.runs)
    throw new UsageError(
      `--runs: expected ${tally.runs} or more, as ${folder} has already; found ${plan.runs}`,
    );
  return tally;
}

function planText(plan: KeptPlan): string {
  return `${JSON.stringify(plan, null, 1)}\n`;
}

/** Writes what has been made so far, so that a later call goes on from here. */
export async function keepTally<L extends { size: number }, R extends { index: number }>(
  io: Io,
  folder: string,
  tally: Tally<L, R>,
): Promise<void> {
  await writeWhole(io, join(folder, TALLY), gzipSync(encodeTally(tally), { level: 6 }));
}

/** Writes the plan, the tally, the tables as Parquet and the summary as JSON; the same runs give the same bytes. */
export async function writeResults(io: Io, folder: string, plan: KeptPlan, tally: Tally, grid: HexGrid) {
  const made = { ...plan, runs: tally.runs };
  await keepTally(io, folder, tally);
  await writeSheets(io, folder, sheetsOf(made, tally, grid));
  const summary = summaryOf(made, tally);
  await writeSummary(io, folder, summary);
  await writeWhole(io, join(folder, PLAN), planText(made));
  return summary;
}

/** Writes tables as Parquet, a file each. */
export async function writeSheets(io: Io, folder: string, sheets: Iterable<ResultSheet>): Promise<void> {
  for (const sheet of sheets)
    await writeWhole(io, join(folder, `${sheet.name}.parquet`), await parquetOf(sheet));
}

/** Writes a summary as JSON, numbers to four decimals. */
export async function writeSummary(io: Io, folder: string, summary: object): Promise<void> {
  await writeWhole(io, join(folder, "summary.json"), `${JSON.stringify(summary, rounded)}\n`);
}

const PARQUET_TYPES = { text: "STRING", number: "DOUBLE", integer: "INT32" } as const;

async function parquetOf({ columns }: ResultSheet): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import("hyparquet-writer");
  const columnData = columns.map(({ name, type, data }) => ({
    name,
    type: data instanceof Float32Array ? ("FLOAT" as const) : PARQUET_TYPES[type],
    nullable: Array.isArray(data) && data.includes(null),
    data,
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: "parallel38" }));
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toFixed(4)) : value;
}
