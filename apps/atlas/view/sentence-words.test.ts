import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES } from "../words/language.ts";
import { wordsOf } from "../words/words.ts";
import { changeInWords, problemInWords, sentenceInWords, sentenceParts } from "./sentence-words.ts";
import { BLANKS, newSentence, SENTENCE_KINDS, sentencesOf, type Blank } from "./sentences.ts";
import { known, whatIfFile } from "./test-scenarios.ts";
import { tongueOf } from "./tongue.ts";

const english = tongueOf("en", null);

test("a change is read out in one line", () => {
  assert.equal(
    changeInWords(sentencesOf(whatIfFile("what-if/halt-at-38"))!, english, known),
    "People's Republic of China never comes; " +
      "decisions of Republic of Korea and United States and United Kingdom and Canada and Turkey from 29 September 1950 and " +
      "before the end are not given; " +
      "9 decisions of “The UN side halts at the 38th parallel in October 1950, and China stays out” are given; " +
      "the communist side decide for themselves from 1 October 1950 on",
  );
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
      if (language !== "en") assert.doesNotMatch(text, /[A-Za-z]/, `${language} ${kind}`);
    }
});
