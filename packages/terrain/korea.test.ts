/* The grid of Korea against what is known of the country. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { COUNTRIES, GROUNDS, hexAt, placeById, routeBetween, TOWNS, type RouteKind } from "./index.ts";
import { readHexGrid } from "./node.ts";

const grid = readHexGrid();
const sources = new URL("../../data/terrain/sources/", import.meta.url);

function at(id: string): number {
  const place = placeById(grid, id);
  assert.ok(place && place.hex >= 0, `${id} has a cell`);
  return place.hex;
}

function countryAt(id: string): string {
  return COUNTRIES[grid.country[at(id)]];
}

function townAt(id: string): string {
  return TOWNS[grid.town[at(id)]];
}

function kmBetween(from: string, to: string, kind: RouteKind): number {
  return routeBetween(grid, at(from), at(to), kind)?.lengthKm ?? Infinity;
}

function assertNear(found: number, expected: number, share: number, what: string): void {
  const message = `${what}: expected ${expected} within ${share * 100} %; found ${found.toFixed(0)}`;
  assert.ok(Math.abs(found - expected) <= share * expected, message);
}

/** True when a way over dry land and rivers of other sizes joins two cells within `km` of their middle. */
function joinedLocally(from: number, to: number, sizes: readonly number[], km: number): boolean {
  const lat = (grid.lat[from] + grid.lat[to]) / 2;
  const lon = (grid.lon[from] + grid.lon[to]) / 2;
  const squeeze = Math.cos((lat * Math.PI) / 180);
  const isNear = (h: number) => Math.hypot(grid.lat[h] - lat, (grid.lon[h] - lon) * squeeze) * 111.2 <= km;
  const queue = [from];
  const seen = new Set(queue);
  for (const h of queue)
    for (let e = 0; e < 6; e++) {
      const n = grid.neighbour[h * 6 + e];
      if (n < 0 || seen.has(n) || !isNear(n) || grid.blocked[h * 6 + e]) continue;
      if (sizes.includes(grid.river[h * 6 + e])) continue;
      seen.add(n);
      queue.push(n);
    }
  return seen.has(to);
}

test("the theatre has some 10,000 cells, on both sides of the 38th parallel and over the border rivers", () => {
  assert.ok(grid.H > 9500 && grid.H < 10500, `${grid.H} cells`);
  const cells = COUNTRIES.map((_, c) => grid.country.filter((country) => country === c).length);
  assert.ok(cells[0] > 3500 && cells[1] > 4500 && cells[2] > 800 && cells[3] > 0, cells.join(", "));
});

test("cells come in the order of their H3 index, each once", () => {
  for (let h = 1; h < grid.H; h++) assert.ok(grid.cellIds[h - 1] < grid.cellIds[h], `cell ${h}`);
  assert.match(grid.cellIds[0], /^08[0-9a-f]{14}$/);
});

test("heights agree with the known ones: peaks within the spread of their cell, towns within 60 m", () => {
  const { checks } = JSON.parse(readFileSync(new URL("elevation.json", sources), "utf8"));
  const towns = ["Seoul", "Taegu", "Hagaruri", "Wonsan", "Pyongyang"];
  for (const [name, { lat, lon, known }] of Object.entries<{ lat: number; lon: number; known: number }>(
    checks,
  )) {
    const h = hexAt(grid, lat, lon);
    const mean = grid.elevationM[h];
    if (towns.includes(name))
      assert.ok(Math.abs(mean - known) <= 80, `${name}: known ${known} m, mean of the cell ${mean} m`);
    // the town of Ch'orwon lies in the plain of a cell with hills; a peak stands over its cell
    else
      assert.ok(known >= mean - grid.reliefM[h] && known <= mean + grid.reliefM[h] + 250, `${name}: ${mean}`);
  }
});

test("Paektu is the highest cell, Hallasan the highest of Cheju", () => {
  const highest = (cells: number[]) =>
    cells.reduce((a, b) => (grid.elevationM[b] > grid.elevationM[a] ? b : a));
  const all = Array.from({ length: grid.H }, (_, h) => h);
  assert.equal(highest(all), hexAt(grid, 41.993, 128.077));
  const cheju = grid.landmass[at("cheju")];
  assert.equal(highest(all.filter((h) => grid.landmass[h] === cheju)), hexAt(grid, 33.362, 126.529));
});

