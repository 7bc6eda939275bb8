import { assimilated, FINAL_SOUNDS, INITIAL, spoken, syllablesOf, type Syllable } from "./hangul.ts";

const INITIALS = "g kk n d tt r m b pp s ss - j jj ch k t p h".split(" ");
const VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ");
const FINALS: Readonly<Record<string, string>> = { K: "k", N: "n", T: "t", L: "l", M: "m", P: "p", NG: "ng" };

/** Endings that name a kind of district stand after a hyphen and change no sound before them. */
const DISTRICTS: Readonly<Record<string, string>> = { 리: "ri", 면: "myeon", 읍: "eup" };

/**
 * A place name in the Revised Romanization that South Korea has used since 2000, with the sounds that neighbours change.
 *
 * @param hangul Hangul alone, 춘천
 * @returns Chuncheon; null where there is anything but Hangul in it
 */
export function revisedRomanization(hangul: string): string | null {
  const syllables = syllablesOf(hangul);
  if (!syllables || syllables.length === 0) return null;
  const ending = syllables.length > 2 ? DISTRICTS[hangul.at(-1)!] : undefined;
  const body = capital(spell(ending === undefined ? syllables : syllables.slice(0, -1)));
  return ending === undefined ? body : `${body}-${ending}`;
}

function spell(written: readonly Syllable[]): string {
  const syllables = spoken(written);
  let text = "";
  let initial = syllables[0].initial;
  for (const [i, { vowel, final }] of syllables.entries()) {
    const next = syllables[i + 1];
    const sounds = next
      ? assimilated(FINAL_SOUNDS[final], next.initial)
      : { final: FINAL_SOUNDS[final], initial: INITIAL.NONE };
    // a doubled l is written ll, not lr
    const first = INITIALS[initial];
    text +=
      (initial === INITIAL.NONE ? "" : first === "r" && text.endsWith("l") ? "l" : first) + VOWELS[vowel];
    text += FINALS[sounds.final] ?? "";
    initial = sounds.initial;
  }
  return text;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
