import { exp, log } from "@p38/base";
import type { Skill } from "./brier.ts";
import type { Score } from "./score.ts";
import { fixed, percent, signed } from "./table.ts";

/** Marks below which a score says so. */
const FAR_KM = 60;
const FACTOR_OF_TWO = log(2);
const MANY_SHARE = 0.2;
const TEXTURE_FACTOR = 3;

/** What is bad about an answer, in sentences, judged on the part for judging; one that says so if nothing is. */
export function verdict(score: Score): string[] {
  const bad: string[] = [];
  const { placeControl, lines, changes, losses, strengths, deaths } = score;
  for (const part of ["judge", "hard test"] as const) {
    for (const skill of placeControl.parts[part].skills)
      bad.push(...worse("Places", part, skill, "who held them"));
    for (const skill of lines.parts[part].skills) bad.push(...worse("The line", part, skill, "where it ran"));
  }
  for (const part of ["fit", "judge"] as const) {
    const { meanAbsKm, datesWithoutLine, dates } = lines.parts[part];
    if (meanAbsKm !== null && meanAbsKm > FAR_KM)
      bad.push(`The line lies ${fixed(meanAbsKm, 0)} km off on average (${part}), more than ${FAR_KM} km.`);
    if (datesWithoutLine > 0)
      bad.push(`There is no line of contact on ${datesWithoutLine} of ${dates} dates (${part}).`);
  }
  const last = lines.byDate.at(-1);
  if (last?.own && last.own.meanAbsKm > FAR_KM)
    bad.push(`At the end, on ${last.date}, the line lies ${fixed(last.own.meanAbsKm, 0)} km off.`);
  const { changes: count, missing, unrecorded, withinWeekShare } = changes.parts.judge;
  if (count > 0 && missing / count > MANY_SHARE)
    bad.push(
      `Of ${count} recorded changes of hands (judge) ${missing} do not come within ` +
        `${score.longestErrorDays} days; ${percent(withinWeekShare)} come within a week of their date.`,
    );
  if (unrecorded > count * MANY_SHARE)
    bad.push(
      `Places change hands ${unrecorded} times more than the record has it (judge, ${count} recorded).`,
    );
  for (const part of ["fit", "judge", "mixed"] as const)
    for (const side of ["un", "communist"] as const) {
      const { ownMeanAbsLog, enemyMeanAbsLog, ownMeanLog, comparisons, none } = losses.parts[part][side];
      if (none > 0)
        bad.push(
          `The ${sideName(side)} side has no loss at all in ${none} of ${comparisons} comparisons (${part}).`,
        );
      const off = ownMeanAbsLog ?? enemyMeanAbsLog;
      if (off !== null && off > FACTOR_OF_TWO)
        bad.push(
          `Losses of the ${sideName(side)} side are off by a factor of ${fixed(exp(off), 1)} on average ` +
            `(${part}, ${counted(comparisons, "comparison")}${ownMeanLog === null ? "" : `, mean log error ${signed(ownMeanLog, 2)}`}).`,
        );
    }
  for (const side of ["un", "communist"] as const) {
    const { meanAbsLog, answerMeanAbsLog } = losses.parts.judge[side].baseline;
    if (meanAbsLog !== null && answerMeanAbsLog !== null && answerMeanAbsLog >= meanAbsLog)
      bad.push(
        `A constant rate a formation-day gives the ${sideName(side)} side's losses (judge) at least as well.`,
      );
  }
  for (const part of ["fit", "judge"] as const) {
    const { meanAbsLog, absent, claims } = strengths.parts.combat[part];
    if (meanAbsLog !== null && meanAbsLog > FACTOR_OF_TWO)
      bad.push(`Strengths of fighting troops are off by a factor of ${fixed(exp(meanAbsLog), 1)} (${part}).`);
    if (absent > 0)
      bad.push(`Of ${claims} strength claims on fighting troops (${part}) ${absent} find no man present.`);
  }
  const smooth = deaths.phases.filter(
    ({ recorded, answer }) =>
      recorded.varianceToMean !== null &&
      (answer.varianceToMean === null || answer.varianceToMean * TEXTURE_FACTOR < recorded.varianceToMean),
  );
  if (smooth.length > 0)
    bad.push(
      `US deaths come too evenly (variance over mean less than a third of the record's) in ` +
        `${smooth.map(({ name, part }) => `${name} (${part})`).join(", ")}.`,
    );
  return bad.length > 0 ? bad : ["Nothing measured here falls below its baselines or outside its marks."];
}

function worse(subject: string, part: string, skill: Skill, what: string): string[] {
  const { against, skill: value, low, high } = skill;
  if (value === null || value > 0) return [];
  const interval =
    low === null || high === null ? "" : `, 90 % interval ${fixed(low, 2)} to ${fixed(high, 2)}`;
  const sure = high !== null && high < 0 ? "worse" : "no better";
  return [`${subject} (${part}): ${sure} than ${against} at ${what} (skill ${fixed(value, 2)}${interval}).`];
}

function sideName(side: "un" | "communist"): string {
  return side === "un" ? "UN" : "communist";
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
