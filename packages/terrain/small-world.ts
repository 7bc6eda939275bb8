import type { HexGrid } from "./hex-grid.ts";

/** Distance between the centres of a small world, as on the real grid. */
const SPACING_KM = 5.43;
const KM_PER_DEGREE = 111.195;
const SOUTH = 37;
const WEST = 127;
/** Half a side over half the spacing of centres: tan 30 degrees. */
const TAN_30 = 0.5773502691896257;

/**
 * A small world for tests and examples: `rows` rows of `cols` cells of flat, bare, dry ground without roads,
 * rivers or places, far from the sea, on either side of no border (all `south`).
 *
 * Cell `r * cols + c` is in row r from the south and column c from the west; every second row is moved half
 * a cell to the east. Edges by bearing: 0 north-east, 1 east, 2 south-east, 3 south-west, 4 west,
 * 5 north-west. Change its arrays as a test needs them; `setEdge` keeps both sides of an edge alike.
 *
 * @throws RangeError when rows or cols is not a whole number of 1 or more
 */
export function gridOf({ rows, cols }: { rows: number; cols: number }): HexGrid {
  for (const [name, value] of Object.entries({ rows, cols }))
    if (!Number.isInteger(value) || value < 1)
      throw new RangeError(`expected a whole number of ${name}, 1 or more; found ${value}`);
  const H = rows * cols;
  const grid: HexGrid = {
    H,
    cellIds: Array.from({ length: H }, (_, h) => h.toString(16).padStart(16, "0")),
    lat: new Float64Array(H),
    lon: new Float64Array(H),
    corners: new Float64Array(H * 12),
    elevationM: new Int16Array(H).fill(100),
    reliefM: new Int16Array(H).fill(20),
    slopePercent: new Uint8Array(H).fill(1),
    ground: new Uint8Array(H),
    cover: new Uint8Array(H),
    country: new Uint8Array(H),
    town: new Uint8Array(H),
    coast: new Uint8Array(H),
    coastKm: new Uint8Array(H).fill(255),
    landmass: new Uint8Array(H),
    neighbour: new Int32Array(H * 6).fill(-1),
    distanceKm: new Float32Array(H * 6),
    road: new Uint8Array(H * 6),
    rail: new Uint8Array(H * 6),
    river: new Uint8Array(H * 6),
    riverWidthM: new Uint16Array(H * 6),
    blocked: new Uint8Array(H * 6),
    places: [],
    ports: [],
    borderCrossings: [],
  };
  const stepLat = (SPACING_KM * 0.8660254037844386) / KM_PER_DEGREE;
  const stepLon = SPACING_KM / (KM_PER_DEGREE * 0.7986355100472928); // cosine of 37 degrees
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      const h = r * cols + c;
      const shift = r % 2;
      grid.lat[h] = SOUTH + r * stepLat;
      grid.lon[h] = WEST + (c + shift / 2) * stepLon;
      // north, then clockwise: corners stand half a spacing east and west, and over the middle
      const up = (SPACING_KM * TAN_30) / KM_PER_DEGREE;
      const corners = [
        [up, 0],
        [up / 2, 0.5],
        [-up / 2, 0.5],
        [-up, 0],
        [-up / 2, -0.5],
        [up / 2, -0.5],
      ];
      corners.forEach(([dLat, dCols], k) => {
        grid.corners[h * 12 + 2 * k] = grid.lat[h] + dLat;
        grid.corners[h * 12 + 2 * k + 1] = grid.lon[h] + dCols * stepLon;
      });
      const around = [
        [r + 1, c + shift],
        [r, c + 1],
        [r - 1, c + shift],
        [r - 1, c + shift - 1],
        [r, c - 1],
        [r + 1, c + shift - 1],
      ];
      around.forEach(([row, col], e) => {
        if (row < 0 || col < 0 || row >= rows || col >= cols) return;
        grid.neighbour[h * 6 + e] = row * cols + col;
        grid.distanceKm[h * 6 + e] = SPACING_KM;
      });
    }
  }
  return grid;
}

/** Edge arrays that `setEdge` writes. */
export type EdgeArray = "road" | "rail" | "river" | "riverWidthM" | "blocked";

/**
 * Writes both sides of the edge between two neighbouring cells, in place.
 *
 * @throws RangeError when the cells are no neighbours
 */
export function setEdge(grid: HexGrid, array: EdgeArray, a: number, b: number, value: number): void {
  const e = grid.neighbour.subarray(a * 6, a * 6 + 6).indexOf(b);
  if (e < 0) throw new RangeError(`expected neighbouring cells; found ${a} and ${b}`);
  grid[array][a * 6 + e] = value;
  grid[array][b * 6 + ((e + 3) % 6)] = value;
}
