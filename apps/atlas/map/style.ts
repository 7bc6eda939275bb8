import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  StyleSpecification,
} from "maplibre-gl";

/** Colours of the ground. */
interface Colours {
  sea: string;
  land: string;
  coast: string;
  shore: string;
  river: string;
  lake: string;
  border: string;
  parallel: string;
  demarcation: string;
  water: string;
  ink: string;
  halo: string;
  dot: string;
  road: string;
  roadMain: string;
  rail: string;
  /** brightest that the relief gets */
  relief: number;
}

/** The one place that the map leaves out: it lies beyond the ground that is drawn closely. */
export const BEYOND_THE_MAP = "mukden";

const LIGHT: Colours = {
  sea: "#cfdbe0",
  land: "#e6e3d1",
  coast: "#5d7480",
  shore: "#9db6c2",
  river: "#7f9fb3",
  lake: "#a9c0cd",
  border: "#6b5f73",
  parallel: "#4a4f57",
  demarcation: "#0b6b4f",
  water: "#5c7b8c",
  ink: "#1d2730",
  halo: "rgba(250,248,240,0.9)",
  dot: "#ffffff",
  road: "#a0714a",
  roadMain: "#9a5b2c",
  rail: "#3f444b",
  relief: 1,
};
const DARK: Colours = {
  sea: "#18222b",
  land: "#262b2a",
  coast: "#8199a6",
  shore: "#2f4452",
  river: "#55768c",
  lake: "#2c4252",
  border: "#b7a6c2",
  parallel: "#c5cad0",
  demarcation: "#63d3ab",
  water: "#8fb0c2",
  ink: "#f0eee6",
  halo: "rgba(15,19,23,0.85)",
  dot: "#10151a",
  road: "#b88a63",
  roadMain: "#d39a66",
  rail: "#aeb4ba",
  relief: 0.36,
};

/** The ground's colours, light or dark. */
export function coloursOf(dark: boolean): Colours {
  return dark ? DARK : LIGHT;
}

/** What is written on the map. */
export interface MapWords {
  parallel: string;
  demarcation: string;
  seas: { [name in keyof typeof SEAS]: string };
  /** name of a place by its id, where it is not the one in places.json */
  places: { readonly [id: string]: string };
}

/** Where the name of each sea and land stands, as longitude and latitude. */
const SEAS = {
  yellow: [124.3, 36.6],
  east: [130.4, 38.6],
  strait: [129.3, 34.3],
  china: [125.0, 41.9],
  japan: [131.0, 33.5],
} as const;

/** The parts of a GeoJSON feature collection that are used here. */
interface Shapes {
  type: "FeatureCollection";
  features: {
    type: "Feature";
    properties: { [name: string]: string };
    geometry: { type: "Point"; coordinates: [number, number] };
  }[];
}

const RELIEF_CORNERS: [[number, number], [number, number], [number, number], [number, number]] = [
  [123.5, 43.5],
  [131.5, 43.5],
  [131.5, 33.0],
  [123.5, 33.0],
];
// no glyphs in the style: text is drawn from fonts of the machine, and from the page's own where it has them
const FONT = [
  "Noto Sans",
  "Segoe UI",
  "Helvetica Neue",
  "DejaVu Sans",
  "Noto Sans SC Variable",
  "Noto Sans KR Variable",
  "sans-serif",
];
const ITALIC = ["Italic", ...FONT];

/**
 * The map under everything that moves: sea, relief, coast, rivers, ways; names are blank until they are written.
 *
 * @param folder absolute address of the folder of the relief and the .json files
 * @param dark   whether in dark colours
 */
