import { test } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { isoOf, LAST_DAY } from "@p38/base";
import { readRecordFolder } from "./node.ts";
import { attachedTo, holdersOn, lineOn } from "./queries.ts";
import { spanOf } from "./dates.ts";

const record = readRecordFolder();
const day = fc.integer({ min: 0, max: LAST_DAY });
const formation = fc.constantFrom(...record.formations.map((row) => row.id));

test("the order of attachments in the file changes no answer", () => {
  const reversed = { ...record, attachments: record.attachments.toReversed() };
  fc.assert(
    fc.property(formation, day, (id, d) => {
      assert.equal(attachedTo(reversed, id, isoOf(d)), attachedTo(record, id, isoOf(d)));
    }),
  );
});

test("whoever a formation answers to is of its own side", () => {
  const byId = new Map(record.formations.map((row) => [row.id, row]));
  fc.assert(
    fc.property(formation, day, (id, d) => {
      const superior = byId.get(attachedTo(record, id, isoOf(d)) ?? "");
      if (superior) assert.equal(superior.side, byId.get(id)!.side);
    }),
  );
});

test("what comes later changes no holder and no line before it", () => {
  fc.assert(
    fc.property(day, day, (a, b) => {
      const [early, late] = [Math.min(a, b), Math.max(a, b)].map((d) => isoOf(d));
      const cut = {
        ...record,
        control: record.control.filter((row) => row.date <= late),
        linesOfContact: record.linesOfContact.filter((line) => line.date <= late),
      };
      assert.deepEqual(holdersOn(cut, early), holdersOn(record, early));
      assert.deepEqual(lineOn(cut, early), lineOn(record, early));
    }),
  );
});

test("a span of a month or a year holds every day of it", () => {
  fc.assert(
    fc.property(day, (d) => {
      const date = isoOf(d);
      for (const part of [date.slice(0, 7), date.slice(0, 4)]) {
        const { first, last } = spanOf(part);
        assert.ok(first <= d && d <= last);
        assert.ok(isoOf(first).startsWith(part) && isoOf(last).startsWith(part));
        assert.ok(!isoOf(first - 1).startsWith(part) && !isoOf(last + 1).startsWith(part));
      }
    }),
  );
});
