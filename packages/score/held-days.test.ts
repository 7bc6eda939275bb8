import assert from "node:assert/strict";
import { test } from "node:test";
import { isoOf } from "@p38/base";
import { gridOf } from "@p38/terrain";
import { heldDays } from "./held-days.ts";
import { readScoreRules } from "./node.ts";
import { held, lineOfDate, placeOf, recordOf } from "./test-world.ts";

const { observations } = readScoreRules();

/** Stretches of one holder as texts, `un 1950-06-25..1950-06-27`, days of doubt as `?`. */
function stretches(holder: Int8Array): string[] {
  const texts: string[] = [];
  for (let day = 0; day < holder.length;) {
    let last = day;
    while (last + 1 < holder.length && holder[last + 1] === holder[day]) last++;
    texts.push(`${["?", "un", "communist"][holder[day] + 1]} ${isoOf(day)}..${isoOf(last)}`);
    day = last + 1;
  }
  return texts;
}

function heldAt(
  rows: { control: object[]; linesOfContact?: object[] },
  days = 60,
  place = placeOf("a", 37, 127),
) {
  const { places } = heldDays(recordOf({ places: [place], ...rows }), observations, days, null);
  return places.map(({ holder }) => stretches(holder)).flat();
}

test("a statement stands until the next change, without the days on which the change may have been", () => {
  const control = [
    held("a", "1950-06-24", "un", "held"),
    held("a", "1950-07-05", "communist", "captured", 2),
    held("a", "1950-08-15", "communist", "held"),
  ];
  assert.deepEqual(heldAt({ control }), [
    "un 1950-06-25..1950-07-02",
    "? 1950-07-03..1950-07-06",
    "communist 1950-07-07..1950-08-22", // a week beyond the last word, with no line to say more
    "? 1950-08-23..1950-08-23",
  ]);
});

test("a contested place is left out until a side is said to hold it", () => {
  const control = [
    held("a", "1950-06-25", "un", "held"),
    held("a", "1950-07-10", "contested", "lost"),
    held("a", "1950-07-15", "un", "captured", 1),
    held("a", "1950-08-20", "un", "held"),
  ];
  assert.deepEqual(heldAt({ control }, 50), [
    "un 1950-06-25..1950-07-09",
    "? 1950-07-10..1950-07-15",
    "un 1950-07-16..1950-08-13",
  ]);
});

test("a place seen in other hands changed on a day no one gives: the stretch between is left out", () => {
  const control = [held("a", "1950-06-25", "un", "held"), held("a", "1950-07-10", "communist", "held")];
  assert.deepEqual(heldAt({ control }, 20), [
    "un 1950-06-25..1950-06-25",
    "? 1950-06-26..1950-07-09",
    "communist 1950-07-10..1950-07-14",
  ]);
});

test("a place taken by the side that had it must have been lost between", () => {
  const control = [held("a", "1950-06-25", "un", "held"), held("a", "1950-07-10", "un", "captured")];
  assert.deepEqual(heldAt({ control }, 20), [
    "un 1950-06-25..1950-06-25",
    "? 1950-06-26..1950-07-09",
    "un 1950-07-10..1950-07-14",
  ]);
});

test("before a place falls it was the other side's, as far back as the lines agree", () => {
  const control = [held("a", "1950-07-20", "communist", "captured")];
  const north = lineOfDate("1950-06-25", [
    [38, 125],
    [38, 129],
  ]);
  assert.deepEqual(heldAt({ control, linesOfContact: [north] }, 30)[0], "un 1950-06-25..1950-07-19");
  // a line that has it on the other side stops the story there
  const south = lineOfDate("1950-07-01", [
    [36, 125],
    [36, 129],
  ]);
  assert.deepEqual(heldAt({ control, linesOfContact: [north, south] }, 30), [
    "? 1950-06-25..1950-07-11",
    "un 1950-07-12..1950-07-19",
    "communist 1950-07-20..1950-07-24",
  ]);
});

test("after its last word a place stays with its holder while the lines agree; one near it says nothing", () => {
  const control = [held("a", "1950-06-26", "communist", "captured")];
  const lines = [
    lineOfDate("1950-07-10", [
      [36, 125],
      [36, 129],
    ]),
    lineOfDate("1950-07-20", [
      [37.02, 125],
      [37.02, 129],
    ]), // 2 km off, and good to 5
    lineOfDate("1950-08-01", [
      [36.5, 125],
      [36.5, 129],
    ]),
    lineOfDate("1950-08-20", [
      [38, 125],
      [38, 129],
    ]),
  ];
  assert.deepEqual(heldAt({ control, linesOfContact: lines }, 100), [
    "un 1950-06-25..1950-06-25",
    "communist 1950-06-26..1950-08-01",
    "? 1950-08-02..1950-10-02",
  ]);
});

test("where other fronts are recorded beside it, the main line contradicts no place", () => {
  const control = [held("a", "1950-06-26", "communist", "captured")];
  const linesOfContact = [
    lineOfDate("1950-07-10", [
      [38, 125],
      [38, 129],
    ]),
    lineOfDate(
      "1950-07-10",
      [
        [36.5, 126],
        [36.8, 128],
      ],
      5,
      "southwest",
    ),
    lineOfDate("1950-08-10", [
      [36, 125],
      [36, 129],
    ]),
  ];
  assert.deepEqual(heldAt({ control, linesOfContact }, 47)[1], "communist 1950-06-26..1950-08-10");
});

test("two places of one cell in different hands are left out, and counted", () => {
  const grid = gridOf({ rows: 3, cols: 3 });
  const record = recordOf({
    places: [placeOf("a", 37, 127), placeOf("b", 37.005, 127.005), placeOf("c", grid.lat[8], grid.lon[8])],
    control: [
      held("a", "1950-06-25", "un", "held"),
      held("a", "1950-06-30", "un", "held"),
      held("b", "1950-06-25", "un", "held"),
      held("b", "1950-06-28", "communist"),
      held("b", "1950-06-30", "communist", "held"),
      held("c", "1950-06-25", "communist", "held"),
      held("c", "1950-06-30", "communist", "held"),
    ],
  });
  const { places, leftOut } = heldDays(record, observations, 6, grid);
  assert.deepEqual(
    places.map(({ holder }) => [...holder]),
    [
      [0, 0, 0, -1, -1, -1],
      [0, 0, 0, -1, -1, -1],
      [1, 1, 1, 1, 1, 1],
    ],
  );
  assert.equal(leftOut.find(({ reason }) => reason.startsWith("two places"))?.count, 6);
});

test("hilltops are left out as the rules say, with a count", () => {
  const record = recordOf({
    places: [placeOf("hill", 38, 127, { kind: "hill", importance: 4 })],
    control: [held("hill", "1950-06-25", "un", "held")],
  });
  const { places, leftOut } = heldDays(record, observations, 5, null);
  assert.equal(places.length, 0);
  assert.deepEqual(
    leftOut.map(({ what, count }) => [what, count]),
    [["places", 1]],
  );
});
