import type { Language, Place } from "@p38/record";
import { wordsOf, type Words } from "../words/words.ts";

/** How to say things in one language: its words, and what subjects of the record are called in it. */
export interface Tongue {
  language: Language;
  words: Words;
  /**
   * Name of a subject in the language.
   *
   * @param subject such as `place/seoul`
   * @param english what it is called where the language has no name for it
   */
  nameOf(subject: string, english: string): string;
}

/** What is read of the record for names; more of it where the page has more. */
export interface Named {
  places: readonly Place[];
  parties: readonly { id: string; name: string; nameKo?: string; nameZh?: string; nameRu?: string }[];
}

/** The language of the page with the names that a record has in it; without a record only its words. */
export function tongueOf(language: Language, record: Named | null): Tongue {
  const names = new Map<string, string>([["place/seoul", SEOUL[language]]]);
  const keep = (subject: string, name: string | undefined) => {
    if (name && !names.has(subject)) names.set(subject, name);
  };
  for (const { id, nameKo, nameHanja } of record?.places ?? []) {
    if (language === "ko") keep(`place/${id}`, nameKo);
    if (language === "zh") keep(`place/${id}`, nameHanja);
  }
  for (const { id, nameKo, nameZh, nameRu } of record?.parties ?? [])
    keep(`party/${id}`, { en: undefined, ko: nameKo, zh: nameZh, ru: nameRu }[language]);
  return {
    language,
    words: wordsOf(language),
    nameOf: (subject, english) => names.get(subject) ?? english,
  };
}

/** The city has names of its own everywhere. */
const SEOUL = { en: "Seoul", ko: "서울", zh: "汉城", ru: "Сеул" } as const;

/** Name of a place as the atlas prints it. */
export function placeName({ nameOf }: Pick<Tongue, "nameOf">, place: { id: string; name: string }): string {
  return nameOf(`place/${place.id}`, place.name);
}
