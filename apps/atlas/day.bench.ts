/*
 * What a day costs in the model layer of the atlas: node apps/atlas/day.bench.ts
 *
 * Everything that changes with the day, short of painting: tint of the cells, symbols and their places, lines, news.
 * Sizes: `full-war` is all 1,129 days of as-decided, seed 1, in the order of a slider dragged back and forth.
 */
import { lineOf, run } from "@p38/model";
import { loadScenario } from "@p38/scenario/node.ts";
import { declutter } from "./view/declutter.ts";
import { commandMarkers, formationMarkers, type Marker } from "./view/formations.ts";
import { fillHeldTexture } from "./view/held-ground.ts";
import { rearDirections } from "./view/rear.ts";
import { hardestFights, newsOf } from "./view/run-news.ts";
import { tongueOf } from "./view/tongue.ts";

const { theater } = loadScenario("as-decided");
const war = run(theater, 1);
const { grid } = theater;
const texture = new Uint8Array(grid.H);
const PIXELS_PER_DEGREE = { far: 79, near: 300 };
const english = tongueOf("en", null);
let used = 0;

for (const [size, pixels] of Object.entries(PIXELS_PER_DEGREE)) {
  for (const day of dragged()) show(day, pixels); // warm
  const times = dragged().map((day) => {
    const start = performance.now();
    show(day, pixels);
    return performance.now() - start;
  });
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))].toFixed(2);
  process.stdout.write(
    `full-war ${size}: ${times.length} days, least ${at(0)} ms, median ${at(0.5)} ms, ` +
      `p95 ${at(0.95)} ms, most ${at(1)} ms\n`,
  );
}
process.stdout.write(`(${used} used)\n`);

/** All days, each far from the one before. */
function dragged(): number[] {
  return Array.from({ length: war.D }, (_, i) => (i * 487) % war.D);
}

function show(day: number, pixelsPerDegree: number): void {
  fillHeldTexture(war, day, texture);
  const markers =
    pixelsPerDegree < 150
      ? commandMarkers(war, grid, day, english)
      : formationMarkers(war, grid, day, english);
  const x = (marker: { lon: number }) => marker.lon * pixelsPerDegree;
  const y = (marker: { lat: number }) => -marker.lat * pixelsPerDegree * 1.27;
  const rear = rearDirections(
    markers.map(x),
    markers.map(y),
    markers.map(({ side }) => (side === "un" ? 0 : 1)),
  );
  const line = lineOf(war, day).map(([lat, lon]) => ({ x: x({ lon }), y: y({ lat }), width: 2, height: 2 }));
  const sprites = markers.map((marker: Marker, i) => ({
    x: x(marker),
    y: y(marker),
    width: 44,
    height: 32,
    rearX: rear[i * 2],
    rearY: rear[i * 2 + 1],
    priority: marker.strengthMen,
  }));
  used += declutter(sprites, line, 2, 62).length + texture[day % grid.H];
  used += newsOf(war, grid, day, english).length + hardestFights(war, grid, day, 4, english).length;
}
