import { loadJson, type AtlasNames } from "./load.ts";
import { named } from "./state.ts";

let coming: Promise<void> | null = null;

/**
 * Fetches the names of the record's subjects, once. Where the page came without them everything keeps its English name.
 *
 * @throws DataError where the file breaks off
 */
export function bringNames(): Promise<void> {
  coming ??= loadJson<AtlasNames>("names.json").then((value) => void (named.value = value));
  return coming;
}
