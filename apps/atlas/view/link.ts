import { dayOf, isoOf } from "@p38/base";
import { MAP_LAYERS, type Language } from "@p38/record";
import { addressOf, readRoute, type Route } from "../record/route.ts";
import { readAsked, writeAsked, type Asked } from "./many-asked.ts";
import type { Spelling } from "./tongue.ts";
import { languageIn } from "../words/language.ts";

/** What can be shown or hidden on the map, in the order of the layers menu. */
export const LAYERS = MAP_LAYERS;
/** those on show until a reader changes it */
export const FIRST_LAYERS: readonly LayerName[] = LAYERS.filter(
  (name) => name !== "supply" && name !== "air",
);
export type LayerName = (typeof LAYERS)[number];

/** Where the map looks. */
export interface Look {
  lat: number;
  lon: number;
  zoom: number;
}

/** A second map beside the first. */
export interface Beside {
  day: number;
  /** whether it keeps its distance in days from the first when that moves */
  along: boolean;
  /** whether it shows the run that came with the page instead of one made here */
  served: boolean;
}

/** All that a link keeps, so that whoever opens it sees the same. */
export interface Link {
  day: number;
  /** null for the whole theatre, fitted to the window */
  look: Look | null;
  layers: LayerName[];
  /** seed of a run made in the browser, null for the run that was served */
  seed: number | null;
  /** English is not written: an address without a language leaves it to the reader */
  language: Language;
  /** what of the record is open instead of the map, null for the map */
  reading: Route | null;
  /** what a second map beside the first shows, null where there is none */
  beside?: Beside | null;
  /** how English spells places; as the histories do where it is absent */
  spelling?: Spelling;
  /** whether the page is a frame within another: the map and its days alone */
  embed?: boolean;
  /** whether only the record is shown, nothing computed */
  recordOnly?: boolean;
  /** stop of a guided walk, from 0, null where none is on */
  walk?: { id: string; stop: number } | null;
  /** what many runs were asked for, null where nobody asked */
  many?: Asked | null;
}

/**
 * The part of the address after `#`: `date=1950-09-28&map=37.50,127.00,6.40&show=held,run&seed=7&lang=ko`; of the record
 * `record=party/usa`, without the map that lies under it.
 */
export function writeLink(link: Link): string {
  if (link.reading) return addressOf(link.reading, link.language);
  const parts = [`date=${isoOf(link.day)}`];
  if (link.look) {
    const { lat, lon, zoom } = link.look;
    parts.push(`map=${lat.toFixed(3)},${lon.toFixed(3)},${zoom.toFixed(2)}`);
  }
  if (LAYERS.some((name) => FIRST_LAYERS.includes(name) !== link.layers.includes(name)))
    parts.push(`show=${LAYERS.filter((name) => link.layers.includes(name)).join(",")}`);
  if (link.beside) {
    const { day, along, served } = link.beside;
    parts.push(`beside=${[isoOf(day), along && "along", served && "served"].filter(Boolean).join(",")}`);
  }
  if (link.embed) parts.push("embed=1");
  if (link.recordOnly) parts.push("only=record");
  if (link.walk) parts.push(`walk=${link.walk.id},${link.walk.stop + 1}`);
  if (link.many) parts.push(`many=${writeAsked(link.many)}`);
  if (link.seed !== null) parts.push(`seed=${link.seed}`);
  if (link.spelling === "today") parts.push("spelling=today");
  if (link.language !== "en") parts.push(`lang=${link.language}`);
  return parts.join("&");
}

/**
 * What an address asks for; whatever is missing or makes no sense is left as it is.
 *
 * @param hash    the part of the address after `#`, with or without it
 * @param lastDay last day that can be shown
 */
export function readLink(hash: string, lastDay: number): Partial<Link> {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const link: Partial<Link> = {};
  const day = dayIn(fields.get("date"), lastDay);
  if (day !== null) link.day = day;
  const look = (fields.get("map") ?? "").split(",").map(Number);
  if (look.length === 3 && look.every(Number.isFinite) && Math.abs(look[0]) < 85)
    link.look = { lat: look[0], lon: look[1], zoom: Math.min(12, Math.max(3, look[2])) };
  const show = fields.get("show");
  if (show !== null) link.layers = LAYERS.filter((name) => show.split(",").includes(name));
  const seed = fields.get("seed");
  if (seed !== null && /^\d{1,15}$/.test(seed)) link.seed = Number(seed);
  const language = languageIn(fields.get("lang"));
  if (language) link.language = language;
  const [besideDate, ...how] = (fields.get("beside") ?? "").split(",");
  const besideDay = dayIn(besideDate || null, lastDay);
  if (besideDay !== null)
    link.beside = { day: besideDay, along: how.includes("along"), served: how.includes("served") };
  if (fields.get("spelling") === "today") link.spelling = "today";
  if (fields.get("embed") === "1") link.embed = true;
  if (fields.get("only") === "record") link.recordOnly = true;
  const walk = /^([a-z0-9-]+),([1-9]\d?)$/.exec(fields.get("walk") ?? "");
  if (walk) link.walk = { id: walk[1], stop: Number(walk[2]) - 1 };
  const many = fields.get("many");
  const asked = many === null ? null : readAsked(many);
  if (asked) link.many = asked;
  const reading = fields.get("record");
  if (reading !== null) link.reading = readRoute(reading, fields.get("claim"));
  return link;
}

function dayIn(iso: string | null, lastDay: number): number | null {
  if (iso === null) return null;
  try {
    return Math.min(lastDay, Math.max(0, dayOf(iso)));
  } catch {
    return null;
  }
}