test("plains are flat, ranges rugged, and most of the country is rugged", () => {
  const groundAt = (id: string) => GROUNDS[grid.ground[at(id)]];
  for (const id of ["kimje", "pyongyang", "iri", "taegu"]) assert.equal(groundAt(id), "flat", id);
  for (const id of ["heartbreak-ridge", "punchbowl", "chinbu-ri", "funchilin"])
    assert.equal(groundAt(id), "rugged", id);
  const rugged = grid.ground.filter((ground) => ground === 2).length / grid.H;
  assert.ok(rugged > 0.5 && rugged < 0.75, `rugged share ${rugged}`);
});

test("ports and islands touch the sea; Taegu and Kanggye lie far inland", () => {
  for (const { place, hex } of grid.ports) assert.equal(grid.coast[hex], 1, place);
  for (const id of ["pusan", "inchon", "wonsan", "hungnam", "ullung-do", "cheju"]) {
    assert.equal(grid.coast[at(id)], 1, id);
    assert.equal(grid.coastKm[at(id)], 0, id);
  }
  assertNear(grid.coastKm[at("taegu")], 65, 0.2, "Taegu to the sea");
  assert.ok(grid.coastKm[at("kanggye")] > 90);
});

test("every town near a border lies in its own country, Kaesong and Ongjin in the south", () => {
  for (const id of ["seoul", "kaesong", "ongjin", "chunchon", "inje"])
    assert.equal(countryAt(id), Number(placeById(grid, id)?.lat) < 38 ? "south" : "north", id);
  for (const id of ["sinuiju", "manpojin", "hyesanjin", "chunggang", "hoeryong", "onsong", "haeju"])
    assert.equal(countryAt(id), "north", id);
  for (const id of ["antung", "jian", "linchiang", "changpai", "sanho"])
    assert.equal(countryAt(id), "china", id);
});

test("every place has the cell of the nearest centre, but for islands and places outside the theatre", () => {
  assert.equal(grid.places.length, 507);
  const outside = grid.places.filter(({ hex }) => hex < 0).map(({ id }) => id);
  assert.deepEqual(outside, ["fengcheng", "huanjen", "meihokou", "mukden", "penhsi", "tsushima", "tunghua"]);
  for (const { id, lat, lon, hex } of grid.places) if (hex >= 0) assert.equal(hexAt(grid, lat, lon), hex, id);
});

test("great cities are great, and hills are no towns", () => {
  for (const id of ["seoul", "pusan", "pyongyang", "taegu", "hamhung"])
    assert.equal(townAt(id), "great city", id);
  assert.equal(townAt("suwon"), "city");
  assert.equal(townAt("chorwon"), "city");
  assert.equal(townAt("yudam-ni"), "village");
  assert.equal(townAt("heartbreak-ridge"), "none");
});

test("by road from Pusan to Sinuiju as far as the highways of 1950 went", () => {
  // known lengths, rounded; a row of cells is some 10 % longer than the road traced in it
  assertNear(kmBetween("seoul", "pusan", "road"), 440, 0.1, "Seoul-Pusan");
  assertNear(kmBetween("pusan", "taegu", "road"), 130, 0.15, "Pusan-Taegu");
  assertNear(kmBetween("taegu", "taejon", "road"), 153, 0.15, "Taegu-Taejon");
  assertNear(kmBetween("taejon", "seoul", "road"), 167, 0.15, "Taejon-Seoul");
  assertNear(kmBetween("seoul", "pyongyang", "road"), 260, 0.15, "Seoul-P'yongyang");
  assertNear(kmBetween("pyongyang", "sinuiju", "road"), 230, 0.15, "P'yongyang-Sinuiju");
  assertNear(kmBetween("hungnam", "hagaru-ri", "road"), 103, 0.2, "Hungnam-Hagaru-ri");
  assertNear(kmBetween("masan", "chinju", "road"), 70, 0.2, "Masan-Chinju");
});

