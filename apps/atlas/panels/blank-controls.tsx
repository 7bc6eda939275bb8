import { isoOf, LAST_DAY } from "@p38/base";
import { search } from "@p38/record";
import { tongue, words } from "../state.ts";
import type { KnownScenarios } from "../view/cast-scenario.ts";
import { decisionsInWords, meaningOf, nameOfId } from "../view/sentence-words.ts";
import {
  blankOf,
  rangeOf,
  whoIn,
  writeWho,
  type Blank,
  type Sentence,
  type SentenceKind,
} from "../view/sentences.ts";
import type { Desk } from "./check-change.ts";
import { Pick, type Option } from "./pick.tsx";

interface ControlProps {
  sentence: Sentence;
  blank: Blank;
  put(text: string): void;
  desk: Desk;
}

/** The control of one blank. */
export function Control({ sentence, blank, put, desk }: ControlProps) {
  const told = words.value.many.edit;
  const { known, choices } = desk;
  const text = blankOf(sentence, blank);
  const label = told.blanks[blank];
  const range = rangeOf(sentence, blank, choices);
  if (range)
    return (
      <span>
        <input
          type="number"
          aria-label={label}
          value={text}
          min={Number.isFinite(range.low) ? range.low : undefined}
          max={Number.isFinite(range.high) ? range.high : undefined}
          step={range.whole ? 1 : "any"}
          onInput={(event) => put(event.currentTarget.value)}
        />
        {blank === "value" && <ParameterRange id={blankOf(sentence, "parameter")} known={known} />}
      </span>
    );
  switch (blank) {
    case "who":
      return <WhoControl text={text} put={put} desk={desk} decided={isAboutDecisions(sentence.kind)} />;
    case "party":
    case "place":
    case "parameter":
      return <OneControl blank={blank} text={text} put={put} desk={desk} />;
    case "whatIf":
      return (
        <select aria-label={label} value={text} onChange={(event) => put(event.currentTarget.value)}>
          {text === "" && <option value="">…</option>}
          {[...choices.decisions.keys()].map((id) => (
            <option key={id} value={id}>
              {decisionsInWords(id, tongue.value, known)}
            </option>
          ))}
        </select>
      );
    case "sense":
    case "side":
    case "sides": {
      const list: { [key: string]: string } = blank === "sense" ? told.senses : told.sides;
      return (
        <select aria-label={label} value={text} onChange={(event) => put(event.currentTarget.value)}>
          {Object.entries(list)
            .filter(([key]) => blank !== "side" || key !== "both")
            .map(([key, name]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
        </select>
      );
    }
    case "from":
    case "to":
    case "before":
      return (
        <span>
          <DateField label={label} value={text} set={put} />
          {text === "" && <small> ({told.always[blank]})</small>}
        </span>
      );
    default:
      return <DateField label={label} value={text} set={put} />;
  }
}

/** A day of the war; empty while it is none. */
export function DateField({ label, value, set }: { label: string; value: string; set(date: string): void }) {
  return (
    <input
      type="date"
      aria-label={label}
      min={isoOf(0)}
      max={isoOf(LAST_DAY)}
      value={value}
      onInput={(event) => set(event.currentTarget.value)}
    />
  );
}

/** Unit, range and usual value of a parameter. */
function ParameterRange({ id, known }: { id: string; known: KnownScenarios }) {
  const row = known.record.parameters.find((parameter) => parameter.id === id);
  if (!row) return null;
  const { low, high, value, unit } = row;
  const told = words.value.many.edit;
  const bounds = told.bounds(
    low === undefined ? null : String(low),
    high === undefined ? null : String(high),
  );
  return <small> {told.range(bounds, unit === "-" ? "" : unit, String(value))}</small>;
}

function isAboutDecisions(kind: SentenceKind): boolean {
  return kind === "silent" || kind === "decides";
}

interface WhoControlProps {
  text: string;
  put(text: string): void;
  desk: Desk;
  /** whether only those can be meant whose decisions are recorded */
  decided: boolean;
}

/** Parties and formations, each with a button to take it out, and a field to find another. */
function WhoControl({ text, put, desk, decided }: WhoControlProps) {
  const told = words.value.many.edit;
  const { known, index } = desk;
  const who = whoIn(text);
  const offered = decided ? desk.who.deciding : desk.who.all;
  const chosen = [
    ...who.parties.map((id): [string, string] => [`party/${id}`, nameOfId("party", id, tongue.value, known)]),
    ...who.formations.map((id): [string, string] => [
      `formation/${id}`,
      nameOfId("formation", id, tongue.value, known),
    ]),
  ];
  const without = (subject: string) =>
    writeWho({
      parties: who.parties.filter((id) => `party/${id}` !== subject),
      formations: who.formations.filter((id) => `formation/${id}` !== subject),
    });
  const can = (subject: string) => !chosen.some(([id]) => id === subject) && offered.has(subject);
  const find = (query: string): Option[] => {
    const found =
      query === ""
        ? [...offered].filter((subject) => subject.startsWith("party/"))
        : search(index.who, query, 400).map(({ subject }) => subject);
    return found
      .filter(can)
      .slice(0, HITS)
      .map((subject) => {
        const [kind, id] = subject.split("/") as ["party" | "formation", string];
        return { id: subject, name: nameOfId(kind, id, tongue.value, known) };
      });
  };
  return (
    <span class="chosen">
      {chosen.map(([subject, name]) => (
        <Taken key={subject} name={name} takeOut={() => put(without(subject))} />
      ))}
      <Pick
        label={told.blanks.who}
        placeholder={chosen.length > 0 ? "+" : told.find.who}
        find={find}
        pick={(subject) => {
          const [kind, id] = subject.split("/");
          put(
            writeWho(
              kind === "party"
                ? { ...who, parties: [...who.parties, id] }
                : { ...who, formations: [...who.formations, id] },
            ),
          );
        }}
      />
    </span>
  );
}

/** Most that are offered at a time. */
const HITS = 12;

function Taken({ name, lang, takeOut }: { name: string; lang?: string; takeOut(): void }) {
  return (
    <span class="taken">
      <span lang={lang}>{name}</span>
      <button type="button" class="small" aria-label={words.value.many.edit.takeOut(name)} onClick={takeOut}>
        ×
      </button>
    </span>
  );
}

interface OneControlProps {
  blank: "party" | "place" | "parameter";
  text: string;
  put(text: string): void;
  desk: Desk;
}

/** One party, place or parameter, found by typing. */
function OneControl({ blank, text, put, desk }: OneControlProps) {
  const told = words.value.many.edit;
  const { known, choices, index } = desk;
  const named = (id: string): Option =>
    blank === "parameter"
      ? { id, name: meaningOf(id, known), lang: "en" }
      : { id, name: nameOfId(blank, id, tongue.value, known) };
  if (text !== "") {
    const { name, lang } = named(text);
    return <Taken name={name} lang={lang} takeOut={() => put("")} />;
  }
  const find = (query: string): Option[] => {
    if (blank === "place")
      return search(index.place, query, HITS).map(({ subject }) => named(subject.split("/")[1]));
    const all = blank === "party" ? choices.parties : [...choices.parameters.keys()];
    const letters = query.toLowerCase().split(/\s+/);
    return all
      .map(named)
      .filter(({ id, name }) => letters.every((part) => `${name} ${id}`.toLowerCase().includes(part)))
      .slice(0, 40);
  };
  return <Pick label={told.blanks[blank]} placeholder={told.find[blank]} find={find} pick={put} />;
}
