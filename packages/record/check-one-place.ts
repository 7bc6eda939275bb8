import { distanceKm } from "./check-geography.ts";
import { spanOf } from "./dates.ts";
import { byId, type RecordRows, type Report } from "./record-rows.ts";

/** Farther than this in a day, by road, rail or sea, a division did not go. */
const KM_PER_DAY = 250;
/** Sectors are wide: positions this close are one. */
const SECTOR_KM = 60;

/**
 * A formation is in one place at a time: its positions of one day agree, it does not go from one to the next faster than a
 * formation can, and it has left before the formation that carries it on arrives.
 */
export function checkOnePlace(rows: RecordRows, report: Report): void {
  const formations = byId(rows.formations);
  const positions = new Map<string, { day: number; lat: number; lon: number; path: string }[]>();
  const put = (id: string, day: number, at: { lat?: number; lon?: number }, path: string) => {
    if (at.lat === undefined || at.lon === undefined) return;
    const list = positions.get(id) ?? [];
    if (!positions.has(id)) positions.set(id, list);
    list.push({ day, lat: at.lat, lon: at.lon, path });
  };
  for (const [i, row] of rows.formations.entries()) {
    if (!row) continue;
    if (row.arrival.date.length === 10)
      put(row.id, spanOf(row.arrival.date).first, row.arrival, `formations /${i}/arrival`);
    for (const field of ["rebuiltAs", "returnsAs"] as const) {
      const next = formations.get(row[field] ?? "");
      if (!next) continue;
      if (!row.departure)
        report(
          "error",
          "formations",
          `/${i}/departure`,
          `when it left, as ${next.id} carries it on`,
          "nothing",
        );
      else if (spanOf(next.arrival.date).last < spanOf(row.departure.date).first)
        report(
          "error",
          "formations",
          `/${i}/${field}`,
          `a formation that arrives on ${row.departure.date} or later, when it leaves`,
          `"${next.id}", which arrives on ${next.arrival.date}`,
        );
    }
  }
  for (const [i, row] of rows.attachments.entries())
    if (row) put(row.formation, spanOf(row.date).first, row, `attachments /${i}`);
  for (const [id, list] of positions) {
    list.sort((a, b) => a.day - b.day);
    for (let i = 1; i < list.length; i++) {
      const [from, to] = [list[i - 1], list[i]];
      const km = distanceKm(from.lat, from.lon, to.lat, to.lon);
      const days = to.day - from.day;
      if (km <= SECTOR_KM + KM_PER_DAY * days) continue;
      const [table, path] = to.path.split(" ") as ["formations" | "attachments", string];
      report(
        "warning",
        table,
        `${path}/lat`,
        `a position of ${id} within ${SECTOR_KM + KM_PER_DAY * days} km of the one before, as it is ${days} days later`,
        `one ${Math.round(km)} km away`,
      );
    }
  }
}
