import { wrap, type Remote } from "comlink";
import { batch, signal } from "@preact/signals";
import {
  comparisonOf,
  gatherPairsIn,
  inputOf,
  keyOf,
  layoutOf,
  pairLayoutOf,
  rangesOf,
  Tally,
  work,
  type BatchRange,
  type Comparison,
  type EnsemblePlan,
  type Gathered,
  type KeyPlace,
  type KnownError,
  type PairLayout,
  type PairRow,
  type WorkInput,
} from "@p38/ensemble";
import { exp } from "@p38/base";
import { decodeRun, theaterHash, type Theater } from "@p38/model";
import type { Language } from "@p38/record";
import { AS_DECIDED } from "@p38/scenario";
import { bringScenarios } from "../bring-scenarios.ts";
import { keepTheater } from "../bring-theater.ts";
import { loadJson } from "../load.ts";
import { grid, manyAsked, run, runs, score, servedRun, setDay, day } from "../state.ts";
import { castScenario } from "../view/cast-scenario.ts";
import type { Asked } from "../view/many-asked.ts";
import { OWN, scenarioOf } from "../view/sentences.ts";
import { keptBatches, keepBatch } from "./kept-batches.ts";
import type { ManyWorker } from "./many-worker.ts";

/** A what-if as it comes beside the page. */
export interface WhatIf {
  scenario: string;
  title: Record<Language, string>;
  /** in English */
  history: string;
  sources: { source: string; locator?: string; basis: string }[];
}

interface WhatIfs {
  keyPlaces: KeyPlace[];
  scenarios: WhatIf[];
}

/** Where many runs stand. */
export type Making =
  | { state: "none" }
  | { state: "making" | "paused"; done: number; all: number; secondsLeft: number | null }
  | { state: "made"; seconds: number; all: number }
  | { state: "failed"; sentence: string };

/** what-ifs to choose from; null until they have come, or where there are none beside the page */
export const whatIfs = signal<WhatIfs | null>(null);
export const makingMany = signal<Making>({ state: "none" });
/** what has been found so far */
export const found = signal<{ asked: Asked; gathered: Gathered; comparison: Comparison } | null>(null);
/** whether a run of a pair is being made to look at */
export const opening = signal(false);

let coming: Promise<void> | null = null;

/** Fetches the what-ifs, once. */
export function bringWhatIfs(): Promise<void> {
  coming ??= (async () => {
    whatIfs.value = await loadJson<WhatIfs>("what-ifs.json");
  })();
  return coming;
}

/** What the two runs of each pair are made of, before what is not known well is drawn. */
type Theaters = { base: Theater; change: Theater };

/** What is under way: its workers, and how to stop it. */
interface UnderWay {
  workers: { worker: Worker; doors: Remote<ManyWorker> }[];
  stop: AbortController;
  theaters: Theaters;
  go(): Promise<void>;
}
let underWay: UnderWay | null = null;
/** counts up with all that is asked for, and when it is cancelled */
let asking = 0;

/** Makes pairs of runs in workers of this browser, with and without a change; batches that were made before count. */
export async function makeMany(asked: Asked): Promise<void> {
  cancelMany();
  const number = asking;
  makingMany.value = { state: "making", done: 0, all: asked.pairs, secondsLeft: null };
  try {
    const { input, theaters } = await inputFor(asked);
    const plans = { base: input.base.plan, change: input.change.plan };
    const layout = layoutOf(plans.base);
    const gathered: Gathered = {
      base: { plan: plans.base, tally: new Tally(layout) },
      change: { plan: plans.change, tally: new Tally(layoutOf(plans.change)) },
      pairs: new Tally<PairLayout, PairRow>(pairLayoutOf(plans.base, layout.steps)),
    };
    const gathering = gatherPairsIn(gathered.base.tally, gathered.change.tally, gathered.pairs);
    const key = keyOf(input);
    for (const bytes of await keptBatches(key)) {
      if (asking !== number) return;
      gathering.add(bytes);
      await breath();
    }
    const count = Math.max(1, Math.min(8, (navigator.hardwareConcurrency || 2) - 1));
    const workers = Array.from({ length: count }, () => {
      const worker = new Worker(new URL("./many-worker.ts", import.meta.url), { type: "module" });
      return { worker, doors: wrap<ManyWorker>(worker) };
    });
    await Promise.all(workers.map(({ doors }) => doors.prepare(input)));
    if (asking !== number) {
      workers.forEach(({ worker }) => worker.terminate());
      return;
    }
    const idle = workers.map(({ doors }) => doors);
    const make = async (range: BatchRange) => {
      const doors = idle.pop()!;
      const bytes = (await doors.makeBatch(range)) as Uint8Array;
      idle.push(doors);
      await keepBatch(key, range.from, bytes);
      return bytes;
    };
    const mine: UnderWay = {
      workers,
      stop: new AbortController(),
      theaters,
      async go() {
        const started = performance.now();
        const before = gathered.pairs.runs;
        const ending = await work(plans.base, gathering, {
          workers: count,
          make,
          signal: mine.stop.signal,
          async onBatch() {
            // what was added and what is told of it, each in a frame of its own
            await breath();
            if (underWay !== mine) return;
            const done = gathered.pairs.runs;
            const each = (performance.now() - started) / 1000 / Math.max(1, done - before);
            batch(() => {
              makingMany.value = {
                state: mine.stop.signal.aborted ? "paused" : "making",
                done,
                all: asked.pairs,
                secondsLeft: each * (asked.pairs - done),
              };
              if (done >= 2)
                found.value = { asked, gathered, comparison: comparisonOf(gathered, knownError()) };
            });
          },
        });
        if (underWay !== mine) return;
        if (ending === "complete") {
          found.value = { asked, gathered, comparison: comparisonOf(gathered, knownError()) };
          makingMany.value = {
            state: "made",
            seconds: (performance.now() - started) / 1000,
            all: asked.pairs,
          };
        }
      },
    };
    underWay = mine;
    manyAsked.value = asked;
    await mine.go();
  } catch (error) {
    if (asking !== number) return;
    makingMany.value = { state: "failed", sentence: error instanceof Error ? error.message : String(error) };
  }
}

