import { dayOf, log, type Day } from "@p38/base";
import type { WarRecord } from "@p38/record";
import type { Answers, LossMen } from "./answers.ts";
import { mean } from "./brier.ts";
import { gather, type LeftOut } from "./left-out.ts";
import type { LossScope, ScoreRules } from "./rules.ts";
import { partOf, type Part } from "./split.ts";

/** What a claim counts, and how the run's categories answer to it. */
const LOSS_MEASURES = [
  "killed", // in action, as the run counts them
  "dead", // and those who died missing or in captivity
  "wounded",
  "missing and captured",
  "captured",
  "total", // killed, wounded, missing and captured; disease and cold apart
] as const;
export type LossMeasure = (typeof LOSS_MEASURES)[number];

/** Whose figure it is, seen from the side that lost the men. */
const TELLERS = ["own", "enemy", "other"] as const;
export type Teller = (typeof TELLERS)[number];

/** One claim's figure beside the answer's. */
export interface ScoredClaim {
  /** id of the loss claim of the record */
  claim: string;
  whoseClaim: string;
  teller: Teller;
  men: number;
  /** ln((answer + 1) / (claim + 1)): 0 right, 0.69 twice as many, -0.69 half */
  logError: number;
}

/** All claims on one party's (or group's) losses of one kind in one span. */
export interface LossComparison {
  /** party ids joined by "+", or "all un" and the like for a side */
  whose: string;
  side: "un" | "communist";
  measure: LossMeasure;
  from: string;
  to: string;
  part: Part;
  answerMen: number;
  claims: ScoredClaim[];
  /** least and most that any claim says */
  claimMenMin: number;
  claimMenMax: number;
  withinClaims: boolean;
  /** ln((baseline + 1) / (claim + 1)), mean over the claims that count; null where the baseline has nothing */
  baselineLogError: number | null;
}

/** Losses over the comparisons of a part and side. */
export interface LossPart {
  comparisons: number;
  /** claims behind them */
  claims: number;
  /** comparisons in which the answer lost no man at all: in the shares below, in no mean */
  none: number;
  /** mean size of the log error against own figures, and against the enemy's */
  ownMeanAbsLog: number | null;
  enemyMeanAbsLog: number | null;
  /** mean of the log error against own figures: above 0 too many */
  ownMeanLog: number | null;
  /** share within a factor of two of an own figure (of any, where there is no own one) */
  withinFactorTwoShare: number | null;
  /** where claims differ or give a range: share between the least and the most that anyone says */
  withinClaimsShare: number | null;
  /** the baseline's size of log error, and the answer's on the same comparisons */
  baseline: { comparisons: number; meanAbsLog: number | null; answerMeanAbsLog: number | null };
}

export interface LossScore {
  comparisons: LossComparison[];
  parts: Record<"fit" | "judge" | "mixed", { un: LossPart; communist: LossPart }>;
  baseline: string;
  leftOut: LeftOut[];
}

/** What an answer can be asked: whose men, lost how, in which span. */
interface LossAsked {
  whose: string;
  parties: readonly string[];
  side: "un" | "communist";
  measure: LossMeasure;
  from: Day;
  to: Day;
  fromDate: string;
  toDate: string;
}

/** A figure of a claim that an answer can be asked about. */
interface Figure extends LossAsked {
  claim: string;
  whoseClaim: string;
  teller: Teller;
  men: number;
  /** range that the claim itself gives, the figure alone where it gives none */
  menMin: number;
  menMax: number;
}

/** A loss that an answer can be asked about, with all claims on it. */
export interface ComparableLoss extends LossAsked {
  part: Part;
  claims: { claim: string; teller: Teller; men: number }[];
}

/** Men of a span by measure, from the categories of a run. */
export function menOf(measure: LossMeasure, lost: LossMen, rules: ScoreRules): number {
  const { killedMen, woundedMen, missingMen, capturedMen } = lost;
  const share = rules.observations.losses.deadMeans;
  switch (measure) {
    case "killed":
      return killedMen;
    case "dead":
      return killedMen * share.killed + missingMen * share.missing + capturedMen * share.captured;
    case "wounded":
      return woundedMen;
    case "missing and captured":
      return missingMen + capturedMen;
    case "captured":
      return capturedMen;
    case "total":
      return killedMen + woundedMen + missingMen + capturedMen;
  }
}

