import { DataError, pack, unpack } from "@p38/base";
import type { Batch } from "./batch.ts";
import type { Layout } from "./layout.ts";
import type { Outcome } from "./outcome.ts";

const FORMAT = "p38-tally-1";

/**
 * Many runs, or pairs of them, as whole counts, and a row of each. Batches may come in any order; the end is the same.
 *
 * L is where counts stand, R the row of a run.
 */
export class Tally<L extends { size: number } = Layout, R extends { index: number } = Outcome> {
  readonly layout: L;
  readonly counts: Int32Array;
  #outcomes: (R | undefined)[] = [];

  constructor(layout: L) {
    this.layout = layout;
    this.counts = new Int32Array(layout.size);
  }

  /** Adds a batch; one that is there already, even in part, is not added again. */
  add(batch: Batch<R>): void {
    const known = batch.outcomes.filter(({ index }) => this.#outcomes[index] !== undefined).length;
    if (known === batch.outcomes.length && known > 0) return;
    if (known > 0)
      throw new RangeError(
        `expected a batch of runs ${batch.from} to ${batch.to - 1} of which none, or all, are there; found ${known} there`,
      );
    for (const outcome of batch.outcomes) this.#outcomes[outcome.index] = outcome;
    for (let i = 0; i < batch.index.length; i++) this.counts[batch.index[i]] += batch.count[i];
  }

  /** Whether all runs of a range are in it. */
  has({ from, to }: { from: number; to: number }): boolean {
    for (let i = from; i < to; i++) if (this.#outcomes[i] === undefined) return false;
    return true;
  }

  /** The row of each run that is in it, in order of the runs' numbers. */
  get outcomes(): R[] {
    return this.#outcomes.filter((outcome) => outcome !== undefined);
  }

  get runs(): number {
    return this.outcomes.length;
  }
}

/** A tally as bytes: only what is not 0 is written. */
export function encodeTally<L extends { size: number }, R extends { index: number }>(
  tally: Tally<L, R>,
): Uint8Array {
  let filled = 0;
  for (const count of tally.counts) if (count !== 0) filled++;
  const index = new Int32Array(filled);
  const count = new Int32Array(filled);
  let at = 0;
  tally.counts.forEach((n, i) => {
    if (n === 0) return;
    index[at] = i;
    count[at++] = n;
  });
  // steps from one to the next are small and alike, and pack well
  for (let i = filled - 1; i > 0; i--) index[i] -= index[i - 1];
  return pack(FORMAT, { size: tally.layout.size, outcomes: tally.outcomes }, { index, count });
}

/**
 * The tally in the bytes of one.
 *
 * @throws DataError when they are none, cut short or altered, or the layout is another's
 */
export function decodeTally<L extends { size: number } = Layout, R extends { index: number } = Outcome>(
  bytes: Uint8Array,
  layout: L,
  file = "(bytes)",
): Tally<L, R> {
  const { meta, arrays } = unpack(bytes, FORMAT, file);
  const { size, outcomes } = meta as { size: number; outcomes: R[] };
  if (size !== layout.size)
    throw new DataError([
      { file, path: "size", expected: `${layout.size} counts, as this scenario has`, found: `${size}` },
    ]);
  const { index: steps, count } = arrays as unknown as { index: Int32Array; count: Int32Array };
  const index = steps.slice(); // the bytes stay as they are
  for (let i = 1; i < index.length; i++) index[i] += index[i - 1];
  const tally = new Tally<L, R>(layout);
  tally.add({ from: 0, to: 0, outcomes, index, count });
  return tally;
}