export function styleOf(folder: string, dark: boolean): StyleSpecification {
  const colours = coloursOf(dark);
  const lines = (name: string) => ({ type: "geojson" as const, data: `${folder}${name}.json` });
  return {
    version: 8,
    sources: {
      relief: { type: "image", url: `${folder}relief-small.webp`, coordinates: RELIEF_CORNERS },
      surroundings: lines("surroundings"),
      coast: { ...lines("coast"), tolerance: 0.2 },
      sea: { ...lines("sea"), tolerance: 0.2 },
      lakes: lines("lakes"),
      rivers: lines("rivers"),
      borders: lines("borders"),
      places: lines("places"),
      waters: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
    },
    layers: [
      { id: "background", type: "background", paint: { "background-color": colours.sea } },
      { id: "surroundings", type: "fill", source: "surroundings", paint: { "fill-color": colours.land } },
      {
        id: "surroundings-coast",
        type: "line",
        source: "surroundings",
        paint: { "line-color": colours.coast, "line-opacity": 0.35, "line-width": 0.6 },
      },
      {
        id: "relief",
        type: "raster",
        source: "relief",
        paint: { "raster-fade-duration": 0, "raster-brightness-max": colours.relief },
      },
      {
        id: "sea",
        type: "fill",
        source: "sea",
        paint: { "fill-color": colours.sea, "fill-antialias": false },
      },
      {
        id: "shore-wide",
        type: "line",
        source: "coast",
        paint: {
          "line-color": colours.shore,
          "line-opacity": 0.35,
          "line-blur": 5,
          "line-width": ["interpolate", ["linear"], ["zoom"], 5, 4, 9, 12],
        },
      },
      {
        id: "coast",
        type: "line",
        source: "coast",
        paint: {
          "line-color": colours.coast,
          "line-width": ["interpolate", ["linear"], ["zoom"], 5, 0.6, 9, 1.2],
        },
      },
      ...[3, 2, 1].map((size) => riverLayer(size, colours)),
      { id: "lakes", type: "fill", source: "lakes", paint: { "fill-color": colours.lake } },
      {
        id: "border",
        type: "line",
        source: "borders",
        filter: [
          "in",
          ["get", "id"],
          ["literal", ["yalu", "paektu", "tumen-china", "tumen-ussr", "china-ussr"]],
        ],
        paint: {
          "line-color": colours.border,
          "line-width": 1.3,
          "line-dasharray": [5, 2, 1, 2],
          "line-opacity": 0.75,
        },
      },
      {
        id: "parallel-38",
        type: "line",
        source: "borders",
        filter: ["==", ["get", "id"], "parallel-38"],
        paint: {
          "line-color": colours.parallel,
          "line-width": 1.1,
          "line-dasharray": [2, 3],
          "line-opacity": 0.8,
        },
      },
      {
        id: "demarcation",
        type: "line",
        source: "borders",
        filter: ["==", ["get", "id"], "mdl-1953"],
        paint: {
          "line-color": colours.demarcation,
          "line-width": 1.6,
          "line-dasharray": [4, 1.5, 1, 1.5],
          "line-opacity": 0.9,
        },
      },
      {
        id: "demilitarized-zone",
        type: "line",
        source: "borders",
        minzoom: 7.6,
        filter: ["in", ["get", "id"], ["literal", ["dmz-north-1953", "dmz-south-1953"]]],
        paint: { "line-color": colours.demarcation, "line-width": 0.8, "line-opacity": 0.7 },
      },
      {
        id: "water-names",
        type: "symbol",
        source: "waters",
        maxzoom: 8,
        layout: {
          "text-field": ["get", "name"],
          "text-font": ITALIC,
          "text-size": 13,
          "text-letter-spacing": 0.12,
        },
        paint: { "text-color": colours.water, "text-halo-color": colours.sea, "text-halo-width": 1 },
      },
      {
        id: "parallel-name",
        type: "symbol",
        source: "borders",
        filter: ["==", ["get", "id"], "parallel-38"],
        layout: {
          "symbol-placement": "line",
          "text-field": "",
          "text-font": ITALIC,
          "text-size": 10.5,
          "text-offset": [0, -0.7],
          "symbol-spacing": 500,
        },
        paint: { "text-color": colours.parallel, "text-halo-color": colours.halo, "text-halo-width": 1.2 },
      },
      {
        id: "demarcation-name",
        type: "symbol",
        source: "borders",
        minzoom: 6.6,
        filter: ["==", ["get", "id"], "mdl-1953"],
        layout: {
          "symbol-placement": "line",
          "text-field": "",
          "text-font": ITALIC,
          "text-size": 10.5,
          "text-offset": [0, 0.8],
          "symbol-spacing": 500,
        },
        paint: { "text-color": colours.demarcation, "text-halo-color": colours.halo, "text-halo-width": 1.2 },
      },
      ...[4, 3, 2, 1].flatMap((importance) => placeLayers(importance, colours)),
    ],
  };
}

/** How a border is drawn in a picture of shapes, as on the map; null for what the map does not show. */
export function borderLooks(
  id: string,
  colours: Colours,
  demarcation: boolean,
): { colour: string; dash?: string } | null {
  if (id === "parallel-38") return { colour: colours.parallel, dash: "2 3" };
  if (id === "mdl-1953") return demarcation ? { colour: colours.demarcation, dash: "6 2 1.5 2" } : null;
  return id.startsWith("dmz") ? null : { colour: colours.border, dash: "6 2.5 1.3 2.5" };
}