/**
 * Scores losses by party and span against every claim that covers the whole theatre.
 *
 * @param answers must know losses, or every claim is left out
 */
export function scoreLosses(record: WarRecord, answers: Answers, rules: ScoreRules): LossScore {
  const { figures, leftOut } = comparableFigures(record, answers, rules);
  const rates = fitRates(figures, answers, rules);
  const comparisons = groupsOf(figures).map((group) => compare(group, answers, rates, rules));
  const ofPart = (part: Part) => {
    const rows = comparisons.filter((row) => row.part === part);
    return {
      un: partOfLosses(rows.filter(({ side }) => side === "un")),
      communist: partOfLosses(rows.filter(({ side }) => side === "communist")),
    };
  };
  return {
    comparisons,
    parts: { fit: ofPart("fit"), judge: ofPart("judge"), mixed: ofPart("mixed") },
    baseline: "constant rate per formation-day by side, from the part for fitting",
    leftOut: gather(leftOut),
  };
}

/** The losses that the record has claims on which an answer can be held against, in order of their spans. */
export function comparableLosses(
  record: WarRecord,
  answers: Answers,
  rules: ScoreRules,
): { losses: ComparableLoss[]; leftOut: LeftOut[] } {
  const { figures, leftOut } = comparableFigures(record, answers, rules);
  const losses = groupsOf(figures).map((group) => {
    const { whose, parties, side, measure, from, to, fromDate, toDate } = group[0];
    const claims = group.map(({ claim, teller, men }) => ({ claim, teller, men }));
    const part = partOf(rules.split, { from, to });
    return { whose, parties, side, measure, from, to, fromDate, toDate, part, claims };
  });
  return { losses, leftOut: gather(leftOut) };
}

/** Figures on one party's losses of one kind in one span together, in order of the spans. */
function groupsOf(figures: readonly Figure[]): Figure[][] {
  const groups = Map.groupBy(figures, ({ whose, measure, fromDate, toDate }) =>
    [fromDate, toDate, whose, measure].join(" "),
  );
  return [...groups.keys()].toSorted().map((key) => groups.get(key)!);
}

/** Figures of the record's loss claims that a run can be held against, and why others can't. */
function comparableFigures(
  record: WarRecord,
  answers: Answers,
  rules: ScoreRules,
): { figures: Figure[]; leftOut: LeftOut[] } {
  const figures: Figure[] = [];
  const leftOut: LeftOut[] = [];
  const { theatreWide, otherScopes, deadByTeller } = rules.observations.losses;
  for (const claim of record.losses.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const leave = (reason: string) => leftOut.push({ what: "loss claims", reason, count: 1 });
    const entry = theatreWide.find(
      ({ scope, parties }) => scope === claim.scope && (!parties || sameParties(parties, claim.parties)),
    );
    const side = claim.side;
    if (!entry) {
      leave(otherScopes);
      continue;
    }
    if (entry.leftOut || side === "other") {
      leave(entry.leftOut ?? "on neither side");
      continue;
    }
    const covered = partiesCovered(claim.parties, claim.group, side, entry, answers);
    if (!covered) {
      leave("a group that no list of parties names");
      continue;
    }
    const known = answers.parties?.[side] ?? [];
    if (!covered.parties.some((party) => known.includes(party))) {
      leave("a party without formations of its own in the answer");
      continue;
    }
    if (!covered.isWholeSide && !covered.parties.every((party) => known.includes(party))) {
      leave("parties of which some have no formations of their own in the answer");
      continue;
    }
    const [from, to] = [dayOf(claim.from), dayOf(claim.to)];
    if (to >= answers.days) {
      leave("a span that ends after the last day of the answer");
      continue;
    }
    const isDead = entry.dead === true || deadByTeller.includes(claim.whoseClaim);
    const { killedMen, woundedMen, missingMen, capturedMen, totalMen, lowMen, highMen } = claim;
    const given = [killedMen, woundedMen, missingMen, capturedMen].filter((men) => men !== undefined).length;
    const figure = (measure: LossMeasure, men: number) => {
      // the claim's range is of its total, or of the one figure it gives
      const isRanged = measure === "total" ? totalMen !== undefined : totalMen === undefined && given === 1;
      figures.push({
        claim: claim.id,
        whoseClaim: claim.whoseClaim,
        teller: tellerOf(claim.whoseClaim, side, rules),
        whose: covered.whose,
        parties: covered.parties,
        side,
        measure,
        from,
        to,
        fromDate: claim.from,
        toDate: claim.to,
        men,
        menMin: isRanged ? Math.min(men, lowMen ?? men) : men,
        menMax: isRanged ? Math.max(men, highMen ?? men) : men,
      });
    };
    if (killedMen !== undefined) figure(isDead ? "dead" : "killed", killedMen);
    if (woundedMen !== undefined) figure("wounded", woundedMen);
    if (missingMen !== undefined && capturedMen !== undefined)
      figure("missing and captured", missingMen + capturedMen);
    else if (missingMen !== undefined) figure("missing and captured", missingMen);
    else if (capturedMen !== undefined) figure("captured", capturedMen);
    if (totalMen !== undefined) figure("total", totalMen);
    // where the dead are counted apart from missing and captured the parts do not overlap
    else if (killedMen !== undefined && woundedMen !== undefined && !isDead)
      figure("total", killedMen + woundedMen + (missingMen ?? 0) + (capturedMen ?? 0));
  }
  return { figures, leftOut };
}

