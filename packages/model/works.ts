import { clamp } from "@p38/base";
import type { World } from "./world.ts";

/**
 * Factor on the power of whoever has dug in for so many days: hasty, prepared, fortified, and after that deeper for a year.
 *
 * @param days in place, or for which a cell has been held
 */
export function powerOfWorks(p: World["p"], days: number): number {
  if (days < p.entrench_days_prepared) return p.posture_power_hasty;
  if (days < p.entrench_days_fortified) return p.posture_power_prepared;
  const deep = clamp((days - p.entrench_days_fortified) / 365, 0, 1);
  return p.posture_power_fortified + deep * (p.entrench_deep_power - p.posture_power_fortified);
}
