import { assert, dayOf } from "@p38/base";
import type { HexGrid } from "@p38/terrain";
import {
  ARMS,
  ECHELONS,
  POSTURES,
  SIDES,
  stepsOf,
  type Attachment,
  type Directive,
  type FormationEntry,
  type HeadquartersEntry,
  type PartyEntry,
  type Theater,
} from "@p38/model";
import { castAir, castWeather } from "./cast-sky.ts";
import { commandOf } from "./command.ts";
import { commandWithGiven, givenHeadquarters, givenSpans } from "./given.ts";
import { entryAt, hexOfPoint, holdersAtStart, landingOf, startAt } from "./ground.ts";
import { rosterOf, type Roster, type RosterEntry } from "./roster.ts";
import type { DirectivePoint, DirectiveRow } from "./directive-file.ts";
import type { ForcesFile, Scenario } from "./scenario-file.ts";
import type { ScenarioRecord } from "./scenario-record.ts";

/** Inland of the coast up to which a formation from overseas comes by ship or aircraft. */
const SEA_REACH_KM = 12;
/** How far a recorded point may lie over the border and still mean this side of it. */
const BORDER_KM = 15;

/**
 * The record and the ground as the model's theater: all that is fixed before the first day.
 *
 * @param scenario as `readScenario` gives it, so that every name in it is known
 */
export function castTheater(record: ScenarioRecord, grid: HexGrid, scenario: Scenario): Theater {
  const { file, forces, directives, given } = scenario;
  const lastDay = dayOf(file.to);
  const days = lastDay + 1;
  const roster = rosterOf(record, forces, lastDay);
  const parameters = parametersOf(record, scenario);
  const holderAtStart = holdersAtStart(grid);
  const parties = castParties(record, roster, forces, parameters);
  const formations = roster.fighting.map((entry) =>
    castFormation(entry, record, grid, forces, parties, parameters, holderAtStart),
  );
  const headquarters = castHeadquarters(roster, directives, given);
  return {
    scenario: file.id,
    grid,
    days,
    formations,
    headquarters,
    parties,
    attachments: castAttachments(record, roster, scenario, formations, headquarters),
    directives: [
      ...directives,
      ...given.map((row) => ({ ...row, headquarters: givenHeadquarters(row.headquarters) })),
    ]
      .map((row) => castDirective(row, grid, headquarters))
      .toSorted((a, b) => a.day - b.day || a.headquarters - b.headquarters),
    temperatureC: castWeather(record.weather, days).temperatureC,
    wet: castWeather(record.weather, days).wet,
    sorties: castAir(record.airEffort, days),
    parameters,
    ...(file.doctrineFrom && {
      doctrineFrom: SIDES.map((side) => {
        const from = file.doctrineFrom![side];
        return from === undefined ? days : dayOf(from);
      }) as [number, number],
    }),
    holderAtStart,
  };
}

/** Parameters of the record, with those that the scenario changes. */
export function parametersOf(record: ScenarioRecord, scenario: Scenario): Record<string, number> {
  const parameters = Object.fromEntries(record.parameters.map(({ id, value }) => [id, value]));
  return { ...parameters, ...scenario.file.parameters };
}

function castParties(
  record: ScenarioRecord,
  roster: Roster,
  forces: ForcesFile,
  parameters: Record<string, number>,
): PartyEntry[] {
  const fighting = new Set(roster.fighting.map((entry) => entry.formation.party));
  return record.parties
    .filter((party) => fighting.has(party.id))
    .map((party) => {
      const force = forces.parties.find((row) => row.party === party.id);
      assert(force !== undefined, `the forces file was checked, yet has no party ${party.id}`);
      return {
        id: party.id,
        name: party.name,
        side: SIDES.indexOf(party.side as (typeof SIDES)[number]),
        replacementsPerDay: stepsOf(force.replacementsPerDay, parameters),
        quality: stepsOf(force.quality, parameters),
        firepower: stepsOf(force.firepower, parameters),
        useAttackTonnesPerDay: stepsOf(force.useAttackTonnesPerDay, parameters),
        useDefenceTonnesPerDay: stepsOf(force.useDefenceTonnesPerDay, parameters),
        ...(force.nightShare && { nightShare: stepsOf(force.nightShare, parameters) }),
        ...(force.exposure && { exposure: stepsOf(force.exposure, parameters) }),
        ...(force.haulReachKm && { haulReachKm: stepsOf(force.haulReachKm, parameters) }),
      };
    });
}

function castFormation(
  entry: RosterEntry,
  record: ScenarioRecord,
  grid: HexGrid,
  forces: ForcesFile,
  parties: PartyEntry[],
  parameters: Record<string, number>,
  holders: Uint8Array,
): FormationEntry {
  const { formation, arrivalDay, departureDay } = entry;
  const side = SIDES.indexOf(formation.side);
  const force = forces.parties.find((row) => row.party === formation.party)!;
  const arm = forces.arms.find((row) => row.arm === formation.arm);
  const strengthMen = formation.strengthMen ?? establishmentOf(entry, forces);
  const own = forces.formationQuality.find((row) => row.formations.includes(formation.id));
  const [lat, lon] = pointOf(entry, record);
  const enters =
    arrivalDay <= 0
      ? startFrom(entry, record, grid, side, holders)
      : entryAt(grid, lat, lon, force.overseas, SEA_REACH_KM);
  return {
    id: formation.id,
    name: formation.name,
    side,
    party: parties.findIndex((party) => party.id === formation.party),
    echelon: ECHELONS.indexOf(formation.echelon as (typeof ECHELONS)[number]),
    arm: ARMS.indexOf(formation.arm as (typeof ARMS)[number]),
    arrivalDay: Math.max(0, arrivalDay),
    arrivalHex: enters.hex,
    arrivesBySea: enters.bySea,
    departureDay,
    ...(entry.menStay && { departsToPool: true }),
    strengthMen,
    establishmentMen: Math.max(strengthMen, establishmentOf(entry, forces)),
    motorized: arm?.motorized ?? force.motorized,
    ...(own && { quality: stepsOf(own.quality, parameters) }),
  };
}

