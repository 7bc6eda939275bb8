import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { declutter, type Sprite } from "./declutter.ts";

const sprite = (x: number, y: number, more: Partial<Sprite> = {}): Sprite => ({
  x,
  y,
  width: 30,
  height: 30,
  rearX: 0,
  rearY: 0,
  priority: 0,
  ...more,
});

test("a symbol with room stands at its point", () => {
  assert.deepEqual([...declutter([sprite(10, 20), sprite(100, 20)])], [10, 20, 100, 20]);
});

test("of two at one point the stronger stays and the other goes to its own rear", () => {
  const weak = sprite(0, 0, { rearY: -1, priority: 1 });
  const strong = sprite(0, 0, { rearY: 1, priority: 2 });
  const [weakX, weakY, strongX, strongY] = declutter([weak, strong]);
  assert.deepEqual([strongX, strongY], [0, 0]);
  assert.ok(weakY <= -32 && Math.abs(weakX) < 1, `${weakX}, ${weakY}`);
});

test("a symbol leaves the line in sight", () => {
  const line = Array.from({ length: 20 }, (_, i) => ({ x: i * 8 - 80, y: 0, width: 2, height: 2 }));
  const [, y] = declutter([sprite(0, 4, { rearY: 1 })], line);
  assert.ok(y >= 18, `${y}`);
});

test("a symbol without a free place within reach gets none", () => {
  const wall = { x: 0, y: 0, width: 900, height: 900 };
  const [x, y] = declutter([sprite(0, 0)], [wall], 2, 60);
  assert.ok(Number.isNaN(x) && Number.isNaN(y));
});

test("law: no symbol that got a place covers another", () => {
  const anySprite = fc.record({
    x: fc.integer({ min: 0, max: 200 }),
    y: fc.integer({ min: 0, max: 200 }),
    width: fc.integer({ min: 12, max: 60 }),
    height: fc.integer({ min: 12, max: 40 }),
    angle: fc.double({ min: 0, max: 6.28, noNaN: true }),
    priority: fc.integer({ min: 0, max: 5 }),
  });
  fc.assert(
    fc.property(fc.array(anySprite, { maxLength: 25 }), (list) => {
      const sprites = list.map(({ angle, ...rest }) => ({
        ...rest,
        rearX: Math.cos(angle),
        rearY: Math.sin(angle),
      }));
      const at = declutter(sprites);
      for (let i = 0; i < sprites.length; i++)
        for (let j = 0; j < i; j++) {
          if (Number.isNaN(at[i * 2]) || Number.isNaN(at[j * 2])) continue;
          const apartX = Math.abs(at[i * 2] - at[j * 2]) >= (sprites[i].width + sprites[j].width) / 2;
          const apartY =
            Math.abs(at[i * 2 + 1] - at[j * 2 + 1]) >= (sprites[i].height + sprites[j].height) / 2;
          assert.ok(apartX || apartY);
        }
    }),
    { numRuns: 60 },
  );
});
