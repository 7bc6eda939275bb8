/*
 * Draws the shaded relief under the map: node apps/atlas/make-relief.ts [folder of elevation.bin.gz]
 *
 * Reads the 15 arc-second heights, writes public/map/relief.webp and, at half its width for the first picture,
 * relief-small.webp, both in Web Mercator, land everywhere (the map lays its own sea over it), fading out at the box's
 * edges where the land goes on.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import sharp from "sharp";

const [WEST, EAST, SOUTH, NORTH] = [123.5, 131.5, 33.0, 43.5];
const [ROWS, COLS] = [2520, 1920];
const CELLS_PER_DEGREE = 240;
const SEA = -32768;
/** how steep the ground looks against how steep it is; Korea's hills are low beside their width */
const EXAGGERATION = 2.6;
const FADE_DEGREES = 0.45;

/** Heights and their tints, kept pale so that the colours of the sides lie over them. */
const TINTS: [heightM: number, red: number, green: number, blue: number][] = [
  [0, 226, 231, 215],
  [60, 231, 233, 214],
  [200, 238, 233, 212],
  [500, 233, 221, 196],
  [900, 221, 204, 178],
  [1400, 206, 191, 172],
  [2000, 222, 215, 206],
  [2700, 250, 250, 250],
];

const TOP = mercator(NORTH);
/** radians a pixel, both ways */
const STEP = ((EAST - WEST) * Math.PI) / 180 / COLS;
/** rows of the picture */
export const RELIEF_ROWS = Math.round((TOP - mercator(SOUTH)) / STEP);
/** columns of the picture */
export const RELIEF_COLS = COLS;

if (import.meta.main) await main(process.argv[2]);

async function main(
  folder = fileURLToPath(new URL("../../data/terrain/sources", import.meta.url)),
): Promise<void> {
  const raw = gunzipSync(readFileSync(`${folder}/elevation.bin.gz`));
  const pixels = reliefPixels(new Int16Array(raw.buffer, raw.byteOffset, ROWS * COLS));
  for (const [name, width] of [
    ["relief", COLS],
    ["relief-small", COLS / 2],
  ] as const) {
    const webp = await sharp(pixels, { raw: { width: COLS, height: RELIEF_ROWS, channels: 4 } })
      .resize(width)
      .webp({ quality: 78, alphaQuality: 80, effort: 6 })
      .toBuffer();
    writeFileSync(new URL(`public/map/${name}.webp`, import.meta.url), webp);
    process.stdout.write(`${name}.webp: ${width} wide, ${Math.round(webp.length / 1024)} KB\n`);
  }
}

/**
 * The relief as pixels.
 *
 * @param heights [2520 * 1920] metres, from the north-west, row by row; -32768 for sea
 * @returns       [RELIEF_ROWS * RELIEF_COLS * 4] red, green, blue, alpha
 */
export function reliefPixels(heights: Int16Array): Uint8Array {
  const ground = softened(seamless(resampled(heights)));
  const pixels = new Uint8Array(RELIEF_ROWS * COLS * 4);
  for (let row = 0; row < RELIEF_ROWS; row++) {
    const lat = latitude(TOP - (row + 0.5) * STEP);
    const pixelM = ((EAST - WEST) / COLS) * 111_320 * Math.cos((lat * Math.PI) / 180);
    for (let col = 0; col < COLS; col++) {
      const at = (row * COLS + col) * 4;
      const [red, green, blue] = lit(tint(ground[row * COLS + col]), shade(ground, row, col, pixelM));
      pixels[at] = red;
      pixels[at + 1] = green;
      pixels[at + 2] = blue;
      pixels[at + 3] = 255 * edgeFade(lat, WEST + ((col + 0.5) * (EAST - WEST)) / COLS);
    }
  }
  return pixels;
}

/** Heights on rows of equal Mercator height, sea as 0. */
function resampled(heights: Int16Array): Float32Array {
  const out = new Float32Array(RELIEF_ROWS * COLS);
  const land = (row: number, col: number) => {
    const height = heights[Math.min(ROWS - 1, Math.max(0, row)) * COLS + col];
    return height === SEA ? 0 : height;
  };
  for (let row = 0; row < RELIEF_ROWS; row++) {
    const from = (NORTH - latitude(TOP - (row + 0.5) * STEP)) * CELLS_PER_DEGREE - 0.5;
    const above = Math.floor(from);
    const part = from - above;
    for (let col = 0; col < COLS; col++)
      out[row * COLS + col] = land(above, col) * (1 - part) + land(above + 1, col) * part;
  }
  return out;
}

