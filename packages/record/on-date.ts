import { dayOf } from "@p38/base";
import type { Claim } from "./claim.ts";
import { lasts, spanOf } from "./dates.ts";
import type { Knowledge } from "./knowledge.ts";
import { lineOn } from "./queries.ts";
import { dateText } from "./value-words.ts";
import { PROPERTIES, propertyOf } from "./properties.ts";
import type { Language, LineFact } from "./war-record.ts";

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

const BY_DAY = new Set(PROPERTIES.filter(({ byDay }) => byDay).map(({ id }) => id));

/** That a day has no figure of a series: who or what, then which day. */
const NOT_IN_THE_RECORD: Readonly<Record<Language, (series: string, date: string) => string>> = {
  en: (series, date) => `${series}: not in the record for ${date}`,
  ko: (series, date) => `${series}: ${date}의 기록 없음`,
  zh: (series, date) => `${series}：记录中没有${date}的数据`,
  ru: (series, date) => `${series}: за ${date} в записи нет данных`,
};

/**
 * What the record says of one day.
 *
 * @param date     full date, 1951-01-10
 * @param language of the sentences on what is missing
 * @param nameOf   name of a subject in that language
 * @throws RangeError for a date that is none
 */
export function dayPage(
  knowledge: Knowledge,
  date: string,
  language: Language = "en",
  nameOf = (subject: string) => knowledge.subjects.get(subject)?.name ?? subject,
): DayPage {
  const day = dayOf(date);
  const { record } = knowledge;
  const covers = (from: string, to: string | undefined) =>
    spanOf(from).first <= day && spanOf(to ?? from).last >= day && (to !== undefined || from.length === 10);
  const holders = new Map<string, Claim>();
  const offices: Claim[] = [];
  const figures: Claim[] = [];
  // series by day that the record has, subject and property, and those that have this day
  const series = new Set<string>();
  const given = new Set<string>();
  for (const claim of knowledge.claims) {
    if (BY_DAY.has(claim.property)) {
      series.add(`${claim.subject}:${claim.property}`);
      if (claim.from === date) given.add(`${claim.subject}:${claim.property}`);
    }
    if (claim.property === "holder" && claim.from! <= date) {
      const latest = holders.get(claim.subject);
      if (!latest || latest.from! <= claim.from!) holders.set(claim.subject, claim);
    } else if (claim.table === "leaders") {
      if (lasts({ from: claim.from!, to: claim.to }, day)) offices.push(claim);
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
    missing: [...series]
      .filter((of) => !given.has(of))
      .map((of) => {
        const [subject, property] = of.split(":");
        return NOT_IN_THE_RECORD[language](
          `${nameOf(subject)}, ${propertyOf(property)!.words[language]}`,
          dateText(date, language),
        );
      }),
  };
}
