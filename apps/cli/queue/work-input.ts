import { DataError, type Finding } from "@p38/base";
import { inputOf, type EnsembleInput, type WorkInput } from "@p38/ensemble";
import type { KeptPlan } from "../ensemble-folder.ts";
import type { Io } from "../io.ts";
import { commitOf, loadNamed } from "../project.ts";
import type { Plans } from "./shelf.ts";

/**
 * The input of a work that was asked for elsewhere, from this machine's own project folder.
 *
 * @throws DataError when a scenario is not there, or program or files are others than those that the work was asked of
 */
export function inputOfWork(io: Io, plans: Plans): WorkInput {
  return Object.fromEntries(
    Object.entries(plans).map(([part, plan]): [string, EnsembleInput] => [part, inputOfPlan(io, plan)]),
  ) as unknown as WorkInput;
}

function inputOfPlan(io: Io, plan: KeptPlan): EnsembleInput {
  // the commit first: at another, files differ as a matter of course
  agree(plan.scenario, "commit", plan.commit, commitOf(io.root));
  const { theater, scenario, hashes } = loadNamed(io, plan.scenario, "work at the queue");
  for (const [name, hash] of Object.entries(plan.inputs))
    agree(plan.scenario, `inputs/${name}`, hash, hashes[name as keyof typeof hashes]);
  return inputOf(plan, theater, scenario.forces);
}

function agree(scenario: string, path: string, asked: string, own: string): void {
  if (asked === own) return;
  const finding: Finding = {
    file: `scenario ${scenario}`,
    path: `/${path}`,
    expected: `${asked}, of which the runs were asked`,
    found: `${own} in this project folder; they are left for other workers`,
  };
  throw new DataError([finding]);
}
