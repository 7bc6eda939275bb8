import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES } from "../words/language.ts";
import { wordsOf } from "../words/words.ts";
import { changeInWords, sentenceInWords, sentenceParts } from "./sentence-words.ts";
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
