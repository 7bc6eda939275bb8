import type { RecordIds, RecordRows, Report } from "./record-rows.ts";
import { recordFiles } from "./record-files.ts";
import type { RecordTable } from "./war-record.ts";

/** What a row is known by where it has no id: no two rows of a table may share it. */
const KEYS: Partial<Record<RecordTable, readonly string[]>> = {
  attachments: ["formation", "date"],
  control: ["place", "date"],
  weather: ["date"],
  airEffort: ["date", "side"],
  usDeathsByDay: ["date"],
  demarcationLine: ["line", "seq"],
  names: ["subject", "language", "name"],
  preferences: ["dispute"],
  airOperations: ["date", "aircraft"],
  bomberMissions: ["date", "mission"],
  weatherObservations: ["date", "place"],
  weatherNormals: ["stationNumber", "years", "month"],
  weatherNormalDays: ["stationNumber", "years", "month"],
  usUnaccounted: ["date"],
  participants: ["list", "party"],
  capabilities: ["party", "year"],
};

/** Fields that hold an id of another table; `[]` ends the name of a list, a dot leads into an object. */
const REFERENCES: readonly (readonly [RecordTable, string, RecordTable])[] = [
  ["formations", "party", "parties"],
  ["formations", "attachedTo", "formations"],
  ["formations", "organicTo", "formations"],
  ["formations", "becomes", "formations"],
  ["formations", "rebuiltAs", "formations"],
  ["formations", "returnsAs", "formations"],
  ["formations", "arrival.place", "places"],
  ["formations", "initial.place", "places"],
  ["attachments", "formation", "formations"],
  ["attachments", "attachedTo", "formations"],
  ["strengths", "parties[]", "parties"],
  ["strengths", "formation", "formations"],
  ["losses", "parties[]", "parties"],
  ["control", "place", "places"],
  ["operations", "objectives[]", "places"],
  ["events", "places[]", "places"],
  ["leaders", "party", "parties"],
  ["leaders", "person", "persons"],
  ["leaders", "formation", "formations"],
  ["persons", "party", "parties"],
  ["causes", "cause", "events"],
  ["causes", "effect", "events"],
  ["weatherObservations", "place", "places"],
  ["participants", "party", "parties"],
  ["capabilities", "party", "parties"],
  ["engagements", "attacker.party", "parties"],
  ["engagements", "defender.party", "parties"],
];

/** No two rows of a table have the same id, or the same key where they have none. */
export function checkDuplicates(rows: RecordRows, report: Report): void {
  for (const table of Object.keys(rows) as RecordTable[]) {
    const key = KEYS[table] ?? ["id"];
    const first = new Map<string, number>();
    for (const [i, row] of rows[table].entries()) {
      if (!row) continue;
      const value = key.map((field) => String((row as Record<string, unknown>)[field])).join(" ");
      const earlier = first.get(value);
      if (earlier === undefined) first.set(value, i);
      else
        report(
          "error",
          table,
          `/${i}/${key[0]}`,
          `${key[0] === "id" ? "an" : "a"} ${key.join(" and ")} of its own`,
          `"${value}", which row ${earlier} has`,
        );
    }
  }
}

/** Every id that a row names is there. */
export function checkReferences(rows: RecordRows, ids: RecordIds, report: Report): void {
  const check = (table: RecordTable, path: string, id: unknown, of: RecordTable) => {
    if (typeof id === "string" && !ids[of].has(id))
      report("error", table, path, `the id of a row of ${recordFiles[of]}`, `"${id}"`);
  };
  for (const [table, field, of] of REFERENCES) {
    const list = field.endsWith("[]");
    const keys = field.replace("[]", "").split(".");
    for (const [i, row] of rows[table].entries()) {
      let value: unknown = row;
      for (const key of keys) value = (value as Record<string, unknown> | undefined | null)?.[key];
      const path = `/${i}/${keys.join("/")}`;
      if (list)
        for (const [j, id] of ((value ?? []) as unknown[]).entries()) check(table, `${path}/${j}`, id, of);
      else check(table, path, value, of);
    }
  }
  for (const table of Object.keys(rows) as RecordTable[])
    for (const [i, row] of rows[table].entries()) {
      if (!row || !("source" in row)) continue;
      check(table, `/${i}/source`, row.source, "sources");
      for (const [j, further] of (row.furtherSources ?? []).entries())
        check(table, `/${i}/furtherSources/${j}/source`, further.source, "sources");
    }
}
