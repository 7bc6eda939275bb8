import { spanOf } from "./dates.ts";
import { SUBJECT_TABLES } from "./knowledge.ts";
import { propertyOf } from "./properties.ts";
import { rangeOf } from "./value-range.ts";
import type { RecordIds, RecordRows, Report } from "./record-rows.ts";
import type { Value } from "./value.ts";

/**
 * Claims and names are about subjects of the record, say something that a claim can say, figures in figures and times in times,
 * with a unit; ranges go from low to high.
 */
export function checkClaims(rows: RecordRows, ids: RecordIds, report: Report): void {
  const isSubject = (id: string) => {
    const slash = id.indexOf("/");
    const table = SUBJECT_TABLES[id.slice(0, slash) as keyof typeof SUBJECT_TABLES];
    return table !== undefined && ids[table].has(id.slice(slash + 1));
  };
  for (const [i, row] of rows.names.entries())
    if (row && !isSubject(row.subject))
      report("error", "names", `/${i}/subject`, "a subject of the record", `"${row.subject}"`);

  for (const table of ["claims", "articleClaims"] as const)
    for (const [i, row] of rows[table].entries()) {
      if (!row) continue;
      const value = row.value as Value;
      if (!isSubject(row.subject))
        report("error", table, `/${i}/subject`, "a subject of the record", `"${row.subject}"`);
      if ("subjects" in value)
        for (const [j, id] of value.subjects.entries())
          if (!isSubject(id))
            report("error", table, `/${i}/value/subjects/${j}`, "a subject of the record", `"${id}"`);
      const property = propertyOf(row.property);
      if (!property) {
        report("error", table, `/${i}/property`, "a property that PROPERTIES has", `"${row.property}"`);
        continue;
      }
      const range = rangeOf(value);
      const found = JSON.stringify(value);
      if (property.takes === "figure" && range?.kind !== "number")
        report("error", table, `/${i}/value`, `a figure, as ${property.id} is one`, found);
      if (property.takes === "time" && range?.kind !== "time")
        report("error", table, `/${i}/value`, `a date, as ${property.id} is one`, found);
      if (
        property.takes === "figure" &&
        range?.kind === "number" &&
        row.unit === undefined &&
        !("part" in value)
      )
        report("error", table, `/${i}/unit`, "the unit of the figure", "none");
      if ("text" in value && /^[<>~≈]?\s*\d[\d,. ]*$/.test(value.text))
        report("error", table, `/${i}/value/text`, "a figure as a number", found);
      if (range && range.low > range.high)
        report("error", table, `/${i}/value`, "a low end below the high one", found);
      if (row.from !== undefined && row.to !== undefined && spanOf(row.to).last < spanOf(row.from).first)
        report("error", table, `/${i}/to`, `${row.from} or later, when it begins`, `"${row.to}"`);
      if (row.from === undefined && row.to !== undefined)
        report("error", table, `/${i}/from`, `when it begins, as it ends on ${row.to}`, "nothing");
      if ("from" in value && value.to !== undefined && spanOf(value.to).last < spanOf(value.from).first)
        report("error", table, `/${i}/value/to`, `${value.from} or later`, `"${value.to}"`);
    }
}