/** Width of a line that grows from zoom 6.5 to 10. */
function width(at7: number, at10: number): ExpressionSpecification {
  return ["interpolate", ["linear"], ["zoom"], 6.5, at7 * 0.6, 7, at7, 10, at10];
}

/** Roads and railways, added once the first picture stands. */
export function wayLayers(folder: string, dark: boolean): Pick<StyleSpecification, "sources" | "layers"> {
  const colours = coloursOf(dark);
  return {
    sources: {
      roads: { type: "geojson", data: `${folder}roads.json` },
      rails: { type: "geojson", data: `${folder}rails.json` },
    },
    layers: [
      {
        id: "roads-minor",
        type: "line",
        source: "roads",
        minzoom: 7.6,
        filter: [">=", ["get", "class"], 2],
        paint: { "line-color": colours.road, "line-width": width(0.6, 1.6), "line-opacity": 0.75 },
      },
      {
        id: "roads-main",
        type: "line",
        source: "roads",
        minzoom: 6.6,
        filter: ["==", ["get", "class"], 1],
        paint: { "line-color": colours.roadMain, "line-width": width(1, 2.6), "line-opacity": 0.85 },
      },
      {
        id: "rails",
        type: "line",
        source: "rails",
        minzoom: 6.9,
        paint: { "line-color": colours.rail, "line-width": width(0.9, 1.8), "line-opacity": 0.85 },
      },
      {
        id: "rail-ties",
        type: "line",
        source: "rails",
        minzoom: 7.6,
        paint: {
          "line-color": colours.rail,
          "line-width": width(3, 6),
          "line-dasharray": [0.25, 2.5],
          "line-opacity": 0.85,
        },
      },
    ],
  };
}

/** Rivers of one class, 1 the great ones; small ones only close by. */
function riverLayer(size: number, colours: Colours): LayerSpecification {
  return {
    id: `rivers-${size}`,
    type: "line",
    source: "rivers",
    filter: ["==", ["get", "class"], size],
    minzoom: [0, 0, 5.6, 7][size],
    layout: { "line-cap": "round", "line-join": "round" },
    paint: {
      "line-color": colours.river,
      "line-width": [
        "interpolate",
        ["linear"],
        ["zoom"],
        5,
        [0, 1.1, 0.5, 0.3][size],
        9,
        [0, 3.2, 1.9, 1.1][size],
      ],
    },
  };
}

/** Dots and names of the places of one importance; a name gives way to a more important one. */
function placeLayers(importance: number, colours: Colours): LayerSpecification[] {
  const minzoom = [0, 0, 6.3, 7.6, 8.8][importance];
  const filter: FilterSpecification = [
    "all",
    ["==", ["get", "importance"], importance],
    ["!=", ["get", "id"], BEYOND_THE_MAP],
  ];
  return [
    {
      id: `place-dots-${importance}`,
      type: "circle",
      source: "places",
      filter,
      minzoom,
      paint: {
        "circle-color": colours.dot,
        "circle-stroke-color": colours.ink,
        "circle-stroke-width": importance === 1 ? 1.6 : 1,
        "circle-radius": [0, 3, 2.2, 1.7, 1.4][importance],
      },
    },
    {
      id: `place-names-${importance}`,
      type: "symbol",
      source: "places",
      filter,
      minzoom,
      layout: {
        "text-field": "",
        "text-font": FONT,
        "text-size": [0, 13, 11.5, 10.5, 10][importance],
        "text-variable-anchor": ["left", "right", "top", "bottom"],
        "text-radial-offset": 0.5,
        "text-justify": "auto",
        "text-padding": 3,
      },
      paint: {
        "text-color": colours.ink,
        "text-halo-color": colours.halo,
        "text-halo-width": 1.3,
      },
    },
  ];
}

/** The name of a place as an expression of its id. */
export function namesOf({ places }: Pick<MapWords, "places">): ExpressionSpecification {
  return ["coalesce", ["get", ["get", "id"], ["literal", places]], ["get", "name"]];
}

/** The names of seas and lands as points. */
export function seaNames({ seas }: Pick<MapWords, "seas">): Shapes {
  return {
    type: "FeatureCollection",
    features: (Object.keys(SEAS) as (keyof typeof SEAS)[]).map((name) => ({
      type: "Feature",
      properties: { name: seas[name] },
      geometry: { type: "Point", coordinates: [...SEAS[name]] },
    })),
  };
}
