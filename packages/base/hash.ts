/**
 * Hash of the bytes of a typed array, as 16 hexadecimal digits; the same on every engine and machine.
 *
 * Two 32-bit lanes of multiply-xorshift over words (little-endian machines only, which all engines' are).
 *
 * @param array  any typed array
 * @param chain  a former hash to continue from, so that a day's hash holds all days before it
 */
export function hashArray(array: ArrayBufferView, chain = "0000000000000000"): string {
  const words = Int32Array.of(parseInt(chain.slice(0, 8), 16), parseInt(chain.slice(8, 16), 16));
  hashChained([hashedView(array)], words);
  return hex8(words[0]) + hex8(words[1]);
}

/** Hash of a text's UTF-8 bytes. */
export function hashText(text: string): string {
  return hashArray(new TextEncoder().encode(text));
}

/** The bytes of an array that is hashed again and again: as whole words, and one by one for what is left over. */
export interface HashedView {
  words: Int32Array;
  bytes: Uint8Array;
}

/** Whoever hashes the same array each day makes its view once; an array that does not start at a word is copied. */
export function hashedView(array: ArrayBufferView): HashedView {
  const { buffer, byteOffset, byteLength } =
    array.byteOffset % 4 === 0 ? array : copyBytes(array, array.byteLength);
  return {
    words: new Int32Array(buffer, byteOffset, byteLength >>> 2),
    bytes: new Uint8Array(buffer, byteOffset, array.byteLength),
  };
}

const SEED_A = 0x9e3779b9;
const SEED_B = 0x85ebca6b;
const TIMES_A = 0x85ebca77;
const TIMES_B = 0xc2b2ae3d;

/**
 * Takes each array's hash one day further: the same as `hashArray` with each one's chain.
 *
 * Each word's hash waits for the one before it, so a processor is idle most of the time in one array. That is why
 * the longest array is hashed side by side with all others, one after another.
 *
 * @param chain [2 * arrays] the hash of each array so far in two words; replaced by the new ones
 */
export function hashChained(views: readonly HashedView[], chain: Int32Array): void {
  let longest = 0;
  for (let v = 1; v < views.length; v++) if (views[v].words.length > views[longest].words.length) longest = v;
  const long = views[longest].words;
  let a = chain[longest * 2] ^ SEED_A;
  let b = chain[longest * 2 + 1] ^ SEED_B;
  let at = 0;
  for (let v = 0; v < views.length; v++) {
    if (v === longest) continue;
    const { words, bytes } = views[v];
    let c = chain[v * 2] ^ SEED_A;
    let d = chain[v * 2 + 1] ^ SEED_B;
    const both = Math.min(words.length, long.length - at);
    let i = 0;
    // two words a turn: the turns themselves would be a fifth of the work
    for (; i + 1 < both; i += 2) {
      let w = long[at + i];
      let x = words[i];
      a = Math.imul(a ^ w, TIMES_A);
      c = Math.imul(c ^ x, TIMES_A);
      a ^= a >>> 15;
      c ^= c >>> 15;
      b = Math.imul(b + w, TIMES_B) ^ a;
      d = Math.imul(d + x, TIMES_B) ^ c;
      b ^= b >>> 13;
      d ^= d >>> 13;
      w = long[at + i + 1];
      x = words[i + 1];
      a = Math.imul(a ^ w, TIMES_A);
      c = Math.imul(c ^ x, TIMES_A);
      a ^= a >>> 15;
      c ^= c >>> 15;
      b = Math.imul(b + w, TIMES_B) ^ a;
      d = Math.imul(d + x, TIMES_B) ^ c;
      b ^= b >>> 13;
      d ^= d >>> 13;
    }
    at += i;
    for (; i < words.length; i++) {
      c = Math.imul(c ^ words[i], TIMES_A);
      c ^= c >>> 15;
      d = Math.imul(d + words[i], TIMES_B) ^ c;
      d ^= d >>> 13;
    }
    end(bytes, c, d, chain, v);
  }
  for (; at < long.length; at++) {
    const w = long[at];
    a = Math.imul(a ^ w, TIMES_A);
    a ^= a >>> 15;
    b = Math.imul(b + w, TIMES_B) ^ a;
    b ^= b >>> 13;
  }
  end(views[longest].bytes, a, b, chain, longest);
}

/** The bytes left over after the last whole word, the length, and a last mixing. */
function end(bytes: Uint8Array, a: number, b: number, chain: Int32Array, v: number): void {
  for (let i = bytes.length & ~3; i < bytes.length; i++) {
    a = Math.imul(a ^ bytes[i], TIMES_A);
    b = Math.imul(b + bytes[i], TIMES_B) ^ a;
  }
  a = Math.imul(a ^ bytes.length ^ (b >>> 16), 0x27d4eb2f);
  b = Math.imul(b ^ (a >>> 15), 0x165667b1);
  chain[v * 2] = a ^ (b >>> 13);
  chain[v * 2 + 1] = b;
}

function copyBytes(array: ArrayBufferView, byteLength: number): Uint8Array {
  const copy = new Uint8Array((byteLength + 3) & ~3);
  copy.set(new Uint8Array(array.buffer, array.byteOffset, byteLength));
  return copy;
}

function hex8(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
