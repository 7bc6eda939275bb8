import { Type, type Static } from "typebox";
import { parseTree, findNodeAtLocation } from "jsonc-parser";
import { dayOf } from "@p38/base";
import { BASES, FullDate, Id, Latitude, Longitude, Text } from "./fact.ts";
import { subjectsOf } from "./knowledge.ts";
import { schemaFindings, show } from "./schema-findings.ts";
import type { RecordFinding, WarRecord } from "./war-record.ts";

/** What a map of the war can show, in the order of its menu. */
export const MAP_LAYERS = [
  "held",
  "run",
  "record",
  "formations",
  "moves",
  "supply",
  "air",
  "names",
  "ways",
  "demarcation",
] as const;

const Texts = Type.Object({ en: Text, ko: Text, zh: Text, ru: Text }, { additionalProperties: false });

const Stop = Type.Object(
  {
    /** day that the map shows; before the war the map waits on its first day */
    date: FullDate,
    title: Texts,
    text: Texts,
    look: Type.Object(
      { lat: Latitude, lon: Longitude, zoom: Type.Number({ minimum: 4, maximum: 11 }) },
      { additionalProperties: false },
    ),
    layers: Type.Array(Type.Enum(MAP_LAYERS)),
    /** subjects of the record that tell more */
    see: Type.Array(Text),
    sources: Type.Array(
      Type.Object({ source: Id, locator: Type.Optional(Text) }, { additionalProperties: false }),
      { minItems: 1 },
    ),
    basis: Type.Enum(BASES),
  },
  { additionalProperties: false },
);

/** A guided walk through the war: stops in order of time, each a day, a view of the map and what is told there. */
export const Walk = Type.Object(
  { id: Id, title: Texts, about: Texts, stops: Type.Array(Stop, { minItems: 2 }) },
  { additionalProperties: false },
);
export type Walk = Static<typeof Walk>;

/**
 * What is wrong with a walk: its schema, dates that the calendar lacks or that go back, subjects and sources that the record does not have.
 *
 * @param text the file
 * @param file its path, for the findings
 */
export function checkWalk(
  text: string,
  file: string,
  record: WarRecord,
): { walk: Walk | null; findings: RecordFinding[] } {
  const findings: RecordFinding[] = [];
  const report = (path: string, expected: string, found: string) =>
    findings.push({ severity: "error", file, path, expected, found });
  let walk: Walk;
  try {
    walk = JSON.parse(text) as Walk;
  } catch {
    report("whole file", "JSON", show(text.slice(0, 40)));
    return { walk: null, findings };
  }
  for (const finding of schemaFindings(Walk, walk, file)) findings.push({ severity: "error", ...finding });
  if (findings.length === 0) checkStops(walk, record, report);
  const tree = parseTree(text);
  for (const finding of findings) finding.line = lineOf(text, tree, finding.path);
  return { walk: findings.length === 0 ? walk : null, findings };
}

function checkStops(
  { stops }: Walk,
  record: WarRecord,
  report: (path: string, expected: string, found: string) => void,
): void {
  const subjects = subjectsOf(record);
  let before = stops[0].date;
  for (const [i, { date, see, sources }] of stops.entries()) {
    try {
      dayOf(date);
    } catch {
      report(`/stops/${i}/date`, "a date of the calendar", `"${date}"`);
    }
    if (date < before)
      report(`/stops/${i}/date`, `${before}, the date of the stop before it, or later`, `"${date}"`);
    before = date;
    for (const [j, subject] of see.entries())
      if (!subjects.has(subject))
        report(`/stops/${i}/see/${j}`, "a subject of the record, such as place/seoul", `"${subject}"`);
    for (const [j, { source }] of sources.entries())
      if (!subjects.has(`source/${source}`))
        report(`/stops/${i}/sources/${j}/source`, "the id of a row of sources.json", `"${source}"`);
  }
}

function lineOf(text: string, tree: ReturnType<typeof parseTree>, path: string): number | undefined {
  if (!tree || !path.startsWith("/")) return undefined;
  const keys = path
    .slice(1)
    .split("/")
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  let node: ReturnType<typeof parseTree>;
  while (keys.length > 0 && !(node = findNodeAtLocation(tree, keys))) keys.pop();
  return node && text.slice(0, node.offset).split("\n").length;
}
