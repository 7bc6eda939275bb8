import { exp } from "@p38/base";
import { verdict } from "./verdict.ts";
import type { Skill } from "./brier.ts";
import { gather } from "./left-out.ts";
import { claimsThatCount } from "./losses.ts";
import { SCORE_PARTS, type ByPart, type ScorePart } from "./parts.ts";
import type { PlaceControlLine } from "./place-control.ts";
import type { Score } from "./score.ts";
import { columns, fixed, percent, signed, whole, wrapped } from "./table.ts";

export const WIDTH = 100;
export const BY_PART = [31, 23, 23, 23];

/** A score as a table for a terminal of 100 columns: fit and judge apart, baselines beside, what is bad below. */
export function printScore(score: Score): string {
  const lines = [
    ...heading(score),
    "",
    ...placeControl(score),
    "",
    ...byPhase(score),
    "",
    ...byRegion(score),
    "",
    ...distances(score),
    "",
    ...changes(score),
    "",
    ...losses(score),
    "",
    ...strengths(score),
    "",
    ...deaths(score),
    "",
    "WHAT IS BAD",
    ...verdict(score).flatMap((sentence) => wrapped(`- ${sentence}`, WIDTH, "  ")),
    "",
    ...leftOut(score),
  ];
  return `${lines.join("\n")}\n`;
}

function heading(score: Score): string[] {
  const { madeBy, directives, fittedParameters, advanceRates } = score;
  const commit = madeBy && madeBy.commit !== "" ? `, commit ${madeBy.commit.slice(0, 10)}` : "";
  const given = directives === null ? "directives not known" : `${directives} directives given`;
  const rates = advanceRates.types.map(({ type, kmPerDay }) => `${type} ${fixed(kmPerDay, 1)} km a day`);
  return [
    `SCORE of ${score.name}${commit} against the record, ${whole(score.days)} days`,
    `${given}; parameters fitted to this record: ${fittedParameters}; rules ${score.rules}`,
    ...wrapped(
      `fit: what may be used for fitting. judge: what may not. hard test: of judge, Nov 1950 - Jan 1951. ` +
        `Skill is 1 - error / error of the baseline, with its 90 % interval when months are drawn anew. ` +
        `Constant advance was fitted on fit: ${rates.join(", ")}.`,
      WIDTH,
    ),
  ];
}

export function partHeader(title: string): string {
  return columns([title, ...SCORE_PARTS], BY_PART);
}

export function row(label: string, of: (part: ScorePart) => string): string {
  return columns([label, ...SCORE_PARTS.map(of)], BY_PART);
}

export function skillText(skill: Skill | undefined): string {
  if (!skill || skill.skill === null) return "";
  const range = skill.low === null ? "" : ` [${fixed(skill.low, 2)}, ${fixed(skill.high, 2)}]`;
  return ` ${fixed(skill.skill, 2)}${range}`;
}

export function placeControl({ placeControl: { parts }, name }: Score): string[] {
  const names = parts.judge.baselines.map((baseline) => baseline.name);
  return [
    partHeader("WHO HELD EACH PLACE"),
    row("place-days", (part) => whole(parts[part].score.placeDays)),
    row("places, months", (part) => `${parts[part].score.places}, ${parts[part].score.months}`),
    row(`Brier score (0 best)`, (part) => fixed(parts[part].score.brier, 4)),
    ...names.map((baseline) =>
      row(`  ${baseline}`, (part) => fixed(ofName(parts[part].baselines, baseline)?.brier, 4)),
    ),
    ...names.map((baseline) =>
      row(`  skill over ${baseline}`, (part) =>
        skillText(parts[part].skills.find(({ against }) => against === baseline)).trim(),
      ),
    ),
    ...worstMonths(parts),
    ...reliability(parts, name),
  ];
}

function worstMonths(parts: Score["placeControl"]["parts"]): string[] {
  const texts = (["fit", "judge"] as const).flatMap((part) => {
    const months = parts[part].score.byMonth.toSorted((a, b) => b.brier - a.brier).slice(0, 4);
    const text = months.map(({ month, brier }) => `${month} ${fixed(brier, 2)}`).join(", ");
    return months.length > 0 ? [`${part} ${text}`] : [];
  });
  return texts.length > 0 ? wrapped(`Worst months: ${texts.join("; ")}.`, WIDTH, "  ") : [];
}

