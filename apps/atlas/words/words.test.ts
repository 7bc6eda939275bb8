import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "@p38/base";
import { chooseLanguage, LANGUAGES, languageIn } from "./language.ts";
import { wordIn, wordsOf, type Words } from "./words.ts";

const [en, ko, zh, ru] = LANGUAGES.map((language) => wordsOf(language));

test("the war began on a Sunday and ended on a Monday, in every language", () => {
  assert.deepEqual(
    [en, ko, zh, ru].map(({ dates }) => dates.full(0)),
    ["Sunday 25 June 1950", "1950년 6월 25일 일요일", "1950年6月25日 星期日", "воскресенье, 25 июня 1950 г."],
  );
  assert.deepEqual(
    [en, ko, zh, ru].map(({ dates }) => dates.full(1128)),
    ["Monday 27 July 1953", "1953년 7월 27일 월요일", "1953年7月27日 星期一", "понедельник, 27 июля 1953 г."],
  );
  assert.equal(en.dates.full(dayOf("1952-02-29")), "Friday 29 February 1952");
});

test("short dates and month names for axes", () => {
  const landing = dayOf("1950-09-15");
  assert.deepEqual(
    [en, ko, zh, ru].map(({ dates }) => dates.short(landing)),
    ["15 Sep 1950", "1950. 9. 15.", "1950年9月15日", "15 сент. 1950"],
  );
  assert.deepEqual(
    [en, ko, zh, ru].map(({ dates }) => dates.monthTick(dayOf("1951-01-01"))),
    ["1951", "1951년", "1951年", "1951"],
  );
  assert.deepEqual(
    [en, ko, zh, ru].map(({ dates }) => dates.monthTick(dayOf("1951-02-01"))),
    ["Feb", "2월", "2月", "фев"],
  );
});

test("lists end with the language's own word", () => {
  const told = (...names: string[]) => [en, ko, zh, ru].map(({ list }) => list(names));
  assert.deepEqual(told(), ["", "", "", ""]);
  assert.deepEqual(told("1"), ["1", "1", "1", "1"]);
  assert.deepEqual(told("1", "2"), ["1 and 2", "1, 2", "1和2", "1 и 2"]);
  assert.deepEqual(told("1", "2", "3"), ["1, 2 and 3", "1, 2, 3", "1、2和3", "1, 2 и 3"]);
});

test("distances between days", () => {
  assert.deepEqual(
    [0, 1, -3, -1200].map((days) => en.dates.apart(days)),
    ["on the same day", "1 day later", "3 days earlier", "1,200 days earlier"],
  );
  assert.deepEqual(
    [1, 2, 5, 11, 12, 21, 104, -1].map((days) => ru.dates.apart(days).replace(/ (спустя|назад)$/, "")),
    ["1 день", "2 дня", "5 дней", "11 дней", "12 дней", "21 день", "104 дня", "1 день"],
  );
  assert.deepEqual([ko.dates.apart(3), zh.dates.apart(-3)], ["3일 후", "3天前"]);
});

test("Korean particles follow the sound of the word before them", () => {
  const arrives = ko.news.one["formation arrived"];
  assert.equal(arrives("국군 제6사단", "서울"), "국군 제6사단이 서울에 도착");
  assert.equal(arrives("유격대", ""), "유격대가 도착");
  assert.equal(arrives("US Rangers", ""), "US Rangers이(가) 도착");
  assert.equal(ko.news.placeTaken("대구", "un"), "유엔군이 대구를 점령");
  assert.equal(ko.news.placeTaken("서울", "communist"), "공산군이 서울을 점령");
});

test("odds are told with the weaker side as one", () => {
  assert.deepEqual([2.5, 1, 0.25, 0.01].map(en.run.odds), [
    "2.5 : 1",
    "1.0 : 1",
    "1 : 4.0",
    "less than 1 : 20",
  ]);
  assert.equal(ru.run.odds(2.5), "2,5 : 1");
});

test("figures on axes are never rounded to another", () => {
  const axes = (words: Words) => [500, 25_000, 75_000, 1_250_000].map(words.charts.axis);
  assert.deepEqual(axes(en), ["500", "25 k", "75 k", "1.25 M"]);
  assert.deepEqual(axes(ko), ["500", "2.5만", "7.5만", "125만"]);
  assert.deepEqual(axes(zh), ["500", "2.5万", "7.5万", "125万"]);
  assert.deepEqual(axes(ru), ["500", "25 тыс.", "75 тыс.", "1,25 млн"]);
});

test("a tag of any kind finds its language, others find none", () => {
  assert.deepEqual(["ko-KR", "zh_TW", "RU", "de", "", null].map(languageIn), [
    "ko",
    "zh",
    "ru",
    null,
    null,
    null,
  ]);
});

test("the link chooses the language, then the last choice, then the reader's own, then English", () => {
  assert.equal(chooseLanguage("ru", "ko", ["zh-CN"]), "ru");
  assert.equal(chooseLanguage(null, "ko", ["zh-CN"]), "ko");
  assert.equal(chooseLanguage(undefined, null, ["de", "zh-CN", "ko"]), "zh");
  assert.equal(chooseLanguage("tlh", null, ["de"]), "en");
});

test("words of kinds that a scenario of somebody's own adds stand as they are", () => {
  assert.equal(wordIn(ko.card.postures, "defend"), "방어");
  assert.equal(wordIn(ko.chip.scenarios, "my-own"), "my-own");
});

test("law: the other languages have no English left in them, and no empty words", () => {
  const allowed =
    /PNG|SVG|CSV|USGS SRTM|GTOPO30|NOAA ETOPO5|GSHHG [\d.]+|LGPL-3\.0-or-later|Natural Earth|GeoNames|CC BY 4\.0|APP-6|parallel38|Page Up|Down|Home|End|Shift|[Ff]it|[Jj]udge|[Ss]kill/g;
  for (const language of ["ko", "zh", "ru"] as const)
    for (const [path, text] of plainWords(wordsOf(language))) {
      if (path === "tag") continue;
      assert.notEqual(text.trim(), "", `${language} ${path}`);
      assert.doesNotMatch(text.replace(allowed, ""), /[A-Za-z]{2}/, `${language} ${path}`);
    }
});

/** Every word of a dictionary that is a plain string, with where it stands. */
function plainWords(words: Words): [path: string, text: string][] {
  const found: [string, string][] = [];
  const walk = (node: unknown, path: string) => {
    if (typeof node === "string") found.push([path, node]);
    else if (typeof node === "object" && node !== null)
      for (const [key, value] of Object.entries(node)) walk(value, path === "" ? key : `${path}.${key}`);
  };
  walk(words, "");
  return found;
}
