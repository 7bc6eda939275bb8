import { hashText } from "@p38/base";
import type { HexGrid } from "@p38/terrain";
import { encodeBatch, makeBatch, type BatchRange } from "./batch.ts";
import { makerOf, type EnsembleInput } from "./maker.ts";
import { encodePairs, makePairs } from "./pairs.ts";

/** What is made: the runs of an ensemble, or pairs of runs of a base and of a change. */
export type WorkInput = { ensemble: EnsembleInput } | { base: EnsembleInput; change: EnsembleInput };

/** What makes batches of an input, as bytes. */
export function batchMakerOf(input: WorkInput): (range: BatchRange) => Uint8Array {
  // copied once: memory that threads share is slower to read
  const makerOfInput = (one: EnsembleInput, ground?: HexGrid) =>
    makerOf({ ...one, grid: one.grid.slice(), theater: one.theater.slice() }, ground);
  if ("ensemble" in input) {
    const maker = makerOfInput(input.ensemble);
    return (range) => encodeBatch(makeBatch(maker, range));
  }
  const base = makerOfInput(input.base);
  const isSameGround = input.base.grid.every((byte, i) => byte === input.change.grid[i]);
  const pair = { base, change: makerOfInput(input.change, isSameGround ? base.grid : undefined) };
  return (range) => encodePairs(makePairs(pair, range));
}

/** Tells one input from another: by plan, which names all that it is made of. */
export function keyOf(input: WorkInput): string {
  const plans = Object.values(input).map(({ plan }: EnsembleInput) => JSON.stringify(plan));
  return hashText(plans.join("\n"));
}
