import type { Decision } from '@haoban/contracts/decision';
import { dueOf, isInTime } from './order-clocks.ts';
import { handledTheCase, named, type Order, type OrderRefusal, type OrderWorld } from './order.ts';

/** An extension in working days, approved at an instant (ISO) for a reason. */
export type ExtendRectification = {
  readonly at: string;
  readonly by: string;
  readonly days: number;
  readonly reason: string;
};

function mayNotApprove(before: Order, world: OrderWorld, by: string) {
  const { signature, plan } = before;
  if (handledTheCase(before, world, by)) return { refusal: 'handled_the_case' } as const;
  return [signature?.by, plan?.by, plan?.owner].includes(by)
    ? ({ refusal: 'second_person_needed' } as const)
    : undefined;
}

/** Extends the rectifying once, while it is not late; who answers, signed or handled the case can't approve it. */
export function extendRectification(
  before: Order,
  world: OrderWorld,
  { at, by, days, reason }: ExtendRectification,
): Decision<Order, OrderRefusal> {
  const { dispatch } = before;
  if (before.status !== 'rectifying' || dispatch === undefined) return { refusal: 'order_step' };
  if (before.extension !== undefined) return { refusal: 'extended_already' };
  if (days > dispatch.limits.extension) return { refusal: 'extension_long' };
  const refused = mayNotApprove(before, world, by);
  if (refused) return refused;
  const extended: Order = { ...before, extension: { at, days, approver: by } };
  const [until, due] = [dueOf(before, 'rectify', world)?.due, dueOf(extended, 'rectify', world)?.due];
  if (until === undefined || due === undefined) return { refusal: 'calendar_missing' };
  if (!isInTime(at, until, world)) return { refusal: 'extension_late' };
  const state: Order = { ...extended, dispatch: { ...dispatch, due: { ...dispatch.due, rectify: due } } };
  const data = { ...named(state), days, approver: by, reason, due };
  return { state, events: [{ type: 'rectification.extended.v1', time: at, data }] };
}
