import { Fragment } from "preact";
import { dayOf, isoOf, LAST_DAY } from "@p38/base";
import { search } from "@p38/record";
import { tongue, words } from "../state.ts";
import type { KnownScenarios } from "../view/cast-scenario.ts";
import { decisionsInWords, meaningOf, nameOfId } from "../view/sentence-words.ts";
import {
  blankOf,
  isLine,
  isWarDate,
  mayStayEmpty,
  placesIn,
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
    case "headquarters":
      return <HeadquartersControl text={text} put={put} desk={desk} date={blankOf(sentence, "date")} />;
    case "party":
    case "parameter":
      return <OneControl kind={blank} label={label} text={text} put={put} desk={desk} />;
    case "place":
    case "embark":
    case "land":
      return <OneControl kind="place" label={label} text={text} put={put} desk={desk} />;
    case "places":
      return <PlacesControl sentence={sentence} put={put} desk={desk} />;
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
    case "posture":
    case "sense":
    case "side":
    case "sides": {
      const lists = { posture: told.postures, sense: told.senses, side: told.sides, sides: told.sides };
      const list: { [key: string]: string } = lists[blank];
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
    case "until":
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
  kind: "party" | "place" | "parameter";
  label: string;
  text: string;
  put(text: string): void;
  desk: Desk;
}

/** One party, place or parameter, found by typing. */
function OneControl({ kind, label, text, put, desk }: OneControlProps) {
  const told = words.value.many.edit;
  const { known, choices, index } = desk;
  const named = (id: string): Option =>
    kind === "parameter"
      ? { id, name: meaningOf(id, known), lang: "en" }
      : { id, name: nameOfId(kind, id, tongue.value, known) };
  if (text !== "") {
    const { name, lang } = named(text);
    return <Taken name={name} lang={lang} takeOut={() => put("")} />;
  }
  const find = (query: string): Option[] => {
    if (kind === "place")
      return search(index.place, query, HITS).map(({ subject }) => named(subject.split("/")[1]));
    const all = kind === "party" ? choices.parties : [...choices.parameters.keys()];
    const letters = query.toLowerCase().split(/\s+/);
    return all
      .map(named)
      .filter(({ id, name }) => letters.every((part) => `${name} ${id}`.toLowerCase().includes(part)))
      .slice(0, 40);
  };
  return <Pick label={label} placeholder={told.find[kind]} find={find} pick={put} />;
}

interface HeadquartersControlProps {
  text: string;
  put(text: string): void;
  desk: Desk;
  /** on which it has to be there; empty while that is not known */
  date: string;
}

/** Who is told what to do: a headquarters, or one formation. */
function HeadquartersControl({ text, put, desk, date }: HeadquartersControlProps) {
  const told = words.value.many.edit;
  const { known, index, who } = desk;
  const named = (id: string): Option => ({ id, name: nameOfId("formation", id, tongue.value, known) });
  if (text !== "") return <Taken name={named(text).name} takeOut={() => put("")} />;
  const isThere = (id: string) => {
    const { first, end } = who.stays.get(id)!;
    return !isWarDate(date) || (first <= dayOf(date) && dayOf(date) < end);
  };
  const find = (query: string): Option[] => {
    if (query === "") return [...who.commanding].filter(isThere).map(named);
    const found = search(index.who, query, 400)
      .map(({ subject }) => subject.split("/"))
      .flatMap(([kind, id]) => (kind === "formation" && who.stays.has(id) ? [id] : []));
    // who is not there on the day comes last: so it is told, and not as if nobody had that name
    return [...found.filter(isThere), ...found.filter((id) => !isThere(id))].slice(0, HITS).map(named);
  };
  return (
    <Pick label={told.blanks.headquarters} placeholder={told.find.headquarters} find={find} pick={put} />
  );
}

interface PlacesControlProps {
  sentence: Sentence;
  put(text: string): void;
  desk: Desk;
}

/** Places in their order, each with a button to take it out, and a field to find the next. */
function PlacesControl({ sentence, put, desk }: PlacesControlProps) {
  const told = words.value.many.edit;
  const { known, index } = desk;
  const chosen = placesIn(blankOf(sentence, "places"));
  const named = (id: string): Option => ({ id, name: nameOfId("place", id, tongue.value, known) });
  const nowhere = mayStayEmpty(sentence, "places")
    ? told.nowhere[sentence.kind === "lands" ? "lands" : "ordered"]
    : told.find.place;
  return (
    <span class="chosen">
      {chosen.map((id, i) => (
        <Fragment key={id}>
          {i > 0 && isLine(sentence) && <span>– </span>}
          <Taken name={named(id).name} takeOut={() => put(chosen.filter((one) => one !== id).join("_"))} />
        </Fragment>
      ))}
      <Pick
        label={told.blanks.places}
        placeholder={chosen.length > 0 ? "+" : nowhere}
        find={(query) =>
          search(index.place, query, 2 * HITS)
            .map(({ subject }) => subject.split("/")[1])
            .filter((id) => !chosen.includes(id))
            .slice(0, HITS)
            .map(named)
        }
        pick={(id) => put([...chosen, id].join("_"))}
      />
    </span>
  );
}
