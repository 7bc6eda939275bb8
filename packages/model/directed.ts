import { ATTACK, DEFEND, DELAY, RESERVE, WITHDRAW } from "./codes.ts";
import type { DirectiveGroups, Orders, View } from "./commander.ts";
import { actOnSight, behind, canAttack } from "./tactics.ts";
import type { Directive } from "./theater.ts";
import { daysOf, FAR, fieldTo } from "./travel.ts";
import type { World } from "./world.ts";

/**
 * Carries out the recorded directives: spreads each headquarters' formations over its axes or its line, moves
 * them from waypoint to waypoint, and keeps a reserve where the line is short enough.
 */
export function directed(world: World, view: View, orders: Orders): void {
  for (const [d, members] of byDirective(world, view)) {
    const directive = world.theater.directives[d];
    const q = directive.headquarters;
    const stale = orders.hqMembers[q] !== members.length || members.some((f) => orders.directive[f] !== d);
    if (stale) {
      givePlaces(world, view, orders, directive, members);
      for (const f of members) orders.directive[f] = d;
      orders.hqMembers[q] = members.length;
    }
    relieveBroken(world, view, orders, directive, members);
    for (const f of members) {
      orders.mainEffort[f] = directive.mainEffort ? 1 : 0;
      orders.column[f] = orders.axis[f] >= 0 ? 1 : 0;
      followAxis(world, view, orders, directive, f);
      orders.posture[f] = postureToday(world, view, orders, directive.posture, f);
      actOnSight(world, view, orders, f);
    }
  }
  for (const f of view.own)
    if (view.directive[f] < 0) {
      orders.directive[f] = -1;
      orders.goalHex[f] = view.hex[f];
      orders.posture[f] = DEFEND;
      orders.axis[f] = -1;
    }
}

/** Own formations by the directive above them, both in index order. */
function byDirective({ command }: World, view: View): DirectiveGroups["groups"] {
  const kept = command.groups[view.side];
  if (kept.directive.every((d, f) => d === view.directive[f])) return kept.groups;
  kept.directive.set(view.directive);
  const groups = new Map<number, number[]>();
  for (const f of view.own) {
    const d = view.directive[f];
    if (d < 0) continue;
    const group = groups.get(d);
    if (group) group.push(f);
    else groups.set(d, [f]);
  }
  kept.groups = [...groups].sort((one, other) => one[0] - other[0]);
  return kept.groups;
}

function givePlaces(world: World, view: View, orders: Orders, directive: Directive, members: number[]): void {
  for (const f of members) {
    orders.inReserve[f] = 0;
    if (orders.directive[f] < 0 || world.theater.directives[orders.directive[f]] !== directive)
      orders.axis[f] = -1;
  }
  if (directive.line.length > 0) placeOnLine(world, view, orders, directive, members);
  else if (directive.axes.length === 0) for (const f of members) orders.goalHex[f] = view.hex[f];
  if (directive.axes.length > 0) placeOnAxes(world, view, orders, directive, members);
}

/** Shares formations among the axes, near ones first, the first axes taking what is left over. */
function placeOnAxes(
  world: World,
  view: View,
  orders: Orders,
  directive: Directive,
  members: number[],
): void {
  const { axes } = directive;
  const room = axes.map(
    (_, a) => Math.floor(members.length / axes.length) + (a < members.length % axes.length ? 1 : 0),
  );
  const waiting: number[] = [];
  for (const f of members) {
    const a = orders.axis[f];
    if (a >= 0 && a < axes.length && room[a] > 0) room[a]--;
    else waiting.push(f);
  }
  const offers: { f: number; a: number; days: number }[] = [];
  for (const f of waiting)
    axes.forEach((axis, a) =>
      offers.push({ f, a, days: march(world, view.hex[f], axis[nearest(world, view.hex[f], axis)]) }),
    );
  offers.sort((x, y) => x.days - y.days || x.f - y.f || x.a - y.a);
  const placed = new Set<number>();
  for (const { f, a } of offers) {
    if (placed.has(f) || room[a] <= 0) continue;
    room[a]--;
    placed.add(f);
    orders.axis[f] = a;
    orders.waypoint[f] = firstWaypoint(world, view.hex[f], axes[a]);
  }
}

