import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "@p38/base";
import type { Answers } from "./answers.ts";
import { heldDays } from "./held-days.ts";
import { readScoreRules } from "./node.ts";
import { scorePlaceControl } from "./place-control.ts";
import { isPlaceForFitting, partOf } from "./split.ts";
import { held, placeOf, recordOf } from "./test-world.ts";

const rules = readScoreRules();
const DAYS = dayOf("1951-03-01");
/** Six places, three of them never for fitting, each taken by the communist side on its own day. */
const ids = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
const record = recordOf({
  places: ids.map((id, i) => placeOf(id, 36 + i / 10, 127)),
  control: ids.flatMap((id, i) => [
    held(id, "1950-06-25", "un", "held"),
    held(id, `1950-0${7 + (i % 3)}-1${i % 5}`, "communist", "captured", i % 2),
    held(id, "1951-03-01", "communist", "held"),
  ]),
});
const { places } = heldDays(record, rules.observations, DAYS, null);
const answer = (name: string, of: (id: string, day: number) => number | null): Answers => ({
  name,
  days: DAYS,
  communistShare: ({ id }, day) => of(id, day),
});
const truth = answer("the record itself", (id, day) => {
  const row = places.find(({ place }) => place.id === id);
  return row ? Math.max(0, row.holder[day]) : null;
});
const coin = answer("a coin", () => 0.5);

test("the places of this test are of both kinds", () => {
  const fit = ids.filter((id) => isPlaceForFitting(rules.split, id)).length;
  assert.ok(fit >= 3 && fit <= 8, `${fit} of ${ids.length} for fitting`);
});

test("the record scores 0 against itself and has full skill over a coin, which scores a quarter", () => {
  const { parts } = scorePlaceControl(places, truth, [coin], rules);
  for (const part of ["fit", "judge", "hard test"] as const) {
    assert.equal(parts[part].score.brier, 0);
    assert.ok(Math.abs((parts[part].baselines[0].brier ?? 0) - 0.25) < 1e-12);
    assert.equal(parts[part].skills[0].skill, 1);
    assert.equal(parts[part].skills[0].low, 1);
  }
});

test("every certain place-day is in one part or in the gap, none in two", () => {
  const { parts, leftOut } = scorePlaceControl(places, truth, [], rules);
  const certain = places.reduce((sum, { holder }) => sum + holder.filter((side) => side >= 0).length, 0);
  const gap = leftOut.find(({ reason }) => reason.startsWith("in the gap"))?.count ?? 0;
  assert.equal(parts.fit.score.placeDays + parts.judge.score.placeDays + gap, certain);
  let hard = 0;
  for (const { place, holder } of places)
    holder.forEach((side, day) => {
      const isHard = day >= dayOf("1950-11-01") && day <= dayOf("1951-01-31");
      if (side >= 0 && isHard && partOf(rules.split, { place: place.id, day }) === "judge") hard++;
    });
  assert.equal(parts["hard test"].score.placeDays, hard);
});

test("what is wrong on days for judging alone costs nothing in the part for fitting", () => {
  const wrongInJuly = answer("wrong in July", (id, day) => {
    const right = truth.communistShare?.({ id, lat: 0, lon: 0 }, day) ?? 0;
    return day >= 6 && day < 37 ? 1 - right : right;
  });
  const { parts } = scorePlaceControl(places, wrongInJuly, [], rules);
  assert.equal(parts.fit.score.brier, 0);
  assert.ok((parts.judge.score.brier ?? 0) > 0);
});

test("place-days off the answer's map count for no one, baselines neither", () => {
  const blind = answer("blind to a", (id) => (id === "a" ? null : 0));
  const { parts, leftOut } = scorePlaceControl(places, blind, [coin], rules);
  const whole = scorePlaceControl(places, truth, [coin], rules);
  const lost = places.find(({ place }) => place.id === "a")!.holder.filter((side) => side >= 0).length;
  assert.equal(leftOut.find(({ reason }) => reason.includes("off its map"))?.count, lost);
  assert.ok(parts.judge.score.placeDays < whole.parts.judge.score.placeDays);
});

test("phases part the place-days of a part between them", () => {
  const { parts, phases } = scorePlaceControl(places, truth, [coin], rules);
  for (const part of ["fit", "judge"] as const) {
    const sum = phases.reduce((total, phase) => total + phase.parts[part].placeDays, 0);
    assert.equal(sum, parts[part].score.placeDays);
  }
});

test("by latitude each place is in one region, and a parallel belongs to the ground north of it", () => {
  const lats = [40, 39, 38.99, 38, 37, 36.99, 33.4];
  const world = recordOf({
    places: lats.map((lat, i) => placeOf(`p${i}`, lat, 127)),
    control: lats.flatMap((_, i) => [
      held(`p${i}`, "1950-07-06", "un", "held"),
      held(`p${i}`, "1950-07-20", "un", "held"),
    ]),
  });
  const rows = heldDays(world, rules.observations, dayOf("1950-07-20"), null).places;
  // wrong north of 39 degrees, and there alone
  const north = { ...coin, communistShare: ({ lat }: { lat: number }) => (lat >= 39 ? 1 : 0) };
  const { regions, parts } = scorePlaceControl(rows, north, [coin], rules);
  const perPlace = parts.judge.score.placeDays / lats.length;
  assert.deepEqual(
    regions.map(({ parts: { judge } }) => judge.placeDays / perPlace),
    [2, 2, 1, 2],
  );
  assert.deepEqual(
    regions.map(({ parts: { judge } }) => Number(judge.brier!.toFixed(9))),
    [1, 0, 0, 0],
  );
  assert.ok(Math.abs(regions[0].parts.judge.baselines[0].brier! - 0.25) < 1e-9);
});
