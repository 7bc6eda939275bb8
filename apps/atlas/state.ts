import { batch, computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { LAST_DAY } from "@p38/base";
import { lineOf, type Run } from "@p38/model";
import { namesOf, type Language } from "@p38/record";
import type { AccountRow, Phase, Score } from "@p38/score";
import { cellAreasKm2, type HexGrid } from "@p38/terrain";
import type { AtlasNames, AtlasRecord } from "./load.ts";
import { unGroundShare } from "./view/held-ground.ts";
import { commandMarkers, formationMarkers, type Marker } from "./view/formations.ts";
import { phaseSpans } from "./view/phases.ts";
import { recordedShares } from "./view/recorded-shares.ts";
import { nearestLine, type NearestLine } from "./view/recorded-line.ts";
import { eventsOfWar } from "./view/record-news.ts";
import { FIRST_LAYERS, readLink, writeLink, type Beside, type LayerName, type Look } from "./view/link.ts";
import { landingsOf, movesOf, type Landing, type Move } from "./view/moves.ts";
import type { Strike } from "./view/air.ts";
import { NO_SUPPLY_NET, supplyNetOf, type SupplyNet } from "./view/supply-ways.ts";
import { seriesOf } from "./view/series.ts";
import type { Asked } from "./view/many-asked.ts";
import { tongueOf, type Spelling } from "./view/tongue.ts";
import { strikes } from "./bring-air.ts";
import { addressOf, type Route } from "./record/route.ts";
import { chooseLanguage } from "./words/language.ts";

/** Days a second, as the speed menu offers them. */
export const SPEEDS = [1, 3, 7, 14, 30] as const;
export type Tab = "record" | "run" | "charts" | "account" | "many";

const WIDE = "(min-width: 900px)";

/** where the browser keeps the language that a reader has chosen */
const LANGUAGE_KEY = "p38-language";

/** language of everything on the page; the record's own texts stay as they were written */
export const language = signal<Language>(
  chooseLanguage(readLink(location.hash, LAST_DAY).language, keptLanguage(), navigator.languages),
);
export const grid = signal<HexGrid | null>(null);
/** the run that came with the page */
export const servedRun = signal<Run | null>(null);
/** runs that can be shown: the served one, and those made here, the newest last */
export const runs = signal<readonly Run[]>([]);
/** the run on show: the served one, or one made here */
export const run = signal<Run | null>(null);
export const record = signal<AtlasRecord | null>(null);
/** Waits until the map's part of the record is here. */
export function recordCame(): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (!record.value) return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
}
/** what the record's names stand in; it comes when a language other than English or the record's pages ask for it */
export const named = signal<AtlasNames | null>(null);
/** names of the record's subjects in every language */
export const names = computed(() =>
  record.value && named.value ? namesOf({ ...record.value, ...named.value }) : null,
);
export const account = signal<AccountRow[] | null>(null);
export const score = signal<Score | null>(null);
/** how English spells places */
export const spelling = signal<Spelling>("histories");
/** words of the page's language and the record's names in it */
export const tongue = computed(() => tongueOf(language.value, names.value, spelling.value));
/** every word that the page shows, in its language */
export const words = computed(() => tongue.value.words);
/** sentence of what could not be loaded, empty while all is well */
export const trouble = signal("");

