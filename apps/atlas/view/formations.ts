import { POSTURES, STATUSES, type Run } from "@p38/model";
import { recordedHeadquarters } from "@p38/scenario";
import type { HexGrid } from "@p38/terrain";
import { wordIn } from "../words/words.ts";
import type { Tongue } from "./tongue.ts";

/** A symbol on the map: one formation, or all that a headquarters commands. */
export interface Marker {
  /** stable from day to day: `f12` or `h3` */
  key: string;
  /** formations that it stands for */
  formations: number[];
  /** headquarters of all of them, -1 for none */
  headquarters: number;
  side: "un" | "communist";
  echelon: string;
  arm: string;
  lat: number;
  lon: number;
  strengthMen: number;
  /** days of supply held, the mean by men */
  supplyDays: number;
  /** of the greatest part of its strength */
  posture: string;
  /** short name to print below the symbol */
  label: string;
  name: string;
}

const PRESENT = STATUSES.indexOf("present");

/** Whether a formation stands on the map at dusk of a day. */
export function isOnMap(run: Run, day: number, formation: number): boolean {
  const at = day * run.F + formation;
  return run.status[at] === PRESENT && run.place[at] >= 0;
}

/** A marker for every formation on the map at dusk of a day. */
export function formationMarkers(run: Run, grid: HexGrid, day: number, tongue: Tongue): Marker[] {
  const markers: Marker[] = [];
  for (let f = 0; f < run.F; f++) {
    if (!isOnMap(run, day, f)) continue;
    const at = day * run.F + f;
    const formation = run.meta.formations[f];
    markers.push({
      key: `f${f}`,
      formations: [f],
      headquarters: run.headquarters[at],
      side: formation.side,
      echelon: formation.echelon,
      arm: formation.arm,
      lat: grid.lat[run.place[at]],
      lon: grid.lon[run.place[at]],
      strengthMen: run.strengthMen[at],
      supplyDays: run.supplyTenths[at] / 10,
      posture: POSTURES[run.posture[at]],
      label: shortName(formation, tongue),
      name: tongue.nameOf(`formation/${formation.id}`, formation.name),
    });
  }
  return markers;
}

/**
 * One marker for each headquarters that commands two or more formations on the map that day, at the place where the
 * greatest part of its strength stands; formations without such a headquarters keep their own.
 *
 * @param reachKm a formation further than this from the rest of its headquarters keeps its own marker
 * @param steps   2 to go on from those headquarters to the ones above them: corps become an army, armies an army group
 */
export function commandMarkers(
  run: Run,
  grid: HexGrid,
  day: number,
  tongue: Tongue,
  reachKm = 60,
  steps = 1,
): Marker[] {
  let markers = underOne(run, formationMarkers(run, grid, day, tongue), tongue, reachKm);
  const Q = run.meta.headquarters.length;
  for (let step = 1; step < steps; step++) {
    const above = (marker: Marker) => run.superior[day * Q + marker.headquarters];
    const commands = markers.filter(({ key }) => key.startsWith("h"));
    const heads = new Set(commands.map(above));
    // what an army commands itself goes with its corps
    const higher = markers.map((marker) =>
      commands.includes(marker) && !heads.has(marker.headquarters)
        ? { ...marker, headquarters: above(marker) }
        : marker,
    );
    // those who stay alone keep the headquarters that they are
    markers = underOne(run, higher, tongue, reachKm).map(
      (marker) => markers.find(({ key }) => key === marker.key) ?? marker,
    );
  }
  return markers;
}

/** Those of one headquarters as one marker, where they stand within reach of each other. */
function underOne(run: Run, single: Marker[], tongue: Tongue, reachKm: number): Marker[] {
  const under = new Map<number, Marker[]>();
  const alone: Marker[] = [];
  for (const marker of single) {
    if (marker.headquarters < 0) alone.push(marker);
    else under.set(marker.headquarters, [...(under.get(marker.headquarters) ?? []), marker]);
  }
  const markers: Marker[] = [];
  for (const [headquarters, members] of under) {
    const middle = middleOf(members);
    const near = members.filter((member) => kmBetween(member, middle) <= reachKm);
    alone.push(...members.filter((member) => !near.includes(member)));
    if (near.length < 2) alone.push(...near);
    else markers.push(together(run, headquarters, near, tongue));
  }
  return [...markers, ...alone];
}

