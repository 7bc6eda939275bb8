import type {
  AccountEvent,
  AccountLine,
  AccountLoss,
  AccountRow,
  AccountStrength,
  AccountYear,
} from "./account.ts";
import { columns, fixed, signed, whole } from "./table.ts";

/** The account of a run on one screen of 100 columns. */
export function printAccount(rows: readonly AccountRow[]): string {
  const of = <K extends AccountRow["kind"]>(kind: K) =>
    rows.filter((row): row is Extract<AccountRow, { kind: K }> => row.kind === kind);
  const lines = [
    "GREAT CITIES CHANGE HANDS: record, run, days late (+) or early (-)",
    ...inColumns(of("event").map(eventCell), 2, 49),
    "LINE OF CONTACT: km off on average (the UN's gain +, loss -)",
    ...inColumns(of("line").map(lineCell), 4, 25),
    "MEN LOST IN BATTLE by side and year: run; of it, on the spans that the record has; record",
    ...inColumns(of("year").map(yearCell), 1, 99),
    "WHOLE WAR: run, and the least and the most that anyone says",
    ...inColumns(of("losses").filter(isHeadline).map(lossCell), 2, 49),
    "FIGHTING TROOPS: run, record",
    ...inColumns(
      of("strength")
        .filter(({ counts }) => counts === "combat")
        .map(strengthCell),
      2,
      49,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

/** Cells down, then across. */
function inColumns(cells: readonly string[], count: number, width: number): string[] {
  if (cells.length === 0) return ["  nothing"];
  const height = Math.ceil(cells.length / count);
  return Array.from({ length: height }, (_, row) =>
    columns(
      Array.from({ length: count }, (_unused, column) =>
        `  ${cells[column * height + row] ?? ""}`.padEnd(width),
      ),
      Array.from({ length: count }, () => width),
    ),
  );
}

function eventCell({ name, to, recordedDate, runDate, differenceDays }: AccountEvent): string {
  const what = `${name} to ${to === "un" ? "UN" : "comm."}`;
  const run = runDate ?? "not so";
  return `${what.padEnd(20)}${recordedDate} ${run.padEnd(10)} ${signed(differenceDays).padStart(4)}`;
}

function lineCell({ date, meanAbsKm, meanSignedKm }: AccountLine): string {
  if (meanAbsKm === null) return `${date}   no line`;
  return `${date} ${fixed(meanAbsKm, 0).padStart(5)} (${signed(meanSignedKm)})`;
}

function yearCell(row: AccountYear): string {
  const side = row.side === "un" ? "UN" : "communist";
  const record =
    row.claims === 0
      ? "no figure for the side"
      : `${whole(row.runMenOfClaims).padStart(9)}   record ${range(row.recordMenMin ?? 0, row.recordMenMax ?? 0)}` +
        ` (${row.claims} ${row.claims === 1 ? "span" : "spans"})`;
  return `${row.year} ${side.padEnd(10)}${whole(row.runMen).padStart(9)}   ${record}`;
}

/** Of the losses of the whole war, a party counts whose least total is this many men. */
const HEADLINE_MEN = 10_000;

/** What says most: the dead and the total, of the sides and of the parties that lost most. */
function isHeadline({ whose, measure }: AccountLoss, _: number, all: readonly AccountLoss[]): boolean {
  const total = all.find((other) => other.whose === whose && other.measure === "total");
  const isGreat = total === undefined || total.recordMenMin >= HEADLINE_MEN;
  return isGreat && (measure === "total" || measure === "dead" || measure === "killed");
}

function lossCell({ whose, measure, runMen, recordMenMin, recordMenMax }: AccountLoss): string {
  return `${`${whose} ${measure}`.padEnd(22).slice(0, 22)}${whole(runMen).padStart(8)}  ${range(recordMenMin, recordMenMax)}`;
}

function strengthCell({ whose, date, runMen, recordMenMin, recordMenMax }: AccountStrength): string {
  return `${date} ${whose.padEnd(11)}${whole(runMen).padStart(8)}  ${range(recordMenMin, recordMenMax)}`;
}

function range(least: number, most: number): string {
  return least === most ? whole(least) : `${whole(least)}-${whole(most)}`;
}
