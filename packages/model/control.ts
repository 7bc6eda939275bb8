import { PRESENT } from "./codes.ts";
import { note, type Journal } from "./journal.ts";
import { FAR } from "./travel.ts";
import type { State } from "./state.ts";
import type { World } from "./world.ts";

/**
 * Who holds ground that no one stands on: a side loses cells that none of its formations is near to the side that
 * has one much nearer, ring by ring from the ground that side holds.
 */
export function settleControl(world: World, dawn: State, state: State): void {
  // where nobody moved and nothing was left to pass on, nothing will be
  if (dawn.settled[0] === 1 && same(dawn.hex, state.hex) && same(dawn.holder, state.holder)) return;
  measureReach(world, state);
  let lost = 0;
  for (let pass = 0; pass < RINGS_A_DAY; pass++) lost += passOn(world, state);
  state.settled[0] = lost === 0 ? 1 : 0;
}

function same(a: Int16Array | Uint8Array, b: Int16Array | Uint8Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Rings of cells that change hands in a day without a fight. */
const RINGS_A_DAY = 2;
/** Distance within which a formation keeps its side's ground, in cells. */
const KEPT_CELLS = 2;
/** Ground farther than this from its side's formations, and without supply, is lost to whoever is next to it. */
const FORLORN_CELLS = 4;
/** No formation on the same landmass. */
const NOWHERE = 255;

/** Distance in cells from every cell to the nearest formation of each side. */
function measureReach(world: World, state: State): void {
  const { theater, ground, scratch } = world;
  const { H, across } = ground;
  const { reach, queue } = scratch;
  reach.fill(NOWHERE);
  for (const side of [0, 1]) {
    const near = reach.subarray(side * H, (side + 1) * H);
    let head = 0;
    let tail = 0;
    for (let f = 0; f < theater.formations.length; f++) {
      if (state.status[f] !== PRESENT || theater.formations[f].side !== side) continue;
      const h = state.hex[f];
      if (near[h] === 0) continue;
      near[h] = 0;
      queue[tail++] = h;
    }
    while (head < tail) {
      const h = queue[head++];
      const d = near[h] + 1;
      if (d >= NOWHERE) continue;
      for (let i = h * 6; i < h * 6 + 6; i++) {
        const n = across[i];
        if (n < 0 || near[n] <= d) continue;
        near[n] = d;
        queue[tail++] = n;
      }
    }
  }
}

/** Hands over one ring of cells; returns how many. */
function passOn(world: World, state: State): number {
  const { ground, scratch, p } = world;
  const { H, across, sanctuary } = ground;
  const { reach, queue } = scratch;
  let lost = 0;
  for (let h = 0; h < H; h++) {
    const side = state.holder[h];
    const own = reach[side * H + h];
    if (own <= KEPT_CELLS || sanctuary[h] === 1) continue;
    const other = reach[(1 - side) * H + h];
    const forlorn = own > FORLORN_CELLS && state.supplyKm[side * H + h] >= FAR && other < NOWHERE;
    if (other * p.control_ratio >= own && !forlorn) continue;
    const enemyKm = (1 - side) * H;
    for (let i = h * 6; i < h * 6 + 6; i++) {
      const n = across[i];
      // ground that is itself cut off and empty takes nothing
      if (n < 0 || state.holder[n] === side || sanctuary[n] === 1) continue;
      if (state.supplyKm[enemyKm + n] >= FAR && other > FORLORN_CELLS) continue;
      queue[lost++] = h;
      break;
    }
  }
  for (let k = 0; k < lost; k++) {
    const h = queue[k];
    state.holder[h] = 1 - state.holder[h];
    state.heldDays[h] = 0;
    state.gainKm[h] = 0;
    state.railWorks[h] = 0;
  }
  return lost;
}

/** Counts days held and reports places that changed hands since dawn. */
export function countDays(world: World, dawn: State, dusk: State, journal: Journal): void {
  const { grid } = world.theater;
  const { heldDays } = dusk;
  const before = dawn.holder;
  const after = dusk.holder;
  for (let h = 0; h < grid.H; h++) {
    if (after[h] !== before[h]) {
      heldDays[h] = 0;
      dusk.groundChanged[0] = 1;
    } else if (heldDays[h] < 255) heldDays[h]++;
  }
  grid.places.forEach((place, i) => {
    if (place.hex >= 0 && place.importance <= 3 && dusk.holder[place.hex] !== dawn.holder[place.hex])
      note(journal, "place taken", -1, place.hex, i);
  });
}
