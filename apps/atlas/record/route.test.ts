import { test } from "node:test";
import assert from "node:assert/strict";
import { addressOf, readRoute, writeRoute, type Route } from "./route.ts";

const routes: [Route, string][] = [
  [{ section: "losses" }, "record=losses"],
  [{ subject: "party/usa" }, "record=party/usa"],
  [{ date: "1951-01-10" }, "record=day/1951-01-10"],
  [
    { subject: "party/usa", claim: "claims/us-deaths-36574" },
    "record=party/usa&claim=claims/us-deaths-36574",
  ],
];

test("each place in the record has an address that leads back to it", () => {
  for (const [route, address] of routes) {
    assert.equal(addressOf(route, "en"), address);
    const fields = new URLSearchParams(address);
    assert.deepEqual(readRoute(fields.get("record")!, fields.get("claim")), route);
  }
  assert.equal(addressOf({ section: "war" }, "ko"), "record=war&lang=ko");
});

test("ids with odd characters survive an address", () => {
  const route = { subject: "party/usa", claim: "a & b=c#d (50 %)" };
  const fields = new URLSearchParams(addressOf(route, "ru"));
  assert.deepEqual(readRoute(fields.get("record")!, fields.get("claim")), route);
});

test("an address that makes no sense opens the first part", () => {
  assert.equal(writeRoute(readRoute("nonsense", null)), "war");
  assert.equal(writeRoute({}), "war");
});
