import { signal } from "@preact/signals";
import type milsymbol from "milsymbol";
import type { Marker } from "../view/formations.ts";

/** Symbol identification codes of MIL-STD-2525C, which APP-6 shares: function by arm. */
const FUNCTIONS: { [arm: string]: string } = {
  infantry: "UCI---",
  armoured: "UCA---",
  mechanized: "UCIZ--",
  marine: "UCIN--",
  airborne: "UCIA--",
  security: "UCS---",
  artillery: "UCF---",
};
const ECHELON_LETTERS: { [echelon: string]: string } = {
  battalion: "F",
  regiment: "G",
  brigade: "H",
  division: "I",
  corps: "J",
  army: "K",
  "army group": "L",
};

/** Colours inside the frames: friend blue and hostile red, UN being the friend. */
export const SIDE_COLOURS = {
  un: { fill: "#8fc1f2", ink: "#0b3d7a" },
  communist: { fill: "#f5a39a", ink: "#8c1410" },
} as const;

/** The code of a marker's symbol, 15 letters. */
export function sidcOf(marker: Pick<Marker, "side" | "arm" | "echelon">): string {
  const affiliation = marker.side === "un" ? "F" : "H";
  return `S${affiliation}GP${FUNCTIONS[marker.arm] ?? "U-----"}-${ECHELON_LETTERS[marker.echelon] ?? "-"}---`;
}

/** A symbol drawn once, for the map's canvas. */
export interface SymbolImage {
  image: CanvasImageSource;
  /** px on screen */
  width: number;
  height: number;
  /** px from the image's upper left corner to the middle of the frame */
  anchorX: number;
  anchorY: number;
}

/** counts the images made, so that what shows them draws again */
export const symbolImages = signal(0);

const images = new Map<string, SymbolImage | null>();
let library: typeof milsymbol | null = null;
let toCome = 0;

/** Symbols that have been asked for and are still being drawn. */
export function symbolsToCome(): number {
  return toCome;
}

/** Fetches the symbol library. */
export async function loadSymbols(): Promise<void> {
  library = (await import("milsymbol")).default;
}

/**
 * The image of a symbol, null until it has been drawn; `symbolImages` then counts on.
 *
 * @param size px, height of the frame's inner square
 */
export function symbolImage(sidc: string, size: number): SymbolImage | null {
  if (!library) return null;
  const ratio = Math.max(1, Math.min(3, window.devicePixelRatio || 1));
  const key = `${sidc}/${size}/${ratio}`;
  const known = images.get(key);
  if (known !== undefined) return known;
  images.set(key, null);
  toCome++;
  void keep(key, draw(sidc, size, ratio));
  return null;
}

async function keep(key: string, made: Promise<SymbolImage>): Promise<void> {
  images.set(key, await made);
  toCome--;
  // one more drawing of the map for all that were asked for together
  if (toCome === 0) symbolImages.value++;
}

/** A symbol as SVG text, for cards and lists; empty until the library is here. */
export function symbolSvg(sidc: string, size: number): string {
  return library ? new library.Symbol(sidc, { size, ...LOOKS }).asSVG() : "";
}

const LOOKS = {
  colorMode: {
    Civilian: "#fff",
    Friend: SIDE_COLOURS.un.fill,
    Hostile: SIDE_COLOURS.communist.fill,
    Neutral: "#fff",
    Unknown: "#fff",
    Suspect: SIDE_COLOURS.communist.fill,
  },
  strokeWidth: 5,
};

/** Draws a symbol once into a bitmap; by way of SVG, since the library's own canvas costs 25 ms a symbol. */
async function draw(sidc: string, size: number, ratio: number): Promise<SymbolImage> {
  const symbol = new library!.Symbol(sidc, {
    size: size * ratio,
    outlineWidth: 6,
    outlineColor: "rgba(255,255,255,0.85)",
    ...LOOKS,
  });
  const { width, height } = symbol.getSize();
  const anchor = symbol.getAnchor();
  const picture = new Image();
  picture.src = `data:image/svg+xml;utf8,${encodeURIComponent(symbol.asSVG())}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width);
  canvas.height = Math.ceil(height);
  canvas
    .getContext("2d", { willReadFrequently: true })!
    .drawImage(picture, 0, 0, canvas.width, canvas.height);
  return {
    image: canvas,
    width: canvas.width / ratio,
    height: canvas.height / ratio,
    anchorX: anchor.x / ratio,
    anchorY: anchor.y / ratio,
  };
}
