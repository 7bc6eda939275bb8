import { parametersOf, type ParameterId, type Parameters } from "./parameters.ts";
import { newCombatBuffers, type CombatBuffers } from "./combat.ts";
import { newCommandBuffers, type CommandBuffers } from "./commander.ts";
import { newReach, type Reach } from "./control.ts";
import { newGrounds, type Grounds } from "./grounds.ts";
import { groundOf, lieOf, type Ground, type Lie } from "./ground.ts";
import { newHolding, type Holding } from "./holding.ts";
import { newLine, type LineOfContact } from "./line-of-contact.ts";
import { newToday, rosterOf, type Roster, type Today } from "./roster.ts";
import { Room } from "./room.ts";
import { dueOf, type Due } from "./strategy.ts";
import { newHaulage, type Haulage, type Standing } from "./supply.ts";
import { newStraightBuffers, type StraightBuffers } from "./straight-line.ts";
import { newSupplyWays, type SupplyWays } from "./supply-ways.ts";
import { marchEdges, marchUnits, newFields, travelOf, type Fields, type Travel } from "./travel.ts";
import type { Seed } from "@p38/base";
import type { HexGrid } from "@p38/terrain";
import type { FormationEntry, Theater } from "./theater.ts";

/** What a day's rules share: all that is fixed, the seed, and buffers that hold nothing between days. */
export interface World {
  theater: Theater;
  p: Parameters;
  ground: Ground;
  travel: Travel;
  roster: Roster;
  today: Today;
  due: Due;
  holding: Holding;
  grounds: Grounds;
  line: LineOfContact;
  command: CommandBuffers;
  /** by side */
  supplyWays: [un: SupplyWays, communist: SupplyWays];
  seed: Seed;
  scratch: Scratch;
}

/** Buffers of one day, filled anew by the phase that owns them. */
export interface Scratch {
  /** [2 * H] men guarding each cell, by side */
  guardMen: Float32Array;
  /** [2 * H] men of formations that stand in the cell itself, by side */
  standingMen: Float32Array;
  /** [F + 1] start of each formation's guarded cells; the cells and its share in each */
  guardStart: Int32Array;
  guardHex: Int32Array;
  guardShare: Float32Array;
  /** side of each guard; [F] cell of `standingMen` that each formation was counted in, -1 for none */
  guardSide: Uint8Array;
  standingAt: Int32Array;
  /** [2 * H] cells of its zone that a formation in a cell guards, by side, and the version of `holding` that this is of */
  guarded: Int32Array;
  guardedVersion: Int32Array;
  /** [2 * H] factor of the enemy next to a cell on its guard, by side; the posting it was worked out in; how many there were */
  threatFactors: Float64Array;
  threatPosting: Int32Array;
  postings: number;
  /** [2 * H] enemy men believed at each cell by each side */
  believedMen: Float32Array;
  /** [2 * F] error of the estimate of each formation, out of contact and in it, and the window it belongs to */
  error: Float64Array;
  errorWindow: Int32Array;
  /** [F] tonnes used today */
  usedTonnes: Float32Array;
  /** [F] share of what is sent that the length of the haul leaves */
  arriveShare: Float32Array;
  /** [F] tonnes asked, and days of its use that came of it */
  askedTonnes: Float32Array;
  cameDays: Float32Array;
  /** [F] what the length of the haul was worked out from last, and what it left */
  lastHaul: Float64Array;
  lastArrive: Float64Array;
  haulage: Haulage;
  stand: Standing;
  /** [H] tonnes asked of each source, and tonnes that it gives */
  sourceTonnes: Float32Array;
  sourceCapacity: Float64Array;
  /** [H] entries by cell, and [H / 32] a bit for each cell that has one: to put them in order; all 0 between uses */
  entryAt: Int32Array;
  entryBits: Int32Array;
  /** [2 * F] cells in which each side believes enemies, by side, and how many */
  believedAt: Int32Array;
  believedCells: Int32Array;
  /** [2 * H] 1 where a formation of a side would be hemmed in, by side, and the version of `holding` that this is of */
  hemmed: Uint8Array;
  hemmedVersion: Int32Array;
  /** gains of the cells of the day's contests */
  gainAside: Float32Array;
  /** [H] bits of sides that entered the cell this phase */
  claims: Uint8Array;
  combat: CombatBuffers;
  /** [F], [P], [P] men that formations want, that all of a party want, and that are given to them */
  wantMen: Float64Array;
  wantedMen: Float64Array;
  givenMen: Float64Array;
  /** [F] cell each formation left this phase */
  fromHex: Int16Array;
  reach: Reach;
  /** [H] for doctrine: corps nearest to each cell, -1 for none */
  corpsAt: Int16Array;
  /** [H] 1 for cells that a search is for; all 0 between searches */
  isAsked: Uint8Array;
  /** [H] cells of the front that each cell lies within two cells of; all 0 between uses */
  facedBy: Uint8Array;
  straight: StraightBuffers;
  /** [H] cells still to visit */
  queue: Int32Array;
}

