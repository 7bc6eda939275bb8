import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DataError } from "@p38/base";
import { forecastStartsOf, type ForecastStarts } from "./forecast-starts.ts";
import { scoreRulesOf, type ScoreRules } from "./rules.ts";

/** The project's own data folder. */
const DATA = fileURLToPath(new URL("../../data", import.meta.url));

/**
 * The rules of the score from data/score.
 *
 * @param dataDir folder that holds score/
 * @throws DataError when a file is missing, is no JSON or states something else than rules
 */
export function readScoreRules(dataDir = DATA): ScoreRules {
  return scoreRulesOf({
    split: readJson(dataDir, "split"),
    phases: readJson(dataDir, "phases"),
    observations: readJson(dataDir, "observations"),
  });
}

/**
 * The days on which forecasts start, from data/score/forecast-starts.json.
 *
 * @param dataDir folder that holds score/
 * @throws DataError when the file is missing, is no JSON or states something else
 */
export function readForecastStarts(dataDir = DATA): ForecastStarts {
  return forecastStartsOf(readJson(dataDir, "forecast-starts"), "data/score/forecast-starts.json");
}

function readJson(dataDir: string, name: string): unknown {
  const path = join(dataDir, "score", `${name}.json`);
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw new DataError([
      { file: `data/score/${name}.json`, path: "/", expected: "a JSON file that can be read", found },
    ]);
  }
}
