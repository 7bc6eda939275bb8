/*
 * Rewrites the golden trace of the model: node_modules/.bin/node scripts/write-golden.ts
 *
 * A change of it is a commit of its own that says which day moved, and why.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isoOf } from "@p38/base";
import { hashOf, type Run } from "@p38/model";
import { oneRun } from "./testing/one-run.ts";

/** Days between two that the trace tells of. */
const EVERY_DAYS = 10;
const FILE = fileURLToPath(new URL("../golden/as-decided-seed-1-to-1950-12-31.json", import.meta.url));

/** What a reference run was at dusk of every tenth day: a chained hash an array, so that each holds all days before. */
export interface Golden {
  scenario: string;
  seed: number;
  /** hash of the theater it was run from: where this differs, data changed and not rules alone */
  theater: string;
  /** date to array to hash */
  days: Record<string, Record<string, string>>;
}

/** The golden trace of a run. */
export function goldenOf(run: Run): Golden {
  const days: Golden["days"] = {};
  for (let day = 0; day < run.D; day += EVERY_DAYS)
    days[isoOf(day)] = Object.fromEntries(
      run.meta.hashedArrays.map((array) => [array, hashOf(run, day, array)]),
    );
  return { scenario: run.meta.scenario, seed: run.meta.seed, theater: run.meta.inputs.theater ?? "", days };
}

/** The trace as it stands in golden/. */
export function readGolden(): Golden {
  return JSON.parse(readFileSync(FILE, "utf8"));
}

/**
 * The first day on which a trace differs from the golden one, and which arrays.
 *
 * @returns a sentence, or null where nothing moved
 */
export function firstMoved(golden: Golden, found: Golden): string | null {
  const data = golden.theater === found.theater ? "" : "; the theater's data changed too";
  for (const date of new Set([...Object.keys(golden.days), ...Object.keys(found.days)].toSorted())) {
    const expected = golden.days[date] ?? {};
    const now = found.days[date] ?? {};
    const arrays = [...new Set([...Object.keys(expected), ...Object.keys(now)])];
    const moved = arrays.filter((array) => expected[array] !== now[array]);
    if (moved.length > 0) return `by ${date} moved: ${moved.join(", ")}${data}`;
  }
  return null;
}

if (import.meta.main) {
  const golden = goldenOf(oneRun().run);
  let moved: string | null = "it is new";
  try {
    moved = firstMoved(readGolden(), golden);
  } catch {
    // no golden file yet, or none that can be read
  }
  writeFileSync(FILE, JSON.stringify(golden, null, 2) + "\n");
  process.stdout.write(`${FILE}: ${moved ?? "nothing moved"}\n`);
}
