import { ATTACK, RESERVE } from "./codes.ts";
import type { Orders, View } from "./commander.ts";
import { roughKm } from "./strategy.ts";
import { canAttack } from "./tactics.ts";
import type { World } from "./world.ts";

/** Enemy men that an army sends a force against when they are loose behind its front. */
const INTRUDERS_MEN = 500;
/** How far a formation is sent against intruders. */
const REACH_KM = 150;
/** Men sent for each of theirs. */
const SENT_RATIO = 1.5;

/**
 * Whoever holds ground cut off from his own side's main ground is behind the front: each side sends formations in
 * reserve against him, nearest first, until they outnumber him.
 *
 * @param mark [H] marks of the main grounds
 */
export function clearRear(world: World, view: View, orders: Orders, mark: Uint8Array): void {
  const targets = intruders(world, view, mark);
  if (targets.length === 0) return;
  const free = view.own.filter(
    (f) =>
      orders.posture[f] === RESERVE &&
      view.contactDays[f] === 0 &&
      view.strengthMen[f] >= INTRUDERS_MEN &&
      canAttack(world, view, f),
  );
  const sent = new Set<number>();
  for (const { hex, men } of targets) {
    let wanted = men * SENT_RATIO;
    const near = free
      .filter((f) => !sent.has(f))
      .map((f) => ({ f, km: roughKm(world, view.hex[f], hex) }))
      .filter(({ km }) => km <= REACH_KM)
      .sort((a, b) => a.km - b.km || a.f - b.f);
    for (const { f } of near) {
      if (wanted <= 0) break;
      sent.add(f);
      wanted -= view.strengthMen[f];
      orders.goalHex[f] = hex;
      orders.posture[f] = ATTACK;
      orders.column[f] = 1;
      // its place in its headquarters' plan is given out anew afterwards
      orders.directive[f] = -1;
    }
  }
}

/** Cells of enemies believed behind the front, most men first. */
function intruders(world: World, view: View, mark: Uint8Array): { hex: number; men: number }[] {
  const { believedAt, believedCells } = world.scratch;
  const { landmass } = world.theater.grid;
  const main = view.side === 0 ? 2 : 1;
  const found: { hex: number; men: number }[] = [];
  const from = view.side * world.theater.formations.length;
  for (let k = from; k < from + believedCells[view.side]; k++) {
    const h = believedAt[k];
    if (view.believedMen[h] < INTRUDERS_MEN || view.holder[h] === view.side || mark[h] === main) continue;
    if (landmass[h] === 0) found.push({ hex: h, men: view.believedMen[h] });
  }
  return found.sort((a, b) => b.men - a.men || a.hex - b.hex);
}
