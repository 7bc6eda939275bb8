import { EVENT_KINDS, holderOf, type Run } from "@p38/model";
import type { HexGrid, Place } from "@p38/terrain";

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

const SIDE_WORDS = ["UN", "communist"] as const;

/** What the run computed for a day, the weightiest first. */
export function newsOf(run: Run, grid: HexGrid, day: number): NewsItem[] {
  const items: NewsItem[] = [];
  const told = new Map<string, number[]>();
  for (let i = run.eventStart[day]; i < run.eventStart[day + 1]; i++) {
    const kind = EVENT_KINDS[run.eventKind[i]];
    const formation = run.eventFormation[i];
    if (kind === "place taken") {
      items.push(placeTaken(run, grid, day, i));
    } else if (kind === "landing" || kind === "formation destroyed" || formation < 0) {
      items.push(single(run, grid, kind, formation, run.eventHex[i]));
    } else {
      const side = run.meta.formations[formation].side;
      const key = `${kind}/${side}`;
      told.set(key, [...(told.get(key) ?? []), i]);
    }
  }
  for (const [key, indices] of told) {
    const kind = key.split("/")[0] as (typeof EVENT_KINDS)[number];
    items.push(
      indices.length === 1
        ? single(run, grid, kind, run.eventFormation[indices[0]], run.eventHex[indices[0]])
        : several(run, kind, indices),
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
export function hardestFights(run: Run, grid: HexGrid, day: number, count: number): Fight[] {
  const fights: Fight[] = [];
  for (let i = run.fightStart[day]; i < run.fightStart[day + 1]; i++)
    fights.push({
      attacker: run.fightAttacker[i],
      defender: run.fightDefender[i],
      hex: run.fightHex[i],
      odds: run.fightOdds[i],
      attackLossMen: run.fightAttackLossMen[i],
      defenceLossMen: run.fightDefenceLossMen[i],
      broke: run.fightBroke[i] === 1,
      near: nearWords(grid, run.fightHex[i]),
    });
  const men = (fight: Fight) => fight.attackLossMen + fight.defenceLossMen;
  return fights.toSorted((a, b) => men(b) - men(a)).slice(0, count);
}

/** Power of attack over power of defence in words, `2.5 : 1` or `1 : 4`. */
export function oddsWords(odds: number): string {
  if (odds >= 0.95) return `${odds.toFixed(1)} : 1`;
  return odds < 0.05 ? "less than 1 : 20" : `1 : ${(1 / odds).toFixed(1)}`;
}

/** Where a cell is, by the nearest place worth naming: `at Taejŏn`, `18 km north-west of Taejŏn`. */
export function nearWords(grid: HexGrid, hex: number): string {
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
  if (best.hex === hex || bestKm < 4) return `at ${placeName(best)}`;
  const north = grid.lat[hex] - best.lat;
  const east = (grid.lon[hex] - best.lon) * Math.cos((best.lat * Math.PI) / 180);
  return `${Math.round(bestKm)} km ${compass(north, east)} of ${placeName(best)}`;
}

/** Name of a place as the atlas prints it. */
export function placeName(place: { id: string; name: string }): string {
  return place.id === "seoul" ? "Seoul" : place.name;
}

function placeTaken(run: Run, grid: HexGrid, day: number, i: number): NewsItem {
  const hex = run.eventHex[i];
  const place = grid.places[run.eventOther[i]];
  const side = holderOf(run, day, hex);
  return {
    text: `${place ? placeName(place) : "A place"} taken by ${SIDE_WORDS[side]} forces`,
    side: side === 0 ? "un" : "communist",
    hex,
    formation: -1,
    weight: 100 - 15 * (place?.importance ?? 4),
  };
}

function single(
  run: Run,
  grid: HexGrid,
  kind: (typeof EVENT_KINDS)[number],
  formation: number,
  hex: number,
): NewsItem {
  const name = formation >= 0 ? run.meta.formations[formation].name : "A formation";
  const where = nearWords(grid, hex);
  const at = where === "" ? "" : ` ${where}`;
  const sentence: { [K in (typeof EVENT_KINDS)[number]]: [text: string, weight: number] } = {
    "place taken": [`A place is taken${at}`, 40],
    "formation arrived": [`${name} arrives${at}`, 20],
    "formation left": [`${name} leaves the theatre`, 10],
    "formation destroyed": [`${name} is destroyed${at}`, 90],
    "formation broke": [`${name} gives way${at}`, 35],
    "formation routed": [`${name} is routed${at}`, 60],
    "formation cut off": [`${name} is cut off${at}`, 55],
    landing: [`${name} lands${at}`, 95],
    evacuation: [`${name} embarks${at}`, 65],
    "attack failed": [`${name} calls off its attack${at}`, 25],
  };
  const [text, weight] = sentence[kind];
  return { text, weight, hex, formation, side: formation >= 0 ? run.meta.formations[formation].side : "un" };
}

function several(run: Run, kind: (typeof EVENT_KINDS)[number], indices: number[]): NewsItem {
  const formations = indices.map((i) => run.meta.formations[run.eventFormation[i]]);
  const side = formations[0].side;
  const words: { [K in (typeof EVENT_KINDS)[number]]: [text: string, weight: number] } = {
    "place taken": ["places change hands", 40],
    "formation arrived": ["formations arrive", 22],
    "formation left": ["formations leave the theatre", 12],
    "formation destroyed": ["formations are destroyed", 90],
    "formation broke": ["formations give way", 38],
    "formation routed": ["formations are routed", 62],
    "formation cut off": ["formations are cut off", 57],
    landing: ["formations land", 95],
    evacuation: ["formations embark", 66],
    "attack failed": ["attacks are called off", 27],
  };
  const [text, weight] = words[kind];
  const names = formations.map(({ name }) => name);
  const list =
    names.length > 4 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
  return {
    text: `${indices.length} ${side === "un" ? "UN" : "communist"} ${text}: ${list}`,
    side,
    weight,
    hex: run.eventHex[indices[0]],
    formation: -1,
  };
}

function compass(north: number, east: number): string {
  const names = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];
  const eighth = Math.round(Math.atan2(east, north) / (Math.PI / 4));
  return names[(eighth + 8) % 8];
}

/** km between two points not far apart. */
export function distanceKm(latA: number, lonA: number, latB: number, lonB: number): number {
  const north = (latB - latA) * 111.2;
  const east = (lonB - lonA) * 111.32 * Math.cos((((latA + latB) / 2) * Math.PI) / 180);
  return Math.sqrt(north * north + east * east);
}
