/** A point in degrees: latitude, longitude. */
export type LatLon = readonly [lat: number, lon: number];

/** A point of a recorded line and how far the other line lies from it. */
export interface LineGap {
  lat: number;
  lon: number;
  /** km along the normal; positive where the other line lies to the left, the communist side */
  gapKm: number;
}

export const KM_PER_DEGREE = 111.195;

/** How much further than the nearest point a crossing may lie before the normal says nothing (60 degrees). */
const SLANT_MAX = 2;

/** Length at the ends of a line whose direction tells the side of what lies beyond. */
const END_KM = 100;

/**
 * How far one line lies from another, sampled along the other at equal steps from end to end.
 *
 * At each sample the distance is taken along the normal of the recorded trace, smoothed over one step
 * either way. Where the normal misses the other line, or meets it at a slant of more than 60 degrees, the
 * distance to its nearest point stands instead, positive where the sample lies to that line's right.
 *
 * @param recorded line from the west coast to the east, at least two points; its left is the communist side
 * @param other    line to measure, at least two points, from the west coast to the east too
 * @param stepKm   distance between samples, about: the line is cut into equal steps nearest to it
 * @throws RangeError when a line has fewer than two points
 */
export function lineGaps(recorded: readonly LatLon[], other: readonly LatLon[], stepKm = 10): LineGap[] {
  if (recorded.length < 2 || other.length < 2)
    throw new RangeError("expected lines of two points or more; found a line of fewer");
  const samples = sampleLine(recorded, stepKm);
  return samples.map(({ lat, lon, eastPart, northPart }) => {
    const x = new Float64Array(other.length);
    const y = new Float64Array(other.length);
    const kmPerDegreeLon = KM_PER_DEGREE * cosDegrees(lat);
    other.forEach((point, i) => {
      x[i] = (point[1] - lon) * kmPerDegreeLon;
      y[i] = (point[0] - lat) * KM_PER_DEGREE;
    });
    return { lat, lon, gapKm: gapAlongNormal(x, y, -northPart, eastPart) };
  });
}

/** A sample of a line: where it is and the direction in which the line runs there. */
interface LineSample {
  lat: number;
  lon: number;
  /** unit vector along the line */
  eastPart: number;
  northPart: number;
}

/** Points of a line at equal steps, both ends included, each with the line's direction there. */
function sampleLine(line: readonly LatLon[], stepKm: number): LineSample[] {
  const alongKm = [0];
  for (let i = 1; i < line.length; i++) alongKm.push(alongKm[i - 1] + distanceKm(line[i - 1], line[i]));
  const lengthKm = alongKm[alongKm.length - 1];
  const steps = Math.max(1, Math.round(lengthKm / stepKm));
  const samples: LineSample[] = [];
  for (let i = 0; i <= steps; i++) {
    const km = (lengthKm * i) / steps;
    const [lat, lon] = pointAt(line, alongKm, km);
    const before = pointAt(line, alongKm, Math.max(0, km - stepKm));
    const after = pointAt(line, alongKm, Math.min(lengthKm, km + stepKm));
    const east = (after[1] - before[1]) * cosDegrees(lat);
    const north = after[0] - before[0];
    const length = Math.sqrt(east * east + north * north);
    samples.push({
      lat,
      lon,
      eastPart: length > 0 ? east / length : 1,
      northPart: length > 0 ? north / length : 0,
    });
  }
  return samples;
}

/**
 * Signed distance of a point from a line: positive on the left of the line's direction.
 *
 * Beyond an end, the mean direction of the last 100 km goes on, so that a bend at the coast decides nothing.
 *
 * @param line two points or more; from the west coast to the east its left is the communist side
 * @returns km to the nearest point of the line
 */
export function sideKm(line: readonly LatLon[], point: LatLon): number {
  const kmPerDegreeLon = KM_PER_DEGREE * cosDegrees(point[0]);
  const x = Float64Array.from(line, ([, lon]) => (lon - point[1]) * kmPerDegreeLon);
  const y = Float64Array.from(line, ([lat]) => (lat - point[0]) * KM_PER_DEGREE);
  const near = nearest(x, y);
  return near.leftOf * near.km;
}

/** Mean latitude of a line along its length, degrees. */
export function meanLatitude(line: readonly LatLon[]): number {
  const samples = sampleLine(line, 10);
  return samples.reduce((sum, { lat }) => sum + lat, 0) / samples.length;
}

/** Km between two points not far apart. */
export function distanceKm(a: LatLon, b: LatLon): number {
  const north = (b[0] - a[0]) * KM_PER_DEGREE;
  const east = (b[1] - a[1]) * KM_PER_DEGREE * cosDegrees((a[0] + b[0]) / 2);
  return Math.sqrt(north * north + east * east);
}

