import { dayOf, isoOf, type Day } from "@p38/base";
import { formationsOn, lineOf, type FormationRow, type Run } from "@p38/model";
import type { LineFact } from "@p38/record";
import type { HexGrid } from "@p38/terrain";
import { groundPaths, pathOf, ringPath, seamPath, type Outlines } from "./ground.ts";
import { placeLabels } from "./place-labels.ts";
import {
  labelOf,
  sidcOf,
  spread,
  symbolPicture,
  type Box,
  type Placed,
  type SymbolPicture,
} from "./symbols.ts";
import { escapeXml, FONT, longDate, round } from "./text.ts";
import { frontExtent, PENINSULA, viewOf, type View } from "./view.ts";

const HEADER = 54;
const FOOTER = 62;
/** A recorded line farther than this from the day is not drawn. */
const RECORD_REACH_DAYS = 20;
const SIDE_COLOURS = { un: "#1d4f9e", communist: "#b3261e" };
const LABEL_COLOURS = { un: "#123a7c", communist: "#86150e" };

/** Symbols give way southwards and northwards, away from the other side. */
const REAR = { un: Math.PI / 2, communist: -Math.PI / 2 };

/** All that a picture of one day is drawn from. */
export interface MapInput {
  run: Run;
  grid: HexGrid;
  outlines: Outlines;
  /** every line of contact of the record */
  recordedLines: readonly LineFact[];
  day: Day;
  /** the whole peninsula, or the part where formations stand and the line runs */
  extent: "peninsula" | "front";
  /** px */
  width: number;
}

