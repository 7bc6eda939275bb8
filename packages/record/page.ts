import type { Claim } from "./claim.ts";
import type { Dispute } from "./disputes.ts";
import { byDate } from "./dates.ts";
import type { Knowledge, Subject } from "./knowledge.ts";
import { PROPERTIES } from "./properties.ts";
import type { LeaderFact } from "./war-record.ts";

/** Claims on one property of a subject; where they are in dispute, the one in use stands first. */
export interface PageGroup {
  property: string;
  claims: readonly PageClaim[];
}

export interface PageClaim {
  claim: Claim;
  /** false where another claim on the same matter is in use */
  inUse: boolean;
  dispute?: Dispute;
}

/** Subjects that stand in one relation to that of the page. */
export interface PageRelation {
  relation:
    | "leaders"
    | "offices"
    | "formations"
    | "subordinates"
    | "successors"
    | "events"
    | "operations"
    | "came-of"
    | "leads-to"
    | "claims-of-source"
    | "disputes";
  entries: readonly PageEntry[];
}

export interface PageEntry {
  /** subject it leads to */
  subject: string;
  words?: string;
  from?: string;
  to?: string;
  /** claim that says so */
  claim?: Claim;
}

/** Everything the record has on one subject. */
export interface SubjectPage {
  subject: Subject;
  groups: readonly PageGroup[];
  relations: readonly PageRelation[];
}

const ORDER = new Map(PROPERTIES.map((property, i) => [property.id, i]));

/**
 * The page of a subject.
 *
 * @throws RangeError for a subject that the record does not have
 */
export function pageOf(knowledge: Knowledge, subjectId: string): SubjectPage {
  const subject = knowledge.subjects.get(subjectId);
  if (!subject)
    throw new RangeError(`expected a subject of the record, such as party/usa; found "${subjectId}"`);
  const byProperty = new Map<string, Claim[]>();
  for (const claim of knowledge.claimsBySubject.get(subjectId) ?? []) {
    const list = byProperty.get(claim.property);
    if (list) list.push(claim);
    else byProperty.set(claim.property, [claim]);
  }
  const groups = [...byProperty]
    .toSorted(([a], [b]) => (ORDER.get(a) ?? 0) - (ORDER.get(b) ?? 0))
    .map(([property, claims]) => ({
      property,
      claims: ordered(claims).map((claim) => pageClaim(knowledge, claim)),
    }));
  return {
    subject,
    groups,
    relations: relationsOf(knowledge, subject).filter(({ entries }) => entries.length > 0),
  };
}

/** Claims by date, those without one first. */
function ordered(claims: readonly Claim[]): Claim[] {
  return claims.toSorted((a, b) => byDate(a.from, b.from));
}

/** A claim with what speaks against it. */
function pageClaim(knowledge: Knowledge, claim: Claim): PageClaim {
  const dispute = knowledge.disputeOf.get(claim.id);
  return {
    claim,
    dispute,
    inUse: dispute === undefined || dispute.prefers === claim.id,
  };
}

function relationsOf(knowledge: Knowledge, { id, kind }: Subject): PageRelation[] {
  const { record } = knowledge;
  const own = id.slice(kind.length + 1);
  const relation = (name: PageRelation["relation"], entries: PageEntry[]): PageRelation => ({
    relation: name,
    entries,
  });
  switch (kind) {
    case "party":
      return [
        relation(
          "leaders",
          officesOf(knowledge, (row) => row.party === own),
        ),
        relation(
          "formations",
          record.formations
            .filter((row) => row.party === own)
            .map((row) => ({
              subject: `formation/${row.id}`,
              from: row.arrival.date,
              to: row.departure?.date,
            })),
        ),
        relation("disputes", disputesOn(knowledge, id)),
      ];
    case "person":
      return [
        relation(
          "offices",
          record.leaders
            .filter((row) => row.person === own && row.party !== undefined)
            .map((row) => ({ subject: `party/${row.party}`, words: row.office, from: row.from, to: row.to })),
        ),
      ];
    case "formation":
      return [
        relation(
          "leaders",
          officesOf(knowledge, (row) => row.formation === own),
        ),
        relation("subordinates", subordinatesOf(knowledge, own)),
        relation(
          "successors",
          record.formations
            .filter((row) => row.id === own)
            .flatMap((row) => [row.becomes, row.rebuiltAs, row.returnsAs])
            .filter((other) => other !== undefined)
            .map((other) => ({ subject: `formation/${other}` })),
        ),
      ];
    case "place":
      return [
        relation(
          "events",
          record.events
            .filter((row) => row.places.includes(own))
            .map((row) => ({ subject: `event/${row.id}`, from: row.date, to: row.to })),
        ),
        relation(
          "operations",
          record.operations
            .filter((row) => row.objectives.includes(own))
            .map((row) => ({ subject: `operation/${row.id}`, from: row.from, to: row.to })),
        ),
      ];
    case "event":
      return [
        relation(
          "came-of",
          record.causes
            .filter((row) => row.effect === own)
            .map((row) => ({
              subject: `event/${row.cause}`,
              words: row.how,
              claim: knowledge.claimById.get(`causes/${row.id}`),
            })),
        ),
        relation(
          "leads-to",
          record.causes
            .filter((row) => row.cause === own)
            .map((row) => ({
              subject: `event/${row.effect}`,
              words: row.how,
              claim: knowledge.claimById.get(`causes/${row.id}`),
            })),
        ),
      ];
    case "source":
      return [
        relation(
          "claims-of-source",
          (knowledge.claimsBySource.get(own) ?? []).map((claim) => ({ subject: claim.subject, claim })),
        ),
      ];
    default:
      return [relation("disputes", disputesOn(knowledge, id))];
  }
}

function officesOf(knowledge: Knowledge, of: (row: LeaderFact) => boolean): PageEntry[] {
  return knowledge.record.leaders
    .filter(of)
    .toSorted((a, b) => byDate(a.from, b.from))
    .map((row) => ({
      subject: `person/${row.person}`,
      words: row.office,
      from: row.from,
      to: row.to,
      claim: knowledge.claimById.get(`leaders/${row.id}`),
    }));
}

function disputesOn(knowledge: Knowledge, subject: string): PageEntry[] {
  return knowledge.disputes
    .filter((dispute) => dispute.subject === subject)
    .map((dispute) => ({ subject, words: dispute.id, claim: knowledge.claimById.get(dispute.prefers) }));
}

/** Formations that took orders from a headquarters, with the first and last date known of each spell. */
function subordinatesOf(knowledge: Knowledge, headquarters: string): PageEntry[] {
  const entries: PageEntry[] = [];
  const to = `formation/${headquarters}`;
  for (const { id } of knowledge.record.formations) {
    const subject = `formation/${id}`;
    const spells = (knowledge.claimsBySubject.get(subject) ?? [])
      .filter((claim) => claim.property === "attached-to")
      .toSorted((a, b) => byDate(a.from, b.from));
    for (const [i, claim] of spells.entries())
      if ("subjects" in claim.value && claim.value.subjects[0] === to)
        entries.push({ subject, from: claim.from, to: spells[i + 1]?.from, claim });
    for (const claim of knowledge.claimsBySubject.get(subject) ?? [])
      if (claim.property === "organic-to" && "subjects" in claim.value && claim.value.subjects[0] === to)
        entries.push({ subject, claim });
  }
  return entries;
}
