import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { DataError, hashArray } from "@p38/base";
import type { LonLat } from "./geometry.ts";
import type { Raster } from "./raster.ts";

export interface LandPolygon {
  id: string;
  country: string;
  rings: LonLat[][];
}
export interface RiverReach {
  id: string;
  river: string;
  /** index into RIVERS: 1 great, 2 medium, 3 small */
  size: number;
  widthM: number;
  line: LonLat[];
}
export interface Course {
  id: string;
  line: LonLat[];
  /** index into ROADS for a road, into RAILS for a railway */
  grade: number;
}
export interface SourcePlace {
  id: string;
  name: string;
  lat: number;
  lon: number;
  kind: string;
  importance: number;
  side: string;
  /** a point on the bank of a river where it lies, when its own position says another */
  bank?: { lat: number; lon: number };
}
export interface PortRow {
  place: string;
  dischargeTonnesPerDay: number;
  major: boolean;
}
export interface CrossingRow {
  place: string;
  capacityTonnesPerDay: number;
}

/** All that the terrain is made of, as read. */
export interface TerrainSources {
  raster: Raster;
  /** [rows * cols] metres, -32768 for the sea */
  elevationM: Int16Array;
  land: LandPolygon[];
  borders: Map<string, LonLat[]>;
  rivers: RiverReach[];
  lakes: LonLat[][][];
  roads: Course[];
  rails: Course[];
  places: SourcePlace[];
  ports: PortRow[];
  crossings: CrossingRow[];
  /** hash of each input's bytes, by file name */
  inputs: Record<string, string>;
}

interface Feature {
  properties: { [key: string]: string | number | boolean | null };
  geometry: { type: string; coordinates: unknown };
}

/** Width given to a small river without one of its own (streams outside Korea). */
const UNNAMED_WIDTH_M = 50;

/**
 * Reads the sources of the terrain.
 *
 * @param folder path of data/terrain with a slash at its end
 * @throws DataError when a file has not the expected shape
 */
export function readSources(folder: string): TerrainSources {
  const inputs: Record<string, string> = {};
  const bytesOf = (name: string): Buffer => {
    const bytes = readFileSync(folder + name);
    inputs[name] = hashArray(bytes);
    return bytes;
  };
  const json = (name: string) => JSON.parse(bytesOf(name).toString("utf8"));
  const features = (name: string): Feature[] => json(`sources/${name}`).features;

  const shape = json("sources/elevation.json");
  const raw = gunzipSync(bytesOf("sources/elevation.bin.gz"));
  const expectedBytes = shape.rows * shape.cols * 2;
  if (raw.length !== expectedBytes)
    throw new DataError([
      {
        file: `${folder}sources/elevation.bin.gz`,
        path: "unpacked length",
        expected: `${expectedBytes} bytes`,
        found: `${raw.length} bytes`,
      },
    ]);
  const elevationM = new Int16Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.length));
  const raster: Raster = {
    west: shape.bbox.west,
    north: shape.bbox.north,
    pixelsPerDegree: 3600 / shape.resolution_arcsec,
    rows: shape.rows,
    cols: shape.cols,
  };

  const land = features("land.geojson").map((f) => ({
    id: String(f.properties.id),
    country: String(f.properties.country),
    rings: ringsOf(f),
  }));
  const borders = new Map(features("borders.geojson").map((f) => [String(f.properties.id), lineOf(f)]));
  const rivers = features("rivers.geojson").map((f) => ({
    id: String(f.properties.id),
    river: String(f.properties.river),
    size: Number(f.properties.class),
    widthM: Number(f.properties.width_m_typical ?? UNNAMED_WIDTH_M),
    line: lineOf(f),
  }));
  const lakes = features("lakes.geojson").map(ringsOf);
  const roads = features("roads1950.geojson").map((f) => ({
    id: String(f.properties.id),
    line: lineOf(f),
    grade: Number(f.properties.class),
  }));
  const rails = features("rail1950.geojson").map((f) => ({
    id: String(f.properties.id),
    line: lineOf(f),
    grade: f.properties.gauge_mm === 762 ? 1 : f.properties.tracks === 2 ? 3 : 2,
  }));
  const places = readPlaces(bytesOf("sources/places.csv").toString("utf8"), `${folder}sources/places.csv`);
  const gates = json("ports.json");
  for (const { place, lat, lon } of json("banks.json").banks) {
    const found = places.find(({ id }) => id === place);
    if (!found)
      throw new DataError([
        { file: `${folder}banks.json`, path: "/banks", expected: "places of places.csv", found: place },
      ]);
    found.bank = { lat, lon };
  }
  return {
    raster,
    elevationM,
    land,
    borders,
    rivers,
    lakes,
    roads,
    rails,
    places,
    ports: gates.ports,
    crossings: gates.borderCrossings,
    inputs,
  };
}

function lineOf(feature: Feature): LonLat[] {
  return feature.geometry.coordinates as LonLat[];
}

function ringsOf(feature: Feature): LonLat[][] {
  return feature.geometry.coordinates as LonLat[][];
}

function readPlaces(text: string, file: string): SourcePlace[] {
  const rows = text.trimEnd().split(/\r?\n/).map(splitRow);
  const header = rows[0];
  const column = (name: string) => {
    const at = header.indexOf(name);
    if (at < 0)
      throw new DataError([{ file, path: "line 1", expected: `a column ${name}`, found: header.join(",") }]);
    return at;
  };
  const [id, name, lat, lon, kind, importance, side] = [
    "id",
    "name_mr",
    "lat",
    "lon",
    "kind",
    "importance",
    "side_1950",
  ].map(column);
  return rows.slice(1).map((row) => ({
    id: row[id],
    name: row[name],
    lat: Number(row[lat]),
    lon: Number(row[lon]),
    kind: row[kind],
    importance: Number(row[importance]),
    side: row[side],
  }));
}

/** The fields of a CSV row, quotes taken off. */
function splitRow(row: string): string[] {
  const fields: string[] = [];
  for (const match of row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g))
    fields.push(match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'));
  return fields;
}