/**
 * The source's coarse parts made to look like the rest: north of 38.9 it has half the detail (squares of two pixels),
 * and at 130.02 E a 9 km grid takes over with a step.
 */
function seamless(grid: Float32Array): Float32Array {
  const out = grid.slice();
  const seam = Math.round(((130.02 - WEST) / (EAST - WEST)) * COLS);
  const width = 40;
  for (let row = 1; row < RELIEF_ROWS - 1; row++) {
    if (latitude(TOP - (row + 0.5) * STEP) < 38.9) break;
    for (let col = 1; col < COLS - 1; col++) {
      let sum = 0;
      for (let y = -1; y <= 1; y++)
        for (let x = -1; x <= 1; x++)
          sum += grid[(row + y) * COLS + col + x] * (2 - Math.abs(x)) * (2 - Math.abs(y));
      out[row * COLS + col] = sum / 16;
    }
    const west = grid[row * COLS + seam - width];
    const east = grid[row * COLS + seam + width];
    for (let x = -width; x <= width; x++) {
      const part = (x + width) / (2 * width);
      const mine = 0.5 + 0.5 * Math.cos((Math.PI * x) / width);
      const at = row * COLS + seam + x;
      out[at] = out[at] * (1 - mine) + (west * (1 - part) + east * part) * mine;
    }
  }
  return out;
}

/** Plains blurred a little, so that the 8 m steps of the source don't show as terraces. */
function softened(grid: Float32Array): Float32Array {
  const out = grid.slice();
  for (let row = 2; row < RELIEF_ROWS - 2; row++)
    for (let col = 2; col < COLS - 2; col++) {
      let sum = 0;
      let low = Infinity;
      let high = -Infinity;
      for (let y = -2; y <= 2; y++)
        for (let x = -2; x <= 2; x++) {
          const height = grid[(row + y) * COLS + col + x];
          sum += height;
          low = Math.min(low, height);
          high = Math.max(high, height);
        }
      const flat = Math.max(0, 1 - (high - low) / 90);
      out[row * COLS + col] = grid[row * COLS + col] * (1 - flat) + (sum / 25) * flat;
    }
  return out;
}

/** Light on a pixel, 0 dark, 0.5 level, 1 bright: three lamps, the strongest in the north-west. */
function shade(ground: Float32Array, row: number, col: number, pixelM: number): number {
  const east =
    ((heightAt(ground, row, col + 1) - heightAt(ground, row, col - 1)) / 2 / pixelM) * EXAGGERATION;
  const south =
    ((heightAt(ground, row + 1, col) - heightAt(ground, row - 1, col)) / 2 / pixelM) * EXAGGERATION;
  const length = Math.hypot(east, south, 1);
  const lamp = (azimuth: number) => {
    const angle = (azimuth * Math.PI) / 180;
    return (-east * Math.sin(angle) + south * Math.cos(angle) + 1) / length / Math.SQRT2;
  };
  const light = 0.6 * lamp(315) + 0.2 * lamp(270) + 0.2 * lamp(0);
  return Math.min(1, Math.max(0, light / Math.SQRT1_2 / 2));
}

function heightAt(ground: Float32Array, row: number, col: number): number {
  return ground[Math.min(RELIEF_ROWS - 1, Math.max(0, row)) * COLS + Math.min(COLS - 1, Math.max(0, col))];
}

function tint(heightM: number): [number, number, number] {
  const above = TINTS.findIndex(([height]) => height > heightM);
  if (above <= 0) return TINTS.at(above)!.slice(1) as [number, number, number];
  const [low, high] = [TINTS[above - 1], TINTS[above]];
  const part = (heightM - low[0]) / (high[0] - low[0]);
  return [1, 2, 3].map((c) => low[c] + (high[c] - low[c]) * part) as [number, number, number];
}

/** Shadows go towards a cool slate, lights towards a warm white. */
function lit(colour: [number, number, number], light: number): [number, number, number] {
  const shadow = [84, 92, 108];
  const glow = [255, 253, 246];
  const part = light < 0.5 ? (0.5 - light) * 1.6 : (light - 0.5) * 1.1;
  const towards = light < 0.5 ? shadow : glow;
  return colour.map((c, i) => c + (towards[i] - c) * Math.min(0.85, part)) as [number, number, number];
}

function edgeFade(lat: number, lon: number): number {
  const inside = Math.min(lat - SOUTH, NORTH - lat, lon - WEST, EAST - lon) / FADE_DEGREES;
  const part = Math.min(1, Math.max(0, inside));
  return part * part * (3 - 2 * part);
}

function mercator(lat: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
}

function latitude(y: number): number {
  return (Math.atan(Math.exp(y)) * 360) / Math.PI - 90;
}
