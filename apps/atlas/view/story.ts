import { EVENT_KINDS, LOSSES, POSTURES, type Directive, type Run, type Theater } from "@p38/model";
import type { HexGrid } from "@p38/terrain";
import { isOnMap } from "./formations.ts";
import { distanceKm, fightOf, type Fight } from "./run-news.ts";
import type { Tongue } from "./tongue.ts";

/** A formation through time, one value a day; NaN on days when it is not on the map. */
export interface FormationSeries {
  /** [D] men present for duty */
  strengthMen: Float64Array;
  /** [D] men lost that day, of every kind */
  lossMen: Float64Array;
  /** [D] days of supply held */
  supplyDays: Float64Array;
}

export function formationSeries(run: Run, f: number): FormationSeries {
  const series: FormationSeries = {
    strengthMen: new Float64Array(run.D).fill(NaN),
    lossMen: new Float64Array(run.D).fill(NaN),
    supplyDays: new Float64Array(run.D).fill(NaN),
  };
  for (let d = 0; d < run.D; d++) {
    if (!isOnMap(run, d, f)) continue;
    const at = d * run.F + f;
    series.strengthMen[d] = run.strengthMen[at];
    series.supplyDays[d] = run.supplyTenths[at] / 10;
    let lost = 0;
    for (let c = 0; c < LOSSES.length; c++) lost += run.lossMen[at * LOSSES.length + c];
    series.lossMen[d] = lost;
  }
  return series;
}

/** Fights of a day in which a formation carried most of the attack or of the defence, the dearest first. */
export function fightsOf(run: Run, grid: HexGrid, day: number, f: number, tongue: Tongue): Fight[] {
  const fights: Fight[] = [];
  for (let i = run.fightStart[day]; i < run.fightStart[day + 1]; i++)
    if (run.fightAttacker[i] === f || run.fightDefender[i] === f) fights.push(fightOf(run, grid, i, tongue));
  const men = (fight: Fight) => fight.attackLossMen + fight.defenceLossMen;
  return fights.toSorted((a, b) => men(b) - men(a));
}

/** How far a formation went since dusk of the day before, and what the run says of it that day. */
export interface MoveOfDay {
  km: number;
  /** what the run reports of the formation that day, such as `formation broke` */
  reports: (typeof EVENT_KINDS)[number][];
  posture: (typeof POSTURES)[number];
}

/** @returns null where it is not on the map on both days */
export function moveOfDay(run: Run, grid: HexGrid, day: number, f: number): MoveOfDay | null {
  if (day === 0 || !isOnMap(run, day, f) || !isOnMap(run, day - 1, f)) return null;
  const [from, to] = [run.place[(day - 1) * run.F + f], run.place[day * run.F + f]];
  const reports: MoveOfDay["reports"] = [];
  for (let i = run.eventStart[day]; i < run.eventStart[day + 1]; i++)
    if (run.eventFormation[i] === f) reports.push(EVENT_KINDS[run.eventKind[i]]);
  return {
    km: distanceKm(grid.lat[from], grid.lon[from], grid.lat[to], grid.lon[to]),
    reports,
    posture: POSTURES[run.posture[day * run.F + f]],
  };
}

/** A directive in force, and the headquarters that gave it. */
export interface Order {
  directive: Directive;
  /** index of the headquarters in the theater */
  headquarters: number;
  /** whether it came from a headquarters above the formation's own */
  fromAbove: boolean;
}

/**
 * The directive that a headquarters is under on a day: its own newest, or the newest of the nearest one above it that has one.
 *
 * @param id of the headquarters
 * @returns null where none has been given yet, or the headquarters is none of the theater's
 */
export function orderOf(theater: Theater, id: string, day: number): Order | null {
  const parent = new Map<number, number>();
  for (const attachment of theater.attachments)
    if (attachment.ofHeadquarters && attachment.day <= day) parent.set(attachment.of, attachment.to);
  const own = theater.headquarters.findIndex((headquarters) => headquarters.id === id);
  let q = own;
  for (let steps = 0; q >= 0 && steps < 8; steps++) {
    let newest: Directive | null = null;
    for (const directive of theater.directives)
      if (directive.headquarters === q && directive.day <= day && directive.day >= (newest?.day ?? -1))
        newest = directive;
    if (newest) return { directive: newest, headquarters: q, fromAbove: q !== own };
    q = parent.get(q) ?? -1;
  }
  return null;
}

/** Where a directive leads: the ends of its axes, or the two ends of its line. */
export function goalsOf({ axes, line, sea }: Directive): { kind: "axes" | "line" | "sea"; hexes: number[] } {
  if (sea) return { kind: "sea", hexes: [sea.landHex] };
  if (axes.length > 0) return { kind: "axes", hexes: [...new Set(axes.map((axis) => axis.at(-1)!))] };
  return { kind: "line", hexes: line.length < 2 ? [...line] : [line[0], line.at(-1)!] };
}

/** A change of hands of a cell: the first day that the side holds it. */
export interface Change {
  day: number;
  side: "un" | "communist";
}

/** Who holds a cell through time: the first day and every change of hands after it. */
export function changesOf(run: Run, hex: number): Change[] {
  const bytesPerDay = (run.H + 7) >> 3;
  const changes: Change[] = [];
  let before = -1;
  for (let d = 0; d < run.D; d++) {
    const holder = (run.holderBits[d * bytesPerDay + (hex >> 3)] >> (hex & 7)) & 1;
    if (holder !== before) changes.push({ day: d, side: holder === 0 ? "un" : "communist" });
    before = holder;
  }
  return changes;
}

/** A stay of a formation on a cell. */
export interface Stay {
  formation: number;
  /** first and last day at dusk */
  from: number;
  to: number;
}

/** Formations that stood on a cell at dusk, in the order in which they came. */
export function staysOn(run: Run, hex: number): Stay[] {
  const stays: Stay[] = [];
  const open = new Map<number, Stay>();
  for (let d = 0; d < run.D; d++)
    for (let f = 0; f < run.F; f++) {
      if (run.place[d * run.F + f] !== hex || !isOnMap(run, d, f)) continue;
      const stay = open.get(f);
      if (stay && stay.to === d - 1) stay.to = d;
      else {
        const next = { formation: f, from: d, to: d };
        open.set(f, next);
        stays.push(next);
      }
    }
  return stays;
}

/** Days on which a cell was fought over. */
export function fightDaysOf(run: Run, hex: number): number[] {
  const days: number[] = [];
  for (let d = 0; d < run.D; d++)
    for (let i = run.fightStart[d]; i < run.fightStart[d + 1]; i++)
      if (run.fightHex[i] === hex) {
        days.push(d);
        break;
      }
  return days;
}
