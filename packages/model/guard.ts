import { PRESENT, RESERVE, WITHDRAW } from "./codes.ts";
import type { State } from "./state.ts";
import type { World } from "./world.ts";

/**
 * Works out who guards which cells: a formation spreads its men over the cells of its side within two steps that
 * lie next to the enemy's ground, more of them where it stands and where it believes the enemy to be.
 *
 * Fills `front`, `guardMen`, `guardStart`, `guardHex` and `guardShare` of the scratch.
 */
export function postGuards(world: World, state: State): void {
  markFront(world, state);
  const { ground, theater, scratch, p } = world;
  const { zoneStart, zoneHex, zoneRing } = ground;
  const { front, guardMen, standingMen, guardStart, guardHex, guardShare, believedMen } = scratch;
  guardMen.fill(0);
  standingMen.fill(0);
  let at = 0;
  for (let f = 0; f < theater.formations.length; f++) {
    guardStart[f] = at;
    if (state.status[f] !== PRESENT) continue;
    const side = theater.formations[f].side;
    const h = state.hex[f];
    standingMen[side * ground.H + h] += state.strengthMen[f];
    const first = at;
    let total = 0;
    const wide = state.posture[f] !== RESERVE && state.posture[f] !== WITHDRAW;
    for (let i = zoneStart[h]; i < zoneStart[h + 1]; i++) {
      const z = zoneHex[i];
      const ring = zoneRing[i];
      if (ring > 0 && (!wide || state.holder[z] !== side || front[z] === 0)) continue;
      let weight = RING_WEIGHT[ring];
      if (ring > 0 || front[z] !== 0)
        weight *= 1 + p.guard_threat_weight * Math.min(1, threatMen(world, side, z, believedMen) / 10_000);
      guardHex[at] = z;
      guardShare[at] = weight;
      total += weight;
      at++;
    }
    for (let i = first; i < at; i++) {
      guardShare[i] /= total;
      guardMen[side * ground.H + guardHex[i]] += guardShare[i] * state.strengthMen[f];
    }
  }
  guardStart[theater.formations.length] = at;
}

/** Weight of a formation's own cell and of cells one and two steps off. */
const RING_WEIGHT = [2, 1, 0.5];

/** Enemy men believed in the cells next to one. */
function threatMen(world: World, side: number, h: number, believedMen: Float32Array): number {
  const { across, H } = world.ground;
  let men = believedMen[side * H + h];
  for (let e = 0; e < 6; e++) {
    const n = across[h * 6 + e];
    if (n >= 0) men += believedMen[side * H + n];
  }
  return men;
}

/** Marks cells that lie next to a cell of the other side. */
export function markFront(world: World, state: State): void {
  const { across, H } = world.ground;
  const { front } = world.scratch;
  const { holder } = state;
  for (let h = 0; h < H; h++) {
    const side = holder[h];
    let next = 0;
    for (let i = h * 6; i < h * 6 + 6; i++) {
      const n = across[i];
      if (n >= 0 && holder[n] !== side) next = 1;
    }
    front[h] = next;
  }
}

/** True where an enemy formation's guard stands in the cell or next to it, so that the formation is in contact. */
export function inContact(world: World, state: State, f: number): boolean {
  const { ground, scratch, theater } = world;
  const enemy = 1 - theater.formations[f].side;
  for (let i = scratch.guardStart[f]; i < scratch.guardStart[f + 1]; i++) {
    const h = scratch.guardHex[i];
    for (let e = 0; e < 6; e++) {
      const n = ground.across[h * 6 + e];
      if (n >= 0 && state.holder[n] === enemy && scratch.guardMen[enemy * ground.H + n] > CONTACT_MEN)
        return true;
    }
  }
  return false;
}

/** Men in a cell that make contact: a battalion. */
const CONTACT_MEN = 300;
