import { POSTURES, STATUSES, type Run } from "@p38/model";
import type { HexGrid } from "@p38/terrain";

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
export function formationMarkers(run: Run, grid: HexGrid, day: number): Marker[] {
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
      posture: POSTURES[run.posture[at]],
      label: shortName(formation.name, formation.party),
      name: formation.name,
    });
  }
  return markers;
}

/**
 * One marker for each headquarters that commands two or more formations on the map that day, at the place where the
 * greatest part of its strength stands; formations without such a headquarters keep their own.
 *
 * @param reachKm a formation further than this from the rest of its headquarters keeps its own marker
 */
export function commandMarkers(run: Run, grid: HexGrid, day: number, reachKm = 60): Marker[] {
  const single = formationMarkers(run, grid, day);
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
    else markers.push(together(run, headquarters, near));
  }
  return [...markers, ...alone];
}

function together(run: Run, headquarters: number, members: Marker[]): Marker {
  const { name, side, echelon } = run.meta.headquarters[headquarters];
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
    posture: heaviest(members, (member) => member.posture, strength),
    label: headquartersLabel(name),
    name,
  };
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

const PARTY_WORDS: { [party: string]: string } = {
  usa: "US",
  rok: "ROK",
  prk: "KPA",
  chn: "CPV",
  gbr: "UK",
  can: "Can",
  aus: "Aus",
  nzl: "NZ",
  tur: "Turk",
  fra: "Fr",
  bel: "Bel",
  nld: "Neth",
  grc: "Gr",
  phl: "Phil",
  tha: "Thai",
  eth: "Eth",
  col: "Col",
};

/** A name for under a symbol: `24 US`, `1 Cav US`, `112 CPV`; the full name where it has no number. */
export function shortName(name: string, party: string): string {
  const number = /\b(\d+)(?:st|nd|rd|d|th)?\b/.exec(name);
  const word = PARTY_WORDS[party] ?? party.toUpperCase();
  if (!number)
    return name
      .replace(/\s*\([^)]*\)/g, "")
      .replace(/\b(Division|Brigade|Regiment|Infantry|Battalion|Group)\b/g, "")
      .replace(/\s+/g, " ")
      .trim();
  const arm = /Cavalry|\bCav\b/.test(name) ? " Cav" : /Marine/.test(name) ? " Mar" : "";
  return `${number[1]}${arm} ${word}`;
}

/** A headquarters' name for under a symbol: `X Corps`, `38th Army`. */
export function headquartersLabel(name: string): string {
  return name.replace(/^(US|U\.S\.|CPV|KPA|UN)\s+/, "").replace(/\s*\([^)]*\)/g, "");
}
