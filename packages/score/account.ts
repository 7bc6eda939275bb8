import { dayOf, isoOf, LAST_DAY } from "@p38/base";
import type { Run } from "@p38/model";
import type { WarRecord } from "@p38/record";
import type { HexGrid } from "@p38/terrain";
import { answersOfRun, type Answers } from "./answers.ts";
import { scoreChanges } from "./change-dates.ts";
import { scoreLines } from "./line-distance.ts";
import { menOf, scoreLosses, type LossComparison } from "./losses.ts";
import type { ScoreRules } from "./rules.ts";
import { scoreStrengths } from "./strengths.ts";

/** A great city, port or capital changed hands. */
export interface AccountEvent {
  kind: "event";
  place: string;
  name: string;
  to: "un" | "communist";
  recordedDate: string;
  uncertaintyDays: number;
  /** null where the run has no change to match */
  runDate: string | null;
  /** days after the recorded date, less than 0 for before; null where `runDate` is */
  differenceDays: number | null;
}

/** The line of contact on a date of which the record has one. */
export interface AccountLine {
  kind: "line";
  date: string;
  accuracyKm: number;
  /** null where the run has no line */
  meanAbsKm: number | null;
  /** positive where the run's line is further north (west, round Pusan): the UN holds more */
  meanSignedKm: number | null;
  worstKm: number | null;
}

/** Men a side lost in a year: killed, wounded, missing and captured. */
export interface AccountYear {
  kind: "year";
  side: "un" | "communist";
  year: string;
  runMen: number;
  /** non-battle losses of the year, apart */
  runNonBattleMen: number;
  /** claims on spans within the year that do not overlap: how many, and their least and most */
  claims: number;
  recordMenMin: number | null;
  recordMenMax: number | null;
  /** what the run has over those spans and parties alone, to hold against the two before */
  runMenOfClaims: number | null;
}

/** What a party (or side) lost in the whole war beside the least and the most that anyone says. */
export interface AccountLoss {
  kind: "losses";
  whose: string;
  side: "un" | "communist";
  measure: LossComparison["measure"];
  runMen: number;
  recordMenMin: number;
  recordMenMax: number;
}

/** Men present on a date beside a claim. */
export interface AccountStrength {
  kind: "strength";
  whose: string;
  side: "un" | "communist";
  date: string;
  /** fighting troops as the run counts them, or all ground troops, which a run must fall short of */
  counts: "combat" | "all troops";
  runMen: number;
  recordMenMin: number;
  recordMenMax: number;
}

export type AccountRow = AccountEvent | AccountLine | AccountYear | AccountLoss | AccountStrength;

/**
 * The war as it went in a run, against the record: key dates, lines, losses, strengths; the run stays as it is.
 *
 * Key events are changes of hands at places of the importance that the rules name.
 */
export function account(run: Run, record: WarRecord, grid: HexGrid, rules: ScoreRules): AccountRow[] {
  const answers = answersOfRun(run, grid);
  const { keyImportanceMax } = rules.observations.changeDates;
  const events = scoreChanges(record, answers, [], rules)
    .changes.filter(({ importance }) => importance <= keyImportanceMax)
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map((change): AccountEvent => ({
      kind: "event",
      place: change.place,
      name: change.name,
      to: change.to,
      recordedDate: change.date,
      uncertaintyDays: change.uncertaintyDays,
      runDate: change.answer,
      differenceDays: change.errorDays,
    }));
  const lines = scoreLines(record, answers, [], rules).byDate.map(
    ({ date, accuracyKm, own }): AccountLine => ({
      kind: "line",
      date,
      accuracyKm,
      meanAbsKm: own?.meanAbsKm ?? null,
      meanSignedKm: own?.meanSignedKm ?? null,
      worstKm: own?.worstKm ?? null,
    }),
  );
  const { comparisons } = scoreLosses(record, answers, rules);
  return [
    ...events,
    ...lines,
    ...yearRows(answers, comparisons, rules),
    ...wholeWarRows(comparisons),
    ...strengthRows(record, answers, rules),
  ];
}