/** Lets the page draw and answer before going on, also where it lies in the background. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}

/** Stops making once what is under way is done; what is made is kept. */
export function pauseMany(): void {
  const now = makingMany.value;
  if (now.state !== "making" || !underWay) return;
  underWay.stop.abort();
  makingMany.value = { ...now, state: "paused", secondsLeft: null };
}

/** Goes on where it was paused. */
export function resumeMany(): void {
  const now = makingMany.value;
  if (now.state !== "paused" || !underWay) return;
  underWay.stop = new AbortController();
  makingMany.value = { ...now, state: "making" };
  void underWay.go();
}

/** Stops and forgets what is under way; what was found stays on show. */
export function cancelMany(): void {
  underWay?.stop.abort();
  underWay?.workers.forEach(({ worker }) => worker.terminate());
  underWay = null;
  asking++;
  makingMany.value = { state: "none" };
}

/** Makes one run of a pair again and shows it. */
export async function openRun(which: "base" | "change", index: number): Promise<void> {
  const doors = underWay?.workers[0]?.doors;
  if (!underWay || !doors || opening.value) return;
  const { theaters } = underWay;
  opening.value = true;
  try {
    const made = decodeRun((await doors.makeRun(which, index)) as Uint8Array, "run made here");
    keepTheater(made, theaters[which]);
    batch(() => {
      run.value = made;
      runs.value = [...runs.value.slice(0, 1), ...runs.value.slice(1).slice(-3), made];
      setDay(day.value);
    });
  } finally {
    opening.value = false;
  }
}

/** What both runs of each pair are made of, as `p38 compare` makes it of the same files. */
async function inputFor(
  asked: Asked,
): Promise<{ input: Extract<WorkInput, { base: unknown }>; theaters: Theaters }> {
  const [known] = await Promise.all([bringScenarios(), bringWhatIfs()]);
  const ground = grid.value;
  if (!whatIfs.value || !ground) throw new Error("the what-ifs are not beside this page");
  const { keyPlaces } = whatIfs.value;
  const inputOfScenario = (name: string) => {
    const own = name === OWN ? scenarioOf(asked.own, OWN).file : null;
    const { theater, scenario } = castScenario(known, ground, name, own);
    const plan: EnsemblePlan = {
      scenario: theater.scenario,
      seed: asked.seed,
      runs: asked.pairs,
      days: Math.min(theater.days, servedRun.value?.D ?? theater.days),
      cells: ground.H,
      parties: theater.parties.map(({ id, side }) => ({ id, side })),
      ranges: asked.drawn ? rangesOf(known.record.parameters, scenario.file.parameters) : [],
      inputs: { theater: theaterHash(theater) },
      keyPlaces,
    };
    const input = inputOf(plan, theater, scenario.forces);
    return { input, theater, against: scenario.file.against ?? AS_DECIDED };
  };
  const change = inputOfScenario(asked.scenario);
  const base = inputOfScenario(change.against);
  return {
    input: { base: base.input, change: change.input },
    theaters: { base: base.theater, change: change.theater },
  };
}

/** How far the served run lies from the record where it may be judged. */
function knownError(): KnownError {
  const judged = score.value;
  const factor = (log: number | null | undefined) => (log === null || log === undefined ? null : exp(log));
  return {
    lineKm: judged?.lines.parts.judge.meanAbsKm ?? null,
    lossFactor: {
      un: factor(judged?.losses.parts.judge.un.ownMeanAbsLog),
      communist: factor(
        judged?.losses.parts.judge.communist.ownMeanAbsLog ??
          judged?.losses.parts.judge.communist.enemyMeanAbsLog,
      ),
    },
    measuredOn: judged?.name ?? "",
  };
}
