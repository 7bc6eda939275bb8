import assert from "node:assert/strict";
import { test } from "node:test";
import { assert as holds, AssertionError, DataError, sentence } from "./index.ts";

const finding = {
  file: "data/strengths/rok.json",
  path: "/12/strengthMen",
  expected: "whole men, 0 or more",
  found: '"9,500"',
};

test("a finding is one sentence: file, path, expected, found", () => {
  assert.equal(
    sentence(finding),
    'data/strengths/rok.json /12/strengthMen: expected whole men, 0 or more; found "9,500"',
  );
});

test("a data error carries every finding, a line each", () => {
  const error = new DataError([finding, { ...finding, path: "/13/strengthMen" }]);
  assert.equal(error.findings.length, 2);
  assert.equal(error.message.split("\n").length, 2);
  assert.equal(error.name, "DataError");
});

test("an assertion that holds is silent, one that doesn't names its condition", () => {
  holds(true, "never seen");
  assert.throws(
    () => holds(false, "shapes agree"),
    (error) => error instanceof AssertionError && error.message === "shapes agree",
  );
});
