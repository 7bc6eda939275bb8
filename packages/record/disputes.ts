import { dayOf, LAST_DAY } from "@p38/base";
import type { Claim } from "./claim.ts";
import { spanOf } from "./dates.ts";
import { propertyOf } from "./properties.ts";
import { differ } from "./value-range.ts";
import { SOURCE_KINDS, type Preference, type Source } from "./war-record.ts";

/** Claims on one subject and property that cannot all hold. */
export interface Dispute {
  /** subject:property, and what tells it from others: party/usa:deaths:war */
  id: string;
  subject: string;
  property: string;
  /** all claims on the matter, the one in use first, then those that agree with it, then the rest */
  claims: readonly Claim[];
  /** how many of them differ from the one in use: the last so many */
  differing: number;
  /** id of the claim in use */
  prefers: string;
  /** why, in words */
  reason: string;
  /** whether someone chose by hand, or the general rule did */
  chosen: "by hand" | "by rule";
  /** whether the claims say that they count different things */
  countsDiffer: boolean;
}

/**
 * Claims by the matter that they are about, in the order in which the matters first come; each matter's claims stand in the order of the
 * general rule, the one that outweighs the others first.
 *
 * @returns map from the id of a matter; claims that can hold beside others of their property are in none
 */
export function mattersOf(
  claims: readonly Claim[],
  sources: readonly Source[],
): Map<string, readonly Claim[]> {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const id = matterOf(claim);
    if (id === null) continue;
    const group = groups.get(id);
    if (group) group.push(claim);
    else groups.set(id, [claim]);
  }
  const kinds = kindsOf(sources);
  for (const group of groups.values())
    if (group.length > 1) group.sort((a, b) => compare(weightsOf(a, kinds), weightsOf(b, kinds)));
  return groups;
}

/**
 * Disputes among the claims on each matter, in the order of the matters.
 *
 * @param matters     as `mattersOf` has them
 * @param preferences choices by hand; others are chosen by the rule that `ruleReason` tells
 */
export function disputesOf(
  matters: ReadonlyMap<string, readonly Claim[]>,
  sources: readonly Source[],
  preferences: readonly Preference[],
): Dispute[] {
  const kinds = kindsOf(sources);
  const byHand = new Map(preferences.map((row) => [row.dispute, row]));
  const disputes: Dispute[] = [];
  for (const [id, ranked] of matters) {
    if (ranked.length < 2 || !anyDiffer(ranked)) continue;
    const choice = byHand.get(id);
    const chosen = choice && ranked.find((claim) => claim.id === choice.prefers);
    const prefers = chosen ?? ranked[0];
    const rest = ranked.filter((claim) => claim !== prefers);
    const agreeing = rest.filter((claim) => !differ(claim.value, prefers.value));
    const against = rest.filter((claim) => differ(claim.value, prefers.value));
    disputes.push({
      id,
      subject: prefers.subject,
      property: propertyOf(prefers.property)!.matter ?? prefers.property,
      claims: [prefers, ...agreeing, ...against],
      differing: against.length,
      prefers: prefers.id,
      reason: chosen ? choice.reason : ruleReason(prefers, against, kinds),
      chosen: chosen ? "by hand" : "by rule",
      countsDiffer: new Set(ranked.map(countedOf)).size > 1,
    });
  }
  return disputes;
}

function kindsOf(sources: readonly Source[]): Map<string, Source["kind"]> {
  return new Map(sources.map((source) => [source.id, source.kind]));
}

function anyDiffer(group: readonly Claim[]): boolean {
  for (let i = 0; i < group.length; i++)
    for (let j = i + 1; j < group.length; j++) if (differ(group[i].value, group[j].value)) return true;
  return false;
}

/**
 * What a claim is about, as the id of the dispute that it would be in: only claims on the same matter are compared.
 *
 * @returns null where several values can hold at once
 */
export function matterOf(claim: Pick<Claim, "subject" | "property"> & Partial<Claim>): string | null {
  const property = propertyOf(claim.property);
  if (!property?.single) return null;
  const parts = [claim.subject, property.matter ?? property.id];
  for (const by of property.by) {
    if (by === "when") parts.push(whenOf(claim));
    else if (by === "unit") parts.push(claim.unit ?? "");
    else if (claim[by] !== undefined) parts.push(claim[by]!);
  }
  return parts.join(":");
}

/** What the figure of a claim counts, as far as it says. */
function countedOf({ property, counts, detail }: Claim): string {
  return [property, counts, detail].join("; ");
}

/** Spans that begin by then and end with the war are the whole war of a party that came in later. */
const LATEST_START = dayOf("1950-12-31");

/** The span of a claim as one word: "war" for the whole war or for no date, else its dates. */
function whenOf({ from, to }: Partial<Claim>): string {
  if (from === undefined) return "war";
  if (to === undefined || to === from) return from;
  const ends = spanOf(to);
  if (spanOf(from).first <= LATEST_START && ends.first <= LAST_DAY && ends.last >= LAST_DAY) return "war";
  return `${from}/${to}`;
}

const BASIS_ORDER = ["read", "published", "record", "computed", "fitted", "recalled", "judged"];
const CONFIDENCE_ORDER = ["high", "medium", "low"];

/** What the general rule goes by, the weightiest first; less is better. */
function weightsOf(claim: Claim, kinds: ReadonlyMap<string, Source["kind"]>): number[] {
  return [
    claim.article ? 1 : 0,
    BASIS_ORDER.indexOf(claim.basis),
    SOURCE_KINDS.indexOf(kinds.get(claim.source) ?? "general knowledge"),
    claim.whoseClaim === undefined || claim.whoseClaim === "own" ? 0 : 1,
    CONFIDENCE_ORDER.indexOf(claim.confidence ?? "medium"),
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, weight] of a.entries()) if (weight !== b[i]) return weight - b[i];
  return 0;
}

/** Why the general rule took this claim, by the first of its weights that told it from the others. */
function ruleReason(
  prefers: Claim,
  against: readonly Claim[],
  kinds: ReadonlyMap<string, Source["kind"]>,
): string {
  const own = weightsOf(prefers, kinds);
  const others = against.map((claim) => weightsOf(claim, kinds));
  const telling = own.findIndex((weight, i) => others.every((other) => weight < other[i]));
  const kind = kinds.get(prefers.source) ?? "general knowledge";
  const reasons = [
    "by rule: a source of its own; the article that this project sets out from is not one",
    `by rule: its basis is "${prefers.basis}", which weighs more than that of the others`,
    `by rule: its source, of kind "${kind}", weighs more than those of the others`,
    "by rule: what a party counts of itself weighs more than what the other side says of it",
    "by rule: it is held with more confidence than the others",
  ];
  return (
    reasons[telling] ?? "by rule: nothing tells it from the best of the others; it comes first in the files"
  );
}
