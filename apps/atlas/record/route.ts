import type { Language } from "@p38/record";

/** Parts of the record that a reader opens by name, in the order of the menu. */
export const SECTIONS = [
  "war",
  "belligerents",
  "leaders",
  "strengths",
  "losses",
  "causes",
  "timeline",
  "results",
  "disputes",
  "totals",
  "exercise",
  "subjects",
  "sources",
] as const;
export type Section = (typeof SECTIONS)[number];

/** What of the record is open: a part of it, a day, or the page of a subject; with a claim looked into. */
export interface Route {
  section?: Section;
  /** full date */
  date?: string;
  /** such as party/usa */
  subject?: string;
  /** id of a claim whose evidence is open beside the page */
  claim?: string;
}

/** The words after `record=` in an address: `losses`, `day/1951-01-10`, `party/usa`. */
export function writeRoute({ section, date, subject }: Route): string {
  return subject ?? (date === undefined ? (section ?? SECTIONS[0]) : `day/${date}`);
}

/**
 * What an address asks for. Nothing is checked against the record: a subject that it lacks gets a page that says so.
 *
 * @param text  after `record=`
 * @param claim after `claim=`, if any
 */
export function readRoute(text: string, claim: string | null): Route {
  const route: Route = claim ? { claim } : {};
  if (text.startsWith("day/")) return { ...route, date: text.slice(4) };
  const section = SECTIONS.find((name) => name === text);
  if (section) return { ...route, section };
  return text.includes("/") ? { ...route, subject: text } : { ...route, section: SECTIONS[0] };
}

/** The address, after `#`, of a place in the record. English is not written, as everywhere. */
export function addressOf(route: Route, language: Language): string {
  const parts = [`record=${encoded(writeRoute(route))}`];
  if (route.claim !== undefined) parts.push(`claim=${encoded(route.claim)}`);
  if (language !== "en") parts.push(`lang=${language}`);
  return parts.join("&");
}

/** Ids stay readable: only what would break an address is written otherwise. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/%2F/g, "/").replace(/%3A/g, ":");
}
