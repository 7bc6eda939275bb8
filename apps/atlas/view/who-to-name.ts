import { LAST_DAY, type Day } from "@p38/base";
import {
  AS_DECIDED,
  chainOf,
  commandOf,
  commandOn,
  rosterOf,
  type DirectiveRow,
  type ForcesFile,
  type ScenarioFile,
} from "@p38/scenario";
import type { KnownScenarios } from "./cast-scenario.ts";

/** Whom sentences can be about, as subjects: party/chn, formation/us-24d. */
export interface WhoToName {
  all: ReadonlySet<string>;
  /** those of them whose decisions are recorded */
  deciding: ReadonlySet<string>;
  /** ids of headquarters */
  commanding: ReadonlySet<string>;
  /** first day there of who can be told what to do, and first day gone; by id */
  stays: ReadonlyMap<string, { first: Day; end: Day }>;
  /** ids of the headquarters and formations that are next under a headquarters on a day, as the record has it */
  under(headquarters: string, day: Day): string[];
}

/** Whom sentences can be about, by the files that came with the page. */
export function whoToName({ record, files }: KnownScenarios): WhoToName {
  const folder = `scenarios/${AS_DECIDED}`;
  const forces = files[`${folder}/forces.json`] as ForcesFile;
  const { directives = [] } = files[`${folder}/scenario.json`] as ScenarioFile;
  const roster = rosterOf(record, forces, LAST_DAY);
  const rows = directives.flatMap((name) => files[`${folder}/${name}`] as DirectiveRow[]);
  const decided = new Set(rows.map(({ headquarters }) => headquarters));
  const command = commandOf(record, roster, { forces, directives: rows });
  const under = (headquarters: string, day: Day) => {
    const next = new Set<string>();
    const present = roster.fighting.filter(
      ({ arrivalDay, departureDay }) => arrivalDay <= day && (departureDay < 0 || day < departureDay),
    );
    for (const { command: now } of commandOn(command, [day]))
      for (const { formation } of present) {
        const chain = [formation.id, ...chainOf(now, formation.id)];
        const at = chain.lastIndexOf(headquarters);
        if (at > 0 && chain[at - 1] !== headquarters) next.add(chain[at - 1]);
      }
    return [...next];
  };
  const subject = (id: string) => `formation/${id}`;
  const formations = record.formations.filter(({ id }) => roster.byId.has(id));
  const deciding = formations.filter(({ id }) => decided.has(id));
  return {
    all: new Set([
      ...forces.parties.map(({ party }) => `party/${party}`),
      ...formations.map(({ id }) => subject(id)),
    ]),
    deciding: new Set([
      ...deciding.map(({ party }) => `party/${party}`),
      ...deciding.map(({ id }) => subject(id)),
    ]),
    commanding: new Set(roster.commanding.map(({ formation }) => formation.id)),
    stays: new Map(
      [...roster.byId].map(([id, { arrivalDay, departureDay }]) => [
        id,
        { first: arrivalDay, end: departureDay < 0 ? LAST_DAY + 1 : departureDay },
      ]),
    ),
    under,
  };
}

/** Sides that fly against the ground by the record. */
export function sidesWithSorties({ record }: KnownScenarios): ReadonlySet<string> {
  return new Set(
    record.airEffort
      .filter((row) => row.closeSupportSorties + row.interdictionSorties > 0)
      .map(({ side }) => side),
  );
}
