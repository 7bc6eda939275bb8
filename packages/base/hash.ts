/**
 * Hash of the bytes of a typed array, as 16 hexadecimal digits; the same on every engine and machine.
 *
 * Two 32-bit lanes of multiply-xorshift over words (little-endian machines only, which all engines' are).
 *
 * @param array  any typed array
 * @param chain  a former hash to continue from, so that a day's hash holds all days before it
 */
export function hashArray(array: ArrayBufferView, chain = "0000000000000000"): string {
  let a = (parseInt(chain.slice(0, 8), 16) ^ 0x9e3779b9) | 0;
  let b = (parseInt(chain.slice(8, 16), 16) ^ 0x85ebca6b) | 0;
  const length = array.byteLength;
  const whole = length >>> 2;
  const aligned = array.byteOffset % 4 === 0;
  const words = aligned
    ? new Int32Array(array.buffer, array.byteOffset, whole)
    : new Int32Array(copyBytes(array).buffer, 0, whole);
  for (let i = 0; i < whole; i++) {
    const w = words[i];
    a = Math.imul(a ^ w, 0x85ebca77);
    a ^= a >>> 15;
    b = Math.imul(b + w, 0xc2b2ae3d) ^ a;
    b ^= b >>> 13;
  }
  const bytes = new Uint8Array(array.buffer, array.byteOffset, length);
  for (let i = whole << 2; i < length; i++) {
    a = Math.imul(a ^ bytes[i], 0x85ebca77);
    b = Math.imul(b + bytes[i], 0xc2b2ae3d) ^ a;
  }
  a = Math.imul(a ^ length ^ (b >>> 16), 0x27d4eb2f);
  b = Math.imul(b ^ (a >>> 15), 0x165667b1);
  a ^= b >>> 13;
  return hex8(a) + hex8(b);
}

/** Hash of a text's UTF-8 bytes. */
export function hashText(text: string): string {
  return hashArray(new TextEncoder().encode(text));
}

function copyBytes(array: ArrayBufferView): Uint8Array {
  const copy = new Uint8Array((array.byteLength + 3) & ~3);
  copy.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  return copy;
}

function hex8(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
