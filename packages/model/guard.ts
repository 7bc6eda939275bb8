import { PRESENT, RESERVE, WITHDRAW } from "./codes.ts";
import { follow } from "./holding.ts";
import type { State } from "./state.ts";
import type { World } from "./world.ts";

/**
 * Works out who guards which cells: a formation spreads its men over the cells of its side within two steps that
 * lie next to the enemy's ground, more of them where it stands and where it believes the enemy to be.
 *
 * Brings `holding` up to date and fills `guardMen`, `standingMen`, `guardStart`, `guardHex` and `guardShare`.
 */
export function postGuards(world: World, state: State): void {
  follow(world.holding, world.ground, state.holder);
  withdrawGuards(world);
  const { scratch, roster } = world;
  scratch.postings++;
  const { guardMen, standingMen, guardStart, guardHex, guardShare, guardSide, standingAt } = scratch;
  const { H } = world.ground;
  const F = state.status.length;
  let at = 0;
  for (let f = 0; f < F; f++) {
    guardStart[f] = at;
    standingAt[f] = -1;
    if (state.status[f] !== PRESENT) continue;
    const side = roster.side[f];
    const men = state.strengthMen[f];
    standingAt[f] = side * H + state.hex[f];
    standingMen[standingAt[f]] += men;
    const first = at;
    at = chooseGuarded(world, state, f, first);
    for (let i = first; i < at; i++) {
      guardSide[i] = side;
      guardMen[side * H + guardHex[i]] += guardShare[i] * men;
    }
  }
  guardStart[F] = at;
}

/** Takes back what was posted last: only those cells are not 0. */
function withdrawGuards({ scratch, ground }: World): void {
  const { guardMen, standingMen, guardStart, guardHex, guardSide, standingAt } = scratch;
  const F = standingAt.length;
  for (let i = 0; i < guardStart[F]; i++) guardMen[guardSide[i] * ground.H + guardHex[i]] = 0;
  for (let f = 0; f < F; f++) if (standingAt[f] >= 0) standingMen[standingAt[f]] = 0;
}

/** Writes the cells that a formation guards and its share in each from `first` on; returns where they end. */
function chooseGuarded(world: World, state: State, f: number, first: number): number {
  const { ground, roster, scratch, holding } = world;
  const { zoneStart, zoneHex, zoneRing } = ground;
  const { guardHex, guardShare } = scratch;
  const { front } = holding;
  const side = roster.side[f];
  const h = state.hex[f];
  const wide = state.posture[f] !== RESERVE && state.posture[f] !== WITHDRAW && !isShaken(world, state, f);
  let at = first;
  let total = 0;
  // who keeps together guards his own cell alone, which comes first
  for (let bits = wide ? guardedFrom(world, state, side, h) : OWN_CELL; bits !== 0; bits &= bits - 1) {
    const i = zoneStart[h] + 31 - Math.clz32(bits & -bits);
    const z = zoneHex[i];
    let weight = RING_WEIGHT[zoneRing[i]];
    if (front[z] !== 0) weight *= threatFactor(world, side, z);
    guardHex[at] = z;
    guardShare[at] = weight;
    total += weight;
    at++;
  }
  for (let i = first; i < at; i++) guardShare[i] /= total;
  return at;
}

/** Cells of a cell's zone that a formation there guards, a bit each: its own, and those of its side on the front. */
function guardedFrom(
  { ground, holding, scratch }: World,
  { holder }: State,
  side: number,
  h: number,
): number {
  const { zoneStart, zoneHex } = ground;
  const { guarded, guardedVersion } = scratch;
  const at = side * ground.H + h;
  // the same holders have the same front
  if (guardedVersion[at] === holding.version) return guarded[at];
  let bits = OWN_CELL;
  for (let i = zoneStart[h] + 1; i < zoneStart[h + 1]; i++)
    if (holding.front[zoneHex[i]] !== 0 && holder[zoneHex[i]] === side) bits |= 1 << (i - zoneStart[h]);
  guardedVersion[at] = holding.version;
  guarded[at] = bits;
  return bits;
}

/** The bit of a zone's first cell. */
const OWN_CELL = 1;

/** Weight of a formation's own cell and of cells one and two steps off. */
const RING_WEIGHT = [2, 1, 0.5];

/** Factor on a cell's weight by the enemy believed next to it: worked out once a posting for all who may guard it. */
function threatFactor(world: World, side: number, h: number): number {
  const { scratch, ground, p } = world;
  const { threatFactors, threatPosting } = scratch;
  const at = side * ground.H + h;
  if (threatPosting[at] !== scratch.postings) {
    threatPosting[at] = scratch.postings;
    threatFactors[at] = 1 + p.guard_threat_weight * Math.min(1, threatMen(world, side, h) / 10_000);
  }
  return threatFactors[at];
}

/** Enemy men believed in the cells next to one. */
function threatMen(world: World, side: number, h: number): number {
  const { across, H } = world.ground;
  const { believedMen } = world.scratch;
  let men = believedMen[side * H + h];
  for (let e = 0; e < 6; e++) {
    const n = across[h * 6 + e];
    if (n >= 0) men += believedMen[side * H + n];
  }
  return men;
}

/** Whether a formation holds together too little to keep any ground but the cell it stands on. */
export function isShaken({ p }: World, { cohesion }: Pick<State, "cohesion">, f: number): boolean {
  return cohesion[f] < p.attack_cohesion_min;
}

/** Enemy men who stand within two cells of a formation. */
export function enemiesRound({ ground, roster, scratch }: World, { hex }: State, f: number): number {
  const enemy = 1 - roster.side[f];
  let men = 0;
  for (let i = ground.zoneStart[hex[f]]; i < ground.zoneStart[hex[f] + 1]; i++)
    men += scratch.standingMen[enemy * ground.H + ground.zoneHex[i]];
  return men;
}

/** Share of those of a formation whom its enemies could take that they do take: all, from as many enemies on as it has men. */
export function takenShare({ strengthMen }: State, f: number, enemyMen: number): number {
  return Math.min(1, enemyMen / Math.max(1, strengthMen[f]));
}

/** True where an enemy formation's guard stands in the cell or next to it, so that the formation is in contact. */
export function inContact(world: World, state: State, f: number): boolean {
  const { ground, scratch, roster } = world;
  const { guardStart, guardHex, guardMen } = scratch;
  const { across, H } = ground;
  const enemy = 1 - roster.side[f];
  for (let i = guardStart[f]; i < guardStart[f + 1]; i++)
    for (let k = guardHex[i] * 6; k < guardHex[i] * 6 + 6; k++) {
      const n = across[k];
      if (n >= 0 && state.holder[n] === enemy && guardMen[enemy * H + n] > CONTACT_MEN) return true;
    }
  return false;
}

/** Men in a cell that make contact: a battalion. */
const CONTACT_MEN = 300;