function sameParties(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((party) => b.includes(party));
}

/** Parties that a claim covers, by the rules' entry, the claim's own list or its group. */
function partiesCovered(
  parties: readonly string[],
  group: string | undefined,
  side: "un" | "communist",
  { covers }: LossScope,
  answers: Answers,
): { whose: string; parties: readonly string[]; isWholeSide: boolean } | null {
  const ofSide = answers.parties?.[side] ?? [];
  if (covers) {
    const rest = ofSide.filter((party) => !covers.without.includes(party));
    const whose = covers.without.length > 0 ? `all ${side} but ${covers.without.join(", ")}` : `all ${side}`;
    return { whose, parties: rest, isWholeSide: true };
  }
  if (parties.length > 0)
    return { whose: parties.toSorted().join("+"), parties: parties.toSorted(), isWholeSide: false };
  if (group === "all of the side") return { whose: `all ${side}`, parties: ofSide, isWholeSide: true };
  return null;
}

/** Whether the side that lost the men tells it, the enemy or someone else. */
function tellerOf(whoseClaim: string, side: "un" | "communist", rules: ScoreRules): Teller {
  if (whoseClaim === "own") return "own";
  const { tellers } = rules.observations.losses;
  const tells = (of: "un" | "communist") => tellers[of].some((word) => whoseClaim.startsWith(word));
  const enemy = side === "un" ? "communist" : "un";
  return tells(side) ? "own" : tells(enemy) ? "enemy" : "other";
}

function compare(
  figures: readonly Figure[],
  answers: Answers,
  rates: Map<string, number>,
  rules: ScoreRules,
): LossComparison {
  const { whose, side, measure, parties, from, to, fromDate, toDate } = figures[0];
  const lost = answers.lossMen?.(parties, from, to);
  const answerMen = lost ? menOf(measure, lost, rules) : 0;
  const rate = rates.get(`${side} ${measure}`);
  const baselineMen = rate === undefined ? null : rate * (answers.formationDays?.(parties, from, to) ?? 0);
  const claims = figures.map(({ claim, whoseClaim, teller, men }) => ({
    claim,
    whoseClaim,
    teller,
    men,
    logError: logRatio(answerMen, men),
  }));
  const claimMenMin = Math.min(...figures.map(({ menMin }) => menMin));
  const claimMenMax = Math.max(...figures.map(({ menMax }) => menMax));
  return {
    whose,
    side,
    measure,
    from: fromDate,
    to: toDate,
    part: partOf(rules.split, { from, to }),
    answerMen,
    claims,
    claimMenMin,
    claimMenMax,
    withinClaims: answerMen >= claimMenMin && answerMen <= claimMenMax,
    baselineLogError:
      baselineMen === null
        ? null
        : mean(claimsThatCount(claims).map((claim) => logRatio(baselineMen, claim.men))),
  };
}

