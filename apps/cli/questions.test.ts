import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { isoOf } from "@p38/base";
import { encodeRun, holderOf, lossesOf, nearestHex, POSTURES, SIDES } from "@p38/model";
import { ONE_RUN_UNTIL, oneRun } from "../../scripts/testing/one-run.ts";
import { parseCsv } from "./csv.ts";
import { writeRun } from "./files.ts";
import { p38, temporaryFolder, testIo } from "./test/command-line.ts";

const folder = temporaryFolder();
const { run, loaded } = oneRun();
const { grid } = loaded;

before(() => writeRun(testIo(folder).io, "war.p38run", run));

/** Prints of a question as CSV rows. */
async function rowsOf(args: readonly string[], columns: readonly string[]) {
  const { code, out, err } = await p38(args, folder);
  assert.equal(code, 0, err);
  assert.equal(out.split("\n")[0], columns.join(","));
  return parseCsv(out, columns, "out").map(({ values }) => values);
}

test("a run file is gzipped, and is read gzipped or plain", async () => {
  const bytes = readFileSync(join(folder, "war.p38run"));
  assert.deepEqual(new Uint8Array(gunzipSync(bytes)), encodeRun(run));
  await writeFile(join(folder, "plain.p38run"), encodeRun(run));
  const line = ["--date", "1950-07-05"];
  const zipped = await p38(["line", "--run", "war.p38run", ...line], folder);
  const plain = await p38(["line", "--run", "plain.p38run", ...line], folder);
  assert.equal(zipped.code, 0);
  assert.deepEqual(plain, zipped);
});

test("holder answers for any place and day, in the order asked", async () => {
  const points = [
    ["seoul", 37.566, 126.978, "1950-06-25"],
    ["pusan", 35.1, 129.04, "1950-08-20"],
    ["pyongyang", 39.03, 125.75, "1950-06-30"],
    ["hill in the taebaek, no place of the record", 37.913, 128.4321, "1950-10-01"],
    ["off the coast at Kangnung", 37.76, 129.05, "1950-12-31"],
  ] as const;
  const text =
    "id,lat,lon,date\n" + points.map((row) => row.map((cell) => `"${cell}"`).join(",") + "\n").join("");
  await writeFile(join(folder, "points.csv"), text);
  const rows = await rowsOf(
    ["holder", "--run", "war.p38run", "--points", "points.csv"],
    ["id", "date", "holder"],
  );
  assert.deepEqual(
    rows.map(({ id, date }) => [id, date]),
    points.map(([id, , , date]) => [id, date]),
  );
  assert.deepEqual(
    rows.slice(0, 3).map(({ holder }) => holder),
    ["un", "un", "communist"],
  );
  const hill = nearestHex(grid, 37.913, 128.4321).hex;
  assert.equal(rows[3].holder, SIDES[holderOf(run, 98, hill)]);
});

test("holder names every row that it cannot answer", async () => {
  const text =
    "id,lat,lon,date\nok,37.5,127,1950-07-01\nfar,30,140,1950-07-01\nno number,north,127,1950-07-01\n" +
    "no day,37.5,127,1950-02-30\nafter,37.5,127,1952-01-01\n";
  await writeFile(join(folder, "bad.csv"), text);
  const { code, out, err } = await p38(["holder", "--run", "war.p38run", "--points", "bad.csv"], folder);
  assert.equal(code, 1);
  assert.equal(out, "");
  assert.deepEqual(err.trim().split("\n"), [
    'bad.csv line 3, column lat: expected a point within 60 km of land of the theatre; found "30, 140"',
    'bad.csv line 4, column lat: expected degrees from -90 to 90; found "north"',
    `bad.csv line 5, column date: expected a date from 1950-06-25 to ${ONE_RUN_UNTIL}, the days of war.p38run; found "1950-02-30"`,
    `bad.csv line 6, column date: expected a date from 1950-06-25 to ${ONE_RUN_UNTIL}, the days of war.p38run; found "1952-01-01"`,
  ]);
});

test("the line runs from the west coast to the east, as CSV and as GeoJSON", async () => {
  const rows = await rowsOf(
    ["line", "--run", "war.p38run", "--date", "1950-06-25"],
    ["date", "seq", "lat", "lon"],
  );
  assert.ok(rows.length > 5);
  assert.deepEqual(
    rows.map(({ seq }) => Number(seq)),
    rows.map((_, i) => i + 1),
  );
  assert.ok(Number(rows[0].lon) < 127 && Number(rows.at(-1)?.lon) > 128);
  assert.ok(rows.every(({ date, lat }) => date === "1950-06-25" && Math.abs(Number(lat) - 38) < 0.7));
  const { out } = await p38(
    ["line", "--run", "war.p38run", "--date", "1950-06-25", "--format", "geojson"],
    folder,
  );
  const feature = JSON.parse(out);
  assert.equal(feature.geometry.type, "LineString");
  assert.deepEqual(
    feature.geometry.coordinates,
    rows.map(({ lat, lon }) => [Number(lon), Number(lat)]),
  );
});

