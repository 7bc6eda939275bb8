import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DataError, type Day } from "@p38/base";
import { rangesOf, theaterOfRun } from "@p38/ensemble";
import { run as runWar, type Run } from "@p38/model";
import { readRecord, type WarRecord } from "@p38/record";
import { recordTexts } from "@p38/record/node.ts";
import { isScenarioName } from "@p38/scenario";
import { loadScenario, scenarioGiven, scenarioNames, type LoadedScenario } from "@p38/scenario/node.ts";
import { decodeHexGrid, type HexGrid } from "@p38/terrain";
import type { Io } from "./io.ts";
import { progressOf } from "./progress.ts";

export const GRID_FILE = "data/terrain/korea.hexgrid";

/**
 * The ground that a run, or an ensemble, was made on.
 *
 * @param cells of that ground
 * @param file  the run's file, for error sentences
 * @throws DataError when the run was made on another ground
 */
export function loadGrid(io: Io, cells: number, file: string): HexGrid {
  const grid = readGrid(io);
  if (grid.H !== cells) {
    const finding = { file, path: "H", expected: `${grid.H} cells, as ${GRID_FILE} has`, found: `${cells}` };
    throw new DataError([finding]);
  }
  return grid;
}

/** @throws DataError when the ground is not there or altered */
export function readGrid(io: Io): HexGrid {
  const path = join(io.root, GRID_FILE);
  if (!existsSync(path))
    throw new DataError([
      { file: GRID_FILE, path: "whole file", expected: "the ground", found: "no such file" },
    ]);
  return decodeHexGrid(readFileSync(path), GRID_FILE);
}

/** @throws DataError with everything wrong with the record's files */
export function loadRecord(io: Io): WarRecord {
  return readRecord(recordTexts(join(io.root, "data")));
}

/**
 * The scenario that a run was made of, loaded again.
 *
 * @param file  the run's file, for error sentences
 * @param given what somebody says it was made of, a name or a path; the name that the run has where left out
 * @throws DataError when its files are wrong, the ground is another than the run's, or what is given is another scenario
 */
export function loadScenarioOf(io: Io, run: Run, file: string, given?: string): LoadedScenario {
  loadGrid(io, run.H, file);
  const name = run.meta.scenario;
  if (given === undefined) {
    if (isScenarioName(name) && !name.startsWith("free-from/") && !scenarioNames(io.root).includes(name))
      throw new DataError([
        {
          file,
          path: "/scenario",
          expected: "a scenario of scenarios/, or --scenario with the path of the run's",
          found: `"${name}"`,
        },
      ]);
    return loadNamed(io, name, file);
  }
  const loaded = loadGiven(io, given);
  const { scenario } = run.meta.inputs;
  if (loaded.hashes.scenario !== scenario)
    throw new DataError([
      {
        file: given,
        path: "whole scenario",
        expected: `${scenario}, of which ${file} was made (${name})`,
        found: loaded.hashes.scenario,
      },
    ]);
  return loaded;
}

/**
 * The scenario of a name that a file, or a queue, has: never that of a path, which would be a file of this machine.
 *
 * @param file that has the name, for error sentences
 * @throws DataError when it is no name, or the scenario's files are wrong
 */
export function loadNamed(io: Io, name: string, file: string): LoadedScenario {
  if (!isScenarioName(name))
    throw new DataError([
      { file, path: "/scenario", expected: "the name of a scenario", found: `"${name}"` },
    ]);
  return loadScenario(name, io.root);
}

/**
 * The scenario that somebody names, or gives the path of.
 *
 * @throws DataError when it, or what it is made of, is wrong
 */
export function loadGiven(io: Io, given: string): LoadedScenario {
  return loadScenario(scenarioGiven(given, io.cwd, io.root), io.root);
}

/**
 * Loads a scenario and runs it.
 *
 * @param progress true to tell progress where the error stream is no terminal too
 * @param drawn    true to draw the parameters that are not known well from their ranges, as an ensemble does
 * @returns the run, how long the model took, and the scenario as loaded
 * @throws DataError when the scenario or what it is made of is wrong
 */
export function makeRun(
  io: Io,
  {
    scenario,
    seed,
    until,
    progress,
    drawn = false,
  }: { scenario: string; seed: number; until: Day; progress: boolean; drawn?: boolean },
): { run: Run; seconds: number; loaded: LoadedScenario } {
  const loaded = loadGiven(io, scenario);
  const { step, end } = progressOf(io, `${scenario}, seed ${seed}: day`, progress);
  const start = performance.now();
  const ranges = drawn ? rangesOf(loaded.record.parameters, loaded.scenario.file.parameters) : [];
  const theater = theaterOfRun(loaded.theater, loaded.scenario.forces, { ranges }, seed);
  const run = runWar(theater, seed, {
    until: Math.min(until, theater.days - 1),
    commit: commitOf(io.root),
    inputs: loaded.hashes,
    onDay: step,
  });
  end();
  return { run, seconds: (performance.now() - start) / 1000, loaded };
}

/** The commit that the program is at, or its version where there is no git. */
export function commitOf(root: string): string {
  try {
    return execFileSync("git", ["rev-parse", "HEAD"], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "v0.1.0";
  }
}
