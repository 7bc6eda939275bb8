import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "@p38/base";
import { readRecordFolder } from "@p38/record/node.ts";
import { advancesFrom, climatology, constantAdvance, fitAdvanceRates, persistence } from "./baselines.ts";
import { heldDays } from "./held-days.ts";
import { readScoreRules } from "./node.ts";
import type { ScoreRules } from "./rules.ts";
import { isPlaceForFitting } from "./split.ts";
import { held, lineOfDate, placeOf, recordOf } from "./test-world.ts";

const rules = readScoreRules();
const parallel = (lat: number): [number, number][] => [
  [lat, 126.5],
  [lat, 128.5],
];
const KM = 111.195;

/** The rules with one kind of operation each way. */
const twoKinds: ScoreRules = {
  ...rules,
  observations: {
    ...rules.observations,
    constantAdvance: {
      ...rules.observations.constantAdvance,
      kinds: [
        { kind: "push", type: "offensive", towards: "south", operations: ["push"] },
        { kind: "return", type: "offensive", towards: "north", operations: ["return"] },
      ],
    },
  },
};
const operation = (id: string, from: string, to: string, objectives: string[]) => ({
  id,
  side: "communist",
  whose: "KPA",
  name: id,
  from,
  to,
  objectives,
  forces: "x",
  outcome: "x",
});
const record = recordOf({
  places: [placeOf("far", 36, 127), placeOf("near", 37.5, 127), placeOf("up", 39, 127)],
  operations: [
    operation("push", "1950-06-26", "1950-07-05", ["near", "far"]),
    operation("return", "1950-08-05", "1950-08-25", ["up"]),
  ],
  linesOfContact: [
    lineOfDate("1950-06-25", parallel(38)),
    lineOfDate("1950-06-28", parallel(37.7)), // June: three days south, 11.1 km a day
    lineOfDate("1950-08-05", parallel(36)),
    lineOfDate("1950-08-25", parallel(38)), // August: twenty-one days of attack north, twenty counted
  ],
});

test("persistence: whoever was north of the first line stays communist for good", () => {
  const { communistShare, lineOn } = persistence(record, rules, 100);
  const at = (lat: number, day: number) => communistShare?.({ id: "x", lat, lon: 127 }, day);
  assert.deepEqual([at(38.5, 0), at(37.5, 0), at(38.5, 99), at(37.5, 99)], [1, 0, 1, 0]);
  assert.deepEqual(lineOn?.(50)[0], [38, 126.5]);
});

test("one rate for both sides is fitted on stretches in months for fitting alone", () => {
  const { types, stretches } = fitAdvanceRates(record, twoKinds);
  // 28 June to 5 August lies mostly in July and is not asked
  assert.equal(stretches, 2);
  assert.equal(types.length, 1);
  // least squares of 3 days for -0.3 degree and 20 days for +2 degrees
  const expected = ((3 * 0.3 + 20 * 2) / (3 * 3 + 20 * 20)) * KM;
  assert.ok(Math.abs(types[0].kmPerDay - expected) < 0.05, `${types[0].kmPerDay} for ${expected}`);
});

test("what is only in months for judging moves no rate", () => {
  const changed = recordOf({
    ...record,
    linesOfContact: [...record.linesOfContact, lineOfDate("1950-07-15", parallel(35))],
  });
  assert.deepEqual(fitAdvanceRates(changed, twoKinds).types, fitAdvanceRates(record, twoKinds).types);
});

test("the constant advance moves while an operation is under way and never past its objective", () => {
  const days = 100;
  const { lineOn, communistShare } = constantAdvance(record, twoKinds, days);
  const lat = (day: number) => lineOn!(day)[0][0];
  assert.equal(lat(0), 38);
  const step = 38 - lat(1);
  assert.ok(step > 0.05 && step < 0.15);
  assert.ok(Math.abs(38 - lat(2) - 2 * step) < 1e-12);
  assert.equal(lat(11), lat(30), "nothing is under way from 6 July on");
  const end = dayOf("1950-08-26");
  assert.ok(lat(end) <= 39 + 1e-12 && lat(end) > 38);
  for (let day = 1; day < days; day++) assert.ok(lat(day) >= 36 - 1e-12 && lat(day) <= 39 + 1e-12);
  assert.equal(communistShare?.({ id: "x", lat: 37.95, lon: 127 }, 1), 1);
  assert.equal(communistShare?.({ id: "x", lat: 37.5, lon: 127 }, 1), 0);
});

