import { describe, expect, test } from 'vitest';
import { on, receivedOrder, stateOf, world } from '../../test/given-order.ts';
import { appealFinding, decideAppeal } from './appeal-finding.ts';
import { closeOrder } from './close-order.ts';
import { dispatchOrder } from './dispatch-order.ts';
import { extendRectification } from './extend-rectification.ts';
import { followUp } from './follow-up.ts';
import { cancelLight } from './order-lights.ts';
import type { Actor, Finding, Order } from './order.ts';
import { planRectification, rectifyOrder } from './rectify-order.ts';
import { signOrder } from './sign-order.ts';
import { lookUpRater, takeVerification, verifyOrder } from './verify-order.ts';

const at = on('09-28');
const org: Actor = { id: 'signer', org: '320281-hc', roles: ['officer'] };
const approver = (id: string): Actor => ({ id, org: undefined, roles: ['approver'] });
const others = { handled: 'officer-hc', signed: 'signer', verified: 'desk', appealed: 'deputy' };

const dispatched = stateOf(dispatchOrder(receivedOrder(), world, { at, by: 'desk', complex: false }));
const signed = stateOf(signOrder(dispatched, at, org));
const verifying = stateOf(takeVerification(signed, world, 'desk'));
const found = (finding: Finding): Order =>
  stateOf(verifyOrder(verifying, world, { at, by: 'desk', finding, note: '…', calledBackAt: at }));
const appealed = stateOf(
  appealFinding(found('valid'), world, {
    at,
    actor: { ...org, id: 'deputy' },
    claim: 'malicious',
    reason: '…',
  }),
);
const rectifying = stateOf(planRectification(found('valid'), world, { at, actor: org, owner: 'owner' }));
const rectified = stateOf(
  rectifyOrder(rectifying, world, { at, actor: org, kind: 'fixed', answer: '…', linkHash: 'first' }),
);
const reopened = stateOf(followUp(rectified, world, { at, level: 1, linkHash: 'first' }));

describe('two people', () => {
  test('who handled the case or signed the order does not verify it', () => {
    expect(takeVerification(signed, world, others.handled)).toEqual({ refusal: 'handled_the_case' });
    expect(takeVerification(signed, world, others.signed)).toEqual({ refusal: 'second_person_needed' });
    expect(takeVerification(signed, { ...world, officers: ['late'] }, 'late')).toEqual({
      refusal: 'handled_the_case',
    });
  });

  test('only who took the verification on verifies, and looks the rater up', () => {
    const verdict = { at, finding: 'valid', note: '…', calledBackAt: at } as const;
    expect(verifyOrder(verifying, world, { ...verdict, by: 'x' })).toEqual({
      refusal: 'not_your_verification',
    });
    expect(lookUpRater(verifying, world, { at, by: 'x' })).toEqual({ refusal: 'not_your_verification' });
    const since = { ...world, officers: ['desk'] };
    expect(verifyOrder(verifying, since, { ...verdict, by: 'desk' })).toEqual({
      refusal: 'handled_the_case',
    });
    expect(lookUpRater(verifying, since, { at, by: 'desk' })).toEqual({ refusal: 'handled_the_case' });
  });

  test('an appeal is decided by none who appealed, verified, signed or handled the case', () => {
    for (const by of [others.appealed, others.verified, others.signed]) {
      const command = { at, by, upheld: true, reason: '…' };
      expect(decideAppeal(appealed, world, command)).toEqual({ refusal: 'second_person_needed' });
    }
    const handled = { at, by: others.handled, upheld: true, reason: '…' };
    expect(decideAppeal(appealed, world, handled)).toEqual({ refusal: 'handled_the_case' });
  });

  test('a malicious rating is invalidated by the decision of the appeal, and says who decided', () => {
    const decision = decideAppeal(appealed, world, { at, by: 'chief', upheld: true, reason: '…' });
    expect(decision).toMatchObject({
      state: { status: 'closed', finding: 'malicious', closed: { by: 'chief', result: 'invalidated' } },
      events: [
        { type: 'rectification.appeal_decided.v1', data: { upheld: true } },
        { type: 'rectification.closed.v1', data: { result: 'invalidated', onTime: true } },
      ],
    });
  });

  test('a rating found mistaken leaves the figures by a second person, once nobody can appeal', () => {
    const mistaken = found('mistaken');
    const later = on('10-11', '00:00');
    expect(closeOrder(mistaken, world, { at: later, by: 'desk' })).toEqual({
      refusal: 'second_person_needed',
    });
    expect(closeOrder(mistaken, world, { at: later, by: 'signer' })).toEqual({
      refusal: 'second_person_needed',
    });
    expect(closeOrder(mistaken, world, { at, by: 'chief' })).toEqual({ refusal: 'appeal_open' });
    expect(closeOrder(mistaken, world, { at: later, by: 'chief' })).toMatchObject({
      state: { closed: { result: 'invalidated' } },
    });
  });

  test('who answers, signed or handled the case does not extend the time', () => {
    for (const by of ['owner', 'signer'])
      expect(extendRectification(rectifying, world, { at, by, days: 5, reason: '…' })).toEqual({
        refusal: 'second_person_needed',
      });
    const handled = { at, by: others.handled, days: 5, reason: '…' };
    expect(extendRectification(rectifying, world, handled)).toEqual({ refusal: 'handled_the_case' });
    const long = { at, by: 'chief', days: 6, reason: '…' };
    expect(extendRectification(rectifying, world, long)).toEqual({ refusal: 'extension_long' });
    expect(extendRectification(rectifying, world, { ...long, days: 5 })).toMatchObject({
      state: { dispatch: { due: { rectify: '2026-10-16' } } },
      events: [{ type: 'rectification.extended.v1', data: { due: '2026-10-16', approver: 'chief' } }],
    });
  });

  test('who takes a light back has no part in the order', () => {
    const light = {
      lightId: 'L',
      clock: 'rectify',
      org: 'o',
      level: 'warn',
      due: '2026-10-10',
      raisedAt: at,
    } as const;
    const lit = { ...rectified, lights: [light] };
    const cancel = (by: string) => cancelLight(lit, world, { at, by, lightId: 'L', reason: '…' });
    for (const by of ['signer', 'desk', 'owner'])
      expect(cancel(by)).toEqual({ refusal: 'second_person_needed' });
    expect(cancel(others.handled)).toEqual({ refusal: 'handled_the_case' });
    const cancelled = stateOf(cancel('chief'));
    expect(cancelLight(cancelled, world, { at, by: 'chief', lightId: 'L', reason: '…' })).toEqual({
      refusal: 'light_cancelled',
    });
  });
});

