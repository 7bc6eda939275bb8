import assert from "node:assert/strict";
import { test } from "node:test";
import type { AccountRow } from "@p38/score";
import { accountByKind, gainer, inShort, rangeWords, whoseWords } from "./account-words.ts";
import { tongueOf } from "./tongue.ts";

const english = tongueOf("en", null);

const rows: AccountRow[] = [
  {
    kind: "event",
    place: "seoul",
    name: "Sŏul",
    to: "communist",
    recordedDate: "1950-06-28",
    uncertaintyDays: 0,
    runDate: "1950-07-01",
    differenceDays: 3,
  },
  {
    kind: "event",
    place: "taejon",
    name: "Taejŏn",
    to: "communist",
    recordedDate: "1950-07-20",
    uncertaintyDays: 0,
    runDate: null,
    differenceDays: null,
  },
  { kind: "line", date: "1950-06-28", accuracyKm: 5, meanAbsKm: 10, meanSignedKm: -9, worstKm: 20 },
  { kind: "line", date: "1953-07-27", accuracyKm: 3, meanAbsKm: 20, meanSignedKm: 15, worstKm: 40 },
  {
    kind: "year",
    side: "un",
    year: "1950",
    runMen: 1200,
    runNonBattleMen: 1,
    claims: 0,
    recordMenMin: null,
    recordMenMax: null,
    runMenOfClaims: null,
  },
];

test("the account in a few sentences", () => {
  assert.deepEqual(inShort(accountByKind(rows), english.words), [
    "Of 2 times that a great city changed hands, the run has 1, 1 of them within a week of the recorded date.",
    "On 2 dates with a recorded line, the run's line lies 15 km away on average; on 27 July 1953 it lies 20 km away, to the gain of the UN.",
    "The UN side loses 1,200 men in battle over the war.",
  ]);
});

test("ranges and groups in words", () => {
  assert.equal(rangeWords(5, 5, english.words), "5");
  assert.equal(rangeWords(1000, 2000, english.words), "1,000 to 2,000");
  assert.equal(rangeWords(null, null, english.words), "no figure");
  const names = new Map([
    ["rok", "Republic of Korea"],
    ["usa", "United States"],
  ]);
  assert.equal(whoseWords("all un but rok", english, names), "UN side without Republic of Korea");
  assert.equal(whoseWords("rok+usa", english, names), "Republic of Korea and United States");
});

test("the gain of a side less than a kilometre counts for none", () => {
  assert.deepEqual(
    [-9, 15, 0.5, null].map((meanSignedKm) => gainer({ meanSignedKm })),
    ["communist", "un", null, null],
  );
});

test("the account in Korean", () => {
  const [cities, , losses] = inShort(accountByKind(rows), tongueOf("ko", null).words);
  assert.match(cities, /2번 가운데 계산에는 1번이 있고/);
  assert.equal(losses, "유엔군은 전쟁 동안 전투에서 1,200명을 잃습니다.");
});
