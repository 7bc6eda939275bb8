import { dayOf } from "@p38/base";
import type { AirEffortDay, BomberTarget } from "@p38/record";

/** A target of bombers on a day, as the record has it. */
export interface Strike {
  lat: number;
  lon: number;
  /** of bombs, tonnes */
  tonnes: number;
}

const TONNES_PER_POUND = 0.000_453_592_37;

/** Targets of bombers by day of the war; a day without a recorded target is left out. */
export function strikesByDay(targets: readonly BomberTarget[]): Map<number, Strike[]> {
  const byDay = new Map<number, Strike[]>();
  for (const { date, lat, lon, loadPounds } of targets) {
    const day = dayOf(date);
    const strike = { lat, lon, tonnes: (loadPounds ?? 0) * TONNES_PER_POUND };
    const known = byDay.get(day);
    if (known) known.push(strike);
    else byDay.set(day, [strike]);
  }
  return byDay;
}

/** First and last day of the war of which targets are recorded, null where there are none. */
export function daysOfStrikes(strikes: ReadonlyMap<number, unknown>): [number, number] | null {
  const days = [...strikes.keys()];
  return days.length === 0 ? null : [Math.min(...days), Math.max(...days)];
}

/** The UN side's sorties over the ground by day of the war; a day without a row is left out. */
export function airByDay(rows: readonly AirEffortDay[]): Map<number, AirEffortDay> {
  return new Map(rows.filter(({ side }) => side === "un").map((row) => [dayOf(row.date), row]));
}
