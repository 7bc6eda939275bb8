import type { RecordRows, Report } from "./record-rows.ts";
import type { RecordTable } from "./war-record.ts";

/** What is said to have been read has a source that can be read: general knowledge is none. */
export function checkBasis(rows: RecordRows, report: Report): void {
  const unreadable = new Set(
    rows.sources.flatMap((source) => (source?.kind === "general knowledge" ? [source.id] : [])),
  );
  for (const table of Object.keys(rows) as RecordTable[])
    for (const [i, row] of rows[table].entries())
      if (row && "source" in row && row.basis === "read" && unreadable.has(row.source))
        report(
          "error",
          table,
          `/${i}/basis`,
          `another basis than "read", as ${row.source} is no text`,
          '"read"',
        );
}
