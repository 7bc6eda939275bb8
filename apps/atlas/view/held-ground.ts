import type { Run } from "@p38/model";
import type { HexGrid } from "@p38/terrain";

/** Days for which ground that changed hands is shown as newly taken. */
export const RECENT_DAYS = 7;

/**
 * The tint of each cell on a day, for the map's texture.
 *
 * @param texture [at least H] filled with holder (0 un, 1 communist) plus twice the days since the cell changed
 *                hands, 1 for today; 0 where it was longer ago than RECENT_DAYS
 */
export function fillHeldTexture(run: Run, day: number, texture: Uint8Array): void {
  const bytesPerDay = (run.H + 7) >> 3;
  const bits = run.holderBits;
  const today = day * bytesPerDay;
  const daysBack = Math.min(RECENT_DAYS, day);
  for (let byte = 0; byte < bytesPerDay; byte++) {
    const now = bits[today + byte];
    const last = Math.min(8, run.H - byte * 8);
    for (let bit = 0; bit < last; bit++) texture[byte * 8 + bit] = (now >> bit) & 1;
    // from the oldest change to the newest, so that the newest stays
    for (let back = daysBack; back >= 1; back--) {
      const changed = bits[today - back * bytesPerDay + byte] ^ bits[today - (back - 1) * bytesPerDay + byte];
      if (changed === 0) continue;
      for (let bit = 0; bit < last; bit++)
        if ((changed >> bit) & 1) texture[byte * 8 + bit] = (texture[byte * 8 + bit] & 1) | (back << 1);
    }
  }
}

/** [D] share of Korea's ground that the UN side holds at dusk of each day; China and the Soviet Union left out. */
export function unGroundShare(run: Run, grid: HexGrid, areasKm2: Float64Array): Float64Array {
  const bytesPerDay = (run.H + 7) >> 3;
  const korea = areasKm2.map((area, h) => (grid.country[h] < 2 ? area : 0));
  const all = korea.reduce((sum, area) => sum + area, 0);
  const shares = new Float64Array(run.D);
  let held = 0;
  for (let d = 0; d < run.D; d++) {
    for (let byte = 0; byte < bytesPerDay; byte++) {
      const now = run.holderBits[d * bytesPerDay + byte];
      // the first day counts all that is not communist; later ones only what changed
      const changed = d === 0 ? ~now & 255 : now ^ run.holderBits[(d - 1) * bytesPerDay + byte];
      if (changed === 0) continue;
      for (let bit = 0; bit < 8; bit++)
        if ((changed >> bit) & 1)
          held += (now >> bit) & 1 ? -areaAt(korea, byte * 8 + bit) : areaAt(korea, byte * 8 + bit);
    }
    shares[d] = all === 0 ? 0 : held / all;
  }
  return shares;
}

function areaAt(areas: Float64Array, h: number): number {
  return h < areas.length ? areas[h] : 0;
}
