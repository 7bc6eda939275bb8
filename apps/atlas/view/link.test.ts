import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayOf } from "@p38/base";
import { LANGUAGES } from "../words/language.ts";
import { FIRST_LAYERS, LAYERS, readLink, writeLink, type Link } from "./link.ts";

test("a link reads as it is written", () => {
  const link: Link = {
    day: dayOf("1950-09-28"),
    look: { lat: 37.5, lon: 127, zoom: 6.4 },
    layers: ["held", "run"],
    seed: 7,
    language: "ko",
    reading: null,
  };
  const text = writeLink(link);
  assert.equal(text, "date=1950-09-28&map=37.500,127.000,6.40&show=held,run&seed=7&lang=ko");
  assert.deepEqual({ reading: null, ...readLink(`#${text}`, 1128) }, link);
});

test("a link into the record keeps the place and the language, and leaves the map alone", () => {
  const link: Link = {
    day: dayOf("1950-09-28"),
    look: null,
    layers: [...LAYERS],
    seed: null,
    language: "ko",
    reading: { subject: "place/wonju" },
  };
  const text = writeLink(link);
  assert.equal(text, "record=place/wonju&lang=ko");
  assert.deepEqual(readLink(`#${text}`, 1128), { language: "ko", reading: { subject: "place/wonju" } });
});

test("what a link leaves out is left as it is", () => {
  assert.deepEqual(readLink("", 1128), {});
  assert.equal(
    writeLink({ day: 0, look: null, layers: [...FIRST_LAYERS], seed: null, language: "en", reading: null }),
    "date=1950-06-25",
  );
});

test("a frame within another page is asked for by embed=1 alone, and written only where there is one", () => {
  const link: Link = {
    day: 3,
    look: null,
    layers: [...FIRST_LAYERS],
    seed: 7,
    language: "ko",
    reading: null,
    embed: true,
  };
  const text = writeLink(link);
  assert.equal(text, "date=1950-06-28&embed=1&seed=7&lang=ko");
  assert.equal(readLink(text, 1128).embed, true);
  assert.equal(writeLink({ ...link, embed: false }), "date=1950-06-28&seed=7&lang=ko");
  for (const other of ["", "embed=0", "embed=yes"]) assert.equal(readLink(other, 1128).embed, undefined);
});

test("a link that makes no sense changes nothing, and days stay in the war", () => {
  assert.deepEqual(readLink("#date=1950-02-30&map=a,b,c&seed=-1&lang=tlh", 1128), {});
  assert.equal(readLink("#date=1960-01-01", 1128).day, 1128);
  assert.equal(readLink("#date=1940-01-01", 1128).day, 0);
  assert.deepEqual(readLink("#show=held,nonsense", 1128).layers, ["held"]);
});

test("law: reading what was written gives it back", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1128 }),
      fc.subarray([...LAYERS]),
      fc.option(fc.integer({ min: 0, max: 1e9 })),
      fc.constantFrom(...LANGUAGES),
      fc.option(
        fc.record(
          { day: fc.integer({ min: 0, max: 1128 }), along: fc.boolean(), served: fc.boolean() },
          { noNullPrototype: true },
        ),
      ),
      (day, layers, seed, language, beside) => {
        const link = { day, look: null, layers, seed, language, reading: null, beside };
        const read = readLink(writeLink(link), 1128);
        assert.deepEqual(read.beside ?? null, beside);
        assert.equal(read.day, day);
        assert.deepEqual(
          read.layers ?? [...FIRST_LAYERS],
          LAYERS.filter((name) => layers.includes(name)),
        );
        assert.equal(read.seed ?? null, seed);
        assert.equal(read.language ?? "en", language);
      },
    ),
  );
});