test("by rail from Pusan to Antung on standard gauge", () => {
  assertNear(kmBetween("pusan", "seoul", "standard-gauge rail"), 450, 0.2, "Kyongbu line");
  assertNear(kmBetween("seoul", "sinuiju", "standard-gauge rail"), 499, 0.2, "Kyongui line");
  assert.ok(kmBetween("sinuiju", "antung", "standard-gauge rail") < 15, "over the Yalu bridge");
  assert.ok(kmBetween("pusan", "manpojin", "standard-gauge rail") < 1200);
  assert.ok(kmBetween("pusan", "chongjin", "standard-gauge rail") < 1500);
});

test("the narrow gauge of the Changjin line is no standard gauge", () => {
  assert.ok(kmBetween("hamhung", "hagaru-ri", "rail") < 120);
  assert.equal(kmBetween("hamhung", "hagaru-ri", "standard-gauge rail"), Infinity);
});

test("islands can't be reached over land, and the mainland is one", () => {
  for (const id of ["cheju", "koje-do", "kanghwa-do", "chindo", "ullung-do", "paengnyong-do", "namhae"]) {
    assert.equal(routeBetween(grid, at("pusan"), at(id), "ground"), undefined, id);
    assert.notEqual(grid.landmass[at(id)], 0, id);
  }
  for (const id of ["mokpo", "najin", "antung", "ongjin", "yosu", "kuryongpo", "tongyong"])
    assert.equal(grid.landmass[at(id)], 0, id);
  assert.ok(kmBetween("cheju", "mosulpo", "road") < 60);
});

test("cells with the same landmass, and only those, are joined by edges that aren't blocked", () => {
  for (let h = 0; h < grid.H; h++)
    for (let e = 0; e < 6; e++) {
      const n = grid.neighbour[h * 6 + e];
      if (n >= 0 && !grid.blocked[h * 6 + e])
        assert.equal(grid.landmass[h], grid.landmass[n], `${h} to ${n}`);
    }
  const first = new Map<number, number>();
  for (let h = 0; h < grid.H; h++) {
    const of = first.get(grid.landmass[h]);
    if (of === undefined) first.set(grid.landmass[h], h);
    else if (grid.landmass[h] > 0) assert.ok(routeBetween(grid, of, h, "ground"), `${of} to ${h}`);
  }
});

test("no road, railway or dry way is blocked", () => {
  for (let edge = 0; edge < grid.H * 6; edge++)
    if (grid.blocked[edge])
      assert.ok(!grid.road[edge] && !grid.rail[edge] && !grid.river[edge], `edge ${edge}`);
});

test("every stretch of every road and railway of the sources is laid without a gap", () => {
  let stretches = 0;
  for (const [file, kind] of [
    ["roads1950.geojson", "road"],
    ["rail1950.geojson", "rail"],
  ] as const) {
    for (const { properties, geometry } of featuresOf(file)) {
      const ends = [geometry.coordinates[0], geometry.coordinates.at(-1)];
      const [from, to] = ends.map(([lon, lat]: number[]) => hexAt(grid, lat, lon));
      if (from < 0 || to < 0 || LEAVING.has(properties.id)) continue;
      stretches++;
      const lengthKm = routeBetween(grid, from, to, kind)?.lengthKm ?? Infinity;
      const most = properties.length_km * 1.35 + 12;
      assert.ok(
        lengthKm <= most,
        `${properties.id}: ${lengthKm} km in the grid, ${properties.length_km} traced`,
      );
    }
  }
  assert.ok(stretches > 820, `${stretches} stretches`);
});

/** Stretches in Manchuria with both ends in the theatre that leave it on the way. */
const LEAVING = new Set([
  "r-tunghua-linchiang/hunchiang-linchiang",
  "tunghua-linchiang/hunchiang-linchiang",
  "mei-ji/laolingkou-jian",
]);

function featuresOf(file: string) {
  return JSON.parse(readFileSync(new URL(file, sources), "utf8")).features;
}

