import { dayOf } from "@p38/base";
import type { LineFact, WarRecord } from "@p38/record";
import { cellAreasKm2, type HexGrid } from "@p38/terrain";
import { sideKm } from "./geometry.ts";
import { pointsOf } from "./held-days.ts";

/** Ground of Korea on either side of the recorded main line. */
export interface RecordedGround {
  unKm2: number;
  communistKm2: number;
  /** ids of the lines that it is worked out from: one on its own date, two on a day between them */
  lines: readonly string[];
}

/** Countries of the grid that are Korea: south and north of the parallel. */
const KOREA = 2;

/**
 * Ground that each side held at dusk of a day, from the recorded lines of contact: cells of Korea by the side of the main
 * line that they lie on. Between two dated lines it changes evenly. Fronts beside the main line are left out, so the
 * figure is off while there are some (the landings of September 1950, the north-east in December 1950).
 *
 * @param date full date
 * @returns null before the first dated line and after the last
 * @throws RangeError for a date that is none
 */
export function recordedGround(record: WarRecord, grid: HexGrid, date: string): RecordedGround | null {
  const day = dayOf(date);
  const lines = record.linesOfContact.filter((line) => line.pocket === "main");
  const before = lines.findLast((line) => line.date <= date);
  const after = lines.find((line) => line.date >= date);
  if (!before || !after) return null;
  const areas = cellAreasKm2(grid);
  const early = groundBeside(before, grid, areas);
  if (before.date === after.date) return { ...early, lines: [before.id] };
  const late = groundBeside(after, grid, areas);
  const share = (day - dayOf(before.date)) / (dayOf(after.date) - dayOf(before.date));
  const between = (a: number, b: number) => a + (b - a) * share;
  return {
    unKm2: between(early.unKm2, late.unKm2),
    communistKm2: between(early.communistKm2, late.communistKm2),
    lines: [before.id, after.id],
  };
}

/**
 * The side of a recorded line that each cell lies on, Korea's and the others'.
 *
 * @returns [H] 0 where the UN side is, 1 where the communist side is
 */
export function recordedSides(line: LineFact, grid: HexGrid): Uint8Array {
  const points = pointsOf(line);
  return Uint8Array.from({ length: grid.H }, (_, h) =>
    sideKm(points, [grid.lat[h], grid.lon[h]]) > 0 ? 1 : 0,
  );
}

/**
 * Korea's ground on either side of a recorded line.
 *
 * @param areasKm2 [H]
 */
export function groundBeside(
  line: LineFact,
  grid: HexGrid,
  areasKm2: Float64Array,
): Pick<RecordedGround, "unKm2" | "communistKm2"> {
  const sides = recordedSides(line, grid);
  const ground = { unKm2: 0, communistKm2: 0 };
  for (let h = 0; h < grid.H; h++) {
    if (grid.country[h] >= KOREA) continue;
    if (sides[h] === 1) ground.communistKm2 += areasKm2[h];
    else ground.unKm2 += areasKm2[h];
  }
  return ground;
}
