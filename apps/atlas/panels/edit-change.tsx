import type { VNode } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { isoOf, LAST_DAY, sentence as findingInWords } from "@p38/base";
import { search, searchIndexOf, type SearchIndex, type Subject } from "@p38/record";
import { rosterOf, type DirectiveRow, type ForcesFile, type ScenarioFinding } from "@p38/scenario";
import { bringScenarios, knownScenarios } from "../bring-scenarios.ts";
import { handOver } from "../hand-over.ts";
import { grid, names, tongue, words } from "../state.ts";
import { errorsOf, type KnownScenarios } from "../view/cast-scenario.ts";
import {
  changeInWords,
  decisionsInWords,
  meaningOf,
  nameOfId,
  problemInWords,
  sentenceInWords,
  sentenceParts,
} from "../view/sentence-words.ts";
import {
  blankOf,
  choicesOf,
  isWarDate,
  newSentence,
  problemsOf,
  rangeOf,
  scenarioOf,
  SENTENCE_KINDS,
  sentencesFor,
  whoIn,
  withBlank,
  withSentences,
  writeWho,
  type Blank,
  type Choices,
  type OwnChange,
  type Problem,
  type Sentence,
  type SentenceKind,
} from "../view/sentences.ts";
import { tongueOf } from "../view/tongue.ts";
import { Pick, type Option } from "./pick.tsx";

/** A change with what is wrong with it. */
export interface CheckedChange {
  known: KnownScenarios;
  choices: Choices;
  /** of each sentence by itself */
  problems: Problem[][];
  /** what the scenario's rules find, with the sentences it is about */
  findings: { finding: ScenarioFinding; at: number[] }[];
  /** whether something is known to be wrong, and whether all is known to be right */
  wrong: boolean;
  ready: boolean;
}

/** ms after the last change of a sentence until the whole is checked. */
const CHECK_AFTER_MS = 300;

