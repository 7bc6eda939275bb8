import type { Claim } from "./claim.ts";
import { claimsOf } from "./claims-of.ts";
import { disputesOf, matterOf, mattersOf, type Dispute } from "./disputes.ts";
import { propertyOf } from "./properties.ts";
import { totalsOf, type TotalCheck } from "./totals.ts";
import type { RecordTable, WarRecord } from "./war-record.ts";

export const SUBJECT_KINDS = [
  "topic",
  "party",
  "person",
  "formation",
  "place",
  "event",
  "operation",
  "battle",
  "source",
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** Table that has the subjects of a kind. */
export const SUBJECT_TABLES = {
  topic: "topics",
  party: "parties",
  person: "persons",
  formation: "formations",
  place: "places",
  event: "events",
  operation: "operations",
  battle: "battles",
  source: "sources",
} as const satisfies Record<SubjectKind, RecordTable>;

/** What claims are about. */
export interface Subject {
  /** kind/id */
  id: string;
  kind: SubjectKind;
  /** English, as its own row has it */
  name: string;
  table: RecordTable;
  row: number;
}

/** The record with what follows from it: claims, disputes, totals, and the ways from one to the other. */
export interface Knowledge {
  record: WarRecord;
  claims: readonly Claim[];
  disputes: readonly Dispute[];
  totals: readonly TotalCheck[];
  subjects: ReadonlyMap<string, Subject>;
  claimById: ReadonlyMap<string, Claim>;
  claimsBySubject: ReadonlyMap<string, readonly Claim[]>;
  /** claims by id of the source, further sources included */
  claimsBySource: ReadonlyMap<string, readonly Claim[]>;
  /** claims on one subject and property that are compared with each other, by id of the matter, the weightiest first */
  claimsByMatter: ReadonlyMap<string, readonly Claim[]>;
  disputeById: ReadonlyMap<string, Dispute>;
  /** dispute that a claim is part of, by id of the claim */
  disputeOf: ReadonlyMap<string, Dispute>;
}

/** Works out what follows from a record. It must have been checked: ids that lead nowhere throw a RangeError. */
export function knowledgeOf(record: WarRecord): Knowledge {
  const claims = claimsOf(record);
  const claimById = new Map<string, Claim>();
  const claimsBySubject = new Map<string, Claim[]>();
  const claimsBySource = new Map<string, Claim[]>();
  for (const claim of claims) {
    claimById.set(claim.id, claim);
    add(claimsBySubject, claim.subject, claim);
    add(claimsBySource, claim.source, claim);
    for (const { source } of claim.furtherSources ?? [])
      if (source !== claim.source) add(claimsBySource, source, claim);
  }
  const claimsByMatter = mattersOf(claims, record.sources);
  const disputes = disputesOf(claimsByMatter, record.sources, record.preferences);
  return {
    record,
    claims,
    disputes,
    totals: totalsOf(claims, record.totals),
    subjects: subjectsOf(record),
    claimById,
    claimsBySubject,
    claimsBySource,
    claimsByMatter,
    disputeById: new Map(disputes.map((dispute) => [dispute.id, dispute])),
    disputeOf: new Map(disputes.flatMap((dispute) => dispute.claims.map((claim) => [claim.id, dispute]))),
  };
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Every subject by its id, in the order of kinds and files. */
export function subjectsOf(
  record: Pick<WarRecord, (typeof SUBJECT_TABLES)[SubjectKind]>,
): Map<string, Subject> {
  const subjects = new Map<string, Subject>();
  for (const kind of SUBJECT_KINDS) {
    const table = SUBJECT_TABLES[kind];
    for (const [row, of] of record[table].entries()) {
      const id = `${kind}/${of.id}`;
      subjects.set(id, { id, kind, name: "title" in of ? of.title : of.name, table, row });
    }
  }
  return subjects;
}

/**
 * Figures that are mistaken for those of a dispute: claims on the same subject and time whose property is of the same family
 * but another matter, such as the peak beside all who served.
 */
export function alsoQuoted(knowledge: Knowledge, claim: Claim): Claim[] {
  const family = propertyOf(claim.property)?.family;
  if (family === undefined) return [];
  const matter = matterOf(claim);
  return (knowledge.claimsBySubject.get(claim.subject) ?? []).filter(
    (other) =>
      other.property !== claim.property &&
      other.from === claim.from &&
      other.to === claim.to &&
      other.scope === claim.scope &&
      propertyOf(other.property)?.family === family &&
      matterOf(other) !== matter,
  );
}

/** The claim in use on a matter: the one chosen in its dispute, else the weightiest. Undefined where there is none. */
export function inUse(knowledge: Knowledge, matter: string): Claim | undefined {
  const dispute = knowledge.disputeById.get(matter);
  return dispute ? knowledge.claimById.get(dispute.prefers) : knowledge.claimsByMatter.get(matter)?.[0];
}

/** Whether a claim is the one in use on its matter; one that can hold beside others always is. */
export function isInUse(knowledge: Knowledge, claim: Claim): boolean {
  const matter = matterOf(claim);
  return matter === null || inUse(knowledge, matter) === claim;
}
