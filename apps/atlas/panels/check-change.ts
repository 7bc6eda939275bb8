import { useEffect, useMemo } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { searchIndexOf, type Names, type SearchIndex, type Subject } from "@p38/record";
import type { ScenarioFinding } from "@p38/scenario";
import { knownScenarios } from "../bring-scenarios.ts";
import { grid, names } from "../state.ts";
import { errorsOf, nothingDiffers, type KnownScenarios } from "../view/cast-scenario.ts";
import {
  choicesOf,
  isWarDate,
  problemsOf,
  scenarioOf,
  sentencesFor,
  type Choices,
  type OwnChange,
  type Problem,
} from "../view/sentences.ts";
import { sidesWithSorties, whoToName, type WhoToName } from "../view/who-to-name.ts";

/** What a change is written and checked with. */
export interface Desk {
  known: KnownScenarios;
  choices: Choices;
  who: WhoToName;
  /** sides whose air effort the record has */
  flying: ReadonlySet<string>;
  /** names of parties and formations, and of places, made ready for search */
  index: { who: SearchIndex; place: SearchIndex };
}

/** A change with what is wrong with it. */
export interface CheckedChange extends Desk {
  /** of each sentence by itself */
  problems: Problem[][];
  /** what the scenario's rules find, with the sentences it is about */
  findings: Finding[];
  /** whether it makes the very war that it is compared with */
  same: boolean;
  /** whether something is known to be wrong, so that it cannot be run */
  wrong: boolean;
  /** whether all is known to be right */
  ready: boolean;
}

interface Finding {
  finding: ScenarioFinding;
  at: number[];
}

/** ms after the last change of a sentence until the whole is checked. */
const CHECK_AFTER_MS = 300;
/** Stands for the title while a change is only checked. */
const TITLE = "own";

/** Checks a reader's change as it is edited; null until what it is checked against is here, or where nothing is edited. */
export function useChecked(own: OwnChange | null): CheckedChange | null {
  const known = knownScenarios.value;
  const ground = grid.value;
  const named = names.value;
  const desk = useMemo((): Desk | null => {
    if (!known || !ground) return null;
    const [choices, who] = [choicesOf(known, ground), whoToName(known)];
    const places = [...choices.places.keys()].map((id) => `place/${id}`);
    const index = { who: indexOf(who.all, named), place: indexOf(places, named) };
    return { known, choices, who, flying: sidesWithSorties(known), index };
  }, [known, ground, named]);
  const problems = own && desk ? problemsOf(own, desk.choices) : [];
  const sound =
    own !== null &&
    problems.every((some) => some.length === 0) &&
    (own.against === "" || isWarDate(own.against));
  /** the change that was checked last, and what was found */
  const checked = useSignal<{ of: OwnChange; findings: Finding[]; same: boolean } | null>(null);
  useEffect(() => {
    if (!own || !sound || !known || !ground) return;
    const timer = setTimeout(() => {
      const { file, places } = scenarioOf(own, TITLE);
      const findings = errorsOf(known, ground, file).map((finding) => ({
        finding,
        at: sentencesFor(finding, own, places, known),
      }));
      const whole = findings.length === 0 && own.sentences.length > 0;
      checked.value = { of: own, findings, same: whole && nothingDiffers(known, ground, file) };
    }, CHECK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [own, sound, known, ground]);
  if (!own || !desk) return null;
  const result = sound && checked.value?.of === own ? checked.value : null;
  const { findings = [], same = false } = result ?? {};
  const wrong = !sound || findings.length > 0 || same;
  return {
    ...desk,
    problems,
    findings,
    same,
    wrong,
    ready: result !== null && !wrong && own.sentences.length > 0,
  };
}

/** Names of some subjects, in every language, made ready for search. */
function indexOf(ids: Iterable<string>, named: Names | null): SearchIndex {
  const subjects = [...ids].map((id): [string, Subject] => {
    const kind = id.split("/")[0] as "party" | "formation" | "place";
    const table = ({ party: "parties", formation: "formations", place: "places" } as const)[kind];
    return [id, { id, kind, name: id, table, row: 0 }];
  });
  return searchIndexOf(named ?? new Map(), new Map(subjects));
}
