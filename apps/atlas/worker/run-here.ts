import { proxy, wrap } from "comlink";
import { signal } from "@preact/signals";
import { LAST_DAY } from "@p38/base";
import { decodeRun, type Run } from "@p38/model";
import { AS_DECIDED } from "@p38/scenario";
import { loadBytes } from "../load.ts";
import { run, runs, servedRun, setDay, day } from "../state.ts";
import { agreementOf, type Agreement } from "../view/agreement.ts";
import type { MadeRun, ModelWorker } from "./model-worker.ts";

/** Runs made here that are kept to go back to; each takes some 8 MB. */
const KEPT_RUNS = 4;

/** Where a run made in this browser stands. */
export type Making =
  | { state: "none" }
  | { state: "making"; seed: number; done: number; days: number }
  | {
      state: "made";
      seed: number;
      seconds: number;
      days: number;
      agreement: Agreement | null;
      ground: MadeRun["hashes"][number];
    }
  | { state: "failed"; sentence: string };

export const making = signal<Making>({ state: "none" });

let worker: Worker | null = null;
/** counts runs ordered, ended and stopped, so that late news of an earlier one is known as such */
let orders = 0;
let doors: ReturnType<typeof wrap<ModelWorker>> | null = null;

/**
 * Computes a run of as many days as the served one in a worker, and shows it.
 *
 * @returns null when it failed, `making` then says why; or when another was ordered meanwhile
 */
export async function makeRunHere(seed: number): Promise<{ run: Run; made: MadeRun } | null> {
  const days = servedRun.value?.D;
  const until = days === undefined ? undefined : days - 1;
  const order = ++orders;
  making.value = { state: "making", seed, done: 0, days: days ?? LAST_DAY + 1 };
  try {
    if (!doors) {
      worker = new Worker(new URL("./model-worker.ts", import.meta.url), { type: "module" });
      doors = wrap<ModelWorker>(worker);
    }
    const [theaterBytes, gridBytes] = await Promise.all([
      loadBytes(`${servedRun.value?.meta.scenario ?? AS_DECIDED}.theater`),
      loadBytes("korea.hexgrid"),
    ]);
    const made = (await doors.makeRun(
      theaterBytes,
      gridBytes,
      seed,
      until,
      servedRun.value?.meta.inputs ?? {},
      proxy((done: number, all: number) => {
        // progress comes through another port than the result, and may arrive after it
        if (order === orders) making.value = { state: "making", seed, done, days: all };
      }),
    )) as MadeRun;
    if (order !== orders) return null;
    orders++;
    const result = decodeRun(made.bytes, "run made here");
    const served = servedRun.value;
    const agreement = served && served.meta.seed === seed ? agreementOf(result, served) : null;
    run.value = result;
    runs.value = [
      ...runs.value.slice(0, 1),
      ...runs.value
        .slice(1)
        .filter((one) => one.meta.seed !== seed)
        .slice(1 - KEPT_RUNS),
      result,
    ];
    setDay(day.value);
    const ground = made.hashes.find(({ array }) => array === "holder") ?? made.hashes[0];
    making.value = { state: "made", seed, seconds: made.seconds, days: result.D, agreement, ground };
    return { run: result, made };
  } catch (error) {
    if (order !== orders) return null;
    orders++;
    making.value = { state: "failed", sentence: error instanceof Error ? error.message : String(error) };
    return null;
  }
}

/** Stops a run that is being made, and its worker with it. */
export function stopMaking(): void {
  orders++;
  worker?.terminate();
  worker = null;
  doors = null;
  making.value = { state: "none" };
}

/** Goes back to the run that was served. */
export function showServedRun(): void {
  run.value = servedRun.value;
  making.value = { state: "none" };
}
