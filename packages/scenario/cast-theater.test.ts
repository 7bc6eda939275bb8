import assert from "node:assert/strict";
import { test } from "node:test";
import { isoOf } from "@p38/base";
import { POSTURES } from "@p38/model";
import { castTheater } from "./cast-theater.ts";
import { readScenario } from "./read-scenario.ts";
import type { DirectiveRow } from "./directive-file.ts";
import type { ForcesFile } from "./scenario-file.ts";
import {
  attachment,
  cell,
  directiveOf,
  filesOf,
  forcesOf,
  formationOf,
  recordOf,
  smallGrid,
} from "./test-world.ts";

const grid = smallGrid();
function cast(record = recordOf(), directives: DirectiveRow[] = [], forces: ForcesFile = forcesOf()) {
  return castTheater(record, grid, readScenario(record, grid, filesOf(directives, forces)).scenario);
}
const named = (theater: ReturnType<typeof cast>, id: string) =>
  theater.formations.find((row) => row.id === id)!;

const northSector = (lat: number) => ({
  attachments: [{ ...attachment("north-1d", "1950-06-25", "north-corps"), lat, lon: 127.3 }],
});
const establishment = (from: string, men: number, arm?: string) =>
  ({
    party: "south",
    echelon: "division",
    from,
    men,
    basis: "judged",
    source: "a test",
    ...(arm && { arm }),
  }) as const;

test("a formation starts in its recorded cell with its recorded strength", () => {
  const { arrivalHex, arrivalDay, strengthMen, side, departureDay } = named(cast(), "north-1d");
  assert.deepEqual([arrivalHex, arrivalDay, strengthMen, side, departureDay], [cell(3, 6), 0, 10_000, 1, -1]);
});

test("a sector that the attachments give on the first day wins where it is on the own side's ground", () => {
  assert.equal(named(cast(recordOf([], northSector(38.05))), "north-1d").arrivalHex, cell(5, 5));
  assert.equal(named(cast(recordOf([], northSector(37.9))), "north-1d").arrivalHex, cell(3, 6));
});

test("full strength is the table's row in force on arrival, of the arm if there is one, and no less than the men", () => {
  const record = recordOf([
    formationOf("south-2d", { arrival: { date: "1950-09-01", lat: 37.9, lon: 127.2 } }),
    formationOf("south-3d", { arm: "marine" }),
    formationOf("south-4d", { strengthMen: 20_000 }),
    formationOf("south-5d", { strengthMen: undefined }),
  ]);
  const forces = forcesOf({
    establishments: [
      establishment("1950-06-25", 12_000),
      establishment("1950-08-01", 14_000),
      establishment("1950-06-25", 22_000, "marine"),
    ],
  });
  const full = (id: string) => named(cast(record, [], forces), id).establishmentMen;
  assert.deepEqual(
    ["south-1d", "south-2d", "south-3d", "south-4d"].map(full),
    [12_000, 14_000, 22_000, 20_000],
  );
  assert.equal(named(cast(record, [], forces), "south-5d").strengthMen, 12_000);
});

test("a formation whose quality is not its party's carries its own", () => {
  const quality = [{ at: "1950-06-25", parameter: "spirit_late" }];
  const theater = cast(
    recordOf(),
    [],
    forcesOf({ formationQuality: [{ formations: ["south-1d"], quality }] }),
  );
  assert.deepEqual(named(theater, "south-1d").quality, [{ day: 0, value: 1.2 }]);
  assert.equal(named(theater, "north-1d").quality, undefined);
  assert.deepEqual(theater.parties[0].quality, [{ day: 0, value: 0.8 }]);
});

test("a directive's places and points become cells, a cell once in a row", () => {
  const theater = cast(recordOf(), [
    directiveOf({
      posture: "attack",
      axes: [["market", [37.876, 127.241], "hill"]],
      sea: { embark: "harbour", land: [38.12, 127.05], from: "1950-07-01" },
    }),
    directiveOf({ id: "later", from: "1950-07-02", line: ["market", [37.9, 127.36]] }),
  ]);
  const [{ headquarters, day, posture, axes, sea, mainEffort }, { line }] = theater.directives;
  assert.equal(theater.headquarters[headquarters].id, "south-corps");
  assert.deepEqual([day, POSTURES[posture], mainEffort], [0, "attack", false]);
  assert.deepEqual(axes, [[cell(4, 2), cell(4, 7)]]);
  assert.deepEqual(line, [cell(4, 2), cell(6, 2)]);
  assert.deepEqual(sea, { embarkHex: cell(0, 1), landHex: cell(0, 7), landDay: 6 });
});

test("every attachment names a formation and a headquarters; a formation's own directive makes it a headquarters", () => {
  const theater = cast(recordOf(), [directiveOf({ headquarters: "south-1d", from: "1950-07-01" })]);
  const lines = theater.attachments.map(({ day, of, ofHeadquarters, to }) => {
    const who = ofHeadquarters ? theater.headquarters[of] : theater.formations[of];
    return `${isoOf(day)} ${ofHeadquarters ? "HQ " : ""}${who.id} > ${theater.headquarters[to].id}`;
  });
  assert.deepEqual(lines.toSorted(), [
    "1950-06-25 HQ south-corps > south-army",
    "1950-06-25 north-1d > north-corps",
    "1950-06-25 south-1d > south-corps",
    "1950-07-01 HQ south-1d > south-corps",
    "1950-07-01 south-1d > south-1d",
  ]);
});

test("weather of a day that the record lacks is the day's before; sorties are close support and interdiction", () => {
  const support = { source: "s", basis: "read" } as const;
  const record = recordOf([], {
    weather: [{ date: "1950-06-25", meanTemperatureC: 21, wet: 1, ...support }],
    airEffort: [
      {
        date: "1950-06-26",
        side: "un",
        fighterBomberSorties: 9,
        lightBomberSorties: 0,
        mediumBomberSorties: 0,
        otherServicesSorties: 0,
        closeSupportSorties: 4,
        interdictionSorties: 5,
        estimateBasis: "computed",
        ...support,
      },
    ],
  });
  const { temperatureC, wet, sorties, days } = cast(record);
  assert.deepEqual([temperatureC[0], temperatureC[7], wet[7], days], [21, 21, 1, 190]);
  assert.deepEqual([...sorties.subarray(0, 6)], [0, 0, 9, 0, 0, 0]);
});

test("the order of rows in the directives file does not matter to the days they fall on", () => {
  const early = directiveOf({ id: "early", from: "1950-07-01" });
  const late = directiveOf({ id: "late", from: "1950-08-01" });
  assert.deepEqual(cast(recordOf(), [late, early]).directives, cast(recordOf(), [early, late]).directives);
});
