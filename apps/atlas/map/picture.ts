import { signal } from "@preact/signals";
import { COLOURS_OF_SIDES, type Placed } from "./front-canvas.ts";
import { sidcOf, symbolSvg } from "./symbols.ts";
import type { WarMap } from "./war-map.ts";

/** the map that pictures are taken of; null while it is not open */
export const pictured = signal<WarMap | null>(null);

/** px on screen of the strip below a picture that says what it shows */
const STRIP_PX = 30;

/** What is written below a picture. */
export interface Caption {
  left: string;
  right: string;
}

/** Widest that an animation is made, px. */
export const ANIMATION_WIDTH_PX = 1280;

/**
 * The map as it stands, with lines, symbols and a strip that says what it shows.
 *
 * @param into   canvas to draw on
 * @param widest px that the picture may be wide; the screen's own where absent
 */
export function drawPicture(
  { map, front }: WarMap,
  into: HTMLCanvasElement,
  { left, right }: Caption,
  dark: boolean,
  widest = Infinity,
): Promise<void> {
  return new Promise((resolve) => {
    // what is drawn can be read only while the map draws
    void map.once("render", () => {
      const ground = map.getCanvas();
      const scale = Math.min(1, widest / ground.width);
      const [width, height] = [Math.round(ground.width * scale), Math.round(ground.height * scale)];
      const ratio = (ground.width / ground.clientWidth) * scale;
      const strip = Math.round(STRIP_PX * ratio);
      // videos want even sides
      if (into.width !== width - (width % 2)) into.width = width - (width % 2);
      const tall = height + strip - ((height + strip) % 2);
      if (into.height !== tall) into.height = tall;
      const pen = into.getContext("2d")!;
      pen.drawImage(ground, 0, 0, width, height);
      pen.drawImage(front.canvas, 0, 0, width, height);
      pen.fillStyle = dark ? "#171c21" : "#fbfaf5";
      pen.fillRect(0, height, width, strip);
      pen.fillStyle = dark ? "#e9e7de" : "#1d2730";
      pen.font = `${Math.round(13 * ratio)}px sans-serif`;
      pen.textBaseline = "middle";
      pen.textAlign = "left";
      pen.fillText(left, 10 * ratio, height + strip / 2);
      pen.textAlign = "right";
      pen.fillText(right, width - 10 * ratio, height + strip / 2);
      resolve();
    });
    map.triggerRepaint();
  });
}

/** The map as a PNG file. */
export async function pngOf(warMap: WarMap, caption: Caption, dark: boolean): Promise<Blob> {
  const canvas = document.createElement("canvas");
  await drawPicture(warMap, canvas, caption, dark);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("the browser makes no PNG"))),
      "image/png",
    ),
  );
}

/** Outlines of the ground for a drawing: parts of the folder of the map. */
interface Outlines {
  features: {
    properties: { class?: number; id?: string; name?: string; importance?: number };
    geometry: { type: string; coordinates: unknown };
  }[];
}

/**
 * The map as an SVG drawing, made of shapes and not of pixels: ground by who holds it, shore, rivers, lines, symbols, the greater places.
 *
 * @param placeName name of a place by its id
 */
