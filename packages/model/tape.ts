import { hashChained, hashedView, type HashedView } from "@p38/base";
import { PRESENT } from "./codes.ts";
import { wordsOf } from "./differences.ts";
import type { Journal, Ways } from "./journal.ts";
import { traceLine } from "./line-of-contact.ts";
import { LOSSES, type Run } from "./run.ts";
import { HASHED_ARRAYS, type State } from "./state.ts";
import type { Room } from "./room.ts";
import { ARMS, ECHELONS, SIDES, type Theater } from "./theater.ts";
import type { World } from "./world.ts";

/** Arrays of a run that are as long as what happened: the kind of each, and entries a day that there is room for at first. */
const LISTS = {
  lineLat: [Float32Array, 256],
  lineLon: [Float32Array, 256],
  fightHex: [Int16Array, 32],
  fightAttacker: [Int16Array, 32],
  fightDefender: [Int16Array, 32],
  fightOdds: [Float32Array, 32],
  fightAttackLossMen: [Uint16Array, 32],
  fightDefenceLossMen: [Uint16Array, 32],
  fightBroke: [Uint8Array, 32],
  wayHex: [Int16Array, 16],
  wayBack: [Int16Array, 16],
  wayTonnes: [Uint16Array, 16],
  wayLoadPercent: [Uint8Array, 16],
  eventKind: [Uint8Array, 8],
  eventFormation: [Int16Array, 8],
  eventHex: [Int16Array, 8],
  eventOther: [Int16Array, 8],
} as const;
type ListName = keyof typeof LISTS;
type ListArray = InstanceType<(typeof LISTS)[ListName][0]>;
type Lists = { [Name in ListName]: InstanceType<(typeof LISTS)[Name][0]> };

/** The day arrays of a run while it is being made; lists have room at their end. */
export interface Tape extends Omit<Run, "meta"> {
  /** [2 * HASHED_ARRAYS] hash of each array so far */
  chain: Int32Array;
  /** the hashed arrays of the states that days are written to, by turns */
  views: Map<State, HashedView[]>;
  /** version of `Holding` that the last day's holders were, -1 before the first */
  holderVersion: number;
}

export function newTape(theater: Theater, D: number, room: Room): Tape {
  const F = theater.formations.length;
  const { H } = theater.grid;
  const lists = Object.fromEntries(
    Object.entries(LISTS).map(([name, [kind, perDay]]) => [name, room.array<ListArray>(kind, D * perDay)]),
  ) as unknown as Lists;
  return {
    ...lists,
    D,
    F,
    H,
    place: room.array(Int16Array, D * F),
    strengthMen: room.array(Uint16Array, D * F),
    posture: room.array(Uint8Array, D * F),
    status: room.array(Uint8Array, D * F),
    supplyTenths: room.array(Uint8Array, D * F),
    supplyCamePercent: room.array(Uint8Array, D * F),
    cohesionPercent: room.array(Uint8Array, D * F),
    headquarters: room.array(Int16Array, D * F),
    superior: room.array(Int16Array, D * theater.headquarters.length),
    lossMen: room.array(Uint16Array, D * F * LOSSES.length),
    holderBits: room.array(Uint8Array, D * ((H + 7) >> 3)),
    lineStart: room.array(Uint32Array, D + 1),
    fightStart: room.array(Uint32Array, D + 1),
    wayStart: room.array(Uint32Array, D + 1),
    eventStart: room.array(Uint32Array, D + 1),
    hashes: room.array(Uint32Array, D * HASHED_ARRAYS.length * 2),
    chain: room.array(Int32Array, HASHED_ARRAYS.length * 2),
    views: new Map(),
    holderVersion: -1,
  };
}

/** Writes a day down: the state at dusk and what happened. */
export function record(world: World, tape: Tape, day: number, dusk: State, journal: Journal): void {
  recordFormations(world, tape, day, dusk);
  recordLine(world, tape, day, dusk);
  recordHolders(world, tape, day, dusk);
  recordFights(tape, day, journal);
  recordEvents(tape, day, journal);
  recordWays(world, tape, day, journal);
  recordHashes(tape, day, dusk);
}

