/**
 * Which way each symbol's own rear lies: away from the enemies near it.
 *
 * @param x    [n] px
 * @param y    [n] px
 * @param side [n] 0 or 1
 * @returns    [2 * n] unit vectors; 0, 0 where there is no enemy
 */
export function rearDirections(
  x: readonly number[],
  y: readonly number[],
  side: readonly number[],
): Float64Array {
  const rear = new Float64Array(x.length * 2);
  for (let i = 0; i < x.length; i++) {
    let sumX = 0;
    let sumY = 0;
    for (let j = 0; j < x.length; j++) {
      if (side[j] === side[i]) continue;
      const dx = x[i] - x[j];
      const dy = y[i] - y[j];
      const squared = dx * dx + dy * dy + 25;
      sumX += dx / (squared * Math.sqrt(squared));
      sumY += dy / (squared * Math.sqrt(squared));
    }
    const length = Math.sqrt(sumX * sumX + sumY * sumY);
    if (length > 0) {
      rear[i * 2] = sumX / length;
      rear[i * 2 + 1] = sumY / length;
    }
  }
  return rear;
}
