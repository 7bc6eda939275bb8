import { RECORD_TABLES, type Formation, type WarRecord } from "@p38/record";
import type { HexGrid } from "@p38/terrain";
import type { ScenarioFiles } from "./check-scenario.ts";
import type { DirectiveRow } from "./directive-file.ts";
import type { ForcesFile, ScenarioFile } from "./scenario-file.ts";

/*
 * A small world for tests: a strip of land 8 cells wide and 10 deep across the 38th parallel, the sea to its west,
 * and an order of battle of a few formations.
 */

const COLUMNS = 8;
const ROWS = 10;

/** Cell of a column from the west coast, and a row from the south; the parallel runs between rows 4 and 5. */
export function cell(column: number, row: number): number {
  return row * COLUMNS + column;
}

const placeOf = (id: string, hex: number) => ({
  id,
  name: id,
  lat: 0,
  lon: 0,
  kind: "town",
  importance: 3,
  hex,
});

export function smallGrid(): HexGrid {
  const H = COLUMNS * ROWS;
  const of = (f: (column: number, row: number) => number) =>
    Array.from({ length: H }, (_, h) => f(h % COLUMNS, Math.floor(h / COLUMNS)));
  return {
    H,
    cellIds: of(() => 0).map((_, h) => String(h)),
    lat: Float64Array.from(of((_, row) => 37.775 + 0.05 * row)),
    lon: Float64Array.from(of((column) => 127 + 0.06 * column)),
    corners: new Float64Array(H * 12),
    elevationM: new Int16Array(H),
    reliefM: new Int16Array(H),
    slopePercent: new Uint8Array(H),
    ground: new Uint8Array(H),
    cover: new Uint8Array(H),
    country: Uint8Array.from(of((_, row) => (row < 5 ? 0 : 1))),
    town: new Uint8Array(H),
    coast: Uint8Array.from(of((column) => (column === 0 ? 1 : 0))),
    coastKm: Uint8Array.from(of((column) => 5 * column)),
    landmass: new Uint8Array(H),
    neighbour: new Int32Array(H * 6).fill(-1),
    distanceKm: new Float32Array(H * 6),
    road: new Uint8Array(H * 6),
    rail: new Uint8Array(H * 6),
    river: new Uint8Array(H * 6),
    riverWidthM: new Uint16Array(H * 6),
    blocked: new Uint8Array(H * 6),
    places: [placeOf("harbour", cell(0, 1)), placeOf("market", cell(4, 2)), placeOf("hill", cell(4, 7))],
    ports: [{ place: "harbour", hex: cell(0, 1), dischargeTonnesPerDay: 1000, major: true }],
    borderCrossings: [],
  };
}

const support = { source: "a-source", basis: "recalled" } as const;

/** A formation with what the casting needs; `changes` on top. */
export function formationOf(id: string, changes: Partial<Formation> = {}): Formation {
  return {
    id,
    name: id,
    side: "un",
    party: "south",
    echelon: "division",
    arm: "infantry",
    strengthMen: 10_000,
    arrival: { date: "1950-06-25", lat: 37.9, lon: 127.2 },
    attachedTo: "south-corps",
    ...support,
    ...changes,
  };
}

const partyOf = (id: string, side: "un" | "communist") => ({
  id,
  name: id,
  side,
  role: "combat" as const,
  from: "1950-06-25",
  to: "1953-07-27",
  ...support,
});
const parameterOf = (id: string, value: number) => ({
  id,
  meaning: id,
  unit: "-",
  value,
  low: 0,
  high: 2 * value,
  ...support,
});

/** A record of two corps, one division a side, and the formations given. */
export function recordOf(formations: Formation[] = [], changes: Partial<WarRecord> = {}): WarRecord {
  const north = { side: "communist", party: "north", attachedTo: "north-corps" } as const;
  const empty = Object.fromEntries(Object.keys(RECORD_TABLES).map((table) => [table, []])) as object;
  return {
    ...(empty as Omit<WarRecord, "warnings">),
    warnings: [],
    parties: [partyOf("south", "un"), partyOf("north", "communist")],
    parameters: [parameterOf("spirit_early", 0.8), parameterOf("spirit_late", 1.2)],
    formations: [
      formationOf("south-army", { echelon: "army", attachedTo: undefined }),
      formationOf("south-corps", { echelon: "corps", attachedTo: "south-army" }),
      formationOf("north-corps", { ...north, echelon: "corps", attachedTo: undefined }),
      formationOf("south-1d"),
      formationOf("north-1d", { ...north, arrival: { date: "1950-06-25", lat: 38.08, lon: 127.2 } }),
      ...formations,
    ],
    ...changes,
  };
}

export function attachment(formation: string, date: string, attachedTo: string) {
  return { formation, date, attachedTo, ...support };
}

const forceOf = (id: string, overseas: boolean) => ({
  party: id,
  overseas,
  motorized: false,
  quality: [{ at: "1950-06-25", parameter: "spirit_early" }],
  firepower: [{ at: "1950-06-25", value: 1, basis: "judged" as const }],
  useAttackTonnesPerDay: [{ at: "1950-06-25", value: 100, basis: "judged" as const }],
  useDefenceTonnesPerDay: [{ at: "1950-06-25", value: 50, basis: "judged" as const }],
  replacementsPerDay: [{ at: "1950-06-25", value: 20, basis: "judged" as const }],
});

export function forcesOf(changes: Partial<ForcesFile> = {}): ForcesFile {
  return {
    parties: [forceOf("south", false), forceOf("north", false)],
    arms: [{ arm: "artillery", modelled: false, note: "part of the fire of others" }],
    establishments: [],
    formationQuality: [],
    departures: [],
    attachments: [],
    ...changes,
  };
}

/** A directive to the corps of the south on day 0; `changes` on top. */
export function directiveOf(changes: Partial<DirectiveRow> = {}): DirectiveRow {
  return {
    id: "d-1",
    headquarters: "south-corps",
    from: "1950-06-25",
    posture: "defend",
    source: "A Source",
    basis: "recalled",
    ...changes,
  };
}

export const scenarioFile: ScenarioFile = {
  id: "small",
  title: "A small war",
  from: "1950-06-25",
  to: "1950-12-31",
  forces: "forces.json",
  directives: ["directives.json"],
};

export function filesOf(directives: unknown[], forces: ForcesFile = forcesOf()): ScenarioFiles {
  return {
    scenario: { file: "scenarios/small/scenario.json", value: scenarioFile },
    forces: { file: "scenarios/small/forces.json", value: forces },
    directives: [{ file: "scenarios/small/directives.json", value: directives }],
  };
}
