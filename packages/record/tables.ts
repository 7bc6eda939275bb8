import type { Claim } from "./claim.ts";
import { writtenAt } from "./claim.ts";
import { isInUse, type Knowledge } from "./knowledge.ts";
import { namesOf, type SubjectName } from "./names.ts";
import { numberOf } from "./totals.ts";
import { valueWords } from "./value-words.ts";

type Cell = string | number | boolean | null;
/** Kinds of column: dates keep their precision, so they are texts. */
type ColumnType = "text" | "number" | "integer" | "boolean";

/** A table of the record as rows and columns, for questions in SQL, CSV and Parquet. */
export interface RecordSheet {
  name: string;
  columns: readonly { name: string; type: ColumnType }[];
  rows: readonly (readonly Cell[])[];
}

/** Columns with how each is read from a row. */
type Columns<T> = Readonly<Record<string, readonly [ColumnType, (row: T) => Cell | undefined]>>;

function sheet<T>(name: string, columns: Columns<T>, rows: readonly T[]): RecordSheet {
  const entries = Object.entries(columns);
  return {
    name,
    columns: entries.map(([column, [type]]) => ({ name: column, type })),
    rows: rows.map((row) => entries.map(([, [, read]]) => read(row) ?? null)),
  };
}

/**
 * The record as tables: claims, sources, subjects, names, disputes, events, formations, holders, attachments, offices, totals.
 * A claim's value stands as number (low and high where it is a range), date, or text, whichever it is, and in words.
 */
