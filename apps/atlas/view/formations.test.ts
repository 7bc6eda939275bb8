import assert from "node:assert/strict";
import { test } from "node:test";
import { commandMarkers, formationMarkers, headquartersLabel, shortName } from "./formations.ts";
import { rearDirections } from "./rear.ts";
import { gridOf, runOf } from "./test-world.ts";
import { tongueOf } from "./tongue.ts";

const english = tongueOf("en", null);

const small = {
  held: ["UUUUUUUUUU"],
  formations: [
    { name: "US 24th Infantry Division" },
    { name: "US 1st Cavalry Division" },
    { name: "ROK 6th Division", party: "rok" },
    { name: "KPA 3d Division", side: "communist" as const, party: "prk" },
  ],
  headquarters: [{ name: "US I Corps" }, { name: "ROK II Corps" }],
  place: [[0, 1, 2, 9]],
  strengthMen: [[9000, 12000, 7000, 8000]],
  under: [[0, 0, 1, -1]],
};

test("every formation on the map has its marker", () => {
  const markers = formationMarkers(runOf(small), gridOf(10), 0, english);
  assert.deepEqual(
    markers.map(({ label }) => label),
    ["24 US", "1 Cav US", "6 ROK", "3 KPA"],
  );
  assert.equal(markers[1].lon, 127.1);
});

test("formations not yet here have none", () => {
  const run = runOf({ ...small, place: [[0, -1, 2, 9]] });
  assert.deepEqual(
    formationMarkers(run, gridOf(10), 0, english).map(({ key }) => key),
    ["f0", "f2", "f3"],
  );
});

test("two divisions of a corps become one symbol; a single one keeps its own", () => {
  const markers = commandMarkers(runOf(small), gridOf(10), 0, english);
  assert.deepEqual(markers.map(({ key }) => key).toSorted(), ["f2", "f3", "h0"]);
  const corps = markers.find(({ key }) => key === "h0")!;
  assert.equal(corps.strengthMen, 21000);
  assert.deepEqual(corps.formations, [0, 1]);
  assert.equal(corps.label, "I Corps");
});

test("far out, corps of one army become its symbol; one that stands alone stays a corps", () => {
  const army = {
    ...small,
    headquarters: [{ name: "US I Corps" }, { name: "US IX Corps" }, { name: "Eighth Army", echelon: "army" }],
    superior: [2, 2, -1],
    place: [[0, 1, 2, 3]],
    formations: small.formations.map((formation) => ({ ...formation, side: "un" as const })),
    under: [[0, 0, 1, 1]],
  };
  const keys = (steps: number, apart = army) =>
    commandMarkers(runOf(apart), gridOf(10), 0, english, 60, steps).map(({ key }) => key);
  assert.deepEqual(keys(1), ["h0", "h1"]);
  assert.deepEqual(keys(2), ["h2"]);
  const [marker] = commandMarkers(runOf(army), gridOf(10), 0, english, 60, 2);
  assert.deepEqual([marker.strengthMen, marker.echelon, marker.label], [36_000, "army", "Eighth Army"]);
  const mixed = { ...army, superior: [2, -1, -1], under: [[0, 0, 2, 2]] };
  assert.deepEqual(keys(1, mixed), ["h0", "h2"]);
  assert.deepEqual(keys(2, mixed), ["h2"]);
  const [alone] = commandMarkers(runOf({ ...army, superior: [-1, 2, -1] }), gridOf(10), 0, english, 60, 2);
  assert.deepEqual([alone.key, alone.headquarters], ["h0", 0]);
});

test("a division far from its corps keeps its own symbol", () => {
  const run = runOf({ ...small, place: [[0, 9, 2, 9]] });
  assert.deepEqual(
    commandMarkers(run, gridOf(10), 0, english, 40)
      .map(({ key }) => key)
      .toSorted(),
    ["f0", "f1", "f2", "f3"],
  );
});

test("short names", () => {
  const short = (name: string, party: string) => shortName({ id: "x", name, party }, english);
  assert.equal(short("CPV 112th Division", "chn"), "112 CPV");
  assert.equal(short("US 1st Marine Division", "usa"), "1 Mar US");
  assert.equal(short("ROK Capital Division (Capital Security Command)", "rok"), "ROK Capital");
  const of = (name: string, echelon: string, side: "un" | "communist", tongue = english) =>
    headquartersLabel({ id: "x", name, side, echelon }, tongue);
  assert.equal(of("Eighth Army (EUSAK)", "army", "un"), "Eighth Army");
  assert.equal(of("CPV 38th Army", "army", "communist"), "38th Army");
  const [korean, chinese] = [tongueOf("ko", null), tongueOf("zh", null)];
  assert.equal(shortName({ id: "x", name: "US 1st Cavalry Division", party: "usa" }, korean), "미1기병");
  assert.deepEqual(
    [of("US Eighth Army (EUSAK)", "army", "un", korean), of("US IX Corps", "corps", "un", korean)],
    ["8군", "9군단"],
  );
  assert.deepEqual(
    [of("CPV 38th Army", "army", "communist", chinese), of("US X Corps", "corps", "un", chinese)],
    ["第38军", "第10军"],
  );
});

test("the rear of each side lies away from the other", () => {
  const [northX, northY, southX, southY] = rearDirections([0, 0], [0, 50], [1, 0]);
  assert.ok(northY < -0.99 && Math.abs(northX) < 0.01);
  assert.ok(southY > 0.99 && Math.abs(southX) < 0.01);
  assert.deepEqual([...rearDirections([5], [5], [0])], [0, 0]);
});
