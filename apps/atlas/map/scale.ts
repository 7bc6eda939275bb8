/** km on the ground that a pixel of the map shows, at the latitude of the parallel. */
export function kmPerPixel(zoom: number): number {
  return (40_075 * Math.cos((38 * Math.PI) / 180)) / (512 * 2 ** zoom);
}
