import assert from "node:assert/strict";
import { test } from "node:test";
import { hashArray, pack, unpack } from "@p38/base";
import { gridOf } from "@p38/terrain";
import fc from "fast-check";
import { ATTACK, DEFEND, DELAY, DESTROYED, LEFT, PRESENT, TO_COME, WITHDRAW } from "./codes.ts";
import { run } from "./campaign.ts";
import { LOSSES } from "./run.ts";
import { hashOf } from "./run-file.ts";
import { arrayNames, cloneState, HASHED_ARRAYS, type State } from "./state.ts";
import { stepValue } from "./steps.ts";
import { parametersWith } from "./test-help.ts";
import { pass, startOf, theaterOf, type SmallDirective, type SmallFormation } from "./testing.ts";
import type { Theater } from "./theater.ts";

const ROWS = 14;
const COLS = 8;
const UN_ROWS = 6;
/** rows from here are closed to the un side */
const CLOSED_ROW = 12;
const DAYS = 24;
const PORTS = [0, COLS - 1];
const parameters = parametersWith();

const cell = (low: number, high: number) => fc.integer({ min: low * COLS, max: high * COLS - 1 });
const postures = [ATTACK, ATTACK, DEFEND, DELAY, WITHDRAW] as const;

/** A formation of a side: anywhere on its side's ground or come later, full or worn, here to stay or not. */
const formation = (side: number): fc.Arbitrary<SmallFormation> =>
  fc
    .record({
      hex: side === 0 ? cell(UN_ROWS - 3, UN_ROWS) : cell(UN_ROWS, UN_ROWS + 3),
      establishmentMen: fc.integer({ min: 600, max: 20_000 }),
      worn: fc.integer({ min: 10, max: 100 }),
      arrivalDay: fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: 1, max: 8 })),
      arrivesBySea: side === 0 ? fc.boolean() : fc.constant(false),
      departureDay: fc.oneof(fc.constant(-1), fc.constant(-1), fc.integer({ min: 4, max: DAYS - 1 })),
      departsToPool: fc.boolean(),
      motorized: fc.boolean(),
    })
    .map(({ worn, ...told }) => ({
      ...told,
      side,
      strengthMen: Math.ceil((told.establishmentMen * worn) / 100),
    }));

/** One or two directives of a headquarters, by axes, by line, or a landing on the other side's ground. */
const directives = (headquarters: number): fc.Arbitrary<SmallDirective[]> =>
  fc
    .array(
      fc.record({
        posture: fc.constantFrom(...postures),
        mainEffort: fc.boolean(),
        goals: fc.array(fc.array(cell(0, ROWS), { minLength: 1, maxLength: 3 }), { maxLength: 2 }),
        lineRow: fc.integer({ min: -6, max: ROWS - 1 }),
        landHex: headquarters === 0 ? fc.option(cell(UN_ROWS, CLOSED_ROW)) : fc.constant(null),
      }),
      { minLength: 1, maxLength: 2 },
    )
    .map((rows) =>
      rows.map(({ posture, mainEffort, goals, lineRow, landHex }, i) => ({
        headquarters,
        posture,
        mainEffort,
        axes: goals,
        day: i * 7,
        line: lineRow < 0 ? [] : Array.from({ length: COLS }, (_, c) => lineRow * COLS + c),
        sea: landHex === null || i === 0 ? null : { embarkHex: PORTS[0], landHex, landDay: 10 },
      })),
    );

