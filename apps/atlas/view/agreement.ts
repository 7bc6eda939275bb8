import { isoOf } from "@p38/base";
import { hashOf, type Run } from "@p38/model";

/** Whether two runs of one seed are the same, by their daily hashes. */
export interface Agreement {
  /** days that both have */
  days: number;
  /** arrays hashed a day */
  arrays: number;
  /** first day and array that differ, null when all agree */
  first: { date: string; array: string } | null;
}

/** Compares the hashes of every array and day that both runs have. */
export function agreementOf(a: Run, b: Run): Agreement {
  const arrays = a.meta.hashedArrays.filter((name) => b.meta.hashedArrays.includes(name));
  const days = Math.min(a.D, b.D);
  for (let day = 0; day < days; day++)
    for (const array of arrays)
      if (hashOf(a, day, array) !== hashOf(b, day, array))
        return { days, arrays: arrays.length, first: { date: isoOf(day), array } };
  return { days, arrays: arrays.length, first: null };
}
