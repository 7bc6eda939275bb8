import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "@p38/base";
import { stepsOf } from "./anchors.ts";

test("a value with one anchor never changes", () => {
  assert.deepEqual(stepsOf([{ at: "1950-06-25", value: 3 }], {}), [{ day: 0, value: 3 }]);
});

test("between anchors a value changes on the first of each month, to that month's middle of an even change", () => {
  // from 31 August to 1 November is 62 days; September's middle is 16 days in, October's 46.5
  const steps = stepsOf(
    [
      { at: "1950-06-25", until: "1950-08-31", value: 0 },
      { at: "1950-11-01", value: 62 },
    ],
    {},
  );
  assert.deepEqual(
    steps.map(({ day, value }) => [day, Math.round(value * 10) / 10]),
    [
      [0, 0],
      [dayOf("1950-09-01"), 16],
      [dayOf("1950-10-01"), 46.5],
      [dayOf("1950-11-01"), 62],
    ],
  );
});

test("an anchor takes its value from a parameter, times its factor", () => {
  const steps = stepsOf([{ at: "1950-06-25", parameter: "spirit", factor: 0.5 }], { spirit: 1.2 });
  assert.equal(steps[0].value, 0.6);
});

test("an unknown parameter is the caller's mistake", () => {
  assert.throws(() => stepsOf([{ at: "1950-06-25", parameter: "luck" }], {}), {
    name: "RangeError",
    message: 'expected a parameter of the record; found "luck"',
  });
});