/** A small war: any ground, any forces, any orders, any weather. */
const war = fc
  .record({
    seed: fc.nat(1_000_000),
    ground: fc.array(fc.nat(2), { minLength: ROWS * COLS, maxLength: ROWS * COLS }),
    road: fc.nat(3),
    un: fc.array(formation(0), { minLength: 2, maxLength: 5 }),
    communist: fc.array(formation(1), { minLength: 2, maxLength: 5 }),
    unOrders: directives(0),
    communistOrders: directives(1),
    replacements: fc.tuple(fc.nat(400), fc.nat(400)),
    temperatureC: fc.integer({ min: -25, max: 25 }),
    wet: fc.nat(2),
    sorties: fc.nat(300),
  })
  .map((told) => {
    const grid = gridOf({ rows: ROWS, cols: COLS });
    grid.ground.set(told.ground);
    grid.country.fill(2, CLOSED_ROW * COLS);
    const theater = theaterOf({
      parameters,
      grid,
      rows: ROWS,
      cols: COLS,
      unRows: UN_ROWS,
      road: told.road,
      days: DAYS,
      ports: PORTS,
      formations: [...told.un, ...told.communist],
      directives: [...told.unOrders, ...told.communistOrders],
      parties: told.replacements.map((value) => ({ replacementsPerDay: [{ day: 0, value }] })),
      temperatureC: told.temperatureC,
      wet: told.wet,
      sorties: [told.sorties, 0],
    });
    return { theater, seed: told.seed };
  });

const RUNS = { numRuns: 1500, seed: 7 };

/** Goes through a war and shows each day's dawn and dusk to a law. */
function everyDay(law: (theater: Theater, dawn: State, dusk: State) => void): void {
  fc.assert(
    fc.property(war, ({ theater, seed }) => {
      const start = startOf(theater, seed);
      for (let day = 0; day < DAYS; day++) {
        const dawn = start.state;
        pass(start);
        law(theater, dawn, start.state);
      }
    }),
    RUNS,
  );
}

const lostBy = (state: State, f: number) =>
  state.lossMen.subarray(f * LOSSES.length, (f + 1) * LOSSES.length).reduce((sum, men) => sum + men, 0);

test("the wars that the laws are tried on have fights, breaks, landings, ends and ground that changes hands", () => {
  const seen = { fights: 0, events: new Set<number>(), taken: 0 };
  fc.assert(
    fc.property(war, ({ theater, seed }) => {
      const whole = run(theater, seed);
      seen.fights += whole.fightHex.length;
      for (const kind of whole.eventKind) seen.events.add(kind);
      const first = whole.holderBits[0];
      if (whole.holderBits.some((bits, i) => i % ((whole.H + 7) >> 3) === 0 && bits !== first)) seen.taken++;
    }),
    RUNS,
  );
  assert.ok(seen.fights > 500, `${seen.fights} fights`);
  assert.ok(seen.taken > 10);
  // arrived, left, destroyed, broke, routed, landing, evacuation, attack failed
  for (const kind of [1, 2, 3, 4, 5, 7, 8, 9]) assert.ok(seen.events.has(kind), `no event of kind ${kind}`);
});

test("men are conserved: what a side has changes by arrivals, replacements, losses, recoveries and departures", () => {
  everyDay((theater, dawn, dusk) => {
    const { parameters: p } = theater;
    theater.parties.forEach((party, q) => {
      let expected = stepValue(party.replacementsPerDay, dawn.day);
      let found = dusk.poolMen[q] - dawn.poolMen[q];
      const returning = (state: State) => {
        const slots = state.returningMen.length / theater.parties.length;
        return state.returningMen.subarray(q * slots, (q + 1) * slots).reduce((sum, men) => sum + men, 0);
      };
      found += returning(dusk) - returning(dawn);
      theater.formations.forEach((entry, f) => {
        if (entry.party !== q) return;
        found += dusk.strengthMen[f] - dawn.strengthMen[f];
        if (dawn.status[f] === TO_COME && dusk.status[f] !== TO_COME) expected += entry.strengthMen;
        if (dawn.status[f] !== LEFT && dusk.status[f] === LEFT && !entry.departsToPool)
          expected -= dawn.strengthMen[f];
        expected -= lostBy(dusk, f);
        const back = party.side === 0 ? p.wounded_return_us : p.wounded_return_communist;
        expected += (dusk.lossMen[f * LOSSES.length + 1] + dusk.lossMen[f * LOSSES.length + 4]) * back;
      });
      // pools are 32-bit floats: some hundredths of a man
      assert.ok(Math.abs(found - expected) < 0.1, `day ${dawn.day}, ${party.id}: ${found}, not ${expected}`);
    });
  });
});

