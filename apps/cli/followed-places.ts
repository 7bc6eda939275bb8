import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DataError } from "@p38/base";
import type { Io } from "./io.ts";

const FILE = "scenarios/followed-places.json";

/**
 * Ids of the places whose holder ensembles follow.
 *
 * @throws DataError when the file is not there or no list of ids
 */
export function followedPlaces(io: Io): string[] {
  const wrong = (found: string) =>
    new DataError([{ file: FILE, path: "/places", expected: "a list of ids of places", found }]);
  let value: { places?: unknown };
  try {
    value = JSON.parse(readFileSync(join(io.root, FILE), "utf8")) as { places?: unknown };
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
  const { places } = value;
  if (!Array.isArray(places) || !places.every((id) => typeof id === "string"))
    throw wrong(JSON.stringify(places) ?? "nothing");
  return places;
}
