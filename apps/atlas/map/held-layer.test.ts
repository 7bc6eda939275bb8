import assert from "node:assert/strict";
import { test } from "node:test";
import type { Map as MapLibre } from "maplibre-gl";
import { gridOf } from "../view/test-world.ts";
import { HeldLayer } from "./held-layer.ts";

/** A layer of three cells on a map that counts how often it is asked to draw again. */
function layerOnMap() {
  const map = { repaints: 0, triggerRepaint: () => void map.repaints++ };
  // a graphics card that takes all it is given and makes all it is asked for
  const gl = new Proxy({}, { get: () => () => ({}) }) as unknown as WebGL2RenderingContext;
  const layer = new HeldLayer(gridOf(3));
  layer.onAdd(map as unknown as MapLibre, gl);
  return { layer, map };
}

test("the map is drawn again where a cell changed, not where all are as before", () => {
  const { layer, map } = layerOnMap();
  layer.show();
  assert.equal(map.repaints, 1);
  layer.show();
  assert.equal(map.repaints, 1);
  layer.texture[2] = 1;
  layer.show();
  assert.equal(map.repaints, 2);
});

test("ground that is hidden draws nothing as it changes, and shows what it is once it is seen", () => {
  const { layer, map } = layerOnMap();
  layer.show();
  layer.visible = false;
  layer.show();
  assert.equal(map.repaints, 2);
  layer.texture[0] = 1;
  layer.show();
  assert.equal(map.repaints, 2);
  layer.visible = true;
  layer.show();
  assert.equal(map.repaints, 3);
});

test("the same bytes look otherwise as chances", () => {
  const { layer, map } = layerOnMap();
  layer.show();
  layer.chances = true;
  layer.show();
  assert.equal(map.repaints, 2);
});
