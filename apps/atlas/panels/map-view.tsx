import { batch, effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { lineOf } from "@p38/model";
import type { LineFact, Place } from "@p38/record";
import { recordedSides } from "@p38/score";
import { hexAt, type HexGrid } from "@p38/terrain";
import { loadSymbols, symbolImages, symbolsToCome } from "../map/symbols.ts";
import { bringLetters, fontsCame, fontsToCome } from "../fonts.ts";
import { airDays, airEffort, bringAir, strikes } from "../bring-air.ts";
import { dark } from "../scheme.ts";
import { daysOfStrikes } from "../view/air.ts";
import { pictured } from "../map/picture.ts";
import { kmPerPixel } from "../map/scale.ts";
import { mapWords, openMap, type Padding, type WarMap } from "../map/war-map.ts";
import {
  besideDay,
  besideMoment,
  chosen,
  chosenCell,
  day,
  drawer,
  goTo,
  grid,
  groundShare,
  hovered,
  layers,
  look,
  mapReady,
  manyOnMap,
  markerKm,
  moment,
  panelsOpen,
  playing,
  record,
  run,
  settled,
  showsRun,
  symbolsReady,
  tongue,
  walking,
  wide,
  words,
  type Moment,
} from "../state.ts";
import { fillHeldTexture } from "../view/held-ground.ts";
import { mapInWords } from "../view/map-in-words.ts";
import { nearestLine } from "../view/recorded-line.ts";
import type { Tongue } from "../view/tongue.ts";
import { BesideBar } from "./beside-bar.tsx";
import { linesInWords } from "./lines-in-words.ts";
import { Card } from "./card.tsx";
import { lazily } from "../record/lazily.tsx";

/** What can be asked of the ground, which comes when somebody asks. */
const GroundCard = lazily(() => import("./ground-card.tsx").then((module) => module.GroundCard));

/** The map, its canvas of lines and formations, and the card of the formation chosen; a second map beside it where one is asked for. */
export function MapView() {
  const warMap = useRef<WarMap | null>(null);
  const beside = useRef<WarMap | null>(null);
  return (
    <div class={`panes ${besideDay.value === null ? "" : "split"}`}>
      <Pane
        moment={moment}
        opened={warMap}
        onOpen={(map) => {
          pictured.value = map;
          return [...steerMap(map), ...follow(map, beside), () => (pictured.value = null)];
        }}
        settles
      />
      <Card placeOf={(key) => warMap.current?.front.placeOf(key) ?? null} />
      {chosenCell.value !== null && <GroundCard />}
      <Legend />
      {grid.value && run.value && <LineWords />}
      {besideDay.value !== null && (
        <div class="second">
          <Pane
            moment={besideMoment}
            opened={beside}
            onOpen={(map) => {
              const { lng, lat } = warMap.current!.map.getCenter();
              map.map.jumpTo({ center: [lng, lat], zoom: warMap.current!.map.getZoom() });
              return follow(map, warMap);
            }}
          />
          <BesideBar />
        </div>
      )}
    </div>
  );
}

/** whether one map is being moved because the other was */
let following = false;

/** Keeps another map, where there is one, looking where this one looks. */
function follow({ map }: WarMap, other: { current: WarMap | null }): (() => void)[] {
  const move = () => {
    if (following || !other.current || besideDay.peek() === null) return;
    // the other tells its move at once, and would stop this one by sending it back
    following = true;
    const { lng, lat } = map.getCenter();
    other.current.map.jumpTo({ center: [lng, lat], zoom: map.getZoom() });
    following = false;
  };
  map.on("move", move);
  return [() => map.off("move", move)];
}

interface PaneProps {
  moment: Moment;
  /** the map once it is open */
  opened: { current: WarMap | null };
  /** ties more to the map; returns what undoes it */
  onOpen(warMap: WarMap): (() => void)[];
  /** whether the page has come to rest when this map has */
  settles?: boolean;
}

/** One map with its canvas. */
function Pane({ moment: shown, opened: warMap, onOpen, settles }: PaneProps) {
  const container = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let closed = false;
    const undo: (() => void)[] = [];
    const open = async () => {
      const opened = await openMap(
        container.current!,
        canvas.current!,
        look.peek(),
        padding(),
        dark.peek(),
        () => void drawSymbols(),
      );
      warMap.current = opened;
      if (closed) opened.map.remove();
      else undo.push(...connect(opened, shown, !settles), ...onOpen(opened));
    };
    void open();
    return () => {
      closed = true;
      undo.forEach((stop) => stop());
      warMap.current?.map.remove();
      warMap.current = null;
    };
  }, []);
  return (
    <div class="pane">
      <div class="map" ref={container} data-settled={(settles && settled.value) || undefined} />
      <canvas class="front" ref={canvas} aria-hidden="true" />
    </div>
  );
}