/** Gets a theater ready to run, with buffers from `room`. */
export function worldOf(told: Theater, seed: Seed, room = new Room()): World {
  const theater = { ...told, formations: told.formations.map(alike) };
  const p = parametersOf(theater);
  const { ground, units, edges, fields } = prepare(theater.grid, p);
  const F = theater.formations.length;
  const H = ground.H;
  return {
    theater,
    p,
    ground,
    travel: travelOf(ground, units, edges, fields, room),
    roster: rosterOf(theater),
    today: newToday(theater),
    due: dueOf(theater),
    holding: newHolding(H, room),
    grounds: newGrounds(H, room),
    line: newLine(H, room),
    command: newCommandBuffers(F, theater.headquarters.length),
    supplyWays: [newSupplyWays(ground, 0, room), newSupplyWays(ground, 1, room)],
    seed,
    scratch: {
      guardMen: room.array(Float32Array, 2 * H),
      standingMen: room.array(Float32Array, 2 * H),
      guardStart: new Int32Array(F + 1),
      guardHex: new Int32Array(F * 19),
      guardShare: new Float32Array(F * 19),
      guardSide: new Uint8Array(F * 19),
      standingAt: new Int32Array(F).fill(-1),
      guarded: room.array(Int32Array, 2 * H),
      guardedVersion: room.array(Int32Array, 2 * H).fill(-1),
      threatFactors: room.array(Float64Array, 2 * H),
      threatPosting: room.array(Int32Array, 2 * H),
      postings: 0,
      believedMen: room.array(Float32Array, 2 * H),
      error: new Float64Array(2 * F),
      errorWindow: new Int32Array(2 * F).fill(-1),
      usedTonnes: new Float32Array(F),
      arriveShare: new Float32Array(F),
      believedAt: new Int32Array(2 * F),
      believedCells: new Int32Array(2),
      askedTonnes: new Float32Array(F),
      cameDays: new Float32Array(F),
      lastHaul: new Float64Array(F).fill(1),
      lastArrive: new Float64Array(F),
      haulage: newHaulage(H, F, room),
      stand: { hex: new Int32Array(F), men: new Float64Array(F), own: 0, all: 0 },
      sourceTonnes: room.array(Float32Array, H),
      sourceCapacity: room.array(Float64Array, H),
      entryAt: room.array(Int32Array, H),
      entryBits: room.array(Int32Array, (H + 31) >> 5),
      hemmed: room.array(Uint8Array, 2 * H),
      hemmedVersion: room.array(Int32Array, 2 * H).fill(-1),
      gainAside: room.array(Float32Array, H),
      claims: room.array(Uint8Array, H),
      combat: newCombatBuffers(F, H, room),
      wantMen: new Float64Array(F),
      wantedMen: new Float64Array(theater.parties.length),
      givenMen: new Float64Array(theater.parties.length),
      fromHex: new Int16Array(F),
      reach: newReach(ground, room),
      corpsAt: room.array(Int16Array, H),
      isAsked: room.array(Uint8Array, H),
      facedBy: room.array(Uint8Array, H),
      straight: newStraightBuffers(H, room),
      queue: room.array(Int32Array, H),
    },
  };
}

/** An entry with all its fields in one order, also those that were not told: the engine reads alike objects faster. */
function alike(entry: FormationEntry): FormationEntry {
  return {
    id: entry.id,
    name: entry.name,
    side: entry.side,
    party: entry.party,
    echelon: entry.echelon,
    arm: entry.arm,
    arrivalDay: entry.arrivalDay,
    arrivalHex: entry.arrivalHex,
    arrivesBySea: entry.arrivesBySea,
    departureDay: entry.departureDay,
    departsToPool: entry.departsToPool ?? false,
    strengthMen: entry.strengthMen,
    establishmentMen: entry.establishmentMen,
    quality: entry.quality,
    motorized: entry.motorized,
  };
}

/** What is worked out from the grid and some of the parameters, and serves every run that has the same. */
interface Prepared {
  /** value of each parameter that the ground depends on */
  read: Map<ParameterId, number>;
  lie: Lie;
  ground: Ground;
  units: Uint16Array;
  edges: Uint16Array;
  fields: Fields;
}

/** The last ground worked out of each grid: a grid that has served a run may not be changed. */
const prepared = new WeakMap<HexGrid, Prepared>();

function prepare(grid: HexGrid, p: Parameters): Prepared {
  const kept = prepared.get(grid);
  if (kept && [...kept.read].every(([id, value]) => p[id] === value)) return kept;
  // the parameters that matter are those that are read
  const read = new Map<ParameterId, number>();
  const noting = new Proxy(p, {
    get(_, id: ParameterId) {
      read.set(id, p[id]);
      return p[id];
    },
  });
  const lie = kept?.lie ?? lieOf(grid);
  const ground = groundOf(grid, noting, lie);
  const units = marchUnits(ground);
  const fields = kept?.fields ?? newFields(ground.H);
  const made = { read, lie, ground, units, edges: marchEdges(ground, units), fields };
  prepared.set(grid, made);
  return made;
}
