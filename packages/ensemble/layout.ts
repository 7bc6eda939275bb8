import { monthOf } from "@p38/base";
import { LOSSES, SIDES } from "@p38/model";
import { evenBins, ratioBins, type Bins } from "./bins.ts";

/** Meridians at which lines are compared, degrees east: from the west coast to the east. */
export const MERIDIANS: readonly number[] = Array.from(
  { length: 26 },
  (_, i) => Math.round(1260 + i + 4) / 10,
);
/** Days between those of which histograms are kept, and of which single lines are. */
export const STEP_DAYS = 7;

/** Latitudes of the line, 0.02 degrees apart: 2.2 km. */
export const LATITUDES = evenBins(33, 43.2, 0.02);
/** Share of Korea's ground, percent. */
export const GROUND = evenBins(0, 100, 0.25);
export const MEN = ratioBins(4_000_000);

/** Men lost by some parties over a span of days, both included: a number of each run that is kept as a histogram. */
export interface LossSum {
  /** ids; those that the runs do not have add nothing */
  parties: string[];
  from: number;
  to: number;
  /** [LOSSES] share of each category that counts */
  shares: number[];
}

/** A block of a tally: rows of bins, or of plain counts. */
export interface Block {
  /** index of its first count */
  start: number;
  rows: number;
  bins: Bins;
}

/**
 * Where each count of a tally stands in its one long list of whole numbers.
 *
 * A tally is one list so that adding runs, merging batches and writing files are one operation each, in any order
 * to the same end.
 */
export interface Layout {
  H: number;
  days: number;
  /** days of which histograms are kept, the last day among them */
  steps: number[];
  months: string[];
  parties: { id: string; side: number }[];
  /** [days * H] turned to the communist side less turned to the UN side, so that a sum over days counts holders */
  turns: { start: number };
  /** [steps * MERIDIANS] latitude of the line */
  line: Block;
  /** [steps] UN share of Korea's ground */
  ground: Block;
  /** [steps * sides] men present */
  strength: Block;
  /** [days * sides] lost in battle that day */
  dayLosses: Block;
  /** [months * parties * LOSSES] lost that month */
  monthLosses: Block;
  /** [steps * sides] lost in battle since the first day */
  sumLosses: Block;
  /** what each row of spanLosses counts */
  lossSums: readonly LossSum[];
  /** [lossSums] lost */
  spanLosses: Block;
  size: number;
}

/** What the layout of a tally follows from. */
export interface Shape {
  /** of the ground */
  cells: number;
  days: number;
  /** in the order of the theater's; side is an index into SIDES */
  parties: { id: string; side: number }[];
  /** sums of losses to keep the spread of, such as those that the record has claims on; none where left out */
  lossSums?: LossSum[];
}

/** The layout of tallies of runs of a shape. */
export function layoutOf({ cells: H, days, parties, lossSums = [] }: Shape): Layout {
  const steps: number[] = [];
  for (let day = 0; day < days; day += STEP_DAYS) steps.push(day);
  if (steps.at(-1) !== days - 1) steps.push(days - 1);
  const months = [...new Set(Array.from({ length: days }, (_, day) => monthOf(day)))];
  let size = days * H;
  const block = (rows: number, bins: Bins): Block => {
    const start = size;
    size += rows * bins.count;
    return { start, rows, bins };
  };
  const blocks = {
    line: block(steps.length * MERIDIANS.length, LATITUDES),
    ground: block(steps.length, GROUND),
    strength: block(steps.length * SIDES.length, MEN),
    dayLosses: block(days * SIDES.length, MEN),
    monthLosses: block(months.length * parties.length * LOSSES.length, MEN),
    sumLosses: block(steps.length * SIDES.length, MEN),
    spanLosses: block(lossSums.length, MEN),
  };
  return { H, days, steps, months, parties, lossSums, turns: { start: 0 }, ...blocks, size };
}

/** Index of the bin of a value in a row of a block. */
export function indexIn(block: Block, row: number, value: number): number {
  return block.start + row * block.bins.count + block.bins.binOf(value);
}

/** Counts of one row of a block. */
export function rowOf(counts: Int32Array, block: Block, row: number): Int32Array {
  const start = block.start + row * block.bins.count;
  return counts.subarray(start, start + block.bins.count);
}
