/*
 * Runs the as-decided war under several seeds and prints the score of each beside the baselines.
 *
 *   node scripts/run.mjs scripts/score-seeds.ts 1 2 3 4 5 6
 */
import { isoOf } from "@p38/base";
import { lossesOf, run } from "@p38/model";
import { loadScenario } from "@p38/scenario/node.ts";
import { scoreRun, SCORE_PARTS, type Score, type ScorePart } from "@p38/score";
import { readScoreRules } from "@p38/score/node.ts";

const seeds = process.argv.slice(2).map(Number);
if (seeds.length === 0 || seeds.some((seed) => !Number.isSafeInteger(seed) || seed < 0)) {
  process.stderr.write("score-seeds: expected whole seeds such as 1 2 3\n");
  process.exit(2);
}
const { theater, record, grid } = loadScenario("as-decided");
const rules = readScoreRules();
const fittedParameters = record.parameters.filter(({ fittedFrom }) => fittedFrom !== undefined).length;

const scores: Score[] = [];
const losses = new Map<string, number[][]>();
for (const seed of seeds) {
  const war = run(theater, seed);
  scores.push(scoreRun(war, record, grid, { rules, fittedParameters }));
  for (let day = 0; day < war.D; day++) {
    const year = isoOf(day).slice(0, 4);
    const sums = losses.get(year) ?? seeds.map(() => [0, 0]);
    losses.set(year, sums);
    const battle = lossesOf(war, day).map((side) => side.slice(0, 4).reduce((sum, men) => sum + men, 0));
    battle.forEach((men, side) => (sums[seeds.indexOf(seed)][side] += men));
  }
}

const column = (text: string) => text.padStart(22);
const line = (name: string, cells: string[]) => console.log(name.padEnd(34) + cells.map(column).join(""));
line("", SCORE_PARTS.map(String));
const spread = (values: (number | null)[], digits: number) => {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return "-";
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return `${mean.toFixed(digits)} (${Math.min(...known).toFixed(digits)}-${Math.max(...known).toFixed(digits)})`;
};
const each = (of: (score: Score, part: ScorePart) => number | null, digits: number) =>
  SCORE_PARTS.map((part) =>
    spread(
      scores.map((score) => of(score, part)),
      digits,
    ),
  );
line(
  "places, Brier score",
  each((score, part) => score.placeControl.parts[part].score.brier, 3),
);
scores[0].placeControl.parts.fit.baselines.forEach(({ name }, b) =>
  line(
    `  ${name}`,
    SCORE_PARTS.map((part) => scores[0].placeControl.parts[part].baselines[b].brier?.toFixed(3) ?? "-"),
  ),
);
line(
  "line of contact, mean km off",
  each((score, part) => score.lines.parts[part].meanAbsKm, 0),
);
scores[0].lines.parts.fit.baselines.forEach(({ name }, b) =>
  line(
    `  ${name}`,
    SCORE_PARTS.map((part) => scores[0].lines.parts[part].baselines[b].meanAbsKm?.toFixed(0) ?? "-"),
  ),
);
console.log("\nmen lost in battle, thousands: un, communist");
for (const [year, sums] of losses)
  console.log(
    `${year}  ${[0, 1]
      .map((side) =>
        spread(
          sums.map((sum) => sum[side] / 1000),
          0,
        ),
      )
      .map(column)
      .join("")}`,
  );