export function sheetsOf(knowledge: Knowledge): RecordSheet[] {
  const { record } = knowledge;
  const nameOf = (subject: string) => knowledge.subjects.get(subject)?.name ?? subject;
  const words = (claim: Claim) => valueWords(claim.value, claim.unit, "en", nameOf);
  const disputeRows = knowledge.disputes.flatMap((dispute) =>
    dispute.claims.map((claim) => ({ dispute, claim })),
  );
  return [
    sheet<Claim>(
      "claims",
      {
        id: ["text", (row) => row.id],
        subject: ["text", (row) => row.subject],
        subject_name: ["text", (row) => nameOf(row.subject)],
        property: ["text", (row) => row.property],
        value: ["text", words],
        number: ["number", (row) => numberOf(row.value)?.low],
        number_high: ["number", (row) => numberOf(row.value)?.high],
        about: ["boolean", (row) => ("about" in row.value ? row.value.about : undefined)],
        date: ["text", (row) => ("date" in row.value ? row.value.date : undefined)],
        unit: ["text", (row) => row.unit],
        counts: ["text", (row) => row.counts],
        date_from: ["text", (row) => row.from],
        date_to: ["text", (row) => row.to],
        scope: ["text", (row) => row.scope],
        whose_claim: ["text", (row) => row.whoseClaim],
        detail: ["text", (row) => row.detail],
        source: ["text", (row) => row.source],
        locator: ["text", (row) => row.locator],
        basis: ["text", (row) => row.basis],
        confidence: ["text", (row) => row.confidence],
        note: ["text", (row) => row.note],
        in_use: ["boolean", (row) => isInUse(knowledge, row)],
        dispute: ["text", (row) => knowledge.disputeOf.get(row.id)?.id],
        verdict: ["text", (row) => row.article?.verdict],
        as_stated: ["text", (row) => row.article?.asStated],
        file: ["text", (row) => writtenAt(row).file],
        line: ["integer", (row) => writtenAt(row).line],
      },
      knowledge.claims,
    ),
    sheet<(typeof record.sources)[number]>(
      "sources",
      {
        id: ["text", (row) => row.id],
        title: ["text", (row) => row.title],
        author: ["text", (row) => row.author],
        year: ["integer", (row) => row.year],
        kind: ["text", (row) => row.kind],
        url: ["text", (row) => row.url],
        licence: ["text", (row) => row.licence],
        article_references: ["text", (row) => row.articleReferences?.join(", ")],
        claims: ["integer", (row) => knowledge.claimsBySource.get(row.id)?.length ?? 0],
        note: ["text", (row) => row.note],
      },
      record.sources,
    ),
    sheet(
      "subjects",
      {
        id: ["text", (row) => row.id],
        kind: ["text", (row) => row.kind],
        name: ["text", (row) => row.name],
        claims: ["integer", (row) => knowledge.claimsBySubject.get(row.id)?.length ?? 0],
      },
      [...knowledge.subjects.values()],
    ),
    sheet<SubjectName>(
      "names",
      {
        subject: ["text", (row) => row.subject],
        subject_name: ["text", (row) => nameOf(row.subject)],
        language: ["text", (row) => row.language],
        name: ["text", (row) => row.name],
        kind: ["text", (row) => row.kind],
        basis: ["text", (row) => row.basis],
        source: ["text", (row) => row.source],
        how: ["text", (row) => row.how],
      },
      [...namesOf(record).values()].flat(),
    ),
    sheet(
      "disputes",
      {
        id: ["text", ({ dispute }) => dispute.id],
        subject: ["text", ({ dispute }) => dispute.subject],
        property: ["text", ({ dispute }) => dispute.property],
        claim: ["text", ({ claim }) => claim.id],
        value: ["text", ({ claim }) => words(claim)],
        number: ["number", ({ claim }) => numberOf(claim.value)?.low],
        counts: ["text", ({ claim }) => claim.counts],
        source: ["text", ({ claim }) => claim.source],
        in_use: ["boolean", ({ dispute, claim }) => dispute.prefers === claim.id],
        reason: ["text", ({ dispute }) => dispute.reason],
        chosen: ["text", ({ dispute }) => dispute.chosen],
      },
      disputeRows,
    ),
    sheet<(typeof record.events)[number]>(
      "events",
      {
        id: ["text", (row) => row.id],
        date: ["text", (row) => row.date],
        date_to: ["text", (row) => row.to],
        title: ["text", (row) => row.title],
        description: ["text", (row) => row.description],
        kind: ["text", (row) => row.kind],
        places: ["text", (row) => row.places.join(", ")],
        actors: ["text", (row) => row.actors.join(", ")],
        source: ["text", (row) => row.source],
        basis: ["text", (row) => row.basis],
      },
      record.events,
    ),
    sheet<(typeof record.formations)[number]>(
      "formations",
      {
        id: ["text", (row) => row.id],
        name: ["text", (row) => row.name],
        side: ["text", (row) => row.side],
        party: ["text", (row) => row.party],
        echelon: ["text", (row) => row.echelon],
        arm: ["text", (row) => row.arm],
        strength_men: ["integer", (row) => row.strengthMen],
        tanks: ["integer", (row) => row.tanks],
        guns: ["integer", (row) => row.guns],
        arrival: ["text", (row) => row.arrival.date],
        arrival_place: ["text", (row) => row.arrival.place],
        departure: ["text", (row) => row.departure?.date],
        departure_how: ["text", (row) => row.departure?.how],
        organic_to: ["text", (row) => row.organicTo],
        attached_to: ["text", (row) => row.attachedTo],
        source: ["text", (row) => row.source],
        basis: ["text", (row) => row.basis],
      },
      record.formations,
    ),
    sheet(
      "holders",
      {
        place: ["text", ({ row }) => row.place],
        place_name: ["text", ({ row }) => nameOf(`place/${row.place}`)],
        date_from: ["text", ({ row }) => row.date],
        date_until: ["text", ({ until }) => until],
        holder: ["text", ({ row }) => row.holder],
        event: ["text", ({ row }) => row.event],
        by_unit: ["text", ({ row }) => row.byUnit],
        uncertainty_days: ["integer", ({ row }) => row.uncertaintyDays],
        source: ["text", ({ row }) => row.source],
        locator: ["text", ({ row }) => row.locator],
        basis: ["text", ({ row }) => row.basis],
      },
      holderSpells(knowledge),
    ),
    sheet<(typeof record.attachments)[number]>(
      "attachments",
      {
        formation: ["text", (row) => row.formation],
        date: ["text", (row) => row.date],
        attached_to: ["text", (row) => row.attachedTo],
        sector: ["text", (row) => row.sector],
        lat: ["number", (row) => row.lat],
        lon: ["number", (row) => row.lon],
        source: ["text", (row) => row.source],
        basis: ["text", (row) => row.basis],
      },
      record.attachments,
    ),
    sheet<(typeof record.leaders)[number]>(
      "offices",
      {
        person: ["text", (row) => row.person],
        name: ["text", (row) => nameOf(`person/${row.person}`)],
        party: ["text", (row) => row.party],
        office: ["text", (row) => row.office],
        date_from: ["text", (row) => row.from],
        date_to: ["text", (row) => row.to],
        source: ["text", (row) => row.source],
        basis: ["text", (row) => row.basis],
      },
      record.leaders,
    ),
    sheet(
      "totals",
      {
        id: ["text", (row) => row.id],
        name: ["text", (row) => row.name],
        total: ["number", (row) => row.total && numberOf(row.total.value)?.low],
        sum: ["number", (row) => row.sum.low],
        difference: ["number", (row) => row.difference],
        verdict: ["text", (row) => row.verdict],
        why: ["text", (row) => row.why],
      },
      knowledge.totals,
    ),
  ];
}

/** Each row of control with the date of the next one of its place. */
function holderSpells({ record }: Knowledge): { row: (typeof record.control)[number]; until?: string }[] {
  const next = new Map<string, string>();
  const spells: { row: (typeof record.control)[number]; until?: string }[] = [];
  for (const row of record.control.toReversed()) {
    spells.push({ row, until: next.get(row.place) });
    next.set(row.place, row.date);
  }
  return spells.toReversed();
}