function recordFormations(world: World, tape: Tape, day: number, dusk: State): void {
  const { F } = tape;
  tape.place.set(dusk.hex, day * F);
  tape.status.set(dusk.status, day * F);
  tape.posture.set(dusk.posture, day * F);
  tape.headquarters.set(dusk.headquarters, day * F);
  tape.superior.set(dusk.hqParent, day * dusk.hqParent.length);
  tape.lossMen.set(dusk.lossMen, day * F * LOSSES.length);
  const { strengthMen, supplyDays, cohesion, status } = dusk;
  const { cameDays } = world.scratch;
  for (let f = 0, i = day * F; f < F; f++, i++) {
    tape.strengthMen[i] = Math.min(65_535, strengthMen[f]);
    tape.supplyTenths[i] = Math.min(255, Math.round(supplyDays[f] * 10));
    tape.cohesionPercent[i] = Math.round(cohesion[f] * 100);
    if (status[f] === PRESENT) tape.supplyCamePercent[i] = Math.min(255, Math.round(cameDays[f] * 100));
  }
}

function recordHolders(world: World, tape: Tape, day: number, dusk: State): void {
  const { H, holderBits } = tape;
  const { holder } = dusk;
  const bytes = (H + 7) >> 3;
  const row = day * bytes;
  // the line was traced from the same holders
  const isSame = world.holding.version === tape.holderVersion;
  tape.holderVersion = world.holding.version;
  if (isSame && day > 0) {
    holderBits.copyWithin(row, row - bytes, row);
    return;
  }
  const words = wordsOf(holder);
  const pairs = words.length >> 1;
  // two words of four bytes, 0 or 1 each, make one byte of eight bits
  for (let k = 0; k < pairs; k++)
    holderBits[row + k] = nibbleOf(words[k * 2]) | (nibbleOf(words[k * 2 + 1]) << 4);
  for (let h = pairs * 8; h < H; h++) if (holder[h] === 1) holderBits[row + (h >> 3)] |= 1 << (h & 7);
}

/** The lowest bits of four bytes side by side. */
function nibbleOf(word: number): number {
  return (word | (word >>> 7) | (word >>> 14) | (word >>> 21)) & 15;
}

function recordLine(world: World, tape: Tape, day: number, dusk: State): void {
  const { points, lat, lon } = traceLine(world, dusk);
  const at = tape.lineStart[day];
  makeRoom(tape, LINE_LISTS, at + points);
  for (let k = 0; k < points; k++) {
    tape.lineLat[at + k] = lat[k];
    tape.lineLon[at + k] = lon[k];
  }
  tape.lineStart[day + 1] = at + points;
}

const LINE_LISTS = ["lineLat", "lineLon"] as const;
const FIGHT_LISTS = [
  "fightHex",
  "fightAttacker",
  "fightDefender",
  "fightOdds",
  "fightAttackLossMen",
  "fightDefenceLossMen",
  "fightBroke",
] as const;

function recordFights(tape: Tape, day: number, { fights }: Journal): void {
  let at = tape.fightStart[day];
  makeRoom(tape, FIGHT_LISTS, at + fights.length);
  for (const fight of fights) {
    tape.fightHex[at] = fight.hex;
    tape.fightAttacker[at] = fight.attacker;
    tape.fightDefender[at] = fight.defender;
    tape.fightOdds[at] = fight.odds;
    tape.fightAttackLossMen[at] = Math.min(65_535, fight.attackLossMen);
    tape.fightDefenceLossMen[at] = Math.min(65_535, fight.defenceLossMen);
    tape.fightBroke[at] = fight.broke ? 1 : 0;
    at++;
  }
  tape.fightStart[day + 1] = at;
}

const EVENT_LISTS = ["eventKind", "eventFormation", "eventHex", "eventOther"] as const;

function recordEvents(tape: Tape, day: number, { events }: Journal): void {
  let at = tape.eventStart[day];
  makeRoom(tape, EVENT_LISTS, at + events.length);
  for (const event of events) {
    tape.eventKind[at] = event.kind;
    tape.eventFormation[at] = event.formation;
    tape.eventHex[at] = event.hex;
    tape.eventOther[at] = event.other;
    at++;
  }
  tape.eventStart[day + 1] = at;
}

