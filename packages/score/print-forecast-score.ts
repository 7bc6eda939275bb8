import type { Skill } from "./brier.ts";
import type { ForecastLead, ForecastPart, ForecastScore } from "./forecast.ts";
import { SCORE_PARTS, type ByPart } from "./parts.ts";
import { WIDTH } from "./print-score.ts";
import { columns, fixed, whole, wrapped } from "./table.ts";

/**
 * Forecasts by lead time as tables for a terminal of 100 columns.
 *
 * @param name what the forecasts are, for the heading
 */
export function printForecastScore(score: ForecastScore, name: string): string {
  const { starts } = score;
  const text = [
    `FORECASTS, ${name}`,
    ...wrapped(`Starts: ${starts.join(", ")}.`, WIDTH),
    ...wrapped(
      `Rules ${score.rules}. fit: what may be used for fitting. judge: what may not. hard test: of judge, Nov 1950 - Jan 1951. ` +
        "Each start weighs the same. Skill is 1 - error / error of the baseline, above 0 better than it, with its 90 % interval " +
        "when whole starts are drawn anew.",
      WIDTH,
    ),
    "",
    ...section(score.leads, "WHO HELD EACH PLACE, Brier score (0 best)", "places", ({ places }) => places, 4),
    "",
    ...byStart(score),
    "",
    ...section(score.leads, "LINE OF CONTACT at meridians, CRPS, km", "points", ({ line }) => line, 0),
    ...wrapped(
      `Recorded lines count within ${score.leads.map(({ leadDays, lineWithinDays }) => `${lineWithinDays} (lead ${leadDays})`).join(", ")} ` +
        "days of the lead; a baseline's is the distance of its line.",
      WIDTH,
    ),
    "",
    ...wrapped(score.note, WIDTH),
  ];
  return `${text.join("\n")}\n`;
}

/** Long names of baselines as the tables have room for them. */
const SHORT_NAMES: Record<string, string> = {
  "constant advance": "const. advance",
  "operations go on": "ops go on",
};
/** Skills that a line has room for. */
const SKILLS_MAX = 4;

function section(
  leads: readonly ForecastLead[],
  title: string,
  asked: string,
  of: (lead: ForecastLead) => ByPart<ForecastPart>,
  decimals: number,
): string[] {
  const names = of(leads[0]).judge.baselines.map(({ name }) => name);
  const shortNames = names.map((name) => SHORT_NAMES[name] ?? name);
  const widths = [18, 7, 7, 9, ...shortNames.map((name) => name.length + 1)];
  const withSkill = names.length > SKILLS_MAX ? names.filter((name) => name !== "operations go on") : names;
  const skillWidths = [19, ...withSkill.map(() => 20)];
  const rows = (line: (label: string, part: ForecastPart) => string) =>
    SCORE_PARTS.flatMap((part) =>
      leads.flatMap((lead) => {
        const ofPart = of(lead)[part];
        return ofPart.starts === 0 ? [] : [line(`${part}, ${lead.leadDays} days`, ofPart)];
      }),
    );
  return [
    title,
    columns(["part, lead time", "starts", asked, "forecast", ...shortNames], widths),
    ...rows((label, { starts, asked: count, error, baselines }) =>
      columns(
        [
          label,
          String(starts),
          whole(count),
          fixed(error, decimals),
          ...baselines.map((baseline) => fixed(baseline.error, decimals)),
        ],
        widths,
      ),
    ),
    columns(["skill over", ...withSkill], skillWidths),
    ...rows((label, { skills }) => {
      const shown = skills.filter(({ against }) => withSkill.includes(against));
      return columns([label, ...shown.map(skillText)], skillWidths);
    }),
  ];
}

/** Each start's own Brier score on the part that judges, and persistence's. */
function byStart({ starts, leads }: ForecastScore): string[] {
  const widths = [18, ...leads.map(() => 13)];
  const rows = starts.map((start) =>
    columns(
      [
        start,
        ...leads.map(({ places: { judge } }) => {
          const row = judge.byStart.find((one) => one.start === start);
          return row ? `${fixed(row.error, 2)} (${fixed(row.baselines[0], 2)})` : "-";
        }),
      ],
      widths,
    ),
  );
  return [
    "by start, judge: Brier score of places, and in brackets persistence's",
    columns(["start", ...leads.map(({ leadDays }) => `${leadDays} days`)], widths),
    ...rows,
  ];
}

function skillText({ skill, low, high, months: starts }: Skill): string {
  if (skill === null) return "-";
  // one start alone has no interval
  return low === null || starts < 2
    ? fixed(skill, 2)
    : `${fixed(skill, 2)} [${fixed(low, 1)}, ${fixed(high, 1)}]`;
}
