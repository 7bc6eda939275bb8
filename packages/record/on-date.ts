import { dayOf } from "@p38/base";
import type { Claim } from "./claim.ts";
import { spanOf } from "./dates.ts";
import type { Knowledge } from "./knowledge.ts";
import { lineOn } from "./queries.ts";
import type { LineFact } from "./war-record.ts";

/** What the record says of one day. */
export interface DayPage {
  date: string;
  /** events of the day, or under way, by subject id */
  events: readonly string[];
  operations: readonly string[];
  /** latest claim on each place, by its subject id */
  holders: ReadonlyMap<string, Claim>;
  /** lines of contact of the latest dated day up to this one, the main line first */
  lines: readonly LineFact[];
  /** offices held that day */
  offices: readonly Claim[];
  /** figures of the day itself: deaths, sorties, temperature, and strengths of that date */
  figures: readonly Claim[];
  /** series that have days but not this one, each a sentence */
  missing: readonly string[];
}

/** Series by day, and what each tells. */
const SERIES = [
  { property: "deaths-on-day", words: "US deaths by day of the incident" },
  { property: "temperature", words: "temperature" },
  { property: "sorties", words: "sorties" },
] as const;

/**
 * What the record says of one day.
 *
 * @param date full date, 1951-01-10
 * @throws RangeError for a date that is none
 */
export function dayPage(knowledge: Knowledge, date: string): DayPage {
  const day = dayOf(date);
  const { record } = knowledge;
  const covers = (from: string, to: string | undefined) =>
    spanOf(from).first <= day && spanOf(to ?? from).last >= day && (to !== undefined || from.length === 10);
  const holders = new Map<string, Claim>();
  const offices: Claim[] = [];
  const figures: Claim[] = [];
  for (const claim of knowledge.claims) {
    if (claim.property === "holder" && claim.from! <= date) {
      const latest = holders.get(claim.subject);
      if (!latest || latest.from! <= claim.from!) holders.set(claim.subject, claim);
    } else if (claim.table === "leaders") {
      if (spanOf(claim.from!).first <= day && (claim.to === undefined || spanOf(claim.to).last >= day))
        offices.push(claim);
    } else if (
      claim.from === date &&
      (claim.to === undefined || claim.to === date) &&
      ("number" in claim.value || "low" in claim.value)
    )
      figures.push(claim);
  }
  return {
    date,
    events: record.events.filter((row) => covers(row.date, row.to)).map((row) => `event/${row.id}`),
    operations: record.operations
      .filter((row) => covers(row.from, row.to))
      .map((row) => `operation/${row.id}`),
    holders,
    lines: lineOn(record, date),
    offices,
    figures,
    missing: SERIES.filter(({ property }) => !figures.some((claim) => claim.property === property)).map(
      ({ words }) => `${words}: not in the record for ${date}`,
    ),
  };
}
