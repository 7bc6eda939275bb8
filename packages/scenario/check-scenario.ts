import { dayOf, isoOf, LAST_DAY, type Day, type Finding } from "@p38/base";
import { schemaFindings, show } from "@p38/record";
import type { HexGrid } from "@p38/terrain";
import { applyChanges, changeFindings } from "./changes.ts";
import { chainOf, commandOf, commandOn } from "./command.ts";
import { DirectiveRowSchema, type DirectivePoint, type DirectiveRow } from "./directive-file.ts";
import { commandWithGiven, givenHeadquarters, givenRows, givenSpans } from "./given.ts";
import { hexOfPoint, landingOf } from "./ground.ts";
import { rosterOf, type Roster } from "./roster.ts";
import {
  ForcesFileSchema,
  ScenarioFileSchema,
  type ForceAnchor,
  type ForcesFile,
  type ScenarioFile,
  type WholeScenarioFile,
} from "./scenario-file.ts";
import type { ScenarioRecord } from "./scenario-record.ts";

/** A file's content as parsed from JSON, with its name from the project's root. */
export interface JsonFile {
  file: string;
  value: unknown;
}

/** The files of one scenario. */
export interface ScenarioFiles {
  scenario: JsonFile;
  forces: JsonFile;
  directives: readonly JsonFile[];
}

/** A finding with its weight: an error keeps the scenario from being cast, a warning is worth a second look. */
export interface ScenarioFinding extends Finding {
  severity: "error" | "warning";
}

/**
 * Everything wrong with the files of a scenario, against the record and the ground.
 *
 * Where a file breaks its schema, only what the schema says about it is reported, and what depends on it is not
 * looked at.
 */
export function checkScenario(
  record: ScenarioRecord,
  grid: HexGrid,
  files: ScenarioFiles,
): ScenarioFinding[] {
  const findings: ScenarioFinding[] = [];
  const error = (found: Finding) => findings.push({ severity: "error", ...found });
  const warning = (found: Finding) => findings.push({ severity: "warning", ...found });

  schemaFindings(ScenarioFileSchema, files.scenario.value, files.scenario.file).forEach(error);
  schemaFindings(ForcesFileSchema, files.forces.value, files.forces.file).forEach(error);
  for (const { file, value } of files.directives) {
    if (!Array.isArray(value))
      error({ file, path: "", expected: "a list of directives", found: show(value) });
    else value.forEach((row, i) => schemaFindings(DirectiveRowSchema, row, file, `/${i}`).forEach(error));
  }
  datesOf(files).forEach(error);
  if (findings.length > 0) return findings;

  const given = files.scenario.value as ScenarioFile;
  for (const key of ["from", "to"] as const)
    if (given[key] === undefined)
      error({
        file: files.scenario.file,
        path: `/${key}`,
        expected: "a date, or a base that gives it",
        found: "nothing",
      });
  if (findings.length > 0) return findings;
  const scenario = given as WholeScenarioFile;
  const inFiles = givenIn(files);
  if (scenario.changes)
    changeFindings(scenario.changes, record, inFiles.forces, files.scenario.file).forEach(error);
  checkSources(record, files.scenario.file, scenario, error);
  if (findings.length > 0) return findings;
  const { record: changed, forces, rows } = changedBy(scenario, record, inFiles);
  if (scenario.from !== isoOf(0))
    error({ file: files.scenario.file, path: "/from", expected: isoOf(0), found: scenario.from });
  if (dayOf(scenario.to) < dayOf(scenario.from) || dayOf(scenario.to) > LAST_DAY)
    error({
      file: files.scenario.file,
      path: "/to",
      expected: `a date from ${scenario.from} to ${isoOf(LAST_DAY)}`,
      found: scenario.to,
    });
  checkParameters(record, files, scenario, error, warning);
  checkForces(changed, files.forces.file, forces, error);
  if (findings.some((finding) => finding.severity === "error")) return findings;

  const roster = rosterOf(changed, forces, dayOf(scenario.to));
  checkRoster(changed, files.forces.file, forces, roster, error, warning);
  for (const { file, at, row } of rows) {
    checkDirective(changed, grid, scenario, roster, row, file, at, error);
    checkStay(roster, row, file, at, error, warning);
  }
  checkTogether(rows, error);
  const besides = givenRows(scenario.changes).map((row, i): PlacedRow => {
    return { file: files.scenario.file, at: `/changes/giveDirectives/${i}`, row };
  });
  for (const { file, at, row } of besides)
    checkDirective(changed, grid, scenario, roster, row, file, at, error);
  checkTogether(besides, error);
  if (findings.every((finding) => finding.severity !== "error"))
    checkGiven(changed, scenario, forces, roster, rows, besides, error);
  if (findings.every((finding) => finding.severity !== "error") && scenario.changes === undefined)
    checkCommanded(changed, scenario, forces, roster, rows, warning);
  return findings;
}