/** what of the record is open over the map, null for none */
export const reading = signal<Route | null>(null);
export const day = signal(0);
export const playing = signal(false);
/** which way the days go while playing */
export const direction = signal<1 | -1>(1);
export const speed = signal<number>(7);
export const look = signal<Look | null>(null);
export const layers = signal<ReadonlySet<LayerName>>(new Set(FIRST_LAYERS));
/** marker under the pointer and marker chosen, by key; null for none */
export const hovered = signal<string | null>(null);
export const chosen = signal<string | null>(null);
/** cell of the ground that is asked about, null for none */
export const chosenCell = signal<number | null>(null);
/** tab on show on narrow screens, and drawer on wide ones */
export const tab = signal<Tab>("record");
export const drawer = signal<"charts" | "account" | "many" | null>(null);
export const panelsOpen = signal(true);
/** whether the window has room for panels beside the map */
export const wide = signal(matchMedia(WIDE).matches);
matchMedia(WIDE).addEventListener("change", (event) => (wide.value = event.matches));
/** whether the page is a frame within another */
export const embedded = signal(false);
/** whether nothing that was computed is shown, only what the record has; a guided walk tells of that alone */
export const recordOnly = signal(false);
/** stop of a guided walk that is on, null for none */
export const walking = signal<{ id: string; stop: number } | null>(null);
/** many runs as the map shows them: in how many each side holds the ground, and where their lines run */
export interface ManyOnMap {
  which: "base" | "change";
  runs: number;
  /** [H] runs in which the communist side holds each cell at dusk of a day */
  heldOn(day: number): Int32Array;
  /** latitudes of the line at meridians near a day: those that nine runs in ten lie between, and the middle one */
  fanOn(day: number): { lon: number; low: number; middle: number; high: number }[];
}
/** what is shown of many runs, null for one run */
export const manyOnMap = signal<ManyOnMap | null>(null);
/** what many runs were asked for, null where nobody asked */
export const manyAsked = signal<Asked | null>(null);
/**
 * Point that the map should go to, with a count so that the same can be asked for twice. It zooms in to `zoom`, and out to it only where
 * `exact` says so.
 */
export const goTo = signal<{
  lat: number;
  lon: number;
  zoom: number;
  exact: boolean;
  count: number;
} | null>(null);

export const lastDay = computed(() => (run.value ? run.value.D - 1 : LAST_DAY));
export const series = computed(() => (run.value ? seriesOf(run.value) : null));
export const groundShare = computed(() =>
  run.value && grid.value && run.value.H === grid.value.H
    ? unGroundShare(run.value, grid.value, cellAreasKm2(grid.value))
    : null,
);
/** share of the ground on the UN side of the recorded line, by day */
export const recordedShare = computed(() =>
  record.value && grid.value
    ? recordedShares(record.value.linesOfContact, grid.value, lastDay.value + 1)
    : null,
);
/** stretches of the war that it is told and scored by */
export const warPhases = signal<readonly Phase[]>([]);
/** the war's phases along the days on show */
export const phases = computed(() => phaseSpans(warPhases.value, lastDay.value));
/** counts what changes where symbols stand on the screen, so that the card follows */
export const mapReady = signal(0);
/** km that a pixel of the map shows */
export const markerKm = signal(2);
/** beyond this, formations of one headquarters are drawn as one symbol */
const TOGETHER_KM_PER_PIXEL = 0.75;
const together = computed(() => markerKm.value > TOGETHER_KM_PER_PIXEL);
/** beyond this, those headquarters are drawn as the ones above them */
const HIGHER_KM_PER_PIXEL = 1.5;
const steps = computed(() => (markerKm.value > HIGHER_KM_PER_PIXEL ? 2 : 1));
/** formations this far from the rest of their headquarters stand alone: 45 px, in steps so that it seldom changes */
const reachKm = computed(() => Math.max(40, 10 * Math.round(4.5 * markerKm.value)));
/** What one map shows: a day of a run, and what of the record belongs to it. */
export interface Moment {
  day: ReadonlySignal<number>;
  run: ReadonlySignal<Run | null>;
  /** symbols on the map this day */
  markers: ReadonlySignal<Marker[]>;
  /** [lat, lon] points of the run's line of contact, from west to east; empty where it is hidden */
  runLine: ReadonlySignal<[number, number][]>;
  /** the recorded line nearest to the day, null where it is hidden or there is none */
  recordOnShow: ReadonlySignal<NearestLine | null>;
  /** arrows of the day's attacks and withdrawals, and where troops came ashore; empty where they are hidden */
  moves: ReadonlySignal<Move[]>;
  landings: ReadonlySignal<Landing[]>;
  /** ways of supply, and targets of bombers by the record; none where they are hidden */
  supplyNet: ReadonlySignal<SupplyNet>;
  strikesOfDay: ReadonlySignal<readonly Strike[]>;
}

