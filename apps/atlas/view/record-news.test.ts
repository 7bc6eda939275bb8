import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "@p38/base";
import type { EventFact, LineFact, Source, StrengthClaim } from "@p38/record";
import { eventsOfWar, eventsOn, neighbours, sourceWords, spanOf } from "./record-news.ts";
import { nearestLine } from "./recorded-line.ts";
import { strengthsOnRecord } from "./recorded-strengths.ts";

const event = (id: string, date: string, to?: string): EventFact => ({
  id,
  date,
  to,
  title: id,
  description: id,
  kind: "battle",
  places: [],
  actors: [],
  source: "book",
  basis: "read",
});

const line = (date: string, pocket: LineFact["pocket"] = "main") =>
  ({
    id: `${date}-${pocket}`,
    date,
    pocket,
    points: [],
    accuracyKm: 5,
    source: "book",
    basis: "read",
  }) as LineFact;

const claim = (more: Partial<StrengthClaim>): StrengthClaim => ({
  id: "s",
  date: "1950-06-27",
  side: "un",
  parties: [],
  measure: "ground total",
  value: 1,
  unit: "men",
  source: "book",
  basis: "read",
  ...more,
});

test("an event is told on its first day and goes on until its last", () => {
  const events = eventsOfWar([event("battle", "1950-08-05", "1950-08-19"), event("invasion", "1950-06-25")]);
  assert.deepEqual(
    events.map(({ id }) => id),
    ["invasion", "battle"],
  );
  assert.deepEqual(
    eventsOn(events, dayOf("1950-08-05")).begin.map(({ id }) => id),
    ["battle"],
  );
  assert.deepEqual(
    eventsOn(events, dayOf("1950-08-19")).goOn.map(({ id }) => id),
    ["battle"],
  );
  assert.deepEqual(eventsOn(events, dayOf("1950-08-20")), { begin: [], goOn: [] });
});

test("events before and after the war are left out, and a month counts whole", () => {
  assert.deepEqual(eventsOfWar([event("annexation", "1910-08-22"), event("geneva", "1954-04-26")]), []);
  assert.deepEqual(spanOf(event("talks", "1951-07")), { from: dayOf("1951-07-01"), to: dayOf("1951-07-31") });
});

test("the neighbours of a day", () => {
  const events = [event("a", "1950-07-01"), event("b", "1950-07-05"), event("c", "1950-07-09")];
  const { before, after } = neighbours(events, dayOf("1950-07-05"));
  assert.deepEqual([before?.id, after?.id], ["a", "c"]);
  assert.deepEqual(neighbours(events, 0).before, null);
});

test("a recalled fact is marked as not checked", () => {
  const sources = new Map([
    ["book", { id: "book", title: "A Book", author: "An Author", kind: "history" } as Source],
  ]);
  assert.deepEqual(sourceWords({ source: "book", locator: "ch. 3", basis: "recalled" }, sources), {
    text: "An Author, A Book, ch. 3",
    url: null,
    checked: false,
  });
});

test("the nearest recorded line; of two as near, the earlier", () => {
  const lines = [line("1950-07-01"), line("1950-07-11", "southwest"), line("1950-07-11")];
  assert.equal(nearestLine(lines, dayOf("1950-07-06"))!.day, dayOf("1950-07-01"));
  const later = nearestLine(lines, dayOf("1950-07-07"))!;
  assert.deepEqual([later.daysAfter, later.fronts.map(({ pocket }) => pocket)], [4, ["main", "southwest"]]);
  assert.equal(nearestLine([], 0), null);
});

test("only totals of a whole side count as recorded strength", () => {
  const found = strengthsOnRecord(
    [
      claim({ group: "Commonwealth", value: 7 }),
      claim({ group: "all of the side", value: 100 }),
      claim({ side: "communist", parties: ["prk"], value: 50 }),
      claim({ side: "communist", parties: ["prk", "chn"], value: 60 }),
      claim({ date: "1950-07", group: "all of the side", value: 9 }),
    ],
    "side",
    5,
  );
  assert.deepEqual(
    found.map(({ of, day, claim: { value } }) => [of, day, value]),
    [
      ["un", 2, 100],
      ["communist", 2, 60],
    ],
  );
});