test("nobody loses more men than he had, and nobody takes in more than a share of his establishment a day", () => {
  everyDay((theater, dawn, dusk) => {
    theater.formations.forEach((entry, f) => {
      const came = dawn.status[f] === TO_COME && dusk.status[f] !== TO_COME ? entry.strengthMen : 0;
      const had = dawn.strengthMen[f] + came;
      const lost = lostBy(dusk, f);
      assert.ok(lost <= had, `lost ${lost} of ${had}`);
      assert.ok(dusk.strengthMen[f] >= 0);
      if (dusk.status[f] === LEFT || dusk.status[f] === DESTROYED) {
        assert.equal(dusk.strengthMen[f], 0, `${dusk.strengthMen[f]} men of a formation that is no more`);
        return;
      }
      const tookIn = dusk.strengthMen[f] - (had - lost);
      const most = theater.parameters.replace_max_share * entry.establishmentMen;
      assert.ok(tookIn >= 0 && tookIn <= most, `took in ${tookIn}, at most ${most}`);
    });
  });
});

test("whoever is on the map at dusk stands on ground that his side holds; whoever is not, stands nowhere", () => {
  everyDay((theater, _dawn, dusk) => {
    theater.formations.forEach((entry, f) => {
      if (dusk.status[f] !== PRESENT) assert.equal(dusk.hex[f], -1);
      else
        assert.equal(
          dusk.holder[dusk.hex[f]],
          entry.side,
          `day ${dusk.day - 1}: ${entry.id} in cell ${dusk.hex[f]}`,
        );
    });
  });
});

test("a country closed to the un side never changes hands, and no formation of the un side enters it", () => {
  everyDay((theater, _dawn, dusk) => {
    for (let h = CLOSED_ROW * COLS; h < ROWS * COLS; h++) assert.equal(dusk.holder[h], 1);
    theater.formations.forEach((entry, f) => {
      if (entry.side === 0) assert.ok(dusk.hex[f] < CLOSED_ROW * COLS);
    });
  });
});

test("shares stay shares: cohesion, fatigue, heavy weapons, supply and gains keep within their bounds", () => {
  everyDay((theater, _dawn, dusk) => {
    const within = (array: ArrayLike<number>, low: number, high: number, name: string) => {
      for (let i = 0; i < array.length; i++)
        assert.ok(array[i] >= low && array[i] <= high, `${name}[${i}] is ${array[i]}`);
    };
    const p = theater.parameters;
    within(dusk.cohesion, 0.1 - 1e-6, 1, "cohesion");
    within(dusk.fatigue, p.fatigue_floor - 1e-6, 1, "fatigue");
    within(dusk.heavyShare, 0, 1, "heavyShare");
    within(dusk.supplyDays, 0, Math.max(p.carried_days_us, p.carried_days_cpv), "supplyDays");
    within(dusk.gainKm, 0, 5.4, "gainKm");
    within(dusk.poolMen, 0, Infinity, "poolMen");
    within(dusk.holder, 0, 1, "holder");
  });
});

/** Hash of each array of a state. */
const hashes = (state: State) => arrayNames(state).map((name) => `${name} ${hashArray(state[name])}`);

test("a war saved on any day, read back in another world and gone on with, ends as one gone straight through", () => {
  fc.assert(
    fc.property(war, fc.integer({ min: 0, max: DAYS - 1 }), ({ theater, seed }, day) => {
      const straight = pass(startOf(theater, seed), DAYS);
      const first = pass(startOf(theater, seed), day);
      const arrays = Object.fromEntries(arrayNames(first.state).map((name) => [name, first.state[name]]));
      const saved = pack("state", { day }, arrays);
      const read = unpack(saved, "state");
      const resumed = startOf(theater, seed);
      resumed.state = { day: (read.meta as { day: number }).day, ...read.arrays } as unknown as State;
      pass(resumed, DAYS - day);
      assert.deepEqual(hashes(resumed.state), hashes(straight.state));
    }),
    RUNS,
  );
});

