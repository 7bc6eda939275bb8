import { dayOf, LAST_DAY, type Finding } from "@p38/base";
import type { DirectiveRow, ScenarioFile } from "@p38/scenario";
import { wordIn, type Words } from "../words/words.ts";
import type { KnownScenarios } from "./cast-scenario.ts";
import {
  BLANKS,
  blankOf,
  isLine,
  mayStayEmpty,
  placesIn,
  whoIn,
  type Blank,
  type OwnChange,
  type Problem,
  type Sentence,
  type SentenceKind,
} from "./sentences.ts";
import { placeName, type Tongue } from "./tongue.ts";

/** A kind of sentence in a language, with something in the place of each blank; null where one may stay empty and does. */
export function sentenceParts<T>(
  kind: SentenceKind,
  { many }: Words,
  of: (blank: Blank) => T | null,
): (T | string)[] {
  const say = many.edit.says[kind] as (...blanks: (T | null)[]) => (T | string)[];
  return say(...BLANKS[kind].map(of));
}

/** What somebody or something in a blank is called. */
export function nameOfId(
  kind: "party" | "formation" | "place",
  id: string,
  tongue: Tongue,
  { record }: KnownScenarios,
): string {
  if (kind === "place") {
    const place = record.places.find((row) => row.id === id);
    return place ? placeName(tongue, place) : id;
  }
  const table = kind === "party" ? record.parties : record.formations;
  return tongue.nameOf(`${kind}/${id}`, table.find((row) => row.id === id)?.name ?? id);
}

/** What parameters mean is in English alone. */
export function meaningOf(parameter: string, { record }: KnownScenarios): string {
  return record.parameters.find(({ id }) => id === parameter)?.meaning ?? parameter;
}

/** How many decisions of its own a what-if has, in words. */
export function decisionsInWords(whatIf: string, { language, words }: Tongue, known: KnownScenarios): string {
  const folder = `scenarios/what-if/${whatIf}`;
  const file = known.files[`${folder}/scenario.json`] as ScenarioFile | undefined;
  const given = known.files[`${folder}/directives.json`] as DirectiveRow[] | undefined;
  const title = (language === "en" ? undefined : file?.titles?.[language]) ?? file?.title ?? whatIf;
  return words.many.edit.decisions(given?.length ?? 0, title);
}

/** What is wrong with a sentence, as it is told. */
export function problemInWords(problem: Problem, { many, dates, number }: Words): string {
  const told = many.edit.problems;
  const blank = "blank" in problem ? many.edit.blanks[problem.blank] : "";
  if (problem.what === "choose") return told.choose(blank);
  if (problem.what === "date") return told.date(blank, dates.long(0), dates.long(LAST_DAY));
  if (problem.what !== "number") return told[problem.what];
  const figure = (value: number) => {
    if (!Number.isFinite(value)) return null;
    return Number.isInteger(value) ? number(value) : String(value);
  };
  return told.number(blank, many.edit.bounds(figure(problem.low), figure(problem.high)));
}

/** What the scenario's rules find, as it is told at a sentence; null where they say it in English alone. */
export function findingInWords(
  { path, found }: Finding,
  sentence: Sentence | undefined,
  tongue: Tongue,
  known: KnownScenarios,
): string | null {
  const { many, dates } = tongue.words;
  const told = many.edit.problems;
  if (path.endsWith("/shiftDays")) return told.early;
  if (path.endsWith("/departure")) return told.leaves;
  const [, part] = /^\/changes\/giveDirectives\/\d+(\/.+)?$/.exec(path) ?? [null, null];
  if (part === null || !sentence) return null;
  const name = nameOfId("formation", blankOf(sentence, "headquarters"), tongue, known);
  const end = part === "/sea/embark" ? "embark" : part === "/sea/land" ? "land" : null;
  if (end) return told.inland(nameOfId("place", blankOf(sentence, end), tongue, known));
  if (part === undefined) return told.nobody(name);
  const [first, last] = [...found.matchAll(/\d{4}-\d{2}-\d{2}/g)].map(([date]) => dates.long(dayOf(date)));
  return part === "/headquarters" && last !== undefined ? told.absent(name, first, last) : null;
}

/** A sentence as it is read out. */
export function sentenceInWords(sentence: Sentence, tongue: Tongue, known: KnownScenarios): string {
  return sentenceParts(sentence.kind, tongue.words, (blank) =>
    blankInWords(sentence, blank, tongue, known),
  ).join("");
}

/** A whole change in one line. */
export function changeInWords({ sentences }: OwnChange, tongue: Tongue, known: KnownScenarios): string {
  return tongue.words.clauses(sentences.map((sentence) => sentenceInWords(sentence, tongue, known)));
}

function blankInWords(
  sentence: Sentence,
  blank: Blank,
  tongue: Tongue,
  known: KnownScenarios,
): string | null {
  const { list, many } = tongue.words;
  const { edit } = many;
  const text = blankOf(sentence, blank);
  if (text === "") return mayStayEmpty(sentence, blank) ? null : "…";
  switch (blank) {
    case "who": {
      const { parties, formations } = whoIn(text);
      return list([
        ...parties.map((id) => edit.party(nameOfId("party", id, tongue, known))),
        ...formations.map((id) => nameOfId("formation", id, tongue, known)),
      ]);
    }
    case "party":
      return edit.party(nameOfId(blank, text, tongue, known));
    case "headquarters":
      return nameOfId("formation", text, tongue, known);
    case "place":
    case "embark":
    case "land":
      return nameOfId("place", text, tongue, known);
    case "places": {
      const names = placesIn(text).map((id) => nameOfId("place", id, tongue, known));
      return isLine(sentence) ? edit.line(names) : list(names);
    }
    case "posture":
      return postureInWords(sentence, tongue.words);
    case "parameter":
      return meaningOf(text, known);
    case "whatIf":
      return decisionsInWords(text, tongue, known);
    case "sense":
      return edit.senses[text === "earlier" ? "earlier" : "later"];
    case "side":
    case "sides":
      return edit.sides[text === "un" || text === "communist" ? text : "both"];
    case "date":
    case "from":
    case "to":
    case "before":
    case "until":
    case "ashore":
      return dateInWords(text, tongue.words);
    default:
      return figureInWords(text, tongue.words);
  }
}

function postureInWords(sentence: Sentence, { many }: Words): string {
  const { postures, stays } = many.edit;
  const [posture, places] = [blankOf(sentence, "posture"), blankOf(sentence, "places")];
  if (places === "" && (posture === "defend" || posture === "reserve")) return stays[posture];
  return wordIn(postures, posture);
}

function figureInWords(text: string, { number }: Words): string {
  const plain = /^-?\d+(?:\.(\d+))?$/.exec(text);
  return plain ? number(Number(text), plain[1]?.length) : text;
}

function dateInWords(text: string, { dates }: Words): string {
  try {
    return dates.long(dayOf(text));
  } catch {
    return text;
  }
}
