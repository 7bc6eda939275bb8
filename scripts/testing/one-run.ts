import { dayOf } from "@p38/base";
import { run, type Run } from "@p38/model";
import { loadScenario, type LoadedScenario } from "@p38/scenario/node.ts";

/** Last day of the run that tests share. */
export const ONE_RUN_UNTIL = "1950-12-31";

let made: { run: Run; loaded: LoadedScenario } | null = null;

/** The first half year of `as-decided` under seed 1, computed once in a test process. Read it, never write to it. */
export function oneRun(): { run: Run; loaded: LoadedScenario } {
  if (!made) {
    const loaded = loadScenario("as-decided");
    made = { run: run(loaded.theater, 1, { until: dayOf(ONE_RUN_UNTIL), inputs: loaded.hashes }), loaded };
  }
  return made;
}
