import { draw, exp, hashArray, normalQuantile, seedOf } from "@p38/base";
import { PRESENT } from "./codes.ts";
import { DRAWS } from "./draws.ts";
import { newJournal, type Journal } from "./journal.ts";
import { traceLine } from "./line-of-contact.ts";
import { LOSSES, type Run } from "./run.ts";
import { cloneState, dawnOf, HASHED_ARRAYS, type State } from "./state.ts";
import { ARMS, ECHELONS, SIDES, type Theater } from "./theater.ts";
import { tick } from "./tick.ts";
import { worldOf, type World } from "./world.ts";

export interface RunOptions {
  /** last day to compute, the theater's last where absent */
  until?: number;
  /** recorded in the run's meta */
  commit?: string;
  /** hash of each input, recorded in the run's meta */
  inputs?: Record<string, string>;
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
  const world = worldOf(theater, seedOf(seed));
  const ownLuck = luckOf(world);
  const tape = newTape(theater, last + 1);
  let dawn = dawnOf(theater);
  let dusk = cloneState(dawn);
  for (let day = 0; day <= last; day++) {
    const journal = newJournal();
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

/** The day arrays of a run while it is being made. */
interface Tape extends Omit<
  Run,
  | "meta"
  | "lineLat"
  | "lineLon"
  | "fightHex"
  | "fightAttacker"
  | "fightDefender"
  | "fightOdds"
  | "fightAttackLossMen"
  | "fightDefenceLossMen"
  | "fightBroke"
  | "wayHex"
  | "wayBack"
  | "wayTonnes"
  | "wayLoadPercent"
  | "eventKind"
  | "eventFormation"
  | "eventHex"
  | "eventOther"
> {
  line: number[];
  fights: Journal["fights"];
  events: Journal["events"];
  ways: Journal["ways"];
  chain: string[];
}

function newTape(theater: Theater, D: number): Tape {
  const F = theater.formations.length;
  const { H } = theater.grid;
  return {
    D,
    F,
    H,
    place: new Int16Array(D * F),
    strengthMen: new Uint16Array(D * F),
    posture: new Uint8Array(D * F),
    status: new Uint8Array(D * F),
    supplyTenths: new Uint8Array(D * F),
    supplyCamePercent: new Uint8Array(D * F),
    cohesionPercent: new Uint8Array(D * F),
    headquarters: new Int16Array(D * F),
    superior: new Int16Array(D * theater.headquarters.length),
    lossMen: new Uint16Array(D * F * LOSSES.length),
    holderBits: new Uint8Array(D * ((H + 7) >> 3)),
    lineStart: new Uint32Array(D + 1),
    fightStart: new Uint32Array(D + 1),
    wayStart: new Uint32Array(D + 1),
    eventStart: new Uint32Array(D + 1),
    hashes: new Uint32Array(D * HASHED_ARRAYS.length * 2),
    line: [],
    fights: [],
    events: [],
    ways: [],
    chain: HASHED_ARRAYS.map(() => "0000000000000000"),
  };
}

function record(world: World, tape: Tape, day: number, dusk: State, journal: Journal): void {
  const { F, H } = tape;
  tape.place.set(dusk.hex, day * F);
  tape.status.set(dusk.status, day * F);
  tape.posture.set(dusk.posture, day * F);
  tape.headquarters.set(dusk.headquarters, day * F);
  tape.superior.set(dusk.hqParent, day * dusk.hqParent.length);
  tape.lossMen.set(dusk.lossMen, day * F * LOSSES.length);
  for (let f = 0; f < F; f++) {
    tape.strengthMen[day * F + f] = Math.min(65_535, dusk.strengthMen[f]);
    tape.supplyTenths[day * F + f] = Math.min(255, Math.round(dusk.supplyDays[f] * 10));
    tape.cohesionPercent[day * F + f] = Math.round(dusk.cohesion[f] * 100);
    if (dusk.status[f] === PRESENT)
      tape.supplyCamePercent[day * F + f] = Math.min(255, Math.round(world.scratch.cameDays[f] * 100));
  }
  const row = day * ((H + 7) >> 3);
  for (let h = 0; h < H; h++) if (dusk.holder[h] === 1) tape.holderBits[row + (h >> 3)] |= 1 << (h & 7);
  for (const [lat, lon] of traceLine(world, dusk)) tape.line.push(lat, lon);
  tape.fights.push(...journal.fights);
  tape.events.push(...journal.events);
  tape.ways.push(...journal.ways.toSorted((a, b) => a.hex - b.hex));
  tape.lineStart[day + 1] = tape.line.length / 2;
  tape.fightStart[day + 1] = tape.fights.length;
  tape.wayStart[day + 1] = tape.ways.length;
  tape.eventStart[day + 1] = tape.events.length;
  HASHED_ARRAYS.forEach((name, a) => {
    const hash = hashArray(dusk[name], tape.chain[a]);
    tape.chain[a] = hash;
    const at = (day * HASHED_ARRAYS.length + a) * 2;
    tape.hashes[at] = parseInt(hash.slice(0, 8), 16);
    tape.hashes[at + 1] = parseInt(hash.slice(8), 16);
  });
}

/** What ways carry is kept in steps of tonnes and of percent: more would double the bytes of a run and show nothing. */
const WAY_TONNES_STEP = 50;
const WAY_LOAD_STEP = 10;

/** The multiple of `step` next to a value, none of which is above `most`. */
function inSteps(value: number, step: number, most: number): number {
  return Math.min(Math.floor(most / step), Math.round(value / step)) * step;
}

function runOf(world: World, tape: Tape, seed: number, options: RunOptions): Run {
  const { theater } = world;
  const { line, fights, events, ways, chain: _chain, ...arrays } = tape;
  return {
    ...arrays,
    meta: {
      scenario: theater.scenario,
      seed,
      commit: options.commit ?? "",
      inputs: options.inputs ?? {},
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
    lineLat: Float32Array.from({ length: line.length / 2 }, (_, i) => line[i * 2]),
    lineLon: Float32Array.from({ length: line.length / 2 }, (_, i) => line[i * 2 + 1]),
    fightHex: Int16Array.from(fights, (fight) => fight.hex),
    fightAttacker: Int16Array.from(fights, (fight) => fight.attacker),
    fightDefender: Int16Array.from(fights, (fight) => fight.defender),
    fightOdds: Float32Array.from(fights, (fight) => fight.odds),
    fightAttackLossMen: Uint16Array.from(fights, (fight) => Math.min(65_535, fight.attackLossMen)),
    fightDefenceLossMen: Uint16Array.from(fights, (fight) => Math.min(65_535, fight.defenceLossMen)),
    fightBroke: Uint8Array.from(fights, (fight) => (fight.broke ? 1 : 0)),
    wayHex: Int16Array.from(ways, (way) => way.hex),
    wayBack: Int16Array.from(ways, (way) => way.back),
    wayTonnes: Uint16Array.from(ways, (way) => inSteps(way.tonnes, WAY_TONNES_STEP, 65_535)),
    wayLoadPercent: Uint8Array.from(ways, (way) =>
      inSteps((100 * way.tonnes) / Math.max(1, way.capacityTonnes), WAY_LOAD_STEP, 255),
    ),
    eventKind: Uint8Array.from(events, (event) => event.kind),
    eventFormation: Int16Array.from(events, (event) => event.formation),
    eventHex: Int16Array.from(events, (event) => event.hex),
    eventOther: Int16Array.from(events, (event) => event.other),
  };
}
