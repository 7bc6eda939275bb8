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
  size: number;
}

/** What the layout of a tally follows from. */
export interface Shape {
  /** of the ground */
  cells: number;
  days: number;
  /** in the order of the theater's; side is an index into SIDES */
  parties: { id: string; side: number }[];
}

/** The layout of tallies of runs of a shape. */
export function layoutOf({ cells: H, days, parties }: Shape): Layout {
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
  };
  return { H, days, steps, months, parties, turns: { start: 0 }, ...blocks, size };
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
