import { THEATRE_BOX } from "./check-geography.ts";
import type { RecordRows, Report } from "./record-rows.ts";

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Figures of the series fit each other: the lowest of a day is no higher than its mean, a list of days has the days of its month, a
 * part is no more than its whole. Where a source disagrees with itself or with another, that is a warning.
 */
export function checkSeries(rows: RecordRows, report: Report): void {
  for (const [i, row] of rows.weatherObservations.entries()) {
    if (!row) continue;
    const { lowestTemperatureC: low, meanTemperatureC: mean, highestTemperatureC: high } = row;
    if (low > mean || mean > high)
      report(
        "error",
        "weatherObservations",
        `/${i}/meanTemperatureC`,
        `${low} to ${high}, the lowest and highest of the day`,
        String(mean),
      );
  }
  for (const [i, row] of rows.weatherNormalDays.entries()) {
    if (!row) continue;
    const days = DAYS_IN_MONTH[row.month - 1];
    for (const field of [
      "yearsCounted",
      "meanTemperatureC",
      "spreadOfMeanC",
      "meanLowestC",
      "lowestC",
      "meanHighestC",
    ] as const)
      if (row[field].length !== days)
        report(
          "error",
          "weatherNormalDays",
          `/${i}/${field}`,
          `${days} values, one for each day of month ${row.month}`,
          `${row[field].length}`,
        );
  }
  for (const [i, row] of rows.bomberTargets.entries())
    if (row) {
      const { south, north, west, east } = THEATRE_BOX;
      if (row.lat < south || row.lat > north || row.lon < west || row.lon > east)
        report(
          "error",
          "bomberTargets",
          `/${i}/lat`,
          `a target between ${south} and ${north} degrees north, ${west} and ${east} east`,
          `${row.lat}, ${row.lon}`,
        );
    }
  for (const [i, row] of rows.mapSheets.entries()) {
    if (row && row.latSouth >= row.latNorth)
      report("error", "mapSheets", `/${i}/latSouth`, `less than ${row.latNorth}`, String(row.latSouth));
    if (row && row.lonWest >= row.lonEast)
      report("error", "mapSheets", `/${i}/lonWest`, `less than ${row.lonEast}`, String(row.lonWest));
  }
  for (const [i, row] of rows.capabilities.entries())
    if (row && row.urbanPopulationThousand > row.populationThousand)
      report(
        "error",
        "capabilities",
        `/${i}/urbanPopulationThousand`,
        `${row.populationThousand} or less, the population`,
        String(row.urbanPopulationThousand),
      );
  for (const [i, row] of rows.airOperations.entries())
    if (row && row.effectiveSorties !== undefined && row.effectiveSorties > row.dispatchedSorties)
      report(
        "warning",
        "airOperations",
        `/${i}/effectiveSorties`,
        `${row.dispatchedSorties} or less, the sorties dispatched`,
        String(row.effectiveSorties),
      );
  checkUnaccounted(rows, report);
}

/** Those never recovered are among the dead of the same day, as far as that day is given. */
function checkUnaccounted(rows: RecordRows, report: Report): void {
  const deaths = new Map(rows.usDeathsByDay.flatMap((row) => (row ? [[row.date, row.deaths]] : [])));
  for (const [i, row] of rows.usUnaccounted.entries()) {
    const dead = row && deaths.get(row.date);
    if (!row || dead === undefined || dead === null) continue;
    const sum = row.armyMen + row.marineCorpsMen + row.airForceMen + row.navyMen + row.otherMen;
    if (sum > dead)
      report(
        "warning",
        "usUnaccounted",
        `/${i}`,
        `${dead} men or less, the US dead of ${row.date}`,
        String(sum),
      );
  }
}
