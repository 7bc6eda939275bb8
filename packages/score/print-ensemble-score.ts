import type { EnsembleLineScore } from "./ensemble-lines.ts";
import { byPhase, byRegion, ofName, partHeader, placeControl, row, skillText, WIDTH } from "./print-score.ts";
import type { Score } from "./score.ts";
import { fixed, percent, whole, wrapped } from "./table.ts";

/** The score of an ensemble as a table for a terminal of 100 columns: fit and judge apart, baselines beside. */
export function printEnsembleScore(score: Score, lines: EnsembleLineScore): string {
  const text = [
    `SCORE of ${score.name} against the record, ${whole(score.days)} days`,
    ...wrapped(
      `parameters fitted to this record: ${score.fittedParameters}; rules ${score.rules}. fit: what may be used for fitting. ` +
        "judge: what may not. hard test: of judge, Nov 1950 - Jan 1951. Skill is 1 - error / error of the baseline, with its " +
        "90 % interval when months are drawn anew.",
      WIDTH,
    ),
    "",
    ...placeControl(score),
    "",
    ...byPhase(score),
    "",
    ...byRegion(score),
    "",
    partHeader("LINE OF CONTACT at meridians, km"),
    row("recorded lines; points", (part) => `${lines[part].dates}; ${lines[part].points}`),
    row("CRPS (0 best)", (part) => fixed(lines[part].crpsKm, 0)),
    ...lines.judge.baselines.map(({ name }) =>
      row(`  ${name}`, (part) => fixed(ofName(lines[part].baselines, name)?.crpsKm, 0)),
    ),
    ...lines.judge.skills.map(({ against }) =>
      row(`  skill over ${against}`, (part) =>
        skillText(lines[part].skills.find((skill) => skill.against === against)).trim(),
      ),
    ),
    row("  the middle run alone", (part) => fixed(lines[part].middleKm, 0)),
    row("within the middle 50 % of runs", (part) => percent(lines[part].within50)),
    row("within the middle 90 %", (part) => percent(lines[part].within90)),
    ...wrapped("Skill: on the points that both lines cross. A single line's CRPS is its distance.", WIDTH),
    ...wrapped(
      `Judge, share of points in each tenth of the runs, from the southernmost: ${lines.judge.ranks.map(percent).join(", ")}. ` +
        "Even shares mean a right spread; high ends, that the runs agree with each other more than with the record. Points of one line " +
        "are no independent tries.",
      WIDTH,
    ),
  ];
  return `${text.join("\n")}\n`;
}
