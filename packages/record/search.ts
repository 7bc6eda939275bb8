import { fold } from "./fold.ts";
import { SUBJECT_KINDS, type Subject } from "./knowledge.ts";
import type { Names, SubjectName } from "./names.ts";
import type { Language } from "./war-record.ts";

interface Entry {
  subject: string;
  name: string;
  language: Language;
  /** folded, and the same without spaces */
  folded: string;
  joined: string;
  /** less comes first among hits as good */
  weight: number;
}

/** Names made ready for search. */
export interface SearchIndex {
  entries: readonly Entry[];
}

/** A subject that was found, by the name that found it. */
export interface SearchHit {
  subject: string;
  name: string;
  language: Language;
  /** whether the query is that name, but for signs and marks */
  exact: boolean;
}

/** Makes names ready for search. */
export function searchIndexOf(names: Names, subjects: ReadonlyMap<string, Subject>): SearchIndex {
  const entries: Entry[] = [];
  for (const [id, own] of names) {
    const subject = subjects.get(id);
    if (!subject) continue;
    const kind = SUBJECT_KINDS.indexOf(subject.kind);
    for (const one of own) {
      const folded = fold(one.name);
      if (folded !== "") entries.push(entryOf(one, folded, kind));
    }
  }
  return { entries };
}

function entryOf({ subject, name, language }: SubjectName, folded: string, kind: number): Entry {
  return {
    subject,
    name,
    language,
    folded,
    joined: folded.replaceAll(" ", ""),
    weight: folded.length + kind / SUBJECT_KINDS.length,
  };
}

/**
 * Subjects by any of their names, each once: first those whose name is the query, then those that begin with it, then those whose words
 * begin with its words, then those that have it in them; of hits as good the shorter first.
 *
 * @param limit most hits
 */
export function search({ entries }: SearchIndex, query: string, limit = 20): SearchHit[] {
  const folded = fold(query);
  if (folded === "") return [];
  const joined = folded.replaceAll(" ", "");
  const tokens = folded.split(" ");
  const best = new Map<string, { entry: Entry; score: number }>();
  for (const entry of entries) {
    const step = stepOf(entry, folded, joined, tokens);
    if (step === null) continue;
    const score = 1000 * step + entry.weight;
    const found = best.get(entry.subject);
    if (!found || score < found.score) best.set(entry.subject, { entry, score });
  }
  return [...best.values()]
    .toSorted((a, b) => a.score - b.score)
    .slice(0, limit)
    .map(({ entry, score }) => ({
      subject: entry.subject,
      name: entry.name,
      language: entry.language,
      exact: score < 1000,
    }));
}

/** How well an entry fits, 0 the best; null where it does not. */
function stepOf(entry: Entry, folded: string, joined: string, tokens: readonly string[]): number | null {
  if (entry.joined === joined) return 0;
  if (entry.folded.startsWith(folded)) return 1;
  const words = ` ${entry.folded}`;
  if (tokens.every((token) => words.includes(` ${token}`))) return 2;
  return entry.joined.includes(joined) ? 3 : null;
}
