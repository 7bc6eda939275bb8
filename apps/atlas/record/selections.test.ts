import { test } from "node:test";
import assert from "node:assert/strict";
import { dayOf } from "@p38/base";
import { knowledgeOf } from "@p38/record";
import { readRecordFolder } from "@p38/record/node.ts";
import {
  causesOf,
  claimsBySubjectOf,
  claimsOn,
  dayOfSubject,
  lossesOfWar,
  officesBySide,
  ofWholeWar,
  onTheMap,
  partiesBySide,
  strengthsByDate,
  timelineOf,
} from "./selections.ts";

const knowledge = knowledgeOf(readRecordFolder());

test("the figure of a table is the claim in use: what the British counted of all who served", () => {
  const claim = ofWholeWar(knowledge, "party/gbr", "total-served")!;
  const dispute = knowledge.disputeOf.get(claim.id)!;
  assert.equal(dispute.prefers, claim.id);
  assert.ok(dispute.claims.some(({ value }) => "number" in value && value.number === 87_000));
  assert.equal(ofWholeWar(knowledge, "party/mng", "total-served"), undefined);
});

test("every party stands once, under its side and its part in the war", () => {
  const sides = partiesBySide(knowledge);
  const all = sides.flatMap(({ roles }) => roles.flatMap(({ parties }) => parties));
  assert.equal(all.length, knowledge.record.parties.length);
  assert.equal(new Set(all).size, all.length);
  const un = sides.find(({ side }) => side === "un")!;
  const hospitals = un.roles.find(({ role }) => role === "medical")!.parties.map(({ id }) => id);
  assert.ok(hospitals.includes("swe") && !hospitals.includes("usa"));
});

test("on a date only those in office stand: Truman in 1950, Eisenhower in 1953", () => {
  const inOffice = (date: string) =>
    officesBySide(knowledge, date)
      .flatMap(({ parties }) => parties)
      .find(({ party }) => party.id === "usa")!
      .offices.map(({ row }) => row.person);
  assert.ok(inOffice("1950-07-01").includes("harry-s-truman"), inOffice("1950-07-01").join());
  assert.ok(!inOffice("1953-07-01").includes("harry-s-truman"));
});

test("losses of the war: American dead of all reckonings in one cell, parts of a side in rows of their own", () => {
  const rows = lossesOfWar(knowledge);
  const usa = rows.find(({ subject, scope }) => subject === "party/usa" && scope === undefined)!;
  const deaths = usa.figures.get("deaths")!;
  assert.deepEqual(deaths.value, { number: 36_574 });
  assert.ok(knowledge.disputeOf.get(deaths.id)!.claims.length > 5);
  assert.ok(rows.some(({ subject, scope }) => subject === "topic/un-side" && scope !== undefined));
  assert.equal(rows.length, new Set(rows.map(({ subject, scope }) => `${subject}:${scope}`)).size);
});

test("what each party gained and lost", () => {
  const balance = claimsBySubjectOf(knowledge, ["party"], ["gained", "lost"]);
  const china = balance.find(({ subject }) => subject === "party/chn")!;
  assert.ok(china.claims.get("gained")!.length > 1);
  assert.ok(china.claims.get("lost")!.length > 1);
});

test("strengths of a side stand by date", () => {
  const dates = strengthsByDate(knowledge, "topic/un-side").map(({ from }) => from!);
  assert.ok(dates.length > 10);
  assert.deepEqual(dates, dates.toSorted());
});

test("causes stand by date, and every step leads to one that is not before it", () => {
  const dates = new Map(knowledge.record.events.map((row) => [`event/${row.id}`, row]));
  for (const { event, effects } of causesOf(knowledge)) {
    assert.ok(effects.length > 0);
    for (const { event: effect, claim } of effects) {
      const last = dates.get(effect)!.to ?? dates.get(effect)!.date;
      assert.ok(dates.get(event)!.date.slice(0, last.length) <= last, `${event} to ${effect}`);
      assert.deepEqual(claim.value, { subjects: [event] });
    }
  }
});

test("the timeline has each event and operation once, by month; a kind leaves only its own", () => {
  const entries = timelineOf(knowledge, null).flatMap((month) => month.entries);
  assert.equal(entries.length, knowledge.record.events.length + knowledge.record.operations.length);
  const months = timelineOf(knowledge, null).map(({ month }) => month);
  assert.equal(
    new Set(months.filter((month) => month.length === 7)).size,
    months.filter((month) => month.length === 7).length,
  );
  const landings = timelineOf(knowledge, "landing").flatMap((month) => month.entries);
  assert.ok(landings.length > 0 && landings.length < 20);
});

test("a place on a date: the last change of hands before it; a series by day has nothing but its days", () => {
  const of = (subject: string, property: string) =>
    knowledge.claimsBySubject.get(subject)!.filter((claim) => claim.property === property);
  const wonju = claimsOn(of("place/wonju", "holder"), "1951-01-10");
  assert.equal(wonju.before, true);
  assert.deepEqual(
    wonju.claims.map(({ from }) => from),
    ["1951-01-08"],
  );
  const deaths = of("party/usa", "deaths-on-day");
  assert.equal(claimsOn(deaths, "1950-08-01").claims.length, 1);
  assert.deepEqual(claimsOn(deaths, "1950-11-30").claims, []);
});

test("where and when the map can show a subject", () => {
  assert.ok(onTheMap(knowledge, "place/wonju")!.lat > 37);
  assert.equal(onTheMap(knowledge, "party/usa"), null);
  const event = knowledge.record.events.find(({ date }) => date === "1950-09-15")!;
  assert.equal(dayOfSubject(knowledge, `event/${event.id}`), dayOf("1950-09-15"));
  assert.equal(dayOfSubject(knowledge, "party/usa"), null);
});
