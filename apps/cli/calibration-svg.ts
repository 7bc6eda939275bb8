import type { EnsembleLineScore, EnsembleLossScore, Score } from "@p38/score";
import { escapeXml, FONT, round } from "./map/text.ts";

/** px */
const PANEL = 300;
const GAP = 70;
const TOP = 96;
const LEFT = 60;
const FOOT = 96;
const WIDTH = LEFT + 3 * PANEL + 2 * GAP + 30;
const HEIGHT = TOP + PANEL + FOOT;

const COLOURS = { fit: "#b0742c", judge: "#0b3d7a" } as const;
const INK = "#1d2730";
const SOFT = "#6d7276";

/** What a drawing of how well an ensemble is calibrated is made of. */
export interface Calibration {
  name: string;
  placeControl: Score["placeControl"];
  lines: EnsembleLineScore;
  losses: EnsembleLossScore;
}

/**
 * How well an ensemble is calibrated, as an SVG drawing of three panels: chances of places against how often they came true, where
 * recorded lines lie among those of the runs, and where claims of losses lie. Fit and judge apart.
 */
export function calibrationSvg({ name, placeControl, lines, losses }: Calibration): string {
  const share = (value: number | null) => (value === null ? "-" : `${Math.round(100 * value)} %`);
  const panels = [
    panel(
      0,
      "Who held each place",
      "chance that the communist side holds it",
      "share in which it did",
      reliability(placeControl),
    ),
    panel(
      1,
      "Line of contact at meridians",
      "tenth of the runs, from the southernmost",
      "share of recorded points",
      ranks({ fit: lines.fit.ranks, judge: lines.judge.ranks }),
      [
        `Judge: ${share(lines.judge.within50)} within the middle 50 % of runs,`,
        `${share(lines.judge.within90)} within the middle 90 % (${lines.judge.points} points).`,
      ],
    ),
    panel(
      2,
      "Losses claimed, UN side",
      "tenth of the runs, from the lowest losses",
      "share of claims",
      ranks({ fit: losses.parts.fit.un.ranks, judge: losses.parts.judge.un.ranks }),
      [
        `Judge: ${share(losses.parts.judge.un.within50)} within the middle 50 % of runs,`,
        `${share(losses.parts.judge.un.within90)} within the middle 90 % (${losses.parts.judge.un.claims} claims).`,
      ],
    ),
  ];
  const legend = (["fit", "judge"] as const).map(
    (part, i) =>
      `<rect x="${LEFT + i * 190}" y="52" width="14" height="14" fill="${COLOURS[part]}"/>` +
      text(LEFT + i * 190 + 20, 64, part === "fit" ? "may be used for fitting" : "judges alone", 13),
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" ${FONT}>` +
    `<title>${escapeXml(`Calibration of ${name}`)}</title><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>` +
    text(LEFT, 34, `Calibration of ${name}`, 18, { weight: 700 }) +
    legend.join("") +
    text(LEFT + 380, 64, "Grey: where all would lie if the chances and the spread were right.", 13, {
      colour: SOFT,
    }) +
    panels.join("") +
    "</svg>\n"
  );
}

/** A panel with axes from 0 to 1, or from 0 to half where it has bars. */
function panel(
  index: number,
  title: string,
  x: string,
  y: string,
  drawn: Drawn,
  notes: string[] = [],
): string {
  const left = LEFT + index * (PANEL + GAP);
  const at = (u: number, v: number) => [left + u * PANEL, TOP + PANEL - (v / drawn.most) * PANEL] as const;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((step) => {
    const [, py] = at(0, step * drawn.most);
    return (
      `<path d="M${left} ${round(py)}h${PANEL}" stroke="#e4e1d6"/>` +
      text(left - 6, py + 4, `${Math.round(100 * step * drawn.most)} %`, 11, { anchor: "end", colour: SOFT })
    );
  });
  return (
    text(left, TOP - 10, title, 14, { weight: 600 }) +
    ticks.join("") +
    drawn.shapes(at) +
    `<path d="M${left} ${TOP}v${PANEL}h${PANEL}" fill="none" stroke="${INK}"/>` +
    text(left + PANEL / 2, TOP + PANEL + 34, x, 12, { anchor: "middle" }) +
    `<g transform="rotate(-90 ${left - 42} ${TOP + PANEL / 2})">${text(left - 42, TOP + PANEL / 2, y, 12, { anchor: "middle" })}</g>` +
    notes.map((note, i) => text(left, TOP + PANEL + 58 + 17 * i, note, 12, { colour: SOFT })).join("")
  );
}