function reliability(parts: ByPart<{ score: { reliability: readonly Bin[] } }>, name: string): string[] {
  const bins = parts.judge.score.reliability;
  if (bins.length === 0) return [];
  const texts = bins.map(
    ({ from, observed, placeDays }) => `${fixed(from, 1)}: ${fixed(observed, 2)} (${whole(placeDays)})`,
  );
  return wrapped(
    `Judge, chance that ${name} gives the communist side (from, in tenths): share so held (place-days): ${texts.join(", ")}`,
    WIDTH,
    "    ",
  );
}

interface Bin {
  from: number;
  observed: number;
  placeDays: number;
}

export function byPhase({ placeControl: { phases, parts } }: Score): string[] {
  return byKind("by phase, Brier score", phases, parts);
}

export function byRegion({ placeControl: { regions, parts } }: Score): string[] {
  return byKind("by latitude, Brier score", regions, parts);
}

function byKind(
  title: string,
  kinds: readonly { name: string; parts: ByPart<PlaceControlLine> }[],
  parts: Score["placeControl"]["parts"],
): string[] {
  const names = parts.judge.baselines.map(({ name }) => name);
  const widths = [27, 7, 9, 9, 13, 18, 13];
  const head = [title, "part", "p.-days", "answer", ...names];
  const rows = kinds.flatMap(({ name, parts: ofKind }) =>
    (["fit", "judge"] as const).flatMap((part) => {
      const line = ofKind[part];
      if (line.placeDays === 0) return [];
      const cells = names.map((baseline) => fixed(ofName(line.baselines, baseline)?.brier, 4));
      return [columns([`  ${name}`, part, whole(line.placeDays), fixed(line.brier, 4), ...cells], widths)];
    }),
  );
  return [columns(head, widths), ...rows];
}

function distances({ lines: { parts } }: Score): string[] {
  const names = parts.judge.baselines.map(({ name }) => name);
  return [
    partHeader("LINE OF CONTACT, km"),
    row("dates (without a line)", (part) => `${parts[part].dates} (${parts[part].datesWithoutLine})`),
    row("mean distance", (part) => fixed(parts[part].meanAbsKm, 1)),
    ...names.map((name) =>
      row(`  ${name}`, (part) => fixed(ofName(parts[part].baselines, name)?.meanAbsKm, 1)),
    ),
    ...names.map((name) =>
      row(`  skill over ${name}`, (part) =>
        skillText(parts[part].skills.find(({ against }) => against === name)).trim(),
      ),
    ),
    row("mean, north positive", (part) => signed(parts[part].meanSignedKm, 1)),
    row("worst point", (part) => signed(parts[part].worstKm, 0)),
    row("record's own accuracy", (part) => fixed(parts[part].accuracyKm, 1)),
    row("points within it", (part) => percent(parts[part].withinAccuracyShare)),
  ];
}

function changes({ changes: { parts, baselines } }: Score): string[] {
  return [
    partHeader("DATES PLACES CHANGED HANDS"),
    row("changes recorded", (part) => String(parts[part].changes)),
    row("  missing; not recorded", (part) => `${parts[part].missing}; ${parts[part].unrecorded}`),
    row("median error, days", (part) => fixed(parts[part].medianAbsDays, 1)),
    ...baselines.map(({ name, parts: theirs }) =>
      row(`  ${name}`, (part) => fixed(theirs[part].medianAbsDays, 1)),
    ),
    row("mean error, days", (part) => fixed(parts[part].meanAbsDays, 1)),
    ...baselines.map(({ name, parts: theirs }) =>
      row(`  ${name}`, (part) => fixed(theirs[part].meanAbsDays, 1)),
    ),
    row("mean, late positive", (part) => signed(parts[part].meanSignedDays, 1)),
    row("within a week", (part) => percent(parts[part].withinWeekShare)),
    row("within the record's margin", (part) => percent(parts[part].withinUncertaintyShare)),
  ];
}

