import { Type, type Static } from "typebox";
import { dayOf, isoOf, LAST_DAY, type Finding } from "@p38/base";
import { spanOf, type Formation } from "@p38/record";
import { Day, GivenDirectiveSchema, Id, type DirectiveRow } from "./directive-file.ts";
import type { ForcesFile } from "./scenario-file.ts";
import type { ScenarioRecord } from "./scenario-record.ts";

const closed = { additionalProperties: false };
/** Formations and headquarters: all of some parties, some by name, or both. */
const who = {
  parties: Type.Optional(Type.Array(Id, { minItems: 1 })),
  formations: Type.Optional(Type.Array(Id, { minItems: 1 })),
};

/** What a scenario changes of the forces, decisions and effort of its base. */
export const ChangesSchema = Type.Object(
  {
    /** never come; directives of headquarters among them go with them, and who was under them obeys the next above */
    without: Type.Optional(Type.Array(Type.Object(who, closed))),
    arrivals: Type.Optional(
      Type.Array(
        Type.Object(
          {
            ...who,
            shiftDays: Type.Optional(Type.Integer({ description: "later, or earlier where below 0" })),
            on: Type.Optional(Day),
            place: Type.Optional(Id),
            strengthFactor: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 10 })),
            atEstablishment: Type.Optional(
              Type.Literal(true, { description: "at full strength by the forces' table" }),
            ),
          },
          closed,
        ),
      ),
    ),
    /** directives that are not given: of these, from a day on and before another */
    dropDirectives: Type.Optional(
      Type.Array(Type.Object({ ...who, from: Type.Optional(Day), before: Type.Optional(Day) }, closed)),
    ),
    shiftDirectives: Type.Optional(Type.Array(Type.Object({ ...who, days: Type.Integer() }, closed))),
    /** directives that are given besides, and that all who are under their headquarters obey alone */
    giveDirectives: Type.Optional(Type.Array(GivenDirectiveSchema)),
    /** sorties against the ground that a side flies, from one day to another, both included */
    sorties: Type.Optional(
      Type.Array(
        Type.Object(
          {
            side: Type.Enum(["un", "communist"] as const),
            from: Type.Optional(Day),
            to: Type.Optional(Day),
            factor: Type.Number({ minimum: 0, maximum: 10 }),
          },
          closed,
        ),
      ),
    ),
    /** men who reach a party's replacement pool a day, in the whole war */
    replacements: Type.Optional(
      Type.Array(Type.Object({ party: Id, factor: Type.Number({ minimum: 0, maximum: 10 }) }, closed)),
    ),
  },
  closed,
);
export type Changes = Static<typeof ChangesSchema>;

type Who = { parties?: string[]; formations?: string[] };

/** Lists of changes joined, those of the base first. */
export function joinChanges(base: Changes | undefined, own: Changes | undefined): Changes | undefined {
  if (base === undefined || own === undefined) return own ?? base;
  const keys = [...new Set([...Object.keys(base), ...Object.keys(own)])] as (keyof Changes)[];
  return Object.fromEntries(
    keys.map((key) => [key, [...(base[key] ?? []), ...(own[key] ?? [])]]),
  ) as unknown as Changes;
}

/** What a scenario's changes make of record, forces and directives; the ones given are left as they are. */
export interface Changed<Row> {
  record: ScenarioRecord;
  forces: ForcesFile;
  directives: Row[];
}

/**
 * Everything in a scenario's changes that names what is not there, or goes beyond the war.
 *
 * @param file of the scenario, for the findings
 */
