import { EVENT_KINDS, LOSSES, POSTURES, STATUSES, type Run } from "@p38/model";
import type { HexGrid, Place } from "@p38/terrain";

/** What a small run holds; whatever is left out is empty or 0. */
export interface SmallRun {
  days?: number;
  /** holder of each cell on each day, `"UUC"` for two cells of the UN and one communist */
  held?: string[];
  formations?: { name: string; side?: "un" | "communist"; party?: string; echelon?: string; arm?: string }[];
  headquarters?: { name: string; side?: "un" | "communist"; echelon?: string }[];
  /** [day][formation] */
  place?: number[][];
  strengthMen?: number[][];
  under?: number[][];
  posture?: (typeof POSTURES)[number][][];
  /** [day][formation] by LOSSES */
  lossMen?: number[][][];
  events?: {
    day: number;
    kind: (typeof EVENT_KINDS)[number];
    formation?: number;
    hex?: number;
    other?: number;
  }[];
  fights?: {
    day: number;
    attacker: number;
    defender: number;
    hex: number;
    odds: number;
    men: [number, number];
    broke?: boolean;
  }[];
  /** index of the headquarters above each, the same every day */
  superior?: number[];
  ways?: { day: number; hex: number; back: number; tonnes: number; loadPercent: number }[];
  hashes?: number[][];
}

/** A run of a few days and cells, written down by hand. */
export function runOf(small: SmallRun): Run {
  const held = small.held ?? ["U"];
  const D = small.days ?? Math.max(held.length, small.place?.length ?? 0);
  const F = small.formations?.length ?? 0;
  const H = held[0].length;
  const perDay = <A extends ArrayBufferView>(
    rows: number[][] | undefined,
    array: A & { [i: number]: number },
    first: number,
  ): A => {
    for (let d = 0; d < D; d++)
      for (let f = 0; f < F; f++) array[d * F + f] = rows?.[Math.min(d, rows.length - 1)]?.[f] ?? first;
    return array;
  };
  const bytesPerDay = (H + 7) >> 3;
  const holderBits = new Uint8Array(D * bytesPerDay);
  for (let d = 0; d < D; d++)
    [...held[Math.min(d, held.length - 1)]].forEach((holder, h) => {
      if (holder === "C") holderBits[d * bytesPerDay + (h >> 3)] |= 1 << (h & 7);
    });
  const lossMen = new Uint16Array(D * F * LOSSES.length);
  small.lossMen?.forEach((formations, d) =>
    formations.forEach((men, f) =>
      men.forEach((count, c) => (lossMen[(d * F + f) * LOSSES.length + c] = count)),
    ),
  );
  const place = perDay(small.place, new Int16Array(D * F), 0);
  const status = Uint8Array.from(place, (hex) => STATUSES.indexOf(hex < 0 ? "to come" : "present"));
  const startsOf = (rows: { day: number }[]) =>
    Uint32Array.from({ length: D + 1 }, (_, d) => rows.filter(({ day }) => day < d).length);
  const events = (small.events ?? []).toSorted((a, b) => a.day - b.day);
  const ways = (small.ways ?? []).toSorted((a, b) => a.day - b.day);
  const fights = (small.fights ?? []).toSorted((a, b) => a.day - b.day);
  const hashes = small.hashes ?? Array.from({ length: D }, () => [0, 0]);
  return {
    meta: {
      scenario: "small",
      seed: 1,
      commit: "test",
      inputs: {},
      days: D,
      hashedArrays: ["place"],
      directives: 0,
      formations: (small.formations ?? []).map((formation, f) => ({
        id: `f${f}`,
        side: "un",
        party: "usa",
        echelon: "division",
        arm: "infantry",
        ...formation,
      })),
      headquarters: (small.headquarters ?? []).map((headquarters, i) => ({
        id: `h${i}`,
        side: "un",
        echelon: "corps",
        ...headquarters,
      })),
    },
    D,
    F,
    H,
    place,
    status,
    strengthMen: perDay(small.strengthMen, new Uint16Array(D * F), 1000),
    posture: perDay(
      small.posture?.map((row) => row.map((word) => POSTURES.indexOf(word))),
      new Uint8Array(D * F),
      1,
    ),
    supplyTenths: new Uint8Array(D * F),
    supplyCamePercent: new Uint8Array(D * F),
    cohesionPercent: new Uint8Array(D * F),
    headquarters: perDay(small.under, new Int16Array(D * F), -1),
    superior: Int16Array.from(Array.from({ length: D }, () => small.superior ?? []).flat()),
    lossMen,
    holderBits,
    lineStart: new Uint32Array(D + 1),
    lineLat: new Float32Array(0),
    lineLon: new Float32Array(0),
    fightStart: startsOf(fights),
    fightHex: Int16Array.from(fights, ({ hex }) => hex),
    fightAttacker: Int16Array.from(fights, ({ attacker }) => attacker),
    fightDefender: Int16Array.from(fights, ({ defender }) => defender),
    fightOdds: Float32Array.from(fights, ({ odds }) => odds),
    fightAttackLossMen: Uint16Array.from(fights, ({ men }) => men[0]),
    fightDefenceLossMen: Uint16Array.from(fights, ({ men }) => men[1]),
    fightBroke: Uint8Array.from(fights, ({ broke }) => Number(broke ?? false)),
    wayStart: startsOf(ways),
    wayHex: Int16Array.from(ways, ({ hex }) => hex),
    wayBack: Int16Array.from(ways, ({ back }) => back),
    wayTonnes: Uint16Array.from(ways, ({ tonnes }) => tonnes),
    wayLoadPercent: Uint8Array.from(ways, ({ loadPercent }) => loadPercent),
    eventStart: startsOf(events),
    eventKind: Uint8Array.from(events, ({ kind }) => EVENT_KINDS.indexOf(kind)),
    eventFormation: Int16Array.from(events, ({ formation }) => formation ?? -1),
    eventHex: Int16Array.from(events, ({ hex }) => hex ?? -1),
    eventOther: Int16Array.from(events, ({ other }) => other ?? -1),
    hashes: Uint32Array.from(hashes.flat()),
  };
}

/** A row of cells on the 38th parallel, a tenth of a degree apart, with places where asked. */
export function gridOf(H: number, places: Partial<Place>[] = [], country: number[] = []): HexGrid {
  const lat = new Float64Array(H).fill(38);
  const lon = Float64Array.from({ length: H }, (_, h) => 127 + h / 10);
  const corners = new Float64Array(H * 12);
  for (let h = 0; h < H; h++)
    for (let corner = 0; corner < 6; corner++) {
      corners[h * 12 + corner * 2] = lat[h] + 0.03 * Math.sin((corner * Math.PI) / 3);
      corners[h * 12 + corner * 2 + 1] = lon[h] + 0.03 * Math.cos((corner * Math.PI) / 3);
    }
  return {
    H,
    lat,
    lon,
    corners,
    country: Uint8Array.from({ length: H }, (_, h) => country[h] ?? 0),
    places: places.map((place, i) => ({
      id: `p${i}`,
      name: `Place ${i}`,
      lat: 38,
      lon: 127,
      kind: "town",
      importance: 2,
      hex: 0,
      ...place,
    })),
  } as HexGrid;
}
