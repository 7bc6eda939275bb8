/*
 * Cuts the map's lines and names from the ground's sources: node apps/atlas/make-vectors.ts [folder of the sources]
 *
 * Keeps what is drawn, four decimals (10 m), and writes public/map/*.json. surroundings.json (the coasts beyond
 * the theatre) is kept as it is; its note says where it comes from.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** degrees: west, south, east, north */
const BOX = [123.5, 33.0, 131.5, 43.5] as const;

type Point = [lon: number, lat: number];

interface Feature {
  type: "Feature";
  properties: { [name: string]: unknown };
  geometry: { type: string; coordinates: unknown };
}

if (import.meta.main) main(process.argv[2]);

function main(folder = fileURLToPath(new URL("../../data/terrain/sources", import.meta.url))): void {
  for (const [name, text] of Object.entries(vectorFiles(folder))) {
    writeFileSync(new URL(`public/map/${name}`, import.meta.url), text);
    process.stdout.write(`${name}: ${Math.round(text.length / 1024)} KB\n`);
  }
}

/** Texts of the map's files by name, made from a folder of the ground's sources. */
export function vectorFiles(folder: string): { [name: string]: string } {
  const read = (name: string) => readFileSync(`${folder}/${name}`, "utf8");
  const features = (name: string) =>
    (JSON.parse(read(`${name}.geojson`)) as { features: Feature[] }).features;
  const rings = features("land").map(({ geometry }) => (rounded(geometry.coordinates) as Point[][])[0]);
  const shoreline = "Shoreline: GSHHG 2.3.7, LGPL-3.0-or-later";
  const traced = "Own, recalled; course between stops traced on USGS heights";
  return {
    "sea.json": collection(shoreline, [shape("Polygon", [boxRing(), ...rings])]),
    "coast.json": collection(shoreline, [shape("MultiLineString", rings.flatMap(offTheEdge))]),
    "lakes.json": collection(
      "Reservoirs of 1950: GSHHG 2.3.7, LGPL-3.0-or-later, and USGS heights",
      kept(features("lakes"), ({ name }) => ({ name })),
    ),
    "rivers.json": collection(
      "Traced on USGS heights with GSHHG 2.3.7 as corridor, LGPL-3.0-or-later",
      kept(features("rivers"), (river) => ({ class: river.class, name: river.name_mr })),
    ),
    "rails.json": collection(
      traced,
      kept(features("rail1950"), (rail) => ({ narrow: rail.gauge_mm !== 1435 })),
    ),
    "roads.json": collection(
      traced,
      kept(features("roads1950"), (road) => ({ class: road.class })),
    ),
    "borders.json": collection(
      "GSHHG 2.3.7 (rivers as borders), LGPL-3.0-or-later; 38th parallel own; demarcation line US LSIB",
      kept(features("borders"), ({ id, name }) => ({ id, name })),
    ),
    "places.json": collection("GeoNames positions, CC-BY 4.0; see data/terrain", places(read("places.csv"))),
  };
}

function kept(
  features: Feature[],
  keep: (properties: Feature["properties"]) => Feature["properties"],
): Feature[] {
  return features.map(({ properties, geometry }) => ({
    type: "Feature",
    properties: keep(properties),
    geometry: { type: geometry.type, coordinates: rounded(geometry.coordinates) },
  }));
}

/** The box whose land is cut out of the sea, so that the sea lies over the tinted cells up to the coast. */
function boxRing(): Point[] {
  const [west, south, east, north] = BOX;
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** The parts of a ring that don't run along the edge of the box. */
function offTheEdge(ring: Point[]): Point[][] {
  const [west, south, east, north] = BOX;
  const onEdge = ([lon, lat]: Point) =>
    lon <= west + 5e-4 || lon >= east - 5e-4 || lat <= south + 5e-4 || lat >= north - 5e-4;
  const lines: Point[][] = [[]];
  ring.forEach((point, i) => {
    if (i > 0 && onEdge(point) && onEdge(ring[i - 1])) lines.push([]);
    lines.at(-1)!.push(point);
  });
  return lines.filter((line) => line.length > 1);
}

/** Towns, hills and passes as points with their name and importance. */
function places(csv: string): Feature[] {
  const [head, ...rows] = csv.trim().split("\n").map(cells);
  return rows.map((row) => {
    const column = (name: string) => row[head.indexOf(name)];
    return {
      type: "Feature",
      properties: {
        id: column("id"),
        name: column("name_mr"),
        kind: column("kind"),
        importance: Number(column("importance")),
      },
      geometry: { type: "Point", coordinates: [Number(column("lon")), Number(column("lat"))] },
    };
  });
}

function cells(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  );
}

function rounded(value: unknown): unknown {
  return Array.isArray(value) ? value.map(rounded) : Math.round(Number(value) * 10_000) / 10_000;
}

function shape(type: string, coordinates: unknown): Feature {
  return { type: "Feature", properties: {}, geometry: { type, coordinates } };
}

function collection(note: string, features: Feature[]): string {
  return `${JSON.stringify({ type: "FeatureCollection", note, features })}\n`;
}
