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

type Milsymbol = typeof import("milsymbol");

const images = new Map<string, SymbolImage>();
let library: Milsymbol | null = null;

/** Fetches the symbol library; `then` is called once symbols can be drawn. */
export async function loadSymbols(): Promise<void> {
  library = await import("milsymbol");
}

/**
 * The image of a symbol, null until the library is here.
 *
 * @param size px, height of the frame's inner square
 */
export function symbolImage(sidc: string, size: number): SymbolImage | null {
  if (!library) return null;
  const ratio = Math.max(1, Math.min(3, window.devicePixelRatio || 1));
  const key = `${sidc}/${size}/${ratio}`;
  const known = images.get(key);
  if (known) return known;
  const ms = library.default ?? library;
  const symbol = new ms.Symbol(sidc, {
    size: size * ratio,
    colorMode: {
      Civilian: "#fff", Friend: SIDE_COLOURS.un.fill, Hostile: SIDE_COLOURS.communist.fill,
      Neutral: "#fff", Unknown: "#fff", Suspect: SIDE_COLOURS.communist.fill,
    },
    strokeWidth: 5,
    outlineWidth: 6,
    outlineColor: "rgba(255,255,255,0.85)",
  });
  const { width, height } = symbol.getSize();
  const anchor = symbol.getAnchor();
  const made = {
    image: symbol.asCanvas(),
    width: width / ratio,
    height: height / ratio,
    anchorX: anchor.x / ratio,
    anchorY: anchor.y / ratio,
  };
  images.set(key, made);
  return made;
}

/** A symbol as SVG text, for cards and lists; empty until the library is here. */
export function symbolSvg(sidc: string, size: number): string {
  if (!library) return "";
  const ms = library.default ?? library;
  return new ms.Symbol(sidc, {
    size,
    colorMode: {
      Civilian: "#fff", Friend: SIDE_COLOURS.un.fill, Hostile: SIDE_COLOURS.communist.fill,
      Neutral: "#fff", Unknown: "#fff", Suspect: SIDE_COLOURS.communist.fill,
    },
    strokeWidth: 5,
  }).asSVG();
}
