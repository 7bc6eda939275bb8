import { assert, pack, unpack } from "@p38/base";
import { holderOf, LOSSES, SIDES, STATUSES, type Run } from "@p38/model";
import {
  counterOf,
  decodeBatch,
  encodeBatch,
  makeOne,
  type Batch,
  type BatchRange,
  type RunMaker,
} from "./batch.ts";
import { evenBins, signedBins } from "./bins.ts";
import { SparseCounts } from "./counts.ts";
import { crossings } from "./crossings.ts";
import { indexIn, MERIDIANS, type Block } from "./layout.ts";
import { groundPercentOf } from "./outcome.ts";
import { seedOfRun, type EnsemblePlan } from "./plan.ts";

/** In what two futures can part, in the order in which one follows from another. */
export const PARTINGS = ["who is there", "orders", "places", "losses", "ground"] as const;

/** Two runs with the same luck and parameters, one of the base and one of the change. */
export interface PairRow {
  index: number;
  seed: number;
  /** first day on which they differ in each of PARTINGS, -1 where they never do */
  parted: number[];
}

/** Where each count of a comparison stands: what the change makes greater or less, by every seventh day. */
export interface PairLayout {
  days: number;
  steps: number[];
  /** [steps] percent of Korea's ground that the UN side holds more, or less */
  ground: Block;
  /** [steps] degrees that the line lies farther north, over the meridians that both cross */
  line: Block;
  /** [steps * sides] lost in battle so far; men present */
  losses: Block;
  strength: Block;
  size: number;
}

const GROUND_CHANGE = evenBins(-100, 100, 0.25);
const LINE_CHANGE = evenBins(-10, 10, 0.02);
const MEN_CHANGE = signedBins(4_000_000);
/** Categories of loss that are losses in battle: all but the last. */
const BATTLE = LOSSES.length - 1;

/** The layout of the tally of a comparison. */
export function pairLayoutOf({ days }: Pick<EnsemblePlan, "days">, steps: readonly number[]): PairLayout {
  const S = steps.length;
  const ground = { start: 0, rows: S, bins: GROUND_CHANGE };
  const line = { start: ground.start + S * ground.bins.count, rows: S, bins: LINE_CHANGE };
  const losses = { start: line.start + S * line.bins.count, rows: S * 2, bins: MEN_CHANGE };
  const strength = { start: losses.start + 2 * S * losses.bins.count, rows: S * 2, bins: MEN_CHANGE };
  const size = strength.start + 2 * S * strength.bins.count;
  return { days, steps: [...steps], ground, line, losses, strength, size };
}

/** What makes the pairs of a comparison: the same plan but for the scenario, each run in memory of its own. */
export interface PairMaker {
  base: RunMaker;
  change: RunMaker;
}

/** What a batch of pairs adds to a comparison. */
export interface PairBatch {
  base: Batch;
  change: Batch;
  pairs: Batch<PairRow>;
}

/** Makes a batch of pairs. */
export function makePairs({ base, change }: PairMaker, range: BatchRange): PairBatch {
  assert(base.room !== change.room, "the runs of a pair are whole at the same time");
  const [ofBase, ofChange] = [counterOf(base, range), counterOf(change, range)];
  const layout = pairLayoutOf(base.plan, base.layout.steps);
  const counts = new SparseCounts();
  const rows: PairRow[] = [];
  for (let i = range.from; i < range.to; i++) {
    const [first, second] = [makeOne(base, i), makeOne(change, i)];
    ofBase.add(i, first);
    ofChange.add(i, second);
    countPair(first, second, base, layout, (at, n) => counts.add(at, n));
    rows.push({ index: i, seed: seedOfRun(base.plan.seed, i), parted: partingsOf(first, second) });
  }
  return {
    base: ofBase.batch(),
    change: ofChange.batch(),
    pairs: { ...range, outcomes: rows, ...counts.entries() },
  };
}

