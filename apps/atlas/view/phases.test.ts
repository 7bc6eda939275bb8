import assert from "node:assert/strict";
import { test } from "node:test";
import { readScoreRules } from "@p38/score/node.ts";
import { LAST_DAY } from "@p38/base";
import { en } from "../words/en.ts";
import { phaseOn, phaseSpans } from "./phases.ts";

const { phases } = readScoreRules();

test("each day of the war is in one phase, and each phase has a name in the page's words", () => {
  const spans = phaseSpans(phases, LAST_DAY);
  for (let day = 0; day <= LAST_DAY; day++)
    assert.equal(spans.filter(({ from, to }) => from <= day && day <= to).length, 1, String(day));
  assert.deepEqual(
    Object.keys(en.phases),
    phases.map(({ id }) => id),
  );
  assert.equal(phaseOn(spans, 0)?.id, "invasion");
  assert.equal(phaseOn(spans, LAST_DAY)?.id, "static");
});

test("a bar of fewer days has the phases of these days alone", () => {
  const spans = phaseSpans(phases, 50);
  assert.deepEqual(
    spans.map(({ id, to }) => [id, to]),
    [
      ["invasion", 40],
      ["perimeter", 50],
    ],
  );
  assert.equal(phaseOn(spans, 51), null);
});
