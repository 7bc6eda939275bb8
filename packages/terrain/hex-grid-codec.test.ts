import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { DataError, pack, unpack } from "@p38/base";
import { decodeHexGrid, encodeHexGrid, gridOf, HEX_GRID_FORMAT, setEdge } from "./index.ts";
import { readHexGrid } from "./node.ts";

function smallGrid() {
  const grid = gridOf({ rows: 3, cols: 4 });
  setEdge(grid, "road", 0, 1, 2);
  grid.places = [{ id: "a", name: "A", lat: 37, lon: 127, kind: "town", importance: 3, hex: 0 }];
  grid.ports = [{ place: "a", hex: 0, dischargeTonnesPerDay: 700, major: false }];
  return grid;
}

test("a grid comes back as it went", () => {
  const grid = smallGrid();
  assert.deepEqual(decodeHexGrid(encodeHexGrid(grid)), { ...grid, inputs: undefined });
});

test("the grid of Korea comes back to the same bytes", () => {
  const grid = readHexGrid();
  const file = readFileSync(new URL("../../data/terrain/korea.hexgrid", import.meta.url));
  assert.equal(Buffer.compare(encodeHexGrid(grid), file), 0);
  assert.ok(Object.keys(grid.inputs ?? {}).includes("sources/elevation.bin.gz"));
});

test("a grid at an odd address is read as well", () => {
  const bytes = encodeHexGrid(smallGrid());
  const moved = new Uint8Array(bytes.length + 3);
  moved.set(bytes, 3);
  assert.deepEqual(decodeHexGrid(moved.subarray(3)), { ...smallGrid(), inputs: undefined });
});

test("a file cut short says so with its name", () => {
  const bytes = encodeHexGrid(smallGrid());
  for (const length of [0, 7, 100, bytes.length - 1])
    assert.throws(
      () => decodeHexGrid(bytes.subarray(0, length), "korea.hexgrid"),
      (error) => error instanceof DataError && error.message.startsWith("korea.hexgrid "),
      `${length} bytes`,
    );
  assert.throws(() => decodeHexGrid(bytes.subarray(0, -1), "korea.hexgrid"), /the file was cut short/);
});

test("an altered file is found out", () => {
  const bytes = encodeHexGrid(smallGrid());
  bytes[bytes.length - 9] ^= 1;
  assert.throws(() => decodeHexGrid(bytes), /the file was altered/);
});

test("a grid without one of its arrays, or with one too short, is refused by name", () => {
  const { meta, arrays } = unpack(encodeHexGrid(smallGrid()), HEX_GRID_FORMAT);
  const { rail: _, ...without } = arrays;
  assert.throws(
    () => decodeHexGrid(pack(HEX_GRID_FORMAT, meta, without)),
    /array rail: expected Uint8Array of 72; found none/,
  );
  const short = { ...arrays, lat: new Float64Array(11) };
  assert.throws(
    () => decodeHexGrid(pack(HEX_GRID_FORMAT, meta, short)),
    /array lat: expected Float64Array of 12; found Float64Array of 11/,
  );
});

test("another kind of file is refused", () => {
  assert.throws(() => decodeHexGrid(pack("p38-run-2", {}, {})), /format: expected p38-terrain-1/);
});
