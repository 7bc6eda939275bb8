import { EVENT_KINDS, holderOf, type Run } from "@p38/model";
import type { HexGrid, Place } from "@p38/terrain";
import { placeName, type Tongue } from "./tongue.ts";

/** One thing that the run reports of a day, in a sentence. */
export interface NewsItem {
  text: string;
  /** side it favours or concerns */
  side: "un" | "communist";
  /** cell to look at, -1 for none */
  hex: number;
  /** formation concerned, -1 for none or several */
  formation: number;
  /** what to show first: higher before lower */
  weight: number;
}

type EventKind = (typeof EVENT_KINDS)[number];

/** What to show first: one event of a kind, and several of them told together. */
const WEIGHTS: { [K in EventKind]: [one: number, many: number] } = {
  "place taken": [40, 40],
  "formation arrived": [20, 22],
  "formation left": [10, 12],
  "formation destroyed": [90, 90],
  "formation broke": [35, 38],
  "formation routed": [60, 62],
  "formation cut off": [55, 57],
  landing: [95, 95],
  evacuation: [65, 66],
  "attack failed": [25, 27],
};

/** What the run computed for a day, the weightiest first. */
export function newsOf(run: Run, grid: HexGrid, day: number, tongue: Tongue): NewsItem[] {
  const items: NewsItem[] = [];
  const told = new Map<string, number[]>();
  for (let i = run.eventStart[day]; i < run.eventStart[day + 1]; i++) {
    const kind = EVENT_KINDS[run.eventKind[i]];
    const formation = run.eventFormation[i];
    if (kind === "place taken") {
      items.push(placeTaken(run, grid, day, i, tongue));
    } else if (kind === "landing" || kind === "formation destroyed" || formation < 0) {
      items.push(single(run, grid, kind, formation, run.eventHex[i], tongue));
    } else {
      const side = run.meta.formations[formation].side;
      const key = `${kind}/${side}`;
      told.set(key, [...(told.get(key) ?? []), i]);
    }
  }
  for (const [key, indices] of told) {
    const kind = key.split("/")[0] as EventKind;
    items.push(
      indices.length === 1
        ? single(run, grid, kind, run.eventFormation[indices[0]], run.eventHex[indices[0]], tongue)
        : several(run, kind, indices, tongue),
    );
  }
  return items.toSorted((a, b) => b.weight - a.weight);
}

/** A fight of a day, for the list of the hardest ones. */
export interface Fight {
  attacker: number;
  defender: number;
  hex: number;
  /** power of attack over power of defence */
  odds: number;
  attackLossMen: number;
  defenceLossMen: number;
  broke: boolean;
  near: string;
}

/** The fights of a day that cost most men, at most `count`. */
export function hardestFights(run: Run, grid: HexGrid, day: number, count: number, tongue: Tongue): Fight[] {
  const fights: Fight[] = [];
  for (let i = run.fightStart[day]; i < run.fightStart[day + 1]; i++)
    fights.push(fightOf(run, grid, i, tongue));
  const men = (fight: Fight) => fight.attackLossMen + fight.defenceLossMen;
  return fights.toSorted((a, b) => men(b) - men(a)).slice(0, count);
}

/** A fight of a run by its index. */
export function fightOf(run: Run, grid: HexGrid, i: number, tongue: Tongue): Fight {
  return {
    attacker: run.fightAttacker[i],
    defender: run.fightDefender[i],
    hex: run.fightHex[i],
    odds: run.fightOdds[i],
    attackLossMen: run.fightAttackLossMen[i],
    defenceLossMen: run.fightDefenceLossMen[i],
    broke: run.fightBroke[i] === 1,
    near: nearWords(grid, run.fightHex[i], tongue),
  };
}

/** Where a cell is, by the nearest place worth naming: `at Taejŏn`, `18 km north-west of Taejŏn`. */
export function nearWords(grid: HexGrid, hex: number, tongue: Tongue): string {
  if (hex < 0 || hex >= grid.H) return "";
  let best: Place | null = null;
  let bestCost = Infinity;
  let bestKm = 0;
  for (const place of grid.places) {
    if (place.importance > 3 || place.kind === "airfield" || place.kind === "reservoir") continue;
    const km = distanceKm(grid.lat[hex], grid.lon[hex], place.lat, place.lon);
    const cost = km * (place.importance === 3 ? 1.6 : 1); // a town people know, even if a bit further off
    if (cost < bestCost) {
      best = place;
      bestCost = cost;
      bestKm = km;
    }
  }
  if (!best) return "";
  if (best.hex === hex || bestKm < 4) return tongue.words.near.at(placeName(tongue, best));
  const north = grid.lat[hex] - best.lat;
  const east = (grid.lon[hex] - best.lon) * Math.cos((best.lat * Math.PI) / 180);
  return tongue.words.near.from(Math.round(bestKm), compassEighth(north, east), placeName(tongue, best));
}

function placeTaken(run: Run, grid: HexGrid, day: number, i: number, tongue: Tongue): NewsItem {
  const hex = run.eventHex[i];
  const place = grid.places[run.eventOther[i]];
  const side = holderOf(run, day, hex) === 0 ? "un" : "communist";
  const { news } = tongue.words;
  return {
    text: news.placeTaken(place ? placeName(tongue, place) : news.aPlace, side),
    side,
    hex,
    formation: -1,
    weight: 100 - 15 * (place?.importance ?? 4),
  };
}

/** Name of a formation of a run, in the language. */
export function formationName(run: Run, formation: number, tongue: Tongue): string {
  const { id, name } = run.meta.formations[formation];
  return tongue.nameOf(`formation/${id}`, name);
}

function single(
  run: Run,
  grid: HexGrid,
  kind: EventKind,
  formation: number,
  hex: number,
  tongue: Tongue,
): NewsItem {
  const { news } = tongue.words;
  const name = formation >= 0 ? formationName(run, formation, tongue) : news.aFormation;
  return {
    text: news.one[kind](name, nearWords(grid, hex, tongue)),
    weight: WEIGHTS[kind][0],
    hex,
    formation,
    side: formation >= 0 ? run.meta.formations[formation].side : "un",
  };
}

function several(run: Run, kind: EventKind, indices: number[], tongue: Tongue): NewsItem {
  const { news, list, listAndMore } = tongue.words;
  const side = run.meta.formations[run.eventFormation[indices[0]]].side;
  const names = indices.map((i) => formationName(run, run.eventFormation[i], tongue));
  const told = names.length > 4 ? listAndMore(names.slice(0, 3), names.length - 3) : list(names);
  return {
    text: `${news.many[kind](indices.length, side)}: ${told}`,
    side,
    weight: WEIGHTS[kind][1],
    hex: run.eventHex[indices[0]],
    formation: -1,
  };
}

/** Eighth of the compass from north by east, 0 to 7. */
function compassEighth(north: number, east: number): number {
  const eighth = Math.round(Math.atan2(east, north) / (Math.PI / 4));
  return (eighth + 8) % 8;
}

/** km between two points not far apart. */
export function distanceKm(latA: number, lonA: number, latB: number, lonB: number): number {
  const north = (latB - latA) * 111.2;
  const east = (lonB - lonA) * 111.32 * Math.cos((((latA + latB) / 2) * Math.PI) / 180);
  return Math.sqrt(north * north + east * east);
}