test("advances from a start begin at the line recorded last; only one of the two is told what began later", () => {
  const days = 100;
  const latOn = (start: string, baseline: number, date: string) =>
    advancesFrom(record, twoKinds, dayOf(start), days)[baseline].lineOn!(dayOf(date))[0][0];
  const [CONSTANT, GO_ON] = [0, 1];
  // on 30 June the push is under way, from the line of the 28th; it ends on 5 July, but who does not know goes on
  assert.ok(Math.abs(latOn("1950-06-30", CONSTANT, "1950-06-28") - 37.7) < 1e-9);
  assert.ok(latOn("1950-06-30", CONSTANT, "1950-06-30") < 37.7);
  assert.equal(latOn("1950-06-30", GO_ON, "1950-07-05"), latOn("1950-06-30", CONSTANT, "1950-07-05"));
  assert.ok(latOn("1950-06-30", GO_ON, "1950-07-10") < latOn("1950-06-30", CONSTANT, "1950-07-10") - 0.1);
  assert.ok(latOn("1950-06-30", GO_ON, "1950-09-01") >= 36 - 1e-12, "not past the objective");
  // on 20 July nothing is under way: the one stays, the other is told of the attack north in August
  assert.equal(latOn("1950-07-20", GO_ON, "1950-08-20"), latOn("1950-07-20", GO_ON, "1950-07-20"));
  assert.ok(latOn("1950-07-20", CONSTANT, "1950-08-20") > latOn("1950-07-20", CONSTANT, "1950-07-20") + 0.5);
});

test("climatology knows days for fitting alone, and gives others the nearest place's share", () => {
  const ids = Array.from({ length: 12 }, (_, i) => `p${i}`);
  const fitPlace = ids.find((id) => isPlaceForFitting(rules.split, id))!;
  const judged = ids.find((id) => !isPlaceForFitting(rules.split, id))!;
  const world = recordOf({
    places: [placeOf(fitPlace, 37, 127), placeOf(judged, 37.1, 127)],
    control: [
      held(fitPlace, "1950-06-25", "un", "held"),
      held(fitPlace, "1950-08-18", "communist"), // 13 days of August fit before it, 11 from it on
      held(fitPlace, "1950-09-30", "communist", "held"),
      held(judged, "1950-06-25", "communist", "held"),
      held(judged, "1950-09-30", "communist", "held"),
    ],
  });
  const days = dayOf("1950-09-30");
  const { places } = heldDays(world, rules.observations, days, null);
  const { communistShare } = climatology(places, rules, days);
  // 25 to 27 June and 5 to 28 August lie outside the gaps: 3 + 13 days un, 11 communist
  const share = 11 / 27;
  for (const [id, lat] of [
    [fitPlace, 37],
    [judged, 37.1],
  ] as const)
    assert.ok(Math.abs((communistShare?.({ id, lat, lon: 127 }, 40) ?? 0) - share) < 1e-12);
});

test("the operations that the rules name are the record's, and their rates are fitted to something", () => {
  const whole = readRecordFolder();
  const known = new Set(whole.operations.map(({ id }) => id));
  for (const { operations } of rules.observations.constantAdvance.kinds)
    for (const id of operations) assert.ok(known.has(id), id);
  const { types, stretches } = fitAdvanceRates(whole, rules);
  assert.ok(stretches >= 8, `${stretches} stretches`);
  for (const { type, kmPerDay } of types) assert.ok(kmPerDay > 0.5 && kmPerDay < 25, `${type} ${kmPerDay}`);
});
