import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DataError, pack, unpack, type PackedArray } from "./index.ts";

const FORMAT = "p38-sample-1";
const arrays: Record<string, PackedArray> = {
  place: new Int16Array([1, -1, 300]),
  strengthMen: new Uint16Array([9500, 0]),
  lat: new Float64Array([37.5665, 38]),
  none: new Uint8Array(0),
  odd: new Uint8Array([1, 2, 3, 4, 5]),
};

/** The findings of a refusal. */
function refusal(bytes: Uint8Array, format = FORMAT) {
  try {
    unpack(bytes, format, "war.p38run");
  } catch (error) {
    assert.ok(error instanceof DataError, String(error));
    assert.equal(error.findings.length, 1);
    assert.equal(error.findings[0].file, "war.p38run");
    return error.findings[0];
  }
  throw new Error("was taken");
}

test("what was packed comes back, arrays, order and meta", () => {
  const back = unpack(pack(FORMAT, { seed: 1, name: "Sŏul" }, arrays), FORMAT);
  assert.deepEqual(back.meta, { seed: 1, name: "Sŏul" });
  assert.deepEqual(Object.keys(back.arrays), Object.keys(arrays));
  for (const [name, array] of Object.entries(arrays)) {
    assert.deepEqual([...back.arrays[name]], [...array]);
    assert.equal(back.arrays[name].constructor, array.constructor);
  }
});

test("the same value gives the same bytes, and packing what was unpacked changes nothing", () => {
  const once = pack(FORMAT, { a: [1, 2] }, arrays);
  assert.deepEqual(pack(FORMAT, { a: [1, 2] }, arrays), once);
  const { meta, arrays: read } = unpack(once, FORMAT);
  assert.deepEqual(pack(FORMAT, meta, read), once);
});

test("a pack that starts at an odd byte of its buffer is read all the same", () => {
  const bytes = pack(FORMAT, null, arrays);
  for (const shift of [1, 2, 4, 8]) {
    const moved = new Uint8Array(bytes.length + shift);
    moved.set(bytes, shift);
    assert.deepEqual([...unpack(moved.subarray(shift), FORMAT).arrays.lat], [37.5665, 38]);
  }
});

test("cut short anywhere, it is refused", () => {
  const bytes = pack(FORMAT, { seed: 1 }, arrays);
  for (let length = 0; length < bytes.length; length++) refusal(bytes.subarray(0, length));
  const finding = refusal(bytes.subarray(0, bytes.length - 1));
  assert.equal(finding.path, "length");
  assert.equal(finding.expected, `${bytes.length} bytes`);
  assert.match(finding.found, /the file was cut short/);
  assert.match(refusal(new Uint8Array([...bytes, 0])).found, /bytes too many/);
});

test("altered anywhere in its arrays, it is refused", () => {
  const bytes = pack(FORMAT, { seed: 1 }, arrays);
  const bodyAt = 8 + new DataView(bytes.buffer).getUint32(4, true);
  fc.assert(
    fc.property(
      fc.integer({ min: bodyAt, max: bytes.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      (at, by) => {
        const altered = bytes.slice();
        altered[at] ^= by;
        assert.equal(refusal(altered).path, "body");
      },
    ),
  );
});

test("another format, other bytes and a broken header each get their own sentence", () => {
  assert.deepEqual(refusal(pack("p38-other-1", null, {})), {
    file: "war.p38run",
    path: "format",
    expected: FORMAT,
    found: "p38-other-1",
  });
  assert.match(refusal(new TextEncoder().encode("PK\u0003\u0004 a zip file")).found, /no file of parallel38/);
  const bytes = pack(FORMAT, null, {});
  bytes[8] = 0x7a;
  assert.equal(refusal(bytes).path, "header");
});

test("only typed arrays of up to 64 bits can be packed", () => {
  assert.throws(() => pack(FORMAT, null, { a: [1] as unknown as PackedArray }), TypeError);
});