function countPair(
  base: Run,
  change: Run,
  { grid }: RunMaker,
  layout: PairLayout,
  add: (index: number, n: number) => void,
): void {
  const lost = [base, change].map(lossesSoFar);
  layout.steps.forEach((date, step) => {
    // a war that has ended stays as it ended
    const [day, then] = [base, change].map((run) => Math.min(date, run.D - 1));
    const ground = groundPercentOf(change, grid, then) - groundPercentOf(base, grid, day);
    add(indexIn(layout.ground, step, ground), 1);
    const [from, to] = [crossings(base, day, MERIDIANS), crossings(change, then, MERIDIANS)];
    const apart = [...from].flatMap((lat, m) => (lat === lat && to[m] === to[m] ? [to[m] - lat] : []));
    if (apart.length > 0) add(indexIn(layout.line, step, apart.reduce((a, b) => a + b, 0) / apart.length), 1);
    const [menBase, menChange] = [presentOn(base, day), presentOn(change, then)];
    for (let side = 0; side < SIDES.length; side++) {
      const row = step * SIDES.length + side;
      add(indexIn(layout.losses, row, lost[1][side][then] - lost[0][side][day]), 1);
      add(indexIn(layout.strength, row, menChange[side] - menBase[side]), 1);
    }
  });
}

/** [sides][days] lost in battle up to and with each day. */
function lossesSoFar(run: Run): Float64Array[] {
  const sums = SIDES.map(() => new Float64Array(run.D));
  for (let day = 0; day < run.D; day++)
    for (let f = 0; f < run.F; f++) {
      const sum = sums[run.meta.formations[f].side === "un" ? 0 : 1];
      for (let c = 0; c < BATTLE; c++) sum[day] += run.lossMen[(day * run.F + f) * LOSSES.length + c];
    }
  for (const sum of sums) for (let day = 1; day < run.D; day++) sum[day] += sum[day - 1];
  return sums;
}

function presentOn(run: Run, day: number): [number, number] {
  const men: [number, number] = [0, 0];
  for (let f = 0; f < run.F; f++)
    men[run.meta.formations[f].side === "un" ? 0 : 1] += run.strengthMen[day * run.F + f];
  return men;
}

const PRESENT = STATUSES.indexOf("present");

/** First day on which two runs differ in who is there, what they are doing, where they stand, what they lose, who holds what. */
export function partingsOf(base: Run, change: Run): number[] {
  const other = new Map(change.meta.formations.map(({ id }, f) => [id, f]));
  const both: [number, number][] = [];
  const alone: { run: Run; f: number }[] = [];
  base.meta.formations.forEach(({ id }, f) => {
    const g = other.get(id);
    if (g === undefined) alone.push({ run: base, f });
    else both.push([f, g]);
    other.delete(id);
  });
  for (const f of other.values()) alone.push({ run: change, f });
  const days = Math.min(base.D, change.D);
  const firstDay = (differs: (day: number) => boolean) => {
    for (let day = 0; day < days; day++) if (differs(day)) return day;
    return -1;
  };
  const differsIn = (of: (run: Run, i: number) => number) => (day: number) =>
    both.some(([f, g]) => of(base, day * base.F + f) !== of(change, day * change.F + g));
  const isThere = (run: Run, i: number) => Number(run.status[i] === PRESENT);
  const lostOn = (run: Run, i: number) => {
    let men = 0;
    for (let c = 0; c < LOSSES.length; c++) men += run.lossMen[i * LOSSES.length + c];
    return men;
  };
  const thereDiffers = differsIn(isThere);
  return [
    firstDay((day) => thereDiffers(day) || alone.some(({ run, f }) => isThere(run, day * run.F + f) === 1)),
    firstDay(differsIn((run, i) => run.posture[i])),
    firstDay(differsIn((run, i) => run.place[i])),
    firstDay(differsIn(lostOn)),
    firstDay((day) => holdersDiffer(base, change, day)),
  ];
}

function holdersDiffer(base: Run, change: Run, day: number): boolean {
  for (let h = 0; h < base.H; h++) if (holderOf(base, day, h) !== holderOf(change, day, h)) return true;
  return false;
}

const FORMAT = "p38-pairs-1";

/** A batch of pairs as bytes: the same batch gives the same bytes. */
export function encodePairs({ base, change, pairs }: PairBatch): Uint8Array {
  return pack(FORMAT, null, {
    base: encodeBatch(base),
    change: encodeBatch(change),
    pairs: encodeBatch(pairs),
  });
}

/**
 * The batch of pairs in the bytes of one.
 *
 * @throws DataError when they are none, cut short or altered
 */
export function decodePairs(bytes: Uint8Array, file?: string): PairBatch {
  const { arrays } = unpack(bytes, FORMAT, file);
  // each lies where arrays of its own may begin
  const part = (name: string) => (arrays[name] as Uint8Array).slice();
  return {
    base: decodeBatch(part("base"), file),
    change: decodeBatch(part("change"), file),
    pairs: decodeBatch<PairRow>(part("pairs"), file),
  };
}
