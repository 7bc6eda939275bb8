import type { RecordRows, Report } from "./record-rows.ts";

const PARTS = ["killedMen", "woundedMen", "missingMen", "capturedMen"] as const;

/**
 * Parts of a loss come to no more than its total, unless the row says that the printed total disagrees (then that is
 * a warning); ranges hold their value.
 */
export function checkFigures(rows: RecordRows, report: Report): void {
  for (const [i, row] of rows.losses.entries()) {
    if (!row) continue;
    const parts = PARTS.reduce((sum, part) => sum + (row[part] ?? 0), 0);
    const exceeds = row.totalMen !== undefined && parts > row.totalMen;
    if (exceeds)
      report(
        row.totalDisagrees ? "warning" : "error",
        "losses",
        `/${i}/totalMen`,
        `${parts} men or more, the sum of its parts`,
        String(row.totalMen),
      );
    if (row.totalDisagrees && !exceeds)
      report("error", "losses", `/${i}/totalDisagrees`, "no such mark, as the parts fit the total", "true");
    if (row.totalDisagrees && row.note === undefined)
      report("error", "losses", `/${i}/note`, "the reason why the total disagrees with its parts", "nothing");
    if (row.lowMen !== undefined && row.highMen !== undefined && row.lowMen > row.highMen)
      report("error", "losses", `/${i}/lowMen`, `${row.highMen} or less, the high end`, String(row.lowMen));
  }
  for (const table of ["strengths", "logistics", "parameters"] as const)
    for (const [i, row] of rows[table].entries()) {
      if (row?.low !== undefined && row.low > row.value)
        report("error", table, `/${i}/low`, `${row.value} or less, the value`, String(row.low));
      if (row?.high !== undefined && row.high < row.value)
        report("error", table, `/${i}/high`, `${row.value} or more, the value`, String(row.high));
    }
}
