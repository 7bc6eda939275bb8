import assert from "node:assert/strict";
import { test } from "node:test";
import { hardestFights, nearWords, newsOf } from "./run-news.ts";
import { tongueOf } from "./tongue.ts";
import { gridOf, runOf } from "./test-world.ts";

const grid = gridOf(10, [
  { id: "seoul", name: "Sŏul", importance: 1, hex: 0 },
  { id: "chunchon", name: "Ch'unch'ŏn", importance: 2, lon: 127.7, hex: 7 },
  { id: "k-2", name: "Taegu airfield (K-2)", kind: "airfield", importance: 2, lon: 127.3, hex: 3 },
]);
const english = tongueOf("en", null);
const formations = [
  { name: "ROK 6th Division", party: "rok" },
  { name: "ROK 7th Division", party: "rok" },
  { name: "KPA 2d Division", side: "communist" as const, party: "prk" },
];

test("places are told by towns, not by airfields", () => {
  assert.equal(nearWords(grid, 0, english), "at Seoul");
  assert.equal(nearWords(grid, 3, english), "26 km east of Seoul");
  assert.equal(nearWords(grid, 6, english), "9 km west of Ch'unch'ŏn");
  assert.equal(nearWords(grid, -1, english), "");
});

test("the fall of a great city comes first and names the side that holds it at dusk", () => {
  const run = runOf({
    held: ["CUUUUUUUUU"],
    formations,
    events: [
      { day: 0, kind: "formation broke", formation: 0, hex: 7 },
      { day: 0, kind: "place taken", hex: 0, other: 0 },
    ],
  });
  const news = newsOf(run, grid, 0, english);
  assert.deepEqual(
    news.map(({ text }) => text),
    ["Seoul taken by communist forces", "ROK 6th Division gives way at Ch'unch'ŏn"],
  );
  assert.equal(news[0].side, "communist");
});

test("the same thing happening to several of a side is told once", () => {
  const run = runOf({
    held: ["UUUUUUUUUU"],
    formations,
    events: [0, 1, 2].map((formation) => ({ day: 0, kind: "attack failed" as const, formation, hex: 7 })),
  });
  assert.deepEqual(
    newsOf(run, grid, 0, english).map(({ text }) => text),
    [
      "2 UN attacks are called off: ROK 6th Division and ROK 7th Division",
      "KPA 2d Division calls off its attack at Ch'unch'ŏn",
    ],
  );
});

test("each day has its own news", () => {
  const run = runOf({
    days: 3,
    held: ["UUUUUUUUUU"],
    formations,
    events: [{ day: 1, kind: "landing", formation: 0, hex: 0 }],
  });
  assert.deepEqual(
    [0, 1, 2].map((day) => newsOf(run, grid, day, english).length),
    [0, 1, 0],
  );
  assert.equal(newsOf(run, grid, 1, english)[0].text, "ROK 6th Division lands at Seoul");
});

test("the hardest fights are those that cost most men", () => {
  const run = runOf({
    held: ["UUUUUUUUUU"],
    formations,
    fights: [
      { day: 0, attacker: 2, defender: 0, hex: 7, odds: 2.5, men: [10, 20] },
      { day: 0, attacker: 2, defender: 1, hex: 0, odds: 4, men: [50, 400], broke: true },
      { day: 0, attacker: 2, defender: 1, hex: 0, odds: 1, men: [1, 1] },
    ],
  });
  const fights = hardestFights(run, grid, 0, 2, english);
  assert.deepEqual(
    fights.map(({ defenceLossMen, broke }) => [defenceLossMen, broke]),
    [
      [400, true],
      [20, false],
    ],
  );
});

test("news in another language have its words, its names of places, and English where it has none", () => {
  const named = (place: string, name: string) => {
    const subject = `place/${place}`;
    return [subject, [{ subject, language: "ko", name, kind: "own", basis: "read" } as const]] as const;
  };
  const korean = tongueOf("ko", new Map([named("chunchon", "춘천"), named("seoul", "서울")]));
  const run = runOf({
    held: ["CUUUUUUUUU"],
    formations,
    events: [
      { day: 0, kind: "formation broke", formation: 0, hex: 7 },
      { day: 0, kind: "place taken", hex: 0, other: 0 },
    ],
  });
  assert.deepEqual(
    newsOf(run, grid, 0, korean).map(({ text }) => text),
    ["공산군이 서울을 점령", "ROK 6th Division이(가) 춘천에서 밀려남"],
  );
  assert.equal(nearWords(grid, 6, korean), "춘천 서쪽 9km");
});
