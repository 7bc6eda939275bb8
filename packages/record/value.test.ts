import { test } from "node:test";
import assert from "node:assert/strict";
import { differ, rangeOf } from "./value-range.ts";
import { dateText, numberWords, valueWords } from "./value-words.ts";
import type { Value } from "./value.ts";
import { LANGUAGES } from "./war-record.ts";

const words = (value: Value, unit?: string) =>
  LANGUAGES.map((language) => valueWords(value, unit, language, (subject) => `<${subject}>`));

test("a round number covers what rounds to it, an odd one only itself", () => {
  assert.deepEqual(rangeOf({ number: 56_000 }), { kind: "number", low: 55_500, high: 56_500 });
  assert.deepEqual(rangeOf({ number: 14_198 }), { kind: "number", low: 14_197.5, high: 14_198.5 });
  assert.deepEqual(rangeOf({ number: 2_000_000 }), { kind: "number", low: 1_900_000, high: 2_100_000 });
  assert.deepEqual(rangeOf({ number: 2.5 }), { kind: "number", low: 2.45, high: 2.55 });
  assert.deepEqual(rangeOf({ number: 25_000, about: true }), { kind: "number", low: 23_750, high: 26_250 });
});

test("values differ when they cannot both hold", () => {
  const pairs: [Value, Value, boolean][] = [
    [{ number: 1_642_600 }, { number: 1_645_056 }, true],
    [{ number: 1506 }, { number: 1500 }, false],
    [{ low: 2_000_000, high: 3_000_000 }, { moreThan: 2_000_000 }, false],
    [{ number: 1_550_000 }, { number: 2_000_000 }, true],
    [{ date: "1950-06-17" }, { date: "1950-06-25" }, true],
    [{ date: "1950-06" }, { date: "1950-06-25" }, false],
    [{ date: "1910" }, { date: "1910-08-22" }, false],
    [{ date: "1950-06-25", time: "04:30" }, { date: "1950-06-25", time: "04:00", about: true }, true],
    [{ date: "1950-06-25", time: "04:30" }, { date: "1950-06-25" }, false],
    [{ is: true }, { is: false }, true],
    [{ subjects: ["party/a", "party/b"] }, { subjects: ["party/b", "party/a"] }, false],
    [{ subjects: ["party/a"] }, { subjects: ["party/b"] }, true],
    [{ text: "Inconclusive" }, { text: "inconclusive" }, false],
    [{ from: "1950-06-25", to: "1953-07-27" }, { from: "1950", to: "1953" }, false],
    [{ from: "1950-06-25", to: "1953-07-27" }, { from: "1950-07-01", to: "1953-07-27" }, true],
    [{ number: 5 }, { text: "five" }, false],
  ];
  for (const [a, b, expected] of pairs) {
    assert.equal(differ(a, b), expected, `${JSON.stringify(a)} and ${JSON.stringify(b)}`);
    assert.equal(differ(b, a), expected, "either way round");
  }
});

test("values are said as precisely as they are, in four languages", () => {
  assert.deepEqual(words({ number: 25_000, about: true }, "men"), [
    "about 25,000",
    "약 25,000명",
    "约25,000人",
    "около 25\u00a0000 чел.",
  ]);
  assert.deepEqual(words({ low: 2_000_000, high: 3_000_000 }), [
    "2,000,000–3,000,000",
    "2,000,000~3,000,000",
    "2,000,000至3,000,000",
    "2\u00a0000\u00a0000–3\u00a0000\u00a0000",
  ]);
  assert.deepEqual(words({ years: 74, weeks: 3, days: 5 }), [
    "74 years 3 weeks 5 days",
    "74년 3주 5일",
    "74年3周5天",
    "74 года 3 недели 5 дней",
  ]);
  assert.deepEqual(words({ date: "1950-06-25", time: "04:30" }), [
    "25 June 1950 04:30",
    "1950년 6월 25일 04:30",
    "1950年6月25日 04:30",
    "25 июня 1950 04:30",
  ]);
  assert.deepEqual(words({ part: 1, of: 12 })[1], "12분의 1");
  assert.deepEqual(words({ from: "1950-06-25" })[0], "from 25 June 1950, to this day");
  assert.deepEqual(words({ subjects: ["party/usa", "party/gbr"] })[2], "<party/usa>、<party/gbr>");
  assert.deepEqual(words({ moreThan: 400_000 }, "men")[0], "more than 400,000");
  assert.deepEqual(words({ number: 3900 }, "km2"), ["3,900 km²", "3,900km²", "3,900平方公里", "3900 км²"]);
});

test("a date is no more precise than it is", () => {
  assert.deepEqual(
    LANGUAGES.map((language) => dateText("1951-12", language)),
    ["December 1951", "1951년 12월", "1951年12月", "декабрь 1951"],
  );
  assert.equal(dateText("1952", "en"), "1952");
  assert.equal(numberWords(-1506.5, "en"), "−1,506.5");
});
