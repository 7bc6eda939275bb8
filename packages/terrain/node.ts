import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { decodeHexGrid } from "./hex-grid-codec.ts";
import type { HexGrid } from "./hex-grid.ts";

const KOREA = fileURLToPath(new URL("../../data/terrain/korea.hexgrid", import.meta.url));

/**
 * Reads a grid from a file.
 *
 * @param path of the file; Korea's own when left out
 * @throws DataError when the file is no grid, is cut short or was altered
 */
export function readHexGrid(path: string = KOREA): HexGrid {
  return decodeHexGrid(readFileSync(path), path === KOREA ? "data/terrain/korea.hexgrid" : path);
}
