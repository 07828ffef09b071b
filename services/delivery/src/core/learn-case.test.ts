import type { Decision, NewEvent } from '@haoban/contracts/decision';
import { describe, expect, test } from 'vitest';
import {
  at,
  filing,
  granted,
  grantedCase,
  on,
  requested,
  saidBy,
  stateOf,
  untold,
  world,
} from '../../test/given-case.ts';
import type { Case } from './case.ts';
import { learnDenial, learnFiling, learnFirstTransfer, learnItem, learnTransfer } from './learn-case.ts';
import { learnDecision, learnReopening, learnRevocation, learnWithdrawal } from './learn-decision.ts';
import { orgOf } from './case.ts';
import { requestDelivery } from './request-delivery.ts';

type Learn = (state: Case) => Decision<Case>;

const item = { item: { code: 'permit', name: '施工许可' } };
const fromIntake: Learn[] = [
  (state) => learnFiling(state, filing, at),
  (state) => learnItem(state, item, at),
];
const fromApproval: Learn[] = [
  (state) => learnDecision(state, { ...granted, outcome: 'denied', decidedAt: on(5) }, at),
  (state) => learnReopening(state, at),
  (state) => learnDecision(state, granted, at),
];

function interleave(ours: readonly Learn[], theirs: readonly Learn[]): Learn[][] {
  const [one, ...ourRest] = ours;
  const [other, ...theirRest] = theirs;
  if (one === undefined || other === undefined) return [[...ours, ...theirs]];
  return [
    ...interleave(ourRest, theirs).map((rest) => [one].concat(rest)),
    ...interleave(ours, theirRest).map((rest) => [other].concat(rest)),
  ];
}

test('intake and approval are heard in any order: the licence is issued once, when the last part is known', () => {
  const orders = interleave(fromIntake, fromApproval);
  expect(orders).toHaveLength(10);
  const number = 'permit-case-1-01';
  for (const order of orders) {
    const said: NewEvent[] = [];
    const end = order.reduce((state, learn) => {
      const decision = learn(state);
      if ('events' in decision) said.push(...decision.events);
      return stateOf(decision);
    }, untold);
    expect(end).toEqual({
      ...untold,
      ...filing,
      itemName: '施工许可',
      decision: { outcome: 'granted', at: on(6) },
      licences: [{ number, grantedAt: on(6), issuedAt: at }],
      clock: { from: on(6) },
      unrequested: true,
    });
    expect(said).toEqual([{ type: 'document.issued.v1', time: at, data: { kind: 'licence', number } }]);
  }
});

test('approval’s transfer stands, whenever intake’s is heard', () => {
  const ours: Learn = (state) => learnFirstTransfer(state, { toOrg: 'first' });
  const theirs: Learn = (state) => learnTransfer(state, { toOrg: 'second' });
  const filed: Learn = (state) => learnFiling(state, filing, at);
  for (const order of interleave([filed, ours], [theirs]))
    expect(orgOf(order.reduce((state, learn) => stateOf(learn(state)), untold))).toBe('second');
});

describe('a re-opened case', () => {
  const reopened = stateOf(learnReopening(requested('courier'), on(10)));

  test('has nothing to deliver, no clock, and a licence that is suspended', () => {
    expect(reopened.clock).toBeUndefined();
    expect(reopened.licences).toMatchObject([{ suspendedAt: on(10) }]);
    const again = requestDelivery(reopened, world, { at, actor: 'x', deliveryId: 'd-2', method: 'courier' });
    expect(saidBy(again)).toEqual(['refused not_granted']);
  });

  test('granted again gets another number, its old licence ends, and what waited of it is cancelled', () => {
    const again = learnDecision(reopened, { ...granted, decidedAt: on(12) }, on(12));
    expect(saidBy(again)).toEqual(['licence.revoked.v1', 'document.issued.v1']);
    const state = stateOf(again);
    expect(state.licences).toMatchObject([
      { number: 'permit-case-1-01', revoked: { at: on(12), category: 'replaced' } },
      { number: 'permit-case-1-02', grantedAt: on(12) },
    ]);
    expect(state).toMatchObject({
      deliveries: [{ status: 'cancelled' }],
      clock: { from: on(12) },
      unrequested: true,
    });
  });

  test('denied after all, or taken back, has no licence any more', () => {
    const denied = learnDecision(reopened, { ...granted, outcome: 'denied', decidedAt: on(12) }, on(12));
    expect(saidBy(denied)).toEqual(['licence.revoked.v1']);
    expect(stateOf(denied).clock).toBeUndefined();
    const withdrawn = learnWithdrawal(reopened, on(12));
    expect(saidBy(withdrawn)).toEqual(['licence.revoked.v1']);
    expect(stateOf(withdrawn)).toMatchObject({ deliveries: [{ status: 'cancelled' }] });
  });
});

test('a revoked decision takes its licence, its clock and what has not left the house with it', () => {
  const revoked = learnRevocation(requested('window', 'h1'), '隐瞒真实情况', on(10));
  expect(revoked).toMatchObject({
    state: {
      decision: { revokedAt: on(10) },
      licences: [{ revoked: { at: on(10), category: 'decision_revoked' } }],
      deliveries: [{ status: 'cancelled' }],
    },
    events: [
      {
        type: 'licence.revoked.v1',
        data: { number: 'permit-case-1-01', reason: '隐瞒真实情况', category: 'decision_revoked' },
      },
    ],
  });
  expect(stateOf(revoked).clock).toBeUndefined();
  expect(saidBy(learnRevocation(stateOf(revoked), 'again', on(11)))).toEqual([]);
});

test('a filing heard after the decision was revoked issues nothing', () => {
  const revoked = stateOf(learnRevocation(stateOf(learnDecision(untold, granted, at)), 'x', at));
  const filed = stateOf(learnFiling(revoked, filing, at));
  expect(saidBy(learnItem(filed, item, at))).toEqual([]);
});

test('a refusal is delivered by option only: its paper by number, never as an e-licence', () => {
  const option = { ...world, deliverRefusals: true };
  const decide = (deliverRefusals: boolean) => {
    const denied = learnDecision(untold, { ...granted, outcome: 'denied', deliverRefusals }, at);
    return stateOf(learnDenial(stateOf(denied), { kind: 'denial', number: 'BY-1' }));
  };
  const request = { at, actor: 'x', deliveryId: 'd-1', method: 'courier' } as const;
  expect(decide(false).clock).toBeUndefined();
  expect(requestDelivery(decide(false), world, request)).toEqual({ refusal: 'not_granted' });
  expect(decide(true)).toMatchObject({ clock: { from: on(6) }, unrequested: true });
  expect(requestDelivery(decide(true), option, request)).toMatchObject({
    state: { deliveries: [{ documents: ['BY-1'] }] },
  });
  expect(requestDelivery(decide(true), option, { ...request, method: 'e_licence' })).toEqual({
    refusal: 'method_unfit',
  });
  expect(learnDenial(grantedCase(), { kind: 'special_procedure', number: 'TB-1' })).toEqual({
    state: grantedCase(),
    events: [],
  });
});
