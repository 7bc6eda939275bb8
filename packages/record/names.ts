import { SUBJECT_TABLES, type SubjectKind } from "./knowledge.ts";
import { kontsevich } from "./kontsevich.ts";
import { revisedRomanization } from "./romanization.ts";
import { simplifiedChinese } from "./simplified-chinese.ts";
import type { BASES, Language, NameFact, Place, RecordTable, WarRecord } from "./war-record.ts";

/** A name of a subject in one language, and how it is known. */
export interface SubjectName {
  subject: string;
  language: Language;
  name: string;
  /** "own" of its own row, "computed" by a rule of spelling, else as names.json has it */
  kind: NameFact["kind"] | "own" | "computed";
  basis: (typeof BASES)[number];
  source?: string;
  /** of computed names: the rule */
  how?: string;
  table?: RecordTable;
  row?: number;
}

/** Names by subject, the best to print first within each language. */
export type Names = ReadonlyMap<string, readonly SubjectName[]>;

/** What is read of the record for names. */
export type NamedRecord = Pick<WarRecord, (typeof SUBJECT_TABLES)[SubjectKind] | "names" | "demarcationLine">;

/** Best to print first: English as the histories spell, others as their own speakers write. */
const ENGLISH_ORDER = ["histories", "own", "today", "native", "translated", "computed", "also", "short"];
const OTHER_ORDER = ["native", "today", "own", "translated", "computed", "also", "histories", "short"];

/** Every name of every subject: those of names.json, those of the subjects' own rows, and for places those that follow by rule. */
export function namesOf(record: NamedRecord): Names {
  const all = new Map<string, SubjectName[]>();
  const add = (name: SubjectName) => {
    const names = all.get(name.subject);
    if (!names) all.set(name.subject, [name]);
    else if (!names.some((other) => other.language === name.language && other.name === name.name))
      names.push(name);
  };
  const line = lineFromWest(record.demarcationLine);
  for (const [row, { subject, language, name, kind, basis, source }] of record.names.entries())
    add({ subject, language, name, kind, basis, source, table: "names", row });
  for (const [kind, table] of Object.entries(SUBJECT_TABLES) as [
    SubjectKind,
    keyof NamedRecord & RecordTable,
  ][])
    for (const [row, fact] of record[table].entries()) {
      const own = fact as OwnNames;
      const subject = `${kind}/${own.id}`;
      const from = { subject, basis: own.basis ?? "record", source: own.source, table, row };
      const said = (language: Language, name: string | undefined, of: SubjectName["kind"] = "own") => {
        if (name !== undefined) add({ ...from, language, name, kind: of });
      };
      said("en", own.title ?? own.name);
      said("ko", own.nameKo);
      said("zh", own.nameZh);
      said("ru", own.nameRu);
      if (table === "places") for (const name of computedNames(fact as Place, subject, line)) add(name);
      // the traditional characters are the name's own; today's readers write the simplified ones
      said("zh", own.nameHanja, own.nameHanja === simplifiedChinese(own.nameHanja ?? "") ? "own" : "also");
    }
  for (const names of all.values()) names.sort((a, b) => rank(a) - rank(b));
  return all;
}

interface OwnNames {
  id: string;
  name?: string;
  title?: string;
  nameKo?: string;
  nameHanja?: string;
  nameZh?: string;
  nameRu?: string;
  basis?: SubjectName["basis"];
  source?: string;
}

function rank({ language, kind }: SubjectName): number {
  return (language === "en" ? ENGLISH_ORDER : OTHER_ORDER).indexOf(kind);
}

/** Names of a place that follow from its Hangul and hanja by the rules of each language. */
function computedNames(place: Place, subject: string, line: readonly LinePoint[]): SubjectName[] {
  const names: SubjectName[] = [];
  const add = (language: Language, name: string | null, how: string) => {
    if (name !== null) names.push({ subject, language, name, kind: "computed", basis: "computed", how });
  };
  const korean = place.side1950 === "south" || place.side1950 === "north";
  if (place.nameKo !== undefined && korean) {
    if (southToday(place, line)) add("en", revisedRomanization(place.nameKo), "Revised Romanization");
    else add("en", withoutMarks(place.name), "McCune-Reischauer without marks");
    add("ru", kontsevich(place.nameKo), "Kontsevich");
  }
  if (place.nameHanja !== undefined)
    add("zh", simplifiedChinese(place.nameHanja), "simplified from the hanja");
  return names;
}

function withoutMarks(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\p{M}'’]/gu, "")
    .normalize("NFC");
}

type LinePoint = NamedRecord["demarcationLine"][number];

/** Points of the demarcation line itself, from the west to the east. */
export function lineFromWest(line: NamedRecord["demarcationLine"]): LinePoint[] {
  return line.filter((point) => point.line === "demarcation").toSorted((a, b) => a.lon - b.lon);
}

/** Islands west of the line's end that are south of this are the South's, degrees north. */
const WESTERN_ISLANDS = 38;

/**
 * Whether a place is in South Korea today: south of the demarcation line, whose height at the place's longitude is taken between its points;
 * west of the line the mainland is the North's and the southern islands the South's.
 *
 * @param points as `lineFromWest` has them; without any the 38th parallel counts
 */
export function southToday(
  { lat, lon, kind }: Pick<Place, "lat" | "lon" | "kind">,
  points: readonly LinePoint[],
): boolean {
  const [west, east] = [points[0], points.at(-1)];
  if (!west || !east) return lat < WESTERN_ISLANDS;
  if (lon <= west.lon) return lat < (kind === "island" ? WESTERN_ISLANDS : SOUTH_OF_THE_HAN_ESTUARY);
  if (lon >= east.lon) return lat < east.lat;
  const next = points.findIndex((point) => point.lon >= lon);
  const [a, b] = [points[Math.max(0, next - 1)], points[next]];
  const share = b.lon === a.lon ? 0 : (lon - a.lon) / (b.lon - a.lon);
  return lat < a.lat + share * (b.lat - a.lat);
}

/** The northern shore of the Han estuary and of the bays west of it, degrees north. */
const SOUTH_OF_THE_HAN_ESTUARY = 37.72;

/** The name of a subject to print in a language. Undefined where it has none. */
export function nameIn(names: Names, subject: string, language: Language): string | undefined {
  return names.get(subject)?.find((name) => name.language === language)?.name;
}

/** The English name of a place as it is spelled today: South Korea's own spelling in the South, without marks in the North. */
export function spelledToday(names: Names, subject: string): string | undefined {
  const english = names.get(subject)?.filter(({ language }) => language === "en");
  return (english?.find(({ kind }) => kind === "today") ?? english?.find(({ kind }) => kind === "computed"))
    ?.name;
}
