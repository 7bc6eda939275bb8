import { dayOf, LAST_DAY } from "@p38/base";
import {
  byDate,
  inUse,
  lasts,
  matterOf,
  precisionOf,
  propertyOf,
  RECORD_SIDES,
  spanOf,
  SUBJECT_KINDS,
  type Claim,
  type Knowledge,
  type Language,
  type LeaderFact,
  type Party,
  type SubjectKind,
} from "@p38/record";

/** What the record view takes from the record, part by part: pure functions, so that they are tested without a page. */

/** A property in words; its id where the record has it and the list does not. */
export function propertyWords(property: string, language: Language): string {
  return propertyOf(property)?.words[language] ?? property;
}

/** The claim in use on a property of a subject for the whole war, nothing left out. */
export function ofWholeWar(knowledge: Knowledge, subject: string, property: string): Claim | undefined {
  const matter = matterOf({ subject, property });
  return matter === null ? undefined : inUse(knowledge, matter);
}

export type RecordSide = (typeof RECORD_SIDES)[number];

/** Parties by side, then by what they did, in the order of the files. */
export function partiesBySide(
  knowledge: Knowledge,
): { side: RecordSide; roles: { role: Party["role"]; parties: Party[] }[] }[] {
  const { parties } = knowledge.record;
  return RECORD_SIDES.map((side) => {
    const own = parties.filter((party) => party.side === side);
    const roles = [...new Set(own.map(({ role }) => role))];
    return {
      side,
      roles: roles.map((role) => ({ role, parties: own.filter((party) => party.role === role) })),
    };
  }).filter(({ roles }) => roles.length > 0);
}

/** Offices by party, of those that had one on a date; without a date of all. Parties without any are left out. */
export function officesBySide(
  knowledge: Knowledge,
  date: string | null,
): { side: RecordSide; parties: { party: Party; offices: { row: LeaderFact; claim: Claim }[] }[] }[] {
  const { leaders } = knowledge.record;
  const day = date === null ? null : spanOf(date).first;
  return partiesBySide(knowledge)
    .map(({ side, roles }) => ({
      side,
      parties: roles
        .flatMap(({ parties }) => parties)
        .map((party) => ({
          party,
          offices: leaders
            .filter((row) => row.party === party.id && (day === null || lasts(row, day)))
            .toSorted((a, b) => byDate(a.from, b.from))
            .map((row) => ({ row, claim: knowledge.claimById.get(`leaders/${row.id}`)! })),
        }))
        .filter(({ offices }) => offices.length > 0),
    }))
    .filter(({ parties }) => parties.length > 0);
}

/** A row of losses of the whole war: whose, and of which part of them. */
export interface LossRow {
  subject: string;
  scope?: string;
  /** claim in use, by what is lost */
  figures: ReadonlyMap<string, Claim>;
}

/** What is lost, in the order of the columns; each stands for all that are compared with it. */
export const LOSSES = ["deaths", "wounded", "missing", "captured", "losses"] as const;