/** Losses by side and year, with what claims say of spans inside the year. */
function yearRows(
  answers: Answers,
  comparisons: readonly LossComparison[],
  rules: ScoreRules,
): AccountYear[] {
  const rows: AccountYear[] = [];
  const lastDay = Math.min(answers.days - 1, LAST_DAY);
  const years = [...new Set([0, lastDay].map((day) => Number(isoOf(day).slice(0, 4))))];
  for (let year = years[0]; year <= years[years.length - 1]; year++)
    for (const side of ["un", "communist"] as const) {
      const from = Math.max(0, dayOf(`${year}-01-01`));
      const to = Math.min(lastDay, dayOf(`${year}-12-31`));
      const lost = answers.lossMen?.(answers.parties?.[side] ?? [], from, to);
      if (!lost) continue;
      const within = comparisons.filter(
        (row) =>
          row.side === side &&
          row.measure === "total" &&
          row.from.startsWith(`${year}-`) &&
          row.to.startsWith(`${year}-`),
      );
      const chosen = withoutOverlap(within);
      rows.push({
        kind: "year",
        side,
        year: String(year),
        runMen: menOf("total", lost, rules),
        runNonBattleMen: lost.nonBattleMen,
        claims: chosen.length,
        recordMenMin: chosen.length ? sum(chosen.map(({ claimMenMin }) => claimMenMin)) : null,
        recordMenMax: chosen.length ? sum(chosen.map(({ claimMenMax }) => claimMenMax)) : null,
        runMenOfClaims: chosen.length ? sum(chosen.map(({ answerMen }) => answerMen)) : null,
      });
    }
  return rows;
}

/** Comparisons that share no party on any day, those with most men claimed first. */
function withoutOverlap(rows: readonly LossComparison[]): LossComparison[] {
  const chosen: LossComparison[] = [];
  const ranked = rows.toSorted((a, b) => b.claimMenMax - a.claimMenMax || (a.from < b.from ? -1 : 1));
  for (const row of ranked) {
    const isFree = chosen.every(
      (other) => row.to < other.from || row.from > other.to || !sharesParty(row.whose, other.whose),
    );
    if (isFree) chosen.push(row);
  }
  return chosen;
}

/** Whether two groups of one side may have a party in common. */
function sharesParty(a: string, b: string): boolean {
  if (a.startsWith("all ") || b.startsWith("all ")) return true;
  const parties = a.split("+");
  return b.split("+").some((party) => parties.includes(party));
}

/** What a party lost in its whole war: of each party and measure the longest span, if it is long enough. */
function wholeWarRows(comparisons: readonly LossComparison[]): AccountLoss[] {
  const longest = Math.max(0, ...comparisons.map(spanDays));
  const isLongest = (row: LossComparison) =>
    comparisons.every(
      (other) =>
        other.whose !== row.whose || other.measure !== row.measure || spanDays(other) <= spanDays(row),
    );
  return comparisons
    .filter((row) => spanDays(row) > longest * WHOLE_WAR_SHARE && isLongest(row))
    .map(({ whose, side, measure, answerMen, claimMenMin, claimMenMax }) => ({
      kind: "losses",
      whose,
      side,
      measure,
      runMen: answerMen,
      recordMenMin: claimMenMin,
      recordMenMax: claimMenMax,
    }));
}

function spanDays({ from, to }: LossComparison): number {
  return dayOf(to) - dayOf(from);
}

/** A span this much of the longest counts as the whole war: China's began four months later. */
const WHOLE_WAR_SHARE = 0.8;

function strengthRows(record: WarRecord, answers: Answers, rules: ScoreRules): AccountStrength[] {
  const claims = scoreStrengths(record, answers, rules).strengths.filter(({ isFormation }) => !isFormation);
  const groups = Map.groupBy(claims, ({ date, whose, kind }) => `${date} ${whose} ${kind}`);
  return [...groups.keys()].toSorted().map((key): AccountStrength => {
    const group = groups.get(key)!;
    const { whose, side, date, kind, answerMen } = group[0];
    return {
      kind: "strength",
      whose,
      side,
      date,
      counts: kind,
      runMen: answerMen,
      recordMenMin: Math.min(...group.map(({ claimMenMin }) => claimMenMin)),
      recordMenMax: Math.max(...group.map(({ claimMenMax }) => claimMenMax)),
    };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
