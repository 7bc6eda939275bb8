import { Compile } from "typebox/compile";
import { findNodeAtLocation, parseTree, type Node, type ParseError } from "jsonc-parser";
import { DataError } from "@p38/base";
import { checkBasis } from "./check-basis.ts";
import { checkCalendar, checkDateOrder } from "./check-dates.ts";
import { checkDuplicates, checkReferences } from "./check-references.ts";
import { checkAttachments, checkFormations } from "./check-formations.ts";
import { checkControl } from "./check-control.ts";
import { checkFigures } from "./check-figures.ts";
import { checkGeography } from "./check-geography.ts";
import { checkCauses } from "./check-causes.ts";
import { checkClaims } from "./check-claims.ts";
import { checkKnowledge } from "./check-knowledge.ts";
import { checkNames } from "./check-names.ts";
import { checkOnePlace } from "./check-one-place.ts";
import { checkOnLand } from "./check-on-land.ts";
import { checkSeries } from "./check-series.ts";
import { recordFiles } from "./record-files.ts";
import type { RecordIds, RecordRows, Report } from "./record-rows.ts";
import { schemaFindings, show } from "./schema-findings.ts";
import { RECORD_TABLES, type RecordFinding, type RecordTable, type WarRecord } from "./war-record.ts";

/** What checks need that the record does not have. */
export interface CheckOptions {
  /** km from a point to the nearest land of the theatre, 0 on land; without it no place is checked against the ground */
  nearestLandKm?: (lat: number, lon: number) => number;
}

const TABLES = Object.keys(RECORD_TABLES) as RecordTable[];
const validators = new Map<RecordTable, { Check(value: unknown): boolean }>();

/**
 * The record in its files, checked: each row by its schema, then ids, references, basis, dates, formations, attachments,
 * control, figures and geography.
 *
 * @param files  texts by name, as `recordFiles` has them
 * @param folder where they lie, for the findings
 * @throws DataError with every error found, each with its line of the file
 */
export function readRecord(files: Readonly<Record<string, string>>, folder = "data"): WarRecord {
  const { rows, findings } = checkRecord(files, folder);
  const errors = findings.filter((finding) => finding.severity === "error");
  if (errors.length > 0) throw new DataError(errors);
  return { ...(rows as unknown as Omit<WarRecord, "warnings">), warnings: findings };
}

/** Everything that the checks find in the files of a record, errors and warnings, each with its line. */
export function checkRecord(
  files: Readonly<Record<string, string>>,
  folder = "data",
  { nearestLandKm }: CheckOptions = {},
): { rows: RecordRows; findings: RecordFinding[] } {
  const findings: RecordFinding[] = [];
  const report: Report = (severity, table, path, expected, found) =>
    findings.push({ severity, file: `${folder}/${recordFiles[table]}`, path, expected, found });

  const raw = Object.fromEntries(
    TABLES.map((table) => [table, rawRows(files, folder, table, findings, report)]),
  );
  const ids = Object.fromEntries(TABLES.map((table) => [table, idsOf(raw[table])])) as unknown as RecordIds;
  const rows = Object.fromEntries(
    TABLES.map((table) => [table, raw[table].map((row, i) => validRow(table, row, i, folder, findings))]),
  ) as RecordRows;

  checkCalendar(rows, report);
  checkDuplicates(rows, report);
  checkReferences(rows, ids, report);
  checkBasis(rows, report);
  checkDateOrder(rows, report);
  checkFormations(rows, report);
  checkAttachments(rows, report);
  checkControl(rows, report);
  checkFigures(rows, report);
  checkGeography(rows, report);
  checkSeries(rows, report);

  checkOnePlace(rows, report);
  checkClaims(rows, ids, report);
  checkNames(rows, report);
  checkCauses(rows, report);
  checkLines(files, raw, folder, findings);
  if (nearestLandKm) checkOnLand(rows, nearestLandKm, report);

  // what follows from the rows can be worked out only where they are sound
  if (!findings.some((finding) => finding.severity === "error")) checkKnowledge(rows, report);

  addLines(findings, files, folder);
  return { rows, findings };
}

