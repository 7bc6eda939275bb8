import { seedOf } from "@p38/base";
import { gridOf, type HexGrid } from "@p38/terrain";
import { luckOf } from "./campaign.ts";
import { newJournal, type Journal } from "./journal.ts";
import { cloneState, dawnOf, type State } from "./state.ts";
import type {
  Attachment,
  Directive,
  FormationEntry,
  HeadquartersEntry,
  PartyEntry,
  Theater,
} from "./theater.ts";
import { tick } from "./tick.ts";
import { worldOf, type World } from "./world.ts";

/** A formation of a small world: where it stands on day 0 and whose it is; the rest has defaults. */
export interface SmallFormation extends Partial<FormationEntry> {
  /** 0 un, 1 communist */
  side: number;
  hex: number;
  /** index of the headquarters it is under from day 0; its side's first where absent, -1 for none */
  under?: number;
}

/** A directive of a small world: by default in force from day 0, no main effort, no sea move. */
export interface SmallDirective extends Partial<Directive> {
  /** index of the headquarters, 0 the first of the un, 1 the first of the communists */
  headquarters: number;
  /** index into POSTURES */
  posture: number;
}

/** What may be told of a small world; see `theaterOf` for the defaults. */
export interface SmallTheater {
  /** value of every parameter; tests read them from data/parameters.json */
  parameters: Record<string, number>;
  rows?: number;
  cols?: number;
  /** ground of one's own instead of rows and cols */
  grid?: HexGrid;
  /** class of the road over every edge, 0 for what the grid has */
  road?: number;
  /** rows from the south that the un side holds */
  unRows?: number;
  /** [H] instead of unRows */
  holderAtStart?: Uint8Array;
  days?: number;
  formations?: SmallFormation[];
  directives?: SmallDirective[];
  headquarters?: HeadquartersEntry[];
  attachments?: Attachment[];
  /** what is changed in the party of the un (0), of the communists (1), and in more of them by turns */
  parties?: Partial<PartyEntry>[];
  /** cells of the un side's ports, 20,000 tonnes a day each */
  ports?: number[];
  /** cells of the communist side's border crossings, 20,000 tonnes a day each */
  crossings?: number[];
  temperatureC?: number;
  wet?: number;
  /** sorties a day of each side */
  sorties?: [un: number, communist: number];
}

const GREAT_TONNES = 20_000;

/**
 * A small theater for tests: `rows` rows (from the south) of `cols` cells of flat ground.
 *
 * By default the un side holds the southern half with a great port in cell 0, the communists the rest with a great
 * border crossing in the last cell; each side has one party of quality 1 and one headquarters; it is dry, 15 degrees,
 * nobody flies, and a formation has 10,000 men on foot, all it should have.
 */
export function theaterOf(small: SmallTheater): Theater {
  const { rows = 8, cols = 1, days = 60, road = 0 } = small;
  const grid = small.grid ?? gridOf({ rows, cols });
  const { H } = grid;
  if (road > 0) for (let i = 0; i < H * 6; i++) if (grid.neighbour[i] >= 0) grid.road[i] = road;
  grid.ports = (small.ports ?? [0]).map((hex) => ({
    place: `port-${hex}`,
    hex,
    dischargeTonnesPerDay: GREAT_TONNES,
    major: true,
  }));
  grid.borderCrossings = (small.crossings ?? [H - 1]).map((hex) => ({
    place: `crossing-${hex}`,
    hex,
    capacityTonnesPerDay: GREAT_TONNES,
  }));
  const unRows = small.unRows ?? Math.ceil(rows / 2);
  const formations = (small.formations ?? []).map(formationEntry);
  const headquarters = small.headquarters ?? [
    { id: "un-corps", name: "un corps", side: 0, echelon: 3 },
    { id: "communist-corps", name: "communist corps", side: 1, echelon: 3 },
  ];
  const attachments: Attachment[] = [];
  (small.formations ?? []).forEach(({ side, under = side }, f) => {
    if (under >= 0) attachments.push({ day: 0, of: f, ofHeadquarters: false, to: under });
  });
  return {
    scenario: "small",
    grid,
    days,
    formations,
    headquarters,
    parties: Array.from({ length: Math.max(2, small.parties?.length ?? 0) }, (_, q) => ({
      ...partyEntry(q),
      ...small.parties?.[q],
    })),
    attachments: [...attachments, ...(small.attachments ?? [])],
    directives: (small.directives ?? []).map((directive, d) => ({
      id: `directive-${d}`,
      day: 0,
      mainEffort: false,
      axes: [],
      line: [],
      sea: null,
      ...directive,
    })),
    temperatureC: new Float32Array(days).fill(small.temperatureC ?? 15),
    wet: new Uint8Array(days).fill(small.wet ?? 0),
    sorties: Float32Array.from({ length: days * 2 }, (_, i) => small.sorties?.[i % 2] ?? 0),
    parameters: small.parameters,
    holderAtStart:
      small.holderAtStart ??
      Uint8Array.from({ length: H }, (_, h) => (Math.floor(h / cols) < unRows ? 0 : 1)),
  };
}

function formationEntry({ hex, under: _under, ...told }: SmallFormation, f: number): FormationEntry {
  const strengthMen = told.strengthMen ?? 10_000;
  return {
    id: `f-${f}`,
    name: `formation ${f}`,
    party: told.side,
    echelon: 2,
    arm: 0,
    arrivalDay: 0,
    arrivalHex: hex,
    arrivesBySea: false,
    departureDay: -1,
    strengthMen,
    establishmentMen: strengthMen,
    motorized: false,
    ...told,
  };
}

function partyEntry(q: number): PartyEntry {
  const always = (value: number) => [{ day: 0, value }];
  const side = q % 2;
  return {
    id: `${side === 0 ? "south" : "north"}-${q}`,
    name: `${side === 0 ? "South" : "North"} ${q}`,
    side,
    replacementsPerDay: always(0),
    quality: always(1),
    firepower: always(1),
    useAttackTonnesPerDay: always(120),
    useDefenceTonnesPerDay: always(120),
  };
}

/** A theater under way: its world, the luck of its formations, and the state at dawn of the next day. */
export interface UnderWay {
  world: World;
  ownLuck: Float32Array;
  state: State;
  /** what happened on the last day */
  journal: Journal;
}

/** Gets a theater ready under a seed, at dawn of day 0. */
export function startOf(theater: Theater, seed = 1): UnderWay {
  const world = worldOf(theater, seedOf(seed));
  return { world, ownLuck: luckOf(world), state: dawnOf(theater), journal: newJournal() };
}

/** Lets days pass: `state` is then the dusk of the last of them. */
export function pass(underWay: UnderWay, days = 1): UnderWay {
  for (let day = 0; day < days; day++) {
    const dusk = cloneState(underWay.state);
    underWay.journal = newJournal();
    tick(underWay.world, underWay.state, underWay.ownLuck, dusk, underWay.journal);
    underWay.state = dusk;
  }
  return underWay;
}
