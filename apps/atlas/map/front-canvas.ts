import type { Map as MapLibre } from "maplibre-gl";
import { PAGE_FONT } from "../fonts.ts";
import { declutter, type Obstacle, type Sprite } from "../view/declutter.ts";
import type { Marker } from "../view/formations.ts";
import type { Landing, Move } from "../view/moves.ts";
import { rearDirections } from "../view/rear.ts";
import type { Strike } from "../view/air.ts";
import { NO_SUPPLY_NET, type SupplyNet } from "../view/supply-ways.ts";
import { projectionOf, type Project } from "./projection.ts";
import { kmPerPixel } from "./scale.ts";
import type { Pen } from "./svg-pen.ts";
import { SIDE_COLOURS, sidcOf, symbolImage } from "./symbols.ts";
import { drawStrikes, drawSupplyNet } from "./ways-canvas.ts";

/** What the canvas draws over the map: the day's lines and formations. */
export interface Scene {
  /** [lat, lon] from west to east; empty for none */
  runLine: [number, number][];
  /** recorded fronts, each as [lat, lon] points */
  recordLines: [number, number][][];
  /** km that the recorded line may be off to either side, 0 where it is not known */
  recordKm: number;
  moves: Move[];
  landings: Landing[];
  /** where the lines of many runs lie, by meridian from the west: degrees north; empty for none */
  fan: { lon: number; low: number; middle: number; high: number }[];
  /** whether symbols show the days of supply held */
  supply: boolean;
  supplyNet: SupplyNet;
  /** tonnes a day in the page's words */
  tonnes(value: number): string;
  strikes: readonly Strike[];
  markers: Marker[];
  /** keys of markers to stress */
  hovered: string | null;
  chosen: string | null;
  /** what to write at the east end of each line */
  lineNames: { run: string; record: string };
  /** whether the map is dark */
  dark: boolean;
}

/** px on the map's canvas */
interface Point {
  x: number;
  y: number;
}

/** A symbol as it was drawn, for finding what lies under the pointer. */
interface Drawn {
  key: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Colours of what is drawn over the map, on light ground and on dark. */
export const COLOURS_OF_SIDES = {
  light: {
    run: "#11151a",
    record: "#7a1fa2",
    un: "#0b3d7a",
    communist: "#8c1410",
    halo: "rgba(255,255,255,0.88)",
    plain: "#ffffff",
  },
  dark: {
    run: "#f7f5ee",
    record: "#dd9bf8",
    un: "#a9d0ff",
    communist: "#ffb0a8",
    halo: "rgba(12,16,20,0.85)",
    plain: "#10151a",
  },
} as const;
const LABEL_PX = 10;
/** px that an arrow is drawn at least */
const ARROW_PX = 26;
const FULL_SUPPLY_DAYS = 7;
/** px beyond which the band of a line's error is drawn fainter, so that the ground stays in sight */
const WIDE_BAND_PX = 90;
/** px between the points of the line that symbols keep clear of */
const LINE_STEP_PX = 8;

/** A symbol as a bitmap, and what makes it as shapes. */
interface SymbolToDraw {
  image: { image: CanvasImageSource | null; width: number; height: number };
  sidc: string;
  /** px, as `symbolSvg` takes it */
  size: number;
}
type DrawSymbol = (symbol: SymbolToDraw, left: number, top: number) => void;

/** The canvas above the map; it redraws whenever the map has moved or the scene changes. */
export class FrontCanvas {
  readonly #map: MapLibre;
  readonly #canvas: HTMLCanvasElement;
  #scene: Scene = {
    runLine: [],
    recordLines: [],
    recordKm: 0,
    moves: [],
    landings: [],
    fan: [],
    supply: false,
    supplyNet: NO_SUPPLY_NET,
    tonnes: String,
    strikes: [],
    markers: [],
    hovered: null,
    chosen: null,
    lineNames: { run: "", record: "" },
    dark: false,
  };
  #project: Project;
  #drawn: Drawn[] = [];
  /** [2 * n] px from each marker's point to its symbol, and what they were worked out for */
  #offsets = new Float64Array(0);
  #offsetsFor: { markers: Marker[]; line: unknown; zoom: number; size: number; ready: boolean } | null = null;
  #frame = 0;
  /** whether the map looks elsewhere than when this was drawn last */
  #moved = true;

