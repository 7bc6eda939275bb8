import type { RecordRows, Report } from "./record-rows.ts";
import type { Place, RecordTable } from "./war-record.ts";

/** The peninsula, its islands and southern Manchuria with Mukden, degrees. */
export const THEATRE_BOX = { west: 123, east: 132, south: 33, north: 44 } as const;

/** A formation's position may lie this far from the place it is said to be at, before someone should look. */
const FAR_KM = 15;

/** Everything lies in the theatre, and formations arrive where the place that they name lies. */
export function checkGeography(rows: RecordRows, report: Report): void {
  const inside = (table: RecordTable, path: string, at: { lat?: number; lon?: number }) => {
    const { lat, lon } = at;
    if (lat !== undefined && (lat < THEATRE_BOX.south || lat > THEATRE_BOX.north))
      report(
        "error",
        table,
        `${path}/lat`,
        `${THEATRE_BOX.south} to ${THEATRE_BOX.north} degrees north`,
        String(lat),
      );
    if (lon !== undefined && (lon < THEATRE_BOX.west || lon > THEATRE_BOX.east))
      report(
        "error",
        table,
        `${path}/lon`,
        `${THEATRE_BOX.west} to ${THEATRE_BOX.east} degrees east`,
        String(lon),
      );
  };
  for (const table of ["places", "attachments", "battles", "demarcationLine"] as const)
    for (const [i, row] of rows[table].entries()) if (row) inside(table, `/${i}`, row);
  for (const [i, row] of rows.linesOfContact.entries())
    for (const [j, point] of (row?.points ?? []).entries())
      inside("linesOfContact", `/${i}/points/${j}`, point);

  const places = new Map<string, Place>();
  for (const place of rows.places) if (place) places.set(place.id, place);
  for (const [i, row] of rows.formations.entries())
    for (const field of ["arrival", "initial"] as const) {
      const at = row?.[field];
      if (!at) continue;
      inside("formations", `/${i}/${field}`, at);
      const place = places.get(at.place ?? "");
      if (!place || at.lat === undefined || at.lon === undefined) continue;
      const awayKm = distanceKm(place.lat, place.lon, at.lat, at.lon);
      if (awayKm > FAR_KM)
        report(
          "warning",
          "formations",
          `/${i}/${field}/place`,
          `a position within ${FAR_KM} km of ${place.id}`,
          `one ${Math.round(awayKm)} km away`,
        );
    }
}

/** Distance on a plane that is true at the latitude of Korea, good to a few per cent. */
export function distanceKm(lat: number, lon: number, lat2: number, lon2: number): number {
  const north = (lat2 - lat) * 111.2;
  const east = (lon2 - lon) * 87.6;
  return Math.sqrt(north * north + east * east);
}
