import { exp, log } from "@p38/base";
import { rowOf, type Bins, type LossSum, type Tally } from "@p38/ensemble";
import { LOSSES } from "@p38/model";
import type { WarRecord } from "@p38/record";
import type { LossMen } from "./answers.ts";
import { mean } from "./brier.ts";
import { placedAmong, ranksOf } from "./ensemble-lines.ts";
import {
  claimsThatCount,
  comparableLosses,
  menOf,
  type ComparableLoss,
  type LossMeasure,
  type LossScore,
} from "./losses.ts";
import type { ScoreRules } from "./rules.ts";
import type { Part } from "./split.ts";

/** One figure of the record's claims beside the losses of an ensemble's runs. */
export interface ClaimAmongRuns {
  whose: string;
  side: "un" | "communist";
  measure: LossMeasure;
  from: string;
  to: string;
  part: Part;
  claim: string;
  claimMen: number;
  /** of the middle run */
  middleMen: number;
  /** share of runs that lost fewer men than the claim says, 0 to 1; a run in its bin counts half */
  rank: number;
  /** continuous ranked probability score of ln(men + 1): where all runs agree, the size of ln(answer / claim) */
  crpsLog: number;
}

/** How well the losses of an ensemble's runs tell what claims say, over a part and side. */
export interface EnsembleLossPart {
  /** losses that claims are compared on: one party or group, kind and span each */
  comparisons: number;
  claims: number;
  crpsLog: number | null;
  /** size of ln(middle run / claim) */
  middleLog: number | null;
  /** share of claims within the middle half of the runs, and within nine in ten: 0.5 and 0.9 if the spread is right */
  within50: number | null;
  within90: number | null;
  /** share of claims in each tenth of the runs, from those that lost least: a tenth each if the spread is right */
  ranks: number[];
}

export interface EnsembleLossScore {
  claims: ClaimAmongRuns[];
  parts: Record<"fit" | "judge" | "mixed", { un: EnsembleLossPart; communist: EnsembleLossPart }>;
  /** losses with claims whose spread the ensemble did not keep */
  notKept: number;
  leftOut: LossScore["leftOut"];
}

/** What an ensemble runs over: its parties as a plan lists them, sides as indexes into SIDES, and its days. */
export interface EnsembleScope {
  parties: readonly { id: string; side: number }[];
  days: number;
}

/** The sums of losses that the record has comparable claims on: what an ensemble is to keep so that it can be scored. */
export function lossSumsAsked(record: WarRecord, scope: EnsembleScope, rules: ScoreRules): LossSum[] {
  const sums = lossesAsked(record, scope, rules).losses.map((loss) => sumOf(loss, rules));
  return [...new Map(sums.map((sum) => [JSON.stringify(sum), sum])).values()];
}

/**
 * Where claims of losses lie among the losses of an ensemble's runs.
 *
 * Own figures count where there are any, else all; those of one loss weigh as much as those of another.
 */
export function scoreEnsembleLosses(tally: Tally, record: WarRecord, rules: ScoreRules): EnsembleLossScore {
  const { layout, counts } = tally;
  const { losses, leftOut } = lossesAsked(record, layout, rules);
  const rows = new Map(layout.lossSums.map((sum, row) => [JSON.stringify(sum), row]));
  const bins = logBins(layout.spanLosses.bins);
  let notKept = 0;
  const claims = losses.flatMap((loss) => {
    const row = rows.get(JSON.stringify(sumOf(loss, rules)));
    if (row === undefined) {
      notKept++;
      return [];
    }
    const { whose, side, measure, fromDate: from, toDate: to, part } = loss;
    return claimsThatCount(loss.claims).flatMap(({ claim, men }): ClaimAmongRuns[] => {
      const found = placedAmong(rowOf(counts, layout.spanLosses, row), bins, log(men + 1));
      if (!found) return [];
      const { rank, crps, middle } = found;
      const middleMen = Math.round(exp(middle) - 1);
      return [{ whose, side, measure, from, to, part, claim, claimMen: men, middleMen, rank, crpsLog: crps }];
    });
  });
  const ofPart = (part: Part) => {
    const ofSide = (side: "un" | "communist") =>
      partOfClaims(claims.filter((row) => row.part === part && row.side === side));
    return { un: ofSide("un"), communist: ofSide("communist") };
  };
  return {
    claims,
    parts: { fit: ofPart("fit"), judge: ofPart("judge"), mixed: ofPart("mixed") },
    notKept,
    leftOut,
  };
}

function lossesAsked(record: WarRecord, { parties, days }: EnsembleScope, rules: ScoreRules) {
  const ofSide = (side: number) => parties.filter((party) => party.side === side).map(({ id }) => id);
  return comparableLosses(
    record,
    { name: "an ensemble", days, parties: { un: ofSide(0), communist: ofSide(1) } },
    rules,
  );
}

const CATEGORIES = ["killedMen", "woundedMen", "missingMen", "capturedMen", "nonBattleMen"] as const;

/** What a comparison counts as a sum over categories: measures are sums, so a man of each category tells its share. */
function sumOf({ parties, from, to, measure }: ComparableLoss, rules: ScoreRules): LossSum {
  const none: LossMen = { killedMen: 0, woundedMen: 0, missingMen: 0, capturedMen: 0, nonBattleMen: 0 };
  const shares = LOSSES.map((_, c) => menOf(measure, { ...none, [CATEGORIES[c]]: 1 }, rules));
  return { parties: [...parties], from, to, shares };
}

/** The bins of numbers of men as those of ln(men + 1). */
function logBins(bins: Bins): Bins {
  return {
    count: bins.count,
    binOf: (value) => bins.binOf(Math.round(exp(value) - 1)),
    middleOf: (bin) => log(bins.middleOf(bin) + 1),
  };
}

function partOfClaims(rows: readonly ClaimAmongRuns[]): EnsembleLossPart {
  const groups = [
    ...Map.groupBy(rows, ({ whose, measure, from, to }) => [from, to, whose, measure].join(" ")).values(),
  ];
  const over = (of: (row: ClaimAmongRuns) => number) =>
    groups.length === 0 ? null : mean(groups.map((group) => mean(group.map(of))));
  return {
    comparisons: groups.length,
    claims: rows.length,
    crpsLog: over(({ crpsLog }) => crpsLog),
    middleLog: over(({ middleMen, claimMen }) => Math.abs(log((middleMen + 1) / (claimMen + 1)))),
    within50: over(({ rank }) => Number(rank >= 0.25 && rank <= 0.75)),
    within90: over(({ rank }) => Number(rank >= 0.05 && rank <= 0.95)),
    ranks: ranksOf(rows.map(({ rank }) => rank)),
  };
}
