import { test } from "node:test";
import assert from "node:assert/strict";
import type { Claim } from "./claim.ts";
import { disputesOf, mattersOf, matterOf } from "./disputes.ts";
import type { Source } from "./war-record.ts";

const SOURCES: Source[] = [
  { id: "book", title: "Book", kind: "official history" },
  { id: "page", title: "Page", kind: "web page" },
  { id: "seed-article", title: "Article", kind: "encyclopedia" },
];
let count = 0;
function claim(value: Claim["value"], changes: Partial<Claim> = {}): Claim {
  count++;
  return {
    id: `claims/${count}`,
    subject: "party/gbr",
    property: "total-served",
    value,
    unit: "men",
    source: "page",
    basis: "read",
    table: "claims",
    row: count,
    ...changes,
  };
}

test("figures that rounding brings together are not in dispute", () => {
  assert.deepEqual(
    disputesOf(mattersOf([claim({ number: 56_000 }), claim({ number: 56_100 })], SOURCES), SOURCES, []),
    [],
  );
  assert.deepEqual(
    disputesOf(mattersOf([claim({ moreThan: 40_000 }), claim({ number: 56_000 })], SOURCES), SOURCES, []),
    [],
  );
});

test("figures farther apart are, with all that is said on the matter", () => {
  const [low, mid, high] = [
    claim({ moreThan: 40_000 }),
    claim({ number: 56_000 }),
    claim({ number: 87_000 }),
  ];
  const [dispute] = disputesOf(mattersOf([low, mid, high], SOURCES), SOURCES, []);
  assert.equal(dispute.id, "party/gbr:total-served");
  assert.deepEqual(dispute.claims.map(({ id }) => id).toSorted(), [low.id, mid.id, high.id].toSorted());
});

test("a choice by hand holds, with its reason", () => {
  const [a, b] = [claim({ number: 1 }), claim({ number: 2 })];
  const support = { source: "book", basis: "judged" } as const;
  const [dispute] = disputesOf(mattersOf([a, b], SOURCES), SOURCES, [
    { dispute: "party/gbr:total-served", prefers: b.id, reason: "counted twice", ...support },
  ]);
  assert.deepEqual([dispute.prefers, dispute.reason, dispute.chosen], [b.id, "counted twice", "by hand"]);
  assert.equal(dispute.claims[0], b);
});

test("by rule a text that was read weighs more than memory, a book more than a page, and the article least", () => {
  const recalled = claim({ number: 1 }, { source: "book", basis: "recalled" });
  const read = claim({ number: 2 });
  const chosen = (...claims: Claim[]) => disputesOf(mattersOf(claims, SOURCES), SOURCES, [])[0];
  assert.equal(chosen(recalled, read).prefers, read.id);
  assert.match(chosen(recalled, read).reason, /its basis is "read"/);
  const book = claim({ number: 3 }, { source: "book" });
  assert.equal(chosen(read, book).prefers, book.id);
  assert.match(chosen(read, book).reason, /of kind "official history"/);
  const article = claim(
    { number: 4 },
    {
      source: "seed-article",
      article: { section: "lead", asStated: undefined, references: [], verdict: "unverified", against: [] },
    },
  );
  assert.equal(chosen(article, recalled).prefers, recalled.id);
});

test("killed, battle deaths and deaths are one matter, which then says that they count different things", () => {
  const killed = claim(
    { number: 33_739 },
    { property: "battle-deaths", from: "1950-06-25", to: "1953-07-27" },
  );
  const dead = claim({ number: 36_574 }, { property: "deaths" });
  const [dispute] = disputesOf(mattersOf([killed, dead], SOURCES), SOURCES, []);
  assert.equal(dispute.id, "party/gbr:deaths:war");
  assert.equal(dispute.countsDiffer, true);
});

test("figures of other dates, places or units are other matters", () => {
  const of = (changes: Partial<Claim>) => matterOf(claim({ number: 1 }, { property: "losses", ...changes }));
  assert.equal(of({ from: "1950-08-01", to: "1950-08-31" }), "party/gbr:losses:1950-08-01/1950-08-31");
  assert.equal(of({ scope: "Imjin" }), "party/gbr:losses:war:Imjin");
  assert.equal(of({ from: "1950-10-25", to: "1953-07-27" }), "party/gbr:losses:war");
  assert.equal(of({ from: "1951-04-25", to: "1953-07-27" }), "party/gbr:losses:1951-04-25/1953-07-27");
  assert.equal(
    matterOf(claim({ number: 3900 }, { property: "area-lost", unit: "km2" })),
    "party/gbr:area-lost:km2",
  );
});

test("what can hold beside other things is never in dispute", () => {
  const gained = [
    claim({ text: "prestige" }, { property: "gained" }),
    claim({ text: "a treaty" }, { property: "gained" }),
  ];
  assert.deepEqual(disputesOf(mattersOf(gained, SOURCES), SOURCES, []), []);
});
