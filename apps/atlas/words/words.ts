import type { Language } from "@p38/record";
import { en, type Words } from "./en.ts";
import { ko } from "./ko.ts";
import { ru } from "./ru.ts";
import { zh } from "./zh.ts";

const WORDS: { readonly [language in Language]: Words } = { en, ko, zh, ru };

/** Every word that the atlas shows, in a language. */
export function wordsOf(language: Language): Words {
  return WORDS[language];
}

/**
 * A word of a list by its key, such as a posture by its name in a run.
 *
 * @returns `otherwise`, the key itself if it is absent, where the list has no such word, as for a scenario of somebody's own
 */
export function wordIn(list: { readonly [key: string]: string }, key: string, otherwise = key): string {
  return list[key] ?? otherwise;
}

export type { Words };
