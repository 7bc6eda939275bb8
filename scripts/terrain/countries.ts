import { distanceToLineKm, insideRing, type LonLat } from "./geometry.ts";
import { fillPolygon, type Raster } from "./raster.ts";
import type { LandPolygon } from "./sources.ts";

/** What a pixel is: the sea, or whose land it is. */
export const SEA = 0;
export const KOREA = 1;
export const CHINA = 2;
export const SOVIET = 3;
export const JAPAN = 4;

export interface Countries {
  /** [rows * cols] one of the above */
  pixels: Uint8Array;
  /** true in Korea and the sea round it */
  inKorea(lat: number, lon: number): boolean;
  /** km to the Yalu, Paektu or Tumen border */
  borderKm(lat: number, lon: number): number;
}

/** Whose land each pixel is, from the land polygons and the border lines of the mainland. */
export function countriesOf(
  raster: Raster,
  land: readonly LandPolygon[],
  borders: ReadonlyMap<string, LonLat[]>,
): Countries {
  // from the mouth of the Yalu over Paektu to the mouth of the Tumen
  const yalu = borders.get("yalu")!.toReversed();
  const paektu = borders.get("paektu")!.toReversed();
  const tumen = borders.get("tumen-china")!.toReversed();
  const border: LonLat[] = [...yalu, ...paektu, ...tumen, ...borders.get("tumen-ussr")!];
  const koreaRing: LonLat[] = [
    ...border,
    [131.0, 42.0],
    [131.9, 41.0],
    [131.9, 32.5],
    [123.2, 32.5],
    [123.2, 39.2],
  ];
  const soviet = borders.get("china-ussr")!;
  const sovietRing: LonLat[] = [...soviet, [130.75, 42.2], [132.0, 42.2], [132.0, 43.6]];

  const pixels = new Uint8Array(raster.rows * raster.cols);
  const korea = new Uint8Array(raster.rows * raster.cols);
  fillPolygon(raster, [koreaRing], 1, korea);
  const ussr = new Uint8Array(raster.rows * raster.cols);
  fillPolygon(raster, [sovietRing], 1, ussr);
  for (const { country, rings } of land) {
    const whole =
      country === "Korea" ? KOREA : country === "Japan" ? JAPAN : country === "China" ? CHINA : SOVIET;
    const value = country.includes("/") ? 9 : whole;
    fillPolygon(raster, rings, value, pixels);
  }
  for (let p = 0; p < pixels.length; p++)
    if (pixels[p] === 9) pixels[p] = korea[p] ? KOREA : ussr[p] ? SOVIET : CHINA;

  return {
    pixels,
    inKorea: (lat, lon) => insideRing(lon, lat, koreaRing),
    borderKm: (lat, lon) => distanceToLineKm(lon, lat, border),
  };
}
