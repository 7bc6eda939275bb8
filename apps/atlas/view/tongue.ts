import { nameIn, spelledToday, type Language, type Names } from "@p38/record";
import { wordsOf, type Words } from "../words/words.ts";

/** How to say things in one language: its words, and what subjects of the record are called in it. */
export interface Tongue {
  language: Language;
  words: Words;
  /**
   * Name of a subject in the language.
   *
   * @param subject such as `place/seoul`
   * @param english what it is called in English, and where the language has no name for it
   */
  nameOf(subject: string, english: string): string;
}

/** How English spells places: as the official histories do, or as today. */
export const SPELLINGS = ["histories", "today"] as const;
export type Spelling = (typeof SPELLINGS)[number];

/** The language of the page with the names that the record has in it; without names only its words. */
export function tongueOf(language: Language, names: Names | null, spelling: Spelling = "histories"): Tongue {
  const named = (subject: string) => {
    if (language !== "en") return names && nameIn(names, subject, language);
    const today = spelling === "today" && names && subject.startsWith("place/");
    return (today && spelledToday(names, subject)) || ENGLISH.get(subject);
  };
  return {
    language,
    words: wordsOf(language),
    // what is asked has its English at hand, as it stands in the run or the record
    nameOf: (subject, english) => named(subject) ?? english,
  };
}

/** Names that English has of its own beside the systems of spelling in which the ground has them. */
const ENGLISH: ReadonlyMap<string, string> = new Map([["place/seoul", "Seoul"]]);

/** Name of a place as the atlas prints it. */
export function placeName({ nameOf }: Pick<Tongue, "nameOf">, place: { id: string; name: string }): string {
  return nameOf(`place/${place.id}`, place.name);
}
