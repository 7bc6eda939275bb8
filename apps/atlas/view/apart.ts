import { dayOf } from "@p38/base";
import { lineOf, type Run } from "@p38/model";
import type { LineFact } from "@p38/record";
import { lineGaps } from "@p38/score";

/** How far the run's line lies from a recorded one on the recorded day. */
export interface Apart {
  /** mean along the recorded line, km */
  meanKm: number;
  /** where they lie furthest apart */
  worst: { lat: number; lon: number; km: number };
}

const known = new WeakMap<Run, Map<LineFact, Apart | null>>();

/**
 * How far a run's line lies from a recorded one, worked out once for each run and line.
 *
 * @returns null where the run does not reach that day or has no line on it
 */
export function apartOf(run: Run, line: LineFact): Apart | null {
  let ofRun = known.get(run);
  if (!ofRun) known.set(run, (ofRun = new Map()));
  let apart = ofRun.get(line);
  if (apart === undefined) ofRun.set(line, (apart = measure(run, line)));
  return apart;
}

function measure(run: Run, line: LineFact): Apart | null {
  const day = dayOf(line.date);
  if (day < 0 || day >= run.D) return null;
  const computed = lineOf(run, day);
  if (computed.length < 2 || line.points.length < 2) return null;
  const gaps = lineGaps(
    line.points.map(({ lat, lon }) => [lat, lon] as const),
    computed,
  );
  const worst = gaps.reduce((most, gap) => (Math.abs(gap.gapKm) > Math.abs(most.gapKm) ? gap : most));
  return {
    meanKm: gaps.reduce((sum, { gapKm }) => sum + Math.abs(gapKm), 0) / gaps.length,
    worst: { lat: worst.lat, lon: worst.lon, km: Math.abs(worst.gapKm) },
  };
}
