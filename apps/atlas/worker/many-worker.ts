import { expose, transfer } from "comlink";
import { encodeRun, run } from "@p38/model";
import { batchMakerOf, makerOf, seedOfRun, type BatchRange, type WorkInput } from "@p38/ensemble";

let input: WorkInput | null = null;
let make: ((range: BatchRange) => Uint8Array) | null = null;

const doors = {
  /** Tells of what runs are made; the rest follows from it. */
  prepare(given: WorkInput): void {
    input = given;
    make = batchMakerOf(given);
  },

  /** A batch of pairs of runs, as its bytes. */
  makeBatch(range: BatchRange): Uint8Array {
    if (!make) throw new Error("expected what runs are made of; found nothing");
    const bytes = make(range);
    return transfer(bytes, [bytes.buffer]);
  },

  /**
   * One run of a pair, as a run file.
   *
   * @param which of the base, or of the change
   * @param index of the pair, from 0
   */
  makeRun(which: "base" | "change", index: number): Uint8Array {
    if (!input || !("base" in input)) throw new Error("expected what pairs are made of; found nothing");
    const { plan, theaterOf } = makerOf(input[which]);
    const seed = seedOfRun(plan.seed, index);
    const bytes = encodeRun(
      run(theaterOf(seed), seed, {
        until: plan.days - 1,
        commit: "made in the browser",
        inputs: plan.inputs,
      }),
    );
    return transfer(bytes, [bytes.buffer]);
  },
};

export type ManyWorker = typeof doors;

expose(doors);
