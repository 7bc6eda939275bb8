import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES } from "../words/language.ts";
import { wordsOf } from "../words/words.ts";
import { citationBibtex, citationText, embedCode, type CitedView } from "./cite.ts";
import { runOf } from "./test-world.ts";

const view: CitedView = {
  day: 0,
  run: { ...runOf({}).meta, scenario: "free_from 50%", seed: 7, commit: "abc1234" },
  address: "https://example.org/war/#date=1950-06-25&show=held,run",
  accessed: "2026-11-25",
};

test("a citation names scenario, seed, version, day, address and the day it was looked at, in every language", () => {
  for (const language of LANGUAGES) {
    const text = citationText(view, wordsOf(language));
    for (const part of ["free_from 50%", "7", "abc1234", "1950", view.address, "2026-11-25"])
      assert.ok(text.includes(part), `${language}: ${part}`);
  }
  assert.ok(!citationText({ ...view, run: null }, wordsOf("en")).includes("seed"));
});

test("BibTeX gets its special signs escaped, and one field a line", () => {
  const entry = citationBibtex(view);
  assert.match(entry, /^@misc\{parallel38-1950-06-25,\n/);
  assert.match(entry, /note = \{View of 1950-06-25: computed run, scenario free\\_from 50\\%, seed 7/);
  assert.match(entry, /\\url\{https:\/\/example\.org\/war\/#date=1950-06-25&show=held,run\}/);
  assert.equal(entry.match(/ = \{/g)!.length, 6);
  const braces = [...entry].reduce((open, c) => open + (c === "{" ? 1 : c === "}" ? -1 : 0), 0);
  assert.equal(braces, 0);
});

test("an address with percent signs leads where it did before it was cited", () => {
  const cited = (address: string) => /\\url\{(.*)\}\},/.exec(citationBibtex({ ...view, address }))![1];
  assert.equal(cited("https://example.org/my%20war/~me/#date=x"), "https://example.org/my%20war/~me/#date=x");
  const awkward = "https://example.org/#a={b}^c\\d e";
  assert.equal(cited(awkward), "https://example.org/#a=%7Bb%7D%5Ec%5Cd%20e");
  assert.equal(decodeURIComponent(cited(awkward)), awkward);
});

test("every sign that LaTeX takes for a command is printed instead", () => {
  const scenario = "&%$#_{}~^\\";
  const note = /note = \{(.*)\},/.exec(citationBibtex({ ...view, run: { ...view.run!, scenario } }))![1];
  const printed = String.raw`\&\%\$\#\_\textbraceleft{}\textbraceright{}\textasciitilde{}\textasciicircum{}\textbackslash{}`;
  assert.ok(note.includes(`scenario ${printed}, seed 7`), note);
});

test("the code to embed a view is one element whose address survives as it was", () => {
  const code = embedCode('https://example.org/?a="b"#x&embed=1', 'The "war"');
  assert.match(code, /src="https:\/\/example\.org\/\?a=&quot;b&quot;#x&amp;embed=1"/);
  assert.match(code, /title="The &quot;war&quot;"/);
});
