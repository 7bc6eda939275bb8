import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildCommand } from "@stricli/core";
import { csvOf, type Table } from "@p38/model";
import {
  isInUse,
  knowledgeOf,
  namesOf,
  sheetsOf,
  valueWords,
  writtenAt,
  type Knowledge,
  type RecordSheet,
} from "@p38/record";
import { docs, jsonFlag, type Context } from "../command.ts";
import { writeWhole } from "../files.ts";
import { UsageError } from "../io.ts";
import { loadRecord } from "../project.ts";

const FORMATS = ["json", "csv", "parquet", "jsonld", "geojson"] as const;
type Format = (typeof FORMATS)[number];

interface Flags {
  format: Format;
  out: string;
  json?: boolean;
}

export const exportCommand = buildCommand<Flags, [], Context>({
  docs: docs(
    "Writes the whole record for another program",
    "json: one file, a list for each table. csv, parquet: a folder, a file for each table. jsonld: subjects with their names and claims,\n" +
      "in the words of schema.org. geojson: places, lines of contact, the demarcation line and battles. What is there is not overwritten.",
    [
      "p38 record export --format csv --out record-csv",
      "p38 record export --format geojson --out record.geojson --json",
    ],
  ),
  parameters: {
    flags: {
      format: { kind: "enum", values: FORMATS, brief: "What to write" },
      out: {
        kind: "parsed",
        parse: (input: string) => input,
        placeholder: "PATH",
        brief: "File to write; for csv and parquet a folder",
      },
      json: jsonFlag,
    },
  },
  async func({ format, out, json = false }) {
    const { io } = this;
    if (existsSync(resolve(io.cwd, out)))
      throw new UsageError(`--out: expected a path where nothing is; found "${out}"`);
    const knowledge = knowledgeOf(loadRecord(io));
    const files = await filesOf(knowledge, format, out);
    for (const { path, content } of files) await writeWhole(io, path, content);
    const written = files.map(({ path, rows }) => ({ path, rows }));
    io.stdout.write(
      json
        ? `${JSON.stringify(written)}\n`
        : written.map(({ path, rows }) => `${path}: ${rows} rows\n`).join(""),
    );
  },
});

interface Written {
  path: string;
  content: string | Uint8Array;
  rows: number;
}

async function filesOf(knowledge: Knowledge, format: Format, out: string): Promise<Written[]> {
  if (format === "geojson") {
    const features = featuresOf(knowledge);
    return [
      {
        path: out,
        content: JSON.stringify({ type: "FeatureCollection", features }),
        rows: features.length,
      },
    ];
  }
  if (format === "jsonld") {
    const graph = graphOf(knowledge);
    return [{ path: out, content: JSON.stringify({ ...CONTEXT, "@graph": graph }), rows: graph.length }];
  }
  const sheets = sheetsOf(knowledge);
  if (format === "csv")
    return sheets.map((sheet) => ({
      path: join(out, `${sheet.name}.csv`),
      content: csvOf(tableOf(sheet)),
      rows: sheet.rows.length,
    }));
  if (format === "parquet") {
    const { parquetWriteBuffer } = await import("hyparquet-writer");
    return sheets.map((sheet) => ({
      path: join(out, `${sheet.name}.parquet`),
      content: new Uint8Array(parquetWriteBuffer({ columnData: columnsOf(sheet), createdBy: "parallel38" })),
      rows: sheet.rows.length,
    }));
  }
  const tables = Object.fromEntries(
    sheets.map(({ name, columns, rows }) => [
      name,
      rows.map((row) => Object.fromEntries(columns.map((column, i) => [column.name, row[i]]))),
    ]),
  );
  return [
    {
      path: out,
      content: JSON.stringify(tables),
      rows: sheets.reduce((sum, { rows }) => sum + rows.length, 0),
    },
  ];
}

