import assert from "node:assert/strict";
import { test } from "node:test";
import { newToday, todayOf } from "./roster.ts";
import { stepValue } from "./steps.ts";
import { BY_HAND, parametersWith } from "./test-help.ts";
import { theaterOf } from "./testing.ts";

test("the day's values are those of each series on that day, in whatever order days are asked for", () => {
  const plain = theaterOf({ parameters: parametersWith(BY_HAND), formations: [{ side: 0, hex: 3 }] });
  const firepower = [
    { day: 0, value: 1 },
    { day: 4, value: 2 },
    { day: 9, value: 3 },
  ];
  const quality = [
    { day: 0, value: 0.5 },
    { day: 6, value: 0.8 },
  ];
  const theater = {
    ...plain,
    parties: plain.parties.map((party) => ({ ...party, firepower })),
    formations: plain.formations.map((entry) => ({ ...entry, quality })),
  };
  const today = newToday(theater);
  for (const day of [0, 1, 3, 4, 5, 6, 8, 9, 12, 2, 7, 7, 6, 20, 4]) {
    todayOf(theater, today, day);
    assert.equal(today.firepower[0], stepValue(firepower, day), `day ${day}`);
    assert.equal(today.quality[0], stepValue(quality, day), `day ${day}`);
  }
});
