import { PRESENT } from "./codes.ts";
import { note, type Journal } from "./journal.ts";
import { FAR } from "./travel.ts";
import type { State } from "./state.ts";
import type { World } from "./world.ts";

/**
 * Who holds ground that no one stands on: a side loses cells that none of its formations is near, next to ground
 * of a side that has one near; and cells that are cut off from its supply.
 */
export function settleControl(world: World, state: State): void {
  const { theater, ground, scratch, p } = world;
  const { H, across } = ground;
  const { reach } = scratch;
  const most = Math.round(p.control_reach_cells);
  reach.fill(255);
  for (const side of [0, 1]) {
    const near = reach.subarray(side * H, (side + 1) * H);
    let ring: number[] = [];
    for (let f = 0; f < theater.formations.length; f++)
      if (state.status[f] === PRESENT && theater.formations[f].side === side && near[state.hex[f]] !== 0) {
        near[state.hex[f]] = 0;
        ring.push(state.hex[f]);
      }
    for (let d = 1; d <= most * 2; d++) {
      const next: number[] = [];
      for (const h of ring)
        for (let e = 0; e < 6; e++) {
          const n = across[h * 6 + e];
          if (n < 0 || near[n] <= d) continue;
          near[n] = d;
          next.push(n);
        }
      ring = next;
    }
  }
  const lost: number[] = [];
  for (let h = 0; h < H; h++) {
    const side = state.holder[h];
    const enemy = 1 - side;
    if (ground.sanctuary[h] === 1) continue;
    const own = reach[side * H + h];
    const other = reach[enemy * H + h];
    if (own <= 2) continue;
    let round = 0;
    let hostile = 0;
    for (let e = 0; e < 6; e++) {
      const n = across[h * 6 + e];
      if (n < 0) continue;
      round++;
      if (state.holder[n] === enemy && state.heldDays[n] > 0) hostile++;
    }
    if (hostile === 0) continue;
    const overrun = other <= 1 || (other <= most && other * 2 < own);
    const cutOff = state.supplyKm[side * H + h] >= FAR;
    const enclosed = hostile >= round - 1 && round > 1;
    if (overrun || cutOff || enclosed) lost.push(h);
  }
  for (const h of lost) {
    state.holder[h] = 1 - state.holder[h];
    state.heldDays[h] = 0;
    state.gainKm[h] = 0;
    state.railWorks[h] = 0;
  }
}

/** Counts days held and reports places that changed hands since dawn. */
export function countDays(world: World, dawn: State, dusk: State, journal: Journal): void {
  const { grid } = world.theater;
  for (let h = 0; h < grid.H; h++) {
    if (dusk.holder[h] === dawn.holder[h]) {
      if (dusk.heldDays[h] < 255) dusk.heldDays[h]++;
    } else dusk.heldDays[h] = 0;
  }
  grid.places.forEach((place, i) => {
    if (place.hex >= 0 && place.importance <= 3 && dusk.holder[place.hex] !== dawn.holder[place.hex])
      note(journal, "place taken", -1, place.hex, i);
  });
}
