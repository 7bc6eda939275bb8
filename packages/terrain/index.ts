export {
  ROADS, RAILS, RIVERS, GROUNDS, COVERS, COUNTRIES, TOWNS,
  type HexGrid, type Place, type Port, type BorderCrossing,
} from "./hex-grid.ts";