describe('a follow-up', () => {
  test('a bad one re-opens the order once, to the supervisor', () => {
    expect(reopened).toMatchObject({ status: 'rectifying', reopened: { supervisor: '320281' } });
    const command = { at, actor: approver('mayor'), kind: 'fixed', answer: '…', linkHash: 'second' } as const;
    const again = stateOf(rectifyOrder(reopened, world, command));
    expect(stateOf(followUp(again, world, { at, level: 1, linkHash: 'second' })).status).toBe('followed_up');
  });

  test('who answered first, or handled the case, does not answer again', () => {
    const answer = { at, kind: 'fixed', answer: '…', linkHash: 'second' } as const;
    expect(rectifyOrder(reopened, world, { ...answer, actor: org })).toEqual({
      refusal: 'not_your_organisation',
    });
    expect(rectifyOrder(reopened, world, { ...answer, actor: approver('signer') })).toEqual({
      refusal: 'second_person_needed',
    });
    expect(rectifyOrder(reopened, world, { ...answer, actor: approver('officer-hc') })).toEqual({
      refusal: 'handled_the_case',
    });
  });

  test('a link is used once and lapses after seven days', () => {
    const followed = stateOf(followUp(rectified, world, { at, level: 3, linkHash: 'first' }));
    expect(followUp(followed, world, { at, level: 1, linkHash: 'first' })).toEqual({ refusal: 'link_used' });
    const late = { at: on('10-05'), level: 3, linkHash: 'first' };
    expect(followUp(rectified, world, late)).toEqual({ refusal: 'link_expired' });
  });
});

describe('a call back', () => {
  test('who rated by name is called back before the verification, not before the rating nor in the future', () => {
    const verdict = { at, by: 'desk', finding: 'valid', note: '…' } as const;
    expect(verifyOrder(verifying, world, verdict)).toEqual({ refusal: 'callback_missing' });
    for (const calledBackAt of [on('09-27'), on('09-29')])
      expect(verifyOrder(verifying, world, { ...verdict, calledBackAt })).toEqual({
        refusal: 'callback_time',
      });
  });

  test('an anonymous rater is neither called nor looked up', () => {
    const anonymous = { ...verifying, rating: { ...verifying.rating, realName: false } };
    expect(lookUpRater(anonymous, world, { at, by: 'desk' })).toEqual({ refusal: 'rating_anonymous' });
    const verdict = { at, by: 'desk', finding: 'valid', note: '…' } as const;
    expect(stateOf(verifyOrder(anonymous, world, verdict)).status).toBe('valid');
  });
});
