/** A syllable of Hangul taken apart: numbers of its first consonant, vowel and last consonant (0 for none) in the order of Unicode. */
export interface Syllable {
  initial: number;
  vowel: number;
  final: number;
}

const FIRST = 0xac00;
const LAST = 0xd7a3;
const VOWELS = 21;
const FINALS = 28;

/** Numbers of first consonants that the rules of spelling name. */
export const INITIAL = { K: 0, N: 2, T: 3, R: 5, M: 6, P: 7, S: 9, NONE: 11, CH: 12, H: 18 } as const;

/** Takes a text in Hangul apart; null where any of it is not Hangul. */
export function syllablesOf(text: string): Syllable[] | null {
  const syllables: Syllable[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0)!;
    if (code < FIRST || code > LAST) return null;
    const at = code - FIRST;
    syllables.push({
      initial: Math.floor(at / (VOWELS * FINALS)),
      vowel: Math.floor(at / FINALS) % VOWELS,
      final: at % FINALS,
    });
  }
  return syllables;
}

/**
 * How a last consonant sounds, by its number: K, N, T, L, M, P or NG, "" for none. Of two consonants the one that is spoken.
 */
export const FINAL_SOUNDS: readonly string[] = (
  ",K,K,K,N,N,N,T,L,K,M,L,L,L,P,L,M,P,P,T,T,NG,T,T,K,T,P,T" as const
).split(",");

/**
 * The first consonant that a last one becomes where a vowel follows, by its number; where it is of two consonants the first stays.
 * -1 where it stays whole.
 */
const CARRIED: readonly number[] = [
  -1, 0, 1, 9, 2, 12, 11, 3, 5, 0, 6, 7, 9, 16, 17, 5, 6, 7, 9, 9, 10, -1, 12, 14, 15, 16, 17, 11,
];
/** What stays of a last consonant of two when the second is carried, by its number; 0 for nothing. */
const LEFT: readonly number[] = [
  0, 0, 0, 1, 0, 4, 4, 0, 0, 8, 8, 8, 8, 8, 8, 0, 0, 0, 17, 0, 0, 21, 0, 0, 0, 0, 0, 0,
];

/** Syllables as they are spoken where a last consonant goes over to a vowel that follows. */
export function spoken(syllables: readonly Syllable[]): Syllable[] {
  const out = syllables.map((syllable) => ({ ...syllable }));
  for (let i = 0; i + 1 < out.length; i++) {
    const { final } = out[i];
    if (out[i + 1].initial !== INITIAL.NONE || CARRIED[final] === -1) continue;
    out[i + 1].initial = CARRIED[final];
    out[i].final = LEFT[final];
  }
  return out;
}

/** A last consonant and the first of the next syllable as they sound together: 낙랑 is spoken 낭낭, 신라 is spoken 실라. */
export function assimilated(final: string, initial: number): { final: string; initial: number } {
  const { N, M, R } = INITIAL;
  const nasal = { K: "NG", T: "N", P: "M" }[final];
  if (initial === R) {
    if (final === "L" || final === "N") return { final: "L", initial: R };
    if (final === "M" || final === "NG") return { final, initial: N };
    if (nasal !== undefined) return { final: nasal, initial: N };
  }
  if (initial === N && final === "L") return { final: "L", initial: R };
  if ((initial === N || initial === M) && nasal !== undefined) return { final: nasal, initial };
  return { final, initial };
}
