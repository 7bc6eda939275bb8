import { parametersOf, type Parameters } from "./parameters.ts";
import { groundOf, type Ground } from "./ground.ts";
import { travelOf, type Travel } from "./travel.ts";
import type { Seed } from "@p38/base";
import type { Theater } from "./theater.ts";

/** What a day's rules share: all that is fixed, the seed, and buffers that hold nothing between days. */
export interface World {
  theater: Theater;
  p: Parameters;
  ground: Ground;
  travel: Travel;
  seed: Seed;
  scratch: Scratch;
}

/** Buffers of one day, filled anew by the phase that owns them. */
export interface Scratch {
  /** [H] bit 1 un, bit 2 communist: cells next to ground of the other side, by their holder */
  front: Uint8Array;
  /** [2 * H] men guarding each cell, by side */
  guardMen: Float32Array;
  /** [2 * H] men of formations that stand in the cell itself, by side */
  standingMen: Float32Array;
  /** [F + 1] start of each formation's guarded cells; the cells and its share in each */
  guardStart: Int32Array;
  guardHex: Int32Array;
  guardShare: Float32Array;
  /** [2 * H] enemy men believed at each cell by each side */
  believedMen: Float32Array;
  /** [F] tonnes used today */
  usedTonnes: Float32Array;
  /** [F] share of what is sent that the length of the haul leaves */
  arriveShare: Float32Array;
  /** [F] tonnes asked, and days of its use that came of it */
  askedTonnes: Float32Array;
  cameDays: Float32Array;
  /** [H * 6] twice the day, and the side, on which a way of supply was last noted */
  wayNoted: Uint32Array;
  /** [H * 6] tonnes carried over each edge */
  loadTonnes: Float32Array;
  /** [H] tonnes asked of each source */
  sourceTonnes: Float32Array;
  /** [H] marks of each side's main ground, and the holders they were made from */
  mark: Uint8Array;
  markedHolder: Uint8Array;
  /** [H] cost of the cheapest way so far, in units */
  cost: Int32Array;
  /** [H] bits of sides that entered the cell this phase */
  claims: Uint8Array;
  /** [F] cell each formation left this phase */
  fromHex: Int16Array;
  /** [H] distance in cells to the nearest formation, by side */
  reach: Uint8Array;
  /** [H] cells still to visit */
  queue: Int32Array;
}

/** Gets a theater ready to run. */
export function worldOf(theater: Theater, seed: Seed): World {
  const p = parametersOf(theater);
  const ground = groundOf(theater.grid, p);
  const F = theater.formations.length;
  const H = ground.H;
  return {
    theater,
    p,
    ground,
    travel: travelOf(ground),
    seed,
    scratch: {
      front: new Uint8Array(H),
      guardMen: new Float32Array(2 * H),
      standingMen: new Float32Array(2 * H),
      guardStart: new Int32Array(F + 1),
      guardHex: new Int32Array(F * 19),
      guardShare: new Float32Array(F * 19),
      believedMen: new Float32Array(2 * H),
      usedTonnes: new Float32Array(F),
      arriveShare: new Float32Array(F),
      mark: new Uint8Array(H),
      markedHolder: new Uint8Array(H).fill(255),
      askedTonnes: new Float32Array(F),
      cameDays: new Float32Array(F),
      wayNoted: new Uint32Array(H * 6),
      loadTonnes: new Float32Array(H * 6),
      sourceTonnes: new Float32Array(H),
      cost: new Int32Array(H),
      claims: new Uint8Array(H),
      fromHex: new Int16Array(F),
      reach: new Uint8Array(2 * H),
      queue: new Int32Array(H),
    },
  };
}