/** Which line is which, and of which day the recorded one is. */
function Legend() {
  const lines = linesInWords.value;
  const air = layers.value.has("air") ? airInWords() : null;
  const supply = showsRun.value && layers.value.has("supply");
  const many = manyOnMap.value;
  if (!run.value || (lines.length === 0 && air === null && !supply && !many)) return null;
  return (
    <div class="legend">
      {lines.map(({ kind, text }) => (
        <span key={kind}>
          <i class={`swatch ${kind}`} /> {text}
        </span>
      ))}
      {many && (
        <span>
          <i class="swatch chances" /> {words.value.many.legend(many.runs)}
        </span>
      )}
      {supply && <SupplyKey />}
      {air !== null && <span>{air}</span>}
    </div>
  );
}

/** How the ways of supply are drawn. */
function SupplyKey() {
  const { ways } = words.value.overMap;
  return (
    <>
      <span>
        <i class="swatch supply" /> {ways.free}
      </span>
      <span>
        <i class="swatch supply full" /> {ways.full}
      </span>
      <span>
        <i class="swatch supply over" /> {ways.over}
      </span>
    </>
  );
}

/** What flew that day by the record, and what its spots on the map are; null until it has come. */
function airInWords(): string | null {
  if (airEffort.value === null) return null;
  const { overMap, number, dates } = words.value;
  const flown = airDays.value.get(day.value);
  const known = daysOfStrikes(strikes.value);
  const targets = strikes.value.get(day.value)?.length ?? 0;
  const said = flown
    ? overMap.sorties(number(flown.closeSupportSorties), number(flown.interdictionSorties))
    : overMap.noSorties;
  if (known === null) return said;
  return day.value < known[0] || day.value > known[1]
    ? `${said} ${overMap.targetsKnown(dates.short(known[0]), dates.short(known[1]))}`
    : `${said} ${targets === 0 ? overMap.noTargets : overMap.targets(number(targets))}`;
}

/** The map in words, for those who can't see it. */
function LineWords() {
  const line = lineOf(run.value!, day.value);
  return (
    <p class="hidden" data-line={line.map(([lat, lon]) => `${lat.toFixed(2)},${lon.toFixed(2)}`).join(" ")}>
      {
        // while days play nobody can read it, and each would cost its telling
        !playing.value &&
          mapInWords(
            run.value!,
            grid.value!,
            day.value,
            line,
            groundShare.value?.[day.value] ?? null,
            tongue.value,
          )
      }
    </p>
  );
}

/** Symbols wait for the ground: their library is large, and a map without them is a picture already. */
async function drawSymbols(): Promise<void> {
  await loadSymbols();
  symbolsReady.value = true;
}

/** Shows a moment on a map, in the language and with the layers chosen; returns what undoes it. */
function connect(
  warMap: WarMap,
  { day: shownDay, run: shownRun, ...shown }: Moment,
  second: boolean,
): (() => void)[] {
  const { map, front } = warMap;
  return [
    effect(() => {
      if (grid.value && !warMap.held) warMap.addGround(grid.value);
      const ofRun = shownRun.value;
      if (!grid.value || !ofRun || !warMap.held || ofRun.H !== grid.value.H) return;
      warMap.held.visible = layers.value.has("held");
      const many = second ? null : manyOnMap.value;
      warMap.held.chances = many !== null;
      if (many) {
        const held = many.heldOn(shownDay.value);
        for (let h = 0; h < held.length; h++)
          warMap.held.texture[h] = Math.round((254 * held[h]) / many.runs);
        warMap.held.show();
        return;
      }
      const line =
        showsRun.value || !record.value ? null : nearestLine(record.value.linesOfContact, shownDay.value);
      if (line) warMap.held.texture.set(sidesOf(line.fronts[0], grid.value));
      else fillHeldTexture(ofRun, shownDay.value, warMap.held.texture);
      warMap.held.show();
    }),
    effect(() => {
      const recorded = shown.recordOnShow.value;
      front.show({
        runLine: shown.runLine.value,
        recordLines: recorded?.fronts.map(({ points }) => points.map(({ lat, lon }) => [lat, lon])) ?? [],
        recordKm: recorded?.fronts[0].accuracyKm ?? 0,
        moves: shown.moves.value,
        landings: shown.landings.value,
        fan: second || !manyOnMap.value ? [] : manyOnMap.value.fanOn(shownDay.value),
        supply: layers.value.has("supply"),
        supplyNet: shown.supplyNet.value,
        tonnes: words.value.overMap.tonnes,
        strikes: shown.strikesOfDay.value,
        markers: shown.markers.value,
        hovered: hovered.value,
        chosen: chosen.value,
        lineNames: words.value.map,
        dark: dark.value,
      });
    }),
    effect(() => {
      void [symbolImages.value, fontsCame.value, symbolsReady.value];
      front.refresh();
      // the page has come to rest once the map is idle with all of them drawn
      if (!settled.peek()) map.triggerRepaint();
    }),
    effect(
      () =>
        void nameMap(
          warMap,
          tongue.value,
          record.value?.places ?? [],
          second ? words.value.beside.map : words.value.map.mapOf,
        ),
    ),
    effect(() => {
      if (layers.value.has("air")) void bringAir();
    }),
    effect(() => warMap.paint(dark.value)),
    effect(() => warMap.showNames(layers.value.has("names"))),
    effect(() => warMap.showDemarcation(layers.value.has("demarcation"))),
    effect(() => warMap.showWays(layers.value.has("ways"))),
    effect(() => {
      void [wide.value, panelsOpen.value, drawer.value, besideDay.value, walking.value];
      warMap.setPadding(padding());
    }),
  ];
}