/** Days of march from one cell to another. */
function march(world: World, from: number, to: number): number {
  return daysOf(fieldTo(world.travel, to, from)[from]);
}

/** Index of the waypoint nearest to a cell by march. */
function nearest(world: World, hex: number, axis: number[]): number {
  let best = 0;
  for (let i = 1; i < axis.length; i++)
    if (march(world, hex, axis[i]) < march(world, hex, axis[best])) best = i;
  return best;
}

function firstWaypoint(world: World, hex: number, axis: number[]): number {
  const w = nearest(world, hex, axis);
  if (w + 1 >= axis.length) return w;
  return march(world, hex, axis[w + 1]) <= march(world, axis[w], axis[w + 1]) ? w + 1 : w;
}

/** Spreads formations over the line by their size, keeping the order in which they stand along it. */
function placeOnLine(
  world: World,
  view: View,
  orders: Orders,
  directive: Directive,
  members: number[],
): void {
  const { grid, formations } = world.theater;
  const path = directive.line.map((h) => [grid.lon[h] * 88, grid.lat[h] * 111.2] as const);
  const along: number[] = [0];
  for (let i = 1; i < path.length; i++) along.push(along[i - 1] + span(path[i - 1], path[i]));
  const lengthKm = along[along.length - 1];
  const standing = members
    .map((f) => {
      const h = view.hex[f];
      return { f, at: project([grid.lon[h] * 88, grid.lat[h] * 111.2], path, along) };
    })
    .sort((a, b) => a.at - b.at || a.f - b.f);
  const spare = Math.floor(members.length * world.p.reserve_share + 0.26);
  const keepBack =
    members.length >= 3 && lengthKm / (members.length - spare) <= world.p.frontage_reserve_km ? spare : 0;
  // the weakest formations rest behind the line
  const back = new Set(
    [...standing]
      .sort(
        (a, b) =>
          view.strengthMen[a.f] * view.cohesion[a.f] - view.strengthMen[b.f] * view.cohesion[b.f] ||
          a.f - b.f,
      )
      .slice(0, keepBack)
      .map((s) => s.f),
  );
  const inLine = standing.filter((s) => !back.has(s.f));
  const total = inLine.reduce((sum, s) => sum + formations[s.f].establishmentMen, 0);
  let before = 0;
  for (const { f } of inLine) {
    const share = formations[f].establishmentMen / total;
    orders.goalHex[f] = cellAt(world, path, along, (before + share / 2) * lengthKm, directive.line);
    before += share;
  }
  let k = 0;
  for (const { f } of standing.filter((s) => back.has(s.f))) {
    orders.inReserve[f] = 1;
    const front = cellAt(world, path, along, ((k + 0.5) / keepBack) * lengthKm, directive.line);
    orders.goalHex[f] = behind(world, view, front, 3);
    k++;
  }
}

/** When a formation of the line gives way, the headquarters' reserve takes its place and it goes to the rear. */
function relieveBroken(
  world: World,
  view: View,
  orders: Orders,
  directive: Directive,
  members: number[],
): void {
  if (directive.line.length === 0) return;
  const fresh = members.find(
    (f) => orders.inReserve[f] === 1 && view.cohesion[f] > 0.7 && view.gaveWay[f] === 0,
  );
  if (fresh === undefined) return;
  let broken = -1;
  for (const f of members)
    if (
      orders.inReserve[f] === 0 &&
      view.gaveWay[f] > 0 &&
      (broken < 0 || view.cohesion[f] < view.cohesion[broken])
    )
      broken = f;
  if (broken < 0) return;
  const place = orders.goalHex[fresh];
  orders.goalHex[fresh] = orders.goalHex[broken];
  orders.inReserve[fresh] = 0;
  orders.goalHex[broken] = view.supplyEdge[view.hex[broken]] < 0 ? place : behind(world, view, place, 1);
  orders.inReserve[broken] = 1;
}

