import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, isoOf } from "@p38/base";
import { rosterOf } from "./roster.ts";
import { attachment, forcesOf, formationOf, recordOf } from "./test-world.ts";

const lastDay = dayOf("1950-12-31");
const rosterWith = (formations: ReturnType<typeof formationOf>[], changes = {}, forces = forcesOf()) =>
  rosterOf(recordOf(formations, changes), forces, lastDay);
const leaving = (roster: ReturnType<typeof rosterOf>, id: string) => {
  const { departureDay, departureHow, menStay } = roster.byId.get(id)!;
  return [departureDay < 0 ? null : isoOf(departureDay), departureHow, menStay];
};

const left = (kind: "withdrawn" | "deactivated") => ({
  departure: { date: "1950-07-05", how: "by order", kind },
});

test("divisions, brigades and regiments fight; corps and armies command; battalions and left-out arms do not count", () => {
  const roster = rosterWith([
    formationOf("south-battalion", { echelon: "battalion" }),
    formationOf("south-guns", { echelon: "brigade", arm: "artillery" }),
    formationOf("south-regiment", { echelon: "regiment" }),
  ]);
  assert.deepEqual(
    roster.fighting.map(({ formation }) => formation.id),
    ["south-1d", "north-1d", "south-regiment"],
  );
  assert.deepEqual(
    roster.commanding.map(({ formation }) => formation.id),
    ["south-army", "south-corps", "north-corps"],
  );
  assert.deepEqual(
    roster.leftOut.map(({ id, why }) => `${id}: ${why}`),
    [
      "south-battalion: a battalion, smaller than the model's formations",
      "south-guns: part of the fire of others",
    ],
  );
});

test("a date that gives only the month counts as its first day", () => {
  const roster = rosterWith([
    formationOf("south-2d", { arrival: { date: "1950-08", lat: 37.9, lon: 127.2 } }),
  ]);
  assert.equal(isoOf(roster.byId.get("south-2d")!.arrivalDay), "1950-08-01");
});

test("a brigade that joins a division leaves on that day, absorbed, its men counted there", () => {
  const roster = rosterWith(
    [
      formationOf("south-brigade", { echelon: "brigade" }),
      formationOf("south-2d", { arrival: { date: "1950-09-10", lat: 37.9, lon: 127.2 } }),
    ],
    { attachments: [attachment("south-brigade", "1950-09-10", "south-2d")] },
  );
  assert.deepEqual(leaving(roster, "south-brigade"), ["1950-09-10", "absorbed by south-2d", false]);
});

test("a regiment that comes as part of a division is not counted beside it", () => {
  const roster = rosterWith([formationOf("south-regiment", { echelon: "regiment", attachedTo: "south-1d" })]);
  assert.equal(roster.byId.has("south-regiment"), false);
  assert.match(roster.leftOut[0].why, /part of south-1d/);
});

test("a decided departure is taken from the record, and its men stay when it was disbanded", () => {
  const roster = rosterWith([
    formationOf("south-2d", left("withdrawn")),
    formationOf("south-3d", left("deactivated")),
  ]);
  assert.deepEqual(leaving(roster, "south-2d"), ["1950-07-05", "withdrawn: by order", false]);
  assert.deepEqual(leaving(roster, "south-3d"), ["1950-07-05", "deactivated: by order", true]);
});

test("what was destroyed or scattered does not leave: that is for the model to find out", () => {
  for (const kind of ["destroyed", "shattered", "dispersed", "unknown"] as const) {
    const roster = rosterWith([
      formationOf("south-2d", { departure: { date: "1950-07-05", how: "in battle", kind } }),
    ]);
    assert.deepEqual(leaving(roster, "south-2d"), [null, "", false], kind);
  }
});

test("a shattered division leaves on the day that its rebuilt namesake arrives", () => {
  const roster = rosterWith([
    formationOf("south-2d", {
      departure: { date: "1950-07-05", how: "in battle", kind: "shattered" },
      rebuiltAs: "south-2d-new",
    }),
    formationOf("south-2d-new", { arrival: { date: "1950-10-01", lat: 37.9, lon: 127.2 } }),
  ]);
  assert.deepEqual(leaving(roster, "south-2d"), ["1950-10-01", "rebuilt as south-2d-new", false]);
});

test("men of a brigade that became a division still to come are counted with the division", () => {
  const converted = { departure: { date: "1950-07", how: "converted", kind: "converted" as const } };
  const later = formationOf("south-2d", { arrival: { date: "1950-07-20", lat: 37.9, lon: 127.2 } });
  const roster = rosterWith([
    later,
    formationOf("south-brigade", { ...converted, echelon: "brigade", becomes: "south-2d" }),
    formationOf("south-police", { ...converted, echelon: "brigade", becomes: "south-1d" }),
  ]);
  assert.equal(leaving(roster, "south-brigade")[2], false);
  assert.equal(leaving(roster, "south-police")[2], true);
});

test("the forces file has the last word on a departure", () => {
  const chosen = {
    formation: "south-1d",
    on: "1950-08-01",
    how: "sent home",
    basis: "judged",
    source: "a test",
  } as const;
  assert.deepEqual(leaving(rosterWith([], {}, forcesOf({ departures: [chosen] })), "south-1d"), [
    "1950-08-01",
    "sent home",
    false,
  ]);
});

test("what comes or goes after the last day neither comes nor goes", () => {
  const roster = rosterWith([
    formationOf("south-2d", { arrival: { date: "1951-02-01", lat: 37.9, lon: 127.2 } }),
    formationOf("south-3d", { departure: { date: "1951-02-01", how: "home", kind: "withdrawn" } }),
  ]);
  assert.equal(roster.byId.has("south-2d"), false);
  assert.deepEqual(leaving(roster, "south-3d"), [null, "", false]);
  // the directives of a headquarters may begin before it comes
  const late = rosterWith([
    formationOf("south-2corps", { echelon: "corps", arrival: { date: "1951-02-01", lat: 37.9, lon: 127.2 } }),
  ]);
  assert.ok(late.commanding.some(({ formation }) => formation.id === "south-2corps"));
});