/** whether what was computed is shown beside the record */
export const showsRun = computed(() => !recordOnly.value && walking.value === null);

function momentOf(ofDay: ReadonlySignal<number>, ofRun: ReadonlySignal<Run | null>): Moment {
  return {
    day: ofDay,
    run: ofRun,
    markers: computed(() => {
      if (
        !showsRun.value ||
        !ofRun.value ||
        !grid.value ||
        !layers.value.has("formations") ||
        ofRun.value.H !== grid.value.H
      )
        return [];
      return together.value
        ? commandMarkers(ofRun.value, grid.value, ofDay.value, tongue.value, reachKm.value, steps.value)
        : formationMarkers(ofRun.value, grid.value, ofDay.value, tongue.value);
    }),
    runLine: computed(() =>
      showsRun.value && ofRun.value && layers.value.has("run")
        ? lineOf(ofRun.value, Math.min(ofDay.value, ofRun.value.D - 1))
        : [],
    ),
    recordOnShow: computed(() =>
      record.value && layers.value.has("record")
        ? nearestLine(record.value.linesOfContact, ofDay.value)
        : null,
    ),
    moves: computed(() =>
      showsRun.value &&
      ofRun.value &&
      grid.value &&
      ofRun.value.H === grid.value.H &&
      layers.value.has("moves")
        ? movesOf(ofRun.value, grid.value, ofDay.value, together.value)
        : [],
    ),
    landings: computed(() =>
      showsRun.value &&
      ofRun.value &&
      grid.value &&
      ofRun.value.H === grid.value.H &&
      layers.value.has("moves")
        ? landingsOf(ofRun.value, grid.value, ofDay.value)
        : [],
    ),
    supplyNet: computed(() =>
      showsRun.value &&
      ofRun.value &&
      grid.value &&
      ofRun.value.H === grid.value.H &&
      layers.value.has("supply")
        ? supplyNetOf(ofRun.value, grid.value, ofDay.value)
        : NO_SUPPLY_NET,
    ),
    strikesOfDay: computed(() => (layers.value.has("air") ? (strikes.value.get(ofDay.value) ?? []) : [])),
  };
}

/** the day and run that everything round the map is about */
export const moment = momentOf(day, run);
export const { markers, runLine, recordOnShow } = moment;

/** day of the second map beside the first, null where there is only one */
export const besideDay = signal<number | null>(null);
/** whether the second map shows the run that came with the page, beside one made here */
export const besideServed = signal(false);
/** how many days the second map stays after the first, null where it stands still */
export const besideApart = signal<number | null>(null);
const besideRun = computed(() => (besideServed.value ? servedRun.value : run.value));
export const besideMoment = momentOf(
  computed(() =>
    Math.max(
      0,
      Math.min(
        (besideRun.value?.D ?? LAST_DAY + 1) - 1,
        besideApart.value === null ? (besideDay.value ?? 0) : day.value + besideApart.value,
      ),
    ),
  ),
  besideRun,
);

/** events of the war in order of time */
export const warEvents = computed(() => (record.value ? eventsOfWar(record.value.events) : []));
export const sourcesById = computed(
  () => new Map((record.value?.sources ?? []).map((source) => [source.id, source])),
);
/** seed of a run made here, null while the served run is on show */
export const madeSeed = computed(() =>
  run.value && run.value !== servedRun.value ? run.value.meta.seed : null,
);

export function setDay(value: number): void {
  day.value = Math.max(0, Math.min(lastDay.value, Math.round(value)));
}

/** Goes to a day that somebody asked for, and stays there. */
export function jumpTo(value: number): void {
  playing.value = false;
  setDay(value);
}

export function toggleLayer(name: LayerName): void {
  const next = new Set(layers.value);
  if (!next.delete(name)) next.add(name);
  layers.value = next;
}

