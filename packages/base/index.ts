export { dayOf, isoOf, monthOf, LAST_DAY, type Day } from "./day.ts";
export { DataError, AssertionError, assert, sentence, type Finding } from "./errors.ts";
export { draw, seedOf, threefry, type Seed } from "./draw.ts";
export { exp, log, pow, logistic, clamp, normalQuantile } from "./math.ts";
export { hashArray, hashText, hashChained, hashedView, type HashedView } from "./hash.ts";
export { pack, unpack, type PackedArray } from "./pack.ts";