export function changeFindings(
  changes: Changes,
  record: ScenarioRecord,
  forces: ForcesFile,
  file: string,
): Finding[] {
  const findings: Finding[] = [];
  const parties = forces.parties.map(({ party }) => party);
  const formations = new Set(record.formations.map(({ id }) => id));
  const places = new Set(record.places.map(({ id }) => id));
  const add = (path: string, expected: string, found: string) =>
    findings.push({ file, path: `/changes/${path}`, expected, found });
  const party = (path: string, id: string) => {
    if (!parties.includes(id)) add(path, `a party that fights: ${parties.join(", ")}`, `"${id}"`);
  };
  for (const key of ["without", "arrivals", "dropDirectives", "shiftDirectives"] as const)
    changes[key]?.forEach((row: Who, i) => {
      if (row.parties === undefined && row.formations === undefined)
        add(`${key}/${i}`, "parties or formations that it concerns", "neither");
      row.parties?.forEach((id, j) => party(`${key}/${i}/parties/${j}`, id));
      row.formations?.forEach((id, j) => {
        if (!formations.has(id))
          add(`${key}/${i}/formations/${j}`, "a formation or headquarters of the record", `"${id}"`);
      });
    });
  changes.arrivals?.forEach(({ place, on, shiftDays, ...row }, i) => {
    if (place !== undefined && !places.has(place))
      add(`arrivals/${i}/place`, "a place of the record", `"${place}"`);
    if (on !== undefined && shiftDays !== undefined) add(`arrivals/${i}`, "either on or shiftDays", "both");
    if (on !== undefined && outside(on)) add(`arrivals/${i}/on`, WAR, on);
    if (row.strengthFactor !== undefined && row.atEstablishment)
      add(`arrivals/${i}`, "either strengthFactor or atEstablishment", "both");
    const early = record.formations.find(
      (formation) => concerns(row, formation) && firstDay(formation) + (shiftDays ?? 0) < 0,
    );
    if (shiftDays !== undefined && shiftDays < 0 && early)
      add(
        `arrivals/${i}/shiftDays`,
        `at least ${-firstDay(early)}, so that ${early.id} comes within the war`,
        String(shiftDays),
      );
  });
  changes.replacements?.forEach((row, i) => party(`replacements/${i}/party`, row.party));
  for (const key of ["dropDirectives", "sorties"] as const)
    changes[key]?.forEach((row: { from?: string; before?: string; to?: string }, i) => {
      for (const end of ["from", "before", "to"] as const) {
        const date = row[end];
        if (date !== undefined && outside(date)) add(`${key}/${i}/${end}`, WAR, date);
      }
    });
  return findings;
}

const WAR = `a date from ${isoOf(0)} to ${isoOf(LAST_DAY)}`;

function outside(date: string): boolean {
  const day = dayOf(date);
  return day < 0 || day > LAST_DAY;
}

function firstDay(formation: Formation): number {
  return spanOf(formation.arrival.date).first;
}

function concerns({ parties, formations }: Who, formation: Formation): boolean {
  return (parties?.includes(formation.party) ?? false) || (formations?.includes(formation.id) ?? false);
}

/**
 * Record, forces and directives as a scenario changes them.
 *
 * @param rowOf the directive in what is given as one
 */
export function applyChanges<Row>(
  changes: Changes,
  { record, forces, directives }: Changed<Row>,
  rowOf: (row: Row) => DirectiveRow,
  withRow: (row: Row, changed: DirectiveRow) => Row,
): Changed<Row> {
  const known = new Map(record.formations.map((formation) => [formation.id, formation]));
  const gone = new Set(
    record.formations
      .filter((formation) => changes.without?.some((row) => concerns(row, formation)))
      .map(({ id }) => id),
  );
  const concernsId = (row: Who, id: string) => {
    const formation = known.get(id);
    return formation !== undefined && concerns(row, formation);
  };
  return {
    record: {
      ...record,
      formations: record.formations
        .filter(({ id }) => !gone.has(id))
        .map((formation) => arrivedAs(underWhoIsLeft(formation, gone, known), changes)),
      attachments: record.attachments
        .filter((row) => !gone.has(row.formation) && !gone.has(row.attachedTo))
        .map((row) => {
          const days = shiftOf(changes, (change) => concernsId(change, row.formation));
          const moved = changes.arrivals?.some(
            (change) => change.place !== undefined && concernsId(change, row.formation),
          );
          const there = moved ? withoutPoint(row) : row;
          return days === 0 ? there : { ...there, date: shifted(row.date, days) };
        }),
      airEffort: record.airEffort.map((row) => {
        const factor = (changes.sorties ?? [])
          .filter(
            ({ side, from, to }) =>
              side === row.side && (from ?? "") <= row.date && row.date <= (to ?? "9999"),
          )
          .reduce((product, change) => product * change.factor, 1);
        return factor === 1
          ? row
          : {
              ...row,
              closeSupportSorties: row.closeSupportSorties * factor,
              interdictionSorties: row.interdictionSorties * factor,
            };
      }),
    },
    forces: {
      ...forces,
      parties: forces.parties.map((party) => {
        const factor = (changes.replacements ?? [])
          .filter((row) => row.party === party.party)
          .reduce((product, row) => product * row.factor, 1);
        return factor === 1
          ? party
          : { ...party, replacementsPerDay: party.replacementsPerDay.map((anchor) => times(anchor, factor)) };
      }),
      formationQuality: forces.formationQuality
        .map((row) => ({ ...row, formations: row.formations.filter((id) => !gone.has(id)) }))
        .filter((row) => row.formations.length > 0),
      departures: forces.departures.filter((row) => !gone.has(row.formation)),
      attachments: forces.attachments.filter((row) => !gone.has(row.formation) && !gone.has(row.attachedTo)),
    },
    directives: directives.flatMap((given) => {
      const row = rowOf(given);
      const dropped =
        gone.has(row.headquarters) ||
        changes.dropDirectives?.some(
          (change) =>
            concernsId(change, row.headquarters) &&
            (change.from ?? "") <= row.from &&
            row.from < (change.before ?? "9999"),
        );
      if (dropped) return [];
      const days = (changes.shiftDirectives ?? [])
        .filter((change) => concernsId(change, row.headquarters))
        .reduce((sum, change) => sum + change.days, 0);
      return [days === 0 ? given : withRow(given, directiveShifted(row, days))];
    }),
  };
}

