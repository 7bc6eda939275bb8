import { hashArray, pack, unpack, DataError } from "@p38/base";
import type { HexGrid } from "@p38/terrain";
import type { Theater } from "./theater.ts";

const FORMAT = "p38-theater-1";
const ARRAYS = ["temperatureC", "wet", "sorties", "holderAtStart"] as const;

/** A theater as bytes, without its grid; the same theater gives the same bytes. */
export function encodeTheater(theater: Theater): Uint8Array {
  const {
    scenario,
    days,
    formations,
    headquarters,
    parties,
    attachments,
    directives,
    parameters,
    doctrineFrom,
  } = theater;
  const meta = {
    scenario,
    days,
    cells: theater.grid.H,
    formations,
    headquarters,
    parties,
    attachments,
    directives,
    parameters: Object.fromEntries(Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    ...(doctrineFrom && { doctrineFrom }),
  };
  return pack(FORMAT, meta, Object.fromEntries(ARRAYS.map((name) => [name, theater[name]])));
}

/**
 * The theater in a theater file, on its grid.
 *
 * @param grid the ground that it was cast on
 * @param file name of the file for error sentences
 * @throws DataError when the bytes are no theater file, cut short or altered, or the grid is another
 */
export function decodeTheater(bytes: Uint8Array, grid: HexGrid, file = "(bytes)"): Theater {
  const { meta, arrays } = unpack(bytes, FORMAT, file);
  const { cells, ...rest } = meta as Omit<Theater, "grid"> & { cells: number };
  if (cells !== grid.H)
    throw new DataError([
      {
        file,
        path: "cells",
        expected: `${grid.H} cells, as the terrain has`,
        found: `${cells}; cast on another terrain`,
      },
    ]);
  return { ...rest, grid, ...arrays } as unknown as Theater;
}

/** Hash of all of a theater but its grid, as 16 hexadecimal digits. */
export function theaterHash(theater: Theater): string {
  return hashArray(encodeTheater(theater));
}
