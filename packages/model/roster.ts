import type { Step, Theater } from "./theater.ts";
import { stepValue } from "./steps.ts";

/** The order of battle as columns, so that a rule reads one number and no entry: F formations, P parties. */
export interface Roster {
  /** [F] index into SIDES */
  side: Uint8Array;
  /** [F] index into the theater's parties */
  party: Uint8Array;
  /** [F] 1 on wheels */
  motorized: Uint8Array;
  /** [F] men it should have */
  establishmentMen: Float64Array;
}

export function rosterOf({ formations }: Theater): Roster {
  return {
    side: Uint8Array.from(formations, ({ side }) => side),
    party: Uint8Array.from(formations, ({ party }) => party),
    motorized: Uint8Array.from(formations, ({ motorized }) => (motorized ? 1 : 0)),
    establishmentMen: Float64Array.from(formations, ({ establishmentMen }) => establishmentMen),
  };
}

/** What the series that change by steps are worth on one day. */
export interface Today {
  day: number;
  /** the next day on which any series steps */
  until: number;
  /** [P] as in PartyEntry */
  replacements: Float64Array;
  firepower: Float64Array;
  useAttackTonnes: Float64Array;
  useDefenceTonnes: Float64Array;
  exposure: Float64Array;
  nightShare: Float64Array;
  /** [P] km, -1 for parties without a reach of their own */
  haulReachKm: Float64Array;
  /** [F] its own quality or its party's */
  quality: Float64Array;
}

export function newToday({ formations, parties }: Theater): Today {
  const column = () => new Float64Array(parties.length);
  return {
    day: -1,
    until: -1,
    replacements: column(),
    firepower: column(),
    useAttackTonnes: column(),
    useDefenceTonnes: column(),
    exposure: column(),
    nightShare: column(),
    haulReachKm: column(),
    quality: new Float64Array(formations.length),
  };
}

const NONE: readonly Step[] = [];

/** The values of a day, worked out once for all rules that ask and all days until something steps. */
export function todayOf(theater: Theater, today: Today, day: number): Today {
  if (today.day === day) return today;
  const isSame = day > today.day && day < today.until;
  today.day = day;
  if (isSame) return today;
  const { formations, parties } = theater;
  today.until = Infinity;
  for (let q = 0; q < parties.length; q++) {
    const party = parties[q];
    today.replacements[q] = valueOf(today, party.replacementsPerDay);
    today.firepower[q] = valueOf(today, party.firepower, 1);
    today.useAttackTonnes[q] = valueOf(today, party.useAttackTonnesPerDay, 100);
    today.useDefenceTonnes[q] = valueOf(today, party.useDefenceTonnesPerDay, 100);
    today.exposure[q] = valueOf(today, party.exposure ?? NONE, 1);
    today.nightShare[q] = valueOf(today, party.nightShare ?? NONE, 0);
    today.haulReachKm[q] = valueOf(today, party.haulReachKm ?? NONE, -1);
  }
  for (let f = 0; f < formations.length; f++) {
    const { quality, party } = formations[f];
    today.quality[f] = valueOf(today, quality ?? parties[party].quality, 1);
  }
  return today;
}

/** The value of a series on the day; notes when it steps next. */
function valueOf(today: Today, steps: readonly Step[], none = 0): number {
  const next = steps.find((step) => step.day > today.day);
  if (next) today.until = Math.min(today.until, next.day);
  return stepValue(steps, today.day, none);
}