/** A map of one day of a run as SVG: ground, who holds it, both lines of contact, formations, legend and scale. */
export function drawMap({ run, grid, outlines, recordedLines, day, extent, width }: MapInput): string {
  const formations = formationsOn(run, grid, day);
  const line = lineOf(run, day);
  const where = formations.map(({ lat, lon }) => [lat, lon] as const);
  const view = viewOf(extent === "front" ? frontExtent(line, where) : PENINSULA, width);
  const recorded = recordedNear(recordedLines, day);
  // the great cities keep their names, symbols make room for them, and they for the names of lesser towns
  const cities = placeLabels(
    grid.places.filter(({ importance }) => importance === 1),
    view,
    [],
  );
  const placed = placeFormations(formations, view, cities.boxes);
  const towns = placeLabels(
    grid.places.filter(({ importance }) => importance > 1),
    view,
    [...cities.boxes, ...placed.map(boxOf)],
  );
  const height = HEADER + view.height + FOOTER;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title>Korea at dusk of ${isoOf(day)}, as computed: ${run.meta.scenario}, seed ${run.meta.seed}</title>
<rect width="${width}" height="${height}" fill="#fbfaf7"/>
<defs><path id="coast" d="${pathOf(outlines.land, view)}"/></defs>
<clipPath id="land"><use href="#coast"/></clipPath>
<clipPath id="frame"><rect width="${view.width}" height="${view.height}"/></clipPath>
<g transform="translate(0 ${HEADER})" clip-path="url(#frame)">
<rect width="${view.width}" height="${view.height}" fill="#bcd3e0"/>
<use href="#coast" fill="#d6d4cc"/>
<g clip-path="url(#land)" stroke-width="0.8" stroke-linejoin="round">
${groundPaths(grid, run, day, view)}
</g>
<path d="${pathOf(outlines.rivers, view)}" fill="none" stroke="#6c9bb8" stroke-width="0.8"/>
<use href="#coast" fill="none" stroke="#56707f" stroke-width="0.7"/>
${borderPaths(outlines, view)}
<path d="${seamPath(grid, run, day, view)}" fill="none" stroke="#30302c" stroke-width="0.8" stroke-opacity="0.55"/>
${recorded ? recordedPaths(recorded.lines, view) : ""}
${runLinePath(line, view)}
${placed.map(leader).join("")}
${cities.svg}${towns.svg}
${symbols(placed)}
</g>
${header(run, day, width)}
${footer(recorded, day, view, height)}
</svg>
`;
}

/** A formation with its symbol and where it came to stand. */
interface PlacedFormation extends Placed {
  row: FormationRow;
  picture: SymbolPicture;
  sidc: string;
  label: string;
}

function placeFormations(
  formations: readonly FormationRow[],
  view: View,
  taken: readonly Box[],
): PlacedFormation[] {
  const size = Math.max(11, Math.min(17, Math.round(9 / Math.sqrt(view.kmPerPixel))));
  const pictures = new Map<string, SymbolPicture>();
  const placed = formations.map((row): PlacedFormation => {
    const sidc = sidcOf(row);
    const picture = pictures.get(sidc) ?? symbolPicture(sidc, size);
    pictures.set(sidc, picture);
    const label = labelOf(row);
    const x = view.x(row.lon);
    const y = view.y(row.lat);
    const width = Math.max(picture.width, label.length * 5.7);
    return {
      row,
      picture,
      sidc,
      label,
      x,
      y,
      width,
      height: picture.height + 10,
      rear: REAR[row.side],
      atX: x,
      atY: y,
    };
  });
  const order = placed
    .map((box, index) => ({ box, index }))
    .filter(({ box }) => box.x >= 0 && box.x <= view.width && box.y >= 0 && box.y <= view.height)
    // the strongest stand nearest to where they are
    .toSorted((a, b) => b.box.row.strengthMen - a.box.row.strengthMen || a.index - b.index)
    .map(({ box }) => box);
  spread(order, view, taken);
  return order;
}

function boxOf({ atX, atY, width, height }: Placed): Box {
  return { left: atX - width / 2, right: atX + width / 2, top: atY - height / 2, bottom: atY + height / 2 };
}

function symbols(placed: readonly PlacedFormation[]): string {
  const ids = new Map<string, string>();
  let defs = "";
  for (const { sidc, picture } of placed) {
    if (ids.has(sidc)) continue;
    const id = `s${ids.size}`;
    ids.set(sidc, id);
    const { width, height, viewBox, body } = picture;
    defs += `<symbol id="${id}" viewBox="${viewBox}" width="${width}" height="${height}">${body}</symbol>`;
  }
  const uses = placed.map(({ row, picture, sidc, label, atX, atY, height }) => {
    const x = round(atX - picture.width / 2);
    const y = round(atY - height / 2);
    const title = `${row.name}, ${row.strengthMen} men, ${row.posture}, supply for ${row.supplyDays} days`;
    return (
      `<g><title>${escapeXml(title)}</title>` +
      `<use href="#${ids.get(sidc)}" x="${x}" y="${y}" width="${picture.width}" height="${picture.height}"/>` +
      `<text x="${round(atX)}" y="${round(atY + height / 2 - 1.5)}" ${FONT} font-size="9" text-anchor="middle" ` +
      `fill="${LABEL_COLOURS[row.side]}" stroke="#fff" stroke-width="2.2" paint-order="stroke">${escapeXml(label)}</text></g>`
    );
  });
  return `<defs>${defs}</defs>\n${uses.join("\n")}`;
}

/** A thin line from where a formation is to where its symbol had to stand. */
function leader({ row, x, y, atX, atY }: PlacedFormation): string {
  if (Math.hypot(atX - x, atY - y) < 9) return "";
  const colour = SIDE_COLOURS[row.side];
  return (
    `<path d="M${round(x)} ${round(y)}L${round(atX)} ${round(atY)}" stroke="${colour}" stroke-width="0.7" stroke-opacity="0.75"/>` +
    `<circle cx="${round(x)}" cy="${round(y)}" r="1.6" fill="${colour}"/>`
  );
}

function borderPaths({ borders }: Outlines, view: View): string {
  const of = (test: (id: string) => boolean) =>
    pathOf(
      borders.filter(({ properties }) => test(String(properties.id))),
      view,
    );
  const parallel = of((id) => id.includes("38") || id.includes("parallel"));
  const outer = of((id) => /yalu|tumen|paektu/.test(id));
  return (
    `<path d="${outer}" fill="none" stroke="#6b5b45" stroke-width="1.2" stroke-dasharray="7 2 1.5 2"/>` +
    `<path d="${parallel}" fill="none" stroke="#6b5b45" stroke-width="0.9" stroke-dasharray="2 3"/>`
  );
}

function runLinePath(line: readonly [number, number][], view: View): string {
  if (line.length < 2) return "";
  const path = ringPath(
    line.map(([lat, lon]) => [lon, lat]),
    view,
    false,
  );
  return (
    `<path d="${path}" fill="none" stroke="#fff" stroke-width="6" stroke-linejoin="round" stroke-opacity="0.85"/>` +
    `<path d="${path}" fill="none" stroke="#111" stroke-width="2.8" stroke-linejoin="round"/>`
  );
}

function recordedPaths(lines: readonly LineFact[], view: View): string {
  const path = lines
    .map(({ points }) =>
      ringPath(
        points.map(({ lat, lon }) => [lon, lat]),
        view,
        false,
      ),
    )
    .join("");
  return (
    `<path d="${path}" fill="none" stroke="#fff" stroke-width="4.4" stroke-opacity="0.7"/>` +
    `<path d="${path}" fill="none" stroke="#8a2be2" stroke-width="2.2" stroke-dasharray="8 5"/>`
  );
}

function header(run: Run, day: Day, width: number): string {
  return (
    `<text x="14" y="33" ${FONT} font-size="23" font-weight="bold" fill="#1b1b1b">Korea, ${longDate(day)}</text>` +
    `<text x="${width - 14}" y="25" ${FONT} font-size="11.5" text-anchor="end" fill="#444">computed, not recorded: ` +
    `${escapeXml(run.meta.scenario)}, seed ${run.meta.seed}</text>` +
    `<text x="${width - 14}" y="42" ${FONT} font-size="11.5" text-anchor="end" fill="#444">day ${day + 1} of the war, at dusk</text>`
  );
}

function footer(recorded: ReturnType<typeof recordedNear>, day: Day, view: View, height: number): string {
  const y = height - FOOTER + 20;
  return (
    `<path d="M14 ${y}h34" stroke="#111" stroke-width="2.8"/>${legend(56, y, "line of contact of the run")}` +
    `<path d="M14 ${y + 22}h34" stroke="#8a2be2" stroke-width="2.2" stroke-dasharray="8 5"/>` +
    legend(56, y + 22, recordedWords(recorded, day)) +
    swatch(360, y, "un") +
    legend(384, y, "held by the UN side; symbols blue") +
    swatch(360, y + 22, "communist") +
    legend(384, y + 22, "held by the communist side; symbols red") +
    scaleBar(view, y)
  );
}

function recordedWords(recorded: ReturnType<typeof recordedNear>, day: Day): string {
  if (!recorded) return "the record has no line within twenty days";
  const apart = Math.abs(recorded.day - day);
  const when = `${apart} day${apart === 1 ? "" : "s"} ${recorded.day < day ? "before" : "after"}`;
  return `line of the record, ${longDate(recorded.day)}${apart ? ` (${when})` : ""}`;
}

function legend(x: number, y: number, words: string): string {
  return `<text x="${x}" y="${y + 4}" ${FONT} font-size="11" fill="#222">${escapeXml(words)}</text>`;
}

function swatch(x: number, y: number, side: keyof typeof SIDE_COLOURS): string {
  const fill = side === "un" ? "#b4bfc6" : "#cfae9c";
  return `<rect x="${x}" y="${y - 6}" width="18" height="12" fill="${fill}" stroke="${SIDE_COLOURS[side]}"/>`;
}

function scaleBar(view: View, y: number): string {
  const km = [10, 20, 50, 100, 200].find((length) => length / view.kmPerPixel >= 70) ?? 200;
  const length = round(km / view.kmPerPixel);
  const x = round(view.width - 14 - length);
  return (
    `<path d="M${x} ${y - 4}v8M${x} ${y}h${length}M${round(x + length)} ${y - 4}v8" stroke="#222" stroke-width="1.4" fill="none"/>` +
    `<text x="${round(x + length / 2)}" y="${y + 20}" ${FONT} font-size="11" text-anchor="middle" fill="#222">${km} km</text>`
  );
}

/** The recorded line nearest to the day, all its fronts; null where none lies within reach. */
function recordedNear(lines: readonly LineFact[], day: Day): { day: Day; lines: LineFact[] } | null {
  let nearest: Day | null = null;
  for (const { date } of lines) {
    const of = dayOf(date);
    if (Math.abs(of - day) > RECORD_REACH_DAYS) continue;
    if (nearest === null || Math.abs(of - day) < Math.abs(nearest - day)) nearest = of;
  }
  if (nearest === null) return null;
  const chosen = nearest;
  return { day: chosen, lines: lines.filter(({ date }) => dayOf(date) === chosen) };
}
