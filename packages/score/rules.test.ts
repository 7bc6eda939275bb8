import assert from "node:assert/strict";
import { test } from "node:test";
import type { DataError } from "@p38/base";
import { readScoreRules } from "./node.ts";
import { scoreRulesOf } from "./rules.ts";

const { split, phases, observations } = readScoreRules();
const rulesWith = (change: Partial<Parameters<typeof scoreRulesOf>[0]>) => () =>
  scoreRulesOf({ split, phases, observations, ...change });

test("the rules in data/score read, and the same rules have the same hash", () => {
  assert.equal(readScoreRules().hash, readScoreRules().hash);
  assert.notEqual(rulesWith({ split: { ...split, fitMonths: "odd" } })().hash, readScoreRules().hash);
});

test("a month that is neither even nor odd is named with file and path", () => {
  assert.throws(rulesWith({ split: { ...split, fitMonths: "evn" } }), (error: DataError) => {
    assert.equal(error.findings.length, 1);
    assert.equal(error.findings[0].file, "data/score/split.json");
    assert.equal(error.findings[0].path, "/fitMonths");
    assert.equal(error.findings[0].found, '"evn"');
    return true;
  });
});

test("everything wrong is named at once: a missing value, one too many, and phases with a hole", () => {
  const { gap: _gap, ...withoutGap } = split;
  assert.throws(
    rulesWith({ split: withoutGap, observations: { ...observations, extra: 1 } }),
    (error: DataError) => {
      assert.deepEqual(
        error.findings.map(({ file, path }) => `${file} ${path}`),
        ["data/score/split.json /gap", "data/score/observations.json /extra"],
      );
      return true;
    },
  );
  assert.throws(rulesWith({ phases: phases.slice(1) }), /\/0\/from: expected the day after/);
  assert.throws(rulesWith({ phases: phases.slice(0, -1) }), /the last day of the war/);
});

test("a folder without rules is one clear sentence", () => {
  assert.throws(() => readScoreRules("/nowhere"), /data\/score\/split.json \/: expected a JSON file/);
});