/** The rows of a file as JSON has them; none where the file is missing or is no list, which is reported. */
function rawRows(
  files: Readonly<Record<string, string>>,
  folder: string,
  table: RecordTable,
  findings: RecordFinding[],
  report: Report,
): unknown[] {
  const text = files[recordFiles[table]];
  if (text === undefined) {
    report("error", table, "", "a file", "none");
    return [];
  }
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value;
    report("error", table, "", "a list of rows", show(value));
  } catch {
    const errors: ParseError[] = [];
    parseTree(text, errors, { disallowComments: true });
    const { offset, length } = errors[0] ?? { offset: text.length, length: 0 };
    const line = lineAt(text, offset);
    const found =
      offset >= text.length ? "the end of the file" : show(text.slice(offset, offset + Math.max(length, 1)));
    const file = `${folder}/${recordFiles[table]}`;
    findings.push({ severity: "error", file, path: `line ${line}`, line, expected: "JSON", found });
  }
  return [];
}

/** Every row stands on a line of its own, so that a change shows as one line and a claim can be traced to its own. */
function checkLines(
  files: Readonly<Record<string, string>>,
  raw: Readonly<Record<string, readonly unknown[]>>,
  folder: string,
  findings: RecordFinding[],
): void {
  for (const table of TABLES) {
    const lines = (files[recordFiles[table]] ?? "").split("\n");
    if (lines.length < 2) continue;
    // a row that shares its line, or goes over several, moves those after it away from theirs
    const shifted = lines.length === raw[table].length + 3 ? Infinity : firstShifted(lines, raw[table]);
    const wrong = lines.findIndex((line, i) => {
      if (i >= shifted) return true;
      if (i === 0) return line !== "[";
      if (i === lines.length - 1) return line !== "";
      if (i === lines.length - 2) return line !== "]";
      return !line.startsWith("  {") || !line.endsWith(i === lines.length - 3 ? "}" : "},");
    });
    if (wrong >= 0)
      findings.push({
        severity: "error",
        file: `${folder}/${recordFiles[table]}`,
        path: `line ${wrong + 1}`,
        line: wrong + 1,
        expected: "one row a line, two spaces before it, [ and ] on lines of their own",
        found: show(lines[wrong].slice(0, 40)),
      });
  }
}

/** Index of the first line that is not the row that it should be. */
function firstShifted(lines: readonly string[], rows: readonly unknown[]): number {
  for (let i = 0; i < rows.length; i++) {
    try {
      JSON.parse((lines[i + 1] ?? "").trim().replace(/,$/, ""));
    } catch {
      return i + 1;
    }
  }
  return rows.length + 1;
}

function idsOf(rows: unknown[]): Set<string> {
  const ids = new Set<string>();
  for (const row of rows) {
    const id = (row as { id?: unknown } | null)?.id;
    if (typeof id === "string") ids.add(id);
  }
  return ids;
}

function validRow(
  table: RecordTable,
  row: unknown,
  i: number,
  folder: string,
  findings: RecordFinding[],
): unknown {
  let validator = validators.get(table);
  if (!validator) validators.set(table, (validator = Compile(RECORD_TABLES[table])));
  if (validator.Check(row)) return row;
  for (const finding of schemaFindings(RECORD_TABLES[table], row, `${folder}/${recordFiles[table]}`, `/${i}`))
    findings.push({ severity: "error", ...finding });
  return null;
}

/** Adds to each finding the line of its file; only files with findings are read for it. */
function addLines(findings: RecordFinding[], files: Readonly<Record<string, string>>, folder: string): void {
  const trees = new Map<string, Node | undefined>();
  for (const finding of findings) {
    if (finding.line !== undefined || !finding.path.startsWith("/")) continue;
    const name = finding.file.slice(folder.length + 1);
    if (!trees.has(name)) trees.set(name, parseTree(files[name]));
    const keys = finding.path
      .slice(1)
      .split("/")
      .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    // what is missing has no place of its own: then the line of what should hold it
    let node: Node | undefined;
    while (keys.length > 0 && !(node = findNodeAtLocation(trees.get(name)!, keys))) keys.pop();
    if (node) finding.line = lineAt(files[name], node.offset);
  }
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = text.indexOf("\n"); i >= 0 && i < offset; i = text.indexOf("\n", i + 1)) line++;
  return line;
}
