import assert from "node:assert/strict";
import { test } from "node:test";
import type { Language } from "@p38/record";
import { LANGUAGES } from "../words/language.ts";
import { wordsOf } from "../words/words.ts";
import {
  changeInWords,
  findingInWords,
  problemInWords,
  sentenceInWords,
  sentenceParts,
} from "./sentence-words.ts";
import { BLANKS, newSentence, SENTENCE_KINDS, sentencesOf, type Blank, type Sentence } from "./sentences.ts";
import { known, whatIfFile } from "./test-scenarios.ts";
import { tongueOf } from "./tongue.ts";

const english = tongueOf("en", null);

test("a change is read out in one line", () => {
  assert.equal(
    changeInWords(sentencesOf(whatIfFile("what-if/halt-at-38"))!, english, known),
    "the People's Republic of China never comes; " +
      "decisions of the Republic of Korea, the United States, the United Kingdom, Canada and Turkey from 29 September 1950 on " +
      "are not given; " +
      "9 decisions of “The UN side halts at the 38th parallel in October 1950, and China stays out” are given; " +
      "the communist side may decide freely from 1 October 1950 on",
  );
});

test("open ends of dates are left out, in every language", () => {
  const told = (language: Language) =>
    [
      ["", ""],
      ["1950-10-01", ""],
      ["", "1951-01-01"],
      ["1950-10-01", "1951-01-01"],
    ].flatMap(([from, to]) =>
      [
        { kind: "air" as const, blanks: ["un", "2", from, to] },
        { kind: "silent" as const, blanks: ["TUR", from, to] },
      ].map((sentence) => sentenceInWords(sentence, tongueOf(language, null), known)),
    );
  assert.deepEqual(told("en"), [
    "the air effort of the UN side is 2 times as strong",
    "decisions of Turkey are not given",
    "the air effort of the UN side is 2 times as strong from 1 October 1950 on",
    "decisions of Turkey from 1 October 1950 on are not given",
    "the air effort of the UN side is 2 times as strong up to 1 January 1951",
    "decisions of Turkey before 1 January 1951 are not given",
    "the air effort of the UN side is 2 times as strong from 1 October 1950 to 1 January 1951",
    "decisions of Turkey from 1 October 1950 and before 1 January 1951 are not given",
  ]);
  assert.deepEqual(told("ru").slice(0, 4), [
    "действия авиации (войска ООН): × 2",
    "решения (Turkey) не принимаются",
    "действия авиации (войска ООН): × 2 с 1 октября 1950 г.",
    "решения (Turkey) с 1 октября 1950 г. не принимаются",
  ]);
  assert.deepEqual(told("ko").slice(4), [
    "유엔군의 공중 공격이 1951년 1월 1일까지 2배가 된다",
    "Turkey의 결정 가운데 1951년 1월 1일 전까지의 것은 내려지지 않는다",
    "유엔군의 공중 공격이 1950년 10월 1일부터 1951년 1월 1일까지 2배가 된다",
    "Turkey의 결정 가운데 1950년 10월 1일부터 1951년 1월 1일 전까지의 것은 내려지지 않는다",
  ]);
  assert.deepEqual(told("zh").slice(2, 6), [
    "自1950年10月1日起，联合国军的空中力量为原来的2倍",
    "不作出Turkey自1950年10月1日起的决策",
    "至1951年1月1日，联合国军的空中力量为原来的2倍",
    "不作出Turkey在1951年1月1日之前的决策",
  ]);
});

