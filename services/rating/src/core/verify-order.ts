import type { Decision } from '@haoban/contracts/decision';
import {
  handledTheCase,
  named,
  outOfStep,
  type Finding,
  type Order,
  type OrderRefusal,
  type OrderWorld,
} from './order.ts';

type Act = { readonly at: string; readonly by: string };

/** What the verification found, in the verifier's words, and when the citizen was called back (ISO). */
export type VerifyOrder = Act & {
  readonly finding: Finding;
  readonly note: string;
  readonly calledBackAt?: string;
};

/** Takes the verification on, also from somebody else: never who handled the case or signed for the organisation. */
export function takeVerification(
  before: Order,
  world: OrderWorld,
  by: string,
): Decision<Order, OrderRefusal> {
  const wrong = outOfStep(before, 'signed', 'verifying');
  if (wrong) return wrong;
  if (handledTheCase(before, world, by)) return { refusal: 'handled_the_case' };
  if (before.signature?.by === by) return { refusal: 'second_person_needed' };
  return { state: { ...before, status: 'verifying', verification: { by } }, events: [] };
}

/** Notes that the verifier is shown the phone of a real-name rater. */
export function lookUpRater(before: Order, world: OrderWorld, act: Act): Decision<Order, OrderRefusal> {
  const wrong = outOfStep(before, 'verifying');
  if (wrong) return wrong;
  if (before.verification?.by !== act.by) return { refusal: 'not_your_verification' };
  // the case may have gone through the verifier's hands since
  if (handledTheCase(before, world, act.by)) return { refusal: 'handled_the_case' };
  if (!before.rating.realName) return { refusal: 'rating_anonymous' };
  return { state: { ...before, lookUps: [...before.lookUps, act] }, events: [] };
}

/** Records the finding; who gave the own name was called back. */
export function verifyOrder(
  before: Order,
  world: OrderWorld,
  { at, by, finding, note, calledBackAt }: VerifyOrder,
): Decision<Order, OrderRefusal> {
  const wrong = outOfStep(before, 'verifying');
  if (wrong) return wrong;
  if (before.verification?.by !== by) return { refusal: 'not_your_verification' };
  if (handledTheCase(before, world, by)) return { refusal: 'handled_the_case' };
  if (before.rating.realName && calledBackAt === undefined) return { refusal: 'callback_missing' };
  if (calledBackAt !== undefined) {
    const calledMs = Date.parse(calledBackAt);
    if (calledMs < Date.parse(before.receivedAt) || calledMs > Date.parse(at))
      return { refusal: 'callback_time' };
  }
  const called = calledBackAt === undefined ? {} : { calledBackAt };
  const state: Order = {
    ...before,
    status: finding,
    finding,
    verification: { by, at, ...called },
    texts: { finding: note },
  };
  const data = { ...named(state), finding, ...called };
  return { state, events: [{ type: 'rectification.verified.v1', time: at, data }] };
}