/** On an axis: makes for the next waypoint once the last one is reached and held. */
function followAxis(world: World, view: View, orders: Orders, directive: Directive, f: number): void {
  const a = orders.axis[f];
  if (a < 0 || a >= directive.axes.length) return;
  const axis = directive.axes[a];
  let w = Math.min(orders.waypoint[f], axis.length - 1);
  while (w < axis.length - 1 && isNear(world, view.hex[f], axis[w]) && view.holder[axis[w]] === view.side)
    w++;
  orders.waypoint[f] = w;
  orders.goalHex[f] = axis[w];
}

/** True in the same cell or the next. */
function isNear(world: World, hex: number, goal: number): boolean {
  if (hex === goal) return true;
  for (let e = 0; e < 6; e++) if (world.ground.across[hex * 6 + e] === goal) return true;
  return false;
}

function postureToday(world: World, view: View, orders: Orders, ordered: number, f: number): number {
  const goal = orders.goalHex[f];
  const there =
    goal < 0 || view.hex[f] === goal || (view.holder[goal] === view.side && isNear(world, view.hex[f], goal));
  if (orders.inReserve[f]) return RESERVE;
  if (ordered === ATTACK) {
    return there || !canAttack(world, view, f) ? DEFEND : ATTACK;
  }
  if (ordered === WITHDRAW || ordered === DELAY)
    return there || march(world, view.hex[f], goal) >= FAR ? DEFEND : ordered;
  return ordered;
}

function span(a: readonly [number, number], b: readonly [number, number]): number {
  return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]));
}

/** How far along a path, in km, the point of it nearest to a place lies. */
function project(
  at: readonly [number, number],
  path: (readonly [number, number])[],
  along: number[],
): number {
  let best = 0;
  let bestKm = Infinity;
  for (let i = 0; i < path.length; i++) {
    const next = path[Math.min(i + 1, path.length - 1)];
    const length = span(path[i], next);
    const t =
      length === 0
        ? 0
        : Math.min(
            1,
            Math.max(
              0,
              ((at[0] - path[i][0]) * (next[0] - path[i][0]) +
                (at[1] - path[i][1]) * (next[1] - path[i][1])) /
                (length * length),
            ),
          );
    const km = span(at, [path[i][0] + t * (next[0] - path[i][0]), path[i][1] + t * (next[1] - path[i][1])]);
    if (km < bestKm) {
      bestKm = km;
      best = along[i] + t * length;
    }
  }
  return best;
}

/** The land cell nearest to a point so many km along a path. */
function cellAt(
  world: World,
  path: (readonly [number, number])[],
  along: number[],
  km: number,
  line: number[],
): number {
  let i = 0;
  while (i + 2 < path.length && along[i + 1] < km) i++;
  const length = along[i + 1] - along[i];
  const t = length > 0 ? (km - along[i]) / length : 0;
  const next = path[Math.min(i + 1, path.length - 1)];
  const x = path[i][0] + t * (next[0] - path[i][0]);
  const y = path[i][1] + t * (next[1] - path[i][1]);
  return descend(world, t < 0.5 ? line[i] : line[Math.min(i + 1, line.length - 1)], x, y);
}

/** From a cell, step by step to the neighbour nearest to the point. */
function descend(world: World, start: number, x: number, y: number): number {
  const { lat, lon } = world.theater.grid;
  const off = (h: number) =>
    (lon[h] * 88 - x) * (lon[h] * 88 - x) + (lat[h] * 111.2 - y) * (lat[h] * 111.2 - y);
  let h = start;
  for (;;) {
    let best = h;
    for (let e = 0; e < 6; e++) {
      const n = world.ground.across[h * 6 + e];
      if (n >= 0 && off(n) < off(best)) best = n;
    }
    if (best === h) return h;
    h = best;
  }
}
