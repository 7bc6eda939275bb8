import { readFileSync } from "node:fs";

const ROWS: { id: string; value: number }[] = JSON.parse(
  readFileSync(new URL("../../data/parameters.json", import.meta.url), "utf8"),
);
const VALUES = Object.fromEntries(ROWS.map(({ id, value }) => [id, value]));

/** The project's parameters with changes on top. */
export function parametersWith(changes: Record<string, number> = {}): Record<string, number> {
  for (const id of Object.keys(changes)) if (!(id in VALUES)) throw new RangeError(`no parameter "${id}"`);
  return { ...VALUES, ...changes };
}

/** Middle of a sample, the lower of the two in the middle of an even one. */
export function median(sample: readonly number[]): number {
  return sample.toSorted((a, b) => a - b)[Math.floor((sample.length - 1) / 2)];
}

/**
 * No luck in quality, no sickness, round numbers where calibration moves them: what is left can be worked out by
 * hand, and a test of one rule does not fail because another was fitted anew.
 */
export const BY_HAND = {
  quality_spread: 0,
  nonbattle_summer: 0,
  nonbattle_winter: 0,
  nonbattle_frost: 0,
  carried_days_us: 3,
  carried_days_cpv: 6,
  supply_spill: 1,
  supply_surge: 1,
  loss_lethality: 0,
} as const;

/** The defender gives way whenever it is pressed; never routs. */
export const GIVES_WAY = { break_base: 60, break_rout_share: 0 } as const;
/** The defender never gives way. */
export const HOLDS = { break_base: -60 } as const;
