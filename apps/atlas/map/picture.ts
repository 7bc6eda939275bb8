import { signal } from "@preact/signals";
import { PAGE_FONT } from "../fonts.ts";
import { stripOf, type Caption } from "../view/picture-strip.ts";
import { COLOURS_OF_SIDES } from "./front-canvas.ts";
import { symbolSvg } from "./symbols.ts";
import { BEYOND_THE_MAP, borderLooks, coloursOf } from "./style.ts";
import { n, SvgPen, xml } from "./svg-pen.ts";
import type { WarMap } from "./war-map.ts";

/** the map that pictures are taken of; null while it is not open */
export const pictured = signal<WarMap | null>(null);

/** Colours of the strip below a picture that says what it shows. */
const STRIP_COLOURS = {
  light: { paper: "#fbfaf5", ink: "#1d2730" },
  dark: { paper: "#171c21", ink: "#e9e7de" },
} as const;
/** px of the dashes of the recorded line, and of the gaps between them */
const DASHES = [9, 6];

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
  caption: Caption,
  dark: boolean,
  widest = Infinity,
): Promise<void> {
  return new Promise((resolve) => {
    // what is drawn can be read only while the map draws
    void map.once("render", () => {
      const ground = map.getCanvas();
      const scale = Math.min(1, widest / ground.width);
      const [width, height] = [Math.round(ground.width * scale), Math.round(ground.height * scale)];
      const pen = into.getContext("2d")!;
      const ratio = width / ground.clientWidth;
      const stripPx = Math.round(ratio * stripOf(caption, ground.clientWidth, widthsOn(pen)).heightPx);
      // videos want even sides
      if (into.width !== width - (width % 2)) into.width = width - (width % 2);
      const tall = height + stripPx - ((height + stripPx) % 2);
      if (into.height !== tall) into.height = tall;
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.drawImage(ground, 0, 0, width, height);
      pen.drawImage(front.canvas, 0, 0, width, height);
      pen.setTransform(ratio, 0, 0, ratio, 0, height);
      drawStrip(pen, caption, ground.clientWidth, dark);
      resolve();
    });
    map.triggerRepaint();
  });
}

/** Widths of texts in px, as a canvas would write them. */
function widthsOn(pen: CanvasRenderingContext2D): (text: string, sizePx: number) => number {
  return (text, sizePx) => {
    pen.font = `${sizePx}px ${PAGE_FONT}`;
    return pen.measureText(text).width;
  };
}

/** Size of a text in a font as a canvas measures it. */
function measured(text: string, font: string): TextMetrics {
  measuring ??= document.createElement("canvas").getContext("2d")!;
  measuring.font = font;
  return measuring.measureText(text);
}
let measuring: CanvasRenderingContext2D | null = null;

