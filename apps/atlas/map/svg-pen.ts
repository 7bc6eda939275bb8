/** What the map's canvas is drawn with: the part of a canvas's own context that an SVG drawing has too. */
export interface Pen extends Pick<
  CanvasRenderingContext2D,
  | "strokeStyle"
  | "fillStyle"
  | "lineWidth"
  | "lineJoin"
  | "lineCap"
  | "globalAlpha"
  | "font"
  | "textAlign"
  | "textBaseline"
  | "setLineDash"
  | "beginPath"
  | "moveTo"
  | "lineTo"
  | "arc"
  | "rect"
  | "roundRect"
  | "closePath"
  | "fillRect"
  | "strokeRect"
  | "fillText"
  | "strokeText"
  | "measureText"
> {
  stroke(): void;
  fill(): void;
}

/** Where a text's own line lies, as SVG shifts it from the point that a canvas puts it on. */
const SHIFTS: { readonly [baseline: string]: string } = {
  top: "0.85em",
  middle: "0.35em",
  bottom: "-0.25em",
};
const ANCHORS: { readonly [align: string]: string } = { center: "middle", right: "end" };

/** Writes what is drawn as SVG shapes, in px, in the order that it was drawn. */
export class SvgPen implements Pen {
  strokeStyle: Pen["strokeStyle"] = "#000";
  fillStyle: Pen["fillStyle"] = "#000";
  lineWidth = 1;
  lineJoin: CanvasLineJoin = "miter";
  lineCap: CanvasLineCap = "butt";
  globalAlpha = 1;
  font = "10px sans-serif";
  textAlign: CanvasTextAlign = "start";
  textBaseline: CanvasTextBaseline = "alphabetic";
  readonly shapes: string[] = [];
  readonly #measure: (text: string, font: string) => TextMetrics;
  #dash: number[] = [];
  #path = "";

  /** @param measure measures a text in a font as a canvas would */
  constructor(measure: (text: string, font: string) => TextMetrics) {
    this.#measure = measure;
  }

  setLineDash(dash: Iterable<number>): void {
    this.#dash = [...dash];
  }

  beginPath(): void {
    this.#path = "";
  }

  moveTo(x: number, y: number): void {
    this.#path += `M${n(x)} ${n(y)}`;
  }

  lineTo(x: number, y: number): void {
    this.#path += `${this.#path === "" ? "M" : "L"}${n(x)} ${n(y)}`;
  }

  closePath(): void {
    this.#path += "Z";
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#path += `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}Z`;
  }

  roundRect(x: number, y: number, width: number, height: number, radii?: unknown): void {
    const r = typeof radii === "number" ? radii : 0;
    const corner = (dx: number, dy: number) => `a${n(r)} ${n(r)} 0 0 1 ${n(dx)} ${n(dy)}`;
    this.#path +=
      `M${n(x + r)} ${n(y)}h${n(width - 2 * r)}${corner(r, r)}v${n(height - 2 * r)}${corner(-r, r)}` +
      `h${n(2 * r - width)}${corner(-r, -r)}v${n(2 * r - height)}${corner(r, -r)}Z`;
  }

  arc(x: number, y: number, radius: number, from: number, to: number, counterclockwise = false): void {
    const turn = 2 * Math.PI;
    const swept = counterclockwise ? from - to : to - from;
    const angle = swept >= turn ? turn : ((swept % turn) + turn) % turn;
    const at = (a: number) => [x + radius * Math.cos(a), y + radius * Math.sin(a)] as const;
    const sweep = counterclockwise ? 0 : 1;
    const way = counterclockwise ? -1 : 1;
    this.lineTo(...at(from));
    // in two parts: SVG draws no arc that ends where it begins
    for (const part of [0.5, 1]) {
      const [toX, toY] = at(from + way * angle * part);
      const long = angle / 2 > Math.PI ? 1 : 0;
      this.#path += `A${n(radius)} ${n(radius)} 0 ${long} ${sweep} ${n(toX)} ${n(toY)}`;
    }
  }

  stroke(): void {
    this.#shape(`d="${this.#path}" fill="none" ${this.#strokeWords()}`);
  }

  fill(): void {
    this.#shape(`d="${this.#path}" fill="${xml(String(this.fillStyle))}"`);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#apart(() => {
      this.rect(x, y, width, height);
      this.fill();
    });
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#apart(() => {
      this.rect(x, y, width, height);
      this.stroke();
    });
  }

  fillText(text: string, x: number, y: number): void {
    this.#text(text, x, y, `fill="${xml(String(this.fillStyle))}"`);
  }

  strokeText(text: string, x: number, y: number): void {
    this.#text(text, x, y, `fill="none" ${this.#strokeWords()}`);
  }

  measureText(text: string): TextMetrics {
    return this.#measure(text, this.font);
  }

  /** Puts a ready drawing among the shapes, its upper left corner at a point. */
  drawSvg(svg: string, x: number, y: number): void {
    this.shapes.push(svg.replace(/^<svg /, `<svg x="${n(x)}" y="${n(y)}" `));
  }

  /** Draws something that leaves the path under way as it was. */
  #apart(draw: () => void): void {
    const kept = this.#path;
    this.#path = "";
    draw();
    this.#path = kept;
  }

  #shape(words: string): void {
    if (!/d=""/.test(words)) this.shapes.push(`<path ${words}${this.#alpha()}/>`);
  }

  #text(text: string, x: number, y: number, words: string): void {
    // as CSS has it: weight, size and family
    const [, weight, size] = /^(?:(\d+) )?([\d.]+)px /.exec(this.font) ?? [];
    const shift = SHIFTS[this.textBaseline];
    this.shapes.push(
      `<text x="${n(x)}" y="${n(y)}"${shift ? ` dy="${shift}"` : ""} font-size="${size}"` +
        `${weight ? ` font-weight="${weight}"` : ""} text-anchor="${ANCHORS[this.textAlign] ?? "start"}" ` +
        `${words}${this.#alpha()}>${xml(text)}</text>`,
    );
  }

  #strokeWords(): string {
    const dash = this.#dash.length > 0 ? ` stroke-dasharray="${this.#dash.join(" ")}"` : "";
    return (
      `stroke="${xml(String(this.strokeStyle))}" stroke-width="${n(this.lineWidth)}" ` +
      `stroke-linejoin="${this.lineJoin}" stroke-linecap="${this.lineCap}"${dash}`
    );
  }

  #alpha(): string {
    return this.globalAlpha === 1 ? "" : ` opacity="${n(this.globalAlpha, 2)}"`;
  }
}

/** A number of px as SVG has it. */
export function n(value: number, decimals = 1): string {
  return String(Number(value.toFixed(decimals)));
}

/** Text that may stand within XML. */
export function xml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
