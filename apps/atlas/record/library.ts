import { batch, computed, effect, signal } from "@preact/signals";
import {
  knowledgeOf,
  namesOf,
  nameIn,
  recordFiles,
  searchIndexOf,
  type Knowledge,
  type WarRecord,
} from "@p38/record";
import { loadJson } from "../load.ts";
import { language, record } from "../state.ts";

type Tables = Partial<WarRecord>;

/** what of the record has come: nothing, all but the series by day, or all */
const tables = signal<Tables | null>(null);
/** whether the series by day have come too */
export const complete = signal(false);
/** what follows from the record: claims, disputes, totals, subjects */
export const knowledge = computed<Knowledge | null>(() =>
  tables.value === null ? null : knowledgeOf(recordOf(tables.value)),
);
export const names = computed(() => (knowledge.value === null ? null : namesOf(knowledge.value.record)));
export const searchIndex = computed(() =>
  knowledge.value && names.value ? searchIndexOf(names.value, knowledge.value.subjects) : null,
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
 * @throws DataError where a file breaks off
 */
export function openLibrary(): Promise<void> {
  opened ??= (async () => {
    const [read] = await Promise.all([loadJson<Tables>("knowledge.json"), recordCame()]);
    if (read === null) return;
    tables.value = { ...record.value, ...read };
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

function recordCame(): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (!record.value) return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
}

/** Name of a subject in the language of the page, and whether it is the record's English for want of one. */
export function nameOf(subject: string): { name: string; english: boolean } {
  const own = names.value && nameIn(names.value, subject, language.value);
  if (own) return { name: own, english: language.value === "en" };
  return { name: knowledge.value?.subjects.get(subject)?.name ?? subject, english: true };
}
