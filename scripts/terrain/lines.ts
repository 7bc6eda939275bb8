import { nearestCell, type CellSet } from "./cells.ts";
import { densify, type LonLat } from "./geometry.ts";

/** A course shorter than this in a cell only clips its corner; so rows of cells are about as long as the road. */
const CLIP_KM = 2;
const STEP_KM = 0.1;

/**
 * The cells that a road or railway passes, each next to the one before.
 *
 * Corners that are clipped on the way are left out where the cells before and after touch, so that a
 * straight road makes a straight row of cells; the cells of both ends always stay.
 */
export function cellsOfCourse(cells: CellSet, line: readonly LonLat[]): number[] {
  const visits: { cell: number; km: number }[] = [];
  for (const [lon, lat] of densify(line, STEP_KM)) {
    const cell = nearestCell(cells, lat, lon);
    const last = visits.at(-1);
    if (last && last.cell === cell) last.km += STEP_KM;
    else visits.push({ cell, km: STEP_KM });
  }
  const touches = (a: number, b: number) => a === b || cells.neighbour.subarray(a * 6, a * 6 + 6).includes(b);
  for (;;) {
    // shortest clip first, so that the course itself decides and not the direction it is walked in
    let drop = -1;
    for (let k = 1; k + 1 < visits.length; k++)
      if (
        visits[k].km < CLIP_KM &&
        touches(visits[k - 1].cell, visits[k + 1].cell) &&
        (drop < 0 || visits[k].km < visits[drop].km)
      )
        drop = k;
    if (drop < 0) break;
    if (visits[drop - 1].cell === visits[drop + 1].cell) {
      visits[drop - 1].km += visits[drop + 1].km;
      visits.splice(drop, 2);
    } else visits.splice(drop, 1);
  }
  return visits.map(({ cell }) => cell);
}