/** Claims that count first: own figures where there are any, else all. */
export function claimsThatCount<T extends { teller: Teller }>(claims: readonly T[]): readonly T[] {
  const own = claims.filter(({ teller }) => teller === "own");
  return own.length > 0 ? own : claims;
}

/** Natural logarithm of the ratio of men, one man added to both so that none can be compared too. */
export function logRatio(answerMen: number, recordMen: number): number {
  return log((answerMen + 1) / (recordMen + 1));
}

/**
 * Men lost per formation-day by side and measure, from figures for fitting alone: the loss baseline.
 *
 * Figures of one span and party are averaged before they are summed.
 */
function fitRates(figures: readonly Figure[], answers: Answers, rules: ScoreRules): Map<string, number> {
  const sums = new Map<string, { men: number; formationDays: number }>();
  const fitting = figures.filter(({ from, to }) => partOf(rules.split, { from, to }) === "fit");
  const groups = Map.groupBy(fitting, ({ whose, measure, fromDate, toDate }) =>
    [fromDate, toDate, whose, measure].join(" "),
  );
  for (const group of groups.values()) {
    const { side, measure, parties, from, to } = group[0];
    const key = `${side} ${measure}`;
    const sum = sums.get(key) ?? { men: 0, formationDays: 0 };
    sum.men += mean(group.map(({ men }) => men));
    sum.formationDays += answers.formationDays?.(parties, from, to) ?? 0;
    sums.set(key, sum);
  }
  const rates = new Map<string, number>();
  for (const [key, { men, formationDays }] of sums)
    if (formationDays > 0) rates.set(key, men / formationDays);
  return rates;
}

function partOfLosses(all: readonly LossComparison[]): LossPart {
  const rows = all.filter(({ answerMen }) => answerMen > 0);
  const ranged = all.filter(({ claimMenMin, claimMenMax }) => claimMenMin < claimMenMax);
  const against = (teller: Teller) =>
    rows.flatMap(({ claims }) => {
      const theirs = claims.filter((claim) => claim.teller === teller);
      return theirs.length ? [theirs] : [];
    });
  const share = (test: (row: LossComparison) => boolean) =>
    all.length ? all.filter(test).length / all.length : null;
  const own = against("own");
  const withBaseline = rows.filter(({ baselineLogError }) => baselineLogError !== null);
  return {
    comparisons: all.length,
    claims: all.reduce((sum, { claims }) => sum + claims.length, 0),
    none: all.length - rows.length,
    ownMeanAbsLog: sizes(own),
    enemyMeanAbsLog: sizes(against("enemy")),
    ownMeanLog: own.length ? mean(own.map((group) => mean(group.map(({ logError }) => logError)))) : null,
    withinFactorTwoShare: share(({ claims }) =>
      claimsThatCount(claims).some(({ logError }) => Math.abs(logError) <= log(2) + 1e-12),
    ),
    withinClaimsShare: ranged.length
      ? ranged.filter(({ withinClaims }) => withinClaims).length / ranged.length
      : null,
    baseline: {
      comparisons: withBaseline.length,
      meanAbsLog: withBaseline.length
        ? mean(withBaseline.map(({ baselineLogError }) => Math.abs(baselineLogError ?? 0)))
        : null,
      answerMeanAbsLog: withBaseline.length
        ? mean(
            withBaseline.map(({ claims }) =>
              Math.abs(mean(claimsThatCount(claims).map((claim) => claim.logError))),
            ),
          )
        : null,
    },
  };
}

/** Mean over comparisons of the mean size of their log errors; null for none. */
function sizes(groups: readonly (readonly ScoredClaim[])[]): number | null {
  return groups.length
    ? mean(groups.map((group) => mean(group.map(({ logError }) => Math.abs(logError)))))
    : null;
}
