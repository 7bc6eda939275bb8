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
