import type { RecordRows, Report } from "./record-rows.ts";
import type { ControlFact } from "./war-record.ts";

/** A place is captured from the other side: a second capture with no loss between is worth a look. */
export function checkControl(rows: RecordRows, report: Report): void {
  const latest = new Map<string, ControlFact>();
  for (const [i, row] of rows.control.entries()) {
    if (!row) continue;
    const before = latest.get(row.place);
    if (before && row.event === "captured" && row.holder === before.holder && row.holder !== "contested")
      report(
        "warning",
        "control",
        `/${i}/event`,
        `a loss of ${row.place} since ${before.date}`,
        `"captured" by ${row.holder}, who hold it already`,
      );
    latest.set(row.place, row);
  }
}