test("who is told what to do, and where, in every language", () => {
  const orders = [
    ["eusak", "defend", "pyongyang_yangdok_wonsan", "1950-10-24", "1950-11-25"],
    ["eusak", "defend", "", "1950-10-24", ""],
    ["us-1corps", "attack", "kaesong_chorwon", "1951-06-15", ""],
    ["kpa-1corps", "withdraw", "taejon", "1950-09-01", ""],
    ["us-24d", "reserve", "", "1950-08-01", ""],
  ].map((blanks) => ({ kind: "ordered" as const, blanks }));
  const landings = [
    ["us-10corps", "1950-09-16", "pusan", "kunsan", "1950-09-18", "taejon", "1950-10-01"],
    ["us-10corps", "1950-09-16", "pusan", "kunsan", "1950-09-18", "", ""],
  ].map((blanks) => ({ kind: "lands" as const, blanks }));
  const told = (language: Language, of: readonly Sentence[]) =>
    of.map((sentence) => sentenceInWords(sentence, tongueOf(language, null), known));
  assert.deepEqual(told("en", [...orders, ...landings]), [
    "US Eighth Army (EUSAK) holds the line P'yŏngyang–Yangdŏk–Wŏnsan from 24 October 1950 until 25 November 1950",
    "US Eighth Army (EUSAK) holds where it stands from 24 October 1950 on",
    "US I Corps attacks towards Kaesŏng and Ch'ŏrwŏn from 15 June 1951 on",
    "KPA I Corps withdraws to Taejŏn from 1 September 1950 on",
    "US 24th Infantry Division is in reserve where it stands from 1 August 1950 on",
    "US X Corps embarks at Pusan from 16 September 1950 on, lands at Kunsan on 18 September 1950 at the earliest and attacks towards Taejŏn, until 1 October 1950",
    "US X Corps embarks at Pusan from 16 September 1950 on, lands at Kunsan on 18 September 1950 at the earliest",
  ]);
  assert.deepEqual(told("ko", [orders[0], orders[1], orders[2], landings[0]]), [
    "US Eighth Army (EUSAK) – 1950년 10월 24일부터 1950년 11월 25일 전까지 P'yŏngyang–Yangdŏk–Wŏnsan선에서 방어",
    "US Eighth Army (EUSAK) – 1950년 10월 24일부터 있는 자리에서 방어",
    "US I Corps – 1951년 6월 15일부터 Kaesŏng, Ch'ŏrwŏn 방향으로 공격",
    "US X Corps – 1950년 9월 16일부터 Pusan에서 승선, 빨라야 1950년 9월 18일에 Kunsan 상륙, Taejŏn 방향으로 공격, 1950년 10월 1일 전까지",
  ]);
  assert.deepEqual(told("zh", [orders[0], orders[1], orders[2], landings[0]]), [
    "自1950年10月24日起至1950年11月25日前，US Eighth Army (EUSAK)坚守P'yŏngyang—Yangdŏk—Wŏnsan一线",
    "自1950年10月24日起，US Eighth Army (EUSAK)就地坚守",
    "自1951年6月15日起，US I Corps进攻Kaesŏng和Ch'ŏrwŏn",
    "自1950年9月16日起至1950年10月1日前，US X Corps在Pusan登船，最早于1950年9月18日在Kunsan登陆，并进攻Taejŏn",
  ]);
  assert.deepEqual(told("ru", [orders[0], orders[1], orders[2], landings[0]]), [
    "US Eighth Army (EUSAK) – с 24 октября 1950 г. до 25 ноября 1950 г. удерживает: рубеж P'yŏngyang – Yangdŏk – Wŏnsan",
    "US Eighth Army (EUSAK) – с 24 октября 1950 г. удерживает занятые места",
    "US I Corps – с 15 июня 1951 г. наступает, цель: Kaesŏng и Ch'ŏrwŏn",
    "US X Corps – с 16 сентября 1950 г. до 1 октября 1950 г. посадка: Pusan, высадка: Kunsan, не раньше 18 сентября 1950 г., затем наступает, цель: Taejŏn",
  ]);
});

