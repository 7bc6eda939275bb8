import { dayOf, type Day } from "@p38/base";
import type { Changes } from "./changes.ts";
import { chainOf, commandOn, type CommandChange } from "./command.ts";
import type { DirectiveRow } from "./directive-file.ts";
import type { Roster } from "./roster.ts";
import type { WholeScenarioFile } from "./scenario-file.ts";

/** Directives that changes give, as rows like the recorded ones: nobody took these decisions, and no recorded id has a slash. */
export function givenRows(changes: Changes | undefined): DirectiveRow[] {
  return (changes?.giveDirectives ?? []).map((row, i) => ({
    ...row,
    id: `given/${i + 1}`,
    source: "modelling-judgement",
    basis: "judged",
  }));
}

/**
 * The headquarters that gives given directives beside the one that has the recorded ones: both go on side by side, and
 * whoever obeys the one does not obey the other.
 */
export function givenHeadquarters(headquarters: string): string {
  return `${headquarters}/given`;
}

/** The record's id of a headquarters of a theater or run: that of `eusak/given` is `eusak`. */
export function recordedHeadquarters(id: string): string {
  return id.split("/")[0];
}

/** A given directive and the days on which it is in force: from `from` on and before `end`. */
export interface GivenSpan {
  row: DirectiveRow;
  from: Day;
  end: Day;
}

/**
 * When given directives are in force: until the next to the same headquarters, until their own end, the last day, or the
 * day from which their side decides for itself, whichever comes first.
 *
 * @param roster every headquarters of theirs is in it
 */
export function givenSpans(
  given: readonly DirectiveRow[],
  roster: Roster,
  { to, doctrineFrom }: WholeScenarioFile,
): GivenSpan[] {
  return given.map((row) => {
    const from = dayOf(row.from);
    const next = given
      .filter(({ headquarters }) => headquarters === row.headquarters)
      .map((other) => dayOf(other.from))
      .filter((day) => day > from);
    const free = doctrineFrom?.[roster.byId.get(row.headquarters)!.formation.side];
    const ends = [row.until, free].filter((date) => date !== undefined).map(dayOf);
    return { row, from, end: Math.min(dayOf(to) + 1, ...next, ...ends) };
  });
}

/**
 * Who takes orders from whom once directives are given besides: while one is in force, all formations under its headquarters obey
 * that directive at once, whatever stands between them; where several are above a formation, the nearest. Afterwards each
 * obeys again whom it would have obeyed without it.
 *
 * @param changes as `commandOf` has them, in order of days
 */
export function commandWithGiven(
  changes: readonly CommandChange[],
  spans: readonly GivenSpan[],
): readonly CommandChange[] {
  if (spans.length === 0) return changes;
  const days = new Set([...changes.map(({ day }) => day), ...spans.flatMap(({ from, end }) => [from, end])]);
  const made = changes.filter(({ ofHeadquarters }) => ofHeadquarters);
  const superior = new Map<string, string>();
  const put = (day: Day, of: string, ofHeadquarters: boolean, to: string) => {
    if (superior.get(of) === to) return;
    superior.set(of, to);
    made.push({ day, of, ofHeadquarters, to });
  };
  for (const { day, command } of commandOn(
    changes,
    [...days].toSorted((a, b) => a - b),
  )) {
    const giving = new Set(
      spans.filter(({ from, end }) => from <= day && day < end).map(({ row }) => row.headquarters),
    );
    for (const [of, to] of command.ofFormation) {
      const bound = [of, ...chainOf(command, of)].find((id) => giving.has(id));
      put(day, of, false, bound === undefined ? to : givenHeadquarters(bound));
    }
    for (const id of giving) {
      const above = command.ofHeadquarters.get(id) ?? command.ofFormation.get(id);
      if (above !== undefined) put(day, givenHeadquarters(id), true, above);
    }
  }
  return made.toSorted((a, b) => a.day - b.day);
}