  constructor(map: MapLibre, canvas: HTMLCanvasElement) {
    this.#map = map;
    this.#canvas = canvas;
    this.#project = projectionOf(map);
    map.on("move", () => (this.#moved = true));
    // with the map's own frame, so that both move as one; most frames of the map only show other ground beneath
    map.on("render", () => {
      if (this.#moved || this.#frame !== 0) this.draw();
    });
    map.on("resize", () => this.draw());
  }

  get #inks() {
    return COLOURS_OF_SIDES[this.#scene.dark ? "dark" : "light"];
  }

  show(scene: Scene): void {
    this.#scene = scene;
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.draw());
  }

  get canvas(): HTMLCanvasElement {
    return this.#canvas;
  }

  /** px boxes of the symbols and spots that were drawn last. */
  get taken(): readonly { left: number; top: number; right: number; bottom: number }[] {
    return this.#drawn;
  }

  /** Draws again once symbols have been loaded. */
  refresh(): void {
    this.#offsetsFor = null;
    this.draw();
  }

  /** Key of the marker at a point of the map, null for none; a finger is given some room. */
  markerAt(x: number, y: number, room = 0): string | null {
    for (let i = this.#drawn.length - 1; i >= 0; i--) {
      const { key, left, top, right, bottom } = this.#drawn[i];
      if (x >= left - room && x <= right + room && y >= top - room && y <= bottom + room) return key;
    }
    return null;
  }

  /** Middle of a marker's symbol on the map's canvas, null when it isn't on show. */
  placeOf(key: string): { x: number; y: number } | null {
    const found = this.#drawn.find((drawn) => drawn.key === key);
    return found ? { x: (found.left + found.right) / 2, y: (found.top + found.bottom) / 2 } : null;
  }

  draw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#moved = false;
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    if (width === 0) return;
    const ratio = Math.max(1, Math.min(3, window.devicePixelRatio || 1));
    if (
      this.#canvas.width !== Math.round(width * ratio) ||
      this.#canvas.height !== Math.round(height * ratio)
    ) {
      this.#canvas.width = Math.round(width * ratio);
      this.#canvas.height = Math.round(height * ratio);
    }
    const pen = this.#canvas.getContext("2d")!;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    this.drawWith(pen, ({ image }, left, top) => {
      if (image.image) pen.drawImage(image.image, left, top, image.width, image.height);
    });
  }

  /**
   * Draws the scene with a canvas's pen, or with another that draws the same.
   *
   * @param drawSymbol puts a symbol's upper left corner at a point, px
   */
  drawWith(pen: Pen, drawSymbol: DrawSymbol): void {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    pen.lineJoin = pen.lineCap = "round";
    const project = (this.#project = projectionOf(this.#map));
    const recorded = this.#scene.recordLines.map((line) => this.#path(line));
    const computed = this.#path(this.#scene.runLine);
    const { supply, supplyNet, tonnes } = this.#scene;
    if (supply) drawSupplyNet(pen, supplyNet, project, { ...this.#inks, tonnes });
    this.#drawFan(pen);
    for (const path of recorded) this.#band(pen, path);
    for (const path of recorded) this.#stroke(pen, path, this.#inks.record, width < 600 ? 2.5 : 3, [9, 6]);
    this.#stroke(pen, computed, this.#inks.run, width < 600 ? 3 : 4, []);
    for (const move of this.#scene.moves) this.#arrow(pen, move);
    for (const landing of this.#scene.landings) this.#anchor(pen, landing);
    drawStrikes(pen, this.#scene.strikes, project, this.#inks);
    this.#drawMarkers(pen, width, height, computed, drawSymbol);
    this.#drawLabels(pen, computed, recorded[0] ?? []);
  }

  #path(line: [number, number][]): Point[] {
    return rounded(line.map(([lat, lon]) => this.#project(lat, lon)));
  }

  #stroke(pen: Pen, path: Point[], colour: string, width: number, dash: number[]) {
    if (path.length < 2) return;
    pen.beginPath();
    path.forEach(({ x, y }, i) => (i === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
    pen.setLineDash([]);
    pen.strokeStyle = this.#inks.halo;
    pen.lineWidth = width + 3;
    pen.stroke();
    pen.setLineDash(dash);
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.stroke();
    pen.setLineDash([]);
  }

  /** Where the line of nine runs in ten lies, and of the middle one. */
  #drawFan(pen: Pen): void {
    const { fan } = this.#scene;
    if (fan.length < 2) return;
    const at = this.#project;
    const [upper, lower] = [
      fan.map(({ lon, high }) => at(high, lon)),
      fan.map(({ lon, low }) => at(low, lon)),
    ];
    pen.beginPath();
    [...upper, ...lower.toReversed()].forEach(({ x, y }, i) =>
      i === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y),
    );
    pen.closePath();
    pen.fillStyle = this.#inks.run;
    pen.globalAlpha = 0.18;
    pen.fill();
    pen.globalAlpha = 1;
    this.#stroke(
      pen,
      fan.map(({ lon, middle }) => at(middle, lon)),
      this.#inks.run,
      2.5,
      [2, 5],
    );
  }

  /** How far the recorded line may be off, to either side of it. */
  #band(pen: Pen, path: Point[]): void {
    const width = (2 * this.#scene.recordKm) / kmPerPixel(this.#map.getZoom());
    if (path.length < 2 || width < 6) return;
    pen.beginPath();
    path.forEach(({ x, y }, i) => (i === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
    pen.strokeStyle = this.#inks.record;
    pen.globalAlpha = width > WIDE_BAND_PX ? 0.06 : 0.13;
    pen.lineWidth = width;
    pen.stroke();
    pen.globalAlpha = 1;
  }

  /** An attack as a full arrow onto its cell, a withdrawal as a dashed one; short ones are drawn longer than they are. */
  #arrow(pen: Pen, { kind, side, from, to }: Move): void {
    const end = this.#project(...to);
    const start = this.#project(...from);
    let [dx, dy] = [end.x - start.x, end.y - start.y];
    const length = Math.sqrt(dx * dx + dy * dy);
    if (length === 0) return;
    [dx, dy] = [dx / length, dy / length];
    const drawn = Math.max(length, ARROW_PX);
    const head = kind === "attack" ? 9 : 7;
    const tail = { x: end.x - dx * drawn, y: end.y - dy * drawn };
    const neck = { x: end.x - dx * head, y: end.y - dy * head };
    const shape = () => {
      pen.beginPath();
      pen.moveTo(tail.x, tail.y);
      pen.lineTo(neck.x, neck.y);
      pen.stroke();
      pen.setLineDash([]);
      pen.beginPath();
      pen.moveTo(end.x, end.y);
      pen.lineTo(neck.x - dy * head * 0.6, neck.y + dx * head * 0.6);
      pen.lineTo(neck.x + dy * head * 0.6, neck.y - dx * head * 0.6);
      pen.closePath();
    };
    pen.strokeStyle = this.#inks.halo;
    pen.lineWidth = kind === "attack" ? 6 : 4.5;
    shape();
    pen.stroke();
    pen.strokeStyle = pen.fillStyle = this.#inks[side];
    pen.lineWidth = kind === "attack" ? 3.2 : 1.8;
    pen.setLineDash(kind === "attack" ? [] : [5, 4]);
    shape();
    if (kind === "attack") pen.fill();
    else {
      pen.fillStyle = this.#inks.plain;
      pen.lineWidth = 1.4;
      pen.fill();
      pen.stroke();
    }
  }

  /** Where troops came ashore: an anchor in the side's colour. */
  #anchor(pen: Pen, { side, lat, lon }: Landing): void {
    const { x, y } = this.#project(lat, lon);
    pen.beginPath();
    pen.arc(x, y, 10, 0, 2 * Math.PI);
    pen.fillStyle = this.#inks[side];
    pen.fill();
    pen.strokeStyle = this.#inks.plain;
    pen.lineWidth = 1.7;
    pen.stroke();
    pen.beginPath();
    pen.arc(x, y - 4.6, 1.6, 0, 2 * Math.PI);
    pen.moveTo(x, y - 3);
    pen.lineTo(x, y + 5.5);
    pen.moveTo(x - 2.6, y - 1);
    pen.lineTo(x + 2.6, y - 1);
    pen.moveTo(x - 5, y + 1.6);
    pen.arc(x, y + 0.8, 5, Math.PI * 0.95, Math.PI * 0.05, true);
    pen.stroke();
  }

  #drawMarkers(pen: Pen, width: number, height: number, line: Point[], drawSymbol: DrawSymbol): void {
    const { markers, hovered, chosen, runLine } = this.#scene;
    const zoom = this.#map.getZoom();
    const size = symbolSize(zoom, width);
    const points = markers.map(({ lat, lon }) => this.#project(lat, lon));
    const images = markers.map((marker) => symbolImage(sidcOf(marker), size));
    const ready = images.every((image) => image !== null);
    const known = this.#offsetsFor;
    const holds =
      known !== null &&
      known.markers === markers &&
      known.line === runLine &&
      known.size === size &&
      known.ready === ready &&
      Math.abs(known.zoom - zoom) <= 0.02;
    if (!holds) {
      const boxes = images.map((image) => image ?? PLACEHOLDER(size));
      const ashore = this.#scene.landings.map(({ lat, lon }) => ({
        ...this.#project(lat, lon),
        width: 22,
        height: 22,
      }));
      this.#offsets = offsetsOf(pen, markers, points, boxes, [...alongLine(line), ...ashore], width < 600);
      this.#offsetsFor = { markers, line: runLine, zoom, size, ready };
    }
    this.#drawn = [];
    pen.font = `600 ${LABEL_PX}px ${PAGE_FONT}`;
    pen.textAlign = "center";
    pen.textBaseline = "top";
    const order = markers.map((_, i) => i);
    const stress = (i: number) => Number(markers[i].key === chosen || markers[i].key === hovered);
    order.sort((a, b) => stress(a) - stress(b) || a - b);
    const seen = (i: number) =>
      points[i].x > -80 && points[i].x < width + 80 && points[i].y > -80 && points[i].y < height + 80;
    for (const i of order) if (seen(i)) this.#leader(pen, markers[i], points[i], i, stress(i) === 1);
    for (const i of order)
      if (seen(i) && Number.isNaN(this.#offsets[i * 2]))
        this.#drawSpot(pen, markers[i], points[i], stress(i) === 1);
    for (const i of order) {
      if (!seen(i)) continue;
      const x = points[i].x + this.#offsets[i * 2];
      const y = points[i].y + this.#offsets[i * 2 + 1];
      if (Number.isNaN(x)) continue;
      const image = images[i] ?? PLACEHOLDER(size);
      const text = markers[i].label;
      const top = y - (image.height + LABEL_PX) / 2;
      if (stress(i)) {
        pen.fillStyle = this.#inks.halo;
        pen.strokeStyle = this.#inks[markers[i].side];
        pen.lineWidth = 1.5;
        pen.beginPath();
        pen.roundRect(x - image.width / 2 - 4, top - 3, image.width + 8, image.height + LABEL_PX + 7, 5);
        pen.fill();
        pen.stroke();
      }
      drawSymbol({ image, sidc: sidcOf(markers[i]), size }, x - image.width / 2, top);
      pen.lineWidth = 2.6;
      pen.strokeStyle = this.#inks.halo;
      pen.strokeText(text, x, top + image.height);
      pen.fillStyle = this.#inks[markers[i].side];
      pen.fillText(text, x, top + image.height);
      if (this.#scene.supply) this.#supplyBar(pen, markers[i], x, top, image.width);
      this.#drawn.push({
        key: markers[i].key,
        left: x - image.width / 2,
        right: x + image.width / 2,
        top,
        bottom: top + image.height + LABEL_PX,
      });
    }
  }

  /** Days of supply held as a bar beside the symbol, full at a week: the lower, the fewer; striped where less than a day. */
  #supplyBar(pen: Pen, { supplyDays }: Marker, x: number, top: number, width: number): void {
    const [left, height] = [x + width / 2 + 1, 16];
    const full = Math.min(1, supplyDays / FULL_SUPPLY_DAYS) * height;
    pen.fillStyle = this.#inks.plain;
    pen.strokeStyle = this.#inks.run;
    pen.lineWidth = 1;
    pen.fillRect(left, top + 4, 5, height);
    pen.fillStyle = supplyDays < 1 ? "#d1495b" : supplyDays < 3 ? "#e9a23b" : "#2d7d6f";
    pen.fillRect(left, top + 4 + height - full, 5, full);
    pen.strokeRect(left, top + 4, 5, height);
    if (supplyDays < 1) {
      pen.beginPath();
      pen.moveTo(left, top + 4 + height);
      pen.lineTo(left + 5, top + 4);
      pen.stroke();
    }
  }

  #leader(pen: Pen, marker: Marker, point: Point, i: number, stress: boolean): void {
    const dx = this.#offsets[i * 2];
    const dy = this.#offsets[i * 2 + 1];
    if (!(dx * dx + dy * dy >= 60)) return;
    pen.strokeStyle = this.#inks[marker.side];
    pen.globalAlpha = stress ? 1 : 0.75;
    pen.lineWidth = stress ? 2 : 1;
    pen.beginPath();
    pen.moveTo(point.x, point.y);
    pen.lineTo(point.x + dx, point.y + dy);
    pen.stroke();
    pen.fillStyle = this.#inks[marker.side];
    pen.beginPath();
    pen.arc(point.x, point.y, stress ? 3.4 : 2.2, 0, 2 * Math.PI);
    pen.fill();
    pen.globalAlpha = 1;
  }

  /** A formation that finds no room for its symbol: a spot where it stands, square for UN, diamond for communist. */
  #drawSpot(pen: Pen, { key, side }: Marker, { x, y }: Point, stress: boolean): void {
    const half = stress ? 6 : 4;
    pen.beginPath();
    if (side === "un") pen.rect(x - half, y - half, 2 * half, 2 * half);
    else {
      pen.moveTo(x, y - half * 1.3);
      for (const [dx, dy] of [
        [half * 1.3, 0],
        [0, half * 1.3],
        [-half * 1.3, 0],
      ])
        pen.lineTo(x + dx, y + dy);
      pen.closePath();
    }
    pen.fillStyle = SIDE_COLOURS[side].fill;
    pen.strokeStyle = this.#inks[side];
    pen.lineWidth = 1.5;
    pen.fill();
    pen.stroke();
    this.#drawn.push({ key, left: x - half, right: x + half, top: y - half, bottom: y + half });
  }

  /** Says at the east end of each line which is which, one below the other where the ends meet. */
  #drawLabels(pen: Pen, computed: Point[], recorded: Point[]): void {
    const names = this.#scene.lineNames;
    pen.font = `600 12px ${PAGE_FONT}`;
    pen.textAlign = "left";
    pen.textBaseline = "middle";
    const labels: { text: string; x: number; y: number; colour: string }[] = [];
    if (computed.length > 1) labels.push({ text: names.run, ...computed.at(-1)!, colour: this.#inks.run });
    if (recorded.length > 1)
      labels.push({ text: names.record, ...recorded.at(-1)!, colour: this.#inks.record });
    labels.sort((a, b) => a.y - b.y);
    const [upper, lower] = labels;
    if (lower && lower.y - upper.y < 18 && Math.abs(lower.x - upper.x) < 120) {
      const middle = (upper.y + lower.y) / 2;
      upper.y = middle - 9;
      lower.y = middle + 9;
    }
    for (const { text, x, y, colour } of labels) {
      pen.lineWidth = 4;
      pen.strokeStyle = this.#inks.halo;
      pen.strokeText(text, x + 12, y);
      pen.fillStyle = colour;
      pen.fillText(text, x + 12, y);
    }
  }
}

/** Boxes along a line, so that symbols leave it in sight. */
function alongLine(path: Point[]): Obstacle[] {
  const boxes: Obstacle[] = [];
  let left = 0;
  for (let i = 1; i < path.length; i++) {
    const [from, to] = [path[i - 1], path[i]];
    const length = Math.sqrt((to.x - from.x) ** 2 + (to.y - from.y) ** 2);
    for (let at = left; at < length; at += LINE_STEP_PX)
      boxes.push({
        x: from.x + ((to.x - from.x) * at) / length,
        y: from.y + ((to.y - from.y) * at) / length,
        width: 2,
        height: 2,
      });
    left = length < left ? left - length : LINE_STEP_PX - ((length - left) % LINE_STEP_PX);
  }
  return boxes;
}

/** A path with its corners cut, ends kept: the line runs through cells, and their corners mean nothing. */
function rounded(path: Point[]): Point[] {
  if (path.length < 3) return path;
  const cut = [path[0]];
  for (let i = 1; i + 1 < path.length; i++) {
    const [a, b, c] = [path[i - 1], path[i], path[i + 1]];
    cut.push(
      { x: b.x + (a.x - b.x) / 4, y: b.y + (a.y - b.y) / 4 },
      { x: b.x + (c.x - b.x) / 4, y: b.y + (c.y - b.y) / 4 },
    );
  }
  cut.push(path.at(-1)!);
  return cut;
}

/** px of a symbol's frame: smaller far out and on narrow screens. */
function symbolSize(zoom: number, width: number): number {
  const base = zoom < 6 ? 13 : zoom < 7.5 ? 15 : 18;
  return width < 600 ? base - 2 : base;
}

function PLACEHOLDER(size: number) {
  return { image: null, width: size * 1.5, height: size * 1.4, anchorX: size * 0.75, anchorY: size * 0.8 };
}

function offsetsOf(
  pen: Pen,
  markers: Marker[],
  points: Point[],
  images: { width: number; height: number }[],
  obstacles: Obstacle[],
  narrow: boolean,
): Float64Array<ArrayBuffer> {
  const rear = rearDirections(
    points.map(({ x }) => x),
    points.map(({ y }) => y),
    markers.map(({ side }) => (side === "un" ? 0 : 1)),
  );
  pen.font = `600 ${LABEL_PX}px ${PAGE_FONT}`;
  const sprites: Sprite[] = markers.map((marker, i) => ({
    x: points[i].x,
    y: points[i].y,
    width: Math.max(images[i].width, pen.measureText(marker.label).width),
    height: images[i].height + LABEL_PX,
    rearX: rear[i * 2],
    rearY: rear[i * 2 + 1],
    priority: marker.strengthMen,
  }));
  const centres = declutter(sprites, obstacles, 2, narrow ? 38 : 62);
  return centres.map((value, k) => value - (k % 2 === 0 ? points[k >> 1].x : points[k >> 1].y));
}
