/** What a road on a hex edge is, index 0 for none. Class 1 is a two-lane gravel highway. */
export const ROADS = ["none", "class 1", "class 2", "class 3"] as const;
/** What a railway on a hex edge is, index 0 for none. */
export const RAILS = ["none", "narrow gauge", "single track", "double track"] as const;
/** River crossed by a hex edge, index 0 for none. */
export const RIVERS = ["none", "great", "medium", "small"] as const;
/** Ground by local relief: flat below 50 m, rolling to 200 m, rugged above. */
export const GROUNDS = ["flat", "rolling", "rugged"] as const;
/** Cover of the ground. */
export const COVERS = ["bare", "mixed", "wooded"] as const;
/** Whose ground a cell was on 25 June 1950. */
export const COUNTRIES = ["south", "north", "china", "soviet"] as const;
/** Size of the largest town in a cell, index 0 for none. */
export const TOWNS = ["none", "village", "county town", "city", "great city"] as const;

/** A named place and its cell. */
export interface Place {
  id: string;
  name: string;
  lat: number;
  lon: number;
  kind: string;
  /** 1 capital or great city, 2 city, key port or junction, 3 county town, 4 village or hill */
  importance: number;
  /** its cell, or -1 when the place lies outside the theatre (Mukden, Tsushima) */
  hex: number;
}

/** A port or beach and its cell. */
export interface Port {
  place: string;
  hex: number;
  dischargeTonnesPerDay: number;
  /** false for a beach or small port */
  major: boolean;
}

/** A crossing from outside the theatre, such as the Yalu bridges. */
export interface BorderCrossing {
  place: string;
  hex: number;
  capacityTonnesPerDay: number;
}

/**
 * The ground: H hexagonal cells (H3 resolution 6, some 5.4 km across) and their six edges.
 *
 * Edge `e` of cell `h` is at `h * 6 + e`. Edges are sorted by bearing of the neighbour, so the edge
 * back from `neighbour[h * 6 + e]` is `(e + 3) % 6`. All edge arrays are symmetric.
 */
export interface HexGrid {
  H: number;
  /** [H] H3 index as 16 hexadecimal digits */
  cellIds: string[];
  /** [H] degrees, centre of the cell */
  lat: Float64Array;
  /** [H] degrees, centre of the cell */
  lon: Float64Array;
  /** [H * 12] degrees, the six corners as lat, lon pairs in order round the cell, for drawing */
  corners: Float64Array;
  /** [H] metres, mean of the land in the cell */
  elevationM: Int16Array;
  /** [H] metres, 95th less 5th percentile of the heights in the cell */
  reliefM: Int16Array;
  /** [H] percent, mean slope of the land */
  slopePercent: Uint8Array;
  /** [H] index into GROUNDS */
  ground: Uint8Array;
  /** [H] index into COVERS */
  cover: Uint8Array;
  /** [H] index into COUNTRIES */
  country: Uint8Array;
  /** [H] index into TOWNS */
  town: Uint8Array;
  /** [H] 1 where the cell touches the sea or has a port */
  coast: Uint8Array;
  /** [H] km from the cell to the nearest coast, 255 for 255 and more */
  coastKm: Uint8Array;
  /** [H] cells joined by land have the same number, 0 the mainland */
  landmass: Uint8Array;
  /** [H * 6] cell across the edge, -1 where there is none (sea or outside the theatre) */
  neighbour: Int32Array;
  /** [H * 6] km between centres, 0 where there is no neighbour */
  distanceKm: Float32Array;
  /** [H * 6] index into ROADS */
  road: Uint8Array;
  /** [H * 6] index into RAILS */
  rail: Uint8Array;
  /** [H * 6] index into RIVERS: a river that must be crossed to go over this edge */
  river: Uint8Array;
  /** [H * 6] metres, typical width of that river, 0 for none */
  riverWidthM: Uint16Array;
  /** [H * 6] 1 where land forces can't cross (a strait between two land cells, a lake) */
  blocked: Uint8Array;
  places: Place[];
  ports: Port[];
  borderCrossings: BorderCrossing[];
  /** what the grid was made from: hash of each input by file name; absent for grids made in code */
  inputs?: Record<string, string>;
}
