import { assimilated, FINAL_SOUNDS, INITIAL, spoken, syllablesOf } from "./hangul.ts";

const INITIALS = "к кк н т тт р м п пп с сс - ч чч чх кх тх пх х".split(" ");
/** the same between voiced sounds, where they differ */
const VOICED: Readonly<Record<string, string>> = { к: "г", т: "д", п: "б", ч: "дж" };
const VOWELS = "а э я йя о е ё е о ва вэ ве ё у во ве ви ю ы ый и".split(" ");
const FINALS: Readonly<Record<string, string>> = { K: "к", N: "н", T: "т", L: "ль", M: "м", P: "п", NG: "н" };
const E = 5;
const UI = 19;
/** letters before which a hard sign keeps ng from being heard as n with a soft vowel */
const SOFT = /^[яёюей]/;

/**
 * A Korean name in Russian by the system of Kontsevich: consonants are voiced between voiced sounds, and neighbours change each other.
 *
 * @param hangul Hangul alone, 춘천
 * @returns Чхунчхон; null where there is anything but Hangul in it
 */
export function kontsevich(hangul: string): string | null {
  const written = syllablesOf(hangul);
  if (!written || written.length === 0) return null;
  const syllables = spoken(written);
  let text = "";
  let initial = syllables[0].initial;
  let before = "";
  for (const [i, { vowel, final }] of syllables.entries()) {
    const next = syllables[i + 1];
    const sounds = next
      ? assimilated(FINAL_SOUNDS[final], next.initial)
      : { final: FINAL_SOUNDS[final], initial: INITIAL.NONE };
    const first = initial === INITIAL.NONE ? "" : consonant(initial, i > 0, before);
    const sound = vowelAfter(vowel, initial, written[i].initial);
    if (first === "" && before === "NG" && SOFT.test(sound)) text += "ъ";
    text += first + sound;
    // a doubled l is written лл, without a soft sign between
    text += sounds.final === "L" && sounds.initial === INITIAL.R ? "л" : (FINALS[sounds.final] ?? "");
    before = sounds.final;
    initial = sounds.initial;
  }
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function consonant(initial: number, inside: boolean, before: string): string {
  const plain = INITIALS[initial];
  if (initial === INITIAL.R && before === "L") return "л";
  if (!inside) return plain;
  // after l only k and p are voiced
  if (before === "L") return plain === "к" || plain === "п" ? VOICED[plain] : plain;
  return ["", "N", "M", "NG"].includes(before) ? (VOICED[plain] ?? plain) : plain;
}

/** A vowel after the consonant that is heard before it and the one that is written. */
function vowelAfter(vowel: number, initial: number, written: number): string {
  if (vowel === E) return initial === INITIAL.NONE ? "э" : "е";
  if (vowel === UI) return written === INITIAL.NONE ? "ый" : "и";
  return VOWELS[vowel];
}
