import { signal } from "@preact/signals";
import { decodeTheater, type Run, type Theater } from "@p38/model";
import { loadBytes } from "./load.ts";
import { grid, servedRun } from "./state.ts";

/** what the served run was made of: order of battle and decisions; null until it has come */
const theater = signal<Theater | null>(null);
/** what runs of what-ifs were made of */
const theaters = new WeakMap<Run, Theater>();

/** What a run was made of; null where that has not come, or is not known. */
export function theaterOf(run: Run): Theater | null {
  const served = servedRun.value?.meta.scenario === run.meta.scenario ? theater.value : null;
  return theaters.get(run) ?? served;
}

/** Keeps what a run was made of, for as long as the run. */
export function keepTheater(run: Run, of: Theater): void {
  theaters.set(run, of);
}

let coming: Promise<void> | null = null;

/** Fetches the theater that the served run was made of, once; where it is not beside the page, nothing changes. */
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
