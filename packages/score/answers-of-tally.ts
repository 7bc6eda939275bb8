import { communistChancesAt, type Tally } from "@p38/ensemble";
import { hexAt, type HexGrid } from "@p38/terrain";
import type { Answers } from "./answers.ts";

/**
 * The answers of an ensemble: the share of its runs in which the communist side holds a place.
 *
 * Lines, losses and strengths of an ensemble are spreads, which this score does not ask about.
 */
export function answersOfTally(tally: Tally, grid: HexGrid, name: string): Answers {
  const { days } = tally.layout;
  const chancesAt = new Map<number, Float64Array>();
  const chancesOf = (hex: number) => {
    const chances = chancesAt.get(hex) ?? communistChancesAt(tally, hex);
    chancesAt.set(hex, chances);
    return chances;
  };
  return {
    name,
    days,
    communistShare({ lat, lon }, day) {
      const hex = hexAt(grid, lat, lon);
      return hex < 0 || day < 0 || day >= days ? null : chancesOf(hex)[day];
    },
  };
}