/** A scenario's forces, and its directives with where each stands. */
interface Given {
  forces: ForcesFile;
  rows: PlacedRow[];
}

/** What stands in a scenario's files, once they are known to be in form. */
export function givenIn(files: ScenarioFiles): Given {
  return {
    forces: files.forces.value as ForcesFile,
    rows: files.directives.flatMap(({ file, value }) =>
      (value as DirectiveRow[]).map((row, i) => ({ file, at: `/${i}`, row })),
    ),
  };
}

/** Record, forces and directives as a scenario changes them; over a base, directives after the last day go too. */
export function changedBy(
  { changes, addDirectives = [], base, to }: WholeScenarioFile,
  record: ScenarioRecord,
  { forces, rows }: Given,
): Given & { record: ScenarioRecord } {
  const within = base === undefined ? rows : rows.filter(({ row }) => row.from <= to);
  if (!changes) return { record, forces, rows: within };
  // what the scenario adds stands as it is: only what it found there is dropped or shifted
  const own = within.filter(({ file }) => addDirectives.includes(file));
  const changed = applyChanges(
    changes,
    { record, forces, directives: within.filter(({ file }) => !addDirectives.includes(file)) },
    ({ row }) => row,
    (placed, row) => ({ ...placed, row }),
  );
  // shifted beyond the last day, a directive is never given
  const rowsLeft = changed.directives.filter(({ row }) => row.from <= to);
  return { record: changed.record, forces: changed.forces, rows: [...rowsLeft, ...own] };
}

function checkSources(
  record: ScenarioRecord,
  file: string,
  { sources = [] }: WholeScenarioFile,
  error: Report,
): void {
  sources.forEach(({ source }, i) => {
    if (!record.sources.some(({ id }) => id === source))
      error({
        file,
        path: `/sources/${i}/source`,
        expected: "a source of data/sources.json",
        found: `"${source}"`,
      });
  });
}

type Report = (found: Finding) => void;
interface PlacedRow {
  file: string;
  at: string;
  row: DirectiveRow;
}

/** Dates in the form of a date that no calendar has, anywhere in the files. */
function datesOf(files: ScenarioFiles): Finding[] {
  const findings: Finding[] = [];
  const look = (file: string, path: string, value: unknown) => {
    if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
      try {
        dayOf(value);
      } catch {
        findings.push({ file, path, expected: "a date of the calendar", found: value });
      }
    } else if (value !== null && typeof value === "object")
      for (const [key, part] of Object.entries(value)) look(file, `${path}/${key}`, part);
  };
  for (const { file, value } of [files.scenario, files.forces, ...files.directives]) look(file, "", value);
  return findings;
}

function checkParameters(
  record: ScenarioRecord,
  files: ScenarioFiles,
  scenario: WholeScenarioFile,
  error: Report,
  warning: Report,
): void {
  const known = new Map(record.parameters.map((parameter) => [parameter.id, parameter]));
  for (const [id, value] of Object.entries(scenario.parameters ?? {})) {
    const parameter = known.get(id);
    const place = { file: files.scenario.file, path: `/parameters/${id}` };
    if (!parameter) error({ ...place, expected: "a parameter of data/parameters.json", found: `"${id}"` });
    else if (value < (parameter.low ?? -Infinity) || value > (parameter.high ?? Infinity))
      warning({
        ...place,
        expected: `${parameter.low} to ${parameter.high} ${parameter.unit}`,
        found: String(value),
      });
  }
}

