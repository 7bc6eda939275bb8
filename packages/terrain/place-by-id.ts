import type { HexGrid, Place } from "./hex-grid.ts";

const placesOf = new WeakMap<HexGrid, Map<string, Place>>();

/** The place with an id such as `taegu`, or undefined when the grid has none. */
export function placeById(grid: HexGrid, id: string): Place | undefined {
  let places = placesOf.get(grid);
  if (!places) {
    places = new Map(grid.places.map((place) => [place.id, place]));
    placesOf.set(grid, places);
  }
  return places.get(id);
}