/** A formation whose headquarters never comes is under the next above that does. */
function underWhoIsLeft(
  formation: Formation,
  gone: ReadonlySet<string>,
  known: ReadonlyMap<string, Formation>,
): Formation {
  const left = (id: string | undefined): string | undefined => {
    let at = id;
    while (at !== undefined && gone.has(at)) at = known.get(at)?.attachedTo ?? known.get(at)?.organicTo;
    return at;
  };
  const { attachedTo, organicTo, ...rest } = formation;
  const [to, of] = [left(attachedTo), left(organicTo)];
  return {
    ...rest,
    ...(to !== undefined && { attachedTo: to }),
    ...(of !== undefined && { organicTo: of }),
  } as Formation;
}

function arrivedAs(formation: Formation, changes: Changes): Formation {
  const rows = changes.arrivals?.filter((row) => concerns(row, formation)) ?? [];
  return rows.reduce((made, { shiftDays = 0, on, place, strengthFactor, atEstablishment }) => {
    const arrival = place === undefined ? { ...made.arrival } : { date: made.arrival.date, place };
    if (on !== undefined) arrival.date = on;
    if (shiftDays !== 0) arrival.date = isoOf(spanOf(made.arrival.date).first + shiftDays);
    const changed = { ...made, arrival };
    if (place !== undefined) delete changed.initial;
    if (atEstablishment) delete changed.strengthMen;
    else if (strengthFactor !== undefined && made.strengthMen !== undefined)
      changed.strengthMen = Math.round(made.strengthMen * strengthFactor);
    if (made.departure !== undefined && shiftDays !== 0)
      changed.departure = {
        ...made.departure,
        date: isoOf(Math.max(0, spanOf(made.departure.date).first + shiftDays)),
      };
    return changed;
  }, formation);
}

/** Who comes to another place stands in no sector of the record. */
function withoutPoint<A extends { lat?: number; lon?: number }>({ lat: _lat, lon: _lon, ...row }: A) {
  return row;
}

/** Days by which the arrivals of those concerned are shifted. */
function shiftOf(changes: Changes, isConcerned: (change: Who) => boolean): number {
  return (changes.arrivals ?? []).filter(isConcerned).reduce((sum, { shiftDays = 0 }) => sum + shiftDays, 0);
}

function shifted(date: string, days: number): string {
  return isoOf(Math.max(0, dayOf(date) + days));
}

function directiveShifted(row: DirectiveRow, days: number): DirectiveRow {
  return {
    ...row,
    from: shifted(row.from, days),
    ...(row.until !== undefined && { until: shifted(row.until, days) }),
    ...(row.sea && { sea: { ...row.sea, from: shifted(row.sea.from, days) } }),
  };
}

function times<A extends { parameter?: string; factor?: number; value?: number }>(
  anchor: A,
  factor: number,
): A {
  return anchor.parameter === undefined
    ? { ...anchor, value: anchor.value! * factor }
    : { ...anchor, factor: (anchor.factor ?? 1) * factor };
}
