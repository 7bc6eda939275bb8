import type { AccountEvent, AccountLine, AccountLoss, AccountRow, AccountYear } from "@p38/score";
import { dayOf } from "@p38/base";
import type { Words } from "../words/words.ts";
import type { Tongue } from "./tongue.ts";

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
export function inShort({ events, lines, years }: AccountByKind, { account, dates }: Words): string[] {
  const sentences: string[] = [];
  const found = events.filter(({ differenceDays }) => differenceDays !== null);
  const near = found.filter(({ differenceDays }) => Math.abs(differenceDays!) <= 7);
  if (events.length > 0) sentences.push(account.shortCities(events.length, found.length, near.length));
  const measured = lines.filter(({ meanAbsKm }) => meanAbsKm !== null);
  if (measured.length > 0) {
    const mean = measured.reduce((sum, { meanAbsKm }) => sum + meanAbsKm!, 0) / measured.length;
    const last = measured.at(-1)!;
    const lastDate = dates.long(dayOf(last.date));
    sentences.push(account.shortLines(measured.length, mean, lastDate, last.meanAbsKm!, gainer(last)));
  }
  for (const side of ["un", "communist"] as const) {
    const own = years.filter((year) => year.side === side);
    const men = own.reduce((sum, { runMen }) => sum + runMen, 0);
    if (own.length > 0) sentences.push(account.shortLosses(side, men));
  }
  return sentences;
}

/** Side that has more ground than in the record, null where it is even. */
export function gainer({ meanSignedKm }: Pick<AccountLine, "meanSignedKm">): "un" | "communist" | null {
  if (meanSignedKm === null || Math.abs(meanSignedKm) < 1) return null;
  return meanSignedKm > 0 ? "un" : "communist";
}

/** How the run's date of an event compares with the record's. */
export function differenceWords({ differenceDays }: AccountEvent, { account, dates }: Words): string {
  return differenceDays === null ? account.notInRun : dates.apart(differenceDays);
}

/** A range of men as the claims have it. */
export function rangeWords(least: number | null, most: number | null, { account, number }: Words): string {
  if (least === null || most === null) return account.noFigure;
  return least === most ? number(least) : account.range(least, most);
}

/** Names of the parties of a loss row for a reader. */
export function whoseWords(whose: string, tongue: Tongue, names: ReadonlyMap<string, string>): string {
  const { account, list } = tongue.words;
  const all = /^all (un|communist)(?: but (.+))?$/.exec(whose);
  if (all) {
    const side = account.all[all[1] as "un" | "communist"];
    return all[2] ? account.without(side, whoseWords(all[2], tongue, names)) : side;
  }
  return list(whose.split("+").map((party) => tongue.nameOf(`party/${party}`, names.get(party) ?? party)));
}
