import { draw, exp, normalQuantile, seedOf } from "@p38/base";
import { DRAWS } from "./draws.ts";
import { clearJournal, newJournal } from "./journal.ts";
import { Room } from "./room.ts";
import type { Run } from "./run.ts";
import { cloneState, dawnOf } from "./state.ts";
import { newTape, record, runOf } from "./tape.ts";
import type { Theater } from "./theater.ts";
import { tick } from "./tick.ts";
import { worldOf, type World } from "./world.ts";

export interface RunOptions {
  /** last day to compute, the theater's last where absent */
  until?: number;
  /** recorded in the run's meta */
  commit?: string;
  /** hash of each input, recorded in the run's meta */
  inputs?: Record<string, string>;
  /** false to leave out the ways of supply, which whoever only counts does not need: their lists are then empty */
  ways?: boolean;
  /** memory to make it in, one of its own where absent: the run is written over by the next one that is made in it */
  room?: Room;
  /** called after each day with the number of days done */
  onDay?: (done: number, days: number) => void;
}

/**
 * The whole war of a theater under one seed.
 *
 * @param seed a whole number, 0 or more
 * @throws RangeError when `until` is no day of the theater, the seed is no such number or a parameter is missing
 */
export function run(theater: Theater, seed: number, options: RunOptions = {}): Run {
  const last = options.until ?? theater.days - 1;
  if (!Number.isInteger(last) || last < 0 || last >= theater.days)
    throw new RangeError(`expected a last day from 0 to ${theater.days - 1}; found ${last}`);
  const { room = new Room() } = options;
  room.clear();
  const world = worldOf(theater, seedOf(seed), room);
  const ownLuck = luckOf(world);
  const tape = newTape(theater, last + 1, room);
  let dawn = dawnOf(theater);
  let dusk = cloneState(dawn);
  const journal = newJournal(options.ways ?? true);
  for (let day = 0; day <= last; day++) {
    clearJournal(journal);
    tick(world, dawn, ownLuck, dusk, journal);
    record(world, tape, day, dusk, journal);
    [dawn, dusk] = [dusk, dawn];
    options.onDay?.(day + 1, last + 1);
  }
  return runOf(world, tape, seed, options);
}

/** [F] factor on each formation's quality, drawn once a run. */
export function luckOf(world: World): Float32Array {
  const { theater, p, seed } = world;
  return Float32Array.from(theater.formations, (_, f) =>
    exp(
      p.quality_spread * normalQuantile(draw(seed, 0, f, DRAWS.quality)) -
        (p.quality_spread * p.quality_spread) / 2,
    ),
  );
}