function checkForces(record: ScenarioRecord, file: string, forces: ForcesFile, error: Report): void {
  const parameters = new Set(record.parameters.map(({ id }) => id));
  const formations = new Set(record.formations.map(({ id }) => id));
  const parties = new Set(record.parties.map(({ id }) => id));
  const anchors = (path: string, list: readonly ForceAnchor[]) =>
    list.forEach((anchor, i) => {
      const at = `${path}/${i}`;
      if ((anchor.parameter === undefined) === (anchor.value === undefined))
        error({ file, path: at, expected: "either a parameter or a value", found: show(anchor) });
      else if (anchor.parameter !== undefined && !parameters.has(anchor.parameter))
        error({
          file,
          path: `${at}/parameter`,
          expected: "a parameter of data/parameters.json",
          found: `"${anchor.parameter}"`,
        });
      else if (anchor.value !== undefined && anchor.basis === undefined)
        error({ file, path: `${at}/basis`, expected: "how the value is known", found: "nothing" });
      const before = list[i - 1];
      const follows = before?.until ?? before?.at;
      if (follows !== undefined && dayOf(anchor.at) <= dayOf(follows))
        error({ file, path: `${at}/at`, expected: `a date after ${follows}`, found: anchor.at });
    });
  forces.parties.forEach((party, i) => {
    const at = `/parties/${i}`;
    if (!parties.has(party.party))
      error({ file, path: `${at}/party`, expected: "a party of the record", found: `"${party.party}"` });
    anchors(`${at}/quality`, party.quality);
    anchors(`${at}/firepower`, party.firepower);
    anchors(`${at}/useAttackTonnesPerDay`, party.useAttackTonnesPerDay);
    anchors(`${at}/useDefenceTonnesPerDay`, party.useDefenceTonnesPerDay);
    anchors(`${at}/replacementsPerDay`, party.replacementsPerDay);
    anchors(`${at}/nightShare`, party.nightShare ?? []);
    anchors(`${at}/exposure`, party.exposure ?? []);
    anchors(`${at}/haulReachKm`, party.haulReachKm ?? []);
  });
  const known = (path: string, id: string) => {
    if (!formations.has(id)) error({ file, path, expected: "a formation of the record", found: `"${id}"` });
  };
  forces.formationQuality.forEach((row, i) => {
    row.formations.forEach((id, j) => known(`/formationQuality/${i}/formations/${j}`, id));
    anchors(`/formationQuality/${i}/quality`, row.quality);
  });
  forces.departures.forEach((row, i) => known(`/departures/${i}/formation`, row.formation));
  forces.attachments.forEach((row, i) => {
    known(`/attachments/${i}/formation`, row.formation);
    known(`/attachments/${i}/attachedTo`, row.attachedTo);
  });
  forces.establishments.forEach((row, i) => {
    if (!parties.has(row.party))
      error({
        file,
        path: `/establishments/${i}/party`,
        expected: "a party of the record",
        found: `"${row.party}"`,
      });
  });
}

/** Whether every formation that fights has what the casting needs: a party with forces, a strength, a place. */
function checkRoster(
  record: ScenarioRecord,
  file: string,
  forces: ForcesFile,
  roster: Roster,
  error: Report,
  warning: Report,
): void {
  const row = (id: string) => record.formations.findIndex((formation) => formation.id === id);
  const places = new Set(record.places.map(({ id }) => id));
  const missing = new Set<string>();
  for (const { formation, arrivalDay, departureDay } of roster.fighting) {
    const at = { file: "data/formations.json", path: `/${row(formation.id)}` };
    if (!forces.parties.some((party) => party.party === formation.party)) missing.add(formation.party);
    const { place, lat } = formation.arrival;
    if (lat === undefined && (place === undefined || !places.has(place)))
      error({
        ...at,
        path: `${at.path}/arrival`,
        expected: "a place of arrival or its position",
        found: `none for ${formation.id}`,
      });
    if (departureDay >= 0 && departureDay <= arrivalDay)
      error({
        ...at,
        path: `${at.path}/departure`,
        expected: `a departure after ${isoOf(arrivalDay)}`,
        found: `${formation.id} gone from ${isoOf(departureDay)}`,
      });
    const superior = formation.attachedTo ?? formation.organicTo;
    if (superior !== undefined && !roster.byId.has(superior))
      error({
        ...at,
        path: `${at.path}/${formation.attachedTo === undefined ? "organicTo" : "attachedTo"}`,
        expected: "a headquarters of the record",
        found: `"${superior}"`,
      });
    if (superior === undefined)
      warning({
        ...at,
        path: `${at.path}/attachedTo`,
        expected: "a headquarters",
        found: `none for ${formation.id}`,
      });
  }
  for (const party of missing)
    error({
      file,
      path: "/parties",
      expected: `a row for party ${party}, whose formations fight`,
      found: "none",
    });
}

