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

/** The values of a day, worked out once for all rules that ask. */
export function todayOf(theater: Theater, today: Today, day: number): Today {
  if (today.day === day) return today;
  today.day = day;
  const { formations, parties } = theater;
  for (let q = 0; q < parties.length; q++) {
    const party = parties[q];
    today.replacements[q] = stepValue(party.replacementsPerDay, day);
    today.firepower[q] = stepValue(party.firepower, day, 1);
    today.useAttackTonnes[q] = stepValue(party.useAttackTonnesPerDay, day, 100);
    today.useDefenceTonnes[q] = stepValue(party.useDefenceTonnesPerDay, day, 100);
    today.exposure[q] = stepValue(party.exposure ?? NONE, day, 1);
    today.nightShare[q] = stepValue(party.nightShare ?? NONE, day, 0);
    today.haulReachKm[q] = stepValue(party.haulReachKm ?? NONE, day, -1);
  }
  for (let f = 0; f < formations.length; f++) {
    const { quality, party } = formations[f];
    today.quality[f] = stepValue(quality ?? parties[party].quality, day, 1);
  }
  return today;
}
