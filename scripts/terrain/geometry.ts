/** Longitude and latitude in degrees, as GeoJSON has them. */
export type LonLat = readonly [number, number];

const KM_PER_DEGREE = 111.195;
const EARTH_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/** Great-circle distance in km, rounded to a metre so that engines agree. */
export function greatCircleKm(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const half1 = Math.sin(((lat2 - lat1) * RADIANS) / 2);
  const half2 = Math.sin(((lon2 - lon1) * RADIANS) / 2);
  const h = half1 * half1 + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * half2 * half2;
  return Math.round(2 * EARTH_KM * Math.asin(Math.sqrt(h)) * 1000) / 1000;
}

/** Initial bearing in degrees clockwise from north, 0 or more and below 360. */
export function bearingDegrees(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const dLon = (lon2 - lon1) * RADIANS;
  const y = Math.sin(dLon) * Math.cos(lat2 * RADIANS);
  const x =
    Math.cos(lat1 * RADIANS) * Math.sin(lat2 * RADIANS) -
    Math.sin(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * Math.cos(dLon);
  const degrees = Math.atan2(y, x) / RADIANS;
  return degrees < 0 ? degrees + 360 : degrees;
}

/** Distance in km from a point to a polyline, on a plane that is good to 1 % over 100 km. */
export function distanceToLineKm(lon: number, lat: number, line: readonly LonLat[]): number {
  return nearestOnLine(lon, lat, line).km;
}

/** The nearest point of a polyline and its distance. */
export function nearestOnLine(
  lon: number,
  lat: number,
  line: readonly LonLat[],
): { km: number; lon: number; lat: number } {
  const kx = KM_PER_DEGREE * Math.cos(lat * RADIANS);
  const ky = KM_PER_DEGREE;
  let best = Infinity;
  let bestX = 0;
  let bestY = 0;
  for (let i = 0; i + 1 < line.length; i++) {
    const ax = (line[i][0] - lon) * kx;
    const ay = (line[i][1] - lat) * ky;
    const dx = (line[i + 1][0] - lon) * kx - ax;
    const dy = (line[i + 1][1] - lat) * ky - ay;
    const length2 = dx * dx + dy * dy;
    let t = length2 > 0 ? -(ax * dx + ay * dy) / length2 : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    const px = ax + t * dx;
    const py = ay + t * dy;
    const d2 = px * px + py * py;
    if (d2 < best) {
      best = d2;
      bestX = px;
      bestY = py;
    }
  }
  return { km: Math.sqrt(best), lon: lon + bestX / kx, lat: lat + bestY / ky };
}

/** Points along a polyline no more than `stepKm` apart, its own points among them. */
export function densify(line: readonly LonLat[], stepKm: number): LonLat[] {
  const points: LonLat[] = [line[0]];
  for (let i = 1; i < line.length; i++) {
    const [lon0, lat0] = line[i - 1];
    const [lon1, lat1] = line[i];
    const kx = KM_PER_DEGREE * Math.cos(lat0 * RADIANS);
    const dx = (lon1 - lon0) * kx;
    const dy = (lat1 - lat0) * KM_PER_DEGREE;
    const pieces = Math.max(1, Math.ceil(Math.sqrt(dx * dx + dy * dy) / stepKm));
    for (let p = 1; p <= pieces; p++)
      points.push([lon0 + ((lon1 - lon0) * p) / pieces, lat0 + ((lat1 - lat0) * p) / pieces]);
  }
  return points;
}

/** True when the point is inside the ring, even-odd rule. */
export function insideRing(lon: number, lat: number, ring: readonly LonLat[]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[j];
    if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
