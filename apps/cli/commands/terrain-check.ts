import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { buildCommand } from "@stricli/core";
import { DataError, hashArray, type Finding } from "@p38/base";
import type { HexGrid } from "@p38/terrain";
import { docs, jsonFlag, type Context } from "../command.ts";
import { GRID_FILE, readGrid } from "../project.ts";

/** Findings of one kind after this many are not listed. */
const LISTED = 20;

interface Flags {
  rebuild?: boolean;
  json?: boolean;
}

export const terrainCheckCommand = buildCommand<Flags, [], Context>({
  docs: docs(
    "Checks the ground: whole, made from the sources that lie beside it, edges alike from both sides",
    "With --rebuild it is made again from its sources, which takes a while, and must be the same byte for byte.",
    ["p38 terrain check", "p38 terrain check --json"],
  ),
  parameters: {
    flags: {
      rebuild: {
        kind: "boolean",
        optional: true,
        withNegated: false,
        brief: "Make it again and compare",
      },
      json: jsonFlag,
    },
  },
  async func({ rebuild = false, json = false }) {
    const { io } = this;
    const grid = readGrid(io);
    const findings = [...edgeFindings(grid), ...sourceFindings(grid, io.root)];
    if (findings.length) throw new DataError(findings);
    if (rebuild) await rebuildAndCompare(io.root);
    const counts = {
      cells: grid.H,
      places: grid.places.length,
      ports: grid.ports.length,
      sources: Object.keys(grid.inputs ?? {}).length,
    };
    const numbers = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
    io.stdout.write(
      json
        ? JSON.stringify({ file: GRID_FILE, ok: true, ...counts }) + "\n"
        : `${GRID_FILE}: right (${numbers.join(", ")})\n`,
    );
  },
});

/** Edges that differ from their two sides, and cells of places that are not there. */
function edgeFindings(grid: HexGrid): Finding[] {
  const findings: Finding[] = [];
  const wrong = (path: string, expected: string, found: string) => {
    if (findings.length < LISTED) findings.push({ file: GRID_FILE, path, expected, found });
  };
  const both = ["distanceKm", "road", "rail", "river", "riverWidthM", "blocked"] as const;
  for (let h = 0; h < grid.H; h++)
    for (let e = 0; e < 6; e++) {
      const n = grid.neighbour[h * 6 + e];
      if (n < 0) continue;
      const back = n * 6 + ((e + 3) % 6);
      if (grid.neighbour[back] !== h)
        wrong(
          `neighbour/${n}/${(e + 3) % 6}`,
          `cell ${h}, whose neighbour it is`,
          `cell ${grid.neighbour[back]}`,
        );
      else
        for (const name of both)
          if (grid[name][h * 6 + e] !== grid[name][back])
            wrong(
              `${name}/${h}/${e}`,
              `${grid[name][back]}, as from the other side`,
              `${grid[name][h * 6 + e]}`,
            );
    }
  for (const [i, { id, hex }] of grid.places.entries())
    if (hex >= grid.H) wrong(`places/${i}/hex`, `a cell below ${grid.H} for ${id}`, `${hex}`);
  return findings;
}

/** Sources that are not those that the ground was made from. */
function sourceFindings(grid: HexGrid, root: string): Finding[] {
  const findings: Finding[] = [];
  for (const [name, hash] of Object.entries(grid.inputs ?? {})) {
    const file = `data/terrain/${name}`;
    const path = join(root, file);
    const found = existsSync(path) ? hashArray(readFileSync(path)) : "no such file";
    if (found !== hash)
      findings.push({
        file,
        path: "whole file",
        expected: `hash ${hash}, from which ${GRID_FILE} was made`,
        found,
      });
  }
  return findings;
}

async function rebuildAndCompare(root: string): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, ["scripts/build-terrain.ts", "--check"], { cwd: root });
  } catch (error) {
    const found = String((error as { stdout?: string }).stdout || error).trim();
    throw new DataError([
      { file: GRID_FILE, path: "whole file", expected: "the bytes that its sources give", found },
    ]);
  }
}
