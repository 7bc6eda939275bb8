import { dayOf } from "@p38/base";
import { spanOf } from "./dates.ts";
import type { ControlFact, LineFact, WarRecord } from "./war-record.ts";

/**
 * The headquarters that a formation takes orders from on a date: that of its latest attachment, else the one it was
 * attached to on arrival, else the one it belongs to.
 *
 * @param date a full date, `1950-09-15`
 * @returns id of the headquarters; null while the formation is not in the theatre or answers to none. Where arrival or
 *          departure is known to the month only, the formation counts as there from the first day of it, to the last.
 * @throws RangeError for a formation that the record does not have, or a date that is none
 */
export function attachedTo(record: WarRecord, formationId: string, date: string): string | null {
  const day = dayOf(date);
  const formation = record.formations.find((row) => row.id === formationId);
  if (!formation) throw new RangeError(`expected the id of a formation; found "${formationId}"`);
  if (day < spanOf(formation.arrival.date).first) return null;
  if (formation.departure && day > spanOf(formation.departure.date).last) return null;
  let latest = "";
  let superior = formation.attachedTo ?? formation.organicTo ?? null;
  for (const row of record.attachments)
    if (row.formation === formationId && row.date <= date && row.date >= latest) {
      latest = row.date;
      superior = row.attachedTo;
    }
  return superior;
}

/**
 * Who holds each place at dusk of a date, by the latest row of the place; places without a row by then are not in it.
 *
 * @param date a full date, `1950-09-15`
 * @returns holder by place id
 * @throws RangeError for a date that is none
 */
export function holdersOn(record: WarRecord, date: string): Map<string, ControlFact["holder"]> {
  dayOf(date);
  const holders = new Map<string, ControlFact["holder"]>();
  for (const row of record.control) if (row.date <= date) holders.set(row.place, row.holder);
  return holders;
}

/**
 * The lines of contact of the latest dated day up to a date: the main line first, then the fronts beside it.
 *
 * @param date a full date, `1950-09-15`
 * @returns empty before the first dated line
 * @throws RangeError for a date that is none
 */
export function lineOn(record: WarRecord, date: string): LineFact[] {
  dayOf(date);
  let latest = "";
  for (const line of record.linesOfContact) if (line.date <= date && line.date > latest) latest = line.date;
  return record.linesOfContact
    .filter((line) => line.date === latest)
    .toSorted((a, b) => Number(b.pocket === "main") - Number(a.pocket === "main"));
}