/** Draws the strip from the canvas's own upper left corner. */
function drawStrip(pen: CanvasRenderingContext2D, caption: Caption, widthPx: number, dark: boolean): void {
  const { heightPx, texts, samples } = stripOf(caption, widthPx, widthsOn(pen));
  const scheme = dark ? "dark" : "light";
  const { paper, ink } = STRIP_COLOURS[scheme];
  pen.fillStyle = paper;
  pen.fillRect(0, 0, widthPx, heightPx);
  pen.lineWidth = 4;
  for (const { kind, x, y, lengthPx } of samples) {
    pen.strokeStyle = COLOURS_OF_SIDES[scheme][kind];
    pen.setLineDash(kind === "record" ? DASHES : []);
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(x + lengthPx, y);
    pen.stroke();
  }
  pen.fillStyle = ink;
  pen.textBaseline = "middle";
  for (const { text, x, y, sizePx, anchor } of texts) {
    pen.font = `${sizePx}px ${PAGE_FONT}`;
    pen.textAlign = anchor;
    pen.fillText(text, x, y);
  }
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
 * The map as an SVG drawing, made of shapes and not of pixels: ground by who holds it, shore, waters, borders, ways, the greater places,
 * and all that is drawn over the map.
 *
 * @param shown what of the ground is on show: roads and railways, the demarcation line, and the name of a place by its id, null where names are hidden
 */
export async function svgOf(
  warMap: WarMap,
  caption: Caption,
  dark: boolean,
  shown: { ways: boolean; demarcation: boolean; placeName: ((id: string, name: string) => string) | null },
): Promise<Blob> {
  const { map, front, held } = warMap;
  const folder = new URL("map/", document.baseURI);
  const { placeName } = shown;
  const [coast, rivers, places, surroundings, sea, lakes, borders, roads, rails] = await Promise.all(
    ["coast", "rivers", "places", "surroundings", "sea", "lakes", "borders", "roads", "rails"].map(
      async (name) => {
        const response = await fetch(new URL(`${name}.json`, folder));
        return (await response.json()) as Outlines;
      },
    ),
  );
  const { clientWidth: width, clientHeight: height } = map.getCanvas();
  const at = (lon: number, lat: number): [number, number] => {
    const { x, y } = map.project([lon, lat]);
    return [x, y];
  };
  const colours = COLOURS_OF_SIDES[dark ? "dark" : "light"];
  const parts: string[] = [];
  const add = (text: string) => void parts.push(text);
  const ground = coloursOf(dark);
  add(`<rect width="${width}" height="${height}" fill="${ground.sea}"/>`);
  for (const ring of ringsOf(surroundings)) add(`<path d="${outline(ring, at)}Z" fill="${ground.land}"/>`);
  // where the shore is known closely, all is land until the sea is laid over it, as on the map
  const seaRings = allRingsOf(sea);
  add(landUnder(seaRings, at, ground.land));
  if (held?.visible) for (const side of [0, 1] as const) add(groundOf(held, side, at, dark, width, height));
  const waters = seaRings.map((ring) => `${outline(ring, at)}Z`).join("");
  add(`<path d="${waters}" fill="${ground.sea}" fill-rule="evenodd"/>`);
  for (const line of linesOf(coast)) add(path(line, at, ground.coast, 0.7, width, height));
  for (const line of linesOf(rivers, (size) => size <= 2))
    add(path(line, at, ground.river, 0.7, width, height));
  for (const ring of ringsOf(lakes)) add(`<path d="${outline(ring, at)}Z" fill="${ground.lake}"/>`);
  const zoom = map.getZoom();
  if (shown.ways) {
    // the same as on the map, minor ones close by alone
    for (const [lines, colour, thick, from] of [
      [linesOf(roads, (size) => size > 1), ground.road, 0.7, 7.6],
      [linesOf(roads, (size) => size === 1), ground.roadMain, 1.1, 6.6],
      [linesOf(rails), ground.rail, 1, 6.9],
    ] as const)
      if (zoom >= from) for (const line of lines) add(path(line, at, colour, thick, width, height));
  }
  for (const { properties, geometry } of borders.features) {
    const looks = borderLooks(properties.id ?? "", ground, shown.demarcation);
    if (looks && geometry.type === "LineString")
      add(path(geometry.coordinates as [number, number][], at, looks.colour, 1.2, width, height, looks.dash));
  }
  if (placeName)
    for (const name of namesThatFit(places, front.taken, placeName, at, width, height)) {
      const dot = `fill="${ground.dot}" stroke="${colours.run}"`;
      add(`<circle cx="${n(name.x)}" cy="${n(name.y)}" r="2.4" ${dot}/>`);
      add(textAt(name.textX, name.textY, name.text, colours.run, NAME_PX, dark, name.anchor));
    }
  const pen = new SvgPen(measured);
  front.drawWith(pen, ({ sidc, size }, left, top) => pen.drawSvg(symbolSvg(sidc, size), left, top));
  parts.push(...pen.shapes);
  const strip = stripSvg(caption, width, height, dark);
  const tall = height + strip.heightPx;
  return new Blob(
    [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${tall}" viewBox="0 0 ${width} ${tall}" ` +
        `xml:lang="${document.documentElement.lang}" font-family="Noto Sans, Segoe UI, sans-serif"><title>${xml(caption.left)}</title>` +
        `<clipPath id="map"><rect width="${width}" height="${height}"/></clipPath>` +
        `<g clip-path="url(#map)">${parts.join("\n")}</g>${strip.shapes}</svg>`,
    ],
    { type: "image/svg+xml" },
  );
}

/** The strip below a drawing as shapes. */
function stripSvg(
  caption: Caption,
  width: number,
  top: number,
  dark: boolean,
): { heightPx: number; shapes: string } {
  const pen = document.createElement("canvas").getContext("2d")!;
  const { heightPx, texts, samples } = stripOf(caption, width, widthsOn(pen));
  const scheme = dark ? "dark" : "light";
  const { paper, ink } = STRIP_COLOURS[scheme];
  const shapes = [
    `<rect y="${top}" width="${width}" height="${heightPx}" fill="${paper}"/>`,
    ...samples.map(
      ({ kind, x, y, lengthPx }) =>
        `<path d="M${n(x)} ${n(top + y)}h${n(lengthPx)}" stroke="${COLOURS_OF_SIDES[scheme][kind]}" stroke-width="4"` +
        `${kind === "record" ? ` stroke-dasharray="${DASHES.join(" ")}"` : ""}/>`,
    ),
    ...texts.map(
      ({ text, x, y, sizePx, anchor }) =>
        `<text x="${n(x)}" y="${n(top + y)}" dy="0.35em" font-size="${n(sizePx)}" text-anchor="${anchor}" ` +
        `fill="${ink}">${xml(text)}</text>`,
    ),
  ];
  return { heightPx, shapes: shapes.join("") };
}

/** A name of a place with its dot, px. */
interface PlacedName {
  text: string;
  x: number;
  y: number;
  textX: number;
  textY: number;
  anchor: "start" | "middle" | "end";
}

/** The greater places in sight whose names find room: a name gives way to symbols and to more important names. */
function namesThatFit(
  places: Outlines,
  symbols: readonly Box[],
  placeName: (id: string, name: string) => string,
  at: At,
  width: number,
  height: number,
): PlacedName[] {
  const textWidth = widthsOn(document.createElement("canvas").getContext("2d")!);
  const taken: Box[] = [...symbols];
  const names: PlacedName[] = [];
  const inSight = places.features
    .filter(({ properties: { id, importance = 4 } }) => importance <= 2 && id !== BEYOND_THE_MAP)
    .toSorted((a, b) => a.properties.importance! - b.properties.importance!)
    .map(({ properties, geometry }) => {
      const [x, y] = at(...(geometry.coordinates as [number, number]));
      return { properties, x, y };
    })
    .filter(({ x, y }) => x >= 0 && x <= width && y >= 0 && y <= height);
  // no name lies over the dot of one of the greatest places, which would leave that one without its own
  const dots = inSight
    .filter(({ properties }) => properties.importance === 1)
    .map((place) => ({ place, box: boxAt(place.x - 3, place.y - 3, 6, 6) }));
  for (const place of inSight) {
    const { properties, x, y } = place;
    const text = placeName(properties.id ?? "", properties.name ?? "");
    const long = BOLDER * textWidth(text, NAME_PX);
    // right of its dot, left of it, above, below
    const tries = [
      {
        name: { text, x, y, textX: x + 6, textY: y + 4, anchor: "start" },
        box: boxAt(x - 3, y - 8, 9 + long, 16),
      },
      {
        name: { text, x, y, textX: x - 6, textY: y + 4, anchor: "end" },
        box: boxAt(x - 6 - long, y - 8, 9 + long, 16),
      },
      {
        name: { text, x, y, textX: x, textY: y - 6, anchor: "middle" },
        box: boxAt(x - long / 2, y - 18, long, 21),
      },
      {
        name: { text, x, y, textX: x, textY: y + 15, anchor: "middle" },
        box: boxAt(x - long / 2, y - 3, long, 21),
      },
    ] as const;
    const others = [...taken, ...dots.filter((dot) => dot.place !== place).map(({ box }) => box)];
    const fits = tries.find(({ box }) => !others.some((other) => overlap(box, other)));
    if (!fits) continue;
    taken.push(fits.box);
    names.push(fits.name);
  }
  return names;
}

const NAME_PX = 12;
/** how much wider names and labels are than the plain letters that are measured */
const BOLDER = 1.1;

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

/** Rings of polygons, those of the islands in them too. */
function allRingsOf(outlines: Outlines): [number, number][][] {
  return outlines.features.flatMap(({ geometry }) =>
    geometry.type === "Polygon" ? (geometry.coordinates as [number, number][][]) : [],
  );
}

/** Land over all that the sea's rings lie in, a pixel short of their edges so that no hair of it shows there. */
function landUnder(rings: readonly [number, number][][], at: At, colour: string): string {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings)
    for (const [lon, lat] of ring) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  const [left, top] = at(west, north);
  const [right, bottom] = at(east, south);
  const [width, height] = [right - left - 2, bottom - top - 2];
  return `<rect x="${n(left + 1)}" y="${n(top + 1)}" width="${n(width)}" height="${n(height)}" fill="${colour}"/>`;
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

/** A closed shape, points closer than a pixel to the one before left out. */
function outline(ring: readonly (readonly [number, number])[], at: At): string {
  let d = "";
  let [lastX, lastY] = [NaN, NaN];
  for (const [lon, lat] of ring) {
    const [x, y] = at(lon, lat);
    if ((x - lastX) ** 2 + (y - lastY) ** 2 < 1) continue;
    d += `${d === "" ? "M" : "L"}${n(x)} ${n(y)}`;
    [lastX, lastY] = [x, y];
  }
  return d;
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
  dash?: string,
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
  return seen
    ? `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${thick}"${dash ? ` stroke-dasharray="${dash}"` : ""}/>`
    : "";
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
