export {
  ROADS,
  RAILS,
  RIVERS,
  GROUNDS,
  COVERS,
  COUNTRIES,
  TOWNS,
  type HexGrid,
  type Place,
  type Port,
  type BorderCrossing,
} from "./hex-grid.ts";
export { encodeHexGrid, decodeHexGrid, HEX_GRID_FORMAT } from "./hex-grid-codec.ts";
export { hexAt } from "./hex-at.ts";
export { placeById } from "./place-by-id.ts";
export { routeBetween, ROUTE_KINDS, type Route, type RouteKind } from "./route.ts";
export { gridOf, setEdge, type EdgeArray } from "./small-world.ts";
export { cellAreasKm2 } from "./cell-areas.ts";