function checkDirective(
  record: ScenarioRecord,
  grid: HexGrid,
  scenario: WholeScenarioFile,
  roster: Roster,
  row: DirectiveRow,
  file: string,
  at: string,
  error: Report,
): void {
  const from = dayOf(row.from);
  if (from < dayOf(scenario.from) || from > dayOf(scenario.to))
    error({
      file,
      path: `${at}/from`,
      expected: `a date from ${scenario.from} to ${scenario.to}`,
      found: row.from,
    });
  if (!roster.byId.has(row.headquarters)) {
    const out = roster.leftOut.find(({ id }) => id === row.headquarters);
    const where = scenario.changes?.without ? "the record as changed" : "the record";
    error({
      file,
      path: `${at}/headquarters`,
      expected: "a headquarters or formation that takes part",
      found: out
        ? `"${row.headquarters}", left out: ${out.why}`
        : `"${row.headquarters}", which ${where} does not have`,
    });
  }
  if (row.until !== undefined && dayOf(row.until) <= from)
    error({ file, path: `${at}/until`, expected: `a date after ${row.from}`, found: row.until });
  const known = (path: string, point: DirectivePoint) => {
    const hex = hexOfPoint(grid, point);
    if (hex < 0)
      error({
        file,
        path: `${at}/${path}`,
        expected: typeof point === "string" ? "a place of the theatre" : "a point on land within the theatre",
        found: inTheatre(record, point),
      });
    return hex;
  };
  row.axes?.forEach((axis, i) => {
    if (axis.length === 0)
      error({ file, path: `${at}/axes/${i}`, expected: "a route of one point or more", found: "none" });
    axis.forEach((point, j) => known(`axes/${i}/${j}`, point));
  });
  row.line?.forEach((point, i) => known(`line/${i}`, point));
  if (row.line?.length === 1)
    error({ file, path: `${at}/line`, expected: "a line of two points or more, or none", found: "1 point" });
  if ((row.line?.length ?? 0) > 0 && (row.axes?.length ?? 0) > 0)
    error({ file, path: at, expected: "axes to follow or a line to take up", found: "both" });
  if (!row.sea) return;
  for (const end of ["embark", "land"] as const) {
    const hex = known(`sea/${end}`, row.sea[end]);
    if (hex >= 0 && landingOf(grid, row.sea[end]) < 0)
      error({ file, path: `${at}/sea/${end}`, expected: "a place on the coast", found: show(row.sea[end]) });
  }
  if (dayOf(row.sea.from) < from)
    error({
      file,
      path: `${at}/sea/from`,
      expected: `a date not before the directive's ${row.from}`,
      found: row.sea.from,
    });
}

/** Whether a recorded directive begins while its headquarters is there, and has an end only where a headquarters takes over again. */
function checkStay(
  roster: Roster,
  row: DirectiveRow,
  file: string,
  at: string,
  error: Report,
  warning: Report,
): void {
  const entry = roster.byId.get(row.headquarters);
  if (!entry) return; // said already
  const commands = roster.commanding.includes(entry);
  if (entry.departureDay >= 0 && dayOf(row.from) >= entry.departureDay)
    (commands ? warning : error)({
      file,
      path: `${at}/from`,
      expected: `a date before ${isoOf(entry.departureDay)}, when ${row.headquarters} leaves`,
      found: row.from,
    });
  if (row.until !== undefined && commands)
    error({
      file,
      path: `${at}/until`,
      expected: `none, since ${row.headquarters} is a headquarters, whose directive holds until its next`,
      found: row.until,
    });
}

