import type { Run } from "@p38/model";
import { RECORD_TABLES, type WarRecord } from "@p38/record";
import type { HexGrid } from "@p38/terrain";

type Rows = { [T in keyof WarRecord]?: readonly object[] };

const support = { source: "a-test", basis: "read" };

/** A record of these rows, each given a source; tables that are not named are empty. */
export function recordOf(rows: Rows): WarRecord {
  const tables = Object.keys(RECORD_TABLES).map((table) => [
    table,
    (rows[table as keyof WarRecord] ?? []).map((row) => ({ ...row, ...support })),
  ]);
  return { ...Object.fromEntries(tables), warnings: [] } as unknown as WarRecord;
}

/** A place row, a county town unless something else is said. */
export function placeOf(id: string, lat: number, lon: number, more: object = {}): object {
  return { id, name: id, lat, lon, kind: "town", importance: 3, side1950: "south", ...more };
}

/** A control row: `un` or `communist` took the place on the date, unless another event is said. */
export function held(
  place: string,
  date: string,
  holder: string,
  event = "captured",
  uncertaintyDays = 0,
): object {
  return { place, date, holder, event, uncertaintyDays };
}

/** A recorded main line through points, of so many km accuracy. */
export function lineOfDate(
  date: string,
  points: [number, number][],
  accuracyKm = 5,
  pocket = "main",
): object {
  return {
    id: `${date}-${pocket}`,
    date,
    pocket,
    accuracyKm,
    points: points.map(([lat, lon], i) => ({ name: `point ${i}`, lat, lon, accuracyKm })),
  };
}

/** A formation of a small run. */
interface SmallFormation {
  id: string;
  side: "un" | "communist";
  party: string;
  strengthMen: number;
  /** killed, wounded, missing, captured, non-battle each day */
  lossMen: [number, number, number, number, number];
}

/**
 * A run of so many days on a grid whose line is a parallel: cells north of `latOn(day)` are communist, and all
 * formations stand in cell 0 with the same men and losses every day.
 */
export function runOf(
  grid: HexGrid,
  days: number,
  latOn: (day: number) => number,
  formations: readonly SmallFormation[] = [],
): Run {
  const [D, F, H] = [days, formations.length, grid.H];
  const bytesPerDay = (H + 7) >> 3;
  const holderBits = new Uint8Array(D * bytesPerDay);
  const lineStart = new Uint32Array(D + 1);
  const lineLat = new Float32Array(2 * D);
  const lineLon = new Float32Array(2 * D);
  const [west, east] = [Math.min(...grid.lon) - 0.1, Math.max(...grid.lon) + 0.1];
  const strengthMen = new Uint16Array(D * F);
  const lossMen = new Uint16Array(D * F * 5);
  for (let day = 0; day < D; day++) {
    for (let h = 0; h < H; h++)
      if (grid.lat[h] > latOn(day)) holderBits[day * bytesPerDay + (h >> 3)] |= 1 << (h & 7);
    lineLat.set([latOn(day), latOn(day)], 2 * day);
    lineLon.set([west, east], 2 * day);
    lineStart[day + 1] = 2 * (day + 1);
    formations.forEach((formation, f) => {
      strengthMen[day * F + f] = formation.strengthMen;
      lossMen.set(formation.lossMen, (day * F + f) * 5);
    });
  }
  return {
    meta: {
      scenario: "small",
      seed: 1,
      commit: "",
      inputs: {},
      days: D,
      formations: formations.map(({ id, side, party }) => ({
        id,
        name: id,
        side,
        party,
        echelon: "division",
        arm: "infantry",
      })),
      headquarters: [],
      hashedArrays: [],
      directives: 7,
    },
    D,
    F,
    H,
    place: new Int16Array(D * F),
    strengthMen,
    posture: new Uint8Array(D * F),
    status: new Uint8Array(D * F).fill(1),
    supplyTenths: new Uint8Array(D * F),
    cohesionPercent: new Uint8Array(D * F),
    headquarters: new Int16Array(D * F).fill(-1),
    superior: new Int16Array(0),
    lossMen,
    holderBits,
    lineStart,
    lineLat,
    lineLon,
    fightStart: new Uint32Array(D + 1),
    fightHex: new Int16Array(0),
    fightAttacker: new Int16Array(0),
    fightDefender: new Int16Array(0),
    fightOdds: new Float32Array(0),
    fightAttackLossMen: new Uint16Array(0),
    fightDefenceLossMen: new Uint16Array(0),
    fightBroke: new Uint8Array(0),
    supplyCamePercent: new Uint8Array(D * F),
    wayStart: new Uint32Array(D + 1),
    wayHex: new Int16Array(0),
    wayBack: new Int16Array(0),
    wayTonnes: new Uint16Array(0),
    wayLoadPercent: new Uint8Array(0),
    eventStart: new Uint32Array(D + 1),
    eventKind: new Uint8Array(0),
    eventFormation: new Int16Array(0),
    eventHex: new Int16Array(0),
    eventOther: new Int16Array(0),
    hashes: new Uint32Array(0),
  };
}
