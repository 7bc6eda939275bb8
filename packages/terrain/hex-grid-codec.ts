import { DataError, pack, unpack, type PackedArray } from "@p38/base";
import type { BorderCrossing, HexGrid, Place, Port } from "./hex-grid.ts";

/** Name and version of the file that a grid is kept in. */
export const HEX_GRID_FORMAT = "p38-terrain-1";

/** What each array is made of and how many values it has for each cell. */
const ARRAYS = {
  lat: [Float64Array, 1],
  lon: [Float64Array, 1],
  corners: [Float64Array, 12],
  elevationM: [Int16Array, 1],
  reliefM: [Int16Array, 1],
  slopePercent: [Uint8Array, 1],
  ground: [Uint8Array, 1],
  cover: [Uint8Array, 1],
  country: [Uint8Array, 1],
  town: [Uint8Array, 1],
  coast: [Uint8Array, 1],
  coastKm: [Uint8Array, 1],
  landmass: [Uint8Array, 1],
  neighbour: [Int32Array, 6],
  distanceKm: [Float32Array, 6],
  road: [Uint8Array, 6],
  rail: [Uint8Array, 6],
  river: [Uint8Array, 6],
  riverWidthM: [Uint16Array, 6],
  blocked: [Uint8Array, 6],
} as const;
type ArrayName = keyof typeof ARRAYS;
const ARRAY_NAMES = Object.keys(ARRAYS) as ArrayName[];

interface Meta {
  H: number;
  places: Place[];
  ports: Port[];
  borderCrossings: BorderCrossing[];
  inputs?: Record<string, string>;
}

/** The grid as one buffer; the same grid gives the same bytes. */
export function encodeHexGrid(grid: HexGrid): Uint8Array {
  const { H, places, ports, borderCrossings, inputs } = grid;
  const meta: Meta = { H, places, ports, borderCrossings, inputs };
  const arrays: Record<string, PackedArray> = { cellIds: wordsOf(grid.cellIds) };
  for (const name of ARRAY_NAMES) arrays[name] = grid[name];
  return pack(HEX_GRID_FORMAT, meta, arrays);
}

/**
 * The grid that `encodeHexGrid` wrote; its arrays are views of `bytes` where alignment allows.
 *
 * @param file name of the file for error sentences
 * @throws DataError when the bytes are no grid, are cut short or were altered
 */
export function decodeHexGrid(bytes: Uint8Array, file = "(bytes)"): HexGrid {
  const { meta, arrays } = unpack(bytes, HEX_GRID_FORMAT, file);
  const { H, places, ports, borderCrossings, inputs } = meta as Meta;
  const grid: Partial<Record<ArrayName, PackedArray>> = {};
  for (const name of ARRAY_NAMES) {
    const [constructor, perCell] = ARRAYS[name];
    const array = arrays[name];
    if (!(array instanceof constructor) || array.length !== H * perCell)
      throw new DataError([
        {
          file,
          path: `array ${name}`,
          expected: `${constructor.name} of ${H * perCell}`,
          found: array ? `${array.constructor.name} of ${array.length}` : "none",
        },
      ]);
    grid[name] = array;
  }
  const cellIds = idsOf(arrays.cellIds as Uint32Array);
  return { H, cellIds, ...(grid as Pick<HexGrid, ArrayName>), places, ports, borderCrossings, inputs };
}

/** Two 32-bit words for each H3 index, the high one first. */
function wordsOf(cellIds: string[]): Uint32Array {
  const words = new Uint32Array(cellIds.length * 2);
  cellIds.forEach((id, h) => {
    const digits = id.padStart(16, "0");
    words[2 * h] = parseInt(digits.slice(0, 8), 16);
    words[2 * h + 1] = parseInt(digits.slice(8), 16);
  });
  return words;
}

function idsOf(words: Uint32Array): string[] {
  const ids: string[] = [];
  for (let k = 0; k < words.length; k += 2)
    ids.push(words[k].toString(16).padStart(8, "0") + words[k + 1].toString(16).padStart(8, "0"));
  return ids;
}
