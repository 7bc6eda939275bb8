import { hashText, monthOf } from "@p38/base";
import { LOSSES, SIDES, type Run } from "@p38/model";
import type { HexGrid } from "@p38/terrain";
import { crossings } from "./crossings.ts";
import { indexIn, MERIDIANS, type Layout } from "./layout.ts";
import { groundPercentOf } from "./outcome.ts";

/** Categories of loss that are losses in battle: all but the last. */
const BATTLE = LOSSES.length - 1;

/** Adds what a run was to a tally's counts. */
export function countRun(
  run: Run,
  grid: HexGrid,
  layout: Layout,
  add: (index: number, n: number) => void,
): void {
  countTurns(run, layout, add);
  countLosses(run, layout, add);
  countLossSums(run, layout, add);
  const sideOf = run.meta.formations.map(({ side }) => (side === "un" ? 0 : 1));
  layout.steps.forEach((day, step) => {
    crossings(run, day, MERIDIANS).forEach((lat, m) => {
      if (lat === lat) add(indexIn(layout.line, step * MERIDIANS.length + m, lat), 1);
    });
    add(indexIn(layout.ground, step, groundPercentOf(run, grid, day)), 1);
    const men = [0, 0];
    for (let f = 0; f < run.F; f++) men[sideOf[f]] += run.strengthMen[day * run.F + f];
    for (let side = 0; side < SIDES.length; side++)
      add(indexIn(layout.strength, step * SIDES.length + side, men[side]), 1);
  });
}

/** Which cells turned to which side on which day; on day 0 every cell of the communist side has turned to it. */
function countTurns(run: Run, layout: Layout, add: (index: number, n: number) => void): void {
  const bytesPerDay = (run.H + 7) >> 3;
  const bits = run.holderBits;
  for (let day = 0; day < run.D; day++)
    for (let byte = 0; byte < bytesPerDay; byte++) {
      const now = bits[day * bytesPerDay + byte];
      let turned = now ^ (day === 0 ? 0 : bits[(day - 1) * bytesPerDay + byte]);
      for (let bit = 0; turned !== 0; bit++, turned >>= 1)
        if (turned & 1) add(layout.turns.start + day * run.H + byte * 8 + bit, (now >> bit) & 1 ? 1 : -1);
    }
}

function countLosses(run: Run, layout: Layout, add: (index: number, n: number) => void): void {
  const C = LOSSES.length;
  const P = layout.parties.length;
  const partyOf = run.meta.formations.map(({ party }) => layout.parties.findIndex(({ id }) => id === party));
  const inMonth = new Float64Array(P * C);
  const soFar = [0, 0];
  let [month, step] = [0, 0];
  for (let day = 0; day < run.D; day++) {
    const today = [0, 0];
    for (let f = 0; f < run.F; f++) {
      const side = layout.parties[partyOf[f]].side;
      for (let c = 0; c < C; c++) {
        const men = run.lossMen[(day * run.F + f) * C + c];
        inMonth[partyOf[f] * C + c] += men;
        if (c < BATTLE) today[side] += men;
      }
    }
    for (let side = 0; side < SIDES.length; side++) {
      soFar[side] += today[side];
      add(indexIn(layout.dayLosses, day * SIDES.length + side, today[side]), 1);
      if (layout.steps[step] === day)
        add(indexIn(layout.sumLosses, step * SIDES.length + side, soFar[side]), 1);
    }
    if (layout.steps[step] === day) step++;
    if (day + 1 < run.D && monthOf(day + 1) === monthOf(day)) continue;
    inMonth.forEach((men, i) => add(indexIn(layout.monthLosses, month * P * C + i, men), 1));
    inMonth.fill(0);
    month++;
  }
}

/** Adds each sum of losses that the layout asks for. */
function countLossSums(run: Run, layout: Layout, add: (index: number, n: number) => void): void {
  if (layout.lossSums.length === 0) return;
  const C = LOSSES.length;
  const sums = lossesSoFar(run, layout);
  layout.lossSums.forEach(({ parties, from, to, shares }, row) => {
    let men = 0;
    layout.parties.forEach(({ id }, p) => {
      if (!parties.includes(id)) return;
      for (let c = 0; c < C; c++) {
        const sum = sums[p * C + c];
        men += shares[c] * (sum[Math.min(to + 1, run.D)] - sum[Math.min(from, run.D)]);
      }
    });
    add(indexIn(layout.spanLosses, row, Math.round(men)), 1);
  });
}

/** [parties * LOSSES] men lost from day 0 to the eve of each day, [D + 1] each. */
function lossesSoFar(run: Run, layout: Layout): Float64Array[] {
  const C = LOSSES.length;
  const sums = Array.from({ length: layout.parties.length * C }, () => new Float64Array(run.D + 1));
  const partyOf = run.meta.formations.map(({ party }) => layout.parties.findIndex(({ id }) => id === party));
  for (let day = 0; day < run.D; day++) {
    for (const sum of sums) sum[day + 1] = sum[day];
    for (let f = 0; f < run.F; f++)
      for (let c = 0; c < C; c++) sums[partyOf[f] * C + c][day + 1] += run.lossMen[(day * run.F + f) * C + c];
  }
  return sums;
}

/** One hash of all the chained hashes of a run's last day, so that a run made again is told to be the same by one word. */
export function lastHashOf(run: Run): string {
  const words = run.meta.hashedArrays.length * 2;
  return hashText(run.hashes.subarray((run.D - 1) * words, run.D * words).join(" "));
}
