import { dayOf } from "@p38/base";
import { SIDES } from "@p38/model";
import type { AirEffortDay, WeatherDay } from "@p38/record";

/**
 * Weather of each day; a day that the record lacks has that of the last before it that it has.
 *
 * @returns temperatureC [days] mean, wet [days] 0 dry, 1 rain or thaw, 2 heavy rain
 */
export function castWeather(
  weather: readonly WeatherDay[],
  days: number,
): { temperatureC: Float32Array; wet: Uint8Array } {
  const temperatureC = new Float32Array(days);
  const wet = new Uint8Array(days);
  const rowOf = new Map(weather.map((row) => [dayOf(row.date), row]));
  let last = weather[0];
  for (let d = 0; d < days; d++) {
    last = rowOf.get(d) ?? last;
    if (!last) continue;
    temperatureC[d] = last.meanTemperatureC;
    wet[d] = last.wet;
  }
  return { temperatureC, wet };
}

/**
 * Effective close support and interdiction sorties of each day and side, `[days * 2]`; none on a day that the
 * record does not list.
 */
export function castAir(effort: readonly AirEffortDay[], days: number): Float32Array {
  const sorties = new Float32Array(days * 2);
  for (const row of effort) {
    const day = dayOf(row.date);
    if (day >= 0 && day < days)
      sorties[day * 2 + SIDES.indexOf(row.side)] += row.closeSupportSorties + row.interdictionSorties;
  }
  return sorties;
}
