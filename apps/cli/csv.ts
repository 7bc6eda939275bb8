import { DataError, type Finding } from "@p38/base";

/** A row of a CSV file, and the line it started on (the header is line 1). */
export interface CsvRow {
  line: number;
  values: Record<string, string>;
}

/**
 * Rows of a CSV text with a header: commas, quotes doubled inside quotes, any line ends, empty lines left out.
 *
 * @param columns columns that must be there; others are kept too
 * @param file    name of the file for error sentences
 * @throws DataError naming every column that is missing and every row of another length
 */
export function parseCsv(text: string, columns: readonly string[], file: string): CsvRow[] {
  const [header, ...records] = recordsOf(text.replace(/^\uFEFF/, ""));
  const names = header ? header.cells.map((name) => name.trim()) : [];
  const findings: Finding[] = columns
    .filter((column) => !names.includes(column))
    .map((column) => ({
      file,
      path: "line 1",
      expected: `a column ${column}`,
      found: names.length ? names.join(", ") : "an empty file",
    }));
  if (findings.length) throw new DataError(findings);
  for (const { line, cells } of records)
    if (cells.length !== names.length)
      findings.push({
        file,
        path: `line ${line}`,
        expected: `${names.length} cells`,
        found: `${cells.length}`,
      });
  if (findings.length) throw new DataError(findings);
  return records.map(({ line, cells }) => ({
    line,
    values: Object.fromEntries(names.map((name, i) => [name, cells[i].trim()])),
  }));
}

function recordsOf(text: string): { line: number; cells: string[] }[] {
  const records: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let cell = "";
  let inQuotes = false;
  let line = 1;
  let startLine = 1;
  const endRecord = () => {
    cells.push(cell);
    if (cells.length > 1 || cells[0].trim() !== "") records.push({ line: startLine, cells });
    cells = [];
    cell = "";
    startLine = line;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === "\n") line++;
    if (inQuotes) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else inQuotes = false;
    } else if (c === '"' && cell.trim() === "") {
      cell = "";
      inQuotes = true;
    } else if (c === ",") {
      cells.push(cell);
      cell = "";
    } else if (c === "\n") endRecord();
    else if (c !== "\r") cell += c;
  }
  if (cell !== "" || cells.length) endRecord();
  return records;
}
