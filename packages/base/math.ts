/*
 * Elementary functions from + - * / and bits only, so that every engine gives the same last bit.
 * Math.exp and friends differ between engines; the model may not call them.
 */

const LN2_HIGH = 0.69314718036912381649;
const LN2_LOW = 1.90821492927058770002e-10;
const LOG2E = 1.442695040888963387;

const bits = new DataView(new ArrayBuffer(8));

/** Powers of two from the -1022nd to the 1023rd, by their exponent bits: looked up faster than put together. */
const TWO_TO = Float64Array.from({ length: 2047 }, (_, n) => {
  bits.setUint32(0, n << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
});
/** 1 / k */
const PART = Float64Array.from({ length: 24 }, (_, k) => 1 / k);

/** e to the power x, within two units in the last place; 0 below -708, Infinity above 709. */
export function exp(x: number): number {
  if (x !== x) return x;
  if (x > 709) return Infinity;
  if (x < -708) return 0;
  const n = Math.floor(x * LOG2E + 0.5);
  const r = x - n * LN2_HIGH - n * LN2_LOW;
  // Taylor on |r| <= 0.347: fifteen terms reach the last bit
  let sum = 1 + r / 15;
  for (let k = 14; k >= 1; k--) sum = 1 + (r / k) * sum;
  return sum * TWO_TO[n + 1023];
}

/** Natural logarithm, within two units in the last place; -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (x !== x || x < 0) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return x;
  let scaled = x;
  let exponent = 0;
  if (x < 2.2250738585072014e-308) {
    scaled = x * 18_014_398_509_481_984;
    exponent = -54;
  }
  bits.setFloat64(0, scaled);
  const high = bits.getUint32(0);
  exponent += (high >>> 20) - 1023;
  bits.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  let m = bits.getFloat64(0);
  if (m > 1.4142135623730951) {
    m /= 2;
    exponent += 1;
  }
  // log m = 2 atanh((m - 1) / (m + 1))
  const s = (m - 1) / (m + 1);
  const s2 = s * s;
  let sum = PART[23];
  for (let k = 21; k >= 1; k -= 2) sum = PART[k] + s2 * sum;
  return exponent * LN2_HIGH + (2 * s * sum + exponent * LN2_LOW);
}

/** x to the power y for x above 0; 0 for x = 0 and y above 0. */
export function pow(x: number, y: number): number {
  if (x === 0) return y > 0 ? 0 : y === 0 ? 1 : Infinity;
  return exp(y * log(x));
}

/** 1 / (1 + e^-x), the probability of log odds x. */
export function logistic(x: number): number {
  return x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x));
}

export function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x;
}

/**
 * Standard normal quantile: turns a uniform draw into a normal one.
 *
 * @param p in (0, 1); the ends are moved in by 1e-16
 * @source P. J. Acklam's rational approximation, relative error below 1.2e-9
 */
export function normalQuantile(p: number): number {
  const q = clamp(p, 1e-16, 1 - 1.2e-16);
  if (q < 0.02425) return tail(Math.sqrt(-2 * log(q)));
  if (q > 1 - 0.02425) return -tail(Math.sqrt(-2 * log(1 - q)));
  const u = q - 0.5;
  const r = u * u;
  const top =
    (((((-3.969683028665376e1 * r + 2.209460984245205e2) * r - 2.759285104469687e2) * r +
      1.38357751867269e2) *
      r -
      3.066479806614716e1) *
      r +
      2.506628277459239) *
    u;
  const bottom =
    ((((-5.447609879822406e1 * r + 1.615858368580409e2) * r - 1.556989798598866e2) * r +
      6.680131188771972e1) *
      r -
      1.328068155288572e1) *
      r +
    1;
  return top / bottom;
}

function tail(q: number): number {
  const top =
    ((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q - 2.549732539343734) *
      q +
      4.374664141464968) *
      q +
    2.938163982698783;
  const bottom =
    (((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q + 3.754408661907416) *
      q +
    1;
  return top / bottom;
}
