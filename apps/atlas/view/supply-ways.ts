import { holderOf, SIDES, type Run } from "@p38/model";
import type { HexGrid } from "@p38/terrain";

/** One stretch of the way that supply takes on a day, from a cell to the next towards its source. */
export interface SupplyStretch {
  side: "un" | "communist";
  /** [lat, lon] */
  from: [number, number];
  to: [number, number];
  tonnes: number;
  /** of what the way carries, percent; beyond 100 some goes round by others, at a loss */
  loadPercent: number;
}

/** A port or border crossing that supply comes from on a day. */
export interface SupplySource {
  side: "un" | "communist";
  lat: number;
  lon: number;
  /** asked of it that day, over all ways that leave it */
  tonnes: number;
}

/** The ways that supply takes on a day, as the run worked them out, and where they begin. */
export interface SupplyNet {
  stretches: SupplyStretch[];
  sources: SupplySource[];
}

export const NO_SUPPLY_NET: SupplyNet = { stretches: [], sources: [] };

/** The ways of supply of both sides on a day of a run. */
export function supplyNetOf(run: Run, grid: HexGrid, day: number): SupplyNet {
  const stretches: SupplyStretch[] = [];
  const sources = new Map<number, SupplySource>();
  const [start, end] = [run.wayStart[day], run.wayStart[day + 1]];
  const onTheWay = new Set(run.wayHex.subarray(start, end));
  const pointOf = (hex: number): [number, number] => [grid.lat[hex], grid.lon[hex]];
  for (let i = start; i < end; i++) {
    const [hex, back, tonnes] = [run.wayHex[i], run.wayBack[i], run.wayTonnes[i]];
    const side = SIDES[holderOf(run, day, hex)];
    stretches.push({
      side,
      from: pointOf(hex),
      to: pointOf(back),
      tonnes,
      loadPercent: run.wayLoadPercent[i],
    });
    if (onTheWay.has(back)) continue;
    const [lat, lon] = pointOf(back);
    const source = sources.get(back) ?? { side, lat, lon, tonnes: 0 };
    source.tonnes += tonnes;
    sources.set(back, source);
  }
  return { stretches, sources: [...sources.values()] };
}
