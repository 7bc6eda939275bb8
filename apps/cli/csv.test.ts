import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DataError } from "@p38/base";
import { csvOf } from "@p38/model";
import { parseCsv } from "./csv.ts";

test("rows are read by column name, with the line each stands on", () => {
  const rows = parseCsv(
    'id,lat,note\nseoul,37.5,"one, two"\n\npusan,35.1,"a ""b"""\n',
    ["id", "lat"],
    "points.csv",
  );
  assert.deepEqual(rows, [
    { line: 2, values: { id: "seoul", lat: "37.5", note: "one, two" } },
    { line: 4, values: { id: "pusan", lat: "35.1", note: 'a "b"' } },
  ]);
});

test("Windows line ends, a byte order mark, no last line end, and cells over two lines", () => {
  const rows = parseCsv('\uFEFFid,lat\r\na,1\r\n"b\nc",2', ["id", "lat"], "points.csv");
  assert.deepEqual(
    rows.map(({ values }) => values),
    [
      { id: "a", lat: "1" },
      { id: "b\nc", lat: "2" },
    ],
  );
});

test("missing columns and rows of another length are all named", () => {
  assert.throws(
    () => parseCsv("id,latitude\na,1\n", ["id", "lat", "lon"], "points.csv"),
    (error) =>
      error instanceof DataError &&
      error.message ===
        "points.csv line 1: expected a column lat; found id, latitude\n" +
          "points.csv line 1: expected a column lon; found id, latitude",
  );
  assert.throws(() => parseCsv("", ["id"], "points.csv"), /found an empty file/);
  assert.throws(
    () => parseCsv("id,lat\na,1\nb\nc,2,3\n", ["id", "lat"], "points.csv"),
    (error) =>
      error instanceof DataError && error.findings.map(({ path }) => path).join() === "line 3,line 4",
  );
});

test("what a table prints as CSV is read back, whatever its cells hold", () => {
  const cell = fc
    .string({ unit: fc.constantFrom("a", ",", '"', "\n", "ŏ", "x y"), minLength: 1 })
    .map((s) => `_${s}_`);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const read = parseCsv(csvOf({ columns: ["a", "b"], rows }), ["a", "b"], "x");
      assert.deepEqual(
        read.map(({ values }) => [values.a, values.b]),
        rows,
      );
    }),
  );
});
