import assert from "node:assert/strict";
import { test } from "node:test";
import { powerOf } from "./combat.ts";
import { parametersOf, PARAMETERS } from "./parameters.ts";
import type { FormationEntry, PartyEntry } from "./theater.ts";
import { parametersWith } from "./test-help.ts";
import { startOf, theaterOf } from "./testing.ts";

const parameters = parametersWith({ quality_spread: 0 });

/** Power of 10,000 un men of quality 1, all present and supplied, with what is changed in them. */
function power(changes: {
  supplyDays?: number;
  cohesion?: number;
  fatigue?: number;
  heavyShare?: number;
  experience?: number;
  luck?: number;
  party?: Partial<PartyEntry>;
  entry?: Partial<FormationEntry>;
}): number {
  const theater = theaterOf({
    parameters,
    formations: [{ side: 0, hex: 0, ...changes.entry }],
    parties: [changes.party ?? {}],
  });
  const { world, ownLuck, state } = startOf(theater);
  state.strengthMen[0] = 10_000;
  state.supplyDays[0] = changes.supplyDays ?? 3;
  state.cohesion[0] = changes.cohesion ?? 1;
  state.fatigue[0] = changes.fatigue ?? 1;
  state.heavyShare[0] = changes.heavyShare ?? 1;
  state.experience[0] = changes.experience ?? 1;
  ownLuck[0] = changes.luck ?? ownLuck[0];
  return powerOf(world, state, 0, ownLuck);
}

/** Equal up to the rounding of the state's 32-bit floats. */
function near(found: number, expected: number): void {
  assert.ok(
    Math.abs(found - expected) <= 1e-6 * Math.abs(expected) + 1e-6,
    `expected ${expected}; found ${found}`,
  );
}

const firepower = (value: number) => ({ firepower: [{ day: 0, value }] });

test("10,000 supplied men of quality 1 with no more than rifles have a power of 10,000", () => {
  near(power({}), 10_000);
});

test("three days of supply are enough; below, power falls in a straight line to its floor", () => {
  const floor = parameters.supply_factor_floor;
  near(power({ supplyDays: 6 }), 10_000);
  near(power({ supplyDays: 1.5 }), 10_000 * (floor + (1 - floor) / 2));
  near(power({ supplyDays: 0 }), 10_000 * floor);
});

test("cohesion, fatigue, experience and a formation's own luck multiply power", () => {
  const cohesive = 0.5 ** parameters.cohesion_exponent;
  near(power({ cohesion: 0.5 }), 10_000 * cohesive);
  near(power({ fatigue: 0.8 }), 8_000);
  near(power({ experience: 0.7 }), 7_000);
  near(power({ luck: 1.25 }), 12_500);
  near(power({ cohesion: 0.5, fatigue: 0.8, experience: 0.7 }), 10_000 * cohesive * 0.8 * 0.7);
});

test("heavy weapons of 1.8 add four fifths, half of them two fifths", () => {
  near(power({ party: firepower(1.8) }), 18_000);
  near(power({ party: firepower(1.8), heavyShare: 0.5 }), 14_000);
});

test("heavy weapons without ammunition count as much as the floor says, and the men as ill supplied", () => {
  const heavy = 1 + 0.8 * parameters.firepower_ammo_floor;
  near(power({ party: firepower(1.8), supplyDays: 0 }), 10_000 * heavy * parameters.supply_factor_floor);
  near(power({ party: firepower(1.8), heavyShare: 0 }), 10_000 * heavy);
});

test("a party short of heavy weapons does not get stronger by losing them", () => {
  near(power({ party: firepower(0.65) }), 6_500);
  near(power({ party: firepower(0.65), heavyShare: 0 }), 6_500);
});

test("quality is the party's in force on the day, unless the formation has its own", () => {
  const party = { quality: [{ day: 0, value: 0.8 }] };
  near(power({ party }), 8_000);
  near(power({ party, entry: { quality: [{ day: 0, value: 1.3 }] } }), 13_000);
  near(
    power({
      party: {
        quality: [
          { day: 0, value: 0.8 },
          { day: 1, value: 2 },
        ],
      },
    }),
    8_000,
  );
});

test("armour strikes with its shock", () => {
  near(power({ entry: { arm: 1 } }), 10_000 * parameters.armour_shock);
});

test("a theater without a parameter is refused, and every missing one named", () => {
  const { supply_factor_floor: _a, break_base: _b, ...rest } = parameters;
  assert.throws(() => parametersOf(theaterOf({ parameters: rest })), {
    name: "RangeError",
    message: /missing .*supply_factor_floor.*break_base|missing .*break_base.*supply_factor_floor/,
  });
  assert.throws(() => parametersOf(theaterOf({ parameters: { ...parameters, break_base: Number.NaN } })), {
    message: /missing break_base/,
  });
});

test("the project's parameters are all that the rules read", () => {
  assert.deepEqual(
    PARAMETERS.filter((id) => !Number.isFinite(parameters[id])),
    [],
  );
});
