import { dayOf, LAST_DAY } from "@p38/base";
import type { StrengthClaim, WarRecord } from "@p38/record";
import type { Answers } from "./answers.ts";
import { mean } from "./brier.ts";
import { gather, type LeftOut } from "./left-out.ts";
import { logRatio } from "./losses.ts";
import { byPart, isShownIn, type ByPart } from "./parts.ts";
import type { ScoreRules } from "./rules.ts";
import { isInHardTest, partOf, type Part } from "./split.ts";

/**
 * What a claim counts beside the run's men: men of fighting formations, as the run has them; or all ground
 * troops, service and depot men with them, which a run of formations alone must fall short of.
 */
const STRENGTH_KINDS = ["combat", "all troops"] as const;
export type StrengthKind = (typeof STRENGTH_KINDS)[number];

/** A strength claim beside the answer's. */
export interface ScoredStrength {
  claim: string;
  date: string;
  side: "un" | "communist";
  /** party ids joined by "+", "all un" and the like, or the id of a formation */
  whose: string;
  isFormation: boolean;
  kind: StrengthKind;
  part: Part;
  isHardTest: boolean;
  claimMen: number;
  claimMenMin: number;
  claimMenMax: number;
  answerMen: number;
  /** ln((answer + 1) / (claim + 1)) */
  logError: number;
}

export interface StrengthPart {
  claims: number;
  /** claims of which the answer has no man present: in the share below, in no mean */
  absent: number;
  meanAbsLog: number | null;
  /** above 0 too strong */
  meanLog: number | null;
  withinFactorTwoShare: number | null;
}

/** Strengths by side, party or formation and date (O5). */
export interface StrengthScore {
  strengths: ScoredStrength[];
  parts: Record<StrengthKind, ByPart<StrengthPart>>;
  leftOut: LeftOut[];
}

/** Scores men present against each strength claim that the answer's formations can be held against. */
export function scoreStrengths(record: WarRecord, answers: Answers, rules: ScoreRules): StrengthScore {
  const strengths: ScoredStrength[] = [];
  const leftOut: LeftOut[] = [];
  for (const claim of record.strengths.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const compared = compare(claim, answers, rules);
    if (typeof compared === "string") leftOut.push({ what: "strength claims", reason: compared, count: 1 });
    else strengths.push(compared);
  }
  const inGap = strengths.filter(({ part }) => part === "gap").length;
  leftOut.push({
    what: "strength claims",
    reason: "in the gap between months for fitting and for judging; shown by date only",
    count: inGap,
  });
  const partsOf = (kind: StrengthKind) =>
    byPart((part) =>
      partOfStrengths(
        strengths.filter(
          (row) => row.kind === kind && isShownIn(part, row.part, dayOf(row.date), rules.split),
        ),
      ),
    );
  return {
    strengths,
    parts: { combat: partsOf("combat"), "all troops": partsOf("all troops") },
    leftOut: gather(leftOut),
  };
}

/** The comparison, or why there is none. */
function compare(claim: StrengthClaim, answers: Answers, rules: ScoreRules): ScoredStrength | string {
  const { combat, allTroops, leftOutScopes, otherMeasures } = rules.observations.strengths;
  const kind = combat.includes(claim.measure)
    ? "combat"
    : allTroops.includes(claim.measure)
      ? "all troops"
      : null;
  if (kind === null || claim.unit !== "men") return otherMeasures;
  if (claim.scope !== undefined && leftOutScopes.includes(claim.scope)) return otherMeasures;
  if (claim.side === "other") return "on neither side";
  if (!/^\d{4}-\d{2}-\d{2}$/.test(claim.date)) return "no day is given";
  // a count of the days after the armistice stands for its day: no fighting changed it
  const day = Math.min(dayOf(claim.date), LAST_DAY);
  if (day < 0 || day >= answers.days) return "outside the days of the answer";
  const whose = whoseOf(claim, claim.side, answers);
  if (typeof whose === "string") return whose;
  const answerMen = answers.strengthMen?.(whose.asked, day) ?? null;
  if (answerMen === null) return "a party or formation that the answer does not have";
  return {
    claim: claim.id,
    date: claim.date,
    side: claim.side,
    whose: whose.name,
    isFormation: whose.isFormation,
    kind,
    part: partOf(rules.split, { day }),
    isHardTest: isInHardTest(rules.split, day),
    claimMen: claim.value,
    claimMenMin: Math.min(claim.value, claim.low ?? claim.value),
    claimMenMax: Math.max(claim.value, claim.high ?? claim.value),
    answerMen,
    logError: logRatio(answerMen, claim.value),
  };
}

interface Whose {
  name: string;
  isFormation: boolean;
  asked: { parties: readonly string[] } | { formation: string };
}

function whoseOf(claim: StrengthClaim, side: "un" | "communist", answers: Answers): Whose | string {
  if (claim.formation !== undefined)
    return claim.measure === "division strength"
      ? { name: claim.formation, isFormation: true, asked: { formation: claim.formation } }
      : "a corps, army or group of armies, of which the answer gives no sum";
  if (claim.measure === "division strength") return "a formation that the record does not list";
  const known = answers.parties?.[side] ?? [];
  if (claim.parties.length === 0)
    return claim.group === "all of the side"
      ? { name: `all ${side}`, isFormation: false, asked: { parties: known } }
      : "a group that no list of parties names";
  if (!claim.parties.every((party) => known.includes(party)))
    return "a party without formations of its own in the answer";
  const parties = claim.parties.toSorted();
  return { name: parties.join("+"), isFormation: false, asked: { parties } };
}

function partOfStrengths(rows: readonly ScoredStrength[]): StrengthPart {
  const errors = rows.flatMap(({ answerMen, logError }) => (answerMen > 0 ? [logError] : []));
  return {
    claims: rows.length,
    absent: rows.length - errors.length,
    meanAbsLog: errors.length ? mean(errors.map(Math.abs)) : null,
    meanLog: errors.length ? mean(errors) : null,
    withinFactorTwoShare: rows.length
      ? errors.filter((error) => Math.abs(error) <= logRatio(1, 0) + 1e-12).length / rows.length
      : null,
  };
}
