import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, isoOf } from "@p38/base";
import { chainOf, commandOf, commandOn } from "./command.ts";
import { rosterOf } from "./roster.ts";
import type { DirectiveRow } from "./directive-file.ts";
import { attachment, directiveOf, forcesOf, formationOf, recordOf } from "./test-world.ts";

const corps2 = formationOf("south-corps-2", { echelon: "corps", attachedTo: "south-army" });

function changesWith(
  changes: Parameters<typeof recordOf>[1],
  directives: DirectiveRow[] = [],
  formations = [corps2],
) {
  const record = recordOf(formations, changes);
  const forces = forcesOf();
  return commandOf(record, rosterOf(record, forces, dayOf("1950-12-31")), { forces, directives });
}

/** "date of > to" of the changes of one formation or headquarters. */
function ordersOf(changes: ReturnType<typeof commandOf>, id: string): string[] {
  return changes
    .filter((change) => change.of === id)
    .map(
      ({ day, ofHeadquarters, to }) =>
        `${isoOf(day)} ${ofHeadquarters ? "headquarters" : "formation"} > ${to}`,
    );
}

test("a formation obeys whom it was attached to on arrival, then each new attachment, said once", () => {
  const changes = changesWith({
    attachments: [
      attachment("south-1d", "1950-07-01", "south-corps"),
      attachment("south-1d", "1950-08-01", "south-corps-2"),
    ],
  });
  assert.deepEqual(ordersOf(changes, "south-1d"), [
    "1950-06-25 formation > south-corps",
    "1950-08-01 formation > south-corps-2",
  ]);
});

test("the chain of command runs from the formation's headquarters upwards", () => {
  const changes = changesWith({});
  for (const { command } of commandOn(changes, [0]))
    assert.deepEqual(chainOf(command, "south-1d"), ["south-corps", "south-army"]);
});

test("when a headquarters leaves, what it commanded passes to its superior", () => {
  const gone = formationOf("south-corps-3", {
    echelon: "corps",
    attachedTo: "south-army",
    departure: { date: "1950-09-01", how: "disbanded", kind: "deactivated" },
  });
  const changes = changesWith(
    { attachments: [attachment("south-1d", "1950-08-01", "south-corps-3")] },
    [],
    [gone],
  );
  assert.equal(ordersOf(changes, "south-1d").at(-1), "1950-09-01 formation > south-army");
});

test("a formation with a directive of its own commands itself until another superior takes it", () => {
  const changes = changesWith({ attachments: [attachment("south-1d", "1950-08-01", "south-corps-2")] }, [
    directiveOf({ headquarters: "south-1d", from: "1950-07-10" }),
  ]);
  assert.deepEqual(ordersOf(changes, "south-1d"), [
    "1950-06-25 formation > south-corps",
    "1950-07-10 formation > south-1d",
    "1950-07-10 headquarters > south-corps",
    "1950-08-01 formation > south-corps-2",
  ]);
});

test("with an end of its own, a formation's directive outlasts a new attachment and then gives way to it", () => {
  const changes = changesWith({ attachments: [attachment("south-1d", "1950-08-01", "south-corps-2")] }, [
    directiveOf({ headquarters: "south-1d", from: "1950-07-10", until: "1950-09-01" }),
  ]);
  assert.deepEqual(ordersOf(changes, "south-1d").slice(2), [
    "1950-07-10 headquarters > south-corps",
    "1950-08-01 headquarters > south-corps-2",
    "1950-09-01 formation > south-corps-2",
  ]);
});

test("a formation whose next own directive begins on the day that one ends stays on its own", () => {
  const changes = changesWith({}, [
    directiveOf({ headquarters: "south-1d", from: "1950-07-10", until: "1950-07-20" }),
    directiveOf({ id: "d-2", headquarters: "south-1d", from: "1950-07-20", until: "1950-08-01" }),
  ]);
  assert.deepEqual(ordersOf(changes, "south-1d").slice(1), [
    "1950-07-10 formation > south-1d",
    "1950-07-10 headquarters > south-corps",
    "1950-08-01 formation > south-corps",
  ]);
});
