import { computed, signal } from "@preact/signals";
import type { AirEffortDay, BomberTarget } from "@p38/record";
import { loadJson } from "./load.ts";
import { airByDay, strikesByDay } from "./view/air.ts";

/** the record's air effort by day and its targets of bombers; null until somebody has asked for them */
export const airEffort = signal<AirEffortDay[] | null>(null);
const bomberTargets = signal<BomberTarget[]>([]);
/** targets of bombers, and the UN side's sorties, by day of the war */
export const strikes = computed(() => strikesByDay(bomberTargets.value));
export const airDays = computed(() => airByDay(airEffort.value ?? []));

let coming: Promise<void> | null = null;

/** Fetches what the record has of the air war, once; where it is not beside the page, there is none to show. */
export function bringAir(): Promise<void> {
  coming ??= fetchAir();
  return coming;
}

async function fetchAir(): Promise<void> {
  const tables = await loadJson<{ airEffort: AirEffortDay[]; bomberTargets: BomberTarget[] }>("series.json");
  bomberTargets.value = tables?.bomberTargets ?? [];
  airEffort.value = tables?.airEffort ?? [];
}