/** Checks a reader's change as it is edited; null until what it is checked against is here, or where nothing is edited. */
export function useChecked(own: OwnChange | null): CheckedChange | null {
  const known = knownScenarios.value;
  const ground = grid.value;
  const choices = useMemo(() => (known && ground ? choicesOf(known, ground) : null), [known, ground]);
  const problems = own && choices ? problemsOf(own, choices) : [];
  const sound =
    own !== null &&
    problems.every((some) => some.length === 0) &&
    (own.against === "" || isWarDate(own.against));
  /** the change that was checked last, and what was found */
  const checked = useSignal<{ of: OwnChange; findings: CheckedChange["findings"] } | null>(null);
  useEffect(() => {
    if (!own || !sound || !known || !ground) return;
    const timer = setTimeout(() => {
      const { file, places } = scenarioOf(own, TITLE);
      const findings = errorsOf(known, ground, file).map((finding) => ({
        finding,
        at: sentencesFor(finding, own, places, known),
      }));
      checked.value = { of: own, findings };
    }, CHECK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [own, sound, known, ground]);
  if (!own || !known || !choices) return null;
  const isChecked = sound && checked.value?.of === own;
  const findings = isChecked ? checked.value!.findings : [];
  return {
    known,
    choices,
    problems,
    findings,
    wrong: !sound || findings.length > 0,
    ready: isChecked && findings.length === 0 && own.sentences.length > 0,
  };
}

/** Stands for the title while a change is only checked. */
const TITLE = "own";

interface EditChangeProps {
  own: OwnChange;
  set(own: OwnChange): void;
  checked: CheckedChange | null;
  busy: boolean;
  /** what runs the change in a terminal */
  command: string;
}

/** A change as a list of sentences, each with its blanks as controls. */
export function EditChange({ own, set, checked, busy, command }: EditChangeProps) {
  const told = words.value.many.edit;
  const failed = useSignal("");
  const kind = useSignal<SentenceKind>("never");
  const list = useRef<HTMLOListElement>(null);
  const adder = useRef<HTMLSelectElement>(null);
  useEffect(() => void bringScenarios().catch((error: unknown) => (failed.value = String(error))), []);
  if (!checked)
    return (
      <p class="fine" role="status">
        {failed.value === "" ? words.value.page.loading : <span lang="en">{failed.value}</span>}
      </p>
    );
  const { known, problems, findings } = checked;
  const { sentences } = own;
  const put = (next: readonly Sentence[]) => set(withSentences(own, next));
  const somewhereElse = findings.filter(({ at }) => at.length === 0);
  return (
    <fieldset class="own" disabled={busy}>
      <legend>{told.heading}</legend>
      {sentences.length === 0 && <p class="fine">{told.nothing}</p>}
      <ol ref={list}>
        {sentences.map((sentence, i) => (
          <li key={i} data-sentence={sentence.kind}>
            <SentenceLine
              sentence={sentence}
              checked={checked}
              set={(next) => put(sentences.map((old, j) => (j === i ? next : old)))}
            />
            <button
              type="button"
              class="small"
              aria-label={told.remove(sentenceInWords(sentence, tongue.value, known))}
              onClick={() => {
                put(sentences.filter((_, j) => j !== i));
                adder.current?.focus();
              }}
            >
              ×
            </button>
            <Wrong
              problems={problems[i]}
              findings={findings.filter(({ at }) => at.includes(i)).map(({ finding }) => finding)}
            />
          </li>
        ))}
      </ol>
      <div class="row">
        <select
          ref={adder}
          aria-label={told.kind}
          value={kind.value}
          onChange={(event) => (kind.value = event.currentTarget.value as SentenceKind)}
        >
          {SENTENCE_KINDS.map((one) => (
            <option key={one} value={one}>
              {told.kinds[one]}
            </option>
          ))}
        </select>
        <button
          type="button"
          onClick={() => {
            put([...sentences, newSentence(kind.value)]);
            // once it is there, its first blank can be filled
            setTimeout(() =>
              list.current?.querySelector<HTMLElement>("li:last-child :is(input, select)")?.focus(),
            );
          }}
        >
          {told.add}
        </button>
      </div>
      {!sentences.some((sentence) => sentence.kind === "free") && sentences.length > 0 && (
        <p class="fine">{told.notes.recorded}</p>
      )}
      <Against own={own} set={set} />
      {somewhereElse.length > 0 && (
        <Wrong problems={[]} findings={somewhereElse.map(({ finding }) => finding)} />
      )}
      <p class="fine">
        <button
          type="button"
          disabled={!checked.ready}
          onClick={() => {
            const title = changeInWords(own, tongueOf("en", null), known);
            const text = `${JSON.stringify(scenarioOf(own, title).file, null, 2)}\n`;
            handOver(new Blob([text], { type: "application/json" }), "scenario.json");
          }}
        >
          {told.download} <span lang="en">scenario.json</span>
        </button>{" "}
        {told.terminal} <code>{command}</code>
      </p>
    </fieldset>
  );
}

/** What the change is compared with. */
function Against({ own, set }: { own: OwnChange; set(own: OwnChange): void }) {
  const told = words.value.many.edit;
  const free = own.against !== "";
  return (
    <p class="sentence">
      {told.against}{" "}
      <select
        aria-label={told.against}
        value={free ? "free" : "decided"}
        onChange={(event) => set({ ...own, against: event.currentTarget.value === "free" ? isoOf(0) : "" })}
      >
        <option value="decided">{told.againstWhat.decided}</option>
        <option value="free">{told.againstWhat.free}</option>
      </select>{" "}
      {free && (
        <DateField
          label={`${told.against} ${told.againstWhat.free}`}
          value={own.against}
          set={(against) => against !== "" && set({ ...own, against })}
        />
      )}
      {free && !isWarDate(own.against) && (
        <Wrong problems={[{ what: "date", blank: "date" }]} findings={[]} />
      )}
    </p>
  );
}

/** What is wrong with a sentence. */
function Wrong({
  problems,
  findings,
}: {
  problems: readonly Problem[];
  findings: readonly ScenarioFinding[];
}) {
  const told = words.value.many.edit.problems;
  const found = findings.map((finding) => {
    if (finding.path.endsWith("/shiftDays")) return told.early;
    if (finding.path.endsWith("/departure")) return told.leaves;
    return (
      <>
        {told.other} <span lang="en">{findingInWords(finding)}</span>
      </>
    );
  });
  const all = [...new Set([...problems.map((problem) => problemInWords(problem, words.value)), ...found])];
  return (
    <span class="wrong" role="status">
      {all.map((text, i) => (
        <span key={i}>{text} </span>
      ))}
    </span>
  );
}

interface SentenceLineProps {
  sentence: Sentence;
  set(next: Sentence): void;
  checked: CheckedChange;
}

/** One sentence with its controls. */
function SentenceLine({ sentence, set, checked }: SentenceLineProps) {
  const notes = words.value.many.edit.notes;
  const { known } = checked;
  const sides = useMemo(() => sidesWithSorties(known), [known]);
  const roster = useRoster(known);
  const control = (blank: Blank): VNode => (
    <Control
      sentence={sentence}
      blank={blank}
      put={(text) => set(filled(sentence, blank, text, known))}
      checked={checked}
    />
  );
  const commands = whoIn(blankOf(sentence, "who")).formations.some((id) => roster.commanding.has(id));
  const aboutForces = ["never", "comes", "arrives", "at", "full", "strength"].includes(sentence.kind);
  return (
    <span class="sentence">
      {/* each in an element of its own: beside bare text a control that comes or goes confuses the others */}
      {sentenceParts(sentence.kind, words.value, control).map((part, i) => (
        <span key={i}>{part}</span>
      ))}
      {commands && aboutForces && <small class="note">{notes.headquarters}</small>}
      {sentence.kind === "air" && !sides.has(blankOf(sentence, "side")) && (
        <small class="note">{notes.sorties}</small>
      )}
    </span>
  );
}

/** The sentence with a blank filled; another parameter begins at its usual value. */
function filled(sentence: Sentence, blank: Blank, text: string, { record }: KnownScenarios): Sentence {
  const next = withBlank(sentence, blank, text);
  if (blank !== "parameter") return next;
  const usual = record.parameters.find(({ id }) => id === text)?.value;
  return withBlank(next, "value", usual === undefined ? "" : String(usual));
}

interface ControlProps {
  sentence: Sentence;
  blank: Blank;
  put(text: string): void;
  checked: CheckedChange;
}

/** The control of one blank. */
function Control({ sentence, blank, put, checked }: ControlProps) {
  const told = words.value.many.edit;
  const { known, choices } = checked;
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
      return <WhoControl text={text} put={put} known={known} decided={isAboutDecisions(sentence.kind)} />;
    case "party":
    case "place":
    case "parameter":
      return <OneControl blank={blank} text={text} put={put} checked={checked} />;
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

function DateField({ label, value, set }: { label: string; value: string; set(date: string): void }) {
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
  known: KnownScenarios;
  /** whether only those can be meant whose decisions are recorded */
  decided: boolean;
}

/** Parties and formations, each with a button to take it out, and a field to find another. */
function WhoControl({ text, put, known, decided }: WhoControlProps) {
  const told = words.value.many.edit;
  const who = whoIn(text);
  const { offered, index } = useRoster(known);
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
  const can = (subject: string) =>
    !chosen.some(([id]) => id === subject) && (decided ? offered.decided : offered.all).has(subject);
  const find = (query: string): Option[] => {
    const found =
      query === ""
        ? [...offered.all].filter((subject) => subject.startsWith("party/"))
        : search(index, query, 400).map(({ subject }) => subject);
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
  checked: CheckedChange;
}

/** One party, place or parameter, found by typing. */
function OneControl({ blank, text, put, checked }: OneControlProps) {
  const told = words.value.many.edit;
  const { known, choices } = checked;
  const index = useMemo(() => placeIndex(choices), [choices, names.value]);
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
      return search(index, query, HITS).map(({ subject }) => named(subject.split("/")[1]));
    const all = blank === "party" ? choices.parties : [...choices.parameters.keys()];
    const letters = query.toLowerCase().split(/\s+/);
    return all
      .map(named)
      .filter(({ id, name }) => letters.every((part) => `${name} ${id}`.toLowerCase().includes(part)))
      .slice(0, 40);
  };
  return <Pick label={told.blanks[blank]} placeholder={told.find[blank]} find={find} pick={put} />;
}

/** Sides that fly against the ground by the record. */
function sidesWithSorties({ record }: KnownScenarios): Set<string> {
  return new Set(
    record.airEffort
      .filter((row) => row.closeSupportSorties + row.interdictionSorties > 0)
      .map(({ side }) => side),
  );
}

/** Who can be named in sentences, and their names made ready for search. */
function useRoster(known: KnownScenarios) {
  return useMemo(() => {
    const forces = known.files["scenarios/as-decided/forces.json"] as ForcesFile;
    const roster = rosterOf(known.record, forces, LAST_DAY);
    const parties = forces.parties.map(({ party }) => `party/${party}`);
    const formations = known.record.formations.filter(({ id }) => roster.byId.has(id));
    const deciding = new Set(
      ["un", "communist"].flatMap((side) =>
        (known.files[`scenarios/as-decided/directives/${side}.json`] as DirectiveRow[]).map(
          ({ headquarters }) => headquarters,
        ),
      ),
    );
    const all = new Set([...parties, ...formations.map(({ id }) => `formation/${id}`)]);
    const decided = new Set([...parties, ...[...deciding].map((id) => `formation/${id}`)]);
    return {
      commanding: new Set(roster.commanding.map(({ formation }) => formation.id)),
      offered: { all, decided },
      index: indexOf([...all]),
    };
  }, [known, names.value]);
}

function placeIndex({ places }: Choices): SearchIndex {
  return indexOf([...places].map((id) => `place/${id}`));
}

/** Names of some subjects, in every language, made ready for search. */
function indexOf(ids: readonly string[]): SearchIndex {
  const subjects = ids.map((id): [string, Subject] => {
    const kind = id.split("/")[0] as "party" | "formation" | "place";
    const table = ({ party: "parties", formation: "formations", place: "places" } as const)[kind];
    return [id, { id, kind, name: id, table, row: 0 }];
  });
  return searchIndexOf(names.value ?? new Map(), new Map(subjects));
}
