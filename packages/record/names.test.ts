import { test } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { fold } from "./fold.ts";
import { syllablesOf } from "./hangul.ts";
import { knowledgeOf } from "./knowledge.ts";
import { kontsevich } from "./kontsevich.ts";
import { lineFromWest, nameIn, namesOf, southToday } from "./names.ts";
import { readRecordFolder } from "./node.ts";
import { revisedRomanization } from "./romanization.ts";
import { search, searchIndexOf } from "./search.ts";
import { simplifiedChinese } from "./simplified-chinese.ts";

const record = readRecordFolder();
const names = namesOf(record);
const knowledge = knowledgeOf(record);
const index = searchIndexOf(names, knowledge.subjects);

/** As the South Korean government and Russian atlases spell these today. */
const SPELLED: readonly (readonly [hangul: string, revised: string, russian: string])[] = [
  ["춘천", "Chuncheon", "Чхунчхон"],
  ["인천", "Incheon", "Инчхон"],
  ["원주", "Wonju", "Вонджу"],
  ["대구", "Daegu", "Тэгу"],
  ["부산", "Busan", "Пусан"],
  ["청주", "Cheongju", "Чхонджу"],
  ["강릉", "Gangneung", "Каннын"],
  ["왜관", "Waegwan", "Вэгван"],
  ["신의주", "Sinuiju", "Синыйджу"],
  ["의정부", "Uijeongbu", "Ыйджонбу"],
  ["낙동강", "Nakdonggang", "Нактонган"],
  ["압록강", "Amnokgang", "Амноккан"],
  ["양양", "Yangyang", "Янъян"],
  ["철원", "Cheorwon", "Чхорвон"],
  ["신라", "Silla", "Силла"],
  ["왕십리", "Wangsip-ri", "Вансимни"],
  ["합천", "Hapcheon", "Хапчхон"],
  ["제천", "Jecheon", "Чечхон"],
  ["판문점", "Panmunjeom", "Пханмунджом"],
];

test("Hangul is spelled by the rules of each language, with the sounds that neighbours change", () => {
  for (const [hangul, revised, russian] of SPELLED) {
    assert.equal(revisedRomanization(hangul), revised);
    assert.equal(kontsevich(hangul), russian);
  }
  assert.equal(revisedRomanization("지평리"), "Jipyeong-ri");
  assert.equal(revisedRomanization("K-16"), null);
  assert.equal(kontsevich(""), null);
  assert.deepEqual(syllablesOf("춘"), [{ initial: 14, vowel: 13, final: 4 }]);
});

test("law: whatever is in Hangul is spelled in the letters of each language", () => {
  const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCodePoint(code));
  fc.assert(
    fc.property(fc.array(syllable, { minLength: 1, maxLength: 6 }), (letters) => {
      const text = letters.join("");
      assert.equal(syllablesOf(text)!.length, letters.length);
      assert.match(revisedRomanization(text)!, /^[A-Z][a-z-]*$/);
      assert.match(kontsevich(text)!, /^[А-ЯЁа-яё]+$/);
    }),
  );
});

test("traditional characters become simplified ones, and simplified ones stay", () => {
  assert.equal(simplifiedChinese("漢城"), "汉城");
  assert.equal(simplifiedChinese("長津湖"), "长津湖");
  for (const { nameHanja } of record.places)
    if (nameHanja)
      assert.equal(simplifiedChinese(simplifiedChinese(nameHanja)), simplifiedChinese(nameHanja));
});

test("what differs in case, marks, signs and ordinals is the same to search", () => {
  assert.equal(fold("Ch'unch'ŏn"), "chunchon");
  assert.equal(fold("38th Army"), "38 army");
  assert.equal(fold("Chip’yŏng-ni"), "chipyongni");
  assert.equal(fold("漢城"), "汉城");
  assert.equal(fold("Ёнам"), fold("енам"));
  assert.equal(fold("춘천"), "춘천");
});

test("which Korea a place is in today, on either side of the line and at its ends", () => {
  const side = (id: string) =>
    southToday(
      record.places.find((place) => place.id === id)!,
      lineFromWest(record.demarcationLine),
    );
  for (const id of ["chunchon", "seoul", "paengnyong-do", "yonpyong-do", "kanghwa-do", "inchon", "chorwon"])
    assert.equal(side(id), true, id);
  for (const id of ["kaesong", "haeju", "ongjin", "pyongyang", "kumsong", "cho-do"])
    assert.equal(side(id), false, id);
});

test("a place has its names in four languages, today's by the rule of the Korea that it is in", () => {
  const of = (id: string, language: "en" | "ko" | "zh" | "ru") =>
    names
      .get(`place/${id}`)!
      .filter((name) => name.language === language)
      .map(({ name }) => name);
  assert.deepEqual(of("chunchon", "en"), ["Ch'unch'ŏn", "Chuncheon"]);
  assert.deepEqual(of("chunchon", "ko"), ["춘천"]);
  assert.deepEqual(of("chunchon", "zh"), ["春川"]);
  assert.deepEqual(of("chunchon", "ru"), ["Чхунчхон"]);
  assert.ok(of("hungnam", "en").includes("Hungnam"));
  assert.equal(nameIn(names, "place/seoul", "ru"), "Сеул");
  assert.equal(nameIn(names, "place/seoul", "zh"), "汉城");
  assert.equal(nameIn(names, "place/pyongyang", "ru"), "Пхеньян");
  assert.equal(nameIn(names, "place/none", "en"), undefined);
});

test("every subject has a name in English, and every name says how it is known", () => {
  for (const subject of knowledge.subjects.keys()) assert.ok(nameIn(names, subject, "en"), subject);
  for (const own of names.values())
    for (const { basis, how, table } of own) assert.ok(basis === "computed" ? how : table !== undefined);
});

test("one place is found by each of its names, with or without marks, and others too", () => {
  for (const query of ["chunchon", "Ch'unch'ŏn", "CHUNCH’ON", "Chuncheon", "춘천", "春川", "Чхунчхон"])
    assert.equal(search(index, query)[0]?.subject, "place/chunchon", query);
  for (const query of ["seoul", "서울", "汉城", "漢城", "Сеул"])
    assert.equal(search(index, query)[0]?.subject, "place/seoul", query);
  for (const query of ["macarthur", "맥아더", "麦克阿瑟", "Макартур"])
    assert.equal(search(index, query)[0]?.subject, "person/douglas-macarthur", query);
  const [army] = search(index, "38th army");
  assert.equal(knowledge.subjects.get(army.subject)?.kind, "formation");
  assert.match(army.name, /38/);
});

test("the whole name comes first, each subject once, and nothing is found for nothing", () => {
  const hits = search(index, "wonju");
  assert.deepEqual([hits[0].subject, hits[0].exact], ["place/wonju", true]);
  assert.equal(new Set(hits.map(({ subject }) => subject)).size, hits.length);
  assert.ok(hits.slice(1).some(({ exact }) => !exact));
  assert.deepEqual(search(index, " '"), []);
  assert.deepEqual(search(index, "xyzzy"), []);
  assert.equal(search(index, "division", 3).length, 3);
});
