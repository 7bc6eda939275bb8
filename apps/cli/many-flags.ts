import { availableParallelism } from "node:os";
import { isoOf, LAST_DAY, type Day } from "@p38/base";
import { isScenarioName } from "@p38/scenario";
import { parseWarDay, parseWhole } from "./command.ts";
import { UsageError } from "./io.ts";
import { queueFlag, type QueueAddress } from "./queue/address.ts";

/** Flags of commands that make many runs. */
export interface ManyFlags {
  runs: number;
  seed: number;
  out: string;
  workers: number;
  parameters: "drawn" | "scenario";
  until: Day;
  queue?: QueueAddress;
  progress?: boolean;
  json?: boolean;
}

export const manyFlags = {
  runs: { kind: "parsed", parse: parseRuns, default: "100", placeholder: "N", brief: "Runs to make" },
  seed: {
    kind: "parsed",
    parse: parseWhole,
    default: "1",
    placeholder: "N",
    brief: "Number that the seeds of all runs follow from",
  },
  out: {
    kind: "parsed",
    parse: (input: string) => input,
    placeholder: "DIR",
    brief: "Folder for the results",
  },
  workers: {
    kind: "parsed",
    parse: parseRuns,
    default: String(availableParallelism()),
    placeholder: "W",
    brief: "Threads; as many as the machine has cores when left out",
  },
  parameters: {
    kind: "enum",
    values: ["drawn", "scenario"],
    default: "drawn",
    brief: "drawn: those not known well differ from run to run; scenario: luck alone does",
  },
  until: {
    kind: "parsed",
    parse: parseWarDay,
    default: isoOf(LAST_DAY),
    placeholder: "DATE",
    brief: "Last day to compute",
  },
  queue: queueFlag,
} as const;

/**
 * Workers find a scenario by its name in their own clones, so none at a server would take work on a file of somebody's own.
 *
 * @param given names or paths of scenarios
 * @throws UsageError when one of them is a path
 */
export function expectNames(queue: QueueAddress | undefined, given: readonly (string | undefined)[]): void {
  const path = given.find((one) => one !== undefined && !isScenarioName(one));
  if (queue?.kind !== "server" || path === undefined) return;
  throw new UsageError(
    `--queue: expected the name of a scenario, which workers have in their own clones; found the path "${path}"`,
  );
}

function parseRuns(input: string): number {
  const number = parseWhole(input);
  if (number < 1) throw new RangeError(`expected a whole number, 1 or more; found "${input}"`);
  return number;
}