function losses({ losses: { comparisons, parts, baseline } }: Score): string[] {
  const widths = [28, 12, 12, 12, 12, 12, 12];
  const furthest = comparisons
    .map((comparison) => ({ comparison, off: Math.max(0, ...claimsThatCount(comparison.claims).map(size)) }))
    .toSorted((a, b) => b.off - a.off)
    .slice(0, 6)
    .map(({ comparison: { whose, measure, from, to, answerMen, claimMenMin, claimMenMax } }) => {
      const range =
        claimMenMin === claimMenMax ? whole(claimMenMax) : `${whole(claimMenMin)}-${whole(claimMenMax)}`;
      return `${whose} ${measure} ${from} to ${to}: ${whole(answerMen)} for ${range}`;
    });
  const keys = (["fit", "judge", "mixed"] as const).flatMap((part) =>
    (["un", "communist"] as const).map((side) => ({ part, side })),
  );
  const line = (label: string, of: (part: Score["losses"]["parts"]["fit"]["un"]) => string) =>
    columns([label, ...keys.map(({ part, side }) => of(parts[part][side]))], widths);
  return [
    columns(["LOSSES", ...keys.map(({ part, side }) => `${part} ${side === "un" ? "UN" : "comm."}`)], widths),
    line("comparisons (claims)", (part) => `${part.comparisons} (${part.claims})`),
    line("  the answer has no man", ({ none }) => String(none)),
    line("off own figures, factor", ({ ownMeanAbsLog }) => factor(ownMeanAbsLog)),
    line("  too many +, too few -", ({ ownMeanLog }) => signed(ownMeanLog, 2)),
    line("off the enemy's figures", ({ enemyMeanAbsLog }) => factor(enemyMeanAbsLog)),
    line("within a factor of two", ({ withinFactorTwoShare }) => percent(withinFactorTwoShare)),
    line("within the claims' range", ({ withinClaimsShare }) => percent(withinClaimsShare)),
    line("where a baseline is, answer", ({ baseline: { answerMeanAbsLog } }) => factor(answerMeanAbsLog)),
    line("  constant rate", ({ baseline: { meanAbsLog } }) => factor(meanAbsLog)),
    ...wrapped(
      `Factor: e to the mean size of ln(answer / claim). mixed: spans over months of both parts. Baseline: ${baseline}.`,
      WIDTH,
      "  ",
    ),
    ...(furthest.length > 0 ? wrapped(`Furthest off: ${furthest.join("; ")}.`, WIDTH, "  ") : []),
  ];
}

function size({ logError }: { logError: number }): number {
  return Math.abs(logError);
}

function strengths({ strengths: { parts } }: Score): string[] {
  return (["combat", "all troops"] as const).flatMap((kind) => [
    partHeader(kind === "combat" ? "STRENGTH, fighting troops" : "STRENGTH, all ground troops"),
    row("claims (no man present)", (part) => `${parts[kind][part].claims} (${parts[kind][part].absent})`),
    row("off by a factor of", (part) => factor(parts[kind][part].meanAbsLog)),
    row("  too many +, too few -", (part) => signed(parts[kind][part].meanLog, 2)),
    row("within a factor of two", (part) => percent(parts[kind][part].withinFactorTwoShare)),
  ]);
}

function deaths({ deaths: { phases } }: Score): string[] {
  const widths = [26, 7, 6, 9, 9, 10, 11, 10, 10];
  const head = [
    "US DEATHS A DAY",
    "part",
    "days",
    "record",
    "answer",
    "var/mean",
    "answer",
    "lag-1",
    "answer",
  ];
  return [
    columns(head, widths),
    ...phases.map(({ name, part, days, recorded, answer }) =>
      columns(
        [
          `  ${name}`,
          part,
          String(days),
          fixed(recorded.meanPerDay, 1),
          fixed(answer.meanPerDay, 1),
          fixed(recorded.varianceToMean, 1),
          fixed(answer.varianceToMean, 1),
          fixed(recorded.lag1, 2),
          fixed(answer.lag1, 2),
        ],
        widths,
      ),
    ),
  ];
}

function leftOut(score: Score): string[] {
  const all = gather([
    ...score.placeControl.leftOut,
    ...score.lines.leftOut,
    ...score.changes.leftOut,
    ...score.losses.leftOut,
    ...score.strengths.leftOut,
  ]);
  return [
    "LEFT OUT",
    ...all.flatMap(({ what, reason, count }) => wrapped(`- ${whole(count)} ${what}: ${reason}`, WIDTH, "  ")),
  ];
}

function factor(logError: number | null): string {
  return logError === null ? "-" : fixed(exp(logError), 2);
}

export function ofName<T extends { name: string }>(rows: readonly T[], name: string): T | undefined {
  return rows.find((candidate) => candidate.name === name);
}
