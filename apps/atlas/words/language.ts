import type { Language } from "@p38/record";

/** Languages of the atlas, in the order of its menu. */
export const LANGUAGES = ["en", "ko", "zh", "ru"] as const satisfies readonly Language[];

/** The language that a tag names, `ko-KR` or `zh_CN`; null for none that the atlas speaks. */
export function languageIn(tag: string | null | undefined): Language | null {
  const first = (tag ?? "").toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === first) ?? null;
}

/**
 * The language to show: the link's, else the one kept from last time, else the first of the reader's that the atlas
 * speaks, else English.
 */
export function chooseLanguage(
  asked: string | null | undefined,
  kept: string | null | undefined,
  readers: readonly string[],
): Language {
  for (const tag of [asked, kept, ...readers]) {
    const language = languageIn(tag);
    if (language) return language;
  }
  return "en";
}
