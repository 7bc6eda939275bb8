import { spanOf } from "./dates.ts";
import { byId, type RecordRows, type Report } from "./record-rows.ts";
import { RECORD_ECHELONS, type Formation } from "./war-record.ts";

const rank = (formation: Formation) => RECORD_ECHELONS.indexOf(formation.echelon);
/** From here up an equal may command: a corps another corps, a general headquarters an army group. */
const HEADQUARTERS_RANK = RECORD_ECHELONS.indexOf("corps");

/** Formations answer to headquarters of their own side that outrank them and are there, and succeed each other in time. */
export function checkFormations(rows: RecordRows, report: Report): void {
  const formations = byId(rows.formations);
  for (const [i, formation] of rows.formations.entries()) {
    if (!formation) continue;
    for (const field of ["attachedTo", "organicTo"] as const) {
      const superior = formations.get(formation[field] ?? "");
      if (!superior) continue;
      const path = `/${i}/${field}`;
      checkRank("formations", path, formation, superior, report);
      const arrival = spanOf(formation.arrival.date);
      if (spanOf(superior.arrival.date).first > arrival.last)
        report(
          "warning",
          "formations",
          path,
          `a headquarters that is there on ${formation.arrival.date}`,
          `"${superior.id}", which arrives on ${superior.arrival.date}`,
        );
      if (superior.departure && spanOf(superior.departure.date).last < arrival.first)
        report(
          "error",
          "formations",
          path,
          `a headquarters that is there on ${formation.arrival.date}`,
          `"${superior.id}", which left on ${superior.departure.date}`,
        );
    }
    checkCircle(formations, formation, i, report);
    checkHeirs(formations, formation, i, report);
  }
}

/** An attachment falls within the formation's stay, to a headquarters that outranks it and is there. */
export function checkAttachments(rows: RecordRows, report: Report): void {
  const formations = byId(rows.formations);
  for (const [i, row] of rows.attachments.entries()) {
    const formation = formations.get(row?.formation ?? "");
    const superior = formations.get(row?.attachedTo ?? "");
    if (!row || !formation || !superior) continue;
    const day = spanOf(row.date);
    checkRank("attachments", `/${i}/attachedTo`, formation, superior, report);
    for (const [of, path, whose] of [
      [formation, `/${i}/date`, ""],
      [superior, `/${i}/attachedTo`, ` of ${superior.id}`],
    ] as const) {
      const found = of === formation ? `"${row.date}"` : `"${superior.id}" on ${row.date}`;
      if (day.last < spanOf(of.arrival.date).first)
        report(
          "error",
          "attachments",
          path,
          `a date on or after the arrival${whose}, ${of.arrival.date}`,
          found,
        );
      if (of.departure && day.first > spanOf(of.departure.date).last)
        report(
          "error",
          "attachments",
          path,
          `a date up to the departure${whose}, ${of.departure.date}`,
          found,
        );
    }
  }
}

function checkRank(
  table: "formations" | "attachments",
  path: string,
  formation: Formation,
  superior: Formation,
  report: Report,
): void {
  if (superior.side !== formation.side)
    report(
      "error",
      table,
      path,
      `a headquarters of its own side, ${formation.side}`,
      `"${superior.id}", which is ${superior.side}`,
    );
  const equal = rank(superior) === rank(formation) && rank(formation) >= HEADQUARTERS_RANK;
  if (rank(superior) <= rank(formation) && !equal)
    report(
      "error",
      table,
      path,
      `a headquarters above a ${formation.echelon}`,
      `"${superior.id}", a ${superior.echelon}`,
    );
}

function checkCircle(
  formations: Map<string, Formation>,
  formation: Formation,
  i: number,
  report: Report,
): void {
  const met = new Set<string>();
  let at: Formation | undefined = formation;
  while (at && !met.has(at.id)) {
    met.add(at.id);
    at = formations.get(at.attachedTo ?? at.organicTo ?? "");
  }
  if (at === formation)
    report(
      "error",
      "formations",
      `/${i}/${formation.attachedTo ? "attachedTo" : "organicTo"}`,
      "a headquarters that does not answer to it",
      [...met, formation.id].join(" under "),
    );
}

function checkHeirs(
  formations: Map<string, Formation>,
  formation: Formation,
  i: number,
  report: Report,
): void {
  for (const field of ["becomes", "rebuiltAs", "returnsAs"] as const) {
    const heir = formations.get(formation[field] ?? "");
    if (!heir) continue;
    const path = `/${i}/${field}`;
    if (!formation.departure)
      report("error", "formations", path, "a formation that leaves, as it has a successor", "no departure");
    else if (field !== "becomes" && spanOf(heir.arrival.date).last < spanOf(formation.departure.date).first)
      report(
        "error",
        "formations",
        path,
        `a formation that arrives on or after ${formation.departure.date}`,
        `"${heir.id}", which arrives on ${heir.arrival.date}`,
      );
    if (heir.side !== formation.side)
      report(
        "error",
        "formations",
        path,
        `a formation of its own side, ${formation.side}`,
        `"${heir.id}", which is ${heir.side}`,
      );
  }
}
