import { parseDate, startOfDay } from '@haoban/sla-clock/local-date';
import { closed } from './close-order.ts';
import { dispatched, dispatchOf } from './dispatch-order.ts';
import { dueAfter } from './order-clocks.ts';
import { lightWakes } from './order-lights.ts';
import type { Order, OrderWorld } from './order.ts';
import type { Wake } from './order-wake.ts';

const itself = 'haoban/rating';

// An order that nobody dispatches would have no clock at all.
function dispatchWakes(order: Order, world: OrderWorld): Wake[] {
  const last = order.status === 'received' ? dueAfter(order.receivedAt, 1, world) : undefined;
  if (last === undefined) return [];
  const at = new Date(startOfDay(parseDate(last.due) + 1, world.zone)).toISOString();
  const dispatch = dispatchOf({ at, by: itself, complex: false }, world);
  return dispatch === undefined ? [] : [{ at, happen: (before) => dispatched(before, dispatch) }];
}

// Silence is neither satisfaction nor its opposite: the order closes without a follow-up.
function lapseWakes({ status, answers }: Order, world: OrderWorld): Wake[] {
  const at = status === 'rectified' ? answers.at(-1)?.lapsesAt : undefined;
  if (at === undefined) return [];
  return [{ at, happen: (before) => closed(before, world, { at, by: itself }) }];
}

/**
 * What time brings about in an order: its dispatch when the desk has let a working day pass, its lights, its closing
 * when the citizen says nothing about the answer.
 */
export const wakesOf = (order: Order, world: OrderWorld): readonly Wake[] => [
  ...dispatchWakes(order, world),
  ...lightWakes(order, world),
  ...lapseWakes(order, world),
];
