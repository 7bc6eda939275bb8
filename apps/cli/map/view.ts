/** Degrees: the part of the earth that a map shows. */
export interface Extent {
  south: number;
  north: number;
  west: number;
  east: number;
}

/** From degrees to pixels: an equal-scale cylinder that touches along the middle parallel of the extent. */
export interface View extends Extent {
  width: number;
  height: number;
  kmPerPixel: number;
  x(lon: number): number;
  y(lat: number): number;
}

const KM_PER_DEGREE = 111.195;

/** The peninsula from Cheju to the Yalu and Tumen. */
export const PENINSULA: Extent = { south: 33.0, north: 43.15, west: 123.6, east: 131.2 };

/** A view of an extent, `width` pixels wide. */
export function viewOf(extent: Extent, width: number): View {
  const middle = ((extent.south + extent.north) / 2) * (Math.PI / 180);
  const scale = width / ((extent.east - extent.west) * Math.cos(middle));
  return {
    ...extent,
    width,
    height: Math.round((extent.north - extent.south) * scale),
    kmPerPixel: KM_PER_DEGREE / scale,
    x: (lon) => (lon - extent.west) * Math.cos(middle) * scale,
    y: (lat) => (extent.north - lat) * scale,
  };
}

/** Formations farther than this from the line of contact, or its ends, do not widen a map of the front. */
const FRONT_REACH_KM = 90;

/**
 * The extent of the front: the line of contact and the formations near it; all formations where there is no line.
 *
 * @param line       [lat, lon] in degrees
 * @param formations [lat, lon] in degrees
 */
export function frontExtent(line: readonly Point[], formations: readonly Point[]): Extent {
  const near = line.length
    ? formations.filter((place) => line.some((point) => kmBetween(place, point) < FRONT_REACH_KM))
    : formations;
  return extentRound([...line, ...near]);
}

/** [lat, lon] in degrees */
type Point = readonly [number, number];

function kmBetween(a: Point, b: Point): number {
  const east = (a[1] - b[1]) * Math.cos(((a[0] + b[0]) / 2) * (Math.PI / 180));
  return KM_PER_DEGREE * Math.hypot(a[0] - b[0], east);
}

/**
 * The extent round points, with a margin, no smaller than a least height and no larger than the peninsula.
 *
 * @param points [lat, lon] in degrees
 */
export function extentRound(points: readonly Point[], marginKm = 35, leastKm = 300): Extent {
  if (points.length === 0) return PENINSULA;
  const lats = points.map(([lat]) => lat);
  const lons = points.map(([, lon]) => lon);
  const [south, north] = widened(
    Math.min(...lats),
    Math.max(...lats),
    marginKm / KM_PER_DEGREE,
    leastKm / KM_PER_DEGREE,
  );
  const perDegree = KM_PER_DEGREE * Math.cos(((south + north) / 2) * (Math.PI / 180));
  const [west, east] = widened(
    Math.min(...lons),
    Math.max(...lons),
    marginKm / perDegree,
    leastKm / perDegree,
  );
  return {
    south: Math.max(south, PENINSULA.south),
    north: Math.min(north, PENINSULA.north),
    west: Math.max(west, PENINSULA.west),
    east: Math.min(east, PENINSULA.east),
  };
}

function widened(low: number, high: number, margin: number, least: number): [number, number] {
  const more = Math.max(margin, (least - (high - low)) / 2);
  return [low - more, high + more];
}
