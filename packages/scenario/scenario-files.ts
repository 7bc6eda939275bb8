import { DataError, dayOf, isoOf, LAST_DAY } from "@p38/base";
import type { ScenarioFiles } from "./check-scenario.ts";
import { overBase, scenarioPath } from "./over-base.ts";

/** The scenario of the recorded decisions throughout: what others differ from, and are compared with where they do not say. */
export const AS_DECIDED = "as-decided";

/**
 * The files of a scenario, those of its base among them; not yet checked.
 *
 * @param name of the scenario, or the path of a scenario.json outside `scenarios/`
 * @param read gives the value in a file, by its path from the project's root
 * @throws DataError when a scenario is its own base in the end
 */
export function scenarioFilesOf(name: string, read: (path: string) => unknown): ScenarioFiles {
  const file = scenarioPath(name);
  const whole = overBase(name, read);
  const listed = Array.isArray(whole?.directives)
    ? whole.directives.filter((path) => typeof path === "string")
    : [];
  const given = (path: string) => ({ file: path, value: read(path) });
  return {
    scenario: { file, value: whole },
    forces: given(typeof whole?.forces === "string" ? whole.forces : file.replace(/[^/]*$/, "forces.json")),
    directives: listed.map(given),
  };
}

/**
 * The scenario.json of `free-from/DATE`, which is the same for every date of the war: recorded directives until then,
 * doctrine on both sides from then on.
 *
 * @param path from the project's root
 * @returns null for every other path
 * @throws DataError when it is no date of the war
 */
export function freeFromFile(path: string): object | null {
  const date = /^scenarios\/free-from\/([^/]+)\/scenario\.json$/.exec(path)?.[1];
  if (date === undefined) return null;
  let day = -1;
  try {
    day = dayOf(date);
  } catch {
    // no date at all
  }
  if (day < 0 || day > LAST_DAY)
    throw new DataError([
      {
        file: path,
        path: "/id",
        expected: `free-from/ and a date from ${isoOf(0)} to ${isoOf(LAST_DAY)}`,
        found: date,
      },
    ]);
  return {
    id: `free-from/${date}`,
    title: `Recorded directives until ${date}, doctrine on both sides from then on`,
    base: AS_DECIDED,
    doctrineFrom: { un: date, communist: date },
  };
}
