/** What is written below a picture of the map. */
export interface Caption {
  /** day and run */
  left: string;
  /** where the picture is from */
  right: string;
  /** which line is which, as the map's legend says it */
  lines: ExplainedLine[];
}

/** A line of the map in words. */
export interface ExplainedLine {
  kind: "run" | "record";
  text: string;
}

/** A text of the strip, px from its upper left corner to the middle of the text's end that `anchor` names. */
export interface StripText {
  text: string;
  x: number;
  y: number;
  sizePx: number;
  anchor: "start" | "end";
}

/** A short piece of a line, px; it goes to the right from x. */
export interface StripSample {
  kind: ExplainedLine["kind"];
  x: number;
  y: number;
  lengthPx: number;
}

const EDGE_PX = 10;
const ROW_PX = 20;
const MARGIN_PX = 6;
const TEXT_PX = 13;
const SAMPLE_PX = 28;
const GAP_PX = 18;
/** narrower than this, each line has a row of its own */
const NARROW_PX = 560;

/**
 * Lays out the strip below a picture. Its height hangs on the width alone, since the frames of a film are all of one size.
 *
 * @param textWidth px that a text takes at a size in px
 */
export function stripOf(
  { left, right, lines }: Caption,
  widthPx: number,
  textWidth: (text: string, sizePx: number) => number,
): { heightPx: number; texts: StripText[]; samples: StripSample[] } {
  const narrow = widthPx < NARROW_PX;
  const rowY = (row: number) => MARGIN_PX + ROW_PX * (row + 0.5);
  const innerPx = widthPx - 2 * EDGE_PX;
  const leftPx = innerPx - textWidth(right, TEXT_PX) - GAP_PX;
  const texts: StripText[] = [
    {
      text: left,
      x: EDGE_PX,
      y: rowY(0),
      sizePx: fitting(textWidth(left, TEXT_PX), leftPx),
      anchor: "start",
    },
    { text: right, x: widthPx - EDGE_PX, y: rowY(0), sizePx: TEXT_PX, anchor: "end" },
  ];
  const samples: StripSample[] = [];
  const besidePx = SAMPLE_PX + MARGIN_PX;
  const widths = lines.map(({ text }) => textWidth(text, TEXT_PX));
  const all = widths.reduce((sum, width) => sum + width, 0);
  const forAll = innerPx - lines.length * besidePx - Math.max(0, lines.length - 1) * GAP_PX;
  let x = EDGE_PX;
  for (const [i, { kind, text }] of lines.entries()) {
    const y = rowY(narrow ? i + 1 : 1);
    const sizePx = narrow ? fitting(widths[i], innerPx - besidePx) : fitting(all, forAll);
    if (narrow) x = EDGE_PX;
    samples.push({ kind, x, y, lengthPx: SAMPLE_PX });
    texts.push({ text, x: x + besidePx, y, sizePx, anchor: "start" });
    x += besidePx + (widths[i] * sizePx) / TEXT_PX + GAP_PX;
  }
  return { heightPx: 2 * MARGIN_PX + ROW_PX * (narrow ? 3 : 2), texts, samples };
}

/** Size of a text that takes `widthPx` at the usual size, so that it fits. */
function fitting(widthPx: number, roomPx: number): number {
  return widthPx <= roomPx ? TEXT_PX : (TEXT_PX * roomPx) / widthPx;
}
