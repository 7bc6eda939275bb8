import { EVENT_KINDS, POSTURES, type Run } from "@p38/model";
import type { HexGrid } from "@p38/terrain";
import { isOnMap } from "./formations.ts";
import { distanceKm } from "./run-news.ts";

/** An arrow on the map: an attack of the day, or a withdrawal. */
export interface Move {
  kind: "attack" | "withdrawal";
  side: "un" | "communist";
  /** headquarters of those who move, -1 for none */
  headquarters: number;
  /** [lat, lon] */
  from: [number, number];
  to: [number, number];
  men: number;
}

/** Where troops came ashore. */
export interface Landing {
  side: "un" | "communist";
  lat: number;
  lon: number;
}

/** Days for which a landing is shown. */
const LANDING_DAYS = 3;
/** km between ends beyond which arrows of one headquarters stay apart */
const APART_KM = 45;

/**
 * The attacks and withdrawals of a day: each attacker from where it stood at dusk of the day before to the cell of its dearest fight, each
 * formation under orders to withdraw or delay from where it stood to where it stands now.
 *
 * @param together whether those of one headquarters and kind become one arrow
 */
export function movesOf(run: Run, grid: HexGrid, day: number, together: boolean): Move[] {
  const moves: Move[] = [];
  const add = (kind: Move["kind"], f: number, fromHex: number, toHex: number) => {
    if (fromHex < 0 || toHex < 0 || fromHex === toHex) return;
    moves.push({
      kind,
      side: run.meta.formations[f].side,
      headquarters: run.headquarters[day * run.F + f],
      from: [grid.lat[fromHex], grid.lon[fromHex]],
      to: [grid.lat[toHex], grid.lon[toHex]],
      men: run.strengthMen[day * run.F + f],
    });
  };
  const stoodAt = (f: number) => {
    const before = day === 0 ? -1 : run.place[(day - 1) * run.F + f];
    return before >= 0 ? before : run.place[day * run.F + f];
  };
  for (const [f, hex] of dearestFights(run, day)) add("attack", f, stoodAt(f), hex);
  for (let f = 0; f < run.F; f++) {
    const posture = POSTURES[run.posture[day * run.F + f]];
    if ((posture === "withdraw" || posture === "delay") && isOnMap(run, day, f))
      add("withdrawal", f, stoodAt(f), run.place[day * run.F + f]);
  }
  return together ? joined(moves) : moves;
}

/** Cell of the fight that cost most men, by attacker. */
function dearestFights(run: Run, day: number): Map<number, number> {
  const dearest = new Map<number, { hex: number; men: number }>();
  for (let i = run.fightStart[day]; i < run.fightStart[day + 1]; i++) {
    const f = run.fightAttacker[i];
    const men = run.fightAttackLossMen[i] + run.fightDefenceLossMen[i];
    if (f >= 0 && men >= (dearest.get(f)?.men ?? 0)) dearest.set(f, { hex: run.fightHex[i], men });
  }
  return new Map([...dearest].map(([f, { hex }]) => [f, hex]));
}

/** Arrows of one headquarters and kind as one, weighted by men, where they end near each other. */
function joined(moves: Move[]): Move[] {
  const groups: Move[][] = [];
  for (const move of moves) {
    const group = groups.find(
      ([first]) =>
        move.headquarters >= 0 &&
        first.headquarters === move.headquarters &&
        first.kind === move.kind &&
        distanceKm(...first.to, ...move.to) < APART_KM,
    );
    if (group) group.push(move);
    else groups.push([move]);
  }
  return groups.map((group) => {
    const men = group.reduce((sum, move) => sum + (move.men || 1), 0);
    const mean = (end: "from" | "to"): [number, number] => [
      group.reduce((sum, move) => sum + move[end][0] * (move.men || 1), 0) / men,
      group.reduce((sum, move) => sum + move[end][1] * (move.men || 1), 0) / men,
    ];
    return { ...group[0], from: mean("from"), to: mean("to"), men };
  });
}

/** Landings of the last days. */
export function landingsOf(run: Run, grid: HexGrid, day: number): Landing[] {
  const kind = EVENT_KINDS.indexOf("landing");
  const seen = new Map<number, Landing>();
  for (let i = run.eventStart[Math.max(0, day - LANDING_DAYS + 1)]; i < run.eventStart[day + 1]; i++) {
    const [hex, f] = [run.eventHex[i], run.eventFormation[i]];
    if (run.eventKind[i] === kind && hex >= 0 && f >= 0)
      seen.set(hex, { side: run.meta.formations[f].side, lat: grid.lat[hex], lon: grid.lon[hex] });
  }
  return [...seen.values()];
}