/** Towns on either bank, the river between them, and how far round the middle no way avoids it. */
const BANKS: [from: string, to: string, river: string, km: number][] = [
  ["seoul", "yongdungpo", "Han", 60],
  ["seoul", "noryangjin", "Han", 60],
  ["waegwan", "songju", "Naktong", 50],
  ["hyonpung", "koryong", "Naktong", 60],
  ["changnyong", "hyopchon", "Naktong", 60],
  ["yongsan", "uiryong", "Naktong", 60],
  ["namji", "haman", "Naktong", 60],
  ["naktong-ni", "kunwi", "Naktong", 30],
  ["chinju", "sachon", "Nam", 20],
  ["taepyong-ni", "chonui", "Kum", 50],
  ["kongju", "chonui", "Kum", 50],
  ["taejon", "chochiwon", "Kum", 50],
  ["munsan-ni", "changdan", "Imjin", 60],
  ["choksong", "yonchon", "Imjin and Hant'an", 40],
  ["pyongyang", "chunghwa", "Taedong", 60],
  ["sinanju", "pakchon", "Ch'ongch'on", 60],
  ["anju", "pakchon", "Ch'ongch'on", 45],
  ["kunu-ri", "yongbyon", "Ch'ongch'on", 45],
  ["chunchon", "hwachon", "Soyang and Pukhan", 30],
  ["kapyong", "hongchon", "Pukhan", 40],
  ["sinuiju", "antung", "Yalu", 80],
  ["manpojin", "jian", "Yalu", 80],
  ["chunggang", "linchiang", "Yalu", 60],
  ["hoeryong", "sanho", "Tumen", 45],
];

test("great and medium rivers have no hole: no dry way joins the banks for far around", () => {
  for (const [from, to, river, km] of BANKS) {
    assert.ok(joinedLocally(at(from), at(to), [], km), `${from} and ${to} are joined over the ${river}`);
    assert.ok(!joinedLocally(at(from), at(to), [1, 2], km), `${from} and ${to} are parted by the ${river}`);
  }
});

test("the great reaches part their banks on their own", () => {
  for (const [from, to, km] of [
    ["seoul", "yongdungpo", 25],
    ["waegwan", "songju", 50],
    ["changnyong", "hyopchon", 60],
    ["namji", "haman", 60],
    ["kongju", "chonui", 25],
    ["pyongyang", "chunghwa", 25],
    ["sinuiju", "antung", 80],
  ] as const)
    assert.ok(!joinedLocally(at(from), at(to), [1], km), `${from} and ${to}`);
});

test("towns on the same bank are joined without crossing a river", () => {
  for (const [from, to] of [
    ["yongdungpo", "noryangjin"],
    ["seoul", "chongnyangni"],
    ["kumi", "sonsan"],
    ["sinuiju", "yongampo"],
    ["anju", "sinanju"],
    ["yongsan", "changnyong"],
  ])
    assert.ok(joinedLocally(at(from), at(to), [1, 2], 30), `${from} and ${to}`);
});

test("a river on an edge has a width and a size, and great rivers are the wide ones", () => {
  let widest = 0;
  for (let edge = 0; edge < grid.H * 6; edge++) {
    assert.equal(grid.river[edge] > 0, grid.riverWidthM[edge] > 0, `edge ${edge}`);
    if (grid.river[edge] === 1) assert.ok(grid.riverWidthM[edge] >= 250, `edge ${edge}`);
    widest = Math.max(widest, grid.riverWidthM[edge]);
  }
  assert.equal(widest, 1000, "the Han");
});

test("the Changjin reservoir bars the way from its west shore to its east", () => {
  const around = Array.from({ length: grid.H }, (_, h) => h).filter(
    (h) => Math.abs(grid.lat[h] - 40.5) < 0.12 && Math.abs(grid.lon[h] - 127.22) < 0.12,
  );
  const barred = around.filter((h) => grid.blocked.subarray(h * 6, h * 6 + 6).includes(1));
  assert.ok(barred.length >= 4, `${barred.length} cells at the shore`);
});

test("ports and border crossings stand where their places do", () => {
  for (const { place, hex, dischargeTonnesPerDay } of grid.ports) {
    assert.equal(hex, at(place));
    assert.ok(dischargeTonnesPerDay > 0);
  }
  const major = grid.ports.filter(({ major: isMajor }) => isMajor).map(({ place }) => place);
  for (const id of ["pusan", "inchon", "wonsan", "hungnam", "chinnampo"]) assert.ok(major.includes(id), id);
  for (const { place, hex } of grid.borderCrossings) {
    assert.equal(hex, at(place));
    assert.ok(kmBetween("pyongyang", place, "road") < 1000, `${place} is joined to the roads of Korea`);
  }
  for (const id of ["antung", "jian", "tumen-city"])
    assert.ok(kmBetween("pyongyang", id, "standard-gauge rail") < 1300, `${id} is joined to the railways`);
});