/** A sheet as a table of texts and numbers; what is absent is an empty cell. */
function tableOf({ columns, rows }: RecordSheet): Table {
  return {
    columns: columns.map(({ name }) => name),
    rows: rows.map((row) =>
      row.map((cell) => (cell === null ? "" : typeof cell === "boolean" ? String(cell) : cell)),
    ),
  };
}

const PARQUET_TYPES = { text: "STRING", number: "DOUBLE", integer: "INT32", boolean: "BOOLEAN" } as const;

/** A sheet's columns; what is absent is null. */
function columnsOf({ columns, rows }: RecordSheet) {
  return columns.map(({ name, type }, i) => ({
    name,
    type: PARQUET_TYPES[type],
    nullable: true,
    data: rows.map((row) => row[i]),
  }));
}

type Feature = {
  type: "Feature";
  geometry: { type: "Point" | "LineString"; coordinates: unknown };
  properties: Record<string, unknown>;
};

/** Everything of the record that has a position, as longitude and latitude. */
function featuresOf({ record }: Knowledge): Feature[] {
  const features: Feature[] = [];
  const add = (kind: string, type: "Point" | "LineString", coordinates: unknown, of: object) =>
    features.push({ type: "Feature", geometry: { type, coordinates }, properties: { kind, ...of } });
  for (const { lat, lon, ...of } of record.places)
    add("place", "Point", [lon, lat], { ...of, placeKind: of.kind });
  for (const { lat, lon, ...of } of record.battles)
    if (lat !== undefined && lon !== undefined) add("battle", "Point", [lon, lat], of);
  for (const { points, ...of } of record.linesOfContact)
    add(
      "line of contact",
      "LineString",
      points.map(({ lat, lon }) => [lon, lat]),
      of,
    );
  for (const line of new Set(record.demarcationLine.map((point) => point.line))) {
    const points = record.demarcationLine.filter((point) => point.line === line);
    const { source, basis } = points[0];
    add(
      "demarcation line",
      "LineString",
      points.toSorted((a, b) => a.seq - b.seq).map(({ lat, lon }) => [lon, lat]),
      { line, source, basis },
    );
  }
  return features;
}

const CONTEXT = {
  "@context": {
    "@vocab": "https://schema.org/",
    record: "urn:parallel38:",
    basis: "record:basis",
    confidence: "record:confidence",
    property: "record:property",
    inUse: "record:in-use",
    writtenAt: "record:written-at",
  },
};

/** Subjects with names in each language, sources as works, and claims that cite them. */
function graphOf(knowledge: Knowledge): object[] {
  const names = namesOf(knowledge.record);
  const urn = (id: string) => `record:${id}`;
  const subjects = [...knowledge.subjects.values()].map(({ id, kind, row }) => {
    const source = kind === "source" ? knowledge.record.sources[row] : undefined;
    return {
      "@id": urn(id),
      "@type": TYPES[kind] ?? "Thing",
      name: (names.get(id) ?? []).map(({ name, language }) => ({ "@value": name, "@language": language })),
      ...(source && { author: source.author, datePublished: source.year, url: source.url }),
    };
  });
  const claims = knowledge.claims.map((claim) => {
    const { file, line } = writtenAt(claim);
    return {
      "@id": urn(`claim/${claim.id}`),
      "@type": "Claim",
      about: { "@id": urn(claim.subject) },
      property: claim.property,
      text: valueWords(claim.value, claim.unit, "en", (id) => knowledge.subjects.get(id)?.name ?? id),
      startDate: claim.from,
      endDate: claim.to,
      citation: { "@id": urn(`source/${claim.source}`) },
      basis: claim.basis,
      confidence: claim.confidence,
      inUse: isInUse(knowledge, claim),
      writtenAt: `${file}:${line}`,
    };
  });
  return [...subjects, ...claims];
}

const TYPES: Readonly<Record<string, string>> = {
  party: "Country",
  person: "Person",
  formation: "Organization",
  place: "Place",
  event: "Event",
  operation: "Event",
  battle: "Event",
  source: "CreativeWork",
};
