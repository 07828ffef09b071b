import type { Decision, NewEvent } from '@haoban/contracts/decision';
import { named, type Answer, type Order, type OrderRefusal, type OrderWorld } from './order.ts';

const notSatisfied = 1;

/** The answer that a link lets the citizen rate at an instant (ISO), or why it can't be rated. */
export function openFollowUp(
  { status, answers }: Order,
  linkHash: string,
  at: string,
): Answer | { readonly refusal: 'order_unknown' | 'link_used' | 'link_expired' } {
  const answer = answers.find((given) => given.linkHash === linkHash);
  if (answer === undefined) return { refusal: 'order_unknown' };
  if (answer.level !== undefined) return { refusal: 'link_used' };
  return status === 'rectified' && at < answer.lapsesAt ? answer : { refusal: 'link_expired' };
}

/** What the citizen thinks of the answer: 3 satisfied, 2 basically, 1 not. */
export type FollowUp = { readonly at: string; readonly linkHash: string; readonly level: number };

/** Takes the follow-up of an answer; the first bad one re-opens the order, to the supervisor. */
export function followUp(
  before: Order,
  world: OrderWorld,
  { at, linkHash, level }: FollowUp,
): Decision<Order, OrderRefusal> {
  const answer = openFollowUp(before, linkHash, at);
  if ('refusal' in answer) return answer;
  const answers = before.answers.map((given) =>
    given === answer ? { ...answer, level, followedUpAt: at } : given,
  );
  const state: Order = { ...before, answers, status: 'followed_up' };
  const said: NewEvent = {
    type: 'rectification.followed_up.v1',
    time: at,
    data: { ...named(state), level },
  };
  if (level !== notSatisfied || before.reopened !== undefined) return { state, events: [said] };
  const { supervisor } = world;
  const data = { ...named(state), supervisor, reason: '对整改答复不满意' };
  return {
    state: { ...state, status: 'rectifying', reopened: { at, supervisor } },
    events: [said, { type: 'rectification.reopened.v1', time: at, data }],
  };
}
