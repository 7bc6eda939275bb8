import { DataError } from "@p38/base";
import { batch, computed, signal } from "@preact/signals";
import { knowledgeOf, nameIn, recordFiles, searchIndexOf, type Knowledge, type WarRecord } from "@p38/record";
import { loadJson } from "../load.ts";
import { bringNames } from "../bring-names.ts";
import { language, named, names, record, recordCame } from "../state.ts";

type Tables = Partial<WarRecord>;

/** what of the record has come: nothing, all but the series by day, or all */
const tables = signal<Tables | null>(null);
/** whether the series by day have come too */
export const complete = signal(false);
/** what follows from the record: claims, disputes, totals, subjects */
export const knowledge = computed<Knowledge | null>(() =>
  tables.value === null ? null : knowledgeOf(recordOf(tables.value)),
);
/** the subjects of the first tables: no series by day adds one */
const subjects = signal<Knowledge["subjects"] | null>(null);
export const searchIndex = computed(() =>
  subjects.value && names.value ? searchIndexOf(names.value, subjects.value) : null,
);

/** A record with an empty list for each table that has not come. */
function recordOf(some: Tables): WarRecord {
  const empty = Object.fromEntries(Object.keys(recordFiles).map((table) => [table, []]));
  return { ...empty, ...some, warnings: [] } as unknown as WarRecord;
}

let opened: Promise<void> | null = null;

/**
 * Brings what the record view needs beyond the map's part of the record, then, once a page is on show, the series by day. Asked twice, it
 * does nothing the second time.
 *
 * @throws DataError where a file breaks off or is not there
 */
export function openLibrary(): Promise<void> {
  opened ??= (async () => {
    const [read] = await Promise.all([loadJson<Tables>("knowledge.json"), bringNames(), recordCame()]);
    if (read === null || named.value === null)
      throw new DataError([
        {
          file: read === null ? "data/knowledge.json" : "data/names.json",
          path: "whole file",
          expected: "the file beside the page",
          found: "none",
        },
      ]);
    batch(() => {
      tables.value = { ...record.value, ...named.value, ...read };
      subjects.value = knowledge.value!.subjects;
    });
    performance.mark("atlas: record read");
    await new Promise((resolve) => setTimeout(resolve, 300));
    const series = await loadJson<Tables>("series.json");
    batch(() => {
      tables.value = { ...tables.value, ...series };
      complete.value = true;
    });
  })();
  return opened;
}

/** Name of a subject in the language of the page, and whether it is the record's English for want of one. */
export function nameOf(subject: string): { name: string; english: boolean } {
  const own = names.value && nameIn(names.value, subject, language.value);
  if (own) return { name: own, english: language.value === "en" };
  return { name: knowledge.value?.subjects.get(subject)?.name ?? subject, english: true };
}
