import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { stripOf, type Caption } from "./picture-strip.ts";

/** every letter as wide as half its height */
const textWidth = (text: string, sizePx: number) => (text.length * sizePx) / 2;
const caption: Caption = {
  left: "Tuesday 28 November 1950",
  right: "parallel38",
  lines: [
    { kind: "run", text: "Run, 28 Nov 1950" },
    { kind: "record", text: "Record, 24 Nov 1950 (4 days earlier)" },
  ],
};

test("on a wide picture the lines are told side by side, on a narrow one below each other", () => {
  const wide = stripOf(caption, 1440, textWidth).samples;
  assert.equal(wide[0].y, wide[1].y);
  assert.ok(wide[1].x > wide[0].x);
  const narrow = stripOf(caption, 390, textWidth).samples;
  assert.equal(narrow[0].x, narrow[1].x);
  assert.ok(narrow[1].y > narrow[0].y);
});

test("the frames of a film are of one size, whichever lines a day has", () => {
  for (const width of [390, 1440]) {
    const heights = [caption.lines, caption.lines.slice(1), []].map(
      (lines) => stripOf({ ...caption, lines }, width, textWidth).heightPx,
    );
    assert.equal(new Set(heights).size, 1);
  }
});

test("law: no text leaves the picture or lies over another", () => {
  const words = fc.string({ minLength: 1, maxLength: 90 });
  fc.assert(
    fc.property(fc.integer({ min: 320, max: 2000 }), words, words, words, (width, left, run, recorded) => {
      const { heightPx, texts } = stripOf(
        {
          left,
          right: "parallel38",
          lines: [
            { kind: "run", text: run },
            { kind: "record", text: recorded },
          ],
        },
        width,
        textWidth,
      );
      const boxes = texts.map(({ text, x, y, sizePx, anchor }) => {
        const wide = textWidth(text, sizePx);
        const from = anchor === "start" ? x : x - wide;
        return { from, to: from + wide, top: y - sizePx / 2, bottom: y + sizePx / 2 };
      });
      for (const [i, box] of boxes.entries()) {
        assert.ok(box.from >= 0 && box.to <= width + 1e-6, `text ${i} from ${box.from} to ${box.to}`);
        assert.ok(box.top >= 0 && box.bottom <= heightPx);
        for (const other of boxes.slice(i + 1))
          assert.ok(
            box.to <= other.from ||
              other.to <= box.from ||
              box.bottom <= other.top ||
              other.bottom <= box.top,
          );
      }
    }),
  );
});
