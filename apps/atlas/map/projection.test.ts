import assert from "node:assert/strict";
import { test } from "node:test";
import { projectionOf } from "./projection.ts";

/** A map of 1,000 by 800 px that shows a point in its middle. */
const mapAt = (lat: number, lng: number, zoom: number) =>
  ({
    getCenter: () => ({ lat, lng }),
    getZoom: () => zoom,
    project: () => ({ x: 500, y: 400 }),
  }) as unknown as Parameters<typeof projectionOf>[0];

test("the centre lies where the map says, north above it and east to its right", () => {
  const project = projectionOf(mapAt(38, 127, 6));
  const { x, y } = project(38, 127);
  assert.ok(Math.abs(x - 500) < 1e-6 && Math.abs(y - 400) < 1e-6, `${x}, ${y}`);
  assert.ok(project(39, 127).y < 400 && project(38, 128).x > 500);
});

test("a degree of longitude is 512 px over 360 at zoom 0, and twice that with each zoom", () => {
  for (const zoom of [0, 1, 6.5])
    assert.ok(
      Math.abs(projectionOf(mapAt(38, 127, zoom))(38, 128).x - 500 - (512 / 360) * 2 ** zoom) < 1e-6,
      String(zoom),
    );
});

test("a degree of latitude on the parallel takes 1 / cos 38.5 times as many px as one of longitude", () => {
  const project = projectionOf(mapAt(38, 127, 8));
  const ratio = (400 - project(39, 127).y) / (project(38, 128).x - 500);
  assert.ok(Math.abs(ratio - 1 / Math.cos((38.5 * Math.PI) / 180)) < 1e-4, String(ratio));
});
