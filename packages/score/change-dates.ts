import { dayOf, isoOf, type Day } from "@p38/base";
import type { ControlFact, Place, WarRecord } from "@p38/record";
import type { Answers } from "./answers.ts";
import { quantile } from "@p38/ensemble";
import { mean } from "./brier.ts";
import { statementsOf } from "./held-days.ts";
import { gather, type LeftOut } from "./left-out.ts";
import { byPart, isShownIn, type ByPart } from "./parts.ts";
import type { ScoreRules } from "./rules.ts";
import { isInHardTest, partOf, type Part } from "./split.ts";

/** A recorded change of hands and when the answer has it. */
export interface ChangeOfHands {
  place: string;
  name: string;
  importance: number;
  date: string;
  uncertaintyDays: number;
  to: "un" | "communist";
  part: Part;
  isHardTest: boolean;
  /** day of the answer's change; the end of the search where it has none, its beginning where it had it before */
  answer: string;
  found: "change" | "held before" | "never";
  /** days after the recorded date, less than 0 for before */
  errorDays: number;
}

/** Dates of changes of hands over a part. */
export interface ChangePart {
  changes: number;
  /** the side never takes the place within the search: counted at its end */
  never: number;
  /** the side has the place from the beginning of the search: counted there */
  heldBefore: number;
  meanAbsDays: number | null;
  medianAbsDays: number | null;
  meanSignedDays: number | null;
  /** share within the recorded date's uncertainty, and within a week */
  withinUncertaintyShare: number | null;
  withinWeekShare: number | null;
}

/** Dates at which named places change hands (O3). */
export interface ChangeScore {
  changes: ChangeOfHands[];
  parts: ByPart<ChangePart>;
  baselines: { name: string; parts: ByPart<ChangePart> }[];
  leftOut: LeftOut[];
}

/** A change of hands that the record dates. */
interface RecordedChange {
  place: Place;
  day: Day;
  uncertaintyDays: number;
  /** 0 un, 1 communist */
  to: number;
  /** first and last day on which an answer's change is taken for this one */
  searchFrom: Day;
  searchTo: Day;
}

/**
 * Matches each recorded change of hands with the first day on which the answer has the place in that side's
 * hands, from the recorded change before it to the one after it, at most the rules' number of days either way.
 */
export function scoreChanges(
  record: WarRecord,
  answers: Answers,
  baselines: readonly Answers[],
  rules: ScoreRules,
): ChangeScore {
  const { changes: recorded, leftOut } = recordedChanges(record, rules, answers.days);
  const changes: ChangeOfHands[] = [];
  const matched: RecordedChange[] = [];
  for (const change of recorded) {
    const match = matchChange(change, answers);
    if (!match)
      leftOut.push({
        what: "changes of hands",
        reason: `not answered by ${answers.name}: off its map`,
        count: 1,
      });
    else {
      matched.push(change);
      changes.push(describe(change, match, rules));
    }
  }
  const inGap = changes.filter(({ part }) => part === "gap").length;
  leftOut.push({
    what: "changes of hands",
    reason: "in the gap between months for fitting and for judging; shown by date only",
    count: inGap,
  });
  return {
    changes,
    parts: partsOf(changes, rules),
    baselines: baselines
      .filter(({ communistShare }) => communistShare)
      .map((baseline) => {
        const theirs = matched.flatMap((change) => {
          const match = matchChange(change, baseline);
          return match ? [describe(change, match, rules)] : [];
        });
        return { name: baseline.name, parts: partsOf(theirs, rules) };
      }),
    leftOut: gather(leftOut),
  };
}

function partsOf(changes: readonly ChangeOfHands[], rules: ScoreRules): ByPart<ChangePart> {
  return byPart((part) =>
    partOfChanges(changes.filter((row) => isShownIn(part, row.part, dayOf(row.date), rules.split))),
  );
}

