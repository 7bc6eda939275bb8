import { exp } from "@p38/base";
import type { EnsembleLineScore } from "./ensemble-lines.ts";
import type { EnsembleLossPart, EnsembleLossScore } from "./ensemble-losses.ts";
import { byPhase, byRegion, ofName, partHeader, placeControl, row, skillText, WIDTH } from "./print-score.ts";
import type { Score } from "./score.ts";
import { columns, fixed, percent, whole, wrapped } from "./table.ts";

/** The score of an ensemble as a table for a terminal of 100 columns: fit and judge apart, baselines beside. */
export function printEnsembleScore(
  score: Score,
  lines: EnsembleLineScore,
  lossScore: EnsembleLossScore,
): string {
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
    partHeader("LINE OF CONTACT, meridians, km"),
    row("recorded lines; points", (part) => `${lines[part].dates}; ${lines[part].points}`),
    row("CRPS (points); 0 best", (part) => `${fixed(lines[part].crpsKm, 0)} (${lines[part].points})`),
    ...lines.judge.baselines.map(({ name }) =>
      row(`  ${name}`, (part) => {
        const theirs = ofName(lines[part].baselines, name);
        return `${fixed(theirs?.crpsKm, 0)} (${theirs?.points ?? 0})`;
      }),
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
    "",
    ...losses(lossScore),
  ];
  return `${text.join("\n")}\n`;
}

function losses({ parts, notKept }: EnsembleLossScore): string[] {
  const widths = [28, 12, 12, 12, 12, 12, 12];
  const keys = (["fit", "judge", "mixed"] as const).flatMap((part) =>
    (["un", "communist"] as const).map((side) => ({ part, side })),
  );
  const line = (label: string, of: (part: EnsembleLossPart) => string) =>
    columns([label, ...keys.map(({ part, side }) => of(parts[part][side]))], widths);
  const factor = (size: number | null) => (size === null ? "-" : fixed(exp(size), 2));
  const kept =
    notKept > 0
      ? ` ${notKept} losses that the record has claims on are not kept by this ensemble: made anew with p38 ensemble, it has them.`
      : "";
  return [
    columns(["LOSSES", ...keys.map(({ part, side }) => `${part} ${side === "un" ? "UN" : "comm."}`)], widths),
    line("losses (claims)", (part) => `${part.comparisons} (${part.claims})`),
    line("CRPS, factor (1 best)", ({ crpsLog }) => factor(crpsLog)),
    line("  the middle run alone", ({ middleLog }) => factor(middleLog)),
    line("within the middle 50 %", ({ within50 }) => percent(within50)),
    line("within the middle 90 %", ({ within90 }) => percent(within90)),
    ...["lowest", "highest"].map((end, i) =>
      line(`in the ${end} tenth of runs`, ({ claims, ranks }) =>
        claims === 0 ? "-" : percent(ranks[i * 9]),
      ),
    ),
    ...wrapped(
      `Claims of losses among those of the runs; own figures where there are any, else all. Factor: e to the mean CRPS of ln(men). mixed: ` +
        `spans over months of both parts. A tenth of the claims lie in each tenth of the runs if the spread is right.${kept}`,
      WIDTH,
    ),
  ];
}
