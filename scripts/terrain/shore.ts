import { densify, type LonLat } from "./geometry.ts";
import type { Raster } from "./raster.ts";
import type { LandPolygon } from "./sources.ts";

const KM_PER_DEGREE = 111.195;
/** Land cut off at the raster's edge has no shore there. */
const EDGE_DEGREES = 0.01;

/** A function that gives the km from a point to the nearest shore of Korea and the mainland. */
export function shoreDistance(
  land: readonly LandPolygon[],
  raster: Raster,
): (lat: number, lon: number) => number {
  const south = raster.north - raster.rows / raster.pixelsPerDegree;
  const east = raster.west + raster.cols / raster.pixelsPerDegree;
  const points: LonLat[] = [];
  for (const { rings, country } of land) {
    if (country === "Japan") continue;
    for (const point of densify(rings[0], 1)) {
      const cutOff =
        point[0] < raster.west + EDGE_DEGREES ||
        point[0] > east - EDGE_DEGREES ||
        point[1] < south + EDGE_DEGREES ||
        point[1] > raster.north - EDGE_DEGREES;
      if (!cutOff) points.push(point);
    }
  }
  return (lat, lon) => {
    const kx = KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
    let best = Infinity;
    for (let k = 0; k < points.length; k++) {
      const dx = (points[k][0] - lon) * kx;
      const dy = (points[k][1] - lat) * KM_PER_DEGREE;
      const d2 = dx * dx + dy * dy;
      if (d2 < best) best = d2;
    }
    return Math.sqrt(best);
  };
}
