import type { Decision, NewEvent } from '@haoban/contracts/decision';
import { isAppealable, wasInTime } from './order-clocks.ts';
import {
  handledTheCase,
  isInvalid,
  named,
  outOfStep,
  type Order,
  type OrderRefusal,
  type OrderWorld,
} from './order.ts';

type Act = { readonly at: string; readonly by: string };

function resultOf({ finding, answers }: Order): 'fixed' | 'explained' | 'invalidated' | 'no_basis' {
  if (isInvalid(finding)) return 'invalidated';
  return finding === 'no_basis' ? 'no_basis' : (answers.at(-1)?.kind ?? 'explained');
}

/**
 * The order at its end. In time is an order whose last answer was given by its due date; one without an answer to give,
 * whose finding was.
 */
export function closed(before: Order, world: OrderWorld, act: Act): { state: Order; events: NewEvent[] } {
  const result = resultOf(before);
  const onTime =
    result === 'invalidated'
      ? wasInTime(before, 'verify', before.verification?.at, world)
      : wasInTime(before, 'rectify', before.answers.at(-1)?.at, world);
  const state: Order = { ...before, status: 'closed', closed: { ...act, result, onTime } };
  const data = { ...named(state), result, onTime };
  return { state, events: [{ type: 'rectification.closed.v1', time: act.at, data }] };
}

/**
 * Closes an order whose answer was rated, or one whose rating was found mistaken or malicious: that by a second person
 * and not before the citizen could appeal.
 */
export function closeOrder(before: Order, world: OrderWorld, act: Act): Decision<Order, OrderRefusal> {
  if (before.status === 'followed_up') return closed(before, world, act);
  const wrong = outOfStep(before, 'mistaken', 'malicious', 'rejected');
  if (wrong) return wrong;
  if (!isInvalid(before.finding)) return { refusal: 'order_step' };
  if (handledTheCase(before, world, act.by)) return { refusal: 'handled_the_case' };
  const { verification, signature } = before;
  if ([verification?.by, signature?.by].includes(act.by)) return { refusal: 'second_person_needed' };
  if (before.appeal === undefined && isAppealable(before, act.at, world)) return { refusal: 'appeal_open' };
  return closed(before, world, act);
}