/** Whether given directives are given by who is there, to somebody who obeys them, and before their side decides for itself. */
function checkGiven(
  record: ScenarioRecord,
  scenario: WholeScenarioFile,
  forces: ForcesFile,
  roster: Roster,
  rows: readonly PlacedRow[],
  given: readonly PlacedRow[],
  error: Report,
): void {
  const spans = givenSpans(
    given.map(({ row }) => row),
    roster,
    scenario,
  );
  const recorded = commandOf(record, roster, { forces, directives: rows.map(({ row }) => row) });
  const changes = commandWithGiven(recorded, spans);
  const days = [...new Set([...changes.map(({ day }) => day), ...entryDays(roster)])].toSorted(
    (a, b) => a - b,
  );
  given.forEach(({ file, at, row }, i) => {
    const { from, end } = spans[i];
    const { formation, arrivalDay, departureDay } = roster.byId.get(row.headquarters)!;
    const there = arrivalDay <= from && (departureDay < 0 || from < departureDay);
    const last = departureDay < 0 ? scenario.to : isoOf(departureDay - 1);
    const free = scenario.doctrineFrom?.[formation.side];
    if (!there)
      return error({
        file,
        path: `${at}/headquarters`,
        expected: `a headquarters or formation that is there on ${row.from}`,
        found: `"${row.headquarters}", there from ${isoOf(Math.max(0, arrivalDay))} to ${last}`,
      });
    if (free !== undefined && free <= row.from)
      return error({
        file,
        path: `${at}/from`,
        expected: `a date before ${free}, from which the ${formation.side} side decides for itself`,
        found: row.from,
      });
    const within = [from, ...days.filter((day) => from < day && day < end)];
    for (const { day, command } of commandOn(changes, within))
      if (
        roster.fighting.some(
          (one) =>
            one.arrivalDay <= day &&
            (one.departureDay < 0 || day < one.departureDay) &&
            command.ofFormation.get(one.formation.id) === givenHeadquarters(row.headquarters),
        )
      )
        return;
    error({
      file,
      path: at,
      expected: `formations under ${row.headquarters} from ${row.from} to ${isoOf(end - 1)}`,
      found: "none",
    });
  });
}

function inTheatre(record: ScenarioRecord, point: DirectivePoint): string {
  if (typeof point !== "string") return show(point);
  const outside = record.places.some(({ id }) => id === point);
  return `"${point}"${outside ? ", which lies outside it" : ", which the record does not have"}`;
}

/** Ids given twice, and two directives of one headquarters on one day. */
function checkTogether(rows: readonly PlacedRow[], error: Report): void {
  const ids = new Map<string, PlacedRow>();
  const days = new Map<string, PlacedRow>();
  for (const placed of rows) {
    const { file, at, row } = placed;
    const sameId = ids.get(row.id);
    if (sameId)
      error({
        file,
        path: `${at}/id`,
        expected: "an id of its own",
        found: `"${row.id}", as in ${sameId.file} ${sameId.at}`,
      });
    ids.set(row.id, placed);
    const key = `${row.headquarters} ${row.from}`;
    const sameDay = days.get(key);
    if (sameDay)
      error({
        file,
        path: `${at}/from`,
        expected: `one directive of ${row.headquarters} on a day`,
        found: `a second on ${row.from}, beside ${sameDay.row.id}`,
      });
    days.set(key, placed);
  }
}

/** Directives that no formation would follow at any time while they are in force. */
function checkCommanded(
  record: ScenarioRecord,
  scenario: WholeScenarioFile,
  forces: ForcesFile,
  roster: Roster,
  rows: readonly PlacedRow[],
  warning: Report,
): void {
  const changes = commandOf(record, roster, { forces, directives: rows.map(({ row }) => row) });
  const days = [...new Set([0, ...changes.map(({ day }) => day), ...entryDays(roster)])].toSorted(
    (a, b) => a - b,
  );
  const busyOn = new Map<Day, Set<string>>(); // headquarters with someone to command, from that day to the next
  for (const { day, command } of commandOn(changes, days)) {
    const present = roster.fighting.filter(
      ({ arrivalDay, departureDay }) => arrivalDay <= day && (departureDay < 0 || day < departureDay),
    );
    busyOn.set(day, new Set(present.flatMap(({ formation }) => chainOf(command, formation.id))));
  }
  for (const { file, at, row } of rows) {
    const from = dayOf(row.from);
    const later = rows.filter(
      (other) => other.row.headquarters === row.headquarters && dayOf(other.row.from) > from,
    );
    const end = row.until === undefined ? dayOf(scenario.to) + 1 : dayOf(row.until);
    const until = later.reduce((day, other) => Math.min(day, dayOf(other.row.from)), end);
    const inForce = days.filter((day, i) => day < until && (days[i + 1] ?? Infinity) > from);
    if (!inForce.some((day) => busyOn.get(day)!.has(row.headquarters)))
      warning({
        file,
        path: `${at}/headquarters`,
        expected: `formations under ${row.headquarters} from ${row.from} to ${isoOf(until - 1)}`,
        found: "none",
      });
  }
}

function entryDays(roster: Roster): Day[] {
  return roster.fighting.flatMap(({ arrivalDay, departureDay }) => [
    Math.max(0, arrivalDay),
    ...(departureDay >= 0 ? [departureDay] : []),
  ]);
}