test("losses by day and by month are the same men, and those of the run", async () => {
  const categories = ["killed_men", "wounded_men", "missing_men", "captured_men", "non_battle_men"];
  const columns = ["date", "side", "party", ...categories];
  const byDay = await rowsOf(["losses", "--run", "war.p38run", "--by", "day"], columns);
  const byMonth = await rowsOf(["losses", "--run", "war.p38run", "--by", "month"], columns);
  const sum = (rows: Record<string, string>[], side: string) =>
    categories.map((category) =>
      rows.filter((row) => row.side === side).reduce((total, row) => total + Number(row[category]), 0),
    );
  for (const [s, side] of SIDES.entries()) {
    const whole = [0, 0, 0, 0, 0];
    for (let day = 0; day < run.D; day++) lossesOf(run, day)[s].forEach((men, c) => (whole[c] += men));
    assert.deepEqual(sum(byDay, side), whole);
    assert.deepEqual(sum(byMonth, side), whole);
    assert.ok(whole[0] > 0, `${side} lost no one in half a year`);
  }
  assert.deepEqual(
    [...new Set(byMonth.map(({ date }) => date))],
    ["1950-06", "1950-07", "1950-08", "1950-09", "1950-10", "1950-11", "1950-12"],
  );
});

test("formations are those on the map, in places of the map", async () => {
  const columns = ["id", "name", "side", "echelon", "lat", "lon", "strength_men", "posture", "supply_days"];
  const rows = await rowsOf(["formations", "--run", "war.p38run", "--date", "1950-06-25"], columns);
  assert.ok(rows.length >= 15, `${rows.length} formations on the first day`);
  for (const row of rows) {
    assert.ok(
      Number(row.lat) > 33 && Number(row.lat) < 43.5 && Number(row.lon) > 123 && Number(row.lon) < 131.5,
    );
    assert.ok(Number(row.strength_men) > 0, row.id);
    assert.ok((POSTURES as readonly string[]).includes(row.posture), row.posture);
    assert.ok(row.side === "un" || row.side === "communist");
  }
});

test("hashes: a line per array and day, those asked for or all", async () => {
  const columns = ["date", "array", "hash"];
  const all = await rowsOf(["hash", "--run", "war.p38run"], columns);
  assert.equal(all.length, run.D * run.meta.hashedArrays.length);
  const array = run.meta.hashedArrays[1];
  const args = [
    "hash",
    "--run",
    "war.p38run",
    "--date",
    "1950-06-26",
    "--date",
    "1950-07-01",
    "--array",
    array,
  ];
  const some = await rowsOf(args, columns);
  assert.deepEqual(
    some.map((row) => `${row.date} ${row.array}`),
    [`1950-06-26 ${array}`, `1950-07-01 ${array}`],
  );
  for (const row of some) assert.ok(all.some((other) => JSON.stringify(other) === JSON.stringify(row)));
  const { code, err } = await p38(["hash", "--run", "war.p38run", "--array", "hp"], folder);
  assert.equal(code, 2);
  assert.match(err, /^p38: --array: expected one of .*; found "hp"\n$/);
});

test("--json prints the same rows as objects", async () => {
  for (const args of [
    ["line", "--date", "1950-09-01"],
    ["losses", "--by", "month"],
    ["formations", "--date", "1950-09-01"],
    ["hash", "--date", "1950-09-01"],
  ]) {
    const line = [args[0], "--run", "war.p38run", ...args.slice(1)];
    const [csv, json] = [await p38(line, folder), await p38([...line, "--json"], folder)];
    const objects = JSON.parse(json.out) as Record<string, string | number>[];
    const rows = parseCsv(csv.out, [], "out").map(({ values }) => values);
    assert.deepEqual(
      objects.map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)])),
      ),
      rows,
    );
  }
});

test("a day outside the run is a usage error that names the run's days", async () => {
  for (const command of ["line", "formations", "hash", "map"]) {
    const extra = command === "map" ? ["--out", "x.svg"] : [];
    const args = [command, "--run", "war.p38run", "--date", "1951-01-01", ...extra];
    const { code, out, err } = await p38(args, folder);
    assert.equal(code, 2, command);
    assert.equal(out, "");
    assert.equal(
      err,
      `p38: --date: expected a date from 1950-06-25 to ${isoOf(run.D - 1)}, the days of war.p38run; found "1951-01-01"\n`,
    );
  }
});
