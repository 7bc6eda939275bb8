import { dayOf, isoOf, type Day } from "@p38/base";
import { quantile } from "@p38/ensemble";
import type { ControlFact, Place, WarRecord } from "@p38/record";
import type { Answers } from "./answers.ts";
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
  /** date of the answer's change that is matched to it; null where there is none */
  answer: string | null;
  /** days after the recorded date, less than 0 for before; null where there is no match */
  errorDays: number | null;
}

/** Dates of changes of hands over a part. */
export interface ChangePart {
  changes: number;
  /** recorded changes that no change of the answer is matched to; they count as the longest error allowed */
  missing: number;
  /** changes of the answer that no recorded one is matched to; they are in no error */
  unrecorded: number;
  meanAbsDays: number | null;
  medianAbsDays: number | null;
  /** over matched changes alone */
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

/** A change of hands to a side: 0 un, 1 communist. */
interface Change {
  day: Day;
  to: number;
}

interface RecordedChange extends Change {
  uncertaintyDays: number;
}

/** What an answer has of the changes at the places of the record. */
interface Matched {
  changes: ChangeOfHands[];
  /** part and day of each change of the answer that matches none */
  unrecorded: { part: Part; day: Day }[];
}

/**
 * Matches each place's recorded changes of hands with the answer's, in order and side by side alike.
 *
 * Of all matchings that keep the order, the one with the least sum of errors stands; a recorded change
 * without a match counts as the longest error that the rules allow, and no match may be further off.
 */
export function scoreChanges(
  record: WarRecord,
  answers: Answers,
  baselines: readonly Answers[],
  rules: ScoreRules,
): ChangeScore {
  const { places, leftOut } = recordedChanges(record, rules, answers);
  const own = matchAll(places, answers, rules);
  leftOut.push({
    what: "changes of hands",
    reason: "in the gap between months for fitting and for judging; shown by date only",
    count: own.changes.filter(({ part }) => part === "gap").length,
  });
  return {
    changes: own.changes,
    parts: partsOf(own, rules),
    baselines: baselines
      .filter(({ communistShare }) => communistShare)
      .map((baseline) => ({ name: baseline.name, parts: partsOf(matchAll(places, baseline, rules), rules) })),
    leftOut: gather(leftOut),
  };
}

/**
 * The matching of two lists of changes in order of days that has the least cost.
 *
 * @param unmatchedDays cost of a recorded change without a match, and the furthest that a match may be off
 * @returns for each recorded change the index of the answer's, or -1
 */
export function matchInOrder(
  recorded: readonly Change[],
  answered: readonly Change[],
  unmatchedDays: number,
): number[] {
  const [rows, cols] = [recorded.length, answered.length];
  // least cost of matching the recorded changes from i on with the answer's from j on
  const cost = Array.from({ length: rows + 1 }, () => new Float64Array(cols + 1));
  const errorOf = (i: number, j: number) => Math.abs(answered[j].day - recorded[i].day);
  const canMatch = (i: number, j: number) =>
    answered[j].to === recorded[i].to && errorOf(i, j) <= unmatchedDays;
  for (let i = rows - 1; i >= 0; i--) {
    cost[i][cols] = cost[i + 1][cols] + unmatchedDays;
    for (let j = cols - 1; j >= 0; j--) {
      cost[i][j] = Math.min(cost[i + 1][j] + unmatchedDays, cost[i][j + 1]);
      if (canMatch(i, j)) cost[i][j] = Math.min(cost[i][j], cost[i + 1][j + 1] + errorOf(i, j));
    }
  }
  const matches: number[] = [];
  let j = 0;
  for (let i = 0; i < rows; i++) {
    // of equal costs a match is taken first, then the earlier change of the answer
    while (j < cols && !(canMatch(i, j) && cost[i][j] === cost[i + 1][j + 1] + errorOf(i, j))) {
      if (cost[i][j] !== cost[i][j + 1]) break;
      j++;
    }
    const isMatch = j < cols && canMatch(i, j) && cost[i][j] === cost[i + 1][j + 1] + errorOf(i, j);
    matches.push(isMatch ? j : -1);
    if (isMatch) j++;
  }
  return matches;
}

/** Changes that the record dates, by place in order of id, of places that the answer reaches. */
function recordedChanges(
  record: WarRecord,
  rules: ScoreRules,
  answers: Answers,
): { places: { place: Place; changes: RecordedChange[] }[]; leftOut: LeftOut[] } {
  const factsOf = Map.groupBy(record.control, ({ place }) => place);
  const places: { place: Place; changes: RecordedChange[] }[] = [];
  const leftOut: LeftOut[] = [];
  for (const place of record.places.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const all = changesOf(factsOf.get(place.id) ?? []);
    const leave = (reason: string, count: number) =>
      leftOut.push({ what: "changes of hands", reason, count });
    if (place.importance > rules.observations.changeDates.importanceMax) {
      leave("a village or hill, smaller than a cell", all.length);
      continue;
    }
    const changes = all.filter(({ day }) => day >= 0 && day < answers.days);
    leave("outside the days of the answer", all.length - changes.length);
    if (changes.length === 0) continue;
    if ((answers.communistShare?.(place, 0) ?? null) === null)
      leave(`not answered by ${answers.name}: off its map`, changes.length);
    else places.push({ place, changes });
  }
  return { places, leftOut };
}

/** Dated changes from one side to the other; contested days between do not count. */
function changesOf(facts: readonly ControlFact[]): RecordedChange[] {
  const changes: RecordedChange[] = [];
  let holder = -1;
  for (const { day, holder: now, isChange, uncertaintyDays } of statementsOf(facts)) {
    if (now < 0) continue;
    if (isChange && now !== holder) changes.push({ day, to: now, uncertaintyDays });
    holder = now;
  }
  return changes;
}

/** An answer's own changes at a place, given who held it before the first day. */
function answeredChanges(place: Place, before: number, answers: Answers): Change[] {
  const changes: Change[] = [];
  let holder = before;
  for (let day = 0; day < answers.days; day++) {
    const share = answers.communistShare?.(place, day) ?? null;
    if (share === null || share === 0.5) continue;
    const now = share > 0.5 ? 1 : 0;
    if (now !== holder) changes.push({ day, to: now });
    holder = now;
  }
  return changes;
}

function matchAll(
  places: readonly { place: Place; changes: readonly RecordedChange[] }[],
  answers: Answers,
  rules: ScoreRules,
): Matched {
  const { split, observations } = rules;
  const matched: Matched = { changes: [], unrecorded: [] };
  for (const { place, changes } of places) {
    // before its first change a place was the other side's, in the war as in the scenario
    const answered = answeredChanges(place, 1 - changes[0].to, answers);
    const matches = matchInOrder(changes, answered, observations.changeDates.longestErrorDays);
    changes.forEach(({ day, to, uncertaintyDays }, i) => {
      const match = answered.at(matches[i]);
      const isMatched = matches[i] >= 0 && match !== undefined;
      matched.changes.push({
        place: place.id,
        name: place.name,
        importance: place.importance,
        date: isoOf(day),
        uncertaintyDays,
        to: to === 0 ? "un" : "communist",
        part: partOf(split, { place: place.id, day }),
        isHardTest: isInHardTest(split, day),
        answer: isMatched ? isoOf(match.day) : null,
        errorDays: isMatched ? match.day - day : null,
      });
    });
    answered.forEach(({ day }, j) => {
      if (!matches.includes(j))
        matched.unrecorded.push({ part: partOf(split, { place: place.id, day }), day });
    });
  }
  return matched;
}

function partsOf({ changes, unrecorded }: Matched, rules: ScoreRules): ByPart<ChangePart> {
  return byPart((part) => {
    const rows = changes.filter((row) => isShownIn(part, row.part, dayOf(row.date), rules.split));
    const extra = unrecorded.filter((row) => isShownIn(part, row.part, row.day, rules.split));
    return partOfChanges(rows, extra.length, rules.observations.changeDates.longestErrorDays);
  });
}

function partOfChanges(
  changes: readonly ChangeOfHands[],
  unrecorded: number,
  missingDays: number,
): ChangePart {
  const found = changes.flatMap(({ errorDays }) => (errorDays === null ? [] : [errorDays]));
  const sizes = changes.map(({ errorDays }) => (errorDays === null ? missingDays : Math.abs(errorDays)));
  const shareWithin = (daysOf: (change: ChangeOfHands) => number) =>
    changes.length
      ? changes.filter((row) => row.errorDays !== null && Math.abs(row.errorDays) <= daysOf(row)).length /
        changes.length
      : null;
  return {
    changes: changes.length,
    missing: changes.length - found.length,
    unrecorded,
    meanAbsDays: changes.length ? mean(sizes) : null,
    medianAbsDays: changes.length ? quantile(sizes, 0.5) : null,
    meanSignedDays: found.length ? mean(found) : null,
    withinUncertaintyShare: shareWithin(({ uncertaintyDays }) => uncertaintyDays),
    withinWeekShare: shareWithin(() => 7),
  };
}