test("a day leaves its dawn as it was", () => {
  fc.assert(
    fc.property(war, ({ theater, seed }) => {
      const start = pass(startOf(theater, seed), 5);
      const before = hashes(start.state);
      const dawn = start.state;
      pass(start);
      assert.notEqual(start.state, dawn);
      assert.deepEqual(hashes(dawn), before);
    }),
    RUNS,
  );
});

test("the same seed gives the same hashes, another seed others", () => {
  let differ = 0;
  fc.assert(
    fc.property(war, ({ theater, seed }) => {
      const [once, again, other] = [run(theater, seed), run(theater, seed), run(theater, seed + 1)];
      assert.deepEqual(once.hashes, again.hashes);
      if (HASHED_ARRAYS.some((name) => hashOf(once, DAYS - 1, name) !== hashOf(other, DAYS - 1, name)))
        differ++;
    }),
    RUNS,
  );
  assert.ok(differ > 70, `${differ} of 100`);
});

/*
 * Draws are keyed by a formation's index, so an order of battle in another order has other luck: shuffling changes a
 * war. What must hold, and is tested below: with luck taken out nothing but the indices changes; and with luck, what
 * happens on another island, or to those who have not come yet, changes nothing.
 */

/** Every draw of a formation's leads to the same. */
const NO_LUCK = {
  quality_spread: 0,
  noise_battle: 0,
  noise_day: 0,
  advance_noise: 0,
  estimate_error: 0,
  estimate_error_deep: 0,
  break_base: -60,
  call_off_base: -60,
};

test("with luck taken out, formations in another order fight the same war", () => {
  const columns = fc.uniqueArray(fc.nat(COLS - 1), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(columns, columns, fc.nat(1000), (south, north, turn) => {
      const formations: SmallFormation[] = [
        ...south.map((c, i) => ({ side: 0, hex: 5 * COLS + c, strengthMen: 9000 + 711 * i })),
        ...north.map((c, i) => ({ side: 1, hex: 6 * COLS + c, strengthMen: 8000 + 913 * i })),
      ];
      // a permutation by turning and reversing
      const order = formations.map((_, f) => (f + turn) % formations.length);
      if (turn % 2 === 1) order.reverse();
      const told = {
        parameters: { ...parameters, ...NO_LUCK },
        rows: ROWS,
        cols: COLS,
        unRows: UN_ROWS,
        road: 2,
        directives: [
          { headquarters: 0, posture: ATTACK, axes: [[10 * COLS + 4]] },
          { headquarters: 1, posture: DEFEND },
        ],
      };
      const one = startOf(theaterOf({ ...told, formations }));
      const other = startOf(theaterOf({ ...told, formations: order.map((f) => formations[f]) }));
      let fights = 0;
      for (let day = 0; day < 8; day++) {
        fights += pass(one).journal.fights.length;
        pass(other);
        assert.deepEqual(other.state.holder, one.state.holder, `day ${day}`);
        order.forEach((f, g) => {
          assert.equal(other.state.hex[g], one.state.hex[f], `day ${day}`);
          // sums in another order round otherwise: a man more or less may fall
          assert.ok(Math.abs(other.state.strengthMen[g] - one.state.strengthMen[f]) <= 3);
          assert.ok(Math.abs(other.state.supplyDays[g] - one.state.supplyDays[f]) < 1e-3);
        });
      }
      assert.ok(fights > 0);
    }),
    { numRuns: 25, seed: 1950 },
  );
});

