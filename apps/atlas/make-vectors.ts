/*
 * Cuts the map's lines and names from the ground's sources: node apps/atlas/make-vectors.ts [folder of the sources]
 *
 * Keeps what is drawn, four decimals (10 m), and writes public/map/*.geojson. surroundings.geojson (the coasts beyond
 * the theatre) is kept as it is; its note says where it comes from.
 */
import { readFileSync, writeFileSync } from "node:fs";

const HERE = new URL(".", import.meta.url).pathname;
const FOLDER = process.argv[2] ?? `${HERE}../../data/terrain/sources`;

/** degrees: west, south, east, north */
const BOX = [123.5, 33.0, 131.5, 43.5] as const;

type Point = [lon: number, lat: number];

interface Feature {
  properties: { [name: string]: unknown };
  geometry: { type: string; coordinates: unknown };
}

shores();
cut("lakes", "Reservoirs of 1950: GSHHG 2.3.7, LGPL-3.0-or-later, and USGS heights", ({ name }) => ({
  name,
}));
cut("rivers", "Traced on USGS heights with GSHHG 2.3.7 as corridor, LGPL-3.0-or-later", (p) => ({
  class: p.class,
  name: p.name_mr,
}));
cut(
  "rail1950",
  "Own, recalled; course between stops traced on USGS heights",
  (p) => ({
    narrow: p.gauge_mm !== 1435,
  }),
  "rails",
);
cut(
  "roads1950",
  "Own, recalled; course between stops traced on USGS heights",
  (p) => ({ class: p.class }),
  "roads",
);
cut(
  "borders",
  "GSHHG 2.3.7 (rivers as borders), LGPL-3.0-or-later; 38th parallel own; demarcation line US LSIB",
  (p) => ({
    id: p.id,
    name: p.name,
  }),
);
places();

function cut(
  file: string,
  note: string,
  keep: (properties: Feature["properties"]) => Feature["properties"],
  name = file,
): void {
  const { features } = JSON.parse(readFileSync(`${FOLDER}/${file}.geojson`, "utf8")) as {
    features: Feature[];
  };
  const drawn = features.map(({ properties, geometry }) => ({
    type: "Feature",
    properties: keep(properties),
    geometry: { type: geometry.type, coordinates: rounded(geometry.coordinates) },
  }));
  write(name, { type: "FeatureCollection", note, features: drawn });
}

/**
 * coast: the land's outlines, less where they only follow the edge of the box. sea: the box less its land, drawn over
 * the tinted cells so that they end at the coast.
 */
function shores(): void {
  const note = "Shoreline: GSHHG 2.3.7, LGPL-3.0-or-later";
  const { features } = JSON.parse(readFileSync(`${FOLDER}/land.geojson`, "utf8")) as { features: Feature[] };
  const rings = features.map(({ geometry }) => (rounded(geometry.coordinates) as Point[][])[0]);
  const [west, south, east, north] = BOX;
  const box = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  write("sea", {
    type: "FeatureCollection",
    note,
    features: [
      { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [box, ...rings] } },
    ],
  });
  const lines = rings.flatMap(offTheEdge);
  write("coast", {
    type: "FeatureCollection",
    note,
    features: [
      { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: lines } },
    ],
  });
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
function places(): void {
  const [head, ...rows] = readFileSync(`${FOLDER}/places.csv`, "utf8").trim().split("\n").map(cells);
  const column = (row: string[], name: string) => row[head.indexOf(name)];
  const features = rows.map((row) => ({
    type: "Feature",
    properties: {
      id: column(row, "id"),
      name: column(row, "name_mr"),
      kind: column(row, "kind"),
      importance: Number(column(row, "importance")),
    },
    geometry: { type: "Point", coordinates: [Number(column(row, "lon")), Number(column(row, "lat"))] },
  }));
  write("places", {
    type: "FeatureCollection",
    note: "GeoNames positions, CC-BY 4.0; see data/terrain",
    features,
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

function write(name: string, value: unknown): void {
  const text = JSON.stringify(value) + "\n";
  writeFileSync(`${HERE}public/map/${name}.geojson`, text);
  console.log(`${name}.geojson: ${Math.round(text.length / 1024)} KB`);
}
