import {
  Map as MapLibre,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
  type GeoJSONSource,
  type ImageSource,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import type { HexGrid } from "@p38/terrain";
import type { Look } from "../view/link.ts";
import { FrontCanvas } from "./front-canvas.ts";
import { HeldLayer } from "./held-layer.ts";
import { namesOf, seaNames, styleOf, wayLayers, type MapWords } from "./style.ts";
import { placeName, type Tongue } from "../view/tongue.ts";

setWorkerUrl(workerUrl);

/** The ground that the war moved over, for the first view. */
const THEATRE: [[number, number], [number, number]] = [
  [124.4, 34.3],
  [130.0, 42.1],
];
/** 960 pixels for 8 degrees */
const SMALL_RELIEF_PIXELS_PER_DEGREE = 120;
const WAY_LAYERS = ["roads-minor", "roads-main", "rails", "rail-ties"];
const DEMARCATION_LAYERS = ["demarcation", "demilitarized-zone", "demarcation-name"];
const NAME_LAYERS = [1, 2, 3, 4].flatMap((n) => [`place-dots-${n}`, `place-names-${n}`]);

/** px that panels cover at each edge of the map. */
export interface Padding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** The map with its tinted ground and its canvas of lines and formations. */
export interface WarMap {
  map: MapLibre;
  front: FrontCanvas;
  held: HeldLayer | null;
  /** lays the tinted ground under the coast, once the grid is here */
  addGround(grid: HexGrid): HeldLayer;
  showWays(on: boolean): void;
  showNames(on: boolean): void;
  showDemarcation(on: boolean): void;
  /** writes names on the map, and what its buttons do */
  write(names: MapWords): void;
  /** what screen readers call the map and its buttons */
  callParts(words: { zoomIn: string; zoomOut: string; mapOf: string }): void;
  /** light or dark */
  paint(dark: boolean): void;
  setPadding(padding: Padding): void;
  fitTheatre(animate: boolean): void;
}

/**
 * Opens the map in an element.
 *
 * @param look    where to look first, null for the whole theatre
 * @param padding px covered by panels
 * @param dark    whether in dark colours
 * @param onFirstPicture called once the ground is drawn
 */
export function openMap(
  container: HTMLElement,
  canvas: HTMLCanvasElement,
  look: Look | null,
  padding: Padding,
  dark: boolean,
  onFirstPicture: () => void,
): Promise<WarMap> {
  const folder = new URL("map/", document.baseURI).href;
  const map = new MapLibre({
    container,
    style: styleOf(folder, dark),
    ...(look
      ? { center: [look.lon, look.lat], zoom: look.zoom }
      : { bounds: THEATRE, fitBoundsOptions: { padding } }),
    minZoom: 4,
    maxZoom: 11,
    maxBounds: [
      [106, 24],
      [149, 52],
    ],
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    keyboard: false,
    // no fading that can be seen; at 0 the map would place every name anew with every frame, for a change of day too
    fadeDuration: 1,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ unit: "metric", maxWidth: 110 }), "bottom-left");
  map.setPadding(padding);
  const front = new FrontCanvas(map, canvas);
  let waysOn = true;
  let isDark = dark;
  const warMap: WarMap = {
    map,
    front,
    held: null,
    addGround(grid) {
      warMap.held = new HeldLayer(grid);
      map.addLayer(warMap.held, "sea");
      return warMap.held;
    },
    showWays: (on) => {
      waysOn = on;
      show(map, WAY_LAYERS, on);
    },
    showNames: (on) => show(map, NAME_LAYERS, on),
    showDemarcation: (on) => show(map, DEMARCATION_LAYERS, on),
    write: (told) => {
      for (const n of [1, 2, 3, 4]) map.setLayoutProperty(`place-names-${n}`, "text-field", namesOf(told));
      map.setLayoutProperty("parallel-name", "text-field", told.parallel);
      map.setLayoutProperty("demarcation-name", "text-field", told.demarcation);
      map.getSource<GeoJSONSource>("waters")?.setData(seaNames(told));
    },
    callParts: ({ zoomIn, zoomOut, mapOf }) => {
      label(map, ".maplibregl-ctrl-zoom-in", zoomIn);
      label(map, ".maplibregl-ctrl-zoom-out", zoomOut);
      map.getCanvas().setAttribute("aria-label", mapOf);
    },
    paint: (next) => {
      isDark = next;
      for (const layer of [...styleOf(folder, next).layers, ...wayLayers(folder, next).layers])
        if (map.getLayer(layer.id))
          for (const [property, value] of Object.entries(layer.paint ?? {}))
            map.setPaintProperty(layer.id, property as "line-color", value as string);
    },
    setPadding: (next) => map.setPadding(next),
    fitTheatre: (animate) => {
      map.fitBounds(THEATRE, { animate, duration: 700 });
    },
  };
  map.once("load", () => {
    performance.mark("atlas: first picture");
    onFirstPicture();
  });
  const sharpen = () => {
    if (pixelsPerDegree(map.getZoom()) < SMALL_RELIEF_PIXELS_PER_DEGREE * 1.2) return;
    map.off("zoomend", sharpen);
    map.getSource<ImageSource>("relief")?.updateImage({ url: `${folder}relief.webp` });
  };
  void map.once("idle", () => {
    sharpen();
    map.on("zoomend", sharpen);
    addWays(map, folder, isDark);
    show(map, WAY_LAYERS, waysOn);
  });
  return new Promise((resolve) => void map.once("style.load", () => resolve(warMap)));
}

/** What the map writes, in a language. */
export function mapWords(tongue: Tongue, places: readonly { id: string; name: string }[]): MapWords {
  const { parallel, demarcation, seas } = tongue.words.map;
  return {
    parallel,
    demarcation,
    seas,
    places: Object.fromEntries([SEOUL, ...places].map((place) => [place.id, placeName(tongue, place)])),
  };
}

/** The one place that has a name of its own even before the record is here. */
const SEOUL = { id: "seoul", name: "Seoul" };

/** Names a button of the map for the pointer and for screen readers. */
function label(map: MapLibre, selector: string, words: string): void {
  const button = map.getContainer().querySelector(selector);
  button?.setAttribute("aria-label", words);
  button?.setAttribute("title", words);
}

/** Pixels of the screen that a degree of longitude takes. */
function pixelsPerDegree(zoom: number): number {
  return ((512 * 2 ** zoom) / 360) * (window.devicePixelRatio || 1);
}

function addWays(map: MapLibre, folder: string, dark: boolean): void {
  const { sources, layers } = wayLayers(folder, dark);
  for (const [name, source] of Object.entries(sources)) map.addSource(name, source);
  for (const layer of layers) map.addLayer(layer, "border");
}

function show(map: MapLibre, layers: string[], on: boolean): void {
  for (const name of layers)
    if (map.getLayer(name)) map.setLayoutProperty(name, "visibility", on ? "visible" : "none");
}
