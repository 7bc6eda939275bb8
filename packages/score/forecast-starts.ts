import { Type, type Static } from "typebox";
import { DataError, dayOf, LAST_DAY, type Day, type Finding } from "@p38/base";
import { closed, DateText, findingsOf, Text } from "./rules.ts";

const StartsSchema = Type.Object(
  {
    rule: Type.Array(Text, { minItems: 1, description: "the rule in words" }),
    starts: Type.Array(DateText, { minItems: 1, description: "dates, one or more" }),
  },
  closed,
);

/** Dates on which forecasts start, and the rule that they were chosen by: `data/score/forecast-starts.json`. */
export type ForecastStarts = Static<typeof StartsSchema>;

/**
 * The starts of a file's value.
 *
 * @param file its name, for error sentences
 * @throws DataError naming everything that is wrong
 */
export function forecastStartsOf(value: unknown, file: string): ForecastStarts {
  const findings = findingsOf(StartsSchema, value, file);
  if (findings.length === 0) findings.push(...orderFindings((value as ForecastStarts).starts, file));
  if (findings.length > 0) throw new DataError(findings);
  return value as ForecastStarts;
}

/** Starts are days of the war, each later than the one before. */
function orderFindings(starts: readonly string[], file: string): Finding[] {
  let before: Day = 0;
  return starts.flatMap((found, i) => {
    const expected =
      i === 0 ? "a day of the war after its first" : "a day of the war after the start before it";
    const day = warDay(found);
    const isInOrder = day !== null && day > before && day <= LAST_DAY;
    before = day ?? before;
    return isInOrder ? [] : [{ file, path: `/starts/${i}`, expected, found }];
  });
}

function warDay(date: string): Day | null {
  try {
    return dayOf(date);
  } catch {
    return null;
  }
}
