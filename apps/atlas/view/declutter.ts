/** A symbol that wants to stand at a point of the screen. */
export interface Sprite {
  /** px, the point that it marks */
  x: number;
  y: number;
  width: number;
  height: number;
  /** which way it gives way more readily: a unit vector towards its own rear, or 0, 0 */
  rearX: number;
  rearY: number;
  /** who chooses first: higher before lower, then by order */
  priority: number;
}

const SPOKES = 16;

/**
 * Places for symbols so that none covers another, each as near its point as it can be.
 *
 * One symbol after another takes the free place that costs it least: distance from its point, less where the place
 * lies to its own rear, so that the two sides part at the line instead of mixing.
 *
 * @param gap px kept free between symbols
 * @param reach px that a symbol may stand away from its point
 * @returns   [2 * n] px, centre of each symbol; NaN for one that finds no free place within reach
 */
export function declutter(sprites: readonly Sprite[], gap = 2, reach = 80): Float64Array<ArrayBuffer> {
  const centres = new Float64Array(sprites.length * 2);
  const order = sprites.map((_, i) => i);
  order.sort((a, b) => sprites[b].priority - sprites[a].priority || a - b);
  const placed: number[] = [];
  for (const i of order) {
    const sprite = sprites[i];
    let bestCost = Infinity;
    let bestX = NaN;
    let bestY = NaN;
    const step = Math.min(sprite.width, sprite.height) * 0.4;
    for (let ring = 0; ring * step <= reach; ring++) {
      const radius = ring * step;
      if (radius * 0.6 >= bestCost) break; // no place further out can cost less
      const spokes = ring === 0 ? 1 : SPOKES;
      for (let spoke = 0; spoke < spokes; spoke++) {
        const angle = (spoke / spokes) * 2 * Math.PI;
        const dx = radius * Math.cos(angle);
        const dy = radius * Math.sin(angle);
        const rearward = radius === 0 ? 0 : (dx * sprite.rearX + dy * sprite.rearY) / radius;
        const cost = radius * (1 - 0.4 * rearward);
        if (cost >= bestCost) continue;
        if (!isFree(sprite, sprite.x + dx, sprite.y + dy, placed, sprites, centres, gap)) continue;
        bestCost = cost;
        bestX = sprite.x + dx;
        bestY = sprite.y + dy;
      }
    }
    centres[i * 2] = bestX;
    centres[i * 2 + 1] = bestY;
    if (bestCost < Infinity) placed.push(i);
  }
  return centres;
}

function isFree(
  sprite: Sprite,
  x: number,
  y: number,
  placed: readonly number[],
  sprites: readonly Sprite[],
  centres: Float64Array,
  gap: number,
): boolean {
  for (const other of placed) {
    const reachX = (sprite.width + sprites[other].width) / 2 + gap;
    const reachY = (sprite.height + sprites[other].height) / 2 + gap;
    if (Math.abs(x - centres[other * 2]) < reachX && Math.abs(y - centres[other * 2 + 1]) < reachY) return false;
  }
  return true;
}