test("formations that have not come yet change nothing for those who have", () => {
  fc.assert(
    fc.property(war, formation(0), formation(1), ({ theater, seed }, a, b) => {
      const late = theaterOf({
        parameters,
        formations: [a, b].map((entry) => ({ ...entry, arrivalDay: 1000, departureDay: -1 })),
      });
      const more: Theater = { ...theater, formations: [...theater.formations, ...late.formations] };
      const plain = pass(startOf(theater, seed), DAYS).state;
      const waited = pass(startOf(more, seed), DAYS).state;
      const F = theater.formations.length;
      for (const name of ["hex", "strengthMen", "cohesion", "supplyDays", "posture"] as const)
        assert.deepEqual(waited[name].slice(0, F), plain[name], name);
      for (const name of ["holder", "gainKm", "supplyKm", "poolMen"] as const)
        assert.deepEqual(waited[name], plain[name], name);
    }),
    RUNS,
  );
});

test("what happens on one island changes nothing on another, among other parties", () => {
  const cols = 24;
  const rows = 12;
  /** Two islands side by side: nothing crosses the middle. */
  const strait = () => {
    const grid = gridOf({ rows, cols });
    for (let h = 0; h < grid.H; h++)
      for (let e = 0; e < 6; e++) {
        const n = grid.neighbour[h * 6 + e];
        if (n >= 0 && h % cols < cols / 2 !== n % cols < cols / 2) grid.blocked[h * 6 + e] = 1;
      }
    return grid;
  };
  // headquarters and parties of their own: a pool of men is shared however far apart
  const end = (own: number, c: number): SmallFormation[] => [
    { side: 0, hex: 5 * cols + c, under: own, party: own },
    { side: 1, hex: 6 * cols + c + 1, under: own + 1, party: own + 1 },
  ];
  const headquarters = [0, 1, 0, 1].map((side, q) => ({ id: `hq-${q}`, name: `hq ${q}`, side, echelon: 3 }));
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      fc.integer({ min: 500, max: 20_000 }),
      fc.constantFrom(...postures),
      (seed, menInTheEast, posture) => {
        const state = (men: number, eastern: number) => {
          const [south, north] = end(2, cols - 4);
          const theater = theaterOf({
            parameters,
            grid: strait(),
            rows,
            cols,
            unRows: 6,
            road: 1,
            headquarters,
            parties: [{}, {}, {}, {}],
            ports: [3, cols - 3],
            crossings: [11 * cols + 3, 11 * cols + cols - 3],
            formations: [...end(0, 3), { ...south, strengthMen: men }, north],
            directives: [
              { headquarters: 0, posture: ATTACK, axes: [[10 * cols + 3]] },
              { headquarters: 1, posture: DEFEND },
              { headquarters: 2, posture: eastern, axes: [[10 * cols + cols - 4]] },
              { headquarters: 3, posture: ATTACK, axes: [[2 * cols + cols - 4]] },
            ],
          });
          return pass(startOf(theater, seed), 14).state;
        };
        const one = state(10_000, DEFEND);
        const other = state(menInTheEast, posture);
        assert.notDeepEqual(other.strengthMen, one.strengthMen);
        for (const name of ["hex", "strengthMen", "cohesion", "fatigue", "supplyDays", "posture"] as const)
          assert.deepEqual(other[name].slice(0, 2), one[name].slice(0, 2), name);
        for (const name of ["holder", "gainKm"] as const)
          for (let h = 0; h < one[name].length; h++)
            if (h % cols < cols / 2) assert.equal(other[name][h], one[name][h], `${name} of cell ${h}`);
      },
    ),
    { numRuns: 25, seed: 1950 },
  );
});

test("a state copied is a state of its own", () => {
  const { state } = pass(startOf(theaterOf({ parameters, formations: [{ side: 0, hex: 0 }] })));
  const copy = cloneState(state);
  assert.deepEqual(copy, state);
  for (const name of arrayNames(state)) assert.notEqual(copy[name].buffer, state[name].buffer);
});
