import { loadScenario } from "@p38/scenario/node.ts";
import { inputOf, keyPlacesOf, makerOf, type EnsembleInput } from "./maker.ts";
import { rangesOf, type EnsemblePlan } from "./plan.ts";
import type { RunMaker } from "./batch.ts";

let known: EnsembleInput | null = null;

/** A few days of the war as decided, few runs, parameters drawn. */
export function smallInput(changes: Partial<EnsemblePlan> = {}): EnsembleInput {
  known ??= make();
  return { ...known, plan: { ...known.plan, ...changes } };
}

export function smallMaker(changes: Partial<EnsemblePlan> = {}): RunMaker {
  return makerOf(smallInput(changes));
}

function make(): EnsembleInput {
  const { theater, scenario, record, grid, hashes } = loadScenario("as-decided");
  const plan: EnsemblePlan = {
    scenario: theater.scenario,
    seed: 1,
    runs: 12,
    days: 9,
    cells: grid.H,
    parties: theater.parties.map(({ id, side }) => ({ id, side })),
    ranges: rangesOf(record.parameters),
    inputs: hashes,
    keyPlaces: keyPlacesOf(grid, ["seoul", "pusan", "nowhere"]),
  };
  return inputOf(plan, theater, scenario.forces);
}
