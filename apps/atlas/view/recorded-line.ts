import type { LineFact } from "@p38/record";
import { knownDay } from "./known-days.ts";

/** The recorded line nearest to a day: its fronts and how many days it lies after that day. */
export interface NearestLine {
  day: number;
  daysAfter: number;
  /** every front recorded for that date, the main one first */
  fronts: LineFact[];
}

/**
 * The recorded line of contact whose date is nearest to a day; of two as near, the earlier.
 *
 * @returns null where the record has none
 */
export function nearestLine(lines: readonly LineFact[], day: number): NearestLine | null {
  let best: number | null = null;
  for (const line of lines) {
    const lineDay = knownDay(line.date);
    const nearer = best === null || Math.abs(lineDay - day) < Math.abs(best - day);
    const earlier = best !== null && Math.abs(lineDay - day) === Math.abs(best - day) && lineDay < best;
    if (nearer || earlier) best = lineDay;
  }
  if (best === null) return null;
  const fronts = lines.filter((line) => knownDay(line.date) === best);
  fronts.sort((a, b) => Number(b.pocket === "main") - Number(a.pocket === "main"));
  return { day: best, daysAfter: best - day, fronts };
}
