import { type Commander, type Orders, ordersFrom, viewOf } from "./commander.ts";
import { directed } from "./directed.ts";
import { doctrine } from "./doctrine.ts";
import { PRESENT } from "./codes.ts";
import { clearRear } from "./rear.ts";
import { largestGrounds } from "./line-of-contact.ts";
import type { State } from "./state.ts";
import type { World } from "./world.ts";

/** Each side's commander turns his view into orders; the plans he wants to remember go into the state. */
export function command(world: World, state: State): Orders {
  const orders = ordersFrom(state, world.command.orders);
  // what commanders ask of the front is of the holders that they see
  const mark = largestGrounds(world, state.holder);
  for (const side of [0, 1]) {
    const view = viewOf(world, state, side, world.command.views[side]);
    commanderOf(world, state, side)(world, view, orders);
    clearRear(world, view, orders, mark);
  }
  state.posture.set(orders.posture);
  state.goalHex.set(orders.goalHex);
  state.directive.set(orders.directive);
  state.axis.set(orders.axis);
  state.waypoint.set(orders.waypoint);
  state.inReserve.set(orders.inReserve);
  state.hqMembers.set(orders.hqMembers);
  for (let f = 0; f < state.status.length; f++) if (state.status[f] !== PRESENT) state.goalHex[f] = -1;
  return orders;
}

function commanderOf(world: World, state: State, side: number): Commander {
  const from = world.theater.doctrineFrom?.[side] ?? -1;
  return from >= 0 && state.day >= from ? doctrine : directed;
}