type At = (u: number, v: number) => readonly [x: number, y: number];
/** What stands in a panel, and the share at its upper edge. */
interface Drawn {
  most: number;
  shapes(at: At): string;
}

/** Chances in tenths against how often they came true, the greater the more place-days. */
function reliability({ parts }: Score["placeControl"]): Drawn {
  return {
    most: 1,
    shapes(at) {
      const [x0, y0] = at(0, 0);
      const [x1, y1] = at(1, 1);
      const dots = (["fit", "judge"] as const).map((part) => {
        const bins = parts[part].score.reliability.filter(({ placeDays }) => placeDays > 0);
        const all = bins.reduce((sum, { placeDays }) => sum + placeDays, 0);
        const points = bins.map(({ forecast, observed, placeDays }) => {
          const [x, y] = at(forecast, observed);
          const radius = 3 + 11 * Math.sqrt(placeDays / all);
          return {
            x,
            y,
            circle: `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${COLOURS[part]}" fill-opacity="0.75"/>`,
          };
        });
        const line = points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${round(x)} ${round(y)}`).join("");
        return `<path d="${line}" fill="none" stroke="${COLOURS[part]}" stroke-width="1.4"/>${points.map(({ circle }) => circle).join("")}`;
      });
      const steps = [0, 0.25, 0.5, 0.75, 1].map((step) => {
        const [x, y] = at(step, 0);
        return text(x, y + 16, `${100 * step} %`, 11, { anchor: "middle", colour: SOFT });
      });
      return `<path d="M${round(x0)} ${round(y0)}L${round(x1)} ${round(y1)}" stroke="#b7b3a5" stroke-width="2"/>${dots.join("")}${steps.join("")}`;
    },
  };
}

/** Shares by tenths as bars, of both parts side by side. */
function ranks(byPart: { fit: readonly number[]; judge: readonly number[] }): Drawn {
  const most = Math.max(0.4, Math.ceil(10 * Math.max(...byPart.fit, ...byPart.judge)) / 10);
  return {
    most,
    shapes(at) {
      const bars = (["fit", "judge"] as const).flatMap((part, i) =>
        byPart[part].map((share, tenth) => {
          const [x, y] = at((tenth + 0.12 + 0.38 * i) / 10, share);
          const [right, foot] = at((tenth + 0.12 + 0.38 * (i + 1)) / 10, 0);
          return `<rect x="${round(x)}" y="${round(y)}" width="${round(right - x)}" height="${round(foot - y)}" fill="${COLOURS[part]}"/>`;
        }),
      );
      const [x0, y0] = at(0, 0.1);
      const [x1] = at(1, 0.1);
      const numbers = byPart.judge.map((_, tenth) => {
        const [x, y] = at((tenth + 0.5) / 10, 0);
        return text(x, y + 16, String(tenth + 1), 11, { anchor: "middle", colour: SOFT });
      });
      return `${bars.join("")}<path d="M${round(x0)} ${round(y0)}H${round(x1)}" stroke="#b7b3a5" stroke-width="2"/>${numbers.join("")}`;
    },
  };
}

function text(
  x: number,
  y: number,
  words: string,
  size: number,
  {
    anchor = "start",
    colour = INK,
    weight = 400,
  }: { anchor?: string; colour?: string; weight?: number } = {},
): string {
  return (
    `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" ` +
    `fill="${colour}">${escapeXml(words)}</text>`
  );
}
