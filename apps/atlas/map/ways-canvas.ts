import { PAGE_FONT } from "../fonts.ts";
import type { Strike } from "../view/air.ts";
import type { SupplyNet } from "../view/supply-ways.ts";
import type { Project } from "./projection.ts";
import type { Pen } from "./svg-pen.ts";

/** Colours of what lies over the map. */
interface Inks {
  un: string;
  communist: string;
  halo: string;
  plain: string;
}

export interface SupplyInks extends Inks {
  /** tonnes a day in the page's words */
  tonnes(value: number): string;
}

/** Loads from which a way is drawn otherwise, percent of what it carries, the heaviest last. */
const LOADS = [
  { from: 0, colour: "#2d7d6f", dash: [] },
  { from: 60, colour: "#e9a23b", dash: [] },
  { from: 101, colour: "#d1495b", dash: [5, 3] },
] as const;
/** Tonnes a day from which a way is drawn thicker, and its width there, px. */
const WIDTHS = [
  { from: 0, px: 1.6 },
  { from: 400, px: 2.8 },
  { from: 1500, px: 4.4 },
  { from: 4000, px: 6.4 },
] as const;

/** Ways of supply: the thicker, the more goes over them; amber where they are near full, red and broken where more is asked for than they carry. */
export function drawSupplyNet(pen: Pen, net: SupplyNet, project: Project, inks: SupplyInks): void {
  const classOf = (bounds: readonly { from: number }[], value: number) =>
    bounds.findLastIndex(({ from }) => value >= from);
  const stretches = net.stretches.map(({ from, to, tonnes, loadPercent }) => ({
    start: project(...from),
    end: project(...to),
    width: classOf(WIDTHS, tonnes),
    load: classOf(LOADS, loadPercent),
  }));
  const strokeAll = (width: number, px: number, load?: number) => {
    pen.beginPath();
    for (const { start, end, width: own, load: ownLoad } of stretches) {
      if (own !== width || (load !== undefined && ownLoad !== load)) continue;
      pen.moveTo(start.x, start.y);
      pen.lineTo(end.x, end.y);
    }
    pen.lineWidth = px;
    pen.stroke();
  };
  pen.strokeStyle = inks.halo;
  WIDTHS.forEach(({ px }, width) => strokeAll(width, px + 2.4));
  LOADS.forEach(({ colour, dash }, load) => {
    pen.strokeStyle = colour;
    pen.setLineDash([...dash]);
    WIDTHS.forEach(({ px }, width) => strokeAll(width, px, load));
  });
  pen.setLineDash([]);
  pen.font = `600 10px ${PAGE_FONT}`;
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  for (const { side, lat, lon, tonnes } of net.sources) {
    const { x, y } = project(lat, lon);
    pen.fillStyle = inks.plain;
    pen.strokeStyle = inks[side];
    pen.lineWidth = 2.4;
    pen.beginPath();
    pen.rect(x - 5, y - 5, 10, 10);
    pen.fill();
    pen.stroke();
    if (tonnes < WIDTHS[1].from) continue;
    const text = inks.tonnes(tonnes);
    pen.lineWidth = 3;
    pen.strokeStyle = inks.halo;
    pen.strokeText(text, x + 9, y);
    pen.fillStyle = inks[side];
    pen.fillText(text, x + 9, y);
  }
}

/** px of a strike's spot: its area goes with the bombs. */
const strikePx = (tonnes: number) => Math.max(3, Math.min(14, 2.2 * Math.sqrt(tonnes)));

/** Targets of bombers: a burst where each lay, the larger, the more bombs. */
export function drawStrikes(pen: Pen, strikes: readonly Strike[], project: Project, inks: Inks): void {
  for (const { lat, lon, tonnes } of strikes) {
    const { x, y } = project(lat, lon);
    const outer = strikePx(tonnes);
    pen.beginPath();
    for (let point = 0; point < 16; point++) {
      const reach = point % 2 === 0 ? outer + 2 : outer * 0.55;
      const angle = (point * Math.PI) / 8;
      pen.lineTo(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
    }
    pen.closePath();
    pen.fillStyle = "#f2b134";
    pen.strokeStyle = inks.un;
    pen.lineWidth = 1.3;
    pen.fill();
    pen.stroke();
  }
}
