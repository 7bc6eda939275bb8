import { command } from "./command.ts";
import { resolveCombat } from "./combat.ts";
import { countDays, settleControl } from "./control.ts";
import { postGuards } from "./guard.ts";
import type { Journal } from "./journal.ts";
import { moveFormations } from "./movement.ts";
import { recover } from "./recovery.ts";
import { moveBySea } from "./sea.ts";
import { copyState, MEMORY_DAYS, type State } from "./state.ts";
import { applyDecisions } from "./strategy.ts";
import { deliverSupply } from "./supply.ts";
import type { World } from "./world.ts";

/**
 * One day: the state at dusk from the state at dawn.
 *
 * Pure: the same world, dawn and luck give the same dusk. Each phase reads what the phase before it left; inside a
 * phase no formation sees what another did in the same phase.
 *
 * @param ownLuck [F] factor on each formation's quality, drawn once a run
 * @param dusk    a state to write to, not `dawn`
 * @param journal what happened is added to it
 */
export function tick(world: World, dawn: State, ownLuck: Float32Array, dusk: State, journal: Journal): void {
  copyState(dawn, dusk);
  dusk.lossMen.fill(0);
  applyDecisions(world, dusk, journal);
  deliverSupply(world, dusk, journal);
  const orders = command(world, dusk);
  postGuards(world, dusk);
  const dawnVersion = world.holding.version;
  // where nobody moved the guards stand as they did
  if (moveFormations(world, dusk, orders)) postGuards(world, dusk);
  resolveCombat(world, dusk, orders, ownLuck, journal);
  moveBySea(world, dusk, orders, ownLuck, journal);
  recover(world, dusk, journal);
  settleControl(world, dawn, dusk, dawnVersion);
  countDays(world, dawn, dusk, journal);
  rememberPlaces(dusk);
  dusk.day = dawn.day + 1;
}

function rememberPlaces(dusk: State): void {
  const F = dusk.hex.length;
  for (let f = 0; f < F; f++) {
    for (let m = MEMORY_DAYS - 1; m > 0; m--)
      dusk.pastHex[f * MEMORY_DAYS + m] = dusk.pastHex[f * MEMORY_DAYS + m - 1];
    dusk.pastHex[f * MEMORY_DAYS] = dusk.hex[f];
  }
}
