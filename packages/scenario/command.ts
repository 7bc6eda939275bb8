import { dayOf, type Day } from "@p38/base";
import type { WarRecord } from "@p38/record";
import type { Roster } from "./roster.ts";
import type { DirectiveRow } from "./scenario-file.ts";

/** From this day a formation, or a headquarters when `ofHeadquarters`, takes orders from headquarters `to`. */
export interface CommandChange {
  day: Day;
  of: string;
  ofHeadquarters: boolean;
  to: string;
}

/**
 * Who takes orders from whom through time, in order of days and without repetitions.
 *
 * - On arrival as the record's formation has it; from then on as its attachments have it.
 * - When a headquarters leaves, what it commanded passes to its own superior.
 * - A formation with directives of its own becomes a headquarters of the same id on the day of the first and
 *   commands itself, under the superior that it had, until it is attached to another superior; the next
 *   directive to it makes it so again.
 */
export function commandOf(record: WarRecord, roster: Roster, directives: readonly DirectiveRow[]): CommandChange[] {
  const orders = [...arrivals(roster), ...attachments(record, roster)].sort(byDay);
  const changes: CommandChange[] = [];
  const superior = new Map<string, string>(); // in force, of formations and headquarters alike
  const onItsOwn = new Set<string>();
  const ownDays = daysOfOwnDirectives(roster, directives);
  const leavings = roster.commanding.filter((entry) => entry.departureDay >= 0);
  const days = [
    ...new Set([
      ...orders.map((order) => order.day),
      ...leavings.map((entry) => entry.departureDay),
      ...[...ownDays.values()].flat(),
    ]),
  ].sort((a, b) => a - b);

  const attach = (day: Day, of: string, to: string) => {
    if (superior.get(of) === to) return;
    superior.set(of, to);
    const ofHeadquarters = roster.commanding.some((entry) => entry.formation.id === of);
    changes.push({ day, of, ofHeadquarters, to });
    onItsOwn.delete(of);
  };
  for (const day of days) {
    for (const order of orders) if (order.day === day) attach(day, order.of, order.to);
    for (const { formation, departureDay } of leavings) {
      const heir = superior.get(formation.id);
      if (departureDay !== day || heir === undefined) continue;
      for (const [of, to] of superior) if (to === formation.id) attach(day, of, heir);
    }
    for (const [id, ownOn] of ownDays) {
      if (!ownOn.includes(day) || onItsOwn.has(id)) continue;
      onItsOwn.add(id);
      changes.push({ day, of: id, ofHeadquarters: false, to: id });
      const above = superior.get(id);
      if (above !== undefined) changes.push({ day, of: id, ofHeadquarters: true, to: above });
    }
  }
  return changes;
}

/** The headquarters a formation obeys on a day, from its own upwards. */
export function chainOn(changes: readonly CommandChange[], id: string, day: Day): string[] {
  const chain: string[] = [];
  let of = id;
  let ofHeadquarters = false;
  for (;;) {
    let above: string | undefined;
    for (const change of changes)
      if (change.day <= day && change.of === of && change.ofHeadquarters === ofHeadquarters) above = change.to;
    if (above === undefined || chain.includes(above)) return chain;
    chain.push(above);
    of = above;
    ofHeadquarters = true;
  }
}

interface Order {
  day: Day;
  of: string;
  to: string;
}

function arrivals(roster: Roster): Order[] {
  return [...roster.commanding, ...roster.fighting].flatMap(({ formation, arrivalDay }) => {
    const to = formation.attachedTo ?? formation.organicTo;
    return to !== undefined && commands(roster, to) ? [{ day: Math.max(0, arrivalDay), of: formation.id, to }] : [];
  });
}

function attachments(record: WarRecord, roster: Roster): Order[] {
  return record.attachments
    .filter((row) => roster.byId.has(row.formation) && commands(roster, row.attachedTo))
    .map((row) => ({
      day: Math.max(0, dayOf(row.date), roster.byId.get(row.formation)!.arrivalDay),
      of: row.formation,
      to: row.attachedTo,
    }));
}

function daysOfOwnDirectives(roster: Roster, directives: readonly DirectiveRow[]): Map<string, Day[]> {
  const days = new Map<string, Day[]>();
  for (const { headquarters, from } of directives)
    if (roster.byId.has(headquarters) && !commands(roster, headquarters))
      days.set(headquarters, [...(days.get(headquarters) ?? []), dayOf(from)]);
  return days;
}

function commands(roster: Roster, id: string): boolean {
  return roster.commanding.some((entry) => entry.formation.id === id);
}

function byDay(a: Order, b: Order): number {
  return a.day - b.day;
}