export async function svgOf(
  warMap: WarMap,
  { left, right }: Caption,
  dark: boolean,
  placeName: (id: string, name: string) => string,
): Promise<Blob> {
  const { map, front, held } = warMap;
  const folder = new URL("map/", document.baseURI);
  const [coast, rivers, places, surroundings] = await Promise.all(
    ["coast", "rivers", "places", "surroundings"].map(async (name) => {
      const response = await fetch(new URL(`${name}.json`, folder));
      return (await response.json()) as Outlines;
    }),
  );
  const { clientWidth: width, clientHeight: height } = map.getCanvas();
  const at = (lon: number, lat: number): [number, number] => {
    const { x, y } = map.project([lon, lat]);
    return [x, y];
  };
  const colours = COLOURS_OF_SIDES[dark ? "dark" : "light"];
  const parts: string[] = [];
  const add = (text: string) => void parts.push(text);
  add(`<rect width="${width}" height="${height}" fill="${dark ? "#18222b" : "#cfdbe0"}"/>`);
  for (const ring of ringsOf(surroundings))
    add(`<path d="${outline(ring, at)}Z" fill="${dark ? "#262b2a" : "#e6e3d1"}"/>`);
  if (held?.visible) for (const side of [0, 1] as const) add(groundOf(held, side, at, dark, width, height));
  for (const line of linesOf(coast)) add(path(line, at, dark ? "#8199a6" : "#5d7480", 0.7, width, height));
  for (const line of linesOf(rivers, (size) => size <= 2))
    add(path(line, at, dark ? "#55768c" : "#7f9fb3", 0.7, width, height));
  const { run, recorded, placed } = front.drawing();
  for (const points of recorded) add(stroke(points, colours.record, 3, "9 6"));
  add(stroke(run, colours.run, 4));
  const written: Box[] = placed.map(({ x, y, width: w, height: h }) =>
    boxAt(x - w / 2, y - h / 2, w, h + 12),
  );
  const byImportance = places.features.toSorted(
    (a, b) => (a.properties.importance ?? 4) - (b.properties.importance ?? 4),
  );
  for (const { properties, geometry } of byImportance) {
    const { importance = 4, name = "", id = "" } = properties;
    const [x, y] = at(...(geometry.coordinates as [number, number]));
    if (importance > 2 || x < 0 || x > width || y < 0 || y > height) continue;
    const text = placeName(id, name);
    const box = boxAt(x - 3, y - 8, 12 + text.length * LETTER_PX, 16);
    // a name gives way to a symbol and to a more important name
    if (written.some((other) => overlap(box, other))) continue;
    written.push(box);
    add(
      `<circle cx="${n(x)}" cy="${n(y)}" r="2.4" fill="${dark ? "#10151a" : "#fff"}" stroke="${colours.run}"/>`,
    );
    add(textAt(x + 6, y + 4, text, colours.run, 12, dark));
  }
  for (const one of placed) add(symbolOf(one, colours[one.marker.side], dark));
  const strip = `<rect y="${height}" width="${width}" height="${STRIP_PX}" fill="${dark ? "#171c21" : "#fbfaf5"}"/>`;
  const ink = dark ? "#e9e7de" : "#1d2730";
  const caption =
    `<text x="10" y="${height + 20}" font-size="13" fill="${ink}">${xml(left)}</text>` +
    `<text x="${width - 10}" y="${height + 20}" font-size="13" text-anchor="end" fill="${ink}">${xml(right)}</text>`;
  return new Blob(
    [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height + STRIP_PX}" viewBox="0 0 ${width} ${height + STRIP_PX}" ` +
        `font-family="Noto Sans, Segoe UI, sans-serif"><title>${xml(left)}</title><clipPath id="map"><rect width="${width}" height="${height}"/></clipPath>` +
        `<g clip-path="url(#map)">${parts.join("\n")}</g>${strip}${caption}</svg>`,
    ],
    { type: "image/svg+xml" },
  );
}

