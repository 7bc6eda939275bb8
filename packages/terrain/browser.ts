import { decodeHexGrid } from "./hex-grid-codec.ts";
import type { HexGrid } from "./hex-grid.ts";

/**
 * Fetches a grid, such as `korea.hexgrid` beside the page.
 *
 * @throws DataError when what comes is no grid; Error when nothing comes
 */
export async function fetchHexGrid(url: string): Promise<HexGrid> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: expected a grid; found status ${response.status}`);
  return decodeHexGrid(new Uint8Array(await response.arrayBuffer()), url);
}
