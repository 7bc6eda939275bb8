import type { Map as MapLibre } from "maplibre-gl";

/** px on the map's canvas of a point in degrees */
export type Project = (lat: number, lon: number) => { x: number; y: number };

/**
 * Where points lie on a map as it looks now, for many points at once. The map is never turned or tilted, so what it says of its centre holds for
 * all: px are a multiple of Mercator's square.
 */
export function projectionOf(map: Pick<MapLibre, "getCenter" | "getZoom" | "project">): Project {
  const centre = map.getCenter();
  const { x, y } = map.project(centre);
  const squarePx = 512 * 2 ** map.getZoom();
  const left = x - mercatorX(centre.lng) * squarePx;
  const top = y - mercatorY(centre.lat) * squarePx;
  return (lat, lon) => ({ x: left + mercatorX(lon) * squarePx, y: top + mercatorY(lat) * squarePx });
}

/** 0 to 1 from the antimeridian eastward. */
function mercatorX(lon: number): number {
  return (180 + lon) / 360;
}

/** 0 to 1 from 85 degrees north to 85 degrees south. */
function mercatorY(lat: number): number {
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
}
