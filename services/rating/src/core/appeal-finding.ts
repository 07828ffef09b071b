import type { Decision, NewEvent } from '@haoban/contracts/decision';
import { closed } from './close-order.ts';
import { isAppealable } from './order-clocks.ts';
import {
  handledTheCase,
  isInvalid,
  named,
  outOfStep,
  type Actor,
  type Finding,
  type Order,
  type OrderRefusal,
  type OrderWorld,
} from './order.ts';

/** An appeal: what the rating is claimed to be instead of what was found, and why. */
export type AppealFinding = {
  readonly at: string;
  readonly actor: Actor;
  readonly claim: Exclude<Finding, 'no_basis'>;
  readonly reason: string;
};

/**
 * Appeals a finding within five working days of the dispatch: the organisation claims that a valid rating is mistaken
 * or malicious; for the citizen the rating desk claims that a rejected one is valid.
 */
export function appealFinding(
  before: Order,
  world: OrderWorld,
  { at, actor, claim, reason }: AppealFinding,
): Decision<Order, OrderRefusal> {
  const wrong = outOfStep(before, 'valid', 'mistaken', 'malicious', 'no_basis');
  if (wrong) return wrong;
  if ((before.finding === 'valid') === (claim === 'valid')) return { refusal: 'claim_unfit' };
  const mine = claim === 'valid' ? actor.roles.includes('rating') : actor.org === before.org;
  if (!mine) return { refusal: 'not_your_organisation' };
  if (!isAppealable(before, at, world)) return { refusal: 'appeal_late' };
  const state: Order = {
    ...before,
    status: 'appealed',
    appeal: { at, by: actor.id, claim },
    texts: { appeal: reason },
  };
  return { state, events: [{ type: 'rectification.appealed.v1', time: at, data: named(state) }] };
}

/** The decision of an appeal by somebody else, and why. */
export type DecideAppeal = {
  readonly at: string;
  readonly by: string;
  readonly upheld: boolean;
  readonly reason: string;
};

/**
 * Decides an appeal: never who appealed, verified, signed or handled the case. Where it is upheld, what was claimed is
 * the finding; a rating found mistaken or malicious in this way is invalidated at once, by two people.
 */
export function decideAppeal(
  before: Order,
  world: OrderWorld,
  { at, by, upheld, reason }: DecideAppeal,
): Decision<Order, OrderRefusal> {
  const wrong = outOfStep(before, 'appealed');
  const { appeal, verification, signature } = before;
  if (wrong || appeal === undefined) return wrong ?? { refusal: 'order_step' };
  if (handledTheCase(before, world, by)) return { refusal: 'handled_the_case' };
  if ([appeal.by, verification?.by, signature?.by].includes(by)) return { refusal: 'second_person_needed' };
  const state: Order = {
    ...before,
    status: upheld ? 'upheld' : 'rejected',
    ...(upheld ? { finding: appeal.claim } : {}),
    appeal: { ...appeal, decision: { at, by, upheld } },
    texts: { appeal_decision: reason },
  };
  const data = { ...named(state), upheld };
  const decided: NewEvent = { type: 'rectification.appeal_decided.v1', time: at, data };
  if (!upheld || !isInvalid(appeal.claim)) return { state, events: [decided] };
  const end = closed(state, world, { at, by });
  return { state: end.state, events: [decided, ...end.events] };
}
