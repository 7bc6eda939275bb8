import type { RecordRows, Report } from "./record-rows.ts";

/** A place on the coast may lie this far from the middle of the nearest land. */
const COAST_KM = 6;

/**
 * Places lie on land.
 *
 * @param nearestLandKm km from a point to the nearest land of the theatre, 0 on land
 */
export function checkOnLand(
  rows: RecordRows,
  nearestLandKm: (lat: number, lon: number) => number,
  report: Report,
): void {
  for (const [i, row] of rows.places.entries()) {
    if (!row || row.side1950 === "china" || row.side1950 === "japan") continue;
    const km = nearestLandKm(row.lat, row.lon);
    if (km > COAST_KM)
      report(
        "error",
        "places",
        `/${i}/lat`,
        `a point on land, or within ${COAST_KM} km of it`,
        `${row.lat}, ${row.lon}, ${Math.round(km)} km from land`,
      );
  }
}