function together(run: Run, headquarters: number, members: Marker[], tongue: Tongue): Marker {
  const { id, name, side, echelon } = run.meta.headquarters[headquarters];
  const middle = middleOf(members);
  const strength = (marker: Marker) => marker.strengthMen;
  return {
    key: `h${headquarters}`,
    formations: members.flatMap((member) => member.formations),
    headquarters,
    side,
    echelon,
    arm: heaviest(members, (member) => member.arm, strength),
    lat: middle.lat,
    lon: middle.lon,
    strengthMen: members.reduce((sum, member) => sum + member.strengthMen, 0),
    supplyDays: meanSupplyDays(members),
    posture: heaviest(members, (member) => member.posture, strength),
    label: headquartersLabel(run.meta.headquarters[headquarters], tongue),
    name: tongue.nameOf(`formation/${recordedHeadquarters(id)}`, name),
  };
}

function meanSupplyDays(members: Marker[]): number {
  const men = members.reduce((sum, member) => sum + member.strengthMen, 0);
  return men === 0
    ? 0
    : members.reduce((sum, member) => sum + member.supplyDays * member.strengthMen, 0) / men;
}

/** The member nearest to the members' mean by strength, so that the marker stands on ground that they hold. */
function middleOf(members: Marker[]): { lat: number; lon: number } {
  const all = members.reduce((sum, { strengthMen }) => sum + strengthMen, 0) || 1;
  const lat = members.reduce((sum, member) => sum + member.lat * (member.strengthMen || 1), 0) / all;
  const lon = members.reduce((sum, member) => sum + member.lon * (member.strengthMen || 1), 0) / all;
  let best = members[0];
  for (const member of members)
    if (kmBetween(member, { lat, lon }) < kmBetween(best, { lat, lon })) best = member;
  return { lat: best.lat, lon: best.lon };
}

function kmBetween(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const north = (a.lat - b.lat) * 111.2;
  const east = (a.lon - b.lon) * 111.32 * Math.cos((a.lat * Math.PI) / 180);
  return Math.sqrt(north * north + east * east);
}

/** The word that most men share; of equals the first. */
function heaviest(members: Marker[], word: (m: Marker) => string, weight: (m: Marker) => number): string {
  const sums = new Map<string, number>();
  for (const member of members) sums.set(word(member), (sums.get(word(member)) ?? 0) + weight(member));
  let best = word(members[0]);
  for (const [name, sum] of sums) if (sum > (sums.get(best) ?? 0)) best = name;
  return best;
}

/** A name for under a symbol: `24 US`, `1 Cav US`, `112 CPV`; the full name where it has no number. */
export function shortName(formation: { id: string; name: string; party: string }, tongue: Tongue): string {
  const { id, name, party } = formation;
  const number = /\b(\d+)(?:st|nd|rd|d|th)?\b/.exec(name);
  const { label, parties } = tongue.words.symbols;
  if (number) {
    const arm = /Cavalry|\bCav\b/.test(name) ? "cavalry" : /Marine/.test(name) ? "marine" : "";
    return label(number[1], arm, wordIn(parties, party, party.toUpperCase()));
  }
  return tongue
    .nameOf(`formation/${id}`, name)
    .replace(/\s*\([^)]*\)/g, "")
    .replace(/\b(Division|Brigade|Regiment|Infantry|Battalion|Group)\b/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** A headquarters' name for under a symbol: `X Corps`, `38th Army`. */
export function headquartersLabel(
  headquarters: { id: string; name: string; side: "un" | "communist"; echelon: string },
  tongue: Tongue,
): string {
  const { id, name, side, echelon } = headquarters;
  const own = tongue.nameOf(`formation/${recordedHeadquarters(id)}`, name).replace(/\s*\([^)]*\)/g, "");
  return tongue.words.symbols.higher(own, numberIn(name), echelon, side);
}

const WORDS_OF_ARMIES = ["Fifth", "Eighth", "Tenth"];
const NUMBERS_OF_ARMIES = [5, 8, 10];

/** Number in a headquarters' English name: X Corps, 38th Army, Eighth Army; null for none. */
function numberIn(name: string): number | null {
  const digits = /\b(\d+)(?:st|nd|rd|d|th)?\b/.exec(name);
  if (digits) return Number(digits[1]);
  const word = WORDS_OF_ARMIES.findIndex((ordinal) => name.includes(ordinal));
  if (word >= 0) return NUMBERS_OF_ARMIES[word];
  const roman = /\b([IVX]+)\b/.exec(name);
  return roman ? romanNumber(roman[1]) : null;
}

function romanNumber(roman: string): number {
  const values = [...roman].map((letter) => ({ I: 1, V: 5, X: 10 })[letter] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}
