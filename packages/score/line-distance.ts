import { dayOf, monthOf } from "@p38/base";
import type { WarRecord } from "@p38/record";
import type { Answers } from "./answers.ts";
import { mean, skillByMonth, type Skill } from "./brier.ts";
import { lineGaps } from "./geometry.ts";
import { pointsOf } from "./held-days.ts";
import { gather, type LeftOut } from "./left-out.ts";
import { byPart, isShownIn, type ByPart } from "./parts.ts";
import type { ScoreRules } from "./rules.ts";
import { isInHardTest, partOf, type Part } from "./split.ts";

/** How far a line lies from the recorded one, over samples along the latter. */
export interface LineDistance {
  samples: number;
  meanAbsKm: number;
  /** positive where the line lies on the communist side of the recorded one: north, or west round Pusan */
  meanSignedKm: number;
  /** the largest, with its sign */
  worstKm: number;
  /** share of samples within the recorded line's accuracy */
  withinAccuracyShare: number;
}

/** One recorded line and how far the answer and the baselines lie from it. */
export interface LineOnDate {
  date: string;
  part: Part;
  isHardTest: boolean;
  /** likely error of the recorded line itself */
  accuracyKm: number;
  /** null where the answer has no line that day */
  own: LineDistance | null;
  baselines: { name: string; distance: LineDistance | null }[];
}

/** Lines of contact over the dates of a part, each date weighing the same. */
export interface LinePart {
  dates: number;
  /** dates on which the answer has no line of contact; they are in no mean */
  datesWithoutLine: number;
  samples: number;
  meanAbsKm: number | null;
  meanSignedKm: number | null;
  worstKm: number | null;
  withinAccuracyShare: number | null;
  /** mean accuracy of the recorded lines: no answer can be shown to be better */
  accuracyKm: number | null;
  baselines: { name: string; meanAbsKm: number | null }[];
  skills: Skill[];
}

/** Distance between lines of contact (O2). */
export interface LineScore {
  byDate: LineOnDate[];
  parts: ByPart<LinePart>;
  leftOut: LeftOut[];
}

/**
 * Measures the answer's line of contact against each recorded main line after the first day.
 *
 * @param answers   the answer to score; without `lineOn` every date counts as one without a line
 * @param baselines answers measured on the same dates
 */
export function scoreLines(
  record: WarRecord,
  answers: Answers,
  baselines: readonly Answers[],
  rules: ScoreRules,
): LineScore {
  const { pocket, stepKm } = rules.observations.lines;
  const leftOut: LeftOut[] = [];
  const leave = (reason: string) => leftOut.push({ what: "recorded lines", reason, count: 1 });
  const byDate: LineOnDate[] = [];
  for (const line of record.linesOfContact.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const day = dayOf(line.date);
    if (line.pocket !== pocket) leave("a front beside the main line, which answers do not give");
    else if (day <= 0) leave("the line on which the war starts is given, not computed");
    else if (day >= answers.days) leave("after the last day of the answer");
    else {
      const recorded = pointsOf(line);
      const distanceOf = (who: Answers) => {
        const points = who.lineOn?.(day) ?? [];
        return points.length < 2
          ? null
          : summed(
              lineGaps(recorded, points, stepKm).map(({ gapKm }) => gapKm),
              line.accuracyKm,
            );
      };
      const part = partOf(rules.split, { day });
      if (part === "gap") leave("in the gap between months for fitting and for judging; shown by date only");
      byDate.push({
        date: line.date,
        part,
        isHardTest: isInHardTest(rules.split, day),
        accuracyKm: line.accuracyKm,
        own: distanceOf(answers),
        baselines: baselines
          .filter(({ lineOn }) => lineOn)
          .map((baseline) => ({ name: baseline.name, distance: distanceOf(baseline) })),
      });
    }
  }
  return {
    byDate,
    parts: byPart((part) =>
      partOfLines(
        byDate.filter((row) => isShownIn(part, row.part, dayOf(row.date), rules.split)),
        rules,
      ),
    ),
    leftOut: gather(leftOut),
  };
}

function summed(gapsKm: readonly number[], accuracyKm: number): LineDistance {
  return {
    samples: gapsKm.length,
    meanAbsKm: mean(gapsKm.map(Math.abs)),
    meanSignedKm: mean(gapsKm),
    worstKm: gapsKm.reduce((worst, gap) => (Math.abs(gap) > Math.abs(worst) ? gap : worst), 0),
    withinAccuracyShare: gapsKm.filter((gap) => Math.abs(gap) <= accuracyKm).length / gapsKm.length,
  };
}

function partOfLines(rows: readonly LineOnDate[], rules: ScoreRules): LinePart {
  const withLine = rows.flatMap((row) => (row.own ? [{ ...row, own: row.own }] : []));
  const over = (of: (own: LineDistance) => number) =>
    withLine.length ? mean(withLine.map(({ own }) => of(own))) : null;
  const names = rows.length ? rows[0].baselines.map(({ name }) => name) : [];
  const ofBaseline = (row: LineOnDate, name: string) =>
    row.baselines.find((baseline) => baseline.name === name)?.distance ?? null;
  return {
    dates: rows.length,
    datesWithoutLine: rows.length - withLine.length,
    samples: withLine.reduce((sum, { own }) => sum + own.samples, 0),
    meanAbsKm: over((own) => own.meanAbsKm),
    meanSignedKm: over((own) => own.meanSignedKm),
    worstKm: withLine.length
      ? withLine.reduce(
          (worst, { own }) => (Math.abs(own.worstKm) > Math.abs(worst) ? own.worstKm : worst),
          0,
        )
      : null,
    withinAccuracyShare: over((own) => own.withinAccuracyShare),
    accuracyKm: rows.length ? mean(rows.map(({ accuracyKm }) => accuracyKm)) : null,
    baselines: names.map((name) => {
      const distances = rows.flatMap((row) => ofBaseline(row, name)?.meanAbsKm ?? []);
      return { name, meanAbsKm: distances.length ? mean(distances) : null };
    }),
    skills: names.map((name) => {
      const both = withLine.flatMap((row) => {
        const theirs = ofBaseline(row, name);
        return theirs
          ? [{ month: monthOf(dayOf(row.date)), own: row.own.meanAbsKm, theirs: theirs.meanAbsKm }]
          : [];
      });
      const months = Map.groupBy(both, ({ month }) => month);
      const sums = (of: "own" | "theirs") =>
        new Map([...months].map(([month, group]) => [month, group.reduce((sum, row) => sum + row[of], 0)]));
      return skillByMonth(name, sums("own"), sums("theirs"), rules.observations.bootstrap);
    }),
  };
}
