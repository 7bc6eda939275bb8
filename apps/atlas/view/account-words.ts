import type { AccountEvent, AccountLine, AccountLoss, AccountRow, AccountYear } from "@p38/score";
import { dayOf } from "@p38/base";
import { apart, longDate } from "./date-words.ts";
import { whole } from "./figures.ts";

/** The account of a run, its rows sorted by kind. */
export interface AccountByKind {
  events: AccountEvent[];
  lines: AccountLine[];
  years: AccountYear[];
  losses: AccountLoss[];
}

/** Sorts the rows of an account by their kind, in their order. */
export function accountByKind(rows: readonly AccountRow[]): AccountByKind {
  return {
    events: rows.filter((row) => row.kind === "event"),
    lines: rows.filter((row) => row.kind === "line"),
    years: rows.filter((row) => row.kind === "year"),
    losses: rows.filter((row) => row.kind === "losses"),
  };
}

/** The account in a few sentences that a reader without the tables understands. */
export function inShort({ events, lines, years }: AccountByKind): string[] {
  const sentences: string[] = [];
  const found = events.filter(({ differenceDays }) => differenceDays !== null);
  const near = found.filter(({ differenceDays }) => Math.abs(differenceDays!) <= 7);
  if (events.length > 0)
    sentences.push(
      `Of ${events.length} times that a great city changed hands, the run has ${found.length}, ` +
        `${near.length} of them within a week of the recorded date.`,
    );
  const measured = lines.filter(({ meanAbsKm }) => meanAbsKm !== null);
  if (measured.length > 0) {
    const mean = measured.reduce((sum, { meanAbsKm }) => sum + meanAbsKm!, 0) / measured.length;
    const last = measured.at(-1)!;
    sentences.push(
      `On ${measured.length} dates with a recorded line, the run's line lies ${Math.round(mean)} km away on average; ` +
        `on ${longDate(dayOf(last.date))} it lies ${Math.round(last.meanAbsKm!)} km away${gainWords(last)}.`,
    );
  }
  for (const side of ["un", "communist"] as const) {
    const own = years.filter((year) => year.side === side);
    const men = own.reduce((sum, { runMen }) => sum + runMen, 0);
    if (own.length > 0)
      sentences.push(
        `The ${side === "un" ? "UN" : "communist"} side loses ${whole(men)} men in battle over the war.`,
      );
  }
  return sentences;
}

/** Who has more ground than in the record, and by how much; empty where it is even. */
export function gainWords({ meanSignedKm }: Pick<AccountLine, "meanSignedKm">): string {
  if (meanSignedKm === null || Math.abs(meanSignedKm) < 1) return "";
  const side = meanSignedKm > 0 ? "UN" : "communist side";
  return `, to the gain of the ${side}`;
}

/** How the run's date of an event compares with the record's. */
export function differenceWords({ differenceDays }: AccountEvent): string {
  return differenceDays === null ? "not in the run" : apart(differenceDays);
}

/** A range of men as the claims have it. */
export function rangeWords(least: number | null, most: number | null): string {
  if (least === null || most === null) return "no figure";
  return least === most ? whole(least) : `${whole(least)} to ${whole(most)}`;
}

/** Names of the parties of a loss row for a reader. */
export function whoseWords(whose: string, names: ReadonlyMap<string, string>): string {
  const all = /^all (un|communist)(?: but (.+))?$/.exec(whose);
  if (all) {
    const side = all[1] === "un" ? "UN side" : "Communist side";
    return all[2] ? `${side} without ${whoseWords(all[2], names)}` : side;
  }
  return whose
    .split("+")
    .map((party) => names.get(party) ?? party)
    .join(", ");
}
