import ms from "milsymbol";
import type { FormationRow } from "@p38/model";

const ECHELON_CODES: Record<string, string> = {
  regiment: "17",
  brigade: "18",
  division: "21",
  corps: "22",
  army: "23",
};
/** Entity and modifiers of APP-6(D), land unit */
const ARM_CODES: Record<string, string> = {
  infantry: "1211000000",
  security: "1211000000",
  airborne: "1211000001",
  marine: "1211000000",
  armoured: "1205000000",
  mechanized: "1211020000",
  artillery: "1303000000",
};

/** APP-6(D) symbol identification code of a formation: UN friendly, communist hostile. */
export function sidcOf({ side, echelon, arm }: Pick<FormationRow, "side" | "echelon" | "arm">): string {
  const identity = side === "un" ? "3" : "6";
  return `100${identity}1000${ECHELON_CODES[echelon] ?? "00"}${ARM_CODES[arm] ?? ARM_CODES.infantry}`;
}

const PARTY_WORDS: Record<string, string> = { usa: "US", rok: "ROK", prk: "KPA", chn: "CPV", gbr: "UK" };

/** Short name below a symbol: its number, what tells it apart, and whose, such as `1 Cav US`; else its name. */
export function labelOf({ name, party }: Pick<FormationRow, "name" | "party">): string {
  const number = /\b(\d+)(?:st|nd|rd|th|d)?\b/.exec(name);
  if (!number) return name.replace(/ (Infantry|Division|Brigade|Regiment|Battalion|Group)\b.*$/, "");
  const kinds: [RegExp, string][] = [
    [/Cavalry|\bCav\b/, "Cav"],
    [/Marine/, "Mar"],
    [/Airborne|Parachute/, "Abn"],
    [/Armou?red|Tank/, "Arm"],
    [/Commonwealth/, "Cw"],
  ];
  const kind = kinds.find(([pattern]) => pattern.test(name))?.[1];
  return [number[1], kind, PARTY_WORDS[party] ?? party.toUpperCase()].filter(Boolean).join(" ");
}

/** A symbol drawn once, to be placed many times. */
export interface SymbolPicture {
  width: number;
  height: number;
  /** what stands at the symbol's anchor */
  anchorX: number;
  anchorY: number;
  /** SVG without its outer element */
  body: string;
  viewBox: string;
}

/** Draws the symbol of a code, `size` pixels. */
export function symbolPicture(sidc: string, size: number): SymbolPicture {
  const symbol = new ms.Symbol(sidc, { size, outlineWidth: 3, outlineColor: "rgb(255,255,255)" });
  const { width, height } = symbol.getSize();
  const { x, y } = symbol.getAnchor();
  const svg = symbol.asSVG();
  return {
    width,
    height,
    anchorX: x,
    anchorY: y,
    viewBox: /viewBox="([^"]+)"/.exec(svg)?.[1] ?? `0 0 ${width} ${height}`,
    body: svg.replace(/^<svg[^>]*>/, "").replace(/<\/svg>$/, ""),
  };
}

/** px, a part of a picture that is taken */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A box that wants to stand round a point, and where it came to stand. */
export interface Placed {
  /** px, the point that it marks */
  x: number;
  y: number;
  width: number;
  height: number;
  /** radians clockwise from east: where it would rather give way to */
  rear: number;
  /** px, middle of the box */
  atX: number;
  atY: number;
}

/**
 * Moves boxes apart so that none covers another: each takes a free spot near its point, rather behind it.
 *
 * Boxes earlier in the list choose first, so equal input gives equal pictures.
 *
 * @param bounds px, width and height of the picture
 * @param taken  parts of the picture that no box may cover
 */
export function spread(
  boxes: Placed[],
  bounds: { width: number; height: number },
  taken: readonly Box[] = [],
): void {
  const settled: Middle[] = taken.map(({ left, right, top, bottom }) => ({
    atX: (left + right) / 2,
    atY: (top + bottom) / 2,
    width: right - left,
    height: bottom - top,
  }));
  for (const box of boxes) {
    const spot = spotFor(box, settled, bounds);
    box.atX = spot.x;
    box.atY = spot.y;
    settled.push(box);
  }
}

type Middle = Pick<Placed, "atX" | "atY" | "width" | "height">;

function spotFor(box: Placed, settled: readonly Middle[], bounds: { width: number; height: number }) {
  const step = box.height / 3;
  const best = { x: box.x, y: box.y, cost: Infinity };
  for (let ring = 0; ring < 60 && ring * step < best.cost; ring++) {
    const spots = ring === 0 ? 1 : ring * 8;
    for (let k = 0; k < spots; k++) {
      const turn = (k / spots) * 2 * Math.PI;
      const cost = ring * step * (1 + 0.6 * (1 - Math.cos(turn)));
      const x = box.x + Math.cos(box.rear + turn) * ring * step;
      const y = box.y + Math.sin(box.rear + turn) * ring * step;
      if (cost >= best.cost || !within(x, y, box, bounds)) continue;
      if (!settled.some((other) => overlap(x, y, box, other))) Object.assign(best, { x, y, cost });
    }
  }
  return best;
}

function within(x: number, y: number, box: Placed, bounds: { width: number; height: number }): boolean {
  return (
    x - box.width / 2 > 2 &&
    x + box.width / 2 < bounds.width - 2 &&
    y - box.height / 2 > 2 &&
    y + box.height / 2 < bounds.height - 2
  );
}

function overlap(x: number, y: number, box: Placed, other: Middle): boolean {
  return (
    Math.abs(x - other.atX) * 2 < box.width + other.width + 2 &&
    Math.abs(y - other.atY) * 2 < box.height + other.height + 2
  );
}
