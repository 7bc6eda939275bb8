import assert from "node:assert/strict";
import { test } from "node:test";
import { namesOf } from "@p38/record";
import { readRecordFolder } from "@p38/record/node.ts";
import { tongueOf } from "./tongue.ts";

const names = namesOf(readRecordFolder());

test("English spells places as the histories do, or as today on either side of the line", () => {
  const said = (spelling: "histories" | "today") => {
    const { nameOf } = tongueOf("en", names, spelling);
    return [
      nameOf("place/chunchon", "Ch'unch'ŏn"),
      nameOf("place/wonsan", "Wŏnsan"),
      nameOf("place/seoul", "Sŏul"),
      nameOf("formation/us-24d", "US 24th Infantry Division"),
    ];
  };
  assert.deepEqual(said("histories"), ["Ch'unch'ŏn", "Wŏnsan", "Seoul", "US 24th Infantry Division"]);
  assert.deepEqual(said("today"), ["Chuncheon", "Wonsan", "Seoul", "US 24th Infantry Division"]);
});

test("another language has its own names whatever the spelling, and English where it has none", () => {
  const { nameOf } = tongueOf("ko", names, "today");
  assert.equal(nameOf("place/chunchon", "Ch'unch'ŏn"), "춘천");
  assert.equal(nameOf("place/nowhere", "Nowhere"), "Nowhere");
});
