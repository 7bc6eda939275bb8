import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { dayOf, isoOf, sentence as findingInEnglish } from "@p38/base";
import type { ScenarioFinding } from "@p38/scenario";
import { bringScenarios } from "../bring-scenarios.ts";
import { handOver } from "../hand-over.ts";
import { tongue, words } from "../state.ts";
import type { KnownScenarios } from "../view/cast-scenario.ts";
import {
  changeInWords,
  findingInWords,
  nameOfId,
  problemInWords,
  sentenceInWords,
  sentenceParts,
} from "../view/sentence-words.ts";
import {
  blankOf,
  holdsToTheEnd,
  isLine,
  isOrder,
  isWarDate,
  newSentence,
  scenarioOf,
  SENTENCE_KINDS,
  whoIn,
  withBlank,
  withSentences,
  type Blank,
  type OwnChange,
  type Problem,
  type Sentence,
  type SentenceKind,
} from "../view/sentences.ts";
import { tongueOf } from "../view/tongue.ts";
import { Control, DateField } from "./blank-controls.tsx";
import type { CheckedChange } from "./check-change.ts";

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
              own={own}
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
              sentence={sentence}
              known={known}
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
      {sentences.some(isOrder) && <p class="fine">{told.notes.ordered}</p>}
      {!sentences.some((sentence) => sentence.kind === "free") && sentences.length > 0 && (
        <p class="fine">{told.notes.recorded}</p>
      )}
      <Against own={own} set={set} />
      {somewhereElse.length > 0 && (
        <Wrong problems={[]} findings={somewhereElse.map(({ finding }) => finding)} known={known} />
      )}
      <span class="wrong" role="status">
        {checked.same && told.problems.same}
      </span>
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

interface WrongProps {
  problems: readonly Problem[];
  findings: readonly ScenarioFinding[];
  /** the sentence that it is told at */
  sentence?: Sentence;
  known?: KnownScenarios;
}

/** What is wrong with a sentence, or with the whole. */
function Wrong({ problems, findings, sentence, known }: WrongProps) {
  const told = words.value.many.edit.problems;
  const found = findings.map(
    (finding) =>
      (known && findingInWords(finding, sentence, tongue.value, known)) ?? (
        <>
          {told.other} <span lang="en">{findingInEnglish(finding)}</span>
        </>
      ),
  );
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
  /** the change that it is part of */
  own: OwnChange;
  set(next: Sentence): void;
  checked: CheckedChange;
}

/** One sentence with its controls. */
function SentenceLine({ sentence, own, set, checked }: SentenceLineProps) {
  const notes = words.value.many.edit.notes;
  const { known, who, flying } = checked;
  const control = (blank: Blank): VNode => (
    <Control
      sentence={sentence}
      blank={blank}
      put={(text) => set(filled(sentence, blank, text, known))}
      desk={checked}
    />
  );
  const commands = whoIn(blankOf(sentence, "who")).formations.some((id) => who.commanding.has(id));
  const aboutForces = ["never", "comes", "arrives", "at", "full", "strength"].includes(sentence.kind);
  return (
    <span class="sentence">
      {/* each in an element of its own: beside bare text a control that comes or goes confuses the others */}
      {sentenceParts(sentence.kind, words.value, control).map((part, i) => (
        <span key={i}>{part}</span>
      ))}
      {commands && aboutForces && <small class="note">{notes.headquarters}</small>}
      {sentence.kind === "air" && !flying.has(blankOf(sentence, "side")) && (
        <small class="note">{notes.sorties}</small>
      )}
      {isOrder(sentence) && <Under sentence={sentence} checked={checked} />}
      {isOrder(sentence) && <WhereTo sentence={sentence} />}
      {holdsToTheEnd(sentence, own, checked.choices) && <small class="note">{notes.open}</small>}
      {sentence.kind === "given" && <small class="note">{notes.given}</small>}
    </span>
  );
}

/** What becomes of everybody under a headquarters by the places of a sentence. */
function WhereTo({ sentence }: { sentence: Sentence }) {
  const { notes } = words.value.many.edit;
  const note = () => {
    if (sentence.kind === "lands") return notes.lands;
    if (isLine(sentence)) return notes.line;
    if (blankOf(sentence, "posture") === "attack") return notes.attack;
    return blankOf(sentence, "places") === "" ? "" : notes.gather;
  };
  return <small class="note">{note()}</small>;
}

/** Who is under the headquarters of a sentence on its day. */
function Under({ sentence, checked }: { sentence: Sentence; checked: CheckedChange }) {
  const [headquarters, date] = [blankOf(sentence, "headquarters"), blankOf(sentence, "date")];
  const { known, who } = checked;
  if (!who.commanding.has(headquarters) || !isWarDate(date)) return null;
  const names = who
    .under(headquarters, dayOf(date))
    .map((id) => nameOfId("formation", id, tongue.value, known));
  if (names.length === 0) return null;
  return <small class="note">{words.value.many.edit.notes.under(words.value.list(names))}</small>;
}

/** The sentence with a blank filled; another parameter begins at its usual value. */
function filled(sentence: Sentence, blank: Blank, text: string, { record }: KnownScenarios): Sentence {
  const next = withBlank(sentence, blank, text);
  if (blank !== "parameter") return next;
  const usual = record.parameters.find(({ id }) => id === text)?.value;
  return withBlank(next, "value", usual === undefined ? "" : String(usual));
}
