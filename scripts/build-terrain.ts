/**
 * Makes data/terrain/korea.hexgrid from data/terrain/sources and ports.json.
 *
 *   node_modules/.bin/node scripts/build-terrain.ts            writes the file
 *   node_modules/.bin/node scripts/build-terrain.ts --check    says whether the file is what the sources give
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { encodeHexGrid } from "@p38/terrain";
import { buildTerrain } from "./terrain/build.ts";
import { readSources } from "./terrain/sources.ts";

const folder = fileURLToPath(new URL("../data/terrain/", import.meta.url));
const path = `${folder}korea.hexgrid`;
const shown = "data/terrain/korea.hexgrid";

const bytes = encodeHexGrid(buildTerrain(readSources(folder)));
if (process.argv.includes("--check")) {
  const same = Buffer.compare(readFileSync(path), bytes) === 0;
  console.log(
    same
      ? `${shown} is what its sources give.`
      : `${shown} differs from what its sources give; run node_modules/.bin/node scripts/build-terrain.ts`,
  );
  process.exitCode = same ? 0 : 1;
} else {
  writeFileSync(path, bytes);
  console.log(`${shown}: ${bytes.length} bytes`);
}
