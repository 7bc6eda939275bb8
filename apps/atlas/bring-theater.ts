import { signal } from "@preact/signals";
import { decodeTheater, type Theater } from "@p38/model";
import { loadBytes } from "./load.ts";
import { grid, servedRun } from "./state.ts";

/** what the run was made of: order of battle and decisions; null until it has come */
export const theater = signal<Theater | null>(null);

let coming: Promise<void> | null = null;

/** Fetches the theater that the run on the page was made of, once; where it is not beside the page, nothing changes. */
export function bringTheater(): void {
  const scenario = servedRun.value?.meta.scenario;
  const ground = grid.value;
  if (scenario === undefined || !ground) return;
  const name = `${scenario}.theater`;
  coming ??= loadBytes(name).then(
    (bytes) => void (theater.value = decodeTheater(bytes, ground, `data/${name}`)),
    () => {},
  );
}
