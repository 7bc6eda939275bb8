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
/** cost of a px to the rear, and what a px to the front costs on top */
const TO_REAR = 0.5;
const TO_FRONT = 1.8;

/** Something that symbols keep clear of: a box about its middle, px. */
export interface Obstacle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Places for symbols so that none covers another, each as near its point as it can be.
 *
 * One symbol after another takes the free place that costs it least: distance from its point, half as much to its own
 * rear and far more towards the enemy, so that the two sides part at the line instead of mixing.
 *
 * @param obstacles what no symbol may cover, such as points of the line of contact
 * @param gap px kept free between symbols
 * @param reach px that a symbol may stand away from its point sideways, twice that to its rear
 * @returns   [2 * n] px, centre of each symbol; NaN for one that finds no free place within reach
 */
export function declutter(
  sprites: readonly Sprite[],
  obstacles: readonly Obstacle[] = [],
  gap = 2,
  reach = 80,
): Float64Array<ArrayBuffer> {
  const centres = new Float64Array(sprites.length * 2);
  const order = sprites.map((_, i) => i);
  order.sort((a, b) => sprites[b].priority - sprites[a].priority || a - b);
  const placed: Obstacle[] = [...obstacles];
  for (const i of order) {
    const sprite = sprites[i];
    let bestCost = reach;
    let bestX = NaN;
    let bestY = NaN;
    const step = Math.min(sprite.width, sprite.height) * 0.4;
    for (let ring = 0; ring * step * TO_REAR < bestCost; ring++) {
      const radius = ring * step;
      const spokes = ring === 0 ? 1 : SPOKES;
      for (let spoke = 0; spoke < spokes; spoke++) {
        const angle = (spoke / spokes) * 2 * Math.PI;
        const dx = radius * Math.cos(angle);
        const dy = radius * Math.sin(angle);
        const rearward = radius === 0 ? 0 : (dx * sprite.rearX + dy * sprite.rearY) / radius;
        const cost = radius * (rearward > 0 ? 1 - (1 - TO_REAR) * rearward : 1 - TO_FRONT * rearward);
        if (cost >= bestCost) continue;
        if (!isFree(sprite, sprite.x + dx, sprite.y + dy, placed, gap)) continue;
        bestCost = cost;
        bestX = sprite.x + dx;
        bestY = sprite.y + dy;
      }
    }
    centres[i * 2] = bestX;
    centres[i * 2 + 1] = bestY;
    if (!Number.isNaN(bestX)) placed.push({ x: bestX, y: bestY, width: sprite.width, height: sprite.height });
  }
  return centres;
}

function isFree(sprite: Sprite, x: number, y: number, placed: readonly Obstacle[], gap: number): boolean {
  for (const other of placed) {
    const reachX = (sprite.width + other.width) / 2 + gap;
    const reachY = (sprite.height + other.height) / 2 + gap;
    if (Math.abs(x - other.x) < reachX && Math.abs(y - other.y) < reachY) return false;
  }
  return true;
}
