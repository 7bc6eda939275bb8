/** 1.645: nine in ten of a normal distribution lie within so many standard deviations. */
const NINETY = 1.6448536269514722;

/**
 * Where a chance lies that was met so many times in so many tries: Wilson's interval at 90 %.
 *
 * @source E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference (1927)
 */
export function chanceInterval(met: number, tries: number): { chance: number; low: number; high: number } {
  if (tries <= 0) throw new RangeError(`expected one try or more; found ${tries}`);
  const chance = met / tries;
  const z2 = NINETY * NINETY;
  const middle = (chance + z2 / (2 * tries)) / (1 + z2 / tries);
  const half =
    (NINETY * Math.sqrt((chance * (1 - chance)) / tries + z2 / (4 * tries * tries))) / (1 + z2 / tries);
  return { chance, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