test("what the rules find of who is told what to do is told in words, all else in English", () => {
  const sentence: Sentence = {
    kind: "lands",
    blanks: ["us-10corps", "1950-08-01", "pusan", "taejon", "1950-09-18", "", ""],
  };
  const told = (path: string, found: string, of?: Sentence) =>
    findingInWords({ file: "", path, expected: "", found }, of, english, known);
  const row = "/changes/giveDirectives/0";
  assert.equal(
    told(`${row}/headquarters`, '"us-10corps", there from 1950-09-15 to 1953-07-27', sentence),
    "US X Corps is not there on that day, but from 15 September 1950 to 27 July 1953.",
  );
  assert.equal(told(row, "none", sentence), "Nobody is under US X Corps then.");
  assert.equal(told(`${row}/sea/land`, '"taejon"', sentence), "Taejŏn does not lie on the coast.");
  assert.equal(told(`${row}/from`, "1950-08-01", sentence), null);
  assert.equal(told(row, "none"), null);
  assert.equal(told("/12/departure", ""), "Somebody would leave before coming.");
});

test("one day is a day, and a change of several sentences is joined as the language does", () => {
  const day = { kind: "comes" as const, blanks: ["TUR", "1", "later"] };
  const two = { sentences: [day, { kind: "never" as const, blanks: ["CAN_GBR_TUR"] }], against: "" };
  const told = (language: Language) => changeInWords(two, tongueOf(language, null), known);
  const half = { kind: "strength" as const, blanks: ["TUR", "0.5"] };
  assert.equal(sentenceInWords(half, tongueOf("ru", null), known), "Turkey – численность: × 0,5 от обычной");
  assert.equal(told("en"), "Turkey comes 1 day later; Canada, the United Kingdom and Turkey never come");
  assert.equal(told("ru"), "Turkey – приходит позже на 1 дн.; Canada, United Kingdom и Turkey – не приходит");
  assert.equal(told("zh"), "Turkey推迟1天到达；Canada、United Kingdom和Turkey不来");
});

test("a blank that is empty, or that no name fits, is read out as it stands", () => {
  assert.equal(sentenceInWords(newSentence("at"), english, known), "… comes to …");
  const odd = { kind: "arrives" as const, blanks: ["us-99d", "spring"] };
  assert.equal(sentenceInWords(odd, english, known), "us-99d comes on spring");
});

test("what a number may be is told as far as it is bounded", () => {
  const told = (low: number, high: number, language: "en" | "ko" | "zh" | "ru" = "en") =>
    problemInWords({ what: "number", blank: "value", low, high }, wordsOf(language));
  assert.equal(told(0.6, 1.1), "Value: a number, 0.6 to 1.1.");
  assert.equal(told(0, Infinity), "Value: a number, 0 or more.");
  assert.equal(told(-Infinity, 7), "Value: a number, 7 or less.");
  assert.equal(told(-Infinity, Infinity), "Value: a number.");
  for (const language of LANGUAGES)
    assert.doesNotMatch(told(-Infinity, Infinity, language), /Infinity|null|undefined/, language);
});

test("law: in every language a sentence has each of its blanks once, and no words of another language", () => {
  for (const language of LANGUAGES)
    for (const kind of SENTENCE_KINDS) {
      const parts = sentenceParts<{ blank: Blank }>(kind, wordsOf(language), (blank) => ({ blank }));
      const blanks = parts.flatMap((part) => (typeof part === "string" ? [] : [part.blank]));
      assert.deepEqual(blanks.toSorted(), [...BLANKS[kind]].toSorted(), `${language} ${kind}`);
      const text = parts.filter((part) => typeof part === "string").join("");
      assert.doesNotMatch(text, OTHER_LETTERS[language], `${language} ${kind}`);
    }
});

/** Letters that a language's own words have none of. */
const OTHER_LETTERS: Record<Language, RegExp> = {
  en: /[^\P{L}A-Za-z]/u,
  ko: /[^\P{L}\p{Script=Hangul}]/u,
  zh: /[^\P{L}\p{Script=Han}]/u,
  ru: /[^\P{L}\p{Script=Cyrillic}]/u,
};
