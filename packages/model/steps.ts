import type { Step } from "./theater.ts";

/** The value of a stepwise series on a day; the first step's before it begins, `none` for an empty series. */
export function stepValue(steps: readonly Step[], day: number, none = 0): number {
  if (steps.length === 0) return none;
  let value = steps[0].value;
  for (const step of steps) {
    if (step.day > day) break;
    value = step.value;
  }
  return value;
}