/** Recorded point of arrival; its place's where the row gives none. */
function pointOf({ formation }: RosterEntry, record: ScenarioRecord): [number, number] {
  const { lat, lon, place } = formation.arrival;
  if (lat !== undefined && lon !== undefined) return [lat, lon];
  const there = record.places.find((row) => row.id === place);
  assert(there !== undefined, `the scenario was checked, yet ${formation.id} arrives nowhere`);
  return [there.lat, there.lon];
}

/**
 * Where a formation stands at the outbreak: in the sector that the attachments give it on that day when that
 * lies on its own side's ground, else where the record has it.
 */
function startFrom(
  entry: RosterEntry,
  record: ScenarioRecord,
  grid: HexGrid,
  side: number,
  holders: Uint8Array,
) {
  const { id, initial } = entry.formation;
  const sector = record.attachments.find((row) => row.formation === id && dayOf(row.date) === 0);
  if (sector?.lat !== undefined && sector.lon !== undefined) {
    const hex = hexOfPoint(grid, [sector.lat, sector.lon]);
    if (hex >= 0 && holders[hex] === side) return { hex, bySea: false };
  }
  const [lat, lon] = initial ? [initial.lat, initial.lon] : pointOf(entry, record);
  return startAt(grid, lat, lon, side, holders, BORDER_KM);
}

/** Full strength by the forces' table: the last row in force on arrival, of the arm if there is one. */
function establishmentOf({ formation, arrivalDay }: RosterEntry, forces: ForcesFile): number {
  const rows = forces.establishments.filter(
    (row) =>
      row.party === formation.party &&
      row.echelon === formation.echelon &&
      (row.arm ?? formation.arm) === formation.arm &&
      dayOf(row.from) <= Math.max(0, arrivalDay),
  );
  const ofArm = rows.filter((row) => row.arm !== undefined);
  const best = (ofArm.length > 0 ? ofArm : rows).toSorted((a, b) => dayOf(a.from) - dayOf(b.from)).at(-1);
  return best?.men ?? formation.strengthMen ?? 0;
}

/** The record's headquarters, then formations that have directives of their own, then those that give directives besides. */
function castHeadquarters(
  roster: Roster,
  directives: readonly DirectiveRow[],
  given: readonly DirectiveRow[],
): HeadquartersEntry[] {
  const named = new Set(directives.map((row) => row.headquarters));
  const giving = new Set(given.map((row) => row.headquarters));
  const own = roster.fighting.filter(({ formation }) => named.has(formation.id));
  const entry = ({ formation }: RosterEntry): HeadquartersEntry => ({
    id: formation.id,
    name: formation.name,
    side: SIDES.indexOf(formation.side),
    echelon: ECHELONS.indexOf(formation.echelon as (typeof ECHELONS)[number]),
  });
  return [
    ...[...roster.commanding, ...own].map(entry),
    ...[...giving].map((id) => ({ ...entry(roster.byId.get(id)!), id: givenHeadquarters(id) })),
  ];
}

function castAttachments(
  record: ScenarioRecord,
  roster: Roster,
  scenario: Scenario,
  formations: readonly FormationEntry[],
  headquarters: readonly HeadquartersEntry[],
): Attachment[] {
  const formationIndex = new Map(formations.map(({ id }, i) => [id, i]));
  const headquartersIndex = new Map(headquarters.map(({ id }, i) => [id, i]));
  const last = new Map<string, Attachment>(); // of a day, so that the order of rows does not matter
  const spans = givenSpans(scenario.given, roster, scenario.file);
  for (const { day, of, ofHeadquarters, to } of commandWithGiven(
    commandOf(record, roster, scenario),
    spans,
  )) {
    const ofIndex = (ofHeadquarters ? headquartersIndex : formationIndex).get(of);
    const toIndex = headquartersIndex.get(to);
    assert(ofIndex !== undefined && toIndex !== undefined, `${of} to ${to}: both were in the roster`);
    last.set(`${day} ${ofHeadquarters} ${of}`, { day, of: ofIndex, ofHeadquarters, to: toIndex });
  }
  return [...last.values()].toSorted(
    (a, b) => a.day - b.day || Number(b.ofHeadquarters) - Number(a.ofHeadquarters) || a.of - b.of,
  );
}

function castDirective(
  row: DirectiveRow,
  grid: HexGrid,
  headquarters: readonly HeadquartersEntry[],
): Directive {
  const route = (points: readonly DirectivePoint[]) =>
    points.map((point) => hexOfPoint(grid, point)).filter((hex, i, all) => hex !== all[i - 1]);
  const { sea } = row;
  return {
    id: row.id,
    headquarters: headquarters.findIndex(({ id }) => id === row.headquarters),
    day: dayOf(row.from),
    posture: POSTURES.indexOf(row.posture),
    mainEffort: row.mainEffort ?? false,
    axes: (row.axes ?? []).map(route),
    line: route(row.line ?? []),
    sea: sea
      ? {
          embarkHex: landingOf(grid, sea.embark),
          landHex: landingOf(grid, sea.land),
          landDay: dayOf(sea.from),
        }
      : null,
  };
}
