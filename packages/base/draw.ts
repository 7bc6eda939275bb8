/** Key of all chance of a run: two unsigned 32-bit words. */
export interface Seed {
  readonly high: number;
  readonly low: number;
}

/**
 * The seed of a run number.
 *
 * @param run a whole number from 0 to 2^53 - 1
 * @throws RangeError for anything else
 */
export function seedOf(run: number): Seed {
  if (!Number.isSafeInteger(run) || run < 0)
    throw new RangeError(`expected a whole seed, 0 or more; found ${run}`);
  return { high: Math.floor(run / 4_294_967_296) >>> 0, low: run >>> 0 };
}

const PARITY = 0x1bd11bda;
const out = new Uint32Array(2);

/**
 * Threefry2x32 with 20 rounds: a pure function of key and counter.
 *
 * @returns two 32-bit words, in a buffer that the next call reuses
 * @source Salmon et al., Parallel Random Numbers: As Easy as 1, 2, 3 (SC11)
 */
export function threefry(key0: number, key1: number, counter0: number, counter1: number): Uint32Array {
  const key2 = PARITY ^ key0 ^ key1;
  let a = (counter0 + key0) | 0;
  let b = (counter1 + key1) | 0;
  // four rounds, then a key injection, five times
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + key1) | 0;
  b = (b + key2 + 1) | 0;
  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + key2) | 0;
  b = (b + key0 + 2) | 0;
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + key0) | 0;
  b = (b + key1 + 3) | 0;
  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + key1) | 0;
  b = (b + key2 + 4) | 0;
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + key2) | 0;
  b = (b + key0 + 5) | 0;
  out[0] = a;
  out[1] = b;
  return out;
}

/**
 * A named draw, uniform in [0, 1) with 53 bits.
 *
 * @param day     day of the draw, 0 or more
 * @param entity  whom it concerns: formation, cell or battle number, below 2^22
 * @param purpose what it decides, from a list that is only ever appended to, below 2^10
 */
export function draw(seed: Seed, day: number, entity: number, purpose: number): number {
  const words = threefry(seed.high, seed.low, day, ((purpose << 22) | entity) >>> 0);
  return ((words[0] >>> 5) * 67_108_864 + (words[1] >>> 6)) / 9_007_199_254_740_992;
}