/** px that a letter of a name takes, about */
const LETTER_PX = 7;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function boxAt(left: number, top: number, width: number, height: number): Box {
  return { left, top, right: left + width, bottom: top + height };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Outer rings of the polygons of the ground around. */
function ringsOf(outlines: Outlines): [number, number][][] {
  return outlines.features.flatMap(({ geometry }) =>
    geometry.type === "Polygon"
      ? [(geometry.coordinates as [number, number][][])[0]]
      : geometry.type === "MultiPolygon"
        ? (geometry.coordinates as [number, number][][][]).map((polygon) => polygon[0])
        : [],
  );
}

function outline(ring: readonly [number, number][], at: At): string {
  return ring
    .map(([lon, lat], i) => {
      const [x, y] = at(lon, lat);
      return `${i === 0 ? "M" : "L"}${n(x)} ${n(y)}`;
    })
    .join("");
}

type At = (lon: number, lat: number) => [number, number];

/** All cells of a side in sight as one path. */
function groundOf(
  held: NonNullable<WarMap["held"]>,
  side: 0 | 1,
  at: At,
  dark: boolean,
  width: number,
  height: number,
): string {
  const { grid, texture } = held;
  let d = "";
  for (let h = 0; h < grid.H; h++) {
    if ((texture[h] & 1) !== side || grid.country[h] > 1) continue;
    const [x, y] = at(grid.lon[h], grid.lat[h]);
    if (x < -60 || x > width + 60 || y < -60 || y > height + 60) continue;
    for (let corner = 0; corner < 6; corner++) {
      const i = h * 12 + corner * 2;
      const [cx, cy] = at(grid.corners[i + 1], grid.corners[i]);
      d += `${corner === 0 ? "M" : "L"}${n(cx)} ${n(cy)}`;
    }
    d += "Z";
  }
  const [un, communist] = dark ? ["#39679b", "#8d463f"] : ["#b9cfe4", "#eec4bd"];
  const fill = side === 0 ? un : communist;
  return `<path d="${d}" fill="${fill}" stroke="${fill}" stroke-width="0.6"/>`;
}

function linesOf(outlines: Outlines, wanted: (size: number) => boolean = () => true): [number, number][][] {
  return outlines.features
    .filter(({ properties }) => wanted(properties.class ?? 1))
    .flatMap(({ geometry }) =>
      geometry.type === "LineString"
        ? [geometry.coordinates as [number, number][]]
        : geometry.type === "MultiLineString"
          ? (geometry.coordinates as [number, number][][])
          : [],
    );
}

/** A line of the ground, points closer than a pixel to the one before left out; empty where it is out of sight. */
function path(
  line: readonly [number, number][],
  at: At,
  colour: string,
  thick: number,
  width: number,
  height: number,
): string {
  let d = "";
  let seen = false;
  let [lastX, lastY] = [NaN, NaN];
  for (const [i, [lon, lat]] of line.entries()) {
    const [x, y] = at(lon, lat);
    if (x >= 0 && x <= width && y >= 0 && y <= height) seen = true;
    if (i > 0 && i < line.length - 1 && (x - lastX) ** 2 + (y - lastY) ** 2 < 1) continue;
    d += `${d === "" ? "M" : "L"}${n(x)} ${n(y)}`;
    [lastX, lastY] = [x, y];
  }
  return seen ? `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${thick}"/>` : "";
}

function stroke(
  points: readonly { x: number; y: number }[],
  colour: string,
  width: number,
  dash = "",
): string {
  if (points.length < 2) return "";
  const d = points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${n(x)} ${n(y)}`).join("");
  const round = `fill="none" stroke-linejoin="round" stroke-linecap="round"`;
  return (
    `<path d="${d}" ${round} stroke="#fff" stroke-opacity="0.85" stroke-width="${width + 3}"/>` +
    `<path d="${d}" ${round} stroke="${colour}" stroke-width="${width}"${dash && ` stroke-dasharray="${dash}"`}/>`
  );
}

function symbolOf({ marker, x, y, width, height, from, size }: Placed, ink: string, dark: boolean): string {
  const leader =
    (from.x - x) ** 2 + (from.y - y) ** 2 > 60
      ? `<path d="M${n(from.x)} ${n(from.y)}L${n(x)} ${n(y)}" stroke="${ink}"/>`
      : "";
  const symbol = symbolSvg(sidcOf(marker), size).replace(
    /^<svg /,
    `<svg x="${n(x - width / 2)}" y="${n(y - height / 2)}" `,
  );
  return leader + symbol + textAt(x, y + height / 2 + 9, marker.label, ink, 10, dark, "middle");
}

function textAt(
  x: number,
  y: number,
  text: string,
  colour: string,
  size: number,
  dark: boolean,
  anchor = "start",
): string {
  return (
    `<text x="${n(x)}" y="${n(y)}" font-size="${size}" font-weight="600" text-anchor="${anchor}" fill="${colour}" ` +
    `stroke="${dark ? "#0c1014" : "#fff"}" stroke-width="2.6" paint-order="stroke">${xml(text)}</text>`
  );
}

function n(value: number): string {
  return value.toFixed(1);
}

function xml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
