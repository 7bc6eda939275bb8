import { dayOf, type Day } from "@p38/base";
import type { Roster } from "./roster.ts";
import type { DirectiveRow } from "./directive-file.ts";
import type { Scenario } from "./scenario-file.ts";
import type { ScenarioRecord } from "./scenario-record.ts";

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
 * - On arrival as the record's formation has it; from then on as the attachments of record and forces have it.
 * - When a headquarters leaves, what it commanded passes to its own superior.
 * - A formation with a directive of its own becomes a headquarters of the same id on that day and commands
 *   itself, under the superior that it has, until the directive's `until`; without one, until it is attached to
 *   another superior. The next directive to it makes it so again.
 */
export function commandOf(
  record: ScenarioRecord,
  roster: Roster,
  { forces, directives }: Pick<Scenario, "forces" | "directives">,
): CommandChange[] {
  const rows = [...record.attachments, ...forces.attachments].toSorted(
    (a, b) => dayOf(a.date) - dayOf(b.date),
  );
  const orders = [...arrivals(roster), ...attachments(rows, roster)].toSorted((a, b) => a.day - b.day);
  const own = ownDirectives(roster, directives);
  const leavings = roster.commanding.filter((entry) => entry.departureDay >= 0);
  const days = new Set([
    ...orders.map(({ day }) => day),
    ...leavings.map(({ departureDay }) => departureDay),
    ...own.flatMap(({ from, until }) => (until === undefined ? [from] : [from, until])),
  ]);

  const changes: CommandChange[] = [];
  const superior = new Map<string, string>(); // in force, of formations and headquarters alike
  const alone = new Map<string, Day | undefined>(); // formations that command themselves, and until when
  const attach = (day: Day, of: string, to: string) => {
    if (superior.get(of) === to) return;
    superior.set(of, to);
    const staysAlone = alone.get(of) !== undefined;
    if (!staysAlone) alone.delete(of);
    changes.push({ day, of, ofHeadquarters: staysAlone || commands(roster, of), to });
  };
  for (const day of [...days].toSorted((a, b) => a - b)) {
    for (const order of orders) if (order.day === day) attach(day, order.of, order.to);
    for (const { formation, departureDay } of leavings) {
      const heir = superior.get(formation.id);
      if (departureDay !== day || heir === undefined) continue;
      for (const [of, to] of superior) if (to === formation.id) attach(day, of, heir);
    }
    for (const [of, until] of alone) {
      if (until !== day || own.some((next) => next.of === of && next.from === day)) continue;
      alone.delete(of);
      const to = superior.get(of);
      if (to !== undefined) changes.push({ day, of, ofHeadquarters: false, to });
    }
    for (const { of, from, until } of own) {
      if (from !== day) continue;
      const wasAlone = alone.has(of);
      alone.set(of, until);
      if (wasAlone) continue;
      changes.push({ day, of, ofHeadquarters: false, to: of });
      const above = superior.get(of);
      if (above !== undefined) changes.push({ day, of, ofHeadquarters: true, to: above });
    }
  }
  return changes;
}

/** The headquarters that everything obeys on a day: superior of each formation, and of each headquarters. */
export interface Command {
  ofFormation: Map<string, string>;
  ofHeadquarters: Map<string, string>;
}

/** Who obeys whom on each of some days, in order; the same object is changed and given again. */
export function* commandOn(
  changes: readonly CommandChange[],
  days: readonly Day[],
): Generator<{ day: Day; command: Command }> {
  const command: Command = { ofFormation: new Map(), ofHeadquarters: new Map() };
  let next = 0;
  for (const day of days) {
    for (; next < changes.length && changes[next].day <= day; next++) {
      const { of, ofHeadquarters, to } = changes[next];
      (ofHeadquarters ? command.ofHeadquarters : command.ofFormation).set(of, to);
    }
    yield { day, command };
  }
}

/** The headquarters that a formation obeys, from its own upwards. */
export function chainOf(command: Command, formation: string): string[] {
  const chain: string[] = [];
  let above = command.ofFormation.get(formation);
  while (above !== undefined && !chain.includes(above)) {
    chain.push(above);
    above = command.ofHeadquarters.get(above);
  }
  return chain;
}

interface Order {
  day: Day;
  of: string;
  to: string;
}

function arrivals(roster: Roster): Order[] {
  return [...roster.commanding, ...roster.fighting].flatMap(({ formation, arrivalDay }) => {
    const to = formation.attachedTo ?? formation.organicTo;
    return to !== undefined && commands(roster, to)
      ? [{ day: Math.max(0, arrivalDay), of: formation.id, to }]
      : [];
  });
}

function attachments(
  rows: readonly { formation: string; date: string; attachedTo: string }[],
  roster: Roster,
): Order[] {
  return rows
    .filter((row) => roster.byId.has(row.formation) && commands(roster, row.attachedTo))
    .map((row) => ({
      day: Math.max(0, dayOf(row.date), roster.byId.get(row.formation)!.arrivalDay),
      of: row.formation,
      to: row.attachedTo,
    }));
}

/** Directives to formations rather than headquarters, in order of days. */
function ownDirectives(
  roster: Roster,
  directives: readonly DirectiveRow[],
): { of: string; from: Day; until: Day | undefined }[] {
  return directives
    .filter(({ headquarters }) => roster.byId.has(headquarters) && !commands(roster, headquarters))
    .map(({ headquarters, from, until }) => ({
      of: headquarters,
      from: dayOf(from),
      until: until === undefined ? undefined : dayOf(until),
    }))
    .toSorted((a, b) => a.from - b.from);
}

function commands(roster: Roster, id: string): boolean {
  return roster.commanding.some((entry) => entry.formation.id === id);
}