/** Changes that the record dates, by place in order of id, then by date. */
function recordedChanges(
  record: WarRecord,
  rules: ScoreRules,
  days: number,
): { changes: RecordedChange[]; leftOut: LeftOut[] } {
  const { windowDaysMax, importanceMax } = rules.observations.changeDates;
  const factsOf = Map.groupBy(record.control, ({ place }) => place);
  const changes: RecordedChange[] = [];
  const leftOut: LeftOut[] = [];
  for (const place of [...record.places].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const ofPlace = changesOf(factsOf.get(place.id) ?? []);
    ofPlace.forEach(({ day, to, uncertaintyDays }, i) => {
      const leave = (reason: string) => leftOut.push({ what: "changes of hands", reason, count: 1 });
      if (place.importance > importanceMax) leave("a village or hill, smaller than a cell");
      else if (day < 0 || day >= days) leave("outside the days of the answer");
      else
        changes.push({
          place,
          day,
          uncertaintyDays,
          to,
          searchFrom: Math.max(i > 0 ? ofPlace[i - 1].day + 1 : 0, day - windowDaysMax, 0),
          searchTo: Math.min(
            i + 1 < ofPlace.length ? ofPlace[i + 1].day - 1 : days - 1,
            day + windowDaysMax,
            days - 1,
          ),
        });
    });
  }
  return { changes, leftOut };
}

/** Dated changes from one side to the other; contested days between do not count. */
function changesOf(facts: readonly ControlFact[]): { day: Day; to: number; uncertaintyDays: number }[] {
  const changes: { day: Day; to: number; uncertaintyDays: number }[] = [];
  let holder = -1;
  for (const statement of statementsOf(facts)) {
    if (statement.holder < 0) continue;
    if (statement.isChange && statement.holder !== holder)
      changes.push({ day: statement.day, to: statement.holder, uncertaintyDays: statement.uncertaintyDays });
    holder = statement.holder;
  }
  return changes;
}

function matchChange(
  { place, to, searchFrom, searchTo }: RecordedChange,
  answers: Answers,
): { day: Day; found: ChangeOfHands["found"] } | null {
  const has = (day: Day) => {
    const share = answers.communistShare?.(place, day) ?? null;
    return share === null ? null : to === 1 ? share > 0.5 : share < 0.5;
  };
  for (let day = searchFrom; day <= searchTo; day++) {
    const held = has(day);
    if (held === null) return null;
    if (held) {
      const before = day === searchFrom && day > 0 ? has(day - 1) : false;
      return { day, found: before ? "held before" : "change" };
    }
  }
  return { day: searchTo, found: "never" };
}

function describe(
  { place, day, uncertaintyDays, to }: RecordedChange,
  match: { day: Day; found: ChangeOfHands["found"] },
  { split }: ScoreRules,
): ChangeOfHands {
  return {
    place: place.id,
    name: place.name,
    importance: place.importance,
    date: isoOf(day),
    uncertaintyDays,
    to: to === 0 ? "un" : "communist",
    part: partOf(split, { place: place.id, day }),
    isHardTest: isInHardTest(split, day),
    answer: isoOf(match.day),
    found: match.found,
    errorDays: match.day - day,
  };
}

function partOfChanges(changes: readonly ChangeOfHands[]): ChangePart {
  const errors = changes.map(({ errorDays }) => errorDays);
  const sorted = errors.map(Math.abs).sort((a, b) => a - b);
  const share = (test: (change: ChangeOfHands) => boolean) =>
    changes.length ? changes.filter(test).length / changes.length : null;
  return {
    changes: changes.length,
    never: changes.filter(({ found }) => found === "never").length,
    heldBefore: changes.filter(({ found }) => found === "held before").length,
    meanAbsDays: changes.length ? mean(sorted) : null,
    medianAbsDays: changes.length ? quantile(sorted, 0.5) : null,
    meanSignedDays: changes.length ? mean(errors) : null,
    withinUncertaintyShare: share(
      ({ errorDays, uncertaintyDays, found }) => found === "change" && Math.abs(errorDays) <= uncertaintyDays,
    ),
    withinWeekShare: share(({ errorDays, found }) => found === "change" && Math.abs(errorDays) <= 7),
  };
}