/** Cosine of degrees up to 90 from + - * / only, so that every engine gives the same score. */
function cosDegrees(degrees: number): number {
  const radians = degrees * 0.017453292519943295;
  const square = radians * radians;
  let sum = 1;
  for (let k = 20; k >= 2; k -= 2) sum = 1 - (square / (k * (k - 1))) * sum;
  return sum;
}

function pointAt(line: readonly LatLon[], alongKm: readonly number[], km: number): LatLon {
  let i = 1;
  while (i < line.length - 1 && alongKm[i] < km) i++;
  const span = alongKm[i] - alongKm[i - 1];
  const share = span > 0 ? (km - alongKm[i - 1]) / span : 0;
  const [a, b] = [line[i - 1], line[i]];
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

/**
 * Signed distance from the origin to a line along a normal.
 *
 * @param x, y   km, the line's points as seen from the sample
 * @param normalX, normalY unit vector to the left of the sample's own line
 */
function gapAlongNormal(x: Float64Array, y: Float64Array, normalX: number, normalY: number): number {
  const near = nearest(x, y);
  let crossing = Infinity;
  for (let i = 1; i < x.length; i++) {
    const dx = x[i] - x[i - 1];
    const dy = y[i] - y[i - 1];
    const across = normalX * dy - normalY * dx;
    if (across === 0) continue;
    const alongNormal = (x[i - 1] * dy - y[i - 1] * dx) / across;
    const share = (x[i - 1] * normalY - y[i - 1] * normalX) / across;
    if (share >= 0 && share <= 1 && Math.abs(alongNormal) < Math.abs(crossing)) crossing = alongNormal;
  }
  if (Math.abs(crossing) <= SLANT_MAX * near.km + 1e-9) return crossing;
  return -near.leftOf * near.km;
}

/** Nearest point of a line to the origin, and whether the origin lies on its left (1) or right (-1). */
function nearest(x: Float64Array, y: Float64Array): { km: number; leftOf: 1 | -1 } {
  let best = Infinity;
  let bestX = 0;
  let bestY = 0;
  let segment = 1;
  let bestShare = 0;
  for (let i = 1; i < x.length; i++) {
    const dx = x[i] - x[i - 1];
    const dy = y[i] - y[i - 1];
    const length2 = dx * dx + dy * dy;
    const raw = length2 > 0 ? -(x[i - 1] * dx + y[i - 1] * dy) / length2 : 0;
    const share = raw < 0 ? 0 : raw > 1 ? 1 : raw;
    const px = x[i - 1] + dx * share;
    const py = y[i - 1] + dy * share;
    const km2 = px * px + py * py;
    if (km2 < best) {
      best = km2;
      bestX = px;
      bestY = py;
      segment = i;
      bestShare = share;
    }
  }
  let dx: number;
  let dy: number;
  const corner = bestShare === 0 ? segment - 1 : bestShare === 1 ? segment : -1;
  if (corner === 0 || corner === x.length - 1) {
    const inland = pointInland(x, y, corner);
    const sign = corner === 0 ? 1 : -1;
    dx = (x[inland] - x[corner]) * sign;
    dy = (y[inland] - y[corner]) * sign;
  } else {
    // at a corner both segments' directions count, so that the side does not depend on which is first
    const other = corner > 0 ? (corner === segment ? segment + 1 : segment - 1) : segment;
    dx = directionX(x, y, segment) + directionX(x, y, other);
    dy = directionY(x, y, segment) + directionY(x, y, other);
  }
  const left = dx * -bestY - dy * -bestX;
  return { km: Math.sqrt(best), leftOf: left >= 0 ? 1 : -1 };
}

/** The first point of a line at least so far along it from an end; its other end where it is shorter. */
function pointInland(x: Float64Array, y: Float64Array, end: number): number {
  const step = end === 0 ? 1 : -1;
  const last = end === 0 ? x.length - 1 : 0;
  let km = 0;
  let i = end;
  while (i !== last && km < END_KM) {
    const dx = x[i + step] - x[i];
    const dy = y[i + step] - y[i];
    km += Math.sqrt(dx * dx + dy * dy);
    i += step;
  }
  return i;
}

function directionX(x: Float64Array, y: Float64Array, i: number): number {
  return (x[i] - x[i - 1]) / segmentLength(x, y, i);
}

function directionY(x: Float64Array, y: Float64Array, i: number): number {
  return (y[i] - y[i - 1]) / segmentLength(x, y, i);
}

function segmentLength(x: Float64Array, y: Float64Array, i: number): number {
  const dx = x[i] - x[i - 1];
  const dy = y[i] - y[i - 1];
  return Math.sqrt(dx * dx + dy * dy) || 1;
}
