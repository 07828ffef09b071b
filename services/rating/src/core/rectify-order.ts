import type { Decision } from '@haoban/contracts/decision';
import {
  isInvalid,
  mayNotAnswer,
  named,
  outOfStep,
  type Actor,
  type Answer,
  type Order,
  type OrderRefusal,
  type OrderWorld,
} from './order.ts';

const followUpDays = 7;
const dayMs = 24 * 3600 * 1000;

/** Who will put it right and how; the plan of a complex order goes to the ledger. */
export type PlanRectification = {
  readonly at: string;
  readonly actor: Actor;
  readonly owner: string;
  readonly plan?: string;
};

/** Takes the rectifying on, or changes its owner and plan. */
export function planRectification(
  before: Order,
  world: OrderWorld,
  { at, actor, owner, plan }: PlanRectification,
): Decision<Order, OrderRefusal> {
  const wrong = outOfStep(before, 'valid', 'no_basis', 'upheld', 'rejected', 'rectifying');
  if (wrong) return wrong;
  if (isInvalid(before.finding)) return { refusal: 'order_step' };
  const refused = mayNotAnswer(before, world, actor);
  if (refused) return refused;
  if (before.dispatch?.complex === true && plan === undefined) return { refusal: 'plan_missing' };
  const words = plan === undefined ? {} : { texts: { plan } };
  const state: Order = { ...before, status: 'rectifying', plan: { at, by: actor.id, owner }, ...words };
  return { state, events: [] };
}

/** What was done about it, in words for the citizen; the link is known by its hash. */
export type RectifyOrder = {
  readonly at: string;
  readonly actor: Actor;
  readonly kind: Answer['kind'];
  readonly answer: string;
  readonly linkHash: string;
};

/** Answers the citizen, who can rate the answer for seven days. What has no legal basis can only be explained. */
export function rectifyOrder(
  before: Order,
  world: OrderWorld,
  { at, actor, kind, answer, linkHash }: RectifyOrder,
): Decision<Order, OrderRefusal> {
  const wrong = outOfStep(before, 'rectifying');
  if (wrong) return wrong;
  const refused = mayNotAnswer(before, world, actor);
  if (refused) return refused;
  if (before.finding === 'no_basis' && kind === 'fixed') return { refusal: 'answer_unfit' };
  const lapsesAt = new Date(Date.parse(at) + followUpDays * dayMs).toISOString();
  const given = { at, by: actor.id, kind, linkHash, lapsesAt };
  const state: Order = {
    ...before,
    status: 'rectified',
    answers: [...before.answers, given],
    texts: { [`answer_${before.answers.length + 1}`]: answer },
  };
  return {
    state,
    events: [{ type: 'rectification.rectified.v1', time: at, data: { ...named(state), kind } }],
  };
}
