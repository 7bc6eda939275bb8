import { BLANKS, usualAgainst, type OwnChange, type Sentence, type SentenceKind } from "./sentences.ts";

/** Sign of the way in which addresses keep changes today; the first way had none. */
const VERSION = "2";

/** `2/never,CHN/free,both,1950-10-25/against,1950-10-25`: a change as an address keeps it, `+` encoded. */
export function writeOwn({ sentences, against }: OwnChange): string {
  const parts = sentences.map(({ kind, blanks }) => [kind, ...blanks.map(encodeURIComponent)].join(","));
  return [VERSION, ...parts, `against,${against}`].join("/");
}

/** The change in an address once decoded, an address of the first way too; null where it makes no sense. */
export function readOwn(text: string): OwnChange | null {
  const [version, ...parts] = text.split("/");
  if (version !== VERSION) return parts.length === 0 ? readFirst(version) : null;
  const last = /^against,(\d{4}-\d{2}-\d{2})?$/.exec(parts.pop() ?? "");
  const sentences = parts.map(readSentence);
  if (!last || sentences.includes(null)) return null;
  return { sentences: sentences as Sentence[], against: last[1] ?? "" };
}

function readSentence(text: string): Sentence | null {
  const [kind, ...blanks] = text.split(",");
  if (!Object.hasOwn(BLANKS, kind) || BLANKS[kind as SentenceKind].length !== blanks.length) return null;
  return blanks.every((blank) => /^[A-Za-z0-9_.+-]*$/.test(blank))
    ? { kind: kind as SentenceKind, blanks }
    : null;
}

/** `chn,0.5,1950-10-25`: who never comes, times the UN side's sorties, from when both sides decide for themselves. */
function readFirst(text: string): OwnChange | null {
  const first = /^(-|[a-z]{3}),(\d+(?:\.\d+)?),(-|\d{4}-\d{2}-\d{2})$/.exec(text);
  if (!first || Number(first[2]) > 10) return null;
  const [, without, factor, from] = first;
  const sentences: Sentence[] = [];
  if (without !== "-") sentences.push({ kind: "never", blanks: [without.toUpperCase()] });
  if (Number(factor) !== 1) sentences.push({ kind: "air", blanks: ["un", factor, "", ""] });
  if (from !== "-") sentences.push({ kind: "free", blanks: ["both", from] });
  return { sentences, against: usualAgainst(sentences) };
}
