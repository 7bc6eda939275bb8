import { decodeTheater, encodeTheater, Room, withParameters, type Forces, type Theater } from "@p38/model";
import { decodeHexGrid, encodeHexGrid, type HexGrid } from "@p38/terrain";
import type { RunMaker } from "./batch.ts";
import { layoutOf } from "./layout.ts";
import type { KeyPlace } from "./outcome.ts";
import { drawParameters, type EnsemblePlan } from "./plan.ts";

/** All that a worker needs to make runs of an ensemble, as it is sent to it. */
export interface EnsembleInput {
  plan: EnsemblePlan;
  grid: Uint8Array;
  theater: Uint8Array;
  /** of the scenario, for the parameters that the forces take theirs from */
  forces: Forces;
}

/** Input of an ensemble of a theater. */
export function inputOf(plan: EnsemblePlan, theater: Theater, forces: Forces): EnsembleInput {
  return { plan, grid: encodeHexGrid(theater.grid), theater: encodeTheater(theater), forces };
}

/**
 * What makes the runs of an ensemble.
 *
 * @param ground that of the input where it is at hand: runs over the same one share what is worked out from it
 * @throws DataError when ground or theater are no whole files
 */
export function makerOf(
  { plan, grid, theater, forces }: EnsembleInput,
  ground: HexGrid = decodeHexGrid(grid),
): RunMaker {
  const base = decodeTheater(theater, ground);
  return {
    plan,
    grid: ground,
    layout: layoutOf(plan),
    theaterOf: (seed) => theaterOfRun(base, forces, plan, seed),
    room: new Room(),
  };
}

/** The theater of one run of an ensemble. */
export function theaterOfRun(
  base: Theater,
  forces: Forces,
  { ranges }: Pick<EnsemblePlan, "ranges">,
  seed: number,
): Theater {
  return ranges.length === 0 ? base : withParameters(base, forces, drawParameters(ranges, seed));
}

/** The cells of places that are followed; places off the ground are left out. */
export function keyPlacesOf(grid: HexGrid, ids: readonly string[]): KeyPlace[] {
  return ids.flatMap((id) => {
    const place = grid.places.find((row) => row.id === id);
    return place ? [{ id, name: place.name, hex: place.hex }] : [];
  });
}
