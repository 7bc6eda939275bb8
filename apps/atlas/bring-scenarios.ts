import { DataError } from "@p38/base";
import { signal } from "@preact/signals";
import { bringNames } from "./bring-names.ts";
import { loadBytes } from "./load.ts";
import { named, record, recordCame } from "./state.ts";
import type { KnownScenarios } from "./view/cast-scenario.ts";

/** what scenarios are cast from; null until somebody has asked for it */
export const knownScenarios = signal<KnownScenarios | null>(null);

let coming: Promise<KnownScenarios> | null = null;

/**
 * Fetches what scenarios are cast from, once.
 *
 * @throws DataError where a file of it is not beside the page, or breaks off
 */
export function bringScenarios(): Promise<KnownScenarios> {
  // who asks after a failure tries again
  coming ??= fetchScenarios().catch((error: unknown) => {
    coming = null;
    throw error;
  });
  return coming;
}

async function fetchScenarios(): Promise<KnownScenarios> {
  const [bytes] = await Promise.all([loadBytes("scenarios.json"), bringNames(), recordCame()]);
  if (!named.value)
    throw new DataError([
      {
        file: "data/names.json",
        path: "whole file",
        expected: "the file beside the page",
        found: "none",
      },
    ]);
  const { tables, files } = JSON.parse(new TextDecoder().decode(bytes)) as {
    tables: Omit<KnownScenarios["record"], "sources" | "parties" | "places" | "formations">;
    files: KnownScenarios["files"];
  };
  knownScenarios.value = { record: { ...record.value!, ...named.value, ...tables }, files };
  return knownScenarios.value;
}
