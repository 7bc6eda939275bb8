import type { Place } from "@p38/terrain";
import type { Box } from "./symbols.ts";
import { escapeXml, FONT, round } from "./text.ts";
import type { View } from "./view.ts";

/**
 * Dots and names of towns, the greatest first, those left out that would cover what is there or each other.
 *
 * @param taken boxes that no name may cover
 * @returns the picture, and the box of each name in it
 */
export function placeLabels(
  places: readonly Place[],
  view: View,
  taken: readonly Box[],
): { svg: string; boxes: Box[] } {
  const most = view.kmPerPixel > 0.4 ? 2 : 3;
  const towns = places
    .filter(({ kind, importance }) => importance <= most && /town|city|port|junction/.test(kind))
    .filter(({ lat, lon }) => lat > view.south && lat < view.north && lon > view.west && lon < view.east)
    .map((place, index) => ({ place, index }))
    .toSorted((a, b) => a.place.importance - b.place.importance || a.index - b.index);
  const boxes: Box[] = [];
  let svg = "";
  for (const { place } of towns) {
    const size = place.importance === 1 ? 13 : place.importance === 2 ? 10.5 : 9;
    const x = view.x(place.lon);
    const y = view.y(place.lat);
    const length = place.name.length * size * 0.62;
    const spots = [
      { left: x + 4, anchor: "start", at: x + 5 },
      { left: x - 4 - length, anchor: "end", at: x - 5 },
    ];
    for (const { left, anchor, at } of spots) {
      const box = { left, right: left + length, top: y - size * 0.6, bottom: y + size * 0.6 };
      if (box.left < 2 || box.right > view.width - 2) continue;
      if ([...taken, ...boxes].some((other) => covers(box, other))) continue;
      boxes.push(box);
      svg +=
        `<circle cx="${round(x)}" cy="${round(y)}" r="${place.importance === 1 ? 2.6 : 1.8}" fill="#222"/>` +
        `<text x="${round(at)}" y="${round(y + size * 0.35)}" ${FONT} font-size="${size}" ` +
        `text-anchor="${anchor}" fill="#222" stroke="#fff" stroke-width="2.4" stroke-opacity="0.8" ` +
        `paint-order="stroke">${escapeXml(place.name)}</text>`;
      break;
    }
  }
  return { svg, boxes };
}

function covers(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}