const WAY_LISTS = ["wayHex", "wayBack", "wayTonnes", "wayLoadPercent"] as const;
/** What ways carry is kept in steps of tonnes and of percent: more would double the bytes of a run and show nothing. */
const WAY_TONNES_STEP = 50;
const WAY_LOAD_STEP = 10;

/** The day's ways by cell: a bit for each cell puts them in order without sorting. */
function recordWays(world: World, tape: Tape, day: number, { ways }: Journal): void {
  let at = tape.wayStart[day];
  if (ways) {
    const { entryAt, entryBits } = world.scratch;
    makeRoom(tape, WAY_LISTS, at + ways.count);
    for (let k = 0; k < ways.count; k++) {
      const h = ways.hex[k];
      entryAt[h] = k;
      entryBits[h >> 5] |= 1 << (h & 31);
    }
    for (let w = 0; w < entryBits.length; w++) {
      for (let bits = entryBits[w]; bits !== 0; bits &= bits - 1)
        writeWay(tape, at++, ways, entryAt[w * 32 + 31 - Math.clz32(bits & -bits)]);
      entryBits[w] = 0;
    }
  }
  tape.wayStart[day + 1] = at;
}

function writeWay(tape: Tape, at: number, { hex, back, tonnes, capacityTonnes }: Ways, k: number): void {
  tape.wayHex[at] = hex[k];
  tape.wayBack[at] = back[k];
  tape.wayTonnes[at] = inSteps(tonnes[k], WAY_TONNES_STEP, 65_535);
  tape.wayLoadPercent[at] = inSteps((100 * tonnes[k]) / Math.max(1, capacityTonnes[k]), WAY_LOAD_STEP, 255);
}

/** The multiple of `step` next to a value, none of which is above `most`. */
function inSteps(value: number, step: number, most: number): number {
  return Math.min(Math.floor(most / step), Math.round(value / step)) * step;
}

function recordHashes(tape: Tape, day: number, dusk: State): void {
  let views = tape.views.get(dusk);
  if (!views) tape.views.set(dusk, (views = HASHED_ARRAYS.map((name) => hashedView(dusk[name]))));
  hashChained(views, tape.chain);
  tape.hashes.set(tape.chain, day * tape.chain.length);
}

/** Doubles the room of lists until so many entries fit. */
function makeRoom(tape: Tape, names: readonly ListName[], entries: number): void {
  const room = tape[names[0]].length;
  if (entries <= room) return;
  for (const name of names) {
    const [kind] = LISTS[name];
    const longer = new kind(Math.max(entries, room * 2));
    longer.set(tape[name]);
    (tape as Record<ListName, unknown>)[name] = longer;
  }
}

/** The run on a tape. */
export function runOf(
  world: World,
  tape: Tape,
  seed: number,
  told: { commit?: string; inputs?: Record<string, string> },
): Run {
  const { theater } = world;
  const { chain: _chain, views: _views, holderVersion: _holderVersion, ...arrays } = tape;
  const trimmed = (names: readonly ListName[], entries: number) =>
    Object.fromEntries(names.map((name) => [name, tape[name].subarray(0, entries)]));
  return {
    ...arrays,
    ...trimmed(LINE_LISTS, tape.lineStart[tape.D]),
    ...trimmed(FIGHT_LISTS, tape.fightStart[tape.D]),
    ...trimmed(WAY_LISTS, tape.wayStart[tape.D]),
    ...trimmed(EVENT_LISTS, tape.eventStart[tape.D]),
    meta: {
      scenario: theater.scenario,
      seed,
      commit: told.commit ?? "",
      inputs: told.inputs ?? {},
      days: tape.D,
      formations: theater.formations.map(({ id, name, side, party, echelon, arm }) => ({
        id,
        name,
        side: SIDES[side],
        party: theater.parties[party].id,
        echelon: ECHELONS[echelon],
        arm: ARMS[arm],
      })),
      headquarters: theater.headquarters.map(({ id, name, side, echelon }) => ({
        id,
        name,
        side: SIDES[side],
        echelon: ECHELONS[echelon],
      })),
      hashedArrays: [...HASHED_ARRAYS],
      directives: theater.directives.length,
    },
  };
}
