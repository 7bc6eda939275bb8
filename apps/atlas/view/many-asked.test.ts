import assert from "node:assert/strict";
import { test } from "node:test";
import { FIRST_ASKED, readAsked, writeAsked } from "./many-asked.ts";

test("an address keeps what was asked", () => {
  const asked = { ...FIRST_ASKED, scenario: "what-if/no-inchon", pairs: 40, seed: 7, drawn: false };
  assert.equal(writeAsked(asked), "what-if/no-inchon;40;7;luck");
  assert.deepEqual(readAsked(writeAsked(asked)), asked);
  const own = { ...FIRST_ASKED, scenario: "own" };
  assert.equal(writeAsked(own), "own:2/never,CHN/free,both,1950-10-25/against,1950-10-25;20;1;drawn");
  assert.deepEqual(readAsked(writeAsked(own)), own);
  assert.deepEqual(readAsked("own:chn,1,1950-10-25;20;1;drawn"), own);
});

test("what makes no sense is nothing", () => {
  for (const wrong of [
    "",
    "nope;20;1;drawn",
    "what-if/a;1;1;drawn",
    "what-if/a;20;x;drawn",
    "own:zz;20;1",
    "what-if/a;5000;1",
  ])
    assert.equal(readAsked(wrong), null, wrong);
});