const knownSides = new WeakMap<LineFact, Uint8Array>();

/** Sides of a recorded line, worked out once. */
function sidesOf(line: LineFact, ground: HexGrid): Uint8Array {
  let sides = knownSides.get(line);
  if (!sides) knownSides.set(line, (sides = recordedSides(line, ground)));
  return sides;
}

/** Lets the page move the map, and the map's pointer choose; returns what undoes it. */
function steerMap({ map, front }: WarMap): (() => void)[] {
  const undo = [
    effect(() => {
      const asked = goTo.value;
      if (!asked) return;
      // once the panels that come and go with it have made room
      queueMicrotask(() =>
        map.easeTo({
          center: [asked.lon, asked.lat],
          zoom: asked.exact ? asked.zoom : Math.max(map.getZoom(), asked.zoom),
          // on a phone the card takes the lower half of the map
          offset: wide.peek() || asked.exact ? [0, 0] : [0, -map.getContainer().clientHeight / 4],
          duration: 600,
        }),
      );
    }),
    effect(() => {
      const asked = look.value;
      if (!asked) return;
      const { lng, lat } = map.getCenter();
      const same =
        Math.abs(lng - asked.lon) < 0.002 &&
        Math.abs(lat - asked.lat) < 0.002 &&
        Math.abs(map.getZoom() - asked.zoom) < 0.02;
      if (!same) map.jumpTo({ center: [asked.lon, asked.lat], zoom: asked.zoom });
    }),
  ];
  const moved = () => {
    const { lng, lat } = map.getCenter();
    look.value = { lat, lon: lng, zoom: map.getZoom() };
  };
  map.on("zoom", () => (markerKm.value = kmPerPixel(map.getZoom())));
  markerKm.value = kmPerPixel(map.getZoom());
  // only what a person does is kept in the address; the first view fits itself to the window
  let touched = false;
  for (const kind of ["pointerdown", "wheel"])
    map.getContainer().addEventListener(kind, () => (touched = true), { capture: true, passive: true });
  map.on("moveend", () => {
    if (touched || look.peek() !== null || goTo.peek() !== null) moved();
  });
  map.on("mousemove", ({ point }) => {
    hovered.value = front.markerAt(point.x, point.y);
    map.getCanvas().style.cursor = hovered.value ? "pointer" : "";
  });
  map.on("mouseout", () => (hovered.value = null));
  map.on("click", ({ point, lngLat }) => {
    const marker = front.markerAt(point.x, point.y, wide.peek() ? 0 : 8);
    const hex = marker === null && grid.peek() ? hexAt(grid.peek()!, lngLat.lat, lngLat.lng) : -1;
    batch(() => {
      // a click beside what is open closes it; only the next one asks about the ground
      chosenCell.value = hex >= 0 && chosen.value === null ? hex : null;
      chosen.value = marker;
    });
  });
  map.on("move", () => {
    if (chosen.peek() !== null || hovered.peek() !== null) mapReady.value++;
  });
  map.on("idle", () => {
    if (
      settled.peek() ||
      !symbolsReady.peek() ||
      !run.peek() ||
      !grid.peek() ||
      symbolsToCome() + fontsToCome() > 0
    )
      return;
    settled.value = true;
    mapReady.value++;
  });
  return undo;
}

/** Writes the map's names once their letters are here: a letter that the map has drawn it never draws again. */
async function nameMap(warMap: WarMap, told: Tongue, places: readonly Place[], mapOf: string): Promise<void> {
  warMap.callParts({ ...told.words.map, mapOf });
  const names = mapWords(told, places);
  await bringLetters(told.language, JSON.stringify(names));
  if (tongue.peek() === told) warMap.write(names);
}

/** What the panels cover of the map. */
function padding(): Padding {
  if (!wide.peek()) return { top: 8, right: 8, bottom: 8, left: 8 };
  const panel = panelsOpen.peek() && besideDay.peek() === null ? 316 : 12;
  const left = walking.peek() ? 316 : panel;
  return {
    top: 56,
    right: panel,
    bottom: drawer.peek() === null ? 160 : drawer.peek() === "many" ? 514 : 440,
    left,
  };
}