/** Losses of the whole war by party and by group, parties first; parts of a subject's losses follow the whole. */
export function lossesOfWar(knowledge: Knowledge): LossRow[] {
  const rows = new Map<string, { subject: string; scope?: string; figures: Map<string, Claim> }>();
  for (const [matter, [first]] of knowledge.claimsByMatter) {
    const property = propertyOf(first.property)!;
    const kind = LOSSES.find((name) => name === (property.matter ?? property.id));
    if (!kind || !/^(party|topic)\//.test(first.subject)) continue;
    const { subject, scope } = first;
    if (matter !== matterOf({ subject, property: kind, scope })) continue;
    const key = `${subject}:${scope ?? ""}`;
    const row = rows.get(key) ?? { subject, scope, figures: new Map<string, Claim>() };
    row.figures.set(kind, inUse(knowledge, matter)!);
    rows.set(key, row);
  }
  const order = [...knowledge.record.parties.map(({ id }) => `party/${id}`), ...topicsOf(knowledge)];
  return [...rows.values()].toSorted(
    (a, b) =>
      order.indexOf(a.subject) - order.indexOf(b.subject) ||
      Number(a.scope !== undefined) - Number(b.scope !== undefined),
  );
}

function topicsOf(knowledge: Knowledge): string[] {
  return knowledge.record.topics.map(({ id }) => `topic/${id}`);
}

/** Claims of some properties by subject, for lists such as what each party gained and lost. */
export function claimsBySubjectOf(
  knowledge: Knowledge,
  kinds: readonly SubjectKind[],
  properties: readonly string[],
): { subject: string; claims: ReadonlyMap<string, readonly Claim[]> }[] {
  const found: { subject: string; claims: Map<string, Claim[]> }[] = [];
  for (const subject of knowledge.subjects.values()) {
    if (!kinds.includes(subject.kind)) continue;
    const claims = new Map<string, Claim[]>();
    for (const claim of knowledge.claimsBySubject.get(subject.id) ?? [])
      if (properties.includes(claim.property))
        claims.set(claim.property, [...(claims.get(claim.property) ?? []), claim]);
    if (claims.size > 0) found.push({ subject: subject.id, claims });
  }
  return found;
}

/** Strengths of a side or party by date, men only. */
export function strengthsByDate(knowledge: Knowledge, subject: string): Claim[] {
  return (knowledge.claimsBySubject.get(subject) ?? [])
    .filter(({ property, unit, from }) => property === "strength" && unit === "men" && from !== undefined)
    .toSorted((a, b) => byDate(a.from, b.from));
}

/** An event with what it led to. */
export interface CauseStep {
  event: string;
  date: string;
  effects: { event: string; claim: Claim }[];
}

/** The chain of causes: each event that led to another, by date. */
export function causesOf(knowledge: Knowledge): CauseStep[] {
  const dates = new Map(knowledge.record.events.map((row) => [row.id, row.date]));
  const steps = new Map<string, CauseStep>();
  for (const row of knowledge.record.causes) {
    const step: CauseStep = steps.get(row.cause) ?? {
      event: `event/${row.cause}`,
      date: dates.get(row.cause)!,
      effects: [],
    };
    step.effects.push({
      event: `event/${row.effect}`,
      claim: knowledge.claimById.get(`causes/${row.id}`)!,
    });
    steps.set(row.cause, step);
  }
  return [...steps.values()].toSorted(
    (a, b) => spanOf(a.date).first - spanOf(b.date).first || spanOf(a.date).last - spanOf(b.date).last,
  );
}

/** Events and operations by month, in order of time. */
export function timelineOf(
  knowledge: Knowledge,
  kind: string | null,
): { month: string; entries: { subject: string; from: string; to?: string; words: string }[] }[] {
  const { events, operations } = knowledge.record;
  const entries = [
    ...events
      .filter((row) => kind === null || row.kind === kind)
      .map((row) => ({ subject: `event/${row.id}`, from: row.date, to: row.to, words: row.description })),
    ...operations
      .filter(() => kind === null || kind === "operation")
      .map((row) => ({ subject: `operation/${row.id}`, from: row.from, to: row.to, words: row.outcome })),
  ].toSorted((a, b) => spanOf(a.from).first - spanOf(b.from).first);
  const months: ReturnType<typeof timelineOf> = [];
  for (const entry of entries) {
    const month = entry.from.slice(0, 7);
    if (months.at(-1)?.month === month) months.at(-1)!.entries.push(entry);
    else months.push({ month, entries: [entry] });
  }
  return months;
}

/** Subjects of each kind that has any, as the index lists them. */
export function subjectsByKind(knowledge: Knowledge): Map<SubjectKind, string[]> {
  const kinds = new Map<SubjectKind, string[]>(SUBJECT_KINDS.map((kind) => [kind, []]));
  for (const { id, kind } of knowledge.subjects.values()) kinds.get(kind)!.push(id);
  return kinds;
}

/** Claims of a group that say something of a date: those that cover it, or the last before it where a state lasts. */
export function claimsOn(claims: readonly Claim[], date: string): { claims: Claim[]; before: boolean } {
  const day = spanOf(date).first;
  const covering = claims.filter(
    ({ from, to }) => from !== undefined && lasts({ from, to: to ?? from }, day),
  );
  if (covering.length > 0) return { claims: covering, before: false };
  if (claims.some(({ property }) => propertyOf(property)?.byDay)) return { claims: [], before: false };
  let latest: Claim[] = [];
  for (const claim of claims) {
    if (claim.from === undefined || (claim.to !== undefined && claim.to !== claim.from)) continue;
    if (spanOf(claim.from).first > day) continue;
    if (latest.length === 0 || claim.from > latest[0].from!) latest = [claim];
    else if (claim.from === latest[0].from) latest.push(claim);
  }
  return { claims: latest, before: true };
}

/** Where a subject is on the map, degrees; null for what has no place. */
export function onTheMap(knowledge: Knowledge, subject: string): { lat: number; lon: number } | null {
  const [kind, id] = partsOf(subject);
  const { places, events, battles } = knowledge.record;
  const placeOf = (place: string | undefined) => places.find((row) => row.id === place) ?? null;
  if (kind === "place") return placeOf(id);
  if (kind === "event") return placeOf(events.find((row) => row.id === id)?.places[0]);
  if (kind === "battle") {
    const battle = battles.find((row) => row.id === id);
    return battle?.lat !== undefined && battle.lon !== undefined
      ? { lat: battle.lat, lon: battle.lon }
      : null;
  }
  return null;
}

/** Day of the war on which a subject begins, null where that is not known to the day or lies outside the war. */
export function dayOfSubject(knowledge: Knowledge, subject: string): number | null {
  const [kind, id] = partsOf(subject);
  const { events, operations, battles, formations } = knowledge.record;
  const begins: Readonly<Record<string, () => string | undefined>> = {
    event: () => events.find((row) => row.id === id)?.date,
    operation: () => operations.find((row) => row.id === id)?.from,
    battle: () => battles.find((row) => row.id === id)?.from,
    formation: () => formations.find((row) => row.id === id)?.arrival.date,
  };
  const date = begins[kind]?.();
  if (date === undefined || precisionOf(date) !== "day") return null;
  const day = dayOf(date);
  return day >= 0 && day <= LAST_DAY ? day : null;
}

function partsOf(subject: string): [kind: string, id: string] {
  const slash = subject.indexOf("/");
  return [subject.slice(0, slash), subject.slice(slash + 1)];
}