/** Shows the page in a language, and in the same one next time. */
export function setLanguage(next: Language): void {
  language.value = next;
  try {
    localStorage.setItem(LANGUAGE_KEY, next);
  } catch {
    // a browser that keeps nothing: the address still has it
  }
}

function keptLanguage(): string | null {
  try {
    return localStorage.getItem(LANGUAGE_KEY);
  } catch {
    return null;
  }
}

/** Keeps the language and title of the page in step with what it shows. */
export function keepLanguage(): void {
  effect(() => {
    document.documentElement.lang = words.value.tag;
    document.title = words.value.page.title;
  });
}

let asked = 0;
/** Moves the map to a point. */
export function showPoint(lat: number, lon: number, zoom = 8, exact = false): void {
  goTo.value = { lat, lon, zoom, exact, count: ++asked };
}

/** Opens a second map beside the first, or closes it. */
export function showBeside(beside: Beside | null): void {
  batch(() => {
    besideDay.value = beside?.day ?? null;
    besideServed.value = beside?.served ?? false;
    besideApart.value = beside?.along ? beside.day - day.value : null;
  });
}

/** Shows what an address asks for; returns the seed that it asks for, null for none. */
export function takeLink(hash: string): number | null {
  const link = readLink(hash, LAST_DAY);
  batch(() => {
    if (link.day !== undefined) setDay(link.day);
    if (link.look) look.value = link.look;
    // an address of the map names its layers only where they are others than at first
    if (link.layers) layers.value = new Set(link.layers);
    else if (!link.reading && link.day !== undefined) layers.value = new Set(FIRST_LAYERS);
    if (link.language) language.value = link.language;
    reading.value = link.reading ?? null;
    showBeside(link.beside ?? null);
    spelling.value = link.spelling ?? "histories";
    walking.value = link.walk ?? null;
    recordOnly.value = link.recordOnly ?? false;
    embedded.value = link.embed ?? false;
    if (link.many) {
      manyAsked.value = link.many;
      if (wide.value) drawer.value = "many";
      else tab.value = "many";
    }
    if (embedded.value) panelsOpen.value = false;
  });
  return link.seed ?? null;
}

/** What is on show, as a link keeps it. */
const link = computed(() => ({
  day: day.value,
  look: look.value,
  layers: [...layers.value],
  seed: madeSeed.value,
  language: language.value,
  reading: reading.value,
  walk: walking.value,
  many: manyAsked.value,
  spelling: spelling.value,
  recordOnly: recordOnly.value,
  embed: embedded.value,
  beside:
    besideDay.value === null
      ? null
      : {
          day: besideMoment.day.value,
          along: besideApart.value !== null,
          served: besideServed.value,
        },
}));

/** Address of what is on show now, after `#`. */
export function addressNow(): string {
  return writeLink(link.value);
}

/** Address of what is on show for somebody else, after `#`: with the seed of the run, whichever it is, and the language. */
export function addressToShare(): string {
  const seed = showsRun.value && run.value ? run.value.meta.seed : null;
  const address = writeLink({ ...link.value, seed });
  return language.value === "en" ? `${address}&lang=en` : address;
}

/** Address of a place in the record, for links of the page; null for the map as it was left. */
export function hrefOf(route: Route | null): string {
  return `#${route ? addressOf(route, language.value) : writeLink({ ...link.value, reading: null })}`;
}

/** the walk that is offered first */
export const FIRST_WALK = "the-war";

/** Address of the first stop of the guided walk. */
export function hrefOfWalk(): string {
  return `#${writeLink({ ...link.value, reading: null, beside: null, walk: { id: FIRST_WALK, stop: 0 } })}`;
}

/** Keeps the address in step with what is on show, at rest only: browsers limit how often it may change. */
export function keepLink(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const onShow = link.value;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (playing.peek()) return;
      const hash = `#${writeLink(onShow)}`;
      if (hash !== location.hash) history.replaceState(null, "", hash);
    }, 250);
    void playing.value;
  });
}
/** whether all is loaded and the map has come to rest once */
export const settled = signal(false);
/** whether the symbol library is here */
export const symbolsReady = signal(false);
